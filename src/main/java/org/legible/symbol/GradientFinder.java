package org.legible.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the gradients that components stand on: one that was found before where it fits, else that through the pixels around, by least
 * squares without those that text has touched.
 */
final class GradientFinder {

    /** How far a pixel may lie off a gradient to count as near, in any channel; and how far only a tenth may lie off: letters blur. */
    private static final int NEAR = 1, FAR = 10;

    /** The part of the pixels around a component that are to be near, in tenths, and how many there are to be at least. */
    private static final int MAJORITY = 7, MIN_RIM = 8;

    /** Pixels around a component's box that say how its gradient slopes. */
    private static final int MARGIN = 10;

    /** So many of the latest gradients are tried. */
    private static final int REMEMBERED = 16;

    /** More are not looked for. {@link Gradient#behind} each of them there may be another one. */
    private static final int MOST = PageBudget.MAX_GRADIENTS / 2;

    private final Raster raster;
    private final int[] labels;
    private final List<Gradient> gradients = new ArrayList<>();
    private final IntStack rim = new IntStack();

    /** @param labels above 0 for the pixels of zones without an edge */
    GradientFinder(final Raster raster, final int[] labels) {
        this.raster = raster;
        this.labels = labels;
    }

    /**
     * The gradient that a component stands on.
     *
     * @param component whose background counts for nothing
     */
    Optional<Gradient> under(final Component component) {
        collectRim(component);
        if (rim.size() < MIN_RIM) {
            return Optional.empty();
        }
        for (int i = gradients.size() - 1; i >= Math.max(0, gradients.size() - REMEMBERED); i--) {
            if (fits(gradients.get(i))) {
                return Optional.of(gradients.get(i));
            }
        }
        if (gradients.size() == MOST) {
            return Optional.empty();
        }
        final Optional<Gradient> found = fit(component).filter(this::fits);
        found.ifPresent(gradients::add);
        return found;
    }

    private void collectRim(final Component component) {
        rim.clear();
        for (final int at : component.positions()) {
            final int y = at / raster.width();
            final int x = at - y * raster.width();
            for (int v = Math.max(0, y - 1); v <= Math.min(raster.height() - 1, y + 1); v++) {
                for (int u = Math.max(0, x - 1); u <= Math.min(raster.width() - 1, x + 1); u++) {
                    if (labels[v * raster.width() + u] > 0) {
                        rim.push(v * raster.width() + u);
                    }
                }
            }
        }
    }

    private boolean fits(final Gradient gradient) {
        int near = 0;
        int far = 0;
        for (int i = 0; i < rim.size(); i++) {
            final int at = rim.get(i);
            final int distance = Rgb.distance(raster.pixels()[at], gradient.at(at % raster.width(), at / raster.width()));
            near += distance <= NEAR ? 1 : 0;
            far += distance > FAR ? 1 : 0;
        }
        return 10 * near >= MAJORITY * rim.size() && 10 * far <= rim.size();
    }

    /** A first gradient through the pixels around the component, and a second one through what lies on that farther away, too. */
    private Optional<Gradient> fit(final Component component) {
        final GradientFit first = new GradientFit(component.x() + component.width() / 2, component.y() + component.height() / 2);
        for (int i = 0; i < rim.size(); i++) {
            first.add(rim.get(i) % raster.width(), rim.get(i) / raster.width(), raster.pixels()[rim.get(i)]);
        }
        Optional<Gradient> gradient = first.gradient();
        for (int tolerance = FAR / 2; gradient.isPresent() && tolerance > NEAR; tolerance /= 2) {
            gradient = refined(component, gradient.get(), tolerance);
        }
        return gradient;
    }

    private Optional<Gradient> refined(final Component component, final Gradient gradient, final int tolerance) {
        final GradientFit fit = new GradientFit(gradient.x(), gradient.y());
        for (int y = Math.max(0, component.y() - MARGIN); y < Math.min(raster.height(), component.bottom() + MARGIN); y++) {
            for (int x = Math.max(0, component.x() - MARGIN); x < Math.min(raster.width(), component.right() + MARGIN); x++) {
                if (labels[y * raster.width() + x] > 0 && Rgb.distance(raster.at(x, y), gradient.at(x, y)) <= tolerance) {
                    fit.add(x, y, raster.at(x, y));
                }
            }
        }
        return fit.gradient();
    }
}
