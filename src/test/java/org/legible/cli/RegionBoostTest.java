package org.legible.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.format.LgbFile;
import org.legible.ij.ImageFiles;

/** {@code encode --boost-regions}: inside selection and overlay of a TIFF the quality is higher. */
class RegionBoostTest {

    private static final int STRIDE = 8;

    @TempDir
    private Path folder;

    private final ImagePlus image = IJ.createImage("ramp", "RGB ramp", 160, 96, 1);
    private Path tiff;
    private Path file;

    @BeforeEach
    void name() {
        tiff = folder.resolve("a.tif");
        file = folder.resolve("a.lgb");
        image.setRoi(new Roi(16, 8, 24, 16));
        final Overlay overlay = new Overlay(new OvalRoi(72, 8, 64, 64));
        overlay.add(new Line(0, 90, 150, 90));
        image.setOverlay(overlay);
    }

    private byte[] offsets(final Object... arguments) throws IOException {
        ImageFiles.write(image, tiff);
        final CliRun run = CliRun.of(arguments);
        assertEquals(0, run.code(), run.err());
        try (LgbFile open = LgbFile.open(file)) {
            return open.qualityMap(0).orElseThrow().offsets();
        }
    }

    private static int at(final byte[] offsets, final int x, final int y) {
        return offsets[y / STRIDE * (160 / STRIDE) + x / STRIDE];
    }

    @Test
    void theSelectionTheOverlayOrBothAreRaised() throws IOException {
        final byte[] selection = offsets("encode", tiff, file, "--boost-regions", "selection", "--selection-boost", 20);
        assertEquals(20, at(selection, 16, 8));
        assertEquals(20, at(selection, 39, 23));
        assertEquals(0, at(selection, 40, 23));
        assertEquals(0, at(selection, 104, 40));
        final byte[] overlay = offsets("encode", tiff, file, "--boost-regions", "overlay");
        assertEquals(0, at(overlay, 16, 8));
        assertEquals(15, at(overlay, 104, 40));
        assertEquals(0, at(overlay, 72, 8), "the corner beside the oval");
        assertEquals(0, at(overlay, 40, 90), "a line is no area");
        final byte[] both = offsets("encode", tiff, file, "--boost-regions", "both");
        assertEquals(15, at(both, 16, 8));
        assertEquals(15, at(both, 104, 40));
    }

    @Test
    void withoutAnAreaItIsSaid() throws IOException {
        image.deleteRoi();
        image.setOverlay(new Overlay(new Line(0, 90, 150, 90)));
        ImageFiles.write(image, tiff);
        for (final String which : new String[] {"selection", "overlay", "both"}) {
            final CliRun run = CliRun.of("encode", tiff, file, "--boost-regions", which);
            assertTrue(run.failedPlainly() && run.err().contains("has no area"), run.err());
        }
        assertTrue(CliRun.of("encode", tiff, file, "--boost-regions", "all").err()
            .contains("boostregions is \"all\": choose selection, overlay or both."));
        assertTrue(CliRun.of("encode", tiff, file, "--boost-regions", "both", "--selection-boost", "0").err().contains("--selection-boost is 0"));
        assertFalse(Files.exists(file));
    }
}
