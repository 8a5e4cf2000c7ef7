package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.legible.codec.Progress;
import org.legible.compare.ComparisonReport;
import org.legible.compare.ImageSource;
import org.legible.compare.RgbImage;
import org.legible.format.LegibleException;
import org.legible.quality.bd.Metric;

/** Comparisons as ImageJ starts them: images, options, folder, tables and plots. */
class CompareTest {

    private static final CompareOptions QUICK = new CompareOptions("jpeg,jpeg2000", "10,30,60;jpeg2000:0.5,1,2", "", false, "cpu");

    @TempDir
    private Path folder;

    private static ImagePlus picture() {
        final ImagePlus image = IJ.createImage("picture", "RGB ramp", 120, 90, 1);
        final ImageProcessor pixels = image.getProcessor();
        pixels.setColor(0x3050A0);
        for (int i = 0; i < 6; i++) {
            pixels.fillOval(20 * i, 12 * i, 15, 15);
        }
        return image;
    }

    private ComparisonReport run(final CompareOptions options) throws IOException {
        return CompareJob.run(ComparedImages.of("", picture()), folder.resolve("out"), options, Progress.NONE);
    }

    @Test
    void theFolderHasTablesAndReadablePlots() throws IOException {
        final ComparisonReport report = run(QUICK);
        assertEquals("jpeg", report.anchor());
        assertEquals(6, report.averages().points().size());
        assertEquals(List.of(Metric.PSNR, Metric.MS_SSIM), report.metrics());
        assertEquals(List.of("There are no CER and WER: reading of text was turned off."), report.notes());
        for (final String name : new String[] {"points.csv", "bd.csv", "images.csv", "comparison.json", "summary.md"}) {
            assertTrue(Files.size(folder.resolve("out").resolve(name)) > 100, name);
        }
        assertFalse(Files.exists(folder.resolve("out/cer.png")));
        final ImageProcessor plot = ImageFiles.open(folder.resolve("out/psnr.png")).getProcessor();
        assertTrue(plot.getWidth() > 1000 && plot.getHeight() > 700, plot.getWidth() + "x" + plot.getHeight());
        final Set<Integer> colours = new HashSet<>();
        for (int i = 0; i < plot.getPixelCount(); i++) {
            colours.add(plot.get(i) & 0xFFFFFF);
        }
        assertTrue(colours.containsAll(Set.of(0x0072B2, 0xD55E00, 0xFFFFFF, 0)), "both curves, the ground and the axes");
    }

    @Test
    void aTableBecomesImageJsTable() throws IOException {
        final ResultsTable table = ComparisonWindows.results(run(QUICK).points());
        assertEquals(6, table.size());
        assertEquals("jpeg", table.getStringValue("codec", 0));
        assertEquals(10, table.getValue("setting", 0));
        assertTrue(table.getValue("psnr", 2) > table.getValue("psnr", 0));
        assertEquals("", table.getStringValue("cer", 0), "no number, no entry");
    }

    @Test
    void theAnchorIsJpegOrTheFirstOrTheOneAskedFor() throws IOException {
        assertEquals("jpeg2000", run(new CompareOptions("jpeg2000", "1", "", false, "cpu")).anchor());
        assertEquals("jpeg2000", run(new CompareOptions("jpeg,jpeg2000", "50", "jpeg2000", false, "cpu")).anchor());
        final LegibleException e = assertThrows(LegibleException.class,
            () -> run(new CompareOptions("jpeg,jpeg2000", "50", "webp", false, "cpu")));
        assertEquals("The anchor \"webp\" is not among the codecs: choose one of jpeg, jpeg2000.", e.getMessage());
    }

    @Test
    void nothingIsMadeWhereTheOptionsAreWrong() {
        assertThrows(LegibleException.class, () -> run(new CompareOptions("jpeg", "0", "", false, "cpu")));
        assertThrows(LegibleException.class, () -> run(new CompareOptions("jpeg", "50", "", false, "tpu")));
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void everythingFailingIsAnError() throws IOException {
        Files.writeString(folder.resolve("broken.png"), "no picture");
        final LegibleException e = assertThrows(LegibleException.class,
            () -> CompareJob.run(ComparedImages.of(List.of(folder.resolve("broken.png"))), folder.resolve("out"), QUICK, Progress.NONE));
        assertTrue(e.getMessage().startsWith("Nothing could be compared.") && e.getMessage().contains("broken.png"), e.getMessage());
    }

    @Test
    void filesAndFoldersBecomeImages() throws IOException {
        final Path inside = Files.createDirectory(folder.resolve("inside"));
        ImageFiles.write(picture(), folder.resolve("a.png"));
        ImageFiles.write(picture(), inside.resolve("a.png"));
        ImageFiles.write(picture(), inside.resolve("b.tif"));
        Files.writeString(inside.resolve("notes.txt"), "no picture");
        final List<ImageSource> sources = ComparedImages.of(folder.resolve("a.png") + "; " + inside + ";" + inside.resolve("b.tif"), null);
        assertEquals(List.of(folder.resolve("a.png").toString(), inside.resolve("a.png").toString(), "b.tif"),
            sources.stream().map(ImageSource::name).toList(), "equal names are told apart by their paths");
        assertEquals(120, sources.get(2).open().width());
    }

    @Test
    void wrongImagesAreNamed() {
        assertMessage("There is no image", () -> ComparedImages.of("", null));
        assertMessage("There is no file", () -> ComparedImages.of(folder.resolve("none.png").toString(), null));
        assertMessage("holds no picture", () -> ComparedImages.of(folder.toString(), null));
        assertMessage("images names no file", () -> ComparedImages.of(" ; ", null));
    }

    private static void assertMessage(final String message, final Executable call) {
        final LegibleException e = assertThrows(LegibleException.class, call);
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void imagesAreTakenAsTheyAreDisplayed() throws IOException {
        final ImagePlus grey16 = IJ.createImage("grey", "16-bit black", 20, 10, 1);
        grey16.getProcessor().set(3, 2, 500);
        grey16.setDisplayRange(0, 1000);
        assertEquals(0x7F7F7F, pixel(grey16, 3, 2), 0x010101);
        final ImagePlus composite = new CompositeImage(IJ.createHyperStack("c", 20, 10, 2, 1, 1, 8), CompositeImage.COMPOSITE);
        composite.getStack().getProcessor(1).set(3, 2, 255);
        composite.getStack().getProcessor(2).set(4, 2, 255);
        assertEquals(0xFF0000, pixel(composite, 3, 2));
        assertEquals(0x00FF00, pixel(composite, 4, 2));
        final ImagePlus stack = IJ.createImage("stack", "RGB black", 20, 10, 2);
        stack.getStack().setProcessor(new ColorProcessor(20, 10, new int[200]), 1);
        stack.setSlice(2);
        stack.getProcessor().set(3, 2, 0x123456);
        assertEquals(0x123456, pixel(stack, 3, 2), "the current plane");
    }

    private static int pixel(final ImagePlus image, final int x, final int y) throws IOException {
        final RgbImage rgb = ComparedImages.of("", image).get(0).open();
        return rgb.pixels()[y * rgb.width() + x] & 0xFFFFFF;
    }
}
