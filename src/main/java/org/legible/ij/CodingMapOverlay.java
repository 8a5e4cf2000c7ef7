package org.legible.ij;

import java.awt.Color;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.ShapeRoi;

import org.legible.format.LegibleException;

/**
 * Shows how planes are stored: under all else the quality map, bluish where the quality is lower and orange where it is higher than
 * elsewhere; the tiles as outlines that are named after their bits; all components of a class as one region in one colour, and the lines
 * as one region in red. Each region has the property {@code legible.map}: {@code quality}, {@code tile}, {@code class} or {@code lines}.
 */
final class CodingMapOverlay {

    private static final String KIND = "legible.map";

    /** Okabe and Ito's colours, which people see apart whatever their colour vision. */
    private static final Color LOWER = new Color(0, 114, 178), HIGHER = new Color(230, 159, 0), LINES = new Color(213, 94, 0);

    private static final Color TILE = new Color(128, 128, 128);
    private static final int MOST_OPAQUE = 0x60, LIFTED_OPAQUE = 0x80;

    /** The offset in quality that is shown with the strongest colour. */
    private static final int STRONGEST = 40;

    /** Successive multiples of this are as far from each other as they can be, as the seeds of a sunflower. */
    private static final double GOLDEN = 0.618034;
    private static final float SATURATION = 0.85f, BRIGHTNESS = 0.95f;

    private CodingMapOverlay() {
    }

    /** Puts the map on the image's overlay. That of an earlier run on the same planes makes place; whatever else is there stays. */
    static void show(final CodingMap map, final CodingMapOptions options) throws LegibleException {
        final ImagePlus image = map.image();
        final DisplayedPlanes planes = new DisplayedPlanes(image);
        final Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
        for (final Roi roi : overlay.toArray()) {
            if (roi.getProperty(KIND) != null && map.planes().stream().anyMatch(plane -> planes.isTied(roi, plane.index()))) {
                overlay.remove(roi);
            }
        }
        for (final CodedPlane plane : map.planes()) {
            for (final Roi roi : rois(plane, image, options)) {
                planes.tie(roi, plane.index());
                overlay.add(roi);
            }
        }
        image.setOverlay(overlay);
    }

    private static List<Roi> rois(final CodedPlane plane, final ImagePlus image, final CodingMapOptions options) {
        final List<Roi> rois = new ArrayList<>();
        if (options.quality() && plane.quality().isPresent()) {
            rois.addAll(quality(plane.quality().get(), new Rectangle(image.getWidth(), image.getHeight())));
        }
        if (options.tiles()) {
            for (final CodedPlane.Tile tile : plane.tiles()) {
                final Roi roi = new Roi(tile.pixels());
                roi.setStrokeColor(TILE);
                rois.add(named(roi, "tile", tile.bytes() < 0 ? "damaged tile"
                    : String.format(Locale.ROOT, "tile: %d bytes, %.3f bits a pixel", tile.bytes(), tile.bitsPerPixel())));
            }
        }
        if (options.lifted()) {
            if (!plane.rules().isEmpty()) {
                rois.add(named(filled(plane.rules(), opaque(LINES, LIFTED_OPAQUE)), "lines", plane.rules().size() + " lines"));
            }
            for (int number = 1; number <= plane.classes().size(); number++) {
                rois.add(lifted(number, plane.classes().get(number - 1)));
            }
        }
        return rois;
    }

    private static Roi lifted(final int number, final CodedPlane.LiftedClass some) {
        final List<Rectangle> boxes = new ArrayList<>();
        for (final Point place : some.places()) {
            boxes.add(new Rectangle(place.x, place.y, some.bitmap().width(), some.bitmap().height()));
        }
        final Color colour = Color.getHSBColor((float) (number * GOLDEN % 1), SATURATION, BRIGHTNESS);
        return named(filled(boxes, opaque(colour, LIFTED_OPAQUE)), "class", "class " + number + ": " + boxes.size()
            + (boxes.size() == 1 ? " use" : " uses"));
    }

    /** One region for each offset that there is. */
    private static List<Roi> quality(final CodedPlane.Quality map, final Rectangle image) {
        final Map<Integer, List<Rectangle>> byOffset = new TreeMap<>();
        final int across = map.across();
        final int stride = map.stride();
        for (int start = 0; start < map.offsets().length;) {
            int end = start + 1;
            while (end % across != 0 && map.offsets()[end] == map.offsets()[start]) {
                end++;
            }
            final Rectangle run = new Rectangle(start % across * stride, start / across * stride, (end - start) * stride, stride)
                .intersection(image);
            if (map.offsets()[start] != 0 && !run.isEmpty()) {
                byOffset.computeIfAbsent((int) map.offsets()[start], key -> new ArrayList<>()).add(run);
            }
            start = end;
        }
        final List<Roi> rois = new ArrayList<>();
        byOffset.forEach((offset, runs) -> rois.add(named(filled(runs, opaque(offset < 0 ? LOWER : HIGHER,
            Math.min(STRONGEST, Math.abs(offset)) * MOST_OPAQUE / STRONGEST)), "quality",
            String.format(Locale.ROOT, "quality %+d", offset))));
        return rois;
    }

    private static Color opaque(final Color colour, final int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }

    /** One region of many boxes. */
    private static Roi filled(final List<Rectangle> boxes, final Color colour) {
        final Roi roi;
        if (boxes.size() == 1) {
            roi = new Roi(boxes.get(0));
        } else {
            final Path2D path = new Path2D.Double();
            boxes.forEach(box -> path.append(box, false));
            roi = new ShapeRoi(path);
        }
        roi.setFillColor(colour);
        return roi;
    }

    private static Roi named(final Roi roi, final String kind, final String name) {
        roi.setName(name);
        roi.setProperty(KIND, kind);
        return roi;
    }
}
