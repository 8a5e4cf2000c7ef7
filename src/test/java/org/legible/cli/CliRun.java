package org.legible.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** One run of the command line, with what it printed. */
record CliRun(int code, String out, String err) {

    static CliRun of(final Object... args) {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        final String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i].toString();
        }
        final int code = line.execute(texts);
        return new CliRun(code, out.toString(), err.toString());
    }

    /** Whether it failed as it should: a code other than 0, nothing printed, one sentence on the error stream. */
    boolean failedPlainly() {
        return code != 0 && out.isEmpty() && err.lines().count() == 1 && err.strip().endsWith(".") && !err.contains("Exception")
            && !err.contains("\tat ");
    }
}
