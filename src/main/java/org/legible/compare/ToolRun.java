package org.legible.compare;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

import org.legible.codec.Progress;
import org.legible.format.LegibleException;

/** Runs one program to its end, within a time and as long as nobody wants to stop. */
final class ToolRun {

    private static final int POLL_MILLISECONDS = 100;
    private static final int LONGEST_MESSAGE = 400;
    private static final String MESSAGES = "messages.txt";

    private ToolRun() {
    }

    /**
     * Runs a program that is to write a file.
     *
     * @param command program and arguments
     * @param output the file; what the program says is kept beside it
     * @param longest after that much time the program is ended
     * @param progress asked whether to stop
     * @return seconds from the start of the process to its end
     * @throws LegibleException when the program cannot be started, takes too long, fails (with what it said) or writes nothing
     * @throws CancellationException when {@code progress} is cancelled
     */
    static double run(final List<String> command, final Path output, final Duration longest, final Progress progress) throws IOException {
        final Path said = output.resolveSibling(MESSAGES);
        final String program = name(command);
        final Stopwatch watch = new Stopwatch();
        final int exit = watch(command, said, longest, progress);
        final double seconds = watch.seconds();
        if (exit != 0) {
            throw new LegibleException(program + " failed with code " + exit + message(said)
                + ". Try another setting or image, or leave it out of the codecs.");
        }
        if (!Files.isRegularFile(output) || Files.size(output) == 0) {
            throw new LegibleException(program + " wrote no file" + message(said)
                + ". Try another version of it, or leave it out of the codecs.");
        }
        return seconds;
    }

    /**
     * Runs a program that is to say something.
     *
     * @param command program and arguments
     * @param output a file name in a folder for what it says
     * @param longest after that much time the program is ended
     * @return the first line, whether or not the program ends well; empty where it says nothing
     * @throws LegibleException when the program cannot be started or takes too long
     */
    static String firstLine(final List<String> command, final Path output, final Duration longest) throws IOException {
        final Path said = output.resolveSibling(MESSAGES);
        watch(command, said, longest, Progress.NONE);
        return Files.readString(said, StandardCharsets.UTF_8).lines().findFirst().orElse("").strip();
    }

    /** Lets a program run; gives its exit value. */
    private static int watch(final List<String> command, final Path said, final Duration longest, final Progress progress)
        throws IOException {
        final String program = name(command);
        final Process process = start(command, program, said);
        try {
            process.getOutputStream().close(); // nothing to read for a program that asks
            await(process, program, longest, progress);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(program + " was interrupted");
        } finally {
            end(process);
        }
        return process.exitValue();
    }

    private static String name(final List<String> command) {
        return Path.of(command.get(0)).getFileName().toString();
    }

    private static Process start(final List<String> command, final String program, final Path said) throws LegibleException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        } catch (final IOException e) {
            throw new LegibleException(program + " cannot be started (" + e.getMessage() + "): check the file and its permissions.", e);
        }
    }

    private static void await(final Process process, final String program, final Duration longest, final Progress progress)
        throws InterruptedException, LegibleException {
        final long start = System.nanoTime();
        while (!process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            if (progress.cancelled()) {
                throw new CancellationException();
            }
            if (System.nanoTime() - start > longest.toNanos()) {
                throw new LegibleException(program + " took longer than " + longest.toSeconds()
                    + " seconds and was ended: use a smaller image, or leave it out of the codecs.");
            }
        }
    }

    /** Ends what still runs, so that its files can be removed. */
    private static void end(final Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** What the program said, in parentheses and on one line; empty where it said nothing. */
    private static String message(final Path said) throws IOException {
        final String text = new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            return "";
        }
        return " (" + (text.length() > LONGEST_MESSAGE ? "…" + text.substring(text.length() - LONGEST_MESSAGE) : text) + ")";
    }
}
