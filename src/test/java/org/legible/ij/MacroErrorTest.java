package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.Macro;
import ij.WindowManager;
import ij.macro.Interpreter;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stops a macro, and what its user is told. */
class MacroErrorTest extends HeadlessMacros {

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

    private void assertStops(final String macro, final String message) {
        final String printed = run(macro + "\nprint(\"NOT STOPPED\");");
        assertTrue(printed.contains(message), printed);
        assertFalse(printed.contains("NOT STOPPED"), printed);
        assertFalse(printed.contains("\tat "), "no stack trace for a user's error: " + printed);
    }
}
