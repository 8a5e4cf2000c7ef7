package org.legible.symbol;

import org.legible.entropy.BitCoder;
import org.legible.entropy.MalformedStreamException;

/**
 * Codes bitmaps, sample by sample from the left and from above, like the generic and the refinement regions of JBIG2 at once: from the
 * samples around that are known, and from the earlier bitmap of about the same size that has been most alike so far. Where a pixel's three
 * channels have about the same coverage, as of text without sub-pixel rendering whose colours are not grey, the first one is coded like a
 * single coverage and the others by what followed it before.
 */
final class GlyphCoder {

    // Nodes of the mixer. The 15 of a level's first bits, each of which halves the levels that are left, follow BETWEEN.
    private static final int CLEAR = 0, FULL = 1, BETWEEN = 1, FOLLOWS = 32, NEAR = 36, SAME = 37, MORE = 38, ALIKE = 39, CLEAR_PIXEL = 40,
        FULL_PIXEL = 41;

    /** The bits of a level are coded in parts of so many: the nodes of a part lie side by side in memory. */
    private static final int PART_BITS = 4;

    /** The sets of weights for the first sum: by the surroundings, then for the bits of a level, followers, near ones and the kind. */
    private static final int LEVEL_SETS = GlyphContexts.WEIGHT_SETS, FOLLOWER_SETS = LEVEL_SETS + 64, NEAR_SETS = FOLLOWER_SETS + 32,
        ALIKE_SET = NEAR_SETS + 9, WEIGHT_SETS = ALIKE_SET + 1;

    /** For the second sum there is one for each surroundings, and this: clear, full, the first bit of a level, the others, the rest. */
    private static final int CLEAR_ROUND = 0, FULL_ROUND = GlyphContexts.SURROUNDINGS, HIGH_ROUND = 2 * GlyphContexts.SURROUNDINGS,
        LOW_ROUND = 3 * GlyphContexts.SURROUNDINGS, LATER_ROUND = 4 * GlyphContexts.SURROUNDINGS,
        SECOND_SETS = 5 * GlyphContexts.SURROUNDINGS;

    private static final int TABLE_BITS = 18, FIRST_WEIGHT = 10082;

    /** The channels count as alike where their differences sum up to less than this part of all coverage. */
    private static final int ALIKE_PART = 8;

    private static final int WHITE = 0xFF_FFFF;

    private final BitCoder coder;
    private final int levels;
    private final Mixer mixer;
    private final GlyphContexts contexts;
    private final Steps steps;
    private final Followers followers = new Followers();
    private final Lookalikes lookalikes = new Lookalikes();
    private int tint;

    /**
     * @param coder  writes or reads
     * @param levels full coverage, 1 to 255
     */
    GlyphCoder(final BitCoder coder, final int levels) {
        this(coder, levels, TABLE_BITS);
    }

    /**
     * For a trial with few bitmaps, which need no large tables.
     *
     * @param coder     writes
     * @param levels    full coverage, 1 to 255
     * @param tableBits logarithm of the number of slots for each context
     */
    GlyphCoder(final BitCoder coder, final int levels, final int tableBits) {
        this.mixer = new Mixer(GlyphContexts.CONTEXTS, WEIGHT_SETS, SECOND_SETS, tableBits, FIRST_WEIGHT);
        this.coder = coder;
        this.levels = levels;
        this.contexts = new GlyphContexts(levels, mixer);
        this.steps = new Steps(levels);
    }

    /**
     * Codes the samples of a bitmap whose size and kind are known to both sides.
     *
     * @param glyph      its samples are written, or filled in; where full coverage is 255 they are among the {@link Steps} of its colours
     * @param background the colours in which it is first used
     * @param foreground and the one that covers
     * @throws IllegalArgumentException if a sample to be written is none of those
     */
    void code(final Glyph glyph, final int background, final int foreground) throws MalformedStreamException {
        final Samples own = new Samples(glyph);
        tint = (background * 31 + foreground) * 0x9E3779B1 >>> 8;
        steps.between(background, foreground, glyph.subpixel());
        steps.require(glyph);
        lookalikes.start(glyph);
        contexts.begin(tint, false);
        final boolean alike = glyph.subpixel() && bit(alike(own), ALIKE, ALIKE_SET, LATER_ROUND);
        contexts.begin(tint, alike);
        for (int y = 0; y < glyph.height(); y++) {
            final Samples other = lookalikes.best(own, y, levels);
            contexts.start(own, other, lookalikes.trust(y * own.width(), levels));
            for (int x = 0; x < own.width(); x += alike ? Rgb.CHANNELS : 1) {
                if (alike) {
                    pixel(own, x, y);
                } else {
                    final int channel = glyph.subpixel() ? x % Rgb.CHANNELS : 0;
                    contexts.set(x, y, channel, 1);
                    own.set(x, y, sample(own.at(x, y), channel));
                }
            }
        }
        lookalikes.add(own);
    }

    /** The same for a bitmap that may be used first on a gradient, where any coverage can be. */
    void code(final Glyph glyph, final Background background, final int foreground) throws MalformedStreamException {
        if (background instanceof Gradient) {
            code(glyph, 0, WHITE);
        } else {
            code(glyph, background.colour(), foreground);
        }
    }

    private static boolean alike(final Samples samples) {
        long differences = 0;
        long sum = 0;
        for (int y = 0; y < samples.height(); y++) {
            for (int x = 0; x < samples.width(); x += Rgb.CHANNELS) {
                final int middle = samples.at(x + 1, y);
                differences += Math.abs(samples.at(x, y) - middle) + Math.abs(middle - samples.at(x + 2, y));
                sum += middle;
            }
        }
        return ALIKE_PART * differences < sum;
    }

    /** Codes the three samples of a pixel whose channels are about alike. */
    private void pixel(final Samples own, final int x, final int y) throws MalformedStreamException {
        final int red = own.at(x, y);
        final int green = own.at(x + 1, y);
        final int blue = own.at(x + 2, y);
        contexts.set(x, y, 0, Rgb.CHANNELS);
        if (around((red | green | blue) == 0, CLEAR_PIXEL, CLEAR_ROUND)) {
            set(own, x, y, 0, 0, 0);
        } else if (around(red == levels && green == levels && blue == levels, FULL_PIXEL, FULL_ROUND)) {
            set(own, x, y, levels, levels, levels);
        } else {
            // What is not known yet is 0, for the writer as for the reader.
            set(own, x, y, 0, 0, 0);
            final int first = sample(red, 0);
            own.set(x, y, first);
            contexts.set(x + 1, y, 1, 1);
            final int second = later(green, 1, first, 0);
            own.set(x + 1, y, second);
            contexts.set(x + 2, y, 2, 1);
            own.set(x + 2, y, later(blue, 2, first, second));
        }
    }

    private static void set(final Samples own, final int x, final int y, final int red, final int green, final int blue) {
        own.set(x, y, red);
        own.set(x + 1, y, green);
        own.set(x + 2, y, blue);
    }

    /** Codes the second or third sample of a pixel whose channels are about alike, from those before it. */
    private int later(final int level, final int channel, final int first, final int second) throws MalformedStreamException {
        final boolean known = followers.look(tint, channel, first, second);
        final int set = FOLLOWER_SETS + 4 * contexts.trust() + followers.count();
        final boolean follows = known && bit(level == followers.found(), FOLLOWS + followers.count(), set, LATER_ROUND);
        final int coded = follows ? followers.found()
            : known ? sample(level, channel) : nearOrNot(level, channel, channel == 1 ? first : second);
        followers.set(coded, known && coded == followers.found());
        return coded;
    }

    /** Codes a sample that often is one step or none from another channel's. */
    private int nearOrNot(final int level, final int channel, final int before) throws MalformedStreamException {
        final int expected = steps.nearest(channel, before);
        final int step = steps.nearest(channel, level);
        if (!bit(Math.abs(step - expected) <= 1, NEAR, NEAR_SETS + channel, LATER_ROUND)) {
            return sample(level, channel);
        }
        if (bit(step == expected, SAME, NEAR_SETS + 3 + channel, LATER_ROUND)) {
            return steps.level(channel, expected);
        }
        return steps.level(channel, bit(step > expected, MORE, NEAR_SETS + 6 + channel, LATER_ROUND) ? expected + 1 : expected - 1);
    }

    private int sample(final int level, final int channel) throws MalformedStreamException {
        if (around(level == 0, CLEAR, CLEAR_ROUND)) {
            return 0;
        }
        if (steps.possible(channel, 1, levels) == 0 || around(level == levels, FULL, FULL_ROUND)) {
            return levels;
        }
        int path = 1;
        int from = 1;
        int to = levels;
        for (int before = 0; to - from > 1; before++) {
            final int middle = from + to + 1 >> 1;
            // Where all levels that there can be lie on one side, there is nothing to code.
            final boolean high = steps.possible(channel, from, middle) == 0 || steps.possible(channel, middle, to) > 0
                && bit(level >= middle, levelNode(path, before), LEVEL_SETS + Math.min(path, 63), before == 0 ? HIGH_ROUND : LOW_ROUND);
            path = path << 1 | (high ? 1 : 0);
            from = high ? middle : from;
            to = high ? to : middle;
        }
        return from;
    }

    /**
     * The node of the mixer for a bit of a level.
     *
     * @param path   the bits before it, behind a one
     * @param before how many these are, at most 7
     */
    private static int levelNode(final int path, final int before) {
        final int later = before - PART_BITS;
        return later < 0 ? BETWEEN + path : path >> later << PART_BITS | 1 << later | path & (1 << later) - 1;
    }

    private boolean around(final boolean bit, final int node, final int round) throws MalformedStreamException {
        return bit(bit, node, contexts.weightSet(), round);
    }

    private boolean bit(final boolean bit, final int node, final int weightSet, final int round) throws MalformedStreamException {
        return mixer.code(coder, bit ? 1 : 0, node, weightSet, round + contexts.surroundings()) == 1;
    }
}
