package org.legible.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideBySideTest {

    private static final int BLUE = 0xff2040ff;

    @Test
    void showsBothPicturesAndTheBusiestDetail() {
        final BufferedImage original = filled(1200, 800, 0xff808080);
        for (int x = 900; x < 1080; x += 2) {
            for (int y = 500; y < 560; y++) {
                original.setRGB(x, y, 0xffffffff);
            }
        }
        final BufferedImage figure = new SideBySide(original, filled(1200, 800, BLUE)).draw("left", "right");
        assertEquals(1230, figure.getWidth());
        assertEquals(0xff808080, figure.getRGB(30, 60), "the original, on the left");
        assertEquals(BLUE, figure.getRGB(700, 60), "the decoded picture, on the right");
        assertEquals(BLUE, figure.getRGB(800, figure.getHeight() - 60), "its detail below");
        int stripes = 0;
        final int row = figure.getHeight() - 100;
        for (int x = 12; x < 600; x++) {
            stripes += figure.getRGB(x, row) != figure.getRGB(x - 1, row) ? 1 : 0;
        }
        assertTrue(stripes > 150, "the detail of the original is the striped place, found " + stripes + " edges");
    }

    @Test
    void writesLabelsWithoutFonts() {
        final BufferedImage plain = new SideBySide(filled(300, 200, BLUE), filled(300, 200, BLUE)).draw("", "");
        final BufferedImage labelled = new SideBySide(filled(300, 200, BLUE), filled(300, 200, BLUE)).draw("0.31 bpp \u00b5", "");
        int changed = 0;
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < plain.getWidth(); x++) {
                changed += plain.getRGB(x, y) != labelled.getRGB(x, y) ? 1 : 0;
            }
        }
        assertTrue(changed > 200, "ink of ten characters, found " + changed);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "5,3000", "3000,5", "601,71"})
    void takesPicturesOfEveryShape(final int width, final int height) {
        final BufferedImage figure = new SideBySide(filled(width, height, BLUE), filled(width, height, BLUE)).draw("a", "b");
        assertTrue(figure.getHeight() > 40);
    }

    private static BufferedImage filled(final int width, final int height, final int rgb) {
        final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }
}
