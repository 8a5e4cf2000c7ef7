package org.legible.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.ij.ImageFiles;

/** {@code legible compare} as it is typed. */
class CompareCommandTest {

    @TempDir
    private Path folder;
    private Path picture;

    @BeforeEach
    void makePicture() throws IOException {
        picture = folder.resolve("picture.png");
        final ImagePlus image = IJ.createImage("picture", "RGB ramp", 120, 90, 1);
        final Random random = new Random(4);
        for (int i = 0; i < image.getProcessor().getPixelCount(); i += 1 + random.nextInt(3)) {
            image.getProcessor().set(i, random.nextInt(1 << 24));
        }
        ImageFiles.write(image, picture);
    }

    @Test
    void printsTheFiguresAndWritesTheFolder() throws IOException {
        final Path out = folder.resolve("out");
        final CliRun run = CliRun.of("compare", picture, "--codecs", "jpeg,jpeg2000", "--qualities", "5,30,80;jpeg2000:1,3,6", "--anchor",
            "jpeg2000", "--no-text", "--out", out);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("jpeg against jpeg2000: BD-rate (PSNR) "), run.out());
        assertTrue(run.out().contains("The results are in " + out + "."), run.out());
        assertEquals(7, Files.readAllLines(out.resolve("points.csv")).size());
    }

    @Test
    void wrongArgumentsFailPlainly() {
        final Path out = folder.resolve("out");
        assertTrue(CliRun.of("compare", "--out", out).failedPlainly());
        assertTrue(CliRun.of("compare", picture).failedPlainly());
        assertTrue(CliRun.of("compare", folder.resolve("none.png"), "--out", out).failedPlainly());
        assertTrue(CliRun.of("compare", picture, "--codecs", "gif", "--out", out).failedPlainly());
        assertTrue(CliRun.of("compare", picture, "--qualities", "x", "--out", out).failedPlainly());
        assertTrue(CliRun.of("compare", picture, "--codecs", "jpeg", "--no-text", "--out", picture).failedPlainly());
        assertFalse(Files.exists(out));
    }
}
