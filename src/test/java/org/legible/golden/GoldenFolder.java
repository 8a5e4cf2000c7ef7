package org.legible.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.reflect.TypeToken;

import org.legible.bundle.EntropyModel;
import org.legible.bundle.EntropyModels;
import org.legible.codec.Progress;
import org.legible.codec.SymbolPages;
import org.legible.codec.SymbolReader;
import org.legible.format.BundleId;
import org.legible.format.LgbFile;

/**
 * The golden streams of one bundle: {@code .lgb} files, the bundle's integers, {@code symbols.json} with the SHA-256 of each file's
 * symbols, and {@code text.json} with that of the pixels of its symbol layer, where it has one. The bundle's float networks are not kept.
 *
 * @param path of the folder, whose name is {@link #nameFor}
 */
record GoldenFolder(Path path) {

    /** Where the folders are, from the project's folder. */
    static final Path ROOT = Path.of("src/test/resources/golden");

    private static final String SYMBOLS = "symbols.json";
    private static final String TEXT = "text.json";
    private static final int DIGITS = 8;
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    /** All folders there are. */
    static List<GoldenFolder> all() throws IOException {
        if (!Files.isDirectory(ROOT)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(Files::isDirectory).sorted().map(GoldenFolder::new).toList();
        }
    }

    /** What the folder of a bundle is called. */
    static String nameFor(final BundleId bundle) {
        return bundle.name() + "-" + bundle.sha256().substring(0, DIGITS);
    }

    String name() {
        return path.getFileName().toString();
    }

    /** The streams, in the order of their names. */
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".lgb")).sorted().toList();
        }
    }

    EntropyModel model() throws IOException {
        return EntropyModels.in(path);
    }

    /** SHA-256 of the symbols of every file, by the file's name. */
    Map<String, String> symbols() throws IOException {
        return read(SYMBOLS);
    }

    /** SHA-256 of the pixels of the symbol layer of every file that has one, by the file's name. */
    Map<String, String> text() throws IOException {
        return Files.exists(path.resolve(TEXT)) ? read(TEXT) : Map.of();
    }

    private Map<String, String> read(final String name) throws IOException {
        return GSON.fromJson(Files.readString(path.resolve(name)), new TypeToken<TreeMap<String, String>>() { }.getType());
    }

    /** Reads the symbols of all files with the plain Java scale network, and their symbol layers, and writes down the SHA-256 of both. */
    void record() throws IOException {
        final SymbolReader reader = new SymbolReader(model());
        final Map<String, String> symbols = new TreeMap<>();
        final Map<String, String> text = new TreeMap<>();
        for (final Path file : files()) {
            symbols.put(file.getFileName().toString(), hash(file, reader));
            textHash(file).ifPresent(hash -> text.put(file.getFileName().toString(), hash));
        }
        Files.writeString(path.resolve(SYMBOLS), GSON.toJson(symbols) + "\n");
        Files.writeString(path.resolve(TEXT), GSON.toJson(text) + "\n");
    }

    /** SHA-256 of the pixels of the symbol layer of one file; empty where it has none. */
    static Optional<String> textHash(final Path file) throws IOException {
        try (LgbFile opened = LgbFile.open(file)) {
            return opened.symbolTileSide() == 0 ? Optional.empty() : Optional.of(SymbolPages.hash(opened));
        }
    }

    /** SHA-256 of the symbols of one file. */
    static String hash(final Path file, final SymbolReader reader) throws IOException {
        try (LgbFile opened = LgbFile.open(file)) {
            return reader.hash(opened, Progress.NONE);
        }
    }
}
