package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.LUT;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.legible.codec.Progress;
import org.legible.format.SampleType;
import org.legible.report.FileFacts;
import org.legible.report.LineRow;
import org.legible.report.QualityReport;
import org.legible.report.ReportFiles;
import org.legible.report.TextFigures;
import org.legible.text.Box;
import org.legible.text.LineErrors;
import org.legible.text.TextLine;

class ReportJobTest {

    private static final ReportOptions NO_TEXT = new ReportOptions(false, "eng", "", "", "", "cpu");
    private static final ReportFiles NO_FILES = new ReportFiles(null, null, null);

    @TempDir
    private Path folder;

    private static ReportJob run(final ReportRequest request) throws IOException {
        return ReportJob.run(request, NO_TEXT, NO_FILES, true, Progress.NONE);
    }

    private Path encode(final ImagePlus image) throws IOException {
        final Path file = folder.resolve("encoded.lgb");
        EncodeJob.run(image, file.toFile(), EncodeOptions.DEFAULT, Progress.NONE);
        return file;
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 24})
    void aStackAndItsFileGiveWhatTheDecodedImageGives(final int bitDepth) throws IOException {
        final ImagePlus original = TestImages.hyperstack(bitDepth, 1, 3, 1);
        final Path file = encode(original);
        final QualityReport streamed = run(new ReportRequest(original, null, null, file.toFile(), null)).report();
        final ImagePlus decoded = DecodeJob.run(file.toFile(), "", "cpu", Progress.NONE).image();
        final QualityReport whole = run(new ReportRequest(original, null, decoded, null, null)).report();
        assertEquals(streamed.total(), whole.total());
        assertEquals(3, streamed.planes().size());
        final FileFacts facts = streamed.file().orElseThrow();
        assertEquals(file.toFile().length(), facts.bytes());
        assertEquals("encoded.lgb", facts.name());
        assertTrue(facts.details().containsKey("Model SHA-256"));
        assertEquals(facts, whole.file().orElseThrow(), "the image knows the file it was opened from");
    }

    @Test
    void theErrorIsInTheUnitOfTheCalibration() throws IOException {
        final ImagePlus original = new ImagePlus("a", new ByteProcessor(20, 10));
        final ImagePlus decoded = original.duplicate();
        decoded.getProcessor().set(3, 4, 8);
        original.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] {5, 0.25}, "OD");
        final ReportJob job = run(new ReportRequest(original, null, decoded, null, null));
        assertEquals("OD", job.report().unit());
        assertEquals(2, job.report().total().maxError());
        final ImagePlus errors = job.heatMap().orElseThrow();
        assertEquals(2, errors.getProcessor().getf(3, 4));
        assertEquals(0, errors.getProcessor().getf(4, 4));
        assertEquals("OD", errors.getCalibration().getValueUnit());
        assertEquals(2, errors.getDisplayRangeMax());
    }

    @Test
    void aPaletteImageIsComparedWithAnRgbImageByWhatTheyShow() throws IOException {
        final ImagePlus palette = new ImagePlus("palette", TestImages.plane(8, 30, 20, 1));
        final byte[] colours = new byte[256];
        new Random(3).nextBytes(colours);
        palette.setLut(new LUT(colours, new byte[256], colours));
        final ImagePlus rgb = new ImagePlus("rgb", palette.getProcessor().convertToRGB());
        final QualityReport report = run(new ReportRequest(palette, null, rgb, null, null)).report();
        assertEquals(Double.POSITIVE_INFINITY, report.total().psnr());
        assertEquals(SampleType.RGB24, report.layout().type());
        assertEquals(1, report.notes().size());
    }

    @Test
    void aCompositeLooksAsImageJShowsIt() throws IOException {
        final CompositeImage image = (CompositeImage) TestImages.hyperstack(16, 2, 2, 1);
        image.setPositionWithoutUpdate(1, 2, 1);
        image.updateAllChannelsAndDraw();
        final int[] expected = (int[]) image.flatten().getProcessor().getPixels();
        final ImageAppearance appearance = new ImageAppearance(image, SampleType.GREY16);
        assertEquals(2, appearance.planesPerPicture());
        final ImagePlusReader planes = new ImagePlusReader(image);
        final RandomAccessibleInterval<ARGBType> picture = appearance.picture(2, List.of(planes.plane(2), planes.plane(3)));
        int worst = 0;
        for (int i = 0; i < expected.length; i++) {
            final int rgb = picture.getAt(i % image.getWidth(), i / image.getWidth()).get();
            for (int shift = 0; shift < 24; shift += 8) {
                worst = Math.max(worst, Math.abs((rgb >> shift & 0xff) - (expected[i] >> shift & 0xff)));
            }
        }
        assertTrue(worst <= 2, "differs from ImageJ's picture by " + worst);
    }

    @Test
    void theHeatMapOutlinesDamagedLinesOverThePixels() throws IOException {
        final ImagePlus original = new ImagePlus("a", new ByteProcessor(500, 300));
        final ImagePlus decoded = original.duplicate();
        decoded.getProcessor().set(100, 50, 200);
        final ReportJob job = run(new ReportRequest(original, null, decoded, null, null));
        final LineErrors sound = new LineErrors(new TextLine(new Box(5, 5, 40, 20), "fine"), "fine", 0, 0);
        final LineErrors damaged = new LineErrors(new TextLine(new Box(90, 40, 60, 20), "good"), "gold", 1, 1);
        final QualityReport report = withLines(job.report(), List.of(new LineRow(0, "", sound), new LineRow(0, "", damaged)));
        final ImagePlus errors = HeatMapImage.of(report, job.maps());
        assertEquals(2, errors.getOverlay().size(), "one line and the scale");
        final Roi outline = errors.getOverlay().get(0);
        assertEquals(new java.awt.Rectangle(90, 40, 60, 20), outline.getBounds());
        assertEquals("line 2: good > gold", outline.getName());
        assertTrue(errors.getOverlay().get(1) instanceof ImageRoi);
        assertEquals(200, errors.getProcessor().getf(100, 50), "nothing is burned in");
        assertEquals(0, errors.getProcessor().getf(90, 40));
    }

    private static QualityReport withLines(final QualityReport report, final List<LineRow> lines) {
        return new QualityReport(report.original(), report.decoded(), report.layout(), report.unit(), report.total(), report.planes(),
            new TextFigures(lines, java.util.Optional.empty()), OptionalDouble.empty(), report.file(), report.notes());
    }

    @Test
    void heatMapsOfAStackAreAStack() throws IOException {
        final ImagePlus original = TestImages.hyperstack(8, 3, 2, 1);
        final ImagePlus errors = run(new ReportRequest(original, null, original.duplicate(), null, null)).heatMap().orElseThrow();
        assertEquals(2, errors.getStackSize(), "one for each picture of three channels");
        assertEquals("slice 2", errors.getStack().getSliceLabel(2));
        assertFalse(errors.getProcessor().getStats().max > 0);
    }
}
