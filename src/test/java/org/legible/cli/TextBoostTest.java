package org.legible.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.ColorProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.format.LgbFile;
import org.legible.text.DrawnText;

/** {@code encode --text boost}: text in the quality it needs. */
class TextBoostTest {

    private static final Path SAMPLE = Path.of("samples", "instrument-panel.png");

    @TempDir
    private Path folder;

    private static JsonObject json(final Object... arguments) {
        final CliRun run = CliRun.of(arguments);
        assertEquals(0, run.code(), run.err());
        return JsonParser.parseString(run.out()).getAsJsonObject();
    }

    @Test
    void linesAreRaisedAndTheMapIsCounted() throws IOException {
        final Path boosted = folder.resolve("boosted.lgb");
        final JsonObject found = json("encode", SAMPLE, boosted, "--quality", 20, "--text", "boost", "--text-boost", 35, "--json");
        assertEquals("boost", found.get("text").getAsString());
        assertEquals(35, found.get("boost").getAsInt());
        assertTrue(found.get("regions").getAsInt() > 20, found.toString());
        assertTrue(found.get("map_bytes").getAsLong() > 50 && found.get("map_bytes").getAsLong() < 2000, found.toString());
        assertEquals(found.get("map_bytes"), json("info", boosted, "--json").get("map_bytes"));
        assertTrue(CliRun.of("info", boosted).out().contains("quality map " + found.get("map_bytes") + " bytes"));
        assertTrue(highest(boosted) >= 35, "highest offset " + highest(boosted));
    }

    private static int highest(final Path file) throws IOException {
        int highest = 0;
        for (final byte offset : offsets(file)) {
            highest = Math.max(highest, offset);
        }
        return highest;
    }

    @Test
    void faintTextGetsMoreAndLargeTextLessThanTheRest() throws IOException {
        final ImagePlus small = drawn();
        final Path picture = folder.resolve("picture.png");
        new FileSaver(small).saveAsPng(picture.toString());
        assertEquals(2, json("encode", picture, folder.resolve("small.lgb"), "--text", "boost", "--json").get("regions").getAsInt());
        final byte[] offsets = offsets(folder.resolve("small.lgb"));
        final int dark = at(offsets, 300, 60, 60);
        final int faint = at(offsets, 300, 60, 160);
        assertTrue(faint >= dark + 20, faint + " beside " + dark);
        assertEquals(0, at(offsets, 300, 60, 110));

        new FileSaver(small.resize(900, 600, "bilinear")).saveAsPng(picture.toString());
        json("encode", picture, folder.resolve("large.lgb"), "--text", "boost", "--json");
        final int large = at(offsets(folder.resolve("large.lgb")), 900, 180, 180);
        assertTrue(large < 0, "large text gets " + large);
    }

    /** Dark words above, and the same words nearly as light as the ground below. */
    private static ImagePlus drawn() throws IOException {
        final DrawnText drawn = new DrawnText(300, 200, 0xffffff);
        int x = 40;
        for (final String word : List.of("Dark", "words", "and", "faint")) {
            drawn.word(word, x, 50, 0).word(word, x, 150, 0xc0c0c0);
            x += 9 * word.length() + 7;
        }
        return new ImagePlus("drawn", new ColorProcessor(300, 200, drawn.pixels()));
    }

    private static byte[] offsets(final Path file) throws IOException {
        try (LgbFile open = LgbFile.open(file)) {
            return open.qualityMap(0).orElseThrow().offsets();
        }
    }

    /** The offset at a pixel. Latents stand for 8 pixels, and rows of them are as long as whole hyper-latents of 32 pixels. */
    private static int at(final byte[] offsets, final int width, final int x, final int y) {
        return offsets[y / 8 * ((width + 31) / 32 * 4) + x / 8];
    }

    @Test
    void atTheSameSizeFewerCharactersAreLost() throws IOException {
        final long bytes = json("encode", SAMPLE, folder.resolve("plain.lgb"), "--quality", 26, "--text", "off", "--json").get("bytes").getAsLong();
        json("encode", SAMPLE, folder.resolve("boosted.lgb"), "--target-bytes", bytes, "--text", "boost", "--json");
        assertTrue(errors("boosted.lgb") < errors("plain.lgb"), errors("boosted.lgb") + " after " + errors("plain.lgb"));
    }

    private int errors(final String name) throws IOException {
        final Path json = folder.resolve("report.json");
        final CliRun run = CliRun.of("report", SAMPLE, folder.resolve(name), "--json", json);
        assertEquals(0, run.code(), run.err());
        return JsonParser.parseString(Files.readString(json)).getAsJsonObject().get("char_errors").getAsInt();
    }

    @Test
    void aPictureWithoutTextIsAsWithout() throws IOException {
        final Path ramp = folder.resolve("ramp.png");
        new FileSaver(IJ.createImage("ramp", "RGB ramp", 200, 120, 1)).saveAsPng(ramp.toString());
        final JsonObject found = json("encode", ramp, folder.resolve("boosted.lgb"), "--text", "boost", "--json");
        assertEquals(0, found.get("regions").getAsInt());
        assertEquals(0, found.get("map_bytes").getAsLong());
        json("encode", ramp, folder.resolve("plain.lgb"), "--text", "off", "--json");
        assertEquals(-1, Files.mismatch(folder.resolve("plain.lgb"), folder.resolve("boosted.lgb")));
        assertTrue(CliRun.of("info", folder.resolve("plain.lgb")).out().contains("quality map none"));
    }

    @Test
    void inAStackTheLinesOfAllPlanesCount() {
        final ImagePlus sample = IJ.openImage(SAMPLE.toString());
        sample.setRoi(400, 300, 200, 150);
        final ImagePlus one = sample.crop();
        sample.setRoi(500, 380, 200, 150);
        final ImageStack planes = new ImageStack(200, 150);
        planes.addSlice(one.getProcessor());
        planes.addSlice(sample.crop().getProcessor());
        final Path first = folder.resolve("first.png");
        final Path both = folder.resolve("both.tif");
        new FileSaver(one).saveAsPng(first.toString());
        new FileSaver(new ImagePlus("both", planes)).saveAsTiffStack(both.toString());
        final int alone = json("encode", first, folder.resolve("first.lgb"), "--text", "boost", "--json").get("regions").getAsInt();
        final int together = json("encode", both, folder.resolve("both.lgb"), "--text", "boost", "--json").get("regions").getAsInt();
        assertTrue(alone > 0 && together > alone, alone + " and " + together);
    }
}
