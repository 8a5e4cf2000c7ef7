package org.legible.ij;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.legible.codec.EncodeResult;
import org.legible.codec.FileMeasure;
import org.legible.codec.PlaneReader;
import org.legible.codec.PlaneWriter;
import org.legible.codec.Progress;
import org.legible.format.StreamHeader;
import org.legible.report.Fidelity;

/** The PSNR of files of one image, as {@link Fidelity} measures it. */
final class PsnrMeasure implements FileMeasure {

    private final PlaneReader original;

    /** Of the present file. */
    private Fidelity fidelity;

    PsnrMeasure(final PlaneReader original) {
        this.original = original;
    }

    @Override
    public Optional<PlaneWriter> pixels(final StreamHeader header, final Progress progress) {
        fidelity = new Fidelity(original, header);
        return Optional.of(fidelity);
    }

    @Override
    public double of(final Path written, final EncodeResult result, final Progress progress) throws IOException {
        return fidelity.psnr();
    }
}
