package org.legible.format;

import java.util.Optional;

/** Finds the LEND chunk, and where there is none finds out why. */
final class FileEnd {

    private FileEnd() {
    }

    /**
     * @param reader on a file whose preamble is right
     * @throws LegibleException if the file is cut short, is continued behind its end, or its last chunk is damaged
     */
    static EndMarker find(final ChunkReader reader) throws LegibleException {
        final long size = reader.size();
        final Optional<Chunk> last = reader.chunkAt(size - EndMarker.CHUNK_BYTES, size);
        if (last.isEmpty() || !isIntactEnd(reader, last.get())) {
            throw new LegibleException(reader.name() + explain(reader));
        }
        final EndMarker marker = EndMarker.decode(reader.payload(last.get()));
        if (marker.fileLength() != size) {
            throw new LegibleException(reader.name() + " has " + size + " bytes but was written with " + marker.fileLength()
                + ": its middle was altered. " + LgbFormat.COPY_AGAIN);
        }
        return marker;
    }

    private static boolean isIntactEnd(final ChunkReader reader, final Chunk chunk) throws LegibleException {
        return chunk.type() == Chunk.LEND && chunk.length() == EndMarker.PAYLOAD_BYTES && chunk.end() <= reader.size()
            && reader.intact(chunk);
    }

    /** Goes from chunk to chunk until the file ends, or makes no sense any more. */
    private static String explain(final ChunkReader reader) throws LegibleException {
        final long size = reader.size();
        long offset = LgbFormat.PREAMBLE_BYTES;
        int before = 0;
        int others = 0;
        while (offset <= size - Chunk.HEADER_BYTES) {
            final Chunk chunk = reader.headerAt(offset);
            if (isIntactEnd(reader, chunk)) {
                return trailing(chunk.end(), size);
            }
            if (offset == size - EndMarker.CHUNK_BYTES && (chunk.type() == Chunk.LEND || before == Chunk.INDX)) {
                return " is damaged: its closing LEND chunk, from byte " + offset + " on, was altered. " + LgbFormat.COPY_AGAIN;
            }
            if (before == 0 && !FileParser.isHead(chunk)) {
                return FileParser.DAMAGED_HEADER;
            }
            others += chunk.type() == Chunk.TILE ? 0 : 1;
            if (!chunk.plausible() || others > LgbFormat.MAX_OTHER_CHUNKS) {
                return " is damaged: it has no chunk at byte " + offset + " and no LEND chunk at its end, byte " + size + ". "
                    + LgbFormat.COPY_AGAIN;
            }
            if (chunk.end() > size) {
                return cutShort(size, " inside the " + chunk.name() + " chunk that starts at byte " + offset, chunk.end() - size
                    + (chunk.type() == Chunk.LEND ? 0 : EndMarker.CHUNK_BYTES));
            }
            before = chunk.type();
            offset = chunk.end();
        }
        return cutShort(size, offset == size ? " between two chunks" : " inside the chunk that starts at byte " + offset,
            offset + EndMarker.CHUNK_BYTES - size);
    }

    private static String cutShort(final long size, final String where, final long missing) {
        return " is cut short: it ends at byte " + size + where + ", and at least " + missing + " bytes are missing. "
            + LgbFormat.COPY_AGAIN;
    }

    private static String trailing(final long end, final long size) {
        return " goes on behind its end: it is complete at byte " + end + ", but " + (size - end) + " bytes follow. Remove them, "
            + "or copy or download the file again.";
    }
}
