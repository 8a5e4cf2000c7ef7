package org.legible.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.installation.Finding;
import org.legible.installation.InstallationReport;

class EngineInstallationTest {

    @TempDir
    private Path folder;

    @Test
    void thisInstallationIsSound() {
        final InstallationReport report = new InstallationReport(EngineInstallation.inspect());
        assertTrue(report.ok(), report.toString());
        assertEquals(List.of("Operating system", "Java", "JNA", "Engine", "Native libraries", "Engine's cache", "Model bundle", "Device"),
            report.findings().stream().map(Finding::subject).toList());
        assertTrue(report.toString().contains("Legible is ready."), report.toString());
        assertTrue(report.toString().contains(System.getProperty("java.version")), report.toString());
    }

    @Test
    void namesTheOldJnaToRemove() throws IOException {
        final Path old = jar("jna-3.2.7.jar", "com/sun/jna/Native.class", null);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {old.toUri().toURL()}, null)) {
            final Finding finding = new InstallationChecks(loader).jna();
            assertFalse(finding.ok());
            assertTrue(finding.value().startsWith("3.2.7"), finding.value());
            assertTrue(finding.nextStep().orElseThrow().contains(old.toString()), finding.nextStep().orElseThrow());
        }
    }

    @Test
    void findsAnOldJnaBehindANewOne() throws IOException {
        final URL fresh = jar("jna-5.14.0.jar", "com/sun/jna/Native.class", "5.14.0 (b0)").toUri().toURL();
        final URL old = jar("jna.jar", "com/sun/jna/Native.class", "4.1").toUri().toURL();
        try (URLClassLoader both = new URLClassLoader(new URL[] {fresh, old}, null);
            URLClassLoader one = new URLClassLoader(new URL[] {fresh}, null)) {
            assertFalse(new InstallationChecks(both).jna().ok());
            assertTrue(new InstallationChecks(one).jna().ok());
        }
    }

    @Test
    void everythingMissingGivesFindingsAndNoError() throws IOException {
        try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
            final InstallationChecks checks = new InstallationChecks(empty);
            for (final Finding finding : List.of(checks.jna(), checks.engine(), checks.natives())) {
                assertFalse(finding.ok(), finding.toString());
                assertTrue(finding.nextStep().orElseThrow().endsWith("."), finding.toString());
            }
        }
    }

    @Test
    void twoVersionsOfTheEngineAreAProblem() throws IOException {
        final Path a = properties("a.jar", "djl_version=0.35.1\npytorch_version=2.7.1");
        final Path b = properties("b.jar", "djl_version=0.20.0\npytorch_version=1.13.1");
        try (URLClassLoader both = new URLClassLoader(new URL[] {a.toUri().toURL(), b.toUri().toURL()}, null)) {
            final Finding finding = new InstallationChecks(both).engine();
            assertFalse(finding.ok());
            assertTrue(finding.value().contains("2.7.1") && finding.value().contains("1.13.1"), finding.value());
        }
    }

    @Test
    void aLibtorchOfAnotherVersionIsNotLoaded() throws IOException {
        final Path lib = Files.createDirectories(folder.resolve("libtorch/lib"));
        assertFalse(LibtorchOverride.of(Map.of()).isSet());
        final LibtorchOverride right = LibtorchOverride.of(Map.of("PYTORCH_LIBRARY_PATH", lib.toString(), "PYTORCH_VERSION", "2.7.1"));
        assertTrue(right.isSet());
        assertTrue(right.problem("2.7.1").isEmpty());
        assertTrue(right.problem("2.7.10").isPresent());
        Files.writeString(folder.resolve("libtorch/build-version"), "2.7.1+cu128\n");
        assertTrue(right.problem("2.7.1").isEmpty());
        Files.writeString(folder.resolve("libtorch/build-version"), "2.7.10+cpu\n");
        assertTrue(right.problem("2.7.1").orElseThrow().contains("2.7.10+cpu"));
        assertTrue(LibtorchOverride.of(Map.of("PYTORCH_LIBRARY_PATH", lib.toString())).problem("2.7.1").orElseThrow().contains("PYTORCH_VERSION"));
        assertTrue(LibtorchOverride.of(Map.of("PYTORCH_LIBRARY_PATH", lib + "/no", "PYTORCH_VERSION", "2.7.1")).problem("2.7.1").isPresent());
    }

    private Path jar(final String name, final String entry, final String version) throws IOException {
        final Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (version != null) {
            manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        }
        final Path path = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(path), manifest)) {
            out.putNextEntry(new JarEntry(entry));
        }
        return path;
    }

    private Path properties(final String name, final String text) throws IOException {
        final Path path = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(path))) {
            out.putNextEntry(new JarEntry("pytorch-engine.properties"));
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return path;
    }
}
