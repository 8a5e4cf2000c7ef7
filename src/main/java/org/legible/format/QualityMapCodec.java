package org.legible.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;

import org.legible.entropy.MalformedStreamException;
import org.legible.entropy.RansDecoder;
import org.legible.entropy.RansEncoder;

/** The payload of a QMAP chunk: the plane, and an rANS stream of what {@link QualityMapModel} says. */
final class QualityMapCodec {

    private static final int LANES = 1;

    private QualityMapCodec() {
    }

    static byte[] encode(final QualityMapChunk map, final TileGrid grid) {
        final RansEncoder rans = new RansEncoder();
        try {
            new QualityMapModel(rans, map.offsets().clone(), grid.latentWidth()).code();
        } catch (final MalformedStreamException e) {
            throw new IllegalStateException("Nothing is read", e);
        }
        final byte[] stream = rans.finish(LANES);
        return ByteBuffer.allocate(Integer.BYTES + stream.length).order(ByteOrder.LITTLE_ENDIAN).putInt(map.plane()).put(stream).array();
    }

    /**
     * Reads a payload of at least four bytes.
     *
     * @throws DataFormatException if its map is not one for {@code grid}
     */
    static QualityMapChunk decode(final byte[] payload, final TileGrid grid) throws DataFormatException {
        if (grid.positions() > LgbFormat.MAX_MAP_POSITIONS) {
            throw new DataFormatException("the image is too large for one");
        }
        final byte[] offsets = new byte[(int) grid.positions()];
        try {
            final RansDecoder rans = new RansDecoder(payload, Integer.BYTES, payload.length, LANES);
            new QualityMapModel(rans, offsets, grid.latentWidth()).code();
            rans.finish();
        } catch (final MalformedStreamException e) {
            throw (DataFormatException) new DataFormatException("it is none for this image: " + e.getMessage()).initCause(e);
        }
        return new QualityMapChunk(ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getInt(), offsets);
    }
}
