package org.legible.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;

import javax.imageio.ImageIO;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what the Python Imaging Library made of the same pictures; src/test/resources/bicubic/make.py wrote both. */
class BicubicEnlargementTest {

    @ParameterizedTest
    @ValueSource(strings = {"1x1", "2x1", "3x4", "17x11"})
    void equalsThePythonImagingLibraryPixelByPixel(final String name) throws IOException {
        final BufferedImage picture = read(name);
        final int[] twice = BicubicEnlargement.twice(pixels(picture), picture.getWidth(), picture.getHeight());
        assertArrayEquals(pixels(read(name + "-twice")), twice);
    }

    private static BufferedImage read(final String name) throws IOException {
        return ImageIO.read(BicubicEnlargementTest.class.getResource("/bicubic/" + name + ".png"));
    }

    private static int[] pixels(final BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }
}
