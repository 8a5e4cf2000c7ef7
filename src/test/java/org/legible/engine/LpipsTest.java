package org.legible.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.legible.format.LegibleException;

/** The modules are those of {@code scripts/quality/lpips_modules.py}. */
class LpipsTest {

    @TempDir
    private Path folder;

    private static Path module(final String name) throws URISyntaxException {
        return Path.of(LpipsTest.class.getResource("/lpips/" + name + ".pt").toURI());
    }

    private static RandomAccessibleInterval<ARGBType> filled(final int rgb) {
        final Img<ARGBType> image = ArrayImgs.argbs(17, 9);
        image.forEach(pixel -> pixel.set(rgb));
        return image;
    }

    @Test
    void picturesArriveAsRedGreenAndBlueFromMinusOneToOne() throws Exception {
        try (Lpips lpips = Lpips.load(module("distance"), Device.CPU)) {
            assertEquals(0, lpips.distance(filled(0xff123456), filled(0x00123456)), "alpha does not count");
            assertEquals(2 * 10 / 3.0, lpips.distance(filled(0xff0000), filled(0)), 1e-5);
            assertEquals(2 / 3.0, lpips.distance(filled(0x00ff), filled(0)), 1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "map"})
    void aModuleOfAnotherConventionIsNamed(final String name) throws Exception {
        try (Lpips lpips = Lpips.load(module(name), Device.CPU)) {
            final String message = assertThrows(LegibleException.class, () -> lpips.distance(filled(1), filled(2))).getMessage();
            assertTrue(message.contains(name + ".pt") && message.contains("1x3xHxW") && message.endsWith("."), message);
        }
    }

    @Test
    void aFileThatIsNoModuleIsNamed() throws IOException {
        final Path text = Files.writeString(folder.resolve("text.pt"), "no module");
        assertTrue(assertThrows(LegibleException.class, () -> Lpips.load(text, Device.CPU)).getMessage().contains("text.pt"));
        final Path missing = folder.resolve("missing.pt");
        assertTrue(assertThrows(LegibleException.class, () -> Lpips.load(missing, Device.CPU)).getMessage().contains("missing.pt"));
    }
}
