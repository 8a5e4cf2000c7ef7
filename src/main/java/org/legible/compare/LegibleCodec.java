package org.legible.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;

import org.legible.bundle.Bundles;
import org.legible.bundle.ModelBundle;
import org.legible.codec.DecodeResult;
import org.legible.codec.EncodeResult;
import org.legible.codec.EncodeSettings;
import org.legible.codec.PlaneReader;
import org.legible.codec.Progress;
import org.legible.codec.QualityMap;
import org.legible.engine.CodecSession;
import org.legible.engine.Device;
import org.legible.engine.TextDetector;
import org.legible.engine.TextProtection;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;
import org.legible.format.LgbFormat;
import org.legible.format.SampleType;
import org.legible.text.TextNeed;

/** A model bundle of Legible, with real {@code .lgb} files. The networks are loaded when the first picture comes. */
final class LegibleCodec implements ImageCodec {

    private final String name;
    private final ModelBundle bundle;
    private final Device device;
    private final LegibleText text;
    private CodecSession session;
    private FoundText found;

    /**
     * @param name for tables
     * @param bundle to encode and decode with
     * @param device where the networks run
     * @param text what is done about text
     */
    LegibleCodec(final String name, final ModelBundle bundle, final Device device, final LegibleText text) {
        this.name = name;
        this.bundle = bundle;
        this.device = device;
        this.text = text;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String identity() throws IOException {
        final String detector = text.detects() ? " " + Bundles.findDetector(Bundles.DEFAULT_DETECTOR).id() : "";
        return "Legible " + CodeFingerprint.ofEncoder() + " " + bundle.id().sha256() + text.suffix() + detector;
    }

    @Override
    public Scale scale() {
        return Scale.QUALITY;
    }

    @Override
    public List<Double> ladder() {
        return List.of(5.0, 20.0, 35.0, 50.0, 70.0, 90.0);
    }

    private CodecSession session() throws IOException {
        if (session == null) {
            session = CodecSession.open(bundle, device);
        }
        return session;
    }

    @Override
    public Encoded encode(final RgbImage image, final double setting, final Progress progress) throws IOException {
        final CodecSession open = session();
        final Path file = temporaryFile();
        try {
            final PlaneReader planes = new OnePlane(image);
            EncodeSettings settings = EncodeSettings.ofQuality(setting).withText(text.mode());
            double seconds = 0;
            if (text.boosts()) {
                final FoundText lines = textOf(image);
                final QualityMap map = new QualityMap(planes.layout(), bundle);
                TextProtection.apply(map, lines.needs(), TextProtection.DEFAULT_STEPS);
                settings = settings.withQualityMap(map);
                seconds = lines.seconds();
            }
            final EncodeResult result = open.encode(planes, settings, file, new Quiet(progress));
            return new Encoded(Files.readAllBytes(file), seconds + result.seconds());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Text is the same at every setting; the time that finding it took counts in all. */
    private FoundText textOf(final RgbImage image) throws IOException {
        if (found == null || found.image() != image) {
            try (TextDetector detector = TextDetector.open(Bundles.DEFAULT_DETECTOR, device)) {
                final Stopwatch watch = new Stopwatch();
                final List<TextNeed> needs = TextNeed.of(image.image(), detector.find(image.image()));
                found = new FoundText(image, needs, watch.seconds());
            }
        }
        return found;
    }

    private record FoundText(RgbImage image, List<TextNeed> needs, double seconds) {
    }

    private static Path temporaryFile() throws LegibleException {
        try {
            return Files.createTempFile("legible-compare", LgbFormat.SUFFIX);
        } catch (final IOException e) {
            throw LegibleException.of("A temporary file cannot be made", e);
        }
    }

    @Override
    public Decoded decode(final byte[] file, final Progress progress) throws IOException {
        try (LgbFile lgb = LgbFile.of(name + " file", file)) {
            final ImageLayout layout = lgb.header().layout();
            final RgbImage image = new RgbImage(layout.width(), layout.height(), new int[layout.width() * layout.height()]);
            final DecodeResult result = session().decode(lgb, index -> image.image(), new Quiet(progress));
            return new Decoded(image, result.seconds());
        }
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    private record OnePlane(RgbImage image) implements PlaneReader {

        @Override
        public ImageLayout layout() {
            return new ImageLayout(image.width(), image.height(), 1, 1, 1, SampleType.RGB24);
        }

        @Override
        public RandomAccessibleInterval<?> plane(final int index) {
            return image.image();
        }
    }

    /** Passes on the wish to stop, but no steps: those of one file would disturb those of the comparison. */
    private record Quiet(Progress progress) implements Progress {

        @Override
        public void update(final long done, final long total, final String what) {
            // see above
        }

        @Override
        public boolean cancelled() {
            return progress.cancelled();
        }
    }
}
