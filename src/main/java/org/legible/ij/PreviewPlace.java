package org.legible.ij;

import ij.ImagePlus;
import ij.gui.Roi;

import java.awt.Point;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.legible.format.ImageLayout;
import org.legible.text.Box;

/** Which parts of an image a preview looks at. */
final class PreviewPlace {

    /** Size of the patch that is shown, in pixels. */
    static final int PATCH_WIDTH = 280, PATCH_HEIGHT = 210;

    /** Around the patch, so that the codec sees there what it would see in the whole image. */
    private static final int MARGIN = 64;

    /** Parts start at multiples of it: where the codec's own grid has its lines. */
    private static final int GRID = 64;

    /** Side of a sample of a large image, whose bytes are counted. Small ones would not share letters, as the whole does. */
    private static final int SAMPLE = 1024;
    private static final int SAMPLES = 4;

    private PreviewPlace() {
    }

    /** The middle of the selected area, if there is one. */
    static Optional<Point> selected(final ImagePlus image) {
        final Roi roi = image.getRoi();
        if (roi == null || !roi.isArea() || roi.getBounds().isEmpty()) {
            return Optional.empty();
        }
        final Rectangle bounds = roi.getBounds();
        return Optional.of(new Point(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2));
    }

    /** The middle of the word around which there is most text; of the image where there is none. */
    static Point wordiest(final List<Box> words, final ImageLayout layout) {
        Point best = new Point(layout.width() / 2, layout.height() / 2);
        long most = 0;
        for (final Box word : words) {
            final Point middle = new Point(word.x() + word.width() / 2, word.y() + word.height() / 2);
            final Rectangle patch = patch(middle, layout);
            final Box place = new Box(patch.x, patch.y, patch.width, patch.height);
            final long text = words.stream().mapToLong(place::overlap).sum();
            if (text > most) {
                most = text;
                best = middle;
            }
        }
        return best;
    }

    /** The patch around a point, moved into the image. */
    static Rectangle patch(final Point centre, final ImageLayout layout) {
        return moved(centre.x - PATCH_WIDTH / 2, centre.y - PATCH_HEIGHT / 2, PATCH_WIDTH, PATCH_HEIGHT, layout);
    }

    /** What is encoded to show a patch. */
    static Rectangle coded(final Rectangle patch, final ImageLayout layout) {
        final int left = Math.max(0, patch.x - MARGIN) / GRID * GRID;
        final int top = Math.max(0, patch.y - MARGIN) / GRID * GRID;
        return new Rectangle(left, top, Math.min(layout.width(), patch.x + patch.width + MARGIN) - left,
            Math.min(layout.height(), patch.y + patch.height + MARGIN) - top);
    }

    /**
     * A part of an image.
     *
     * @param area  in pixels
     * @param first number of the first channel's plane, from 0
     */
    record Part(Rectangle area, int first) {
    }

    /** Parts that tell how many bytes the whole takes: evenly spread squares, or all of an image that has not more pixels than these. */
    static List<Part> samples(final ImageLayout layout) {
        final List<Part> parts = new ArrayList<>();
        final int stacked = layout.slices() * layout.frames();
        if ((long) layout.width() * layout.height() * stacked <= (long) SAMPLES * SAMPLE * SAMPLE) {
            for (int i = 0; i < stacked; i++) {
                parts.add(new Part(new Rectangle(layout.width(), layout.height()), i * layout.channels()));
            }
            return parts;
        }
        final int across = (int) Math.max(1, Math.min(SAMPLES, Math.round(Math.sqrt(SAMPLES * (double) layout.width() / layout.height()))));
        final int down = (SAMPLES + across - 1) / across;
        for (int i = 0; i < across * down; i++) {
            final int x = (int) ((i % across + 0.5) * layout.width() / across) - SAMPLE / 2;
            final int y = (int) ((i / across + 0.5) * layout.height() / down) - SAMPLE / 2;
            final int plane = (int) ((long) i * stacked / (across * down));
            final Part part = new Part(aligned(moved(x, y, SAMPLE, SAMPLE, layout)), plane * layout.channels());
            if (!parts.contains(part)) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static Rectangle aligned(final Rectangle area) {
        return new Rectangle(area.x / GRID * GRID, area.y / GRID * GRID, area.width, area.height);
    }

    private static Rectangle moved(final int x, final int y, final int width, final int height, final ImageLayout layout) {
        final int wide = Math.min(width, layout.width());
        final int high = Math.min(height, layout.height());
        return new Rectangle(Math.max(0, Math.min(x, layout.width() - wide)), Math.max(0, Math.min(y, layout.height() - high)), wide, high);
    }
}
