package org.legible.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.format.LegibleException;

/** Installation into folders that look like a Fiji, with small jars in the place of real ones. */
class FijiInstallerTest {

    @TempDir
    private Path folder;

    private Path fiji;
    private List<Path> jars;

    @BeforeEach
    void makeFijiAndJars() throws IOException {
        fiji = folder.resolve("Fiji.app");
        jar(fiji.resolve("jars/ij-1.54p.jar"), "ij/IJ.class");
        jar(fiji.resolve("jars/gson-2.8.0.jar"), "com/google/gson/Gson.class");
        jar(fiji.resolve("jars/api-0.14.0.jar"), "com/other/Client.class");
        jar(fiji.resolve("jars/linux64/jna-5.9.0.jar"), "com/sun/jna/Native.class");
        Files.createDirectories(fiji.resolve("plugins"));
        jars = List.of(jar(folder.resolve("target/Legible_-2.0.0.jar"), "org/legible/A.class"),
            jar(folder.resolve("target/lib/ij-1.54p.jar"), "ij/IJ.class"),
            jar(folder.resolve("target/lib/gson-2.10.1.jar"), "com/google/gson/Gson.class"),
            jar(folder.resolve("target/lib/api-0.35.1.jar"), "ai/djl/Device.class"),
            jar(folder.resolve("target/lib/jna-5.14.0.jar"), "com/sun/jna/Native.class"),
            jar(folder.resolve("target/lib/slf4j-nop-2.0.17.jar"), "org/slf4j/nop/A.class"),
            jar(folder.resolve("target/lib/pytorch-native-cpu-2.7.1-linux-x86_64.jar"), "native/lib/pytorch.properties"));
    }

    @Test
    void copiesJustWhatIsMissing() throws IOException {
        final List<String> report = new FijiInstaller(jars).install(fiji);
        assertEquals(List.of("Legible_-2.0.0.jar"), names(fiji.resolve("plugins")));
        assertEquals(List.of("api-0.14.0.jar", "gson-2.8.0.jar", "ij-1.54p.jar", "legible-api-0.35.1.jar", "legible-installed.txt",
            "linux64", "pytorch-native-cpu-2.7.1-linux-x86_64.jar"), names(fiji.resolve("jars")));
        assertTrue(report.contains("copied   plugins/Legible_-2.0.0.jar"), report.toString());
        assertTrue(report.stream().anyMatch(line -> line.startsWith("kept     jars/gson-2.8.0.jar") && line.contains("gson-2.10.1.jar")),
            report.toString());
        assertEquals(Files.size(jars.get(0)), Files.size(fiji.resolve("plugins/Legible_-2.0.0.jar")));
    }

    @Test
    void replacesAnEarlierInstallation() throws IOException {
        jar(fiji.resolve("plugins/Legible_-1.0.0.jar"), "org/legible/Old.class");
        jar(fiji.resolve("jars/Legible_-0.9.0.jar"), "org/legible/Older.class");
        jar(fiji.resolve("jars/pytorch-engine-0.20.0.jar"), "ai/djl/pytorch/Old.class");
        Files.write(fiji.resolve("jars/legible-installed.txt"), List.of("pytorch-engine-0.20.0.jar", "../plugins/keep.jar", "/etc/passwd"));
        jar(fiji.resolve("plugins/keep.jar"), "a/B.class");
        final List<String> report = new FijiInstaller(jars).install(fiji);
        assertEquals(List.of("Legible_-2.0.0.jar", "keep.jar"), names(fiji.resolve("plugins")));
        assertFalse(Files.exists(fiji.resolve("jars/pytorch-engine-0.20.0.jar")), "a library of the earlier installation");
        assertFalse(Files.exists(fiji.resolve("jars/Legible_-0.9.0.jar")));
        assertTrue(report.contains("removed  plugins/Legible_-1.0.0.jar"), report.toString());
    }

    @Test
    void installingTwiceLeavesTheSameFiles() throws IOException {
        new FijiInstaller(jars).install(fiji);
        final List<String> before = names(fiji.resolve("jars"));
        final List<String> report = new FijiInstaller(jars).install(fiji);
        assertEquals(before, names(fiji.resolve("jars")));
        assertTrue(report.contains("copied   jars/legible-api-0.35.1.jar"), report.toString());
    }

    @Test
    void refusesAFolderThatIsNoFiji() throws IOException {
        final FijiInstaller installer = new FijiInstaller(jars);
        final Path empty = Files.createDirectory(folder.resolve("empty"));
        assertMessage("is no Fiji", installer, empty);
        assertMessage("is not a folder", installer, folder.resolve("missing"));
        assertMessage("is not a folder", installer, jars.get(0));
        assertMessage("did you mean " + fiji, installer, folder);
        assertEquals(List.of(), names(empty));
    }

    @Test
    void needsItsOwnJar() {
        final LegibleException error = assertThrows(LegibleException.class, () -> new FijiInstaller(jars.subList(1, 3)));
        assertTrue(error.getMessage().contains("scripts/install-fiji"), error.getMessage());
    }

    private static void assertMessage(final String part, final FijiInstaller installer, final Path fiji) {
        final LegibleException error = assertThrows(LegibleException.class, () -> installer.install(fiji));
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }

    private static Path jar(final Path path, final String entry) throws IOException {
        Files.createDirectories(path.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(path.toString().length());
        }
        return path;
    }

    private static List<String> names(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
