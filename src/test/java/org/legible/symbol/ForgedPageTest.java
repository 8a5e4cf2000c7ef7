package org.legible.symbol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.legible.entropy.MalformedStreamException;
import org.legible.entropy.RansEncoder;

/**
 * Streams that are sound and that no encoder writes: somebody else chooses every bit. Whatever they ask for, they end soon, and are
 * refused or painted within their tile.
 */
@Timeout(60)
class ForgedPageTest {

    private static final int WIDTH = 61, HEIGHT = 47, PIXELS = WIDTH * HEIGHT;

    /** More bits than the longest page of so many pixels can have. */
    private static final long MOST_BITS = 1000L * PIXELS;

    private static final int MOST_COVERS = 16;

    /** Models, and what is in proportion to the tile. */
    private static final long ALLOCATION_CAP = (32 << 20) + 1000L * PIXELS;

    /** Chooses the next bit. */
    private interface Forger {
        int bit(int probability, long before);
    }

    /** @param refusal of whoever reads the page; {@code null} where it is taken */
    private record Forged(byte[] page, String refusal) {
    }

    private static Forged forge(final int levels, final Forger forger) {
        final RansEncoder rans = new RansEncoder();
        final long[] count = {0};
        String refusal = null;
        try {
            new PageCoder((bit, probability) -> {
                assertTrue(count[0] < MOST_BITS, "the page ends");
                final int chosen = forger.bit(probability, count[0]++);
                return rans.code(chosen, probability);
            }, false, levels, WIDTH, HEIGHT).code(new Page(levels, List.of(), List.of(), List.of()));
        } catch (final MalformedStreamException e) {
            refusal = e.getMessage();
        }
        final byte[] stream = rans.finish(1);
        final byte[] page = new byte[1 + stream.length];
        page[0] = (byte) levels;
        System.arraycopy(stream, 0, page, 1, stream.length);
        return new Forged(page, refusal);
    }

    /** Reads and paints a page, with an eye on what that takes. */
    private static void read(final Forged forged) {
        final com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long before = threads.getCurrentThreadAllocatedBytes();
        if (forged.refusal() != null) {
            assertEquals(forged.refusal(), assertThrows(MalformedStreamException.class,
                () -> PageCodec.decode(forged.page(), WIDTH, HEIGHT)).getMessage());
        } else {
            final long[] painted = {0};
            final Page page = assertNotThrown(forged.page());
            Painter.paint(page, (x, y, colour) -> {
                painted[0]++;
                assertTrue(x >= 0 && y >= 0 && x < WIDTH && y < HEIGHT, "it is painted within the tile");
            });
            assertTrue(painted[0] <= (long) MOST_COVERS * PIXELS, painted[0] + " pixels are painted");
        }
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < ALLOCATION_CAP, allocated + " bytes allocated");
    }

    private static Page assertNotThrown(final byte[] page) {
        try {
            return PageCodec.decode(page, WIDTH, HEIGHT);
        } catch (final MalformedStreamException e) {
            throw new AssertionError("The forger's page was taken", e);
        }
    }

    /** Bits that the models hold for likely cost next to nothing, so that a few bytes ask for as much as they can. */
    @Test
    void likelyBitsWithoutEndAreRefused() {
        for (final int levels : new int[] {1, 4, 255}) {
            for (int start = 0; start < 60; start += 3) {
                final int ones = start;
                final Forged forged = forge(levels, (probability, before) -> before < ones || probability >= 1 << 15 ? 1 : 0);
                read(forged);
            }
        }
    }

    @Test
    void allOnesAndAllZerosAreBounded() {
        for (final int levels : new int[] {1, 16, 255}) {
            read(forge(levels, (probability, before) -> 1));
            read(forge(levels, (probability, before) -> 0));
            read(forge(levels, (probability, before) -> (int) before & 1));
        }
    }

    /** The bits of a page that an encoder writes: two rules, and five symbols with three bitmaps in two runs, one on a gradient. */
    private static int[] sound() throws MalformedStreamException {
        final Gradient.Ramp ramp = new Gradient.Ramp(4000, -70, 900);
        final Page page = new Page(4, List.of(new Rule(1, 7, 50, 1, 0xFF), new Rule(3, 9, 1, 20, 0x00FF00)), List.of(
            new Glyph(2, 3, false, new byte[] {0, 4, 2, 4, 0, 3}), new Glyph(3, 2, false, new byte[] {1, 4, 2, 4, 0, 3}),
            new Glyph(1, 2, true, new byte[] {0, 4, 2, 4, 0, 3})), List.of(
            new Run(new Flat(0xFFFFFF), 0, 20, List.of(new Placement(0, 1, 17), new Placement(1, 4, 18), new Placement(0, 9, 17))),
            new Run(new Gradient(7, 30, ramp, ramp, ramp), 0xFF0000, 40, List.of(new Placement(2, 5, 38), new Placement(1, 8, 39)))));
        final IntStack bits = new IntStack();
        new PageCoder((bit, probability) -> {
            bits.push(bit);
            return bit;
        }, true, 4, WIDTH, HEIGHT).code(page);
        return bits.toArray();
    }

    /** At every place of a sound page something else is said, most often a number that is too large. */
    @Test
    void everyLimitIsMet() throws MalformedStreamException {
        final int[] sound = sound();
        final Set<String> refusals = new HashSet<>();
        for (int place = 0; place < sound.length; place++) {
            for (final int ones : new int[] {0, 9, 23}) {
                final int altered = place;
                final Forged forged = forge(4, (probability, before) -> {
                    if (before < altered) {
                        return sound[(int) before];
                    }
                    return before == altered ? 1 - sound[altered] : before <= altered + ones ? 1 : probability >> 15;
                });
                read(forged);
                refusals.add(String.valueOf(forged.refusal()).replaceFirst(" \\(.*|[0-9].*", ""));
            }
        }
        for (final String wanted : List.of("There are too many rules", "There are too many runs", "There are too many symbols",
            "There are too many rows", "There are too many columns", "There are too many rows above a baseline",
            "There is no bitmap of that number", "There is no colour number ", "A symbol lies outside of its tile",
            "There are too many gradients", "A gradient lies outside of its tile", "A gradient is beyond the range of colours",
            "There is no gradient of that number")) {
            assertTrue(refusals.contains(wanted), wanted + " is not among " + refusals);
        }
    }

    @Test
    void noiseIsRefused() {
        final Random random = new Random(29);
        for (int trial = 0; trial < 300; trial++) {
            final byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            assertNotNull(assertThrows(MalformedStreamException.class, () -> PageCodec.decode(noise, WIDTH, HEIGHT)).getMessage());
        }
    }
}
