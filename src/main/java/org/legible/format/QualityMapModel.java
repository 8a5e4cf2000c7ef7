package org.legible.format;

import java.util.stream.Stream;

import org.legible.entropy.AdaptiveBit;
import org.legible.entropy.BitCoder;
import org.legible.entropy.MalformedStreamException;

/**
 * Codes the offsets of a quality map, for both ways. They make areas with straight borders: a row is the same as the one above it, or each
 * of its offsets the one at its left, else the one above, else another one. What is beside them tells how likely each of that is. Outside
 * of the map offsets are 0.
 */
final class QualityMapModel {

    private static final int SURROUNDINGS = 16;

    private final BitCoder coder;
    private final byte[] offsets;
    private final int width;

    /** By whether the row above is the same as the one above that. */
    private final AdaptiveBit[] sameRow = bits(2);

    /** By the surroundings. */
    private final AdaptiveBit[] asLeft = bits(SURROUNDINGS);
    private final AdaptiveBit[] asAbove = bits(SURROUNDINGS);

    /** Bits of an offset, by those in front of them. */
    private final AdaptiveBit[] others = bits(1 << Byte.SIZE);

    /**
     * @param coder   writes or reads
     * @param offsets row by row; to be written, or to be filled
     * @param width   of a row
     */
    QualityMapModel(final BitCoder coder, final byte[] offsets, final int width) {
        this.coder = coder;
        this.offsets = offsets;
        this.width = width;
    }

    private static AdaptiveBit[] bits(final int count) {
        return Stream.generate(AdaptiveBit::new).limit(count).toArray(AdaptiveBit[]::new);
    }

    /** Codes all rows. */
    void code() throws MalformedStreamException {
        int before = 1;
        for (int row = 0; row < offsets.length; row += width) {
            before = sameRow[before].code(coder, isSameRow(row) ? 1 : 0);
            for (int x = 0; x < width; x++) {
                offsets[row + x] = before == 1 ? at(row - width, x) : offset(row, x);
            }
        }
    }

    private boolean isSameRow(final int row) {
        for (int x = 0; x < width; x++) {
            if (offsets[row + x] != at(row - width, x)) {
                return false;
            }
        }
        return true;
    }

    /** The offset of a column of the row that starts there. */
    private byte at(final int row, final int x) {
        return row < 0 || x < 0 || x >= width ? 0 : offsets[row + x];
    }

    private byte offset(final int row, final int x) throws MalformedStreamException {
        final byte own = offsets[row + x];
        final byte left = at(row, x - 1);
        final byte above = at(row - width, x);
        final byte corner = at(row - width, x - 1);
        final int surroundings = (left == above ? 1 : 0) | (left == corner ? 2 : 0) | (above == at(row - width, x + 1) ? 4 : 0)
            | (above == corner ? 8 : 0);
        if (asLeft[surroundings].code(coder, own == left ? 1 : 0) == 1) {
            return left;
        }
        if (left != above && asAbove[surroundings].code(coder, own == above ? 1 : 0) == 1) {
            return above;
        }
        int node = 1;
        for (int bit = Byte.SIZE - 1; bit >= 0; bit--) {
            node = node << 1 | others[node].code(coder, own >> bit & 1);
        }
        return (byte) node;
    }
}
