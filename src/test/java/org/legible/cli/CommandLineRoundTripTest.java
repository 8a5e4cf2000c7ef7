package org.legible.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.legible.quality.Psnr;

/** Images to files and back through the command line, with the default model. */
class CommandLineRoundTripTest {

    private static final Path SAMPLE = Path.of("samples", "instrument-panel.png");

    @TempDir
    private static Path shared;
    private static Path picture;
    private static Path encoded;
    private static JsonObject encoding;

    @TempDir
    private Path folder;

    @BeforeAll
    static void encodeADetailOfTheSample() {
        final ImagePlus sample = IJ.openImage(SAMPLE.toString());
        sample.setRoi(500, 380, 300, 210);
        picture = shared.resolve("detail.png");
        new FileSaver(sample.crop()).saveAsPng(picture.toString());
        encoded = shared.resolve("detail.lgb");
        encoding = json(CliRun.of("encode", picture, encoded, "--quality", 60, "--device", "cpu", "--json"));
    }

    @Test
    void encodeReportsWhatItWrote() throws IOException {
        assertEquals(Files.size(encoded), encoding.get("bytes").getAsLong());
        assertEquals(300, encoding.get("width").getAsInt());
        assertEquals(210, encoding.get("height").getAsInt());
        assertEquals(1, encoding.get("planes").getAsInt());
        assertEquals(8.0 * Files.size(encoded) / (300 * 210), encoding.get("bpp").getAsDouble(), 1e-12);
        assertEquals(60, encoding.get("quality").getAsDouble());
        assertEquals("legible-1", encoding.get("model").getAsString());
        assertEquals("cpu", encoding.get("device").getAsString());
        assertTrue(encoding.get("seconds").getAsDouble() > 0);
    }

    @Test
    void theReportedPsnrIsThatOfTheDecodedPicture() {
        final Path decoded = folder.resolve("decoded.png");
        final JsonObject decoding = json(CliRun.of("decode", encoded, decoded, "--device", "cpu", "--json"));
        assertEquals(300, decoding.get("width").getAsInt());
        assertEquals(encoding.get("bytes"), decoding.get("bytes"));
        assertEquals(0, decoding.get("damagedTiles").getAsInt());
        assertEquals("legible-1", decoding.get("model").getAsString());
        assertEquals(psnr(picture, decoded), encoding.get("psnr").getAsDouble(), 1e-9);
        assertTrue(encoding.get("psnr").getAsDouble() > 20, "a picture, not noise: " + encoding);
    }

    @Test
    void withoutJsonALineForPeople() {
        final CliRun run = CliRun.of("encode", picture, folder.resolve("out.lgb"), "--quality", 1);
        assertEquals(0, run.code(), run.err());
        assertEquals(1, run.out().lines().count());
        assertTrue(run.out().contains("bits a pixel"), run.out());
        assertEquals("", run.err());
        assertEquals(1, CliRun.of("decode", encoded, folder.resolve("out.png")).out().lines().count());
    }

    @Test
    void tiffAndPngHoldTheSamePixels() {
        assertEquals(0, CliRun.of("decode", encoded, folder.resolve("out.png")).code());
        assertEquals(0, CliRun.of("decode", encoded, folder.resolve("out.tif")).code());
        assertArrayEquals(pixels(folder.resolve("out.png")), pixels(folder.resolve("out.tif")));
    }

    @Test
    void infoShowsTheHeader() {
        final JsonObject info = json(CliRun.of("info", encoded, "--json"));
        for (final String same : List.of("bytes", "width", "height", "planes", "bpp", "quality", "model")) {
            assertEquals(encoding.get(same), info.get(same), same);
        }
        assertEquals("RGB24", info.get("type").getAsString());
        assertEquals(1, info.get("generation").getAsInt());
        assertEquals(64, info.get("modelSha256").getAsString().length());
        final CliRun text = CliRun.of("info", encoded);
        assertTrue(text.out().contains("300 x 210 pixels, RGB24"), text.out());
    }

    @Test
    void verifyFindsAGoodFileIntactAndADamagedOneNot() throws IOException {
        final CliRun good = CliRun.of("verify", encoded);
        assertEquals(0, good.code(), good.err());
        assertTrue(good.out().contains("intact"), good.out());
        final CliRun bad = CliRun.of("verify", damaged());
        assertTrue(bad.failedPlainly(), bad.err());
        assertTrue(bad.err().contains("TILE"), bad.err());
    }

    @Test
    void aDamagedTileCostsAWarningNotTheImage() throws IOException {
        final Path target = folder.resolve("out.png");
        final CliRun run = CliRun.of("decode", damaged(), target, "--json");
        assertEquals(0, run.code(), run.err());
        assertEquals(1, json(run).get("damagedTiles").getAsInt());
        assertFalse(run.err().isBlank(), "the warning is on the error stream");
        assertTrue(Files.exists(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "verify", "decode"})
    void aCutFileIsRefused(final String command) throws IOException {
        final byte[] bytes = Files.readAllBytes(encoded);
        for (final int length : new int[] {0, 5, 20, bytes.length / 2, bytes.length - 1}) {
            final Path cut = Files.write(folder.resolve("cut" + length + ".lgb"), Arrays.copyOf(bytes, length));
            final Path target = folder.resolve("out.png");
            final CliRun run = command.equals("decode") ? CliRun.of(command, cut, target) : CliRun.of(command, cut);
            assertTrue(run.failedPlainly(), length + ": " + run.out() + run.err());
            assertFalse(Files.exists(target));
        }
    }

    @Test
    void aTargetThatCannotBeWrittenIsAnErrorAndLeavesNothing() throws IOException {
        final Path nowhere = folder.resolve("missing").resolve("out.lgb");
        final CliRun encode = CliRun.of("encode", picture, nowhere);
        assertTrue(encode.failedPlainly(), encode.out() + encode.err());
        assertTrue(encode.err().contains("there is no folder " + nowhere.getParent()), encode.err());
        final CliRun decode = CliRun.of("decode", encoded, nowhere.resolveSibling("out.png"));
        assertTrue(decode.failedPlainly(), decode.out() + decode.err());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void hitsATargetRate() {
        final JsonObject result = json(CliRun.of("encode", picture, folder.resolve("out.lgb"), "--target-bpp", 0.4, "--json"));
        assertEquals(0.4, result.get("bpp").getAsDouble(), 0.03 * 0.4);
        final CliRun tooSmall = CliRun.of("encode", picture, folder.resolve("small.lgb"), "--target-bpp", 0.0001);
        assertTrue(tooSmall.failedPlainly(), tooSmall.out() + tooSmall.err());
        assertFalse(Files.exists(folder.resolve("small.lgb")));
    }

    @Test
    void aHyperstackOf16BitGoesThroughATiffButNotThroughAPng() {
        final ImagePlus stack = IJ.createHyperStack("stack", 90, 70, 2, 3, 1, 16);
        for (int i = 1; i <= 6; i++) {
            stack.getStack().getProcessor(i).setColor(1000 * i);
            stack.getStack().getProcessor(i).fillOval(10 + 5 * i, 10, 30, 40);
        }
        final Path tiff = folder.resolve("stack.tif");
        new FileSaver(stack).saveAsTiff(tiff.toString());
        final Path lgb = folder.resolve("stack.lgb");
        final JsonObject result = json(CliRun.of("encode", tiff, lgb, "--window", "0,8000", "--quality", 90, "--json"));
        assertEquals(6, result.get("planes").getAsInt());
        assertTrue(result.get("psnr").getAsDouble() > 25, result.toString());
        final CliRun png = CliRun.of("decode", lgb, folder.resolve("stack.png"));
        assertTrue(png.failedPlainly(), png.err());
        assertEquals(0, CliRun.of("decode", lgb, folder.resolve("again.tif")).code());
        final ImagePlus again = IJ.openImage(folder.resolve("again.tif").toString());
        assertArrayEquals(new int[] {90, 70, 2, 3, 1}, again.getDimensions());
        assertEquals(16, again.getBitDepth());
    }

    @Test
    void theDemoLeavesItsThreeFilesAndALine() throws IOException {
        final CliRun run = CliRun.of("demo", picture, folder.resolve("demo"), "--quality", 40);
        assertEquals(0, run.code(), run.err());
        try (Stream<Path> files = Files.list(folder.resolve("demo"))) {
            assertEquals(List.of("detail-decoded.png", "detail-side-by-side.png", "detail.lgb"),
                files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertTrue(run.out().matches("(?s)detail.png: \\d+ bytes.*bpp, PSNR \\d+\\.\\d+ dB, encoded in .* s, decoded in .* s.*"),
            run.out());
        assertEquals(300, IJ.openImage(folder.resolve("demo/detail-decoded.png").toString()).getWidth());
    }

    @Test
    void theBenchmarkMeasuresAFolder() throws IOException {
        final CliRun run = CliRun.of("benchmark", "--photos", shared, "--qualities", "10,80", "--limit", 1, "--output", folder.resolve("docs"),
            "--store", folder.resolve("store"));
        assertEquals(0, run.code(), run.err());
        final String text = Files.readString(folder.resolve("docs/BENCHMARKS.md"));
        assertTrue(text.contains("legible-1, SHA-256"), text);
        assertTrue(text.lines().anyMatch(line -> line.contains("| 80 |")), text);
        assertTrue(JsonParser.parseString(Files.readString(folder.resolve("docs/benchmarks.json"))).isJsonObject());
    }

    /** The encoded picture with a bit of its first tile flipped. */
    private Path damaged() throws IOException {
        final byte[] bytes = Files.readAllBytes(encoded);
        final int tile = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("TILE");
        bytes[tile + 40] ^= 4;
        return Files.write(folder.resolve("damaged.lgb"), bytes);
    }

    private static JsonObject json(final CliRun run) {
        assertEquals(0, run.code(), run.err());
        return JsonParser.parseString(run.out()).getAsJsonObject();
    }

    private static int[] pixels(final Path file) {
        return (int[]) IJ.openImage(file.toString()).getProcessor().convertToRGB().getPixels();
    }

    private static double psnr(final Path a, final Path b) {
        final ImagePlus size = IJ.openImage(a.toString());
        final Img<ARGBType> left = ArrayImgs.argbs(pixels(a), size.getWidth(), size.getHeight());
        return Psnr.rgb(left, ArrayImgs.argbs(pixels(b), size.getWidth(), size.getHeight()));
    }

    @Test
    void aRegionIsThatPartOfTheWholeImage() {
        final Path whole = folder.resolve("whole.png");
        final Path part = folder.resolve("part.png");
        assertEquals(0, CliRun.of("decode", encoded, whole).code());
        final JsonObject decoding = json(CliRun.of("decode", encoded, part, "--region", "17,9,60,41", "--json"));
        assertEquals(60, decoding.get("width").getAsInt());
        final ImagePlus expected = IJ.openImage(whole.toString());
        expected.setRoi(17, 9, 60, 41);
        assertArrayEquals((int[]) expected.crop().getProcessor().getPixels(),
            (int[]) IJ.openImage(part.toString()).getProcessor().getPixels());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3", "a,b,c,d", "0,0,0,10", "-1,0,10,10", "0,0,100000,10"})
    void regionsThatAreNoneAreRefused(final String region) {
        final Path target = folder.resolve("none.png");
        final CliRun run = CliRun.of("decode", encoded, target, "--region=" + region);
        assertTrue(run.failedPlainly(), run.out() + run.err());
        assertFalse(Files.exists(target));
    }
}
