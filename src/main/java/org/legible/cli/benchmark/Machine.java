package org.legible.cli.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Names the machine and the JVM that figures were measured on. */
final class Machine {

    private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {
    }

    static String describe() {
        return Runtime.getRuntime().availableProcessors() + " core(s) of " + processor() + ", " + System.getProperty("os.name")
            + " " + System.getProperty("os.arch") + ", Java " + System.getProperty("java.version")
            + " (" + System.getProperty("java.vm.name") + ")";
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(LINUX_PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name")).findFirst().map(line -> line.replaceFirst(".*?:\\s*", ""))
                .orElse("an unnamed processor");
        } catch (final IOException e) {
            return "an unnamed processor"; // other systems have no such file
        }
    }
}
