package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Arrow;
import ij.gui.EllipseRoi;
import ij.gui.ImageRoi;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.RotatedRectRoi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.io.RoiEncoder;

import java.awt.Color;
import java.awt.Font;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.legible.codec.DamagedTile;
import org.legible.format.LegibleException;

/** Selections and overlays of {@link ImageMetadata}, and {@link DamageOverlay}. */
class RegionsTest {

    static Stream<Roi> rois() {
        final float[] x = {1.5f, 20, 12};
        final float[] y = {2.25f, 3, 15};
        final ShapeRoi shape = new ShapeRoi(new Roi(1, 1, 9, 9)).xor(new ShapeRoi(new OvalRoi(4, 4, 9, 9)));
        final Roi rounded = new Roi(2.5, 3.5, 8.25, 5.125);
        rounded.setCornerDiameter(4);
        final PointRoi points = new PointRoi(x, y, 3);
        points.setPointType(PointRoi.CIRCLE);
        return Stream.of(new Roi(1, 2, 3, 4), rounded, new OvalRoi(3, 1, 10, 5), new Line(1, 2, 20, 15.5), arrow(),
            new PolygonRoi(x, y, Roi.POLYGON), new PolygonRoi(x, y, Roi.FREEROI), new PolygonRoi(x, y, Roi.TRACED_ROI),
            new PolygonRoi(x, y, Roi.POLYLINE), new PolygonRoi(x, y, Roi.FREELINE), new PolygonRoi(x, y, Roi.ANGLE), points, shape,
            new EllipseRoi(2, 2, 15, 12, 0.4), new RotatedRectRoi(2, 2, 15, 12, 5), text(),
            new ImageRoi(3, 4, TestImages.plane(24, 5, 6, 1)));
    }

    private static Arrow arrow() {
        final Arrow arrow = new Arrow(1, 1, 18, 9);
        arrow.setStyle(Arrow.NOTCHED);
        arrow.setHeadSize(7);
        arrow.setDoubleHeaded(true);
        return arrow;
    }

    private static TextRoi text() {
        final TextRoi text = new TextRoi(2, 3, 18, 12, "Band A\n50 kDa \u2190", new Font("SansSerif", Font.BOLD, 9));
        text.setAngle(30);
        text.setJustification(TextRoi.CENTER);
        return text;
    }

    @ParameterizedTest
    @MethodSource("rois")
    void aSelectionOfEveryType(final Roi roi) throws LegibleException {
        final ImagePlus image = TestImages.single(8);
        image.setRoi(roi);
        assertSameRoi(image.getRoi(), ImageMetadataTest.roundTrip(image).getRoi());
    }

    @ParameterizedTest
    @MethodSource("rois")
    void everyTypeInAnOverlayWithItsLook(final Roi roi) throws LegibleException {
        roi.setName("name \u00B5 of it");
        roi.setStrokeColor(new Color(10, 20, 30, 128));
        roi.setStrokeWidth(2.5);
        roi.setPosition(1, 2, 1);
        roi.setProperty("dose", "2 mg");
        final ImagePlus image = TestImages.hyperstack(8, 2, 2, 1);
        image.setOverlay(new Overlay(roi));

        final Roi found = ImageMetadataTest.roundTrip(image).getOverlay().get(0);
        assertSameRoi(roi, found);
        assertEquals("name \u00B5 of it", found.getName());
        assertEquals(List.of(1, 2, 1), List.of(found.getCPosition(), found.getZPosition(), found.getTPosition()));
        assertEquals("2 mg", found.getProperty("dose"));
        if (!(roi instanceof ImageRoi)) {
            assertEquals(new Color(10, 20, 30, 128), found.getStrokeColor());
        }
    }

    private static void assertSameRoi(final Roi expected, final Roi found) {
        assertNotNull(found);
        assertSame(expected.getClass(), found.getClass());
        assertEquals(expected.getFloatBounds(), found.getFloatBounds());
        assertArrayEquals(expected.getFloatPolygon().xpoints, found.getFloatPolygon().xpoints, 1e-3f);
        assertArrayEquals(expected.getFloatPolygon().ypoints, found.getFloatPolygon().ypoints, 1e-3f);
        // Texts, points and pictures are not stroked.
        if (!(expected instanceof TextRoi || expected instanceof PointRoi || expected instanceof ImageRoi)) {
            assertEquals(expected.getStrokeWidth(), found.getStrokeWidth());
        }
        if (expected instanceof TextRoi text) {
            assertEquals(text.getText(), ((TextRoi) found).getText());
            assertEquals(text.getCurrentFont(), ((TextRoi) found).getCurrentFont());
            assertEquals(text.getJustification(), ((TextRoi) found).getJustification());
            assertEquals(text.getAngle(), ((TextRoi) found).getAngle());
        }
        if (expected instanceof ImageRoi picture) {
            assertArrayEquals((int[]) picture.getProcessor().getPixels(), (int[]) ((ImageRoi) found).getProcessor().getPixels());
        }
        if (expected instanceof Arrow arrow) {
            assertEquals(arrow.getStyle(), ((Arrow) found).getStyle());
            assertEquals(arrow.getHeadSize(), ((Arrow) found).getHeadSize());
            assertTrue(((Arrow) found).getDoubleHeaded());
        }
        if (expected instanceof PointRoi points) {
            assertEquals(points.getPointType(), ((PointRoi) found).getPointType());
        }
    }

    @Test
    void groupWithAColourOfItsOwn() throws LegibleException {
        final Roi roi = new Roi(1, 1, 5, 5);
        roi.setGroup(3);
        roi.setStrokeColor(Color.MAGENTA);
        final ImagePlus image = TestImages.single(8);
        image.setOverlay(new Overlay(roi));
        final Roi found = ImageMetadataTest.roundTrip(image).getOverlay().get(0);
        assertEquals(3, found.getGroup());
        assertEquals(Color.MAGENTA, found.getStrokeColor());
    }

    @Test
    void fillColour() throws LegibleException {
        final Roi roi = new Roi(1, 1, 5, 5);
        roi.setFillColor(new Color(1, 2, 3, 4));
        final ImagePlus image = TestImages.single(8);
        image.setOverlay(new Overlay(roi));
        assertEquals(new Color(1, 2, 3, 4), ImageMetadataTest.roundTrip(image).getOverlay().get(0).getFillColor());
    }

    @Test
    void settingsOfTheOverlay() throws LegibleException {
        final Overlay overlay = new Overlay(new Roi(1, 1, 4, 4));
        overlay.drawLabels(true);
        overlay.drawNames(true);
        overlay.drawBackgrounds(true);
        overlay.setLabelColor(Color.GREEN);
        overlay.setLabelFont(new Font("Serif", Font.ITALIC, 17), true);
        overlay.selectable(false);
        overlay.setDraggable(false);
        final ImagePlus image = TestImages.single(8);
        image.setOverlay(overlay);
        image.setHideOverlay(true);

        final ImagePlus copy = ImageMetadataTest.roundTrip(image);
        final Overlay found = copy.getOverlay();
        assertTrue(copy.getHideOverlay());
        assertTrue(found.getDrawLabels() && found.getDrawNames() && found.getDrawBackgrounds() && found.scalableLabels());
        assertEquals(Color.GREEN, found.getLabelColor());
        assertEquals(new Font("Serif", Font.ITALIC, 17), found.getLabelFont());
        assertFalse(found.isSelectable());
        assertFalse(found.isDraggable());
    }

    @Test
    void aPlainOverlayStaysPlain() throws LegibleException {
        final ImagePlus image = TestImages.single(8);
        image.setOverlay(new Overlay(new Roi(1, 1, 4, 4)));
        final Overlay found = ImageMetadataTest.roundTrip(image).getOverlay();
        assertFalse(found.getDrawLabels() || found.getDrawNames() || found.getDrawBackgrounds());
        assertTrue(found.isSelectable());
    }

    @Test
    void noRegionsStayNone() throws LegibleException {
        final ImagePlus copy = ImageMetadataTest.roundTrip(TestImages.single(8));
        assertSame(null, copy.getRoi());
        assertSame(null, copy.getOverlay());
    }

    /** A size field of a selection that would make ImageJ allocate gigabytes. */
    @Test
    void aSelectionThatClaimsToBeHugeIsRefused() {
        final int[] fields = {36, 18, 64 + 8, 64 + 12};
        final Roi polygon = new PolygonRoi(new float[] {1, 9, 5}, new float[] {1, 2, 8}, Roi.POLYGON);
        for (final Roi roi : List.of(new Roi(1, 1, 5, 5), polygon, text())) {
            for (final int field : fields) {
                final byte[] bytes = RoiEncoder.saveAsByteArray(roi);
                final ByteBuffer buffer = ByteBuffer.wrap(bytes);
                if (!hasField(roi, field)) {
                    continue;
                }
                if (field == 18) {
                    buffer.putShort(16, (short) 0);
                }
                buffer.putInt(field, 0x7FFFFFF0);
                final String json = "{\"regions\":{\"selection\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}}";
                assertEquals(1, ImageMetadata.restore(json.getBytes(StandardCharsets.UTF_8), TestImages.single(8)).size(),
                    roi + " with a huge number at " + field);
            }
        }
    }

    private static boolean hasField(final Roi roi, final int field) {
        return field == 36 || field == 18 && roi instanceof PolygonRoi || field > 64 && roi instanceof TextRoi;
    }

    @Test
    void randomBytesAsSelectionNeverBreakTheImage() {
        final Random random = new Random(4);
        final List<Roi> rois = rois().toList();
        for (int i = 0; i < 2000; i++) {
            final byte[] bytes = RoiEncoder.saveAsByteArray(rois.get(random.nextInt(rois.size())));
            for (int k = 0; k < 4; k++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            final String json = "{\"regions\":{\"overlay\":{\"rois\":[\"" + Base64.getEncoder().encodeToString(bytes) + "\"]}}}";
            assertTrue(ImageMetadata.restore(json.getBytes(StandardCharsets.UTF_8), TestImages.single(8)).size() <= 1);
        }
    }

    @Test
    void damagedTilesAreOutlinedOnTheirPlane() {
        final ImagePlus image = TestImages.hyperstack(8, 2, 3, 1);
        image.setOverlay(new Overlay(new Roi(0, 0, 2, 2)));
        DamageOverlay.add(image, List.of(new DamagedTile(3, 0, 4, 5, 6, 7)));
        assertEquals(2, image.getOverlay().size());
        final Roi roi = image.getOverlay().get(1);
        assertEquals("damaged tile 1 of slice 4", roi.getName());
        assertEquals(new java.awt.Rectangle(4, 5, 6, 7), roi.getBounds());
        assertEquals(List.of(2, 2, 1), List.of(roi.getCPosition(), roi.getZPosition(), roi.getTPosition()));
        assertNotNull(roi.getStrokeColor());
    }

    @Test
    void aSoundImageGetsNoOverlay() {
        final ImagePlus image = TestImages.single(8);
        DamageOverlay.add(image, List.of());
        assertSame(null, image.getOverlay());
    }

    /** An image with one selection of each type in its overlay. */
    static ImagePlus withOverlay(final ImagePlus image) {
        final Overlay overlay = new Overlay();
        rois().forEach(overlay::add);
        image.setOverlay(overlay);
        image.setRoi(new OvalRoi(1, 1, 5, 5));
        return image;
    }
}
