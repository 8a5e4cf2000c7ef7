package org.legible.format;

import java.util.List;

/**
 * The state of every chunk of a file that could be opened.
 *
 * @param chunks in the order of the file
 */
public record VerifyReport(List<ChunkState> chunks) {

    /** Copies the list. */
    public VerifyReport {
        chunks = List.copyOf(chunks);
    }

    /** Whether all chunks are intact. */
    public boolean ok() {
        return chunks.stream().allMatch(ChunkState::ok);
    }

    /**
     * One chunk.
     *
     * @param type    its four letters
     * @param offset  of its first byte in the file
     * @param length  of the whole chunk in bytes
     * @param ok      whether its checksum and its contents are right, as far as they can be told without decoding
     * @param message what is wrong; empty where nothing is
     */
    public record ChunkState(String type, long offset, long length, boolean ok, String message) {
    }
}
