package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.ImagePlus;
import ij.io.FileInfo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.legible.format.LegibleException;

/** {@link ImageMetadata}: each property makes the round trip, and what is damaged costs itself only. */
class ImageMetadataTest {

    /** An image of the same size and type with the other's metadata. */
    static ImagePlus roundTrip(final ImagePlus image) throws LegibleException {
        final ImagePlus copy = new ImagePlusWriter(new ImagePlusReader(image).layout()).image("fresh");
        assertEquals(List.of(), ImageMetadata.restore(ImageMetadata.capture(image), copy));
        return copy;
    }

    @Test
    void title() throws LegibleException {
        final ImagePlus image = TestImages.single(24);
        image.setTitle("Gel 3, \u00DF-actin \"old\".tif");
        assertEquals("Gel 3, \u00DF-actin \"old\".tif", roundTrip(image).getTitle());
    }

    @Test
    void sliceLabels() throws LegibleException {
        final ImagePlus image = TestImages.stack(8, 3);
        image.getStack().setSliceLabel("first\nwith a second line", 1);
        image.getStack().setSliceLabel("\u7B2C\u4E09", 3);
        final ImagePlus copy = roundTrip(image);
        assertEquals("first\nwith a second line", copy.getStack().getSliceLabel(1));
        assertNull(copy.getStack().getSliceLabel(2));
        assertEquals("\u7B2C\u4E09", copy.getStack().getSliceLabel(3));
    }

    @Test
    void info() throws LegibleException {
        final ImagePlus image = TestImages.single(8);
        image.setProperty("Info", "line 1\nline 2\t\u00B5");
        assertEquals("line 1\nline 2\t\u00B5", roundTrip(image).getInfoProperty());
    }

    @Test
    void properties() throws LegibleException {
        final ImagePlus image = TestImages.single(8);
        image.setProp("Operator", "Ren\u00E9");
        image.setProp("Dose", 2.5);
        final ImagePlus copy = roundTrip(image);
        assertEquals("Ren\u00E9", copy.getProp("Operator"));
        assertEquals(2.5, copy.getNumericProp("Dose"));
    }

    @Test
    void theSameImageGivesTheSameBytes() throws LegibleException {
        final ImagePlus image = TestImages.single(8);
        final ImagePlus again = TestImages.single(8);
        for (int i = 0; i < 20; i++) {
            image.setProp("key" + i, "value");
            again.setProp("key" + (19 - i), "value");
        }
        assertArrayEquals(ImageMetadata.capture(image), ImageMetadata.capture(again));
    }

    @Test
    void whereTheFileLayIsNotStored() throws LegibleException {
        final ImagePlus image = TestImages.single(8);
        final FileInfo info = image.getFileInfo();
        info.directory = "/home/secret/";
        info.fileName = "single.tif";
        image.setFileInfo(info);
        assertFalse(new String(ImageMetadata.capture(image), StandardCharsets.UTF_8).contains("secret"));
    }

    @Test
    void moreThanAFileCanHoldIsRefused() {
        final ImagePlus image = TestImages.single(8);
        image.setProperty("Info", "x".repeat((64 << 20) + 1));
        final LegibleException e = assertThrows(LegibleException.class, () -> ImageMetadata.capture(image));
        assertTrue(e.getMessage().contains("64 MiB"), e.getMessage());
    }

    @Test
    void unknownFieldsAreIgnored() throws LegibleException {
        final ImagePlus image = TestImages.single(8);
        final String json = "{\"future\":[1,{}],\"texts\":{\"title\":\"known\",\"tomorrow\":{}},"
            + "\"calibration\":{\"pixelWidth\":2,\"spin\":null}}";
        assertEquals(List.of(), ImageMetadata.restore(json.getBytes(StandardCharsets.UTF_8), image));
        assertEquals("known", image.getTitle());
        assertEquals(2, image.getCalibration().pixelWidth);
    }

    static Stream<Arguments> damaged() {
        return Stream.of(
            Arguments.of("", 1), Arguments.of("{", 1), Arguments.of("[]", 1), Arguments.of("null", 1), Arguments.of("\u0000\u0001", 1),
            Arguments.of("[".repeat(100_000), 1),
            Arguments.of("{\"texts\":7}", 1),
            Arguments.of("{\"texts\":{\"labels\":{}},\"calibration\":[],\"display\":\"\",\"regions\":{\"overlay\":1}}", 4),
            Arguments.of("{\"calibration\":{\"function\":22,\"table\":[1,2,3]}}", 1),
            Arguments.of("{\"calibration\":{\"function\":1000}}", 1),
            Arguments.of("{\"calibration\":{\"pixelWidth\":\"wide\"}}", 1),
            Arguments.of("{\"display\":{\"channels\":[]}}", 1),
            Arguments.of("{\"display\":{\"channels\":[{\"min\":0,\"max\":1,\"lut\":\"AAAA\"}]}}", 1),
            Arguments.of("{\"display\":{\"position\":[1]}}", 1),
            Arguments.of("{\"regions\":{\"selection\":\"not base64!\"}}", 1),
            Arguments.of("{\"regions\":{\"selection\":\"AAAA\"}}", 1));
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void damagedMetadataGivesAWarningForEachPart(final String json, final int warnings) {
        final ImagePlus image = TestImages.single(8);
        final byte[] before = ((byte[]) image.getProcessor().getPixels()).clone();
        final List<String> found = ImageMetadata.restore(json.getBytes(StandardCharsets.UTF_8), image);
        assertEquals(warnings, found.size(), found.toString());
        assertArrayEquals(before, (byte[]) image.getProcessor().getPixels());
    }

    @Test
    void aBrokenPartDoesNotCostTheOthers() {
        final ImagePlus image = TestImages.single(8);
        final String json = "{\"texts\":{\"title\":\"kept\"},\"calibration\":[],\"display\":{\"channels\":[{\"min\":3,\"max\":4}]}}";
        assertEquals(1, ImageMetadata.restore(json.getBytes(StandardCharsets.UTF_8), image).size());
        assertEquals("kept", image.getTitle());
        assertEquals(3, image.getDisplayRangeMin());
    }

    @Test
    void everyFlippedByteIsAWarningAtMost() throws LegibleException {
        final ImagePlus image = RegionsTest.withOverlay(TestImages.hyperstack(16, 2, 2, 1));
        final byte[] json = ImageMetadata.capture(image);
        final Random random = new Random(9);
        for (int i = 0; i < json.length; i += 1 + random.nextInt(8)) {
            final byte[] damaged = json.clone();
            damaged[i] ^= (byte) (1 + random.nextInt(255));
            ImageMetadata.restore(damaged, new ImagePlusWriter(new ImagePlusReader(image).layout()).image("fresh"));
        }
    }
}
