package org.legible.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.process.ColorProcessor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.ij.ImageFiles;
import org.legible.text.DrawnText;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

/** The command in a minimal context, without a window; read by Tesseract. */
class TextRegionsCommandTest extends CommandInContext {

    @TempDir
    private Path folder;

    TextRegionsCommandTest() {
        super(TextRegionsCommand.class);
    }

    private static ImagePlus picture() throws IOException {
        final DrawnText text = new DrawnText(200, 60, 0xffffff).word("Hello", 30, 20, 0).word("world", 84, 20, 0);
        return new ImagePlus("picture", new ColorProcessor(200, 60, text.pixels()));
    }

    @Test
    void theImageGetsAnOverlayAndTheResultsTableTheWords() throws Exception {
        final ImagePlus image = picture();
        final CommandModule module = run("image", image, "engine", "tesseract");
        assertFalse(module.isCanceled(), module.getCancelReason());
        assertNull(module.getOutput("output"), "the image is there already");
        assertEquals(2, image.getOverlay().size());
        assertEquals("world", ResultsTable.getResultsTable().getStringValue("Text", 1));
    }

    @Test
    void aFileComesBackWithItsOverlay() throws Exception {
        final File file = folder.resolve("a.png").toFile();
        ImageFiles.write(picture(), file.toPath());
        final CommandModule module = run("input", file, "engine", "tesseract", "level", "lines", "json", folder.resolve("a.json").toFile());
        assertFalse(module.isCanceled(), module.getCancelReason());
        final ImagePlus output = (ImagePlus) module.getOutput("output");
        assertEquals("Hello world", output.getOverlay().get(0).getName());
        assertTrue(folder.resolve("a.json").toFile().isFile());
    }

    @Test
    void whatIsWrongIsAPlainReason() throws Exception {
        assertReason("There is no image", run("engine", "tesseract"));
        assertReason("engine is \"eyes\"", run("image", picture(), "engine", "eyes"));
        assertReason("minconfidence is not a number", run("image", picture(), "minconfidence", null));
        assertReason("There is no file", run("input", folder.resolve("nosuch.png").toFile()));
    }

    @Test
    void theKeysOfMacrosAreThese() {
        assertEquals(List.of("image", "input", "engine", "level", "minconfidence", "planes", "labels", "roimanager", "json", "detector",
            "recogniser", "tessdata", "language", "device"), keys());
    }
}
