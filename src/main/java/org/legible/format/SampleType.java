package org.legible.format;

/** What a pixel of the image is. The order is that of the file format. */
public enum SampleType {

    /** Unsigned, 8 bits. */
    GREY8(false),
    /** Unsigned, 16 bits; coded through a value window. */
    GREY16(true),
    /** Three unsigned components of 8 bits. */
    RGB24(false),
    /** IEEE 754 single precision; coded through a value window. */
    FLOAT32(true);

    private final boolean windowed;

    SampleType(final boolean windowed) {
        this.windowed = windowed;
    }

    /** Whether the file stores a {@link ValueWindow} for each channel; without, it is {@link ValueWindow#EIGHT_BIT}. */
    public boolean windowed() {
        return windowed;
    }
}
