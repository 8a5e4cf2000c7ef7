package org.legible.cli.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Rate and distortion of a codec over its settings.
 *
 * @param points sorted by rate
 */
record RateCurve(List<RatePoint> points) {

    /** Sorts a copy of the points by rate. */
    RateCurve {
        points = points.stream().sorted(Comparator.comparingDouble(RatePoint::bpp)).toList();
    }

    /** The PSNR at a rate, linear in the logarithm of the rate between two points; empty outside of the curve. */
    OptionalDouble psnrAt(final double bpp) {
        for (int i = 1; i < points.size(); i++) {
            final RatePoint low = points.get(i - 1);
            final RatePoint high = points.get(i);
            if (bpp >= low.bpp() && bpp <= high.bpp()) {
                final double span = Math.log(high.bpp() / low.bpp());
                final double part = span == 0 ? 0 : Math.log(bpp / low.bpp()) / span;
                return OptionalDouble.of(low.psnr() + part * (high.psnr() - low.psnr()));
            }
        }
        return OptionalDouble.empty();
    }
}
