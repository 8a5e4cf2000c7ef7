package org.legible.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.format.ImageLayout;
import org.legible.format.SampleType;

/** What is left of a page of more pixels than are looked at in one piece. */
class LeftRowsTest {

    private static final int WIDTH = 4096, HEIGHT = 4500;
    private static final int PAPER = 230;

    private static byte[] samples;

    @TempDir
    private Path folder;

    @BeforeAll
    static void draw() {
        final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        final Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        for (int y = 50; y < HEIGHT; y += 500) {
            graphics.drawString("This can be lifted.", 40, y);
        }
        graphics.dispose();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) Math.min(PAPER, samples[i] & 0xFF);
        }
    }

    private record Page() implements PlaneReader {

        @Override
        public ImageLayout layout() {
            return new ImageLayout(WIDTH, HEIGHT, 1, 1, 1, SampleType.GREY8);
        }

        @Override
        public RandomAccessibleInterval<?> plane(final int index) {
            return ArrayImgs.unsignedBytes(samples, WIDTH, HEIGHT);
        }
    }

    /** Ends the task as soon as so many windows have been looked at. */
    private record Impatience(List<?> seen, int windows) implements Progress {

        @Override
        public void update(final long done, final long total, final String what) {
            assertTrue(done <= total / 2, "what is left is looked at before anything is encoded");
        }

        @Override
        public boolean cancelled() {
            return seen.size() >= windows;
        }
    }

    /** Encodes the page up to a window; returns what was shown of it. */
    private List<LeftRows> windows(final int most) {
        final List<LeftRows> seen = new ArrayList<>();
        final LeftText looking = (rows, quality, map) -> {
            assertEquals(0, differing(rows), "letters in place of paper");
            seen.add(rows);
            return true;
        };
        final Encoder encoder = new Encoder(DefaultBundle.bundle(), DefaultBundle.networks(), DefaultBundle.networks(), looking);
        assertThrows(CancellationException.class, () -> encoder.encode(new Page(), EncodeSettings.ofQuality(20).withText(TextMode.EXACT),
            folder.resolve("page.lgb"), new Impatience(seen, most)));
        assertEquals(0, folder.toFile().list().length);
        return seen;
    }

    private static long differing(final LeftRows rows) {
        final long[] count = new long[1];
        rows.picture().forEach(pixel -> count[0] += (pixel.get() & 0xFF) == PAPER ? 0 : 1);
        return count[0];
    }

    @Test
    void allRowsAreLookedAtInWindowsThatOverlap() throws IOException {
        final List<LeftRows> windows = windows(2);
        assertEquals(2, windows.size());
        int bottom = 128;
        for (final LeftRows window : windows) {
            final long height = window.picture().dimension(1);
            assertEquals(WIDTH, window.picture().dimension(0));
            assertTrue(height * WIDTH <= 4096 * 4096 && window.top() <= bottom - 128);
            bottom = window.top() + (int) height;
            assertEquals(bottom == HEIGHT, window.last());
        }
        assertEquals(HEIGHT, bottom);
    }

    @Test
    void lookingCanBeEndedBetweenWindows() {
        assertEquals(1, windows(1).size());
    }

    @Test
    void whatABorderMayHaveCutIsNotWhole() {
        final RandomAccessibleInterval<ARGBType> picture = ArrayImgs.argbs(10, 300);
        assertTrue(new LeftRows(0, picture, 0, true).hasWhole(0, 300));
        assertTrue(!new LeftRows(0, picture, 100, true).hasWhole(0, 20) && new LeftRows(0, picture, 100, true).hasWhole(20, 300));
        assertTrue(!new LeftRows(0, picture, 0, false).hasWhole(280, 300) && new LeftRows(0, picture, 0, false).hasWhole(0, 20));
    }
}
