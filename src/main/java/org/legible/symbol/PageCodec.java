package org.legible.symbol;

import java.util.Arrays;
import java.util.List;

import org.legible.entropy.BitCoder;
import org.legible.entropy.MalformedStreamException;
import org.legible.entropy.RansDecoder;
import org.legible.entropy.RansEncoder;

/** Pages to bytes and back. */
final class PageCodec {

    private static final int LANES = 1;

    /** Bits between two looks at whether to go on, some milliseconds. */
    private static final int PATIENCE = 1 << 14;

    private PageCodec() {
    }

    /** The page as bytes: the number of levels, then an rANS stream of one lane. */
    static byte[] encode(final Page page, final int width, final int height) {
        final RansEncoder rans = new RansEncoder();
        try {
            new PageCoder(rans, true, page.levels(), width, height).code(page);
        } catch (final MalformedStreamException e) {
            throw new IllegalArgumentException("The page is beyond the limits of its tile", e);
        }
        final byte[] stream = rans.finish(LANES);
        final byte[] all = new byte[1 + stream.length];
        all[0] = (byte) page.levels();
        System.arraycopy(stream, 0, all, 1, stream.length);
        return all;
    }

    /**
     * The page that some bytes hold, for a tile of this size.
     *
     * @throws MalformedStreamException if no encoder wrote them for such a tile
     */
    static Page decode(final byte[] bytes, final int width, final int height) throws MalformedStreamException {
        return decode(bytes, width, height, () -> { });
    }

    /**
     * The same, for work that may be ended.
     *
     * @param check is run again and again, and may throw to end the work
     */
    static Page decode(final byte[] bytes, final int width, final int height, final Runnable check) throws MalformedStreamException {
        if (bytes.length < 1 || bytes[0] == 0) {
            throw new MalformedStreamException("There are no levels of coverage", 0);
        }
        final int levels = bytes[0] & 0xFF;
        final RansDecoder rans = new RansDecoder(Arrays.copyOfRange(bytes, 1, bytes.length), LANES);
        final Page page = new PageCoder(new Reader(rans, check), false, levels, width, height)
            .code(new Page(levels, List.of(), List.of(), List.of()));
        rans.finish();
        return page;
    }

    /** Reads bits, and looks now and then whether to go on. */
    private static final class Reader implements BitCoder {

        private final RansDecoder rans;
        private final Runnable check;
        private int left = PATIENCE;

        Reader(final RansDecoder rans, final Runnable check) {
            this.rans = rans;
            this.check = check;
        }

        @Override
        public int code(final int bit, final int probability) throws MalformedStreamException {
            if (--left == 0) {
                left = PATIENCE;
                check.run();
            }
            return rans.code(bit, probability);
        }
    }
}
