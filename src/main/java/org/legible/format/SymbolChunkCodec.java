package org.legible.format;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** The chunks SYMB, which tells that there is a symbol layer, and symb, which holds a tile of it. */
final class SymbolChunkCodec {

    private SymbolChunkCodec() {
    }

    /** The payload of SYMB. */
    static byte[] encodeSide(final int side) {
        Limits.require("side of a symbol tile", side, LgbFormat.MIN_SYMBOL_TILE, LgbFormat.MAX_SYMBOL_TILE);
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        VarInt.write(out, side);
        return out.toByteArray();
    }

    /** @throws IllegalArgumentException if the payload does not hold a side within the limits */
    static int decodeSide(final byte[] payload) {
        final int side = read(ByteBuffer.wrap(payload));
        Limits.require("side of a symbol tile", side, LgbFormat.MIN_SYMBOL_TILE, LgbFormat.MAX_SYMBOL_TILE);
        return side;
    }

    /** The whole chunk of a tile. */
    static byte[] encode(final SymbolChunk tile) {
        final ByteArrayOutputStream prefix = new ByteArrayOutputStream();
        VarInt.write(prefix, tile.plane());
        VarInt.write(prefix, tile.tile());
        return Chunk.encode(Chunk.SYMBOLS, prefix.toByteArray(), tile.page());
    }

    /** @throws IllegalArgumentException if the payload, or its start, names no plane and tile */
    static SymbolChunk decode(final byte[] payload) {
        final ByteBuffer in = ByteBuffer.wrap(payload);
        final int plane = read(in);
        final int tile = read(in);
        final byte[] page = new byte[in.remaining()];
        in.get(page);
        return new SymbolChunk(plane, tile, page);
    }

    private static int read(final ByteBuffer in) {
        try {
            return VarInt.read(in);
        } catch (final BufferUnderflowException e) {
            throw new IllegalArgumentException("it is too short", e);
        }
    }
}
