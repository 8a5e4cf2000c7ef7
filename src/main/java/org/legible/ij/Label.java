package org.legible.ij;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Writes plain text into an image from a stored strip of glyphs: a machine without a window system often has no fonts. */
public final class Label {

    /** Size of a character in pixels. */
    public static final int CHARACTER_WIDTH = 9, HEIGHT = 18;

    private static final char FIRST = ' ', LAST = '~';
    private static final BufferedImage GLYPHS = load();

    private Label() {
    }

    /**
     * Draws text in black on what is there; characters outside of printable ASCII become question marks.
     *
     * @param x left border
     * @param y upper border
     */
    public static void draw(final BufferedImage target, final String text, final int x, final int y) {
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            drawCharacter(target, c < FIRST || c > LAST ? '?' : c, x + i * CHARACTER_WIDTH, y);
        }
    }

    private static void drawCharacter(final BufferedImage target, final char c, final int left, final int top) {
        for (int y = 0; y < HEIGHT && top + y < target.getHeight(); y++) {
            for (int x = 0; x < CHARACTER_WIDTH && left + x < target.getWidth(); x++) {
                final int ink = GLYPHS.getRaster().getSample((c - FIRST) * CHARACTER_WIDTH + x, y, 0);
                target.setRGB(left + x, top + y, darkened(target.getRGB(left + x, top + y), ink));
            }
        }
    }

    private static int darkened(final int rgb, final int ink) {
        int result = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            result |= (rgb >> shift & 0xff) * (255 - ink) / 255 << shift;
        }
        return result;
    }

    private static BufferedImage load() {
        try (InputStream in = Label.class.getResourceAsStream("glyphs.png")) {
            return ImageIO.read(in);
        } catch (final IOException e) {
            throw new UncheckedIOException("The jar of Legible is damaged: glyphs.png cannot be read; build or install it again", e);
        }
    }
}
