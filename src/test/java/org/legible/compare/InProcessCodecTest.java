package org.legible.compare;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.legible.bundle.Bundles;
import org.legible.codec.Progress;
import org.legible.compare.jpeg2000.Jpeg2000Coder;
import org.legible.engine.Device;
import org.legible.format.LegibleException;

/** The codecs that need no other program. */
class InProcessCodecTest {

    @Nested
    class Jpeg extends ImageCodecContract {

        @Override
        ImageCodec codec() {
            return new JpegCodec();
        }

        @Override
        byte[] magic() {
            return new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
        }

        /** The frame header names the sampling of its first component: 0x22 is twice as fine as the others both ways. */
        @Test
        void colourHasHalfTheResolution() throws IOException {
            final byte[] file = new JpegCodec().encode(TestPictures.of(64, 48), 50, Progress.NONE).bytes();
            int at = 2;
            while ((file[at + 1] & 0xFF) != 0xC0) {
                at += 2 + ((file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF);
            }
            assertEquals(3, file[at + 9], "components");
            assertEquals(0x22, file[at + 11]);
            assertEquals(0x11, file[at + 14]);
        }
    }

    @Nested
    class Jpeg2000 extends ImageCodecContract {

        @Override
        ImageCodec codec() {
            return new Jpeg2000Codec();
        }

        @Override
        byte[] magic() {
            return new byte[] {(byte) 0xFF, 0x4F, (byte) 0xFF, 0x51};
        }

        @Override
        List<Double> settings() {
            return List.of(1.0, 10.0);
        }

        @Test
        void theRateIsTheOneAskedFor() throws IOException {
            final RgbImage image = TestPictures.of(256, 200);
            for (final double rate : new double[] {0.25, 1, 3}) {
                assertEquals(rate, 8.0 * new Jpeg2000Codec().encode(image, rate, Progress.NONE).bytes().length / image.area(), 0.05 * rate);
            }
        }

        /** Bio-Formats brings classes of the same names into Fiji. */
        @Test
        void theLibraryIsNotTheOneThatOthersSee() throws IOException {
            final ClassLoader loader = Jpeg2000Coder.isolated().getClass().getClassLoader();
            assertNotSame(Jpeg2000Coder.class.getClassLoader(), loader);
            assertNotSame(loadedBy("jj2000.j2k.quantization.QuantTypeSpec", Jpeg2000Coder.class.getClassLoader()),
                loadedBy("jj2000.j2k.quantization.QuantTypeSpec", loader));
            assertSame(Jpeg2000Coder.class, loadedBy(Jpeg2000Coder.class.getName(), loader), "what both sides share");
        }

        private static Class<?> loadedBy(final String name, final ClassLoader loader) {
            return assertDoesNotThrow(() -> Class.forName(name, false, loader));
        }

        @Test
        void aRateBelowTheHeadersIsRefusedInASentence() {
            final LegibleException e = assertThrows(LegibleException.class,
                () -> new Jpeg2000Codec().encode(TestPictures.of(37, 5), 0.1, Progress.NONE));
            assertTrue(e.getMessage().startsWith("jpeg2000 could not encode (") && e.getMessage().contains("try a higher rate"), e.getMessage());
        }
    }

    /** Text that is lifted off and text that gets a higher quality make other files, which decode like all. */
    @Nested
    class LegibleBoost extends Legible {

        @Override
        ImageCodec codec() throws IOException {
            return new LegibleCodec("ours", Bundles.find(Bundles.DEFAULT), Device.CPU, LegibleText.BOOST);
        }
    }

    @Nested
    class Legible extends ImageCodecContract {

        @Override
        ImageCodec codec() throws IOException {
            return new LegibleCodec("ours", Bundles.find(Bundles.DEFAULT), Device.CPU, LegibleText.OFF);
        }

        @Override
        byte[] magic() {
            return "\u0089LGB".getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
