package org.legible.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import ai.djl.pytorch.jni.JniUtils;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import org.legible.codec.SymbolReader;
import org.legible.engine.CodecSession;
import org.legible.engine.DefaultSession;
import org.legible.format.LgbFile;

/** Files that were written once decode to the same symbols for ever, however the scale network is evaluated. */
@ExtendWith(DefaultSession.class)
class GoldenStreamTest {

    private final CodecSession session;

    GoldenStreamTest(final CodecSession session) {
        this.session = session;
    }

    @Test
    void theDefaultBundleHasGoldenStreams() throws IOException {
        final String wanted = GoldenFolder.nameFor(session.bundle().id());
        final List<String> names = GoldenFolder.all().stream().map(GoldenFolder::name).toList();
        assertTrue(names.contains(wanted), () -> "there are " + names + " and no " + wanted + ": run scripts/golden");
    }

    @TestFactory
    List<DynamicTest> plainJavaReadsTheRecordedSymbols() throws IOException {
        final List<DynamicTest> tests = new ArrayList<>();
        for (final GoldenFolder folder : GoldenFolder.all()) {
            final SymbolReader reader = new SymbolReader(folder.model());
            tests.addAll(tests(folder, path -> GoldenFolder.hash(path, reader)));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> theEngineReadsTheRecordedSymbolsWithOneThread() throws IOException {
        return engineTests(1);
    }

    @TestFactory
    List<DynamicTest> theEngineReadsTheRecordedSymbolsWithTwoThreads() throws IOException {
        return engineTests(2);
    }

    @TestFactory
    List<DynamicTest> symbolLayersPaintTheRecordedPixels() throws IOException {
        final List<DynamicTest> tests = new ArrayList<>();
        for (final GoldenFolder folder : GoldenFolder.all()) {
            folder.text().forEach((file, hash) -> tests.add(dynamicTest(folder.name() + " " + file,
                () -> assertEquals(Optional.of(hash), GoldenFolder.textHash(folder.path().resolve(file))))));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> foldersAreComplete() throws IOException {
        return GoldenFolder.all().stream().map(folder -> dynamicTest(folder.name(), () -> requireComplete(folder))).toList();
    }

    /** Every file's symbols are on record, and every file is from the bundle that its folder is named after. */
    private static void requireComplete(final GoldenFolder folder) throws IOException {
        final List<Path> files = folder.files();
        assertEquals(files.stream().map(file -> file.getFileName().toString()).toList(), List.copyOf(folder.symbols().keySet()));
        for (final Path path : files) {
            try (LgbFile file = LgbFile.open(path)) {
                assertEquals(folder.name(), GoldenFolder.nameFor(file.header().bundle()), file.name());
                assertEquals(file.symbolTileSide() != 0, folder.text().containsKey(path.getFileName().toString()), file.name());
            }
        }
    }

    private List<DynamicTest> engineTests(final int threads) throws IOException {
        final List<DynamicTest> tests = new ArrayList<>();
        for (final GoldenFolder folder : GoldenFolder.all()) {
            if (folder.name().equals(GoldenFolder.nameFor(session.bundle().id()))) {
                final SymbolReader reader = new SymbolReader(session.bundle(), session.networks());
                tests.addAll(tests(folder, path -> withThreads(threads, () -> GoldenFolder.hash(path, reader))));
            }
        }
        return tests;
    }

    private static List<DynamicTest> tests(final GoldenFolder folder, final SymbolHash hash) throws IOException {
        final Map<String, String> wanted = folder.symbols();
        return folder.files().stream().map(path -> {
            final String file = path.getFileName().toString();
            return dynamicTest(folder.name() + " " + file, () -> assertEquals(wanted.get(file), hash.of(path)));
        }).toList();
    }

    /** Computes something while libtorch has a certain number of threads. */
    private static String withThreads(final int threads, final Callable<String> task) throws Exception {
        final int before = JniUtils.getNumThreads();
        JniUtils.setNumThreads(threads);
        try {
            assertEquals(threads, JniUtils.getNumThreads());
            return task.call();
        } finally {
            JniUtils.setNumThreads(before);
        }
    }

    private interface SymbolHash {
        String of(Path file) throws Exception;
    }
}
