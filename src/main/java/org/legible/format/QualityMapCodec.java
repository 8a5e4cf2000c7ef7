package org.legible.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;

/** The payload of a QMAP chunk. Rows are XORed with the one above, so that an area of one quality becomes zeros. */
final class QualityMapCodec {

    private QualityMapCodec() {
    }

    static byte[] encode(final QualityMapChunk map, final TileGrid grid) {
        final byte[] rows = map.offsets().clone();
        for (int i = rows.length - 1; i >= grid.latentWidth(); i--) {
            rows[i] ^= rows[i - grid.latentWidth()];
        }
        final byte[] stream = Zlib.deflate(rows);
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
        final int plane = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getInt();
        final byte[] rows = Zlib.inflate(payload, Integer.BYTES, (int) grid.positions());
        if (rows.length != grid.positions()) {
            throw new DataFormatException("it has " + rows.length + " positions instead of " + grid.positions());
        }
        for (int i = grid.latentWidth(); i < rows.length; i++) {
            rows[i] ^= rows[i - grid.latentWidth()];
        }
        return new QualityMapChunk(plane, rows);
    }
}
