package org.legible.ocr;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.legible.format.LegibleException;
import org.legible.installation.Finding;

/** What Tesseract has been trained with: a folder of {@code .traineddata} files, and the languages to read. Looked at before it is used. */
public final class Tessdata {

    /** The language that comes with Legible. */
    public static final String ENGLISH = "eng";

    private static final String SUFFIX = ".traineddata";
    /** A name such as eng, chi_sim or script/Latin; the tilde keeps a language from being loaded by another. */
    private static final Pattern LANGUAGE = Pattern.compile("~?[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)?");

    private final Path folder;
    private final String languages;

    private Tessdata(final Path folder, final String languages) {
        this.folder = folder;
        this.languages = languages;
    }

    /**
     * What comes with Legible, unpacked into the user's cache folder.
     *
     * @return English
     * @throws IOException when it cannot be unpacked, as a {@link LegibleException}
     */
    public static Tessdata carried() throws IOException {
        return of(Optional.empty(), ENGLISH);
    }

    /**
     * Trained data of the user's choice.
     *
     * @param folder with the {@code .traineddata} files; empty for what comes with Legible, which is English
     * @param languages such as {@code eng} or {@code eng+deu}; the first one weighs most
     * @throws IOException when the folder or a file is missing or damaged or a name is none, as a {@link LegibleException}
     */
    public static Tessdata of(final Optional<Path> folder, final String languages) throws IOException {
        final List<String> names = List.of(languages.strip().split("\\+", -1));
        for (final String name : names) {
            if (!LANGUAGE.matcher(name).matches()) {
                throw new LegibleException("\"" + languages + "\" names no languages of Tesseract: give names such as eng, with + between them.");
            }
        }
        final Path place = folder.isPresent() ? folder.get().toAbsolutePath() : unpacked();
        requireFolder(place);
        for (final String name : names) {
            requireLanguage(place, name.replace("~", ""), folder.isPresent());
        }
        return new Tessdata(place, String.join("+", names));
    }

    private static Path unpacked() throws IOException {
        final URL resource = Tessdata.class.getClassLoader().getResource("tessdata/" + ENGLISH + SUFFIX);
        if (resource == null) {
            throw new LegibleException("Tesseract cannot be used: tess4j with its trained data is missing. " + Finding.REINSTALL);
        }
        return TesseractLibrary.versioned(CacheFolder.ofUser()).resolve("tessdata").unpack(resource, ENGLISH + SUFFIX).getParent();
    }

    private static void requireFolder(final Path folder) throws LegibleException {
        if (!Files.isDirectory(folder)) {
            throw new LegibleException("The tessdata folder " + folder + " does not exist; name a folder with " + SUFFIX + " files.");
        }
        // Tesseract opens files by their 8-bit names.
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")
            && !StandardCharsets.US_ASCII.newEncoder().canEncode(folder.toString())) {
            throw new LegibleException("Tesseract cannot open the tessdata folder " + folder + " on Windows, as its name has letters other than"
                + " A to Z; name another tessdata folder, or set the environment variable " + CacheFolder.VARIABLE + " to another folder.");
        }
    }

    private static void requireLanguage(final Path folder, final String name, final boolean chosen) throws IOException {
        final Path file = folder.resolve(name + SUFFIX);
        if (!Files.isRegularFile(file)) {
            throw new LegibleException(chosen ? "Tesseract cannot read " + name + ": " + file + " does not exist; put it there or name"
                + " another tessdata folder." : "Tesseract cannot read " + name + ": only " + ENGLISH + " comes with Legible; name a tessdata"
                + " folder with " + name + SUFFIX + ".");
        }
        TrainedData.require(file);
    }

    /** @return the folder, as an absolute path */
    public Path folder() {
        return folder;
    }

    /** @return the languages, with + between them */
    public String languages() {
        return languages;
    }

    @Override
    public String toString() {
        return languages + " in " + folder;
    }
}
