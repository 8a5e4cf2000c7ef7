package org.legible.entropy;

/** An rANS stream that no encoder wrote: cut short, altered, or decoded with the wrong tables. */
public final class MalformedStreamException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int offset;

    /**
     * @param message what was wrong, without the offset
     * @param offset  bytes of the stream that had been read when it was noticed
     */
    public MalformedStreamException(final String message, final int offset) {
        super(message + " (at byte " + offset + " of the stream)");
        this.offset = offset;
    }

    /** Bytes of the stream that had been read when the fault was noticed; the fault itself may lie before. */
    public int offset() {
        return offset;
    }
}
