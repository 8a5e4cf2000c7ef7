package org.legible.quality.bd;

/**
 * Piecewise cubic Hermite interpolation that keeps the shape of the data: monotone between two points, without overshoot.
 *
 * <p>F. N. Fritsch and R. E. Carlson, "Monotone piecewise cubic interpolation", SIAM Journal on Numerical Analysis 17(2), 1980, with
 * the weighted harmonic mean of F. N. Fritsch and J. Butland (SIAM Journal on Scientific and Statistical Computing 5(2), 1984) as the
 * slope at inner points, and the one-sided three-point slope, limited to keep the shape, at both ends. These are the rules of scipy's
 * {@code PchipInterpolator}. Two points are joined by a straight line.
 */
public final class Pchip {

    private final double[] x;
    private final double[] y;
    private final double[] slopes;

    /**
     * @param x strictly increasing, at least 2
     * @param y as many finite numbers
     * @throws IllegalArgumentException if the numbers are not so
     */
    public Pchip(final double[] x, final double[] y) {
        requirePoints(x, y);
        this.x = x.clone();
        this.y = y.clone();
        this.slopes = slopes(this.x, this.y);
    }

    private static void requirePoints(final double[] x, final double[] y) {
        if (x.length < 2 || x.length != y.length) {
            throw new IllegalArgumentException("Interpolation needs at least 2 points, not " + x.length + " and " + y.length + " numbers.");
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i]) || i > 0 && x[i] <= x[i - 1]) {
                throw new IllegalArgumentException("Point " + i + " (" + x[i] + ", " + y[i] + ") is not finite or not after the one before.");
            }
        }
    }

    private static double[] slopes(final double[] x, final double[] y) {
        final int last = x.length - 1;
        final double[] width = new double[last];
        final double[] secant = new double[last];
        for (int i = 0; i < last; i++) {
            width[i] = x[i + 1] - x[i];
            secant[i] = (y[i + 1] - y[i]) / width[i];
        }
        if (last == 1) {
            return new double[] {secant[0], secant[0]};
        }
        final double[] slopes = new double[x.length];
        slopes[0] = endSlope(width[0], width[1], secant[0], secant[1]);
        for (int i = 1; i < last; i++) {
            slopes[i] = innerSlope(width[i - 1], width[i], secant[i - 1], secant[i]);
        }
        slopes[last] = endSlope(width[last - 1], width[last - 2], secant[last - 1], secant[last - 2]);
        return slopes;
    }

    private static double innerSlope(final double widthBefore, final double widthAfter, final double before, final double after) {
        if (Math.signum(before) * Math.signum(after) <= 0) {
            return 0; // a turning point or a flat part
        }
        final double first = 2 * widthAfter + widthBefore;
        final double second = widthAfter + 2 * widthBefore;
        return (first + second) / (first / before + second / after);
    }

    /** The slope at an end, from the interval there and the next one. */
    private static double endSlope(final double width, final double nextWidth, final double secant, final double nextSecant) {
        final double slope = ((2 * width + nextWidth) * secant - width * nextSecant) / (width + nextWidth);
        if (Math.signum(slope) != Math.signum(secant)) {
            return 0;
        }
        return Math.signum(secant) != Math.signum(nextSecant) && Math.abs(slope) > 3 * Math.abs(secant) ? 3 * secant : slope;
    }

    /** @return the least {@code x} */
    public double low() {
        return x[0];
    }

    /** @return the greatest {@code x} */
    public double high() {
        return x[x.length - 1];
    }

    /**
     * The curve at a place.
     *
     * @param at from {@link #low()} to {@link #high()}
     * @throws IllegalArgumentException outside of that range
     */
    public double valueAt(final double at) {
        final int i = interval(at);
        final double h = x[i + 1] - x[i];
        final double t = (at - x[i]) / h;
        final double rise = y[i + 1] - y[i];
        final double[] c = coefficients(i, h, rise);
        return y[i] + t * (h * slopes[i] + t * (c[0] + t * c[1]));
    }

    /**
     * The exact integral of the curve.
     *
     * @param from from {@link #low()} to {@link #high()}
     * @param to not less than {@code from}, at most {@link #high()}
     * @throws IllegalArgumentException outside of that range
     */
    public double integral(final double from, final double to) {
        if (from > to) {
            throw new IllegalArgumentException("The range from " + from + " to " + to + " is none.");
        }
        double sum = 0;
        final int last = interval(to);
        for (int i = interval(from); i <= last; i++) {
            final double h = x[i + 1] - x[i];
            sum += antiderivative(i, Math.min(1, (to - x[i]) / h)) - antiderivative(i, Math.max(0, (from - x[i]) / h));
        }
        return sum;
    }

    /** Integral of interval {@code i} from its beginning to the part {@code t} of it, 0 to 1. */
    private double antiderivative(final int i, final double t) {
        final double h = x[i + 1] - x[i];
        final double[] c = coefficients(i, h, y[i + 1] - y[i]);
        return h * t * (y[i] + t * (h * slopes[i] / 2 + t * (c[0] / 3 + t * c[1] / 4)));
    }

    /** Coefficients of the square and of the cube of an interval's cubic, in parts of the interval. */
    private double[] coefficients(final int i, final double h, final double rise) {
        return new double[] {3 * rise - h * (2 * slopes[i] + slopes[i + 1]), h * (slopes[i] + slopes[i + 1]) - 2 * rise};
    }

    private int interval(final double at) {
        if (!(at >= low() && at <= high())) {
            throw new IllegalArgumentException(at + " is outside of the curve, which goes from " + low() + " to " + high() + ".");
        }
        int i = 0;
        while (i < x.length - 2 && at > x[i + 1]) {
            i++;
        }
        return i;
    }
}
