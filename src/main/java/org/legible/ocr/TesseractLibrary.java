package org.legible.ocr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import com.sun.jna.NativeLibrary;
import net.sourceforge.lept4j.ILeptonica;
import net.sourceforge.tess4j.TessAPI1;

import org.legible.format.LegibleException;
import org.legible.installation.Finding;
import org.legible.installation.JnaCheck;
import org.legible.installation.LibraryProbe;

/**
 * Tesseract's native library, loaded once for the whole program when somebody wants to read.
 *
 * <p>It is loaded by JNA alone and not by {@code System.load}, which refuses a file that another class loader has loaded before, as
 * happens when ImageJ refreshes its menus.
 */
final class TesseractLibrary {

    private static final String VERSION_RESOURCE = "META-INF/maven/org.bytedeco/tesseract/pom.properties";
    /** What Tess4J sets for the whole program when it is loaded, as if nobody else used JNA. */
    private static final List<String> PROPERTIES_OF_JNA = List.of("jna.encoding", "jna.library.path");

    /** Held for ever: JNA closes a library that nobody holds. */
    private static final List<NativeLibrary> LOADED = new ArrayList<>();
    private static String version;
    private static LegibleException failure;

    private TesseractLibrary() {
    }

    /**
     * Loads the library unless it is loaded already.
     *
     * @return Tesseract's version
     * @throws LegibleException when a library is missing, does not fit or is too old
     */
    static synchronized String load() throws IOException {
        if (failure != null) {
            // A class whose start has failed cannot be tried again, so the first reason stays the reason.
            throw failure;
        }
        if (version == null) {
            final ClassLoader loader = TesseractLibrary.class.getClassLoader();
            requireJna(loader);
            final NativeFiles natives = requireNatives(System.getProperty("os.name"), System.getProperty("os.arch"));
            start(natives, natives.unpack(loader, versioned(CacheFolder.ofUser()).resolve(natives.toString())));
        }
        return version;
    }

    /** The folder of this version of Tesseract, so that two versions of Legible do not write over each other. */
    static CacheFolder versioned(final CacheFolder folder) throws IOException {
        final List<Properties> found = LibraryProbe.properties(TesseractLibrary.class.getClassLoader(), VERSION_RESOURCE);
        return folder.resolve("tesseract-" + (found.isEmpty() ? "unknown" : found.get(0).getProperty("version", "unknown")));
    }

    /** Looked at as a file: an old JNA has classes of the same names, which would be in use before anything fails. */
    static void requireJna(final ClassLoader loader) throws IOException {
        final Finding jna = JnaCheck.look(loader);
        if (!jna.ok()) {
            throw new LegibleException("Tesseract cannot be used, JNA is " + jna.value() + ". " + jna.nextStep().orElse(""));
        }
    }

    static NativeFiles requireNatives(final String system, final String architecture) throws LegibleException {
        return NativeFiles.of(system, architecture).orElseThrow(() -> new LegibleException("Tesseract cannot be used: it exists for Linux"
            + " and macOS on x86-64 and arm64 and for Windows on x86-64, not for " + system + " on " + architecture + "."));
    }

    private static void start(final NativeFiles natives, final List<Path> files) throws LegibleException {
        final List<Optional<String>> before = PROPERTIES_OF_JNA.stream().map(name -> Optional.ofNullable(System.getProperty(name))).toList();
        try {
            for (final Path file : files) {
                LOADED.add(NativeLibrary.getInstance(file.toString()));
            }
            // Leptonica's remarks on pictures, which Tesseract deals with, are not for the error stream of a program.
            LOADED.get(LOADED.size() - 2).getFunction("setMsgSeverity").invokeInt(new Object[] {ILeptonica.L_SEVERITY_NONE});
            NativeLibrary.addSearchPath(natives.libraryName(), files.get(0).getParent().toString());
            version = TessAPI1.TessVersion();
        } catch (final LinkageError e) {
            failure = new LegibleException("Tesseract's library cannot be loaded: " + reason(e) + ". Run Legible's installation check.", e);
            throw failure;
        } finally {
            for (int i = 0; i < before.size(); i++) {
                final String name = PROPERTIES_OF_JNA.get(i);
                before.get(i).ifPresentOrElse(value -> System.setProperty(name, value), () -> System.clearProperty(name));
            }
        }
    }

    private static String reason(final LinkageError error) {
        final Throwable cause = error.getCause() == null ? error : error.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("").replaceFirst("\\.$", "");
    }
}
