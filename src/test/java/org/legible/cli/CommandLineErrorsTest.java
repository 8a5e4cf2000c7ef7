package org.legible.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.io.FileSaver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person can get wrong on the command line: each mistake ends with one plain sentence that names it, and no file. */
class CommandLineErrorsTest {

    @TempDir
    private Path folder;

    private Path picture;
    private Path target;

    @BeforeEach
    void makePicture() {
        picture = folder.resolve("picture.png");
        target = folder.resolve("out.lgb");
        new FileSaver(IJ.createImage("picture", "RGB ramp", 40, 30, 1)).saveAsPng(picture.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "encode", "decode only-one", "info", "verify", "frobnicate", "encode a.png b.lgb --colour",
        "encode a.png b.lgb --quality", "encode a.png b.lgb c.lgb", "info --quality 3 x.lgb"})
    void aWrongCommandLinePointsToTheHelp(final String line) {
        final CliRun run = line.isEmpty() ? CliRun.of() : CliRun.of((Object[]) line.split(" "));
        assertEquals(2, run.code(), run.err());
        assertTrue(run.failedPlainly(), run.err());
        assertTrue(run.err().contains("--help"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-3", "NaN", "1e9"})
    void refusesAQualityOutOfRange(final String quality) {
        assertFails("1 to 100", CliRun.of("encode", picture, target, "--quality", quality));
    }

    @Test
    void refusesAQualityThatIsNoNumber() {
        assertFails("\"good\" is not a number", CliRun.of("encode", picture, target, "--quality", "good"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "Infinity"})
    void refusesATargetThatIsNoRate(final String bpp) {
        assertFails("--target-bpp", CliRun.of("encode", picture, target, "--target-bpp", bpp));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--target-bytes 0", "--target-bytes -5", "--target-psnr 0", "--target-psnr NaN", "--target-psnr Infinity",
        "--max-cer 0", "--max-cer 1", "--max-cer -0.1", "--max-cer NaN"})
    void refusesWishesThatNoFileCanMeet(final String wish) {
        final String[] words = wish.split(" ");
        assertFails(words[0] + " is ", CliRun.of("encode", picture, target, words[0], words[1]));
    }

    @Test
    void refusesWhatCannotBeDoneAboutText() {
        assertFails("text is \"on\"", CliRun.of("encode", picture, target, "--text", "on"));
        assertFails("1 to 100", CliRun.of("encode", picture, target, "--text", "boost", "--text-boost", 0));
    }

    @Test
    void saysByHowMuchAWishIsMissed() {
        assertFails("cannot be encoded to 95.00 dB: what comes closest is ",
            CliRun.of("encode", picture, target, "--target-psnr", 95));
        assertFails("has no text that Tesseract reads with certainty", CliRun.of("encode", picture, target, "--max-cer", 0.02));
    }

    @Test
    void refusesQualityTogetherWithAWishAndTwoWishes() {
        assertFails("exclude each other", CliRun.of("encode", picture, target, "--quality", 3, "--target-bpp", 1));
        assertFails("exclude each other", CliRun.of("encode", picture, target, "--target-psnr", 30, "--max-cer", 0.1));
    }

    @Test
    void refusesInputsThatAreNoImages() throws IOException {
        final Path text = Files.writeString(folder.resolve("notes.png"), "this is no picture");
        final Path empty = Files.createFile(folder.resolve("empty.tif"));
        assertFails("missing.png", CliRun.of("encode", folder.resolve("missing.png"), target));
        assertFails(folder.toString(), CliRun.of("encode", folder, target));
        assertFails("notes.png", CliRun.of("encode", text, target));
        assertFails("empty.tif", CliRun.of("encode", empty, target));
    }

    @Test
    void refusesAWrongSuffixOrAFolderAsTarget() throws IOException {
        assertFails(".lgb", CliRun.of("encode", picture, folder.resolve("out.png")));
        assertFails("is a folder", CliRun.of("encode", picture, Files.createDirectory(folder.resolve("folder.lgb"))));
        assertFails(".tif", CliRun.of("decode", picture, folder.resolve("out.jpg")));
        assertFails("picture.png is not a Legible file", CliRun.of("decode", picture, folder.resolve("out.png")));
    }

    @Test
    void refusesAnUnknownModelOrDevice() {
        assertFails("no-such-model", CliRun.of("encode", picture, target, "--model", "no-such-model"));
        assertFails("auto, cpu or gpu", CliRun.of("encode", picture, target, "--device", "abacus"));
    }

    @Test
    void refusesAWindowThatDoesNotFitTheImage() {
        assertFails("--window", CliRun.of("encode", picture, target, "--window", "0,100"));
        final Path sixteen = folder.resolve("sixteen.tif");
        new FileSaver(IJ.createImage("sixteen", "16-bit ramp", 20, 20, 1)).saveAsTiff(sixteen.toString());
        for (final String window : new String[] {"5", "9,1", "a,b", "1,2,3", "NaN,1", ""}) {
            assertFails("--window", CliRun.of("encode", sixteen, target, "--window", window));
        }
    }

    @Test
    void refusesFloatsWithoutAWindow() {
        final Path floats = folder.resolve("floats.tif");
        new FileSaver(IJ.createImage("floats", "32-bit ramp", 20, 20, 1)).saveAsTiff(floats.toString());
        assertFails("--window 0,1", CliRun.of("encode", floats, target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "verify"})
    void refusesToLookIntoWhatIsNoLegibleFile(final String command) {
        assertFails("does not exist", CliRun.of(command, folder.resolve("missing.lgb")));
        assertFails("is a folder", CliRun.of(command, folder));
        assertFails("is not a Legible file", CliRun.of(command, picture));
    }

    @Test
    void verboseAddsWhereItHappened() {
        final CliRun run = CliRun.of("info", "--verbose", picture);
        assertEquals(1, run.code());
        assertTrue(run.err().lines().findFirst().orElseThrow().endsWith("."), run.err());
        assertTrue(run.err().contains("\tat org.legible."), run.err());
    }

    @Test
    void tellsVersionAndHelp() {
        final CliRun version = CliRun.of("--version");
        assertEquals(0, version.code());
        assertTrue(version.out().startsWith("Legible "), version.out());
        final CliRun help = CliRun.of("--help");
        assertEquals(0, help.code());
        for (final String command : new String[] {"encode", "decode", "info", "verify", "check"}) {
            assertTrue(help.out().contains(command), help.out());
            assertEquals(0, CliRun.of(command, "--help").code());
        }
        assertFalse(help.out().contains("benchmark"), "internal commands stay out of the help");
    }

    @Test
    void errorsOfTheJvmBecomeSentences() throws Exception {
        assertTrue(Failure.sentence(thrownBy(new OutOfMemoryError("Java heap space"))).contains("-Xmx4g"));
        assertTrue(Failure.sentence(thrownBy(new UnsatisfiedLinkError("libtorch.so"))).contains("legible check"));
        assertTrue(Failure.sentence(new IllegalStateException("two\nlines")).contains("--verbose"));
        assertEquals(1, Failure.sentence(new IllegalStateException("two\nlines")).lines().count());
    }

    private static Exception thrownBy(final Error error) {
        try {
            Failure.guarded(() -> {
                throw error;
            });
        } catch (final Exception e) {
            return e;
        }
        throw new AssertionError("nothing was thrown");
    }

    private void assertFails(final String part, final CliRun run) {
        assertTrue(run.failedPlainly(), run.code() + " " + run.out() + run.err());
        assertTrue(run.err().contains(part), run.err());
        assertFalse(Files.isRegularFile(target), "no file is left behind");
    }
}
