package org.legible.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.legible.format.BundleId;
import org.legible.format.LegibleException;
import org.legible.format.StreamHeader;

/** Finds model bundles. */
public final class Bundles {

    /** Name of the bundle that is used when none is asked for. */
    public static final String DEFAULT = "legible-1";

    /** Name of the text detector that is used when none is asked for. */
    public static final String DEFAULT_DETECTOR = "legible-detector-1";

    /** Name of the word recogniser that is used when none is asked for. */
    public static final String DEFAULT_RECOGNISER = "legible-reader-1";

    private Bundles() {
    }

    /**
     * A codec by its name or its place.
     *
     * @param nameOrPath name of a bundle inside the program, or path of a folder or a zip file with a {@code model.json} in it
     * @throws LegibleException when there is no such bundle, it is of another kind, or something is wrong in it
     */
    public static ModelBundle find(final String nameOrPath) throws IOException {
        return ModelBundle.read(files(nameOrPath, DEFAULT));
    }

    /**
     * A text detector by its name or its place.
     *
     * @param nameOrPath as for {@link #find}
     * @throws LegibleException as for {@link #find}
     */
    public static DetectorBundle findDetector(final String nameOrPath) throws IOException {
        return DetectorBundle.read(files(nameOrPath, DEFAULT_DETECTOR));
    }

    /**
     * A word recogniser by its name or its place.
     *
     * @param nameOrPath as for {@link #find}
     * @throws LegibleException as for {@link #find}
     */
    public static RecogniserBundle findRecogniser(final String nameOrPath) throws IOException {
        return RecogniserBundle.read(files(nameOrPath, DEFAULT_RECOGNISER));
    }

    /** Whether there is a bundle of this name inside the program. */
    public static boolean has(final String name) {
        return new ResourceFiles(name).has(ModelBundle.MODEL_JSON);
    }

    private static BundleFiles files(final String nameOrPath, final String example) throws IOException {
        final String wanted = nameOrPath.strip();
        if (ModelBundle.isName(wanted)) {
            final BundleFiles inside = new ResourceFiles(wanted);
            if (inside.has(ModelBundle.MODEL_JSON)) {
                return inside;
            }
        }
        return filesAt(wanted, example);
    }

    /**
     * The bundle that a file was written with.
     *
     * @param header of the file
     * @param file name of the file, for messages
     * @throws LegibleException when the bundle is not inside the program, or the one there is another of the same name
     */
    public static ModelBundle findFor(final StreamHeader header, final String file) throws IOException {
        final BundleId wanted = header.bundle();
        final BundleFiles inside = new ResourceFiles(wanted.name());
        if (!inside.has(ModelBundle.MODEL_JSON)) {
            throw new LegibleException(file + " was written with the model bundle " + ModelBundle.text(wanted)
                + ", which this program does not contain: "
                + "get that bundle and give its folder or zip file as the model.");
        }
        final ModelBundle bundle = ModelBundle.read(inside);
        bundle.requireWriterOf(header, file);
        return bundle;
    }

    private static BundleFiles filesAt(final String path, final String example) throws IOException {
        final Path place;
        try {
            place = Path.of(path);
        } catch (final InvalidPathException e) {
            throw noBundle(path, example);
        }
        if (Files.isDirectory(place)) {
            return new FolderFiles(place);
        }
        if (Files.isRegularFile(place)) {
            return new ZipFiles(place);
        }
        throw noBundle(path, example);
    }

    private static LegibleException noBundle(final String wanted, final String example) {
        return new LegibleException("There is no model bundle \"" + wanted + "\": give the name of a bundle in this program, such as "
            + example + ", or the path of a bundle's folder or zip file.");
    }
}
