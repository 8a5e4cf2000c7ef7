package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What macros can do. */
class MacroTest extends HeadlessMacros {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theDecodedImageBecomesTheCurrentOne(final boolean batch) {
        final String printed = run((batch ? "setBatchMode(true);" : "") + TWO_IMAGES + """
            run("Legible: Encode...", "output=[$a.lgb] quality=40");
            selectImage("first");
            run("Legible: Decode...", "input=[$a.lgb]");
            print("current", getTitle(), bitDepth(), getWidth(), getHeight());
            """);
        assertTrue(printed.contains("current a.lgb 24 90 40"), printed);
    }

    @Test
    void theImageCanBeNamedByTitleOrId() {
        final String printed = run(TWO_IMAGES + """
            selectImage("first");
            id = getImageID();
            selectImage("second");
            run("Legible: Encode...", "image=first output=[$title.lgb]");
            run("Legible: Encode...", "image=" + id + " output=[$id.lgb]");
            run("Legible: Decode...", "input=[$title.lgb]");
            print("by title", bitDepth(), getWidth());
            run("Legible: Decode...", "input=[$id.lgb]");
            print("by id", bitDepth(), getWidth());
            """);
        assertTrue(printed.contains("by title 8 70") && printed.contains("by id 8 70"), printed);
    }

    @Test
    void aReportFillsTheTableThatMacrosRead() throws IOException {
        final String printed = run(TWO_IMAGES + """
            run("Legible: Encode...", "output=[$a.lgb] quality=30");
            run("Legible: Quality Report...", "original=second file=[$a.lgb] text=false json=[$a.json]");
            row = nResults - 1;
            print("figures", getResultString("decoded", row), getResult("planes", row), getResult("bytes", row));
            print("current", getTitle(), bitDepth());
            run("Legible: Quality Report...", "original=second decoded=second");
            print("NOT STOPPED");
            """);
        assertTrue(printed.contains("figures a.lgb 1 " + Files.size(folder.resolve("a.lgb"))), printed);
        assertTrue(printed.contains("current Errors of a.lgb 32"), printed);
        assertTrue(printed.contains("are the same image") && !printed.contains("NOT STOPPED"), printed);
        assertTrue(Files.readString(folder.resolve("a.json")).contains("\"ms_ssim\""));
    }

    @Test
    void theSameLineGivesTheSameBytesAndWhatIsLeftOutHasItsDefault() throws IOException {
        run(TWO_IMAGES + """
            run("Legible: Encode...", "output=[$short.lgb]");
            run("Legible: Encode...", "output=[$other.lgb] quality=80 device=cpu");
            run("Legible: Encode...", "output=[$again.lgb]");
            defaults = "quality=50 targetbpp=0 targetbytes=0 targetpsnr=0 maxcer=0 text=sharp textboost=20"
                + " model=legible-1 device=auto selectionboost=0 windowlow=0 windowhigh=0";
            run("Legible: Encode...", "output=[$full.lgb] " + defaults);
            empty = "quality= targetbpp=[] targetbytes= maxcer= text= textboost= keeptext= model= device=[] boostregions= image=";
            run("Legible: Encode...", empty + " output=[$empty.lgb]");
            """);
        final byte[] expected = Files.readAllBytes(folder.resolve("short.lgb"));
        assertArrayEquals(expected, Files.readAllBytes(folder.resolve("again.lgb")));
        assertArrayEquals(expected, Files.readAllBytes(folder.resolve("full.lgb")));
        assertArrayEquals(expected, Files.readAllBytes(folder.resolve("empty.lgb")));
        assertNotEquals(expected.length, Files.size(folder.resolve("other.lgb")));
    }

    @Test
    void aSelectionCanBeMadeBetter() throws IOException {
        run(TWO_IMAGES + """
            run("Legible: Encode...", "output=[$plain.lgb] quality=20");
            makeOval(10, 5, 50, 30);
            run("Legible: Encode...", "output=[$selected.lgb] quality=20");
            run("Legible: Encode...", "output=[$boosted.lgb] quality=20 selectionboost=40");
            """);
        assertTrue(Files.size(folder.resolve("boosted.lgb")) > Files.size(folder.resolve("selected.lgb")));
    }

    @Test
    void stacksAndFloatsWithAWindow() {
        final String printed = run("""
            newImage("stack", "16-bit ramp", 40, 30, 3);
            run("Legible: Encode...", "output=[$stack.lgb]");
            run("Legible: Decode...", "input=[$stack.lgb]");
            print("stack", nSlices, bitDepth());
            newImage("float", "32-bit ramp", 40, 30, 1);
            run("Legible: Encode...", "output=[$float.lgb] windowlow=0 windowhigh=1");
            run("Legible: Decode...", "input=[$float.lgb]");
            bright = getPixel(39, 15) > 0.9;
            print("float", bitDepth(), bright);
            """);
        assertTrue(printed.contains("stack 3 16") && printed.contains("float 32 1"), printed);
    }

    @Test
    void codecsAreCompared() {
        final String printed = run(TWO_IMAGES + """
            run("Legible: Compare Codecs...", "image=first codecs=jpeg,jpeg2000 qualities=[10,40,80;jpeg2000:1,2,3] output=[$results] text=false");
            print("went on", File.exists("$results/summary.md"), File.exists("$results/psnr.png"));
            """);
        assertTrue(printed.contains("went on 1 1"), printed);
        assertTrue(printed.contains("Legible: There are no CER and WER: reading of text was turned off."), printed);
    }

    @Test
    void theCodingMapIsPutOnTheImageAndIntoTheTable() {
        final String printed = run(TWO_IMAGES + """
            newImage("page", "RGB white", 200, 60, 1);
            for (i = 0; i < 12; i++)
                for (y = 0; y < 9; y++)
                    for (x = 0; x < 7 + 2 * (i % 2); x++)
                        if (y < 2 || x % 3 == 0) setPixel(8 + 15 * i + x, 20 + y, 0);
            run("Legible: Encode...", "output=[$page.lgb] quality=30 text=exact");
            run("Legible: Show Coding Map...", "input=[$page.lgb]");
            print("from file", getTitle(), Overlay.size, nResults, getResult("Uses", 0) + getResult("Uses", 1));
            run("Legible: Decode...", "input=[$page.lgb]");
            run("Legible: Show Coding Map...", "tiles=false");
            print("decoded", getTitle(), Overlay.size);
            run("Legible: Show Coding Map...", "image=first");
            print("NOT STOPPED");
            """);
        assertTrue(printed.contains("from file page.lgb 3 2 12") && printed.contains("decoded page.lgb 2"), printed);
        assertFalse(printed.contains("NOT STOPPED"), printed);
    }

    @Test
    void theInstallationCheckPrintsItsReport() {
        assertTrue(run("run(\"Legible: Check Installation\");").contains("Legible is ready."));
    }

    @Test
    void everyLabelIsAsciiSinceMacroFilesAreReadAsLatin1() throws IOException {
        assertEquals(7, pluginsConfig().size());
        for (final String label : pluginsConfig().keySet()) {
            assertTrue(label.chars().allMatch(c -> c >= ' ' && c <= '~'), label);
        }
        final Path file = folder.resolve("file.ijm");
        Files.writeString(file, TWO_IMAGES + "run(\"Legible: Encode...\", \"output=[" + path("file.lgb") + "]\");");
        IJ.runMacroFile(file.toString());
        assertTrue(Files.exists(folder.resolve("file.lgb")));
    }

    @Test
    void damagedTilesAreOutlinedAndLogged() throws IOException {
        run(TWO_IMAGES + "run(\"Legible: Encode...\", \"output=[$sound.lgb]\");");
        Files.write(folder.resolve("damaged.lgb"), JobTest.withDamagedTile(Files.readAllBytes(folder.resolve("sound.lgb"))));
        final String printed = run("""
            run("Legible: Decode...", "input=[$damaged.lgb]");
            Overlay.activateSelection(0);
            print("selected", Roi.getName());
            """);
        assertTrue(printed.contains("selected damaged tile 1"), printed);
        assertTrue(printed.contains("Legible: "), "a warning is logged: " + printed);
    }

    @Test
    void anImageOfAPlugInStaysCurrentForTheNextCommand() {
        final ImagePlus image = TestImages.single(8);
        WindowManager.setTempCurrentImage(image);
        IJ.run("Legible: Encode...", "output=[" + path("temp.lgb") + "]");
        assertTrue(Files.exists(folder.resolve("temp.lgb")));
    }
}
