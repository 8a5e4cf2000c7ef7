package org.legible.cli;

import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.legible.format.LegibleException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code legible install-fiji FIJI_FOLDER}. */
@Command(name = "install-fiji", description = "Puts Legible, and the libraries that are missing there, into a Fiji.")
final class InstallFijiCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FIJI_FOLDER", description = "The folder that holds Fiji's jars and plugins.")
    private Path fiji;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return Failure.guarded(this::install);
    }

    private int install() throws LegibleException {
        final List<String> report = new FijiInstaller(classPath()).install(fiji);
        final PrintWriter out = spec.commandLine().getOut();
        report.forEach(out::println);
        out.println("Legible is in " + fiji + ". Start Fiji with Java 17 or newer and choose Plugins > Legible.");
        out.flush();
        return 0;
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar")).map(Path::of).toList();
    }
}
