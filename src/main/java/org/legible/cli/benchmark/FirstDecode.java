package org.legible.cli.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** Times the command line itself, with the start of Java and of the engine. */
final class FirstDecode {

    private static final int RUNS = 3;

    private FirstDecode() {
    }

    /**
     * The least time over a few new JVMs to decode a file to a PNG.
     *
     * @param encoded the file
     * @param model name or path of its bundle
     * @return seconds; empty where it does not work, for example in a JVM without the command line on its class path
     */
    static OptionalDouble seconds(final Path encoded, final String model) throws IOException {
        final Path picture = Files.createTempFile("legible-benchmark", ".png");
        try {
            double least = Double.POSITIVE_INFINITY;
            for (int run = 0; run < RUNS; run++) {
                final long start = System.nanoTime();
                final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Djava.awt.headless=true", "-Dai.djl.offline=true", "--enable-native-access=ALL-UNNAMED", "-cp",
                    System.getProperty("java.class.path"), "org.legible.cli.Main", "decode", encoded.toString(), picture.toString(),
                    "--model", model)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT).start();
                if (process.waitFor() != 0) {
                    return OptionalDouble.empty();
                }
                least = Math.min(least, (System.nanoTime() - start) * 1e-9);
            }
            return OptionalDouble.of(least);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalDouble.empty();
        } finally {
            Files.deleteIfExists(picture);
        }
    }
}
