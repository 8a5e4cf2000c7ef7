package org.legible.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.process.ColorProcessor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import org.legible.codec.Progress;
import org.legible.ij.EncodeJob;
import org.legible.ij.EncodeOptions;
import org.legible.ij.RegionBoost;
import org.legible.ij.TextHandling;
import org.legible.text.DrawnText;

/** The command in a minimal context, without a window. */
class CodingMapCommandTest extends CommandInContext {

    private static final int WIDTH = 200, HEIGHT = 80;

    @TempDir
    private Path folder;

    CodingMapCommandTest() {
        super(CodingMapCommand.class);
    }

    private static ImagePlus text() throws IOException {
        final DrawnText text = new DrawnText(WIDTH, HEIGHT, 0xffffff).word("eleven", 10, 20, 0).word("elements", 70, 20, 0)
            .word("seven", 10, 50, 0).word("sentences", 70, 50, 0);
        return new ImagePlus("text", new ColorProcessor(WIDTH, HEIGHT, text.pixels()));
    }

    private File encoded(final ImagePlus image, final String text) throws IOException {
        final File file = folder.resolve("text.lgb").toFile();
        final EncodeOptions other = EncodeOptions.DEFAULT;
        EncodeJob.run(image, file, new EncodeOptions(30, other.wishes(), new TextHandling(text, other.text().textboost()), other.kept(),
            other.model(), "cpu", other.regions(), other.windowlow(), other.windowhigh()), Progress.NONE);
        return file;
    }

    private static List<Roi> rois(final ImagePlus image, final String kind) {
        return Stream.of(image.getOverlay().toArray()).filter(roi -> kind.equals(roi.getProperty("legible.map"))).toList();
    }

    @Test
    void aFileComesBackWithItsClassesOnTheLetters() throws Exception {
        final File file = encoded(text(), "sharp");
        final CommandModule module = run("input", file, "device", "cpu");
        assertFalse(module.isCanceled(), module.getCancelReason());
        final ImagePlus output = (ImagePlus) module.getOutput("output");
        final List<Roi> classes = rois(output, "class");
        final ResultsTable table = ResultsTable.getResultsTable();
        assertEquals(classes.size(), table.size());
        assertEquals(1, rois(output, "tile").size());
        int uses = 0;
        for (int row = 0; row < table.size(); row++) {
            uses += (int) table.getValue("Uses", row);
            final Rectangle bounds = classes.get(row).getBounds();
            assertTrue(bounds.contains((int) table.getValue("X", row), (int) table.getValue("Y", row),
                (int) table.getValue("Width", row), (int) table.getValue("Height", row)));
            assertTrue(table.getValue("Bits", row) > 0);
            assertFalse(classes.get(row).getFillColor().equals(classes.get((row + 1) % classes.size()).getFillColor()));
        }
        assertTrue(uses > classes.size() && uses <= "elevenelementssevensentences".length(), uses + " components");
    }

    @Test
    void anImageThatWasDecodedKnowsItsFileAndASecondRunReplacesTheFirst() throws Exception {
        final File file = encoded(text(), "exact");
        final ImagePlus image = (ImagePlus) context().service(CommandService.class).run(DecodeCommand.class, true, "input", file, "device",
            "cpu").get().getOutput("image");
        assertNull(run("image", image).getOutput("output"), "the image is there already");
        final int count = image.getOverlay().size();
        run("image", image);
        assertEquals(count, image.getOverlay().size());
        run("image", image, "tiles", false);
        assertEquals(count - 1, image.getOverlay().size());
        run("image", image, "tiles", false, "lifted", false);
        assertEquals(0, image.getOverlay().size());
    }

    @Test
    void theQualityMapIsShownWhereThereIsOne() throws Exception {
        final ImagePlus image = text();
        image.setRoi(8, 8, 32, 24);
        final EncodeOptions other = EncodeOptions.DEFAULT;
        final File file = folder.resolve("map.lgb").toFile();
        EncodeJob.run(image, file, new EncodeOptions(30, other.wishes(), new TextHandling("off", other.text().textboost()), other.kept(),
            other.model(), "cpu", new RegionBoost(20, RegionBoost.SELECTION), other.windowlow(), other.windowhigh()), Progress.NONE);
        final ImagePlus output = (ImagePlus) run("input", file, "device", "cpu").getOutput("output");
        assertEquals(List.of("quality +20"), rois(output, "quality").stream().map(Roi::getName).toList());
        assertTrue(rois(output, "quality").get(0).getBounds().contains(8, 8, 32, 24));
        assertEquals(List.of(), rois(output, "class"));
    }

    @Test
    void whatIsWrongIsAPlainReason() throws Exception {
        assertReason("There is no image", run());
        assertReason("planes is \"some\"", run("image", text(), "planes", "some"));
        assertReason("was not decoded from a .lgb file", run("image", text()));
        assertReason("cannot be read", run("input", folder.resolve("nosuch.lgb").toFile()));
        assertReason("is not a Legible file", run("input", Files.writeString(folder.resolve("a.lgb"), "text").toFile()));
        final ImagePlus image = (ImagePlus) context().service(CommandService.class).run(DecodeCommand.class, true, "input",
            encoded(text(), "sharp"), "device", "cpu").get().getOutput("image");
        image.setProcessor(image.getProcessor().resize(WIDTH / 2));
        assertReason("the image was changed since", run("image", image));
    }

    @Test
    void theKeysOfMacrosAreThese() {
        assertEquals(List.of("image", "input", "planes", "lifted", "tiles", "quality", "model", "device"), keys());
    }
}
