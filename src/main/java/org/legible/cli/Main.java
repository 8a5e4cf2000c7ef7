package org.legible.cli;

import org.legible.cli.benchmark.BenchmarkCommand;
import org.legible.cli.benchmark.TextBenchmarkCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * Entry point of the command line. A failure ends with a code other than 0 and one plain sentence on the error stream: 2 for a wrong
 * command line, 1 for everything else.
 */
@Command(name = "legible", versionProvider = ProgramVersion.class,
    description = "Compresses images with a learned codec that keeps text readable.",
    subcommands = {EncodeCommand.class, DecodeCommand.class, InfoCommand.class, VerifyCommand.class, TextCommand.class,
        ReportCommand.class, CompareCommand.class, CheckCommand.class, InstallFijiCommand.class, DemoCommand.class,
        BenchmarkCommand.class, TextBenchmarkCommand.class})
public final class Main implements Runnable {

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help and stop.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version and stop.")
    private boolean version;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Also show where in the program an error came from.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    private Main() {
    }

    /**
     * Runs the command line and ends the JVM with its exit code.
     *
     * @param args as typed
     */
    public static void main(final String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** A command line to execute; its output and error writers can be set before. */
    public static CommandLine commandLine() {
        final Main main = new Main();
        return new CommandLine(main)
            .registerConverter(Double.class, Main::number)
            .registerConverter(double.class, Main::number)
            .setParameterExceptionHandler((error, args) -> main.fail(error.getCommandLine(), sentence(error), error, 2))
            .setExecutionExceptionHandler((error, line, parsed) -> main.fail(line, Failure.sentence(error), error, 1));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command, such as encode or decode");
    }

    private static Double number(final String text) {
        try {
            return Double.valueOf(text);
        } catch (final NumberFormatException e) {
            throw new TypeConversionException("\"" + text + "\" is not a number");
        }
    }

    private int fail(final CommandLine line, final String sentence, final Exception error, final int code) {
        line.getErr().println(sentence);
        if (verbose) {
            error.printStackTrace(line.getErr());
        }
        line.getErr().flush();
        return code;
    }

    private static String sentence(final ParameterException error) {
        final String problem = error.getMessage().lines().findFirst().orElse("The command line is wrong").replaceFirst("[.:]$", "");
        return problem + "; \"" + error.getCommandLine().getCommandSpec().qualifiedName() + " --help\" shows what is possible.";
    }
}
