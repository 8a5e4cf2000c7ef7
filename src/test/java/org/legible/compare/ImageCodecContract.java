package org.legible.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.legible.codec.Progress;
import org.legible.format.LegibleException;
import org.legible.quality.Psnr;

/** What every codec of a comparison must do. */
abstract class ImageCodecContract {

    private ImageCodec codec;

    abstract ImageCodec codec() throws IOException;

    /** First bytes of its files. */
    abstract byte[] magic();

    /** Two settings far from each other. */
    List<Double> settings() {
        return List.of(codec.ladder().get(1), codec.ladder().get(codec.ladder().size() - 1));
    }

    @BeforeEach
    void open() throws IOException {
        codec = codec();
    }

    @AfterEach
    void close() {
        if (codec != null) {
            codec.close();
        }
    }

    private static double psnr(final RgbImage a, final RgbImage b) {
        return Psnr.rgb(a.image(), b.image());
    }

    @Test
    void aHigherSettingIsLargerAndBetter() throws IOException {
        final RgbImage image = TestPictures.of(96, 64);
        final ImageCodec.Encoded low = codec.encode(image, settings().get(0), Progress.NONE);
        final ImageCodec.Encoded high = codec.encode(image, settings().get(1), Progress.NONE);
        assertTrue(low.bytes().length < high.bytes().length);
        final double lowPsnr = psnr(image, codec.decode(low.bytes(), Progress.NONE).image());
        final double highPsnr = psnr(image, codec.decode(high.bytes(), Progress.NONE).image());
        assertTrue(lowPsnr > 8 && highPsnr > lowPsnr + 1, lowPsnr + " and " + highPsnr);
        assertTrue(low.seconds() > 0);
    }

    @Test
    void sizesThatNoBlockFitsComeBack() throws IOException {
        for (final int[] size : new int[][] {{37, 29}, {65, 9}, {64, 200}}) {
            final RgbImage image = TestPictures.of(size[0], size[1]);
            final RgbImage back = codec.decode(codec.encode(image, settings().get(1), Progress.NONE).bytes(), Progress.NONE).image();
            assertEquals(size[0], back.width());
            assertEquals(size[1], back.height());
            assertTrue(psnr(image, back) > 12, codec.name() + " " + psnr(image, back));
        }
    }

    @Test
    void writesRealFiles() throws IOException {
        final byte[] file = codec.encode(TestPictures.of(64, 48), settings().get(0), Progress.NONE).bytes();
        final byte[] start = new byte[magic().length];
        System.arraycopy(file, 0, start, 0, start.length);
        assertArrayEquals(magic(), start);
    }

    @Test
    void aFileThatIsCutIsRefused() throws IOException {
        final byte[] file = codec.encode(TestPictures.of(64, 48), settings().get(1), Progress.NONE).bytes();
        final byte[] cut = Arrays.copyOf(file, 12);
        assertThrows(IOException.class, () -> codec.decode(cut, Progress.NONE));
    }

    @Test
    void theLadderIsOnTheScaleAndRises() throws LegibleException {
        double before = Double.NEGATIVE_INFINITY;
        for (final double setting : codec.ladder()) {
            codec.scale().check(codec.name(), setting);
            assertTrue(setting > before);
            before = setting;
        }
        assertTrue(codec.ladder().size() >= 4);
        assertFalse(codec.name().contains(","));
        for (final double wrong : new double[] {-1, 101, Double.NaN}) {
            assertThrows(LegibleException.class, () -> codec.scale().check(codec.name(), wrong));
        }
    }
}
