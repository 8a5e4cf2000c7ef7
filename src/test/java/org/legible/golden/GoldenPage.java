package org.legible.golden;

import java.util.Arrays;
import java.util.Random;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;

import org.legible.codec.PlaneReader;
import org.legible.format.ImageLayout;
import org.legible.format.SampleType;

/**
 * A generated page of text: lines of letter-like marks from a small alphabet, smoothed, in several colours on flat panels, with rules
 * between the lines; in colour images some lines are smoothed for the sub-pixels. Every plane is another one; the same seed gives the same
 * page, with or without fonts.
 *
 * @param layout of the image, of type GREY8 or RGB24
 * @param seed   of the random generator
 * @param slope  how much panels change, in quarters of a level a row; 0 where they are flat
 */
record GoldenPage(ImageLayout layout, long seed, int slope) implements PlaneReader {

    private static final int ALPHABET = 20;
    private static final int MARK_WIDTH = 7, MARK_HEIGHT = 10, SUBPIXELS = 3;
    private static final int LINE = 18, PANEL = 3, MARGIN = 6;
    private static final int[][] PANELS = {{0xFFFFFF, 0x000000}, {0x203040, 0xF0E8D0}, {0xF4F4EC, 0x2040A0}, {0xFFFFFF, 0xB02020}};

    /** Coverages of a mark at three times its width, 0 to 255: blots of random lines, smoothed. */
    private static int[] mark(final Random random) {
        final int across = SUBPIXELS * MARK_WIDTH;
        final int[] sharp = new int[across * MARK_HEIGHT];
        for (int stroke = 0; stroke < 3; stroke++) {
            final boolean upright = random.nextBoolean();
            final int at = upright ? 2 + random.nextInt(across - 7) : random.nextInt(MARK_HEIGHT - 1);
            for (int i = 0; i < sharp.length; i++) {
                final int along = upright ? i % across : i / across;
                final boolean inside = i % across > 1 && i % across < across - 2;
                sharp[i] = inside && along >= at && along < at + (upright ? 4 : 1) ? 255 : sharp[i];
            }
        }
        final int[] smooth = new int[sharp.length];
        for (int i = 2; i < sharp.length - 2; i++) {
            smooth[i] = (sharp[i - 2] + 2 * sharp[i - 1] + 3 * sharp[i] + 2 * sharp[i + 1] + sharp[i + 2]) / 9;
        }
        return smooth;
    }

    @Override
    public RandomAccessibleInterval<?> plane(final int index) {
        final Random random = new Random(1000 * seed + index);
        final int[][] alphabet = new int[ALPHABET][];
        Arrays.setAll(alphabet, i -> mark(random));
        final int[] pixels = new int[layout.width() * layout.height()];
        for (int line = 0; line * LINE < layout.height(); line++) {
            final int[] colours = PANELS[line / PANEL % PANELS.length];
            for (int i = line * LINE * layout.width(); i < Math.min(layout.height(), (line + 1) * LINE) * layout.width(); i++) {
                pixels[i] = ground(colours[0], i % layout.width(), i / layout.width());
            }
            if (line * LINE + MARGIN + MARK_HEIGHT < layout.height()) {
                write(pixels, line, alphabet, colours, random);
            }
        }
        return layout.type() == SampleType.RGB24 ? ArrayImgs.argbs(pixels, layout.width(), layout.height()) : green(pixels);
    }

    /** A panel's colour at a place: bright ones get darker from the top and from the left, dark ones brighter. */
    private int ground(final int colour, final int x, final int y) {
        final int change = slope * (8 * (y % (PANEL * LINE)) + x) / 32;
        int made = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            final int part = colour >> shift & 255;
            made |= (part < 128 ? part + change : part - change) << shift;
        }
        return made;
    }

    private void write(final int[] pixels, final int line, final int[][] alphabet, final int[] colours, final Random random) {
        final boolean subpixel = line % PANEL == 1;
        for (int left = MARGIN; left + MARK_WIDTH < layout.width() - MARGIN; left += MARK_WIDTH + 1) {
            final int letter = random.nextInt(ALPHABET + 4);
            if (letter < ALPHABET) {
                draw(pixels, left, line * LINE + MARGIN, alphabet[letter], subpixel, colours);
            }
        }
        if (line % PANEL == 2) {
            final int row = (line * LINE + 2) * layout.width();
            Arrays.fill(pixels, row + MARGIN, row + layout.width() - MARGIN, colours[1]);
        }
    }

    private void draw(final int[] pixels, final int left, final int top, final int[] mark, final boolean subpixel, final int[] colours) {
        for (int i = 0; i < MARK_WIDTH * MARK_HEIGHT; i++) {
            final int mean = (mark[SUBPIXELS * i] + mark[SUBPIXELS * i + 1] + mark[SUBPIXELS * i + 2]) / SUBPIXELS;
            final int at = (top + i / MARK_WIDTH) * layout.width() + left + i % MARK_WIDTH;
            int colour = 0;
            for (int channel = 0; channel < SUBPIXELS; channel++) {
                final int shift = 16 - 8 * channel;
                final int cover = subpixel ? mark[SUBPIXELS * i + channel] : mean;
                final int mixed = ((pixels[at] >> shift & 255) * (255 - cover) + (colours[1] >> shift & 255) * cover + 127) / 255;
                colour |= mixed << shift;
            }
            pixels[at] = colour;
        }
    }

    private RandomAccessibleInterval<?> green(final int[] pixels) {
        final byte[] samples = new byte[pixels.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (pixels[i] >> 8);
        }
        return ArrayImgs.unsignedBytes(samples, layout.width(), layout.height());
    }
}
