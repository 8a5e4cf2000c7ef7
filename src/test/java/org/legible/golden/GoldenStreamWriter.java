package org.legible.golden;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.google.gson.JsonParser;

import org.legible.bundle.Bundles;
import org.legible.bundle.ModelBundle;
import org.legible.engine.CodecSession;
import org.legible.engine.Device;
import org.legible.format.LegibleException;

/**
 * Writes the golden streams of the default bundle, once: a folder that is there is never written to, because what released versions
 * wrote must decode to the same symbols for ever.
 */
public final class GoldenStreamWriter {

    private static final String AGAIN = "--again";

    private final ModelBundle bundle;
    private final CodecSession session;

    private GoldenStreamWriter(final CodecSession session) {
        this.bundle = session.bundle();
        this.session = session;
    }

    /**
     * Run by {@code scripts/golden} in the project's folder.
     *
     * @param args {@code --again} to write a folder anew that is there, else none
     */
    public static void main(final String... args) throws IOException {
        try (CodecSession session = CodecSession.open(Bundles.DEFAULT, Device.CPU)) {
            System.out.println("Wrote " + new GoldenStreamWriter(session).write(List.of(args).contains(AGAIN)));
        } catch (final LegibleException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private Path write(final boolean again) throws IOException {
        final Path target = GoldenFolder.ROOT.resolve(GoldenFolder.nameFor(bundle.id()));
        if (Files.exists(target) && !again) {
            throw new LegibleException(target + " is there already: golden streams are never written anew. Give " + AGAIN
                + " if its bundle, or what has changed, has never been released.");
        }
        final Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        delete(unfinished);
        Files.createDirectories(unfinished);
        try {
            copyIntegers(unfinished);
            new GoldenSet(bundle, session.networks(), unfinished).write();
            new GoldenFolder(unfinished).record();
            delete(target);
            return Files.move(unfinished, target);
        } finally {
            delete(unfinished);
        }
    }

    private void copyIntegers(final Path folder) throws IOException {
        copy(ModelBundle.MODEL_JSON, folder);
        final String json = Files.readString(folder.resolve(ModelBundle.MODEL_JSON), StandardCharsets.UTF_8);
        copy(JsonParser.parseString(json).getAsJsonObject().getAsJsonObject("scaleNetwork").get("file").getAsString(), folder);
    }

    private void copy(final String file, final Path folder) throws IOException {
        try (InputStream in = Bundles.class.getResourceAsStream("/org/legible/bundles/" + bundle.name() + "/" + file)) {
            Files.copy(in, folder.resolve(file));
        }
    }

    private static void delete(final Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (final Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
