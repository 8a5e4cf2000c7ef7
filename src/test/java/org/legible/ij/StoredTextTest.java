package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Roi;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.legible.codec.EncodeSettings;
import org.legible.codec.Progress;
import org.legible.engine.CodecSession;
import org.legible.engine.Device;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;
import org.legible.format.TextLayer;
import org.legible.text.TextRegion;

/** Text that came with a file, on the image that was decoded from it. */
class StoredTextTest {

    private static final String ODD = "a\tb\nc\\d\u2028 \u4f60 \ud83d\ude00 \\u0041 \0";

    @TempDir
    private Path folder;

    /** A decoded stack of three planes, with a line on the first and two on the last. */
    private ImagePlus decoded() throws IOException {
        final TextLayer layer = new TextLayer("tesseract", List.of(new TextLayer.Line(0, 1, 2, 3, 4, 50, ODD),
            new TextLayer.Line(2, 0, 0, TestImages.WIDTH, 2, 90, "wide"), new TextLayer.Line(2, 0, 5, 2, 2, 10, "")));
        final Path file = folder.resolve("a.lgb");
        try (CodecSession session = CodecSession.open("legible-1", Device.CPU)) {
            session.encode(new ImagePlusReader(TestImages.stack(8, 3)), EncodeSettings.ofQuality(20).withTextLayer(layer), file, Progress.NONE);
        }
        return DecodeJob.run(file.toFile(), "", "cpu", Progress.NONE).image();
    }

    private static TextOptions stored(final String planes, final double minimum) {
        final TextOptions usual = TextOptions.DEFAULT;
        return new TextOptions("stored", "words", minimum, planes, false, false, null, usual.detector(), usual.recogniser(), "", "eng", "cpu");
    }

    @Test
    void itIsFoundWithoutReadingAnything() throws IOException {
        final ImagePlus image = decoded();
        image.setSlice(3);
        final FoundText current = TextJob.find(image, stored("current", 0), Progress.NONE);
        assertEquals(List.of("wide", ""), current.planes().get(0).regions().stream().map(TextRegion::text).toList());
        assertEquals(3, current.planes().get(0).index());
        assertEquals("2 lines stored in the file, read by tesseract", current.summary());
        final FoundText all = TextJob.find(image, stored("all", 50), Progress.NONE);
        assertEquals(List.of(1, 0, 1), all.planes().stream().map(plane -> plane.regions().size()).toList());
        assertEquals(ODD, all.planes().get(0).regions().get(0).text());
        assertEquals("lines", all.level());
    }

    @Test
    void theOverlayShowsIt() throws IOException {
        final ImagePlus image = decoded();
        TextJob.run(new TextRequest(image, null, stored("all", 0)), Progress.NONE);
        final Roi first = image.getOverlay().get(0);
        assertEquals(new Rectangle(1, 2, 3, 4), first.getBounds());
        assertEquals(1, first.getPosition());
        assertEquals("stored (tesseract)", first.getProperty("legible.engine"));
        assertEquals("wide", image.getOverlay().get(1).getName());
    }

    @Test
    void aFileIsDecodedToShowIt() throws IOException {
        decoded();
        final FoundText found = TextJob.run(new TextRequest(null, folder.resolve("a.lgb").toFile(), stored("all", 0)), Progress.NONE);
        assertEquals(3, found.image().getOverlay().size());
    }

    @Test
    void anImageThatWasCutIsNotShownLinesInWrongPlaces() throws IOException {
        final ImagePlus image = decoded();
        image.setRoi(0, 0, 5, 5);
        final ImagePlus part = image.crop("stack");
        part.setProp(StoredText.PROPERTY, image.getProp(StoredText.PROPERTY));
        final LegibleException e = assertThrows(LegibleException.class, () -> TextJob.find(part, stored("all", 0), Progress.NONE));
        assertTrue(e.getMessage().contains("has been changed in its size"), e.getMessage());
        assertThrows(LegibleException.class, () -> TextJob.find(TestImages.single(8), stored("all", 0), Progress.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tesseract", "e\tx\t1\t1", "e\t$\nnonsense", "e\t$\n1\t0\t0\t5\t5\t101\ta", "e\t$\n9\t0\t0\t5\t5\t50\ta",
        "e\t$\n1\t0\t0\t5000\t5\t50\ta", "e\t$\n1\t0\t0\t5\t5\t50\t\\", "e\t$\n1\t0\t0\t5\t5\t50\t\\u00"})
    void aPropertyThatSomebodyChangedIsNoText(final String property) {
        final ImagePlus image = TestImages.single(8);
        image.setProp(StoredText.PROPERTY, property.replace("$", TestImages.WIDTH + "\t" + image.getHeight() + "\t1"));
        final LegibleException e = assertThrows(LegibleException.class, () -> TextJob.find(image, stored("all", 0), Progress.NONE));
        assertTrue(e.getMessage().endsWith("choose legible or tesseract to read it."), e.getMessage());
    }

    @Test
    void itDoesNotTravelWithTheMetadata() throws IOException {
        final ImagePlus image = decoded();
        assertTrue(!new String(ImageMetadata.capture(image), StandardCharsets.UTF_8).contains("wide"));
        final KeptText stored = new KeptText(true, "stored");
        final TextLayer layer = stored.read(image, Device.CPU, Progress.NONE).orElseThrow();
        assertEquals("tesseract", layer.engine());
        try (LgbFile file = LgbFile.open(folder.resolve("a.lgb"))) {
            assertEquals(file.textLayer().orElseThrow(), layer);
        }
        assertTrue(new KeptText(false, "stored").read(image, Device.CPU, Progress.NONE).isEmpty());
    }
}
