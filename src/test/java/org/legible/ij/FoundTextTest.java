package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;

import java.awt.Color;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.format.LegibleException;
import org.legible.text.Box;
import org.legible.text.TextRegion;

/** What was found, as overlay, table, JSON and picture. */
class FoundTextTest {

    private static final TextRegion SURE = new TextRegion(new Box(1, 2, 8, 4), "Hello", 95, 0);
    private static final TextRegion LIKELY = new TextRegion(new Box(10, 2, 6, 4), "wor1d", 60, 0);
    private static final TextRegion UNREAD = new TextRegion(new Box(2, 9, 5, 3), "", 20, 1);

    @TempDir
    private Path folder;

    private static FoundText found(final ImagePlus image, final int plane, final TextRegion... regions) {
        return new FoundText(image, "legible", "words", 0, List.of(new FoundText.Plane(plane, List.of(regions))));
    }

    @Test
    void eachRegionIsARectangleWithItsTextColouredByItsConfidence() throws IOException {
        final ImagePlus image = TestImages.single(8);
        TextOverlay.show(found(image, 1, SURE, LIKELY, UNREAD), false);
        final Roi[] rois = image.getOverlay().toArray();
        assertEquals(List.of("Hello", "wor1d", "text 3"), Arrays.stream(rois).map(Roi::getName).toList());
        assertEquals(new Rectangle(1, 2, 8, 4), rois[0].getBounds());
        assertEquals("wor1d", rois[1].getProperty("legible.text"));
        assertEquals("60.0", rois[1].getProperty("legible.confidence"));
        assertEquals("legible", rois[1].getProperty("legible.engine"));
        assertEquals("2", rois[2].getProperty("legible.line"));
        assertEquals(3, Arrays.stream(rois).map(Roi::getStrokeColor).distinct().count());
        assertEquals(0, rois[0].getPosition());
    }

    @Test
    void anotherRunReplacesItsOwnRegionsOnItsPlanesOnly() throws IOException {
        final ImagePlus image = TestImages.stack(8, 3);
        final Roi own = new Roi(0, 0, 3, 3);
        own.setStrokeColor(Color.GREEN);
        image.setOverlay(new Overlay(own));
        TextOverlay.show(found(image, 1, SURE, LIKELY), false);
        TextOverlay.show(found(image, 2, SURE), false);
        assertEquals(4, image.getOverlay().size());
        TextOverlay.show(found(image, 1, UNREAD), false);
        assertEquals(List.of("Hello", "text 1"), Arrays.stream(image.getOverlay().toArray()).skip(1).map(Roi::getName).toList());
        assertEquals(own, image.getOverlay().get(0));
        assertEquals(2, image.getOverlay().get(1).getPosition());
        assertEquals(1, image.getOverlay().get(2).getPosition());
    }

    @Test
    void regionsOfAHyperstackAreOnTheirPlaneAndOfACompositeOnAllChannels() throws IOException {
        final ImagePlus grey = TestImages.hyperstack(8, 1, 2, 3);
        final int plane = grey.getStackIndex(1, 2, 3);
        TextOverlay.show(found(grey, plane, SURE), false);
        assertEquals(2, grey.getOverlay().get(0).getZPosition());
        assertEquals(3, grey.getOverlay().get(0).getTPosition());
        final ImagePlus composite = TestImages.hyperstack(16, 2, 3, 1);
        assertEquals(List.of(1, 3, 5), new DisplayedPlanes(composite).all());
        TextOverlay.show(found(composite, 3, SURE), false);
        TextOverlay.show(found(composite, 3, LIKELY), false);
        assertEquals(1, composite.getOverlay().size());
        assertEquals(0, composite.getOverlay().get(0).getCPosition());
        assertEquals(2, composite.getOverlay().get(0).getZPosition());
    }

    @Test
    void theTableHasPixelsAndTheImagesUnit() {
        final ImagePlus image = TestImages.single(8);
        image.getCalibration().pixelWidth = 0.5;
        image.getCalibration().pixelHeight = 0.25;
        image.getCalibration().setUnit("mm");
        final ResultsTable table = TextTable.of(found(image, 1, SURE, UNREAD));
        assertEquals(2, table.size());
        assertEquals(8, table.getValue("Width", 0));
        assertEquals(4, table.getValue("CalWidth", 0));
        assertEquals(0.5, table.getValue("CalY", 0));
        assertEquals("mm", table.getStringValue("Unit", 0));
        assertEquals("Hello", table.getStringValue("Text", 0));
        assertEquals("", table.getStringValue("Text", 1));
        assertEquals(95, table.getValue("Confidence", 0));
        assertEquals(2, table.getValue("Line", 1));
    }

    @Test
    void jsonHoldsRegionsInAnyScript() throws IOException {
        final Path file = folder.resolve("text.json");
        TextJson.write(found(TestImages.single(8), 1, new TextRegion(new Box(1, 2, 3, 4), "<\u4f60>", 12.5, 7)), file);
        final JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertEquals("legible", json.get("engine").getAsString());
        assertEquals(TestImages.WIDTH, json.get("width").getAsInt());
        assertEquals(JsonParser.parseString(
            "{\"plane\":1,\"x\":1,\"y\":2,\"width\":3,\"height\":4,\"text\":\"<\u4f60>\",\"confidence\":12.5,\"line\":8}"),
            json.getAsJsonArray("regions").get(0));
    }

    @Test
    void aPngHasTheBoxesInItsPixelsAndATiffOnItsOverlay() throws IOException {
        final ImagePlus image = TestImages.single(16);
        TextPicture.write(found(image, 1, SURE), folder.resolve("a.png"));
        final ImagePlus png = ImageFiles.open(folder.resolve("a.png"));
        final int blue = TextOverlay.colourOf(SURE).getRGB() & 0xffffff;
        assertEquals(blue, png.getProcessor().get(1, 2) & 0xffffff);
        assertEquals(blue, png.getProcessor().get(8, 5) & 0xffffff);
        assertNotEquals(blue, png.getProcessor().get(9, 5) & 0xffffff);
        TextPicture.write(found(image, 1, SURE), folder.resolve("a.tif"));
        final ImagePlus tiff = ImageFiles.open(folder.resolve("a.tif"));
        assertEquals(16, tiff.getBitDepth());
        assertEquals("Hello", tiff.getOverlay().get(0).getName());
        assertEquals("95.0", tiff.getOverlay().get(0).getProperty("legible.confidence"));
    }

    @Test
    void aStackDoesNotFitIntoAPng() {
        final ImagePlus stack = TestImages.stack(8, 2);
        final FoundText two = new FoundText(stack, "legible", "words", 0,
            List.of(new FoundText.Plane(1, List.of(SURE)), new FoundText.Plane(2, List.of())));
        final Path file = folder.resolve("a.png");
        assertTrue(assertThrows(LegibleException.class, () -> TextPicture.write(two, file)).getMessage()
            .contains("ends with .tif"));
        assertTrue(Files.notExists(file));
        assertEquals("1 word found by legible on 2 planes", two.summary());
    }
}
