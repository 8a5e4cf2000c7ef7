package org.legible.cli.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.legible.quality.bd.Metric;
import org.legible.quality.bd.RateCurve;

/** The images of which Legible garbles far more than AVIF does at the same rate. */
final class WorseSection {

    private static final double RATE = 0.2;
    private static final double FACTOR = 2;
    private static final double PERCENT = 100;

    private final SetResult set;

    WorseSection(final SetResult set) {
        this.set = set;
    }

    void writeTo(final Page page) {
        if (!set.averages().codecs().contains(LineUp.AVIF)) {
            return;
        }
        page.heading(3, "Images that read worse");
        page.paragraph(String.format(Locale.ROOT, "Images whose CER at %.1f bpp is over twice that of %s, both between the two settings around that"
            + " rate. A codec whose largest file of an image is smaller stands with that file; images of which one of the two has no file so small are"
            + " left out.", RATE, LineUp.AVIF));
        for (final String mode : List.of(LineUp.SHARP, LineUp.BOOST, LineUp.OFF)) {
            final List<String> worse = worse(mode);
            page.paragraph(mode + (worse.isEmpty() ? ": none." : ": " + worse.size() + " of " + set.averages().images().size() + ": "
                + String.join("; ", worse) + "."));
        }
    }

    /** A phrase for each such image. */
    List<String> worse(final String mode) {
        final List<String> found = new ArrayList<>();
        for (final String image : set.averages().images()) {
            final OptionalDouble ours = errorAt(set.curve(image, mode, Metric.CER));
            final OptionalDouble theirs = errorAt(set.curve(image, LineUp.AVIF, Metric.CER));
            if (Stream.of(ours, theirs).allMatch(OptionalDouble::isPresent) && ours.getAsDouble() > FACTOR * theirs.getAsDouble()) {
                found.add(String.format(Locale.ROOT, "%s (%.2f %% against %.2f %%)", image, PERCENT * ours.getAsDouble(),
                    PERCENT * theirs.getAsDouble()));
            }
        }
        return found;
    }

    private static OptionalDouble errorAt(final RateCurve curve) {
        if (curve.points().isEmpty()) {
            return OptionalDouble.empty();
        }
        final var last = curve.points().get(curve.points().size() - 1);
        return last.rate() < RATE ? OptionalDouble.of(last.value()) : curve.linearAt(RATE);
    }
}
