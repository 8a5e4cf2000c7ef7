package org.legible.ocr;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import net.sourceforge.tess4j.util.LoadLibs;

import org.legible.format.LegibleException;
import org.legible.installation.Finding;

/**
 * The native libraries of Tesseract for one platform, as JavaCPP's presets carry them.
 *
 * <p>All of them are unpacked into one folder, where they find each other by name (Linux and macOS: run path {@code $ORIGIN} or
 * {@code @loader_path}; Windows: the folder of the library that is loaded). Tesseract's own one gets the name under which Tess4J asks
 * for it. None of these builds uses OpenMP: recognition runs in the thread that asks for it, whatever {@code OMP_THREAD_LIMIT} says.
 */
enum NativeFiles {

    /** Intel and AMD. */
    LINUX_X86_64("linux-x86_64", "libleptonica.so.6", "libtesseract.so.5.5", LoadLibs.LIB_NAME_NON_WIN, "libtesseract.so"),
    /** Arm. */
    LINUX_ARM64("linux-arm64", "libleptonica.so.6", "libtesseract.so.5.5", LoadLibs.LIB_NAME_NON_WIN, "libtesseract.so"),
    /** With the run-time libraries of the compiler. */
    WINDOWS_X86_64("windows-x86_64", "libwinpthread-1.dll libgcc_s_seh-1.dll libstdc++-6.dll libleptonica-6.dll", "libtesseract55.dll",
        LoadLibs.LIB_NAME, LoadLibs.LIB_NAME + ".dll"),
    /** Apple silicon. */
    MACOSX_ARM64("macosx-arm64", "libleptonica.6.dylib", "libtesseract.5.5.dylib", LoadLibs.LIB_NAME_NON_WIN, "libtesseract.dylib"),
    /** Intel. */
    MACOSX_X86_64("macosx-x86_64", "libleptonica.6.dylib", "libtesseract.5.5.dylib", LoadLibs.LIB_NAME_NON_WIN, "libtesseract.dylib");

    private final String platform;
    private final List<String> needed;
    private final String tesseract;
    private final String libraryName;
    private final String fileName;

    NativeFiles(final String platform, final String needed, final String tesseract, final String libraryName, final String fileName) {
        this.platform = platform;
        this.needed = List.of(needed.split(" "));
        this.tesseract = tesseract;
        this.libraryName = libraryName;
        this.fileName = fileName;
    }

    /**
     * The libraries for a computer; none where there are none.
     *
     * @param system as in the system property {@code os.name}
     * @param architecture as in the system property {@code os.arch}
     */
    static Optional<NativeFiles> of(final String system, final String architecture) {
        final String os = system.toLowerCase(Locale.ROOT);
        final boolean arm = architecture.equals("aarch64");
        if (!arm && !architecture.equals("amd64") && !architecture.equals("x86_64")) {
            return Optional.empty();
        }
        if (os.startsWith("linux")) {
            return Optional.of(arm ? LINUX_ARM64 : LINUX_X86_64);
        }
        if (os.startsWith("mac")) {
            return Optional.of(arm ? MACOSX_ARM64 : MACOSX_X86_64);
        }
        return os.startsWith("windows") && !arm ? Optional.of(WINDOWS_X86_64) : Optional.empty();
    }

    /** The name under which Tess4J asks for Tesseract's library. */
    String libraryName() {
        return libraryName;
    }

    /**
     * Unpacks the libraries.
     *
     * @param loader the class path with the jars
     * @param folder where to
     * @return the files in the order in which they need each other
     * @throws LegibleException when one is not on the class path or cannot be written
     */
    List<Path> unpack(final ClassLoader loader, final CacheFolder folder) throws IOException {
        final List<Path> files = new ArrayList<>();
        for (final String name : needed) {
            files.add(folder.unpack(resource(loader, "leptonica", name), name));
        }
        files.add(folder.unpack(resource(loader, "tesseract", tesseract), fileName));
        return files;
    }

    private URL resource(final ClassLoader loader, final String library, final String name) throws LegibleException {
        final URL resource = loader.getResource("org/bytedeco/" + library + "/" + platform + "/" + name);
        if (resource == null) {
            throw new LegibleException("Tesseract cannot be used: there is no " + library + " for " + platform + ". " + Finding.REINSTALL);
        }
        return resource;
    }

    @Override
    public String toString() {
        return platform;
    }
}
