package org.legible.cli;

import java.util.concurrent.Callable;
import org.legible.ij.Installation;
import org.legible.installation.InstallationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code legible check}: the state of the installation; 1 where something keeps Legible from working. */
@Command(name = "check", description = "Checks the installation: system, Java, JNA, engine, model, device, folders, OCR, and the next step.")
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return Failure.guarded(this::check);
    }

    private int check() {
        final InstallationReport report = Installation.inspect();
        spec.commandLine().getOut().print(report);
        spec.commandLine().getOut().flush();
        if (!report.ok()) {
            spec.commandLine().getErr().println("Legible cannot work yet: see the next steps above.");
            spec.commandLine().getErr().flush();
        }
        return report.ok() ? 0 : 1;
    }
}
