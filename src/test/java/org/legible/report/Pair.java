package org.legible.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import org.legible.codec.PlaneReader;
import org.legible.codec.Progress;
import org.legible.format.ImageLayout;
import org.legible.format.SampleType;

/** Generated images and their comparison. */
final class Pair {

    static final int WIDTH = 70;
    static final int HEIGHT = 40;

    private Pair() {
    }

    /** Planes that are read from a list. */
    record Planes(ImageLayout layout, List<RandomAccessibleInterval<?>> planes) implements PlaneReader {

        @Override
        public RandomAccessibleInterval<?> plane(final int index) {
            return planes.get(index);
        }
    }

    /** RGB planes in grey noise without blue; plane {@code blue}, from 0, has blue everywhere. */
    static Planes rgb(final int slices, final int blue) {
        final List<RandomAccessibleInterval<?>> planes = new ArrayList<>();
        for (int plane = 0; plane < slices; plane++) {
            final Random random = new Random(plane);
            final Img<ARGBType> image = ArrayImgs.argbs(WIDTH, HEIGHT);
            for (final ARGBType pixel : image) {
                pixel.set(random.nextInt(1 << 16) << 8 | (plane == blue ? 7 : 0));
            }
            planes.add(image);
        }
        return new Planes(new ImageLayout(WIDTH, HEIGHT, 1, slices, 1, SampleType.RGB24), planes);
    }

    /** 16-bit planes with samples from 1000 to 1000 + 100 (channel + 1); {@code change} is added to the first sample of each. */
    static Planes grey16(final int channels, final int slices, final int change) {
        final List<RandomAccessibleInterval<?>> planes = new ArrayList<>();
        for (int plane = 0; plane < channels * slices; plane++) {
            final Img<UnsignedShortType> image = ArrayImgs.unsignedShorts(WIDTH, HEIGHT);
            final Cursor<UnsignedShortType> cursor = image.cursor();
            for (int i = 0; cursor.hasNext(); i++) {
                cursor.next().set(1000 + i % (100 * (plane % channels + 1) + 1));
            }
            image.firstElement().add(new UnsignedShortType(change));
            planes.add(image);
        }
        return new Planes(new ImageLayout(WIDTH, HEIGHT, channels, slices, 1, SampleType.GREY16), planes);
    }

    static Comparison.Result compare(final PlaneReader original, final PlaneReader decoded, final int planesPerPicture, final TextEyes eyes)
        throws IOException {
        return Comparison.run(original, DecodedPlanes.of(decoded), new PlainAppearance(planesPerPicture),
            new Measures(eyes, Optional.empty(), List.of()), map -> { }, Progress.NONE);
    }

    /** A report on a result of {@link #compare}. */
    static QualityReport report(final String name, final PlaneReader original, final Comparison.Result result) {
        return new QualityReport("original", name, original.layout(), "tenths", result.total(), result.planes(), result.text(), result.lpips(),
            Optional.of(FileFacts.of(name, 1000, original.layout())), List.of("A note with <i>markup</i>."));
    }
}
