package org.legible.ocr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.legible.format.LegibleException;

/** Finding, unpacking and refusing native libraries. */
class TesseractLibraryTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"Linux, amd64, linux-x86_64", "Linux, aarch64, linux-arm64", "Windows 11, amd64, windows-x86_64",
        "Mac OS X, aarch64, macosx-arm64", "Mac OS X, x86_64, macosx-x86_64"})
    void eachPlatformHasItsLibraries(final String system, final String architecture, final String name) throws IOException {
        assertEquals(name, TesseractLibrary.requireNatives(system, architecture).toString());
    }

    @ParameterizedTest
    @CsvSource({"Linux, riscv64", "Windows 11, aarch64", "FreeBSD, amd64", "Windows 10, x86"})
    void aPlatformWithoutLibrariesIsNamed(final String system, final String architecture) {
        final String sentence = refusal(() -> TesseractLibrary.requireNatives(system, architecture));
        assertTrue(sentence.contains(system + " on " + architecture), sentence);
    }

    @Test
    void aMissingJarIsNamedAndNothingIsWritten() throws IOException {
        try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
            for (final NativeFiles natives : NativeFiles.values()) {
                final String sentence = refusal(() -> natives.unpack(empty, new CacheFolder(folder.resolve("cache"))));
                assertTrue(sentence.contains("there is no leptonica for " + natives), sentence);
            }
        }
        assertTrue(Files.notExists(folder.resolve("cache")));
    }

    @Test
    void anOldJnaIsNamedAsTheJarToRemove() throws IOException {
        final Path old = folder.resolve("jna-3.2.7.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(old))) {
            out.putNextEntry(new JarEntry("com/sun/jna/Native.class"));
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {old.toUri().toURL()}, null)) {
            final String sentence = refusal(() -> TesseractLibrary.requireJna(loader));
            assertTrue(sentence.contains("JNA is 3.2.7") && sentence.contains("Remove " + old), sentence);
        }
    }

    @Test
    void loadingLeavesTheSettingsOfJnaAlone() throws IOException {
        final String path = System.getProperty("jna.library.path");
        final String encoding = System.getProperty("jna.encoding");
        TesseractReader.open().close();
        assertEquals(path, System.getProperty("jna.library.path"));
        assertEquals(encoding, System.getProperty("jna.encoding"));
    }

    @Test
    void aFileThatWasChangedIsUnpackedAgain() throws IOException {
        final CacheFolder cache = new CacheFolder(folder.resolve("a").resolve("b"));
        final URL resource = english();
        final Path file = cache.unpack(resource, "data");
        final byte[] whole = Files.readAllBytes(file);
        Files.write(file, new byte[] {1, 2, 3});
        assertArrayEquals(whole, Files.readAllBytes(cache.unpack(resource, "data")));
        final byte[] damaged = whole.clone();
        damaged[damaged.length / 2]++;
        Files.write(file, damaged);
        assertArrayEquals(whole, Files.readAllBytes(cache.unpack(resource, "data")));
    }

    @Test
    void aFileThatIsRightIsNotTouched() throws IOException {
        final CacheFolder cache = new CacheFolder(folder);
        final Path file = cache.unpack(english(), "data");
        final Object before = Files.readAttributes(file, "fileKey,lastModifiedTime");
        assertEquals(before, Files.readAttributes(cache.unpack(english(), "data"), "fileKey,lastModifiedTime"));
    }

    @Test
    void manyMayUnpackAtTheSameTime() throws Exception {
        final CacheFolder cache = new CacheFolder(folder.resolve("shared"));
        final ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            final List<Future<Path>> files = new ArrayList<>();
            for (int n = 0; n < 12; n++) {
                files.add(threads.submit(() -> cache.unpack(english(), "data")));
            }
            for (final Future<Path> file : files) {
                assertEquals(4113088, Files.size(file.get()));
            }
        } finally {
            threads.shutdown();
        }
        try (Stream<Path> left = Files.list(cache.path())) {
            assertEquals(List.of(cache.path().resolve("data")), left.toList());
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedWithTheWayOut() throws IOException {
        final Path file = Files.createFile(folder.resolve("file"));
        final String sentence = refusal(() -> new CacheFolder(file.resolve("cache")).unpack(english(), "data"));
        assertTrue(sentence.contains(file.toString()) && sentence.contains("LEGIBLE_CACHE_DIR"), sentence);
    }

    @Test
    void theCacheFolderIsTheSystemsOrTheUsers() {
        final Path home = folder.resolve("home");
        assertEquals(home.resolve(".cache/legible"), CacheFolder.of(Map.of(), "Linux", home).path());
        assertEquals(folder.resolve("x/legible"), CacheFolder.of(Map.of("XDG_CACHE_HOME", folder + "/x"), "Linux", home).path());
        assertEquals(home.resolve("Library/Caches/legible"), CacheFolder.of(Map.of(), "Mac OS X", home).path());
        assertEquals(folder.resolve("l/legible"), CacheFolder.of(Map.of("LOCALAPPDATA", folder + "/l"), "Windows 11", home).path());
        assertEquals(folder.resolve("own"), CacheFolder.of(Map.of("LEGIBLE_CACHE_DIR", folder + "/own"), "Linux", home).path());
        assertNotEquals(Path.of(""), CacheFolder.of(Map.of("LEGIBLE_CACHE_DIR", " "), "Linux", home).path());
    }

    private interface Attempt {
        void run() throws IOException;
    }

    private static String refusal(final Attempt attempt) {
        final String sentence = assertThrows(LegibleException.class, attempt::run).getMessage();
        assertTrue(sentence.endsWith("."), sentence);
        return sentence;
    }

    private static URL english() {
        return TesseractLibraryTest.class.getResource("/tessdata/eng.traineddata");
    }
}
