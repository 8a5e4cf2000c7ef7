package org.legible.engine;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;

import org.legible.codec.EncodeSettings;
import org.legible.codec.PlaneReader;
import org.legible.codec.PlaneWriter;
import org.legible.codec.TextMode;
import org.legible.format.ImageLayout;
import org.legible.format.SampleType;

/** Pictures of text of which the symbol layer can lift all, some or nothing. */
final class LeftTextPictures {

    static final int WIDTH = 400, HEIGHT = 240;

    /** The lower half of {@link #mixed}. */
    static final Rectangle UNEVEN = new Rectangle(0, HEIGHT / 2, WIDTH, HEIGHT / 2);

    private LeftTextPictures() {
    }

    /** A plane, or a place for one. */
    record Picture(int[] pixels, boolean grey) implements PlaneReader, PlaneWriter {

        @Override
        public ImageLayout layout() {
            return new ImageLayout(WIDTH, HEIGHT, 1, 1, 1, grey ? SampleType.GREY8 : SampleType.RGB24);
        }

        @Override
        public RandomAccessibleInterval<?> plane(final int index) {
            if (!grey) {
                return ArrayImgs.argbs(pixels, WIDTH, HEIGHT);
            }
            final byte[] samples = new byte[pixels.length];
            IntStream.range(0, samples.length).forEach(i -> samples[i] = (byte) pixels[i]);
            return ArrayImgs.unsignedBytes(samples, WIDTH, HEIGHT);
        }

        double squaredError(final Picture other, final Rectangle area) {
            double sum = 0;
            for (int y = area.y; y < area.y + area.height; y++) {
                for (int x = area.x; x < area.x + area.width; x++) {
                    final double difference = (pixels[y * WIDTH + x] & 0xFF) - (other.pixels[y * WIDTH + x] & 0xFF);
                    sum += difference * difference;
                }
            }
            return sum / (area.width * area.height);
        }
    }

    private static void write(final Graphics2D graphics, final Color ink, final int size, final int top, final int bottom) {
        graphics.setColor(ink);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        for (int y = top + 2 * size; y < bottom - size; y += 2 * size) {
            graphics.drawString("What is written here, " + y + ", is to be read.", 12, y);
        }
    }

    private static BufferedImage blank() {
        final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.dispose();
        return image;
    }

    private static Graphics2D antialiased(final BufferedImage image) {
        final Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return graphics;
    }

    private static BufferedImage white() {
        final BufferedImage image = blank();
        final Graphics2D graphics = antialiased(image);
        write(graphics, Color.BLACK, 15, 0, HEIGHT / 2);
        graphics.dispose();
        return image;
    }

    private static Picture picture(final BufferedImage image, final boolean grey) {
        return new Picture(image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH), grey);
    }

    /** Nothing but text on flat ground. */
    static Picture flat() {
        return picture(white(), false);
    }

    /** Text on flat ground, and below it small, faint text on grains that nothing can be lifted off. */
    static Picture mixed(final boolean grey) {
        return mixed(grey, 95, 10);
    }

    static Picture mixed(final boolean grey, final int ink, final int size) {
        final BufferedImage image = white();
        final Graphics2D graphics = antialiased(image);
        graphics.setColor(new Color(150, 150, 150));
        graphics.fill(UNEVEN);
        write(graphics, new Color(ink, ink, ink), size, UNEVEN.y, HEIGHT);
        graphics.dispose();
        final Random random = new Random(3);
        for (int y = UNEVEN.y; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                final int level = (image.getRGB(x, y) & 0xFF) + x / 8 + (int) Math.round(4 * random.nextGaussian());
                image.setRGB(x, y, Math.max(0, Math.min(255, level)) * 0x01_0101);
            }
        }
        return picture(image, grey);
    }

    /** Lines of letters on flat ground that hardly repeat themselves, so that each brings bytes. */
    static Picture letters() {
        final BufferedImage image = blank();
        final Graphics2D graphics = antialiased(image);
        graphics.setColor(Color.BLACK);
        final Random random = new Random(6);
        for (int line = 1; line <= 10; line++) {
            graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 11 + line % 5));
            graphics.drawString(random.ints(34, 'A', 'z').collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString(), 10, 22 * line);
        }
        graphics.dispose();
        return picture(image, false);
    }

    /** Some pictures as the planes of one image, or places for them. */
    record Stack(List<Picture> planes) implements PlaneReader, PlaneWriter {

        @Override
        public ImageLayout layout() {
            return new ImageLayout(WIDTH, HEIGHT, 1, planes.size(), 1, SampleType.RGB24);
        }

        @Override
        public RandomAccessibleInterval<?> plane(final int index) {
            return planes.get(index).plane(0);
        }
    }

    static Stack empty(final int planes) {
        return new Stack(Stream.generate(() -> new Picture(new int[WIDTH * HEIGHT], false)).limit(planes).toList());
    }

    /** Twice the lower half of {@link #mixed}: text, but none on flat ground. */
    static Picture uneven() {
        final int[] pixels = mixed(false).pixels();
        System.arraycopy(pixels, pixels.length / 2, pixels, 0, pixels.length / 2);
        return new Picture(pixels, false);
    }

    static EncodeSettings settings(final double quality, final TextMode mode) throws IOException {
        return EncodeSettings.ofQuality(quality).withText(mode);
    }
}
