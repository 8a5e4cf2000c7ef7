package org.legible.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import org.legible.bundle.Bundles;
import org.legible.bundle.ModelBundle;
import org.legible.engine.CodecSession;
import org.legible.engine.Device;
import org.legible.format.LgbFile;
import org.legible.format.SampleType;
import org.legible.format.ValueWindow;

/** The bundle in the jar with its networks, loaded once for all tests of this package. */
final class DefaultBundle {

    private static final CodecSession SESSION = open();

    private DefaultBundle() {
    }

    private static CodecSession open() {
        try {
            return CodecSession.open(Bundles.DEFAULT, Device.CPU);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ModelBundle bundle() {
        return SESSION.bundle();
    }

    static Networks networks() {
        return SESSION.networks();
    }

    static Encoder encoder() {
        return new Encoder(bundle(), networks(), networks(), LeftText.NONE);
    }

    static Decoder decoder() {
        return new Decoder(bundle(), networks(), networks());
    }

    /** Settings with the quality and, where the type needs it, the window from 0 to the picture's top. */
    static EncodeSettings settings(final Picture picture, final double quality) throws IOException {
        final EncodeSettings settings = EncodeSettings.ofQuality(quality).withText(TextMode.OFF);
        return picture.layout().type() == SampleType.FLOAT32
            ? settings.withWindows(Collections.nCopies(picture.layout().channels(), new ValueWindow(0, picture.top())))
            : settings;
    }

    static EncodeResult encode(final Picture picture, final double quality, final Path file) throws IOException {
        return encoder().encode(picture, settings(picture, quality), file, Progress.NONE);
    }

    /** Decodes a sound file. */
    static Picture decode(final Path path) throws IOException {
        try (LgbFile file = LgbFile.open(path)) {
            final Picture decoded = Picture.empty(file.header().layout());
            final DecodeResult result = decoder().decode(file, decoded, Progress.NONE);
            if (!result.equals(new DecodeResult(List.of(), List.of(), result.seconds()))) {
                throw new AssertionError(result);
            }
            return decoded;
        }
    }
}
