package org.legible.symbol;

import org.legible.entropy.MalformedStreamException;
import org.legible.symbol.NumberCoder.Kind;

/** Codes colours: by how many others were used since, or, at first use, by their parts. */
final class Palette {

    private static final int PART_BITS = 8;

    /** Colours beyond these are written again; this also bounds the search. */
    private static final int MAX_COLOURS = 256;

    private final NumberCoder numbers;
    private final int[] colours = new int[MAX_COLOURS];
    private int count;

    Palette(final NumberCoder numbers) {
        this.numbers = numbers;
    }

    /**
     * Codes a colour.
     *
     * @param role  what it is for
     * @param other a colour that goes with it
     */
    int code(final int colour, final int role, final int other) throws MalformedStreamException {
        int rank = 0;
        while (rank < count && colours[rank] != colour) {
            rank++;
        }
        // 0 is a colour that was not there yet.
        final int coded = numbers.natural(Kind.COLOUR_RANK, rank == count ? 0 : rank + 1, role, role << 24 ^ other, 0);
        if (coded > count) {
            throw new MalformedStreamException("There is no colour number " + coded, 0);
        }
        final int found = coded == 0 ? parts(colour) : colours[coded - 1];
        final int from = coded == 0 ? Math.min(count, MAX_COLOURS - 1) : coded - 1;
        System.arraycopy(colours, 0, colours, 1, from);
        colours[0] = found;
        count = coded == 0 ? from + 1 : count;
        return found;
    }

    /** Green, and then red and blue as those that mostly are like it. */
    private int parts(final int colour) throws MalformedStreamException {
        final int green = numbers.bits(Kind.COLOUR, PART_BITS, Rgb.part(colour, 1), 0, 0, 0);
        final int red = numbers.bits(Kind.COLOUR, PART_BITS, Rgb.part(colour, 0) - green & 0xFF, 1, 1, 1) + green & 0xFF;
        final int blue = numbers.bits(Kind.COLOUR, PART_BITS, Rgb.part(colour, 2) - green & 0xFF, 2, 2 | red - green << 4, 2) + green
            & 0xFF;
        return Rgb.of(red, green, blue);
    }
}
