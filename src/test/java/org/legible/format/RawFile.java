package org.legible.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import org.legible.entropy.RansEncoder;

/**
 * Builds files byte by byte, right ones and wrong ones, with nothing from the code under test. A new one is a correct GREY8 file of
 * 100 x 40 pixels, two planes and two tiles a plane, and can be changed before it is written.
 */
final class RawFile {

    static final int WIDTH = 100;
    static final int HEIGHT = 40;
    static final int PLANES = 2;

    /** 128 x 64 pixels at stride 8. */
    static final int LATENT_WIDTH = 16;
    static final int LATENT_HEIGHT = 8;
    static final int TILES_PER_PLANE = 2;

    /** One chunk, right as far as its checksum goes. */
    record RawChunk(String type, byte[] payload) {

        byte[] bytes() {
            final ByteBuffer out = little(payload.length + 12);
            out.put(type.getBytes(StandardCharsets.US_ASCII)).putInt(payload.length).put(payload);
            final CRC32C checksum = new CRC32C();
            checksum.update(out.array(), 0, payload.length + 8);
            return out.putInt((int) checksum.getValue()).array();
        }
    }

    byte[] magic = {(byte) 0x89, 'L', 'G', 'B', 0x0d, 0x0a, 0x1a, 0x0a};
    int major = 1;
    int minor;
    String headType = "HEAD";
    byte[] head = head(buffer -> { });
    final List<RawChunk> front = new ArrayList<>();
    final List<RawChunk> tiles = new ArrayList<>();
    final List<RawChunk> back = new ArrayList<>();
    byte[] index;
    Integer markedTiles;
    Long markedIndex;
    Long markedLength;
    byte[] trailing = {};

    RawFile() {
        for (int i = 0; i < PLANES * TILES_PER_PLANE; i++) {
            tiles.add(tile(i / TILES_PER_PLANE, i % TILES_PER_PLANE, 40 + i));
        }
    }

    static ByteBuffer little(final int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The payload of HEAD, after a change to single fields at their offsets. */
    static byte[] head(final Consumer<ByteBuffer> change) {
        final ByteBuffer out = little(85);
        out.putInt(WIDTH).putInt(HEIGHT).putInt(1).putInt(PLANES).putInt(1).put((byte) 0);
        out.putShort((short) 12_800).put((byte) 1).putShort((short) 1);
        out.put((byte) 4).put("test".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 32; i++) {
            out.put((byte) i);
        }
        out.put((byte) 8).put((byte) 32).putShort((short) 192).putShort((short) 64).putShort((short) 8);
        out.put((byte) 13).put("Legible tests".getBytes(StandardCharsets.US_ASCII));
        change.accept(out);
        return out.array();
    }

    static RawChunk tile(final int plane, final int tile, final int streamLength) {
        final ByteBuffer out = little(3 + streamLength);
        out.put((byte) plane).put((byte) tile).put((byte) 1);
        while (out.hasRemaining()) {
            out.put((byte) (out.position() * 7 + plane));
        }
        return new RawChunk("TILE", out.array());
    }

    static RawChunk meta(final String json) {
        return new RawChunk("meta", zlib(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** A map of zeros with so many rows: each is as the one above it, which is the likelier the more have been. */
    static RawChunk map(final int plane, final int rows) {
        final RansEncoder rans = new RansEncoder();
        int probability = 1 << 15;
        for (int row = 0; row < rows; row++) {
            rans.code(1, probability);
            probability = Math.min((1 << 16) - 32, probability + 2 * ((1 << 16) - probability) / (2 * Math.min(row, 60) + 3));
        }
        final byte[] stream = rans.finish(1);
        return new RawChunk("QMAP", little(4 + stream.length).putInt(plane).put(stream).array());
    }

    static RawChunk symbolLayer(final int side) {
        return new RawChunk("SYMB", varints(side));
    }

    /** A chunk of a symbol tile; its page is no page. */
    static RawChunk symbols(final int plane, final int tile, final int pageLength) {
        final byte[] place = varints(plane, tile);
        return new RawChunk("symb", Arrays.copyOf(place, place.length + pageLength));
    }

    private static byte[] varints(final int... values) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (final int value : values) {
            int rest = value;
            for (; rest >>> 7 != 0; rest >>>= 7) {
                out.write(rest & 127 | 128);
            }
            out.write(rest);
        }
        return out.toByteArray();
    }

    static byte[] zlib(final byte[] content) {
        final Deflater deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        final byte[] out = new byte[content.length + 100];
        final int length = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, length);
    }

    byte[] bytes() {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(magic);
        out.write(major);
        out.write(minor);
        out.writeBytes(new RawChunk(headType, head).bytes());
        front.forEach(chunk -> out.writeBytes(chunk.bytes()));
        final long firstTile = out.size();
        tiles.forEach(chunk -> out.writeBytes(chunk.bytes()));
        back.forEach(chunk -> out.writeBytes(chunk.bytes()));
        final long indexOffset = out.size();
        out.writeBytes(new RawChunk("INDX", index != null ? index : index(firstTile)).bytes());
        final long length = out.size() + 32;
        final ByteBuffer end = little(20).putInt(markedTiles != null ? markedTiles : tiles.size())
            .putLong(markedIndex != null ? markedIndex : indexOffset).putLong(markedLength != null ? markedLength : length);
        out.writeBytes(new RawChunk("LEND", end.array()).bytes());
        out.writeBytes(trailing);
        return out.toByteArray();
    }

    private byte[] index(final long firstTile) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(little(8).putLong(firstTile).array());
        for (final RawChunk tile : tiles) {
            final int length = tile.payload().length + 12;
            if (length > 127) {
                out.write(length & 127 | 128);
                out.write(length >> 7);
            } else {
                out.write(length);
            }
        }
        return out.toByteArray();
    }
}
