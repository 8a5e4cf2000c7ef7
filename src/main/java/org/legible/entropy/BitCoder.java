package org.legible.entropy;

/** Writes bits, or reads them: models are written once, for both ways, so that the reader cannot lose its way. */
@FunctionalInterface
public interface BitCoder {

    /**
     * Codes one bit.
     *
     * @param bit         to be written; not looked at when reading
     * @param probability of a one, in 1/65536: at least 1 and less than 65536
     * @return the bit that was written or read
     * @throws MalformedStreamException when reading, if the stream is at its end
     */
    int code(int bit, int probability) throws MalformedStreamException;
}
