package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.Menus;
import ij.WindowManager;
import ij.macro.Interpreter;

import java.awt.HeadlessException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real macros in plain, headless ImageJ 1.x, with the menu of {@code plugins.config}. */
class MacroTest {

    private static final String TWO_IMAGES = """
        newImage("first", "8-bit ramp", 70, 50, 1);
        newImage("second", "RGB ramp", 90, 40, 1);
        """;

    @TempDir
    private Path folder;

    /** The commands of {@code plugins.config} by label, as ImageJ reads them from a jar. */
    static Map<String, String> pluginsConfig() throws IOException {
        final Map<String, String> commands = new LinkedHashMap<>();
        try (InputStream in = LegiblePlugin.class.getResourceAsStream("/plugins.config")) {
            // Byte for byte: which character set ImageJ takes depends on the machine.
            final String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            final Matcher line = Pattern.compile("(?m)^Plugins>Legible, \"([^\"]+)\", (\\S+)$").matcher(text);
            while (line.find()) {
                commands.put(line.group(1), line.group(2));
            }
        }
        return commands;
    }

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void installMenu() throws IOException {
        if (Menus.getCommands() == null) {
            // Any command makes ImageJ build its menus, which it cannot without a screen; but then the table of commands is there.
            assertThrows(HeadlessException.class, () -> IJ.run("Collect Garbage"));
        }
        Menus.getCommands().putAll(pluginsConfig());
    }

    @AfterEach
    void forgetImages() {
        WindowManager.setTempCurrentImage(null);
    }

    private String path(final String name) {
        return folder.resolve(name).toString().replace('\\', '/');
    }

    /** Runs a macro and returns what it has printed, with the errors. */
    private String run(final String macro) {
        final PrintStream out = System.out;
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            IJ.runMacro(macro.replace("$", path("") + "/"));
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        output=[$x.lgb] quality=500               | The quality is 500
        output=[$x.lgb] quality=0                 | The quality is 0
        output=[$x.lgb] quality=best              | quality is "best"
        output=[$x.lgb] targetbpp=-1              | targetbpp is -1
        output=[$x.lgb] targetbpp=NaN             | targetbpp is NaN
        output=[$x.lgb] text=on                   | text is "on"
        output=[$x.lgb] textboost=0               | textboost is 0
        output=[$x.lgb] textboost=101             | textboost is 101
        output=[$x.lgb] targetbytes=-1            | targetbytes is -1
        output=[$x.lgb] targetbytes=1.5           | targetbytes is "1.5"
        output=[$x.lgb] targetpsnr=-1             | targetpsnr is -1
        output=[$x.lgb] maxcer=1                  | maxcer is 1
        output=[$x.lgb] maxcer=0.1 targetpsnr=30  | exclude each other
        output=[$x.lgb] targetpsnr=90             | cannot be encoded to 90.00 dB
        output=[$x.lgb] maxcer=0.02               | has no text
        output=[$x.lgb] device=tpu                | no device "tpu"
        output=[$x.lgb] model=nosuchmodel         | no model bundle "nosuchmodel"
        output=[$x.lgb] selectionboost=101        | selectionboost is 101
        output=[$x.lgb] selectionboost=2.5        | selectionboost is "2.5"
        output=[$x.lgb] selectionboost=5          | no area selected
        output=[$x.lgb] selectionboost=5 boostregions=overlay | no areas on its overlay
        output=[$x.lgb] boostregions=all          | boostregions is "all"
        output=[$x.lgb] keeptext=perhaps          | keeptext is "perhaps"
        output=[$x.lgb] textengine=eyes           | textengine is "eyes"
        output=[$x.lgb] keeptext=true textengine=stored | no stored text
        output=[$x.lgb] windowlow=5 windowhigh=9  | 8 bits
        output=[$x.lgb] windowlow=5 windowhigh=5  | windowlow is 5
        output=[$x.lgb] image=[no such title]     | no image "no such title"
        output=[$x.lgb] image=-4711               | no image "-4711"
        output=[$no/such/folder/x.lgb]            | x.lgb cannot be written
        quality=50                                | output is missing
        """)
    void wrongValuesStopTheMacro(final String options, final String message) {
        assertStops(TWO_IMAGES + "run(\"Legible: Encode...\", \"" + options + "\");", message);
        assertFalse(Files.exists(folder.resolve("x.lgb")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        input=[$missing.lgb]       | missing.lgb
        input=[$]                  | is a folder
        device=cpu                 | input is missing
        input=[$text.lgb]          | is not a Legible file
        input=[$text.lgb] device=x | no device "x"
        """)
    void whatCannotBeDecodedStopsTheMacro(final String options, final String message) throws IOException {
        Files.writeString(folder.resolve("text.lgb"), "not an image at all");
        assertStops("run(\"Legible: Decode...\", \"" + options + "\");", message);
    }

    @Test
    void aFloatImageWithoutAWindowStopsTheMacro() {
        assertStops("newImage(\"float\", \"32-bit ramp\", 40, 30, 1); run(\"Legible: Encode...\", \"output=[$x.lgb]\");", "is 32-bit");
    }

    @Test
    void noOpenImageStopsTheMacro() {
        assertStops("close(\"*\"); run(\"Legible: Encode...\", \"output=[$x.lgb]\");", "There is no image");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Legible: Encode...", "Legible: Decode...", "Legible: Show Coding Map...", "Legible: Compare Codecs..."})
    void aCallWithoutOptionsOpensNoDialogWhereThereIsNoWindow(final String command) {
        assertStops(TWO_IMAGES + "run(\"" + command + "\");", "A dialog needs a window");
    }

    private void assertStops(final String macro, final String message) {
        final String printed = run(macro + "\nprint(\"NOT STOPPED\");");
        assertTrue(printed.contains(message), printed);
        assertFalse(printed.contains("NOT STOPPED"), printed);
        assertFalse(printed.contains("\tat "), "no stack trace for a user's error: " + printed);
    }

    @Test
    void anIJRunOfAScriptFails() {
        WindowManager.setTempCurrentImage(TestImages.single(8));
        // Without a window, ImageJ lets IJ.run fail in batch mode only.
        Interpreter.batchMode = true;
        try {
            final RuntimeException e = assertThrows(RuntimeException.class,
                () -> IJ.run("Legible: Encode...", "output=[" + path("x.lgb") + "] quality=500"));
            assertEquals(Macro.MACRO_CANCELED, e.getMessage());
        } finally {
            Interpreter.batchMode = false;
        }
        assertEquals("The quality is 500.0: choose a number from 1 to 100.", IJ.getErrorMessage());
        assertFalse(Files.exists(folder.resolve("x.lgb")));
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        codecs=gif                          | There is no codec "gif"
        codecs=jpeg qualities=500           | The quality 500 is not one of jpeg
        codecs=jpeg anchor=webp             | The anchor "webp" is not among the codecs
        codecs=jpeg text=perhaps            | text is "perhaps": give true or false
        codecs=jpeg device=tpu              | no device "tpu"
        codecs=jpeg images=[$none.png]      | There is no file
        codecs=jpeg image=[no such title]   | no image "no such title"
        """)
    void whatCannotBeComparedStopsTheMacro(final String options, final String message) {
        assertStops(TWO_IMAGES + "run(\"Legible: Compare Codecs...\", \"" + options + "\");", message);
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
