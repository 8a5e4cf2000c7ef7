package org.legible.ij;

import ij.ImagePlus;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.view.Views;

import org.legible.bundle.Bundles;
import org.legible.codec.EncodeSettings;
import org.legible.codec.Progress;
import org.legible.codec.TextMode;
import org.legible.codec.ValueWindows;
import org.legible.engine.CodecSession;
import org.legible.engine.Decoding;
import org.legible.engine.LegibleTextReader;
import org.legible.format.ImageLayout;
import org.legible.format.LgbFile;
import org.legible.text.Box;
import org.legible.text.ErrorTotals;
import org.legible.text.TextErrors;
import org.legible.text.TextRegion;

/**
 * Encodes parts of an image with the settings of a dialog and decodes them again. What does not depend on the settings is kept for the
 * next preview of the same plane. Networks are given back after each, so that the encoding itself finds them loaded. Not thread-safe.
 */
final class PreviewMaker {

    /** Readings of the original below it are no reference, as in {@link org.legible.text.TextReference}. */
    private static final double LEAST_CONFIDENCE = 60;

    private static final Set<String> CONTENT = Set.of("TILE", "symb", "QMAP");

    private ImagePlus image;
    private int shown;
    private List<Box> words;
    private Rectangle read;
    private List<TextRegion> before;

    /**
     * Makes a preview, and hands it over as soon as there is something to see: first the pictures, then the text, then the size.
     *
     * @param request  what is wanted
     * @param progress hears what is done and can end it
     * @param consumer takes the same preview with more and more figures
     * @throws org.legible.format.LegibleException when the options do not fit the image or the engine does not start
     * @throws CancellationException when {@code progress} ended it
     */
    void make(final PreviewRequest request, final Progress progress, final Consumer<Preview> consumer) throws IOException {
        request.options().check();
        final ImagePlus resolved = IndexedColours.resolved(request.image());
        final ImagePlusReader planes = new ImagePlusReader(resolved);
        final ImageLayout layout = planes.layout();
        look(request.image());
        final int[] position = resolved.convertIndexToPosition(shown);
        final int first = resolved.getStackIndex(1, position[1], position[2]) - 1;
        final ImageAppearance appearance = new ImageAppearance(resolved, layout.type());
        final int channel = appearance.planesPerPicture() == 1 ? position[0] - 1 : 0;
        final EncodeSettings settings = settings(request.options(), planes, resolved, progress);
        final Point centre = centre(request, planes, appearance, first, channel, progress);
        final Rectangle patch = PreviewPlace.patch(centre, layout);

        progress.update(0, 1, "Encoding a patch");
        final PartOfPlanes coded = new PartOfPlanes(planes, PreviewPlace.coded(patch, layout), first);
        final RandomAccessibleInterval<ARGBType> original =
            picture(appearance, new PartOfPlanes(planes, patch, first), channel);
        final RandomAccessibleInterval<ARGBType> decoded;
        try (CodecSession session = CodecSession.open(request.options().model(), request.options().where());
                Trial trial = encode(resolved, coded, request.options(), settings, session, progress)) {
            decoded = picture(appearance, trial.decode(patch, session, progress), first, channel);
        }
        final List<String> figures = new ArrayList<>(List.of(heading(request.options(), patch)));
        consumer.accept(new Preview(patch, image(original), image(decoded), figures));

        progress.update(0, 1, "Reading the text");
        figures.add(textErrors(original, decoded, patch, request));
        consumer.accept(new Preview(patch, image(original), image(decoded), figures));

        figures.add(size(resolved, planes, request.options(), settings, progress)
            .sentence(request.options().text().mode() != TextMode.OFF));
        consumer.accept(new Preview(patch, image(original), image(decoded), figures));
    }

    /** Forgets what is known about another image or plane. */
    private void look(final ImagePlus wanted) throws IOException {
        final int current = new DisplayedPlanes(wanted).current();
        if (wanted != image || current != shown) {
            image = wanted;
            shown = current;
            words = null;
            read = null;
        }
    }

    private static EncodeSettings settings(final EncodeOptions options, final ImagePlusReader planes, final ImagePlus image,
            final Progress progress) throws IOException {
        final EncodeSettings settings = EncodeSettings.ofQuality(options.quality())
            .withWindows(options.windowsFor(planes.layout(), ImageTypes.nameOf(image))).withText(options.text().mode());
        return settings.withWindows(ValueWindows.of(planes, settings, progress));
    }

    private Point centre(final PreviewRequest request, final ImagePlusReader planes, final ImageAppearance appearance, final int first,
            final int channel, final Progress progress) throws IOException {
        final Optional<Point> chosen = request.centre().or(() -> PreviewPlace.selected(image));
        if (chosen.isPresent()) {
            return chosen.get();
        }
        if (words == null) {
            progress.update(0, 1, "Looking for text");
            final Rectangle all = new Rectangle(planes.layout().width(), planes.layout().height());
            try (LegibleTextReader reader = reader(request.options())) {
                words = reader.find(picture(appearance, new PartOfPlanes(planes, all, first), channel)).stream()
                    .flatMap(List::stream).toList();
            }
        }
        return PreviewPlace.wordiest(words, planes.layout());
    }

    private static LegibleTextReader reader(final EncodeOptions options) throws IOException {
        return LegibleTextReader.open(Bundles.DEFAULT_DETECTOR, Bundles.DEFAULT_RECOGNISER, Decoding.REFINED, options.where());
    }

    /** A file of a part of the image. */
    private record Trial(Path file, PartOfPlanes part) implements AutoCloseable {

        ImagePlusWriter decode(final Rectangle patch, final CodecSession session, final Progress progress) throws IOException {
            final ImageLayout layout = part.layout();
            final ImagePlusWriter planes = new ImagePlusWriter(
                new ImageLayout(patch.width, patch.height, layout.channels(), 1, 1, layout.type()));
            final Rectangle inside = new Rectangle(patch.x - part.area().x, patch.y - part.area().y, patch.width, patch.height);
            try (LgbFile open = LgbFile.open(file)) {
                session.decodeRegion(open, inside, planes, progress);
            }
            return planes;
        }

        /** Bits of what grows with the image: not of header and index. */
        double bits() throws IOException {
            try (LgbFile open = LgbFile.open(file)) {
                return 8.0 * open.verify().chunks().stream().filter(chunk -> CONTENT.contains(chunk.type()))
                    .mapToLong(chunk -> chunk.length()).sum();
            }
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    private static Trial encode(final ImagePlus image, final PartOfPlanes part, final EncodeOptions options, final EncodeSettings settings,
            final CodecSession session, final Progress progress) throws IOException {
        final Boosts boosts = Boosts.find(image, part, options.text(), options.regions(), session.device(), progress);
        final Trial trial = new Trial(Files.createTempFile("legible-preview", ".lgb"), part);
        try {
            session.encode(part, settings.withQualityMap(
                boosts.map(part.layout(), session.bundle(), part.area().x, part.area().y).orElse(null)), trial.file, progress);
            return trial;
        } catch (final IOException | RuntimeException e) {
            trial.close();
            throw e;
        }
    }

    private String textErrors(final RandomAccessibleInterval<ARGBType> original, final RandomAccessibleInterval<ARGBType> decoded,
            final Rectangle patch, final PreviewRequest request) throws IOException {
        try (LegibleTextReader reader = reader(request.options())) {
            if (!patch.equals(read)) {
                before = reader.words(original).stream()
                    .filter(word -> word.confidence() >= LEAST_CONFIDENCE && !word.text().isEmpty()).toList();
                read = patch;
            }
            if (before.isEmpty()) {
                return "There is no text in the patch that Legible's reader reads with certainty.";
            }
            final List<TextRegion> after = reader.read(decoded, before.stream().map(word -> List.of(word.box())).toList());
            final ErrorTotals totals = TextErrors.of(before, after).totals();
            return String.format(Locale.ROOT, "Text in the patch: %d of %d characters are read otherwise (%.1f %%), in %d words, by Legible's"
                + " own reader.", totals.charErrors(), totals.chars(), 100 * totals.cer(), before.size());
        }
    }

    private static SizeEstimate size(final ImagePlus image, final ImagePlusReader planes, final EncodeOptions options,
            final EncodeSettings settings, final Progress progress) throws IOException {
        final List<PreviewPlace.Part> parts = PreviewPlace.samples(planes.layout());
        final double[] bits = new double[parts.size()];
        final long[] pixels = new long[parts.size()];
        try (CodecSession session = CodecSession.open(options.model(), options.where())) {
            for (int i = 0; i < bits.length; i++) {
                if (progress.cancelled()) {
                    throw new CancellationException();
                }
                progress.update(i, bits.length, "Estimating the size");
                final PartOfPlanes part = new PartOfPlanes(planes, parts.get(i).area(), parts.get(i).first());
                try (Trial trial = encode(image, part, options, settings, session, progress)) {
                    bits[i] = trial.bits();
                    pixels[i] = part.layout().pixels();
                }
            }
        }
        return SizeEstimate.of(bits, pixels, planes.layout().pixels());
    }

    private static String heading(final EncodeOptions options, final Rectangle patch) {
        return String.format(Locale.ROOT, "Quality %.1f, text %s; %d x %d pixels at (%d, %d).%s", options.quality(), options.text().text(),
            patch.width, patch.height, patch.x, patch.y, options.wishes().count() == 0 ? ""
                : " The quality that meets the target is searched for only when the file is written.");
    }

    private static RandomAccessibleInterval<ARGBType> picture(final ImageAppearance appearance, final PartOfPlanes part, final int channel)
            throws IOException {
        final List<RandomAccessibleInterval<?>> planes = new ArrayList<>();
        for (int i = 0; i < appearance.planesPerPicture(); i++) {
            planes.add(part.plane(channel + i));
        }
        return appearance.picture(part.first() + channel, planes);
    }

    private static RandomAccessibleInterval<ARGBType> picture(final ImageAppearance appearance, final ImagePlusWriter decoded,
            final int first, final int channel) {
        final List<RandomAccessibleInterval<?>> planes = new ArrayList<>();
        for (int i = 0; i < appearance.planesPerPicture(); i++) {
            planes.add(decoded.plane(channel + i));
        }
        return appearance.picture(first + channel, planes);
    }

    private static BufferedImage image(final RandomAccessibleInterval<ARGBType> pixels) {
        final BufferedImage picture =
            new BufferedImage((int) pixels.dimension(0), (int) pixels.dimension(1), BufferedImage.TYPE_INT_RGB);
        final Cursor<ARGBType> cursor = Views.flatIterable(pixels).localizingCursor();
        while (cursor.hasNext()) {
            cursor.fwd();
            picture.setRGB(cursor.getIntPosition(0), cursor.getIntPosition(1), cursor.get().get());
        }
        return picture;
    }
}
