package org.legible.cli.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.legible.compare.BdRow;
import org.legible.quality.bd.Metric;
import org.legible.quality.bd.RateCurve;

/** The headline of the page: what text costs, with Legible and with others. */
final class TextSection {

    /** Character error rates between which text is garbled but not lost: the range of the headline figures. */
    static final double LEAST_CER = 0.02, GREATEST_CER = 0.2;

    private static final List<Double> LEVELS = List.of(0.2, 0.1, 0.05, 0.02, 0.01, 0.005);
    private static final double GOOD_CER = 0.01;
    private static final double PERCENT = 100;

    private final SetResult set;

    TextSection(final SetResult set) {
        this.set = set;
    }

    /** Rate at equal CER, over the range of the headline figures. */
    static BdRow headline(final SetResult set, final String codec, final String peer) {
        return BdRow.within(set.averages(), codec, peer, Metric.CER, LEAST_CER, GREATEST_CER);
    }

    void writeTo(final Page page) {
        page.heading(2, "Text that reads: " + set.name());
        page.paragraph("Rate that Legible needs for the same character error rate as another codec, over the range where both have a CER"
            + " between 2 % and 20 %. Negative is less.");
        final List<List<String>> rows = new ArrayList<>();
        final List<String> refused = new ArrayList<>();
        for (final String mode : modes()) {
            final List<String> row = new ArrayList<>(List.of(mode));
            for (final String peer : peers()) {
                final BdRow figure = headline(set, mode, peer);
                row.add(Page.number("%+.1f %%", figure.shown()));
                if (figure.figure() == null) {
                    refused.add(inWords(mode, peer, figure.refusal()));
                }
            }
            rows.add(row);
        }
        page.table(Stream.concat(Stream.of("rate at equal CER"), peers().stream()).toList(), rows);
        page.list(refused.stream().distinct().toList());
        rates(page);
    }

    private List<String> modes() {
        return Stream.of(LineUp.SHARP, LineUp.BOOST, LineUp.OFF).filter(set.averages().codecs()::contains).toList();
    }

    private List<String> peers() {
        return LineUp.peers().stream().filter(set.averages().codecs()::contains).toList();
    }

    /** Why there is no figure: what both curves are. */
    private String inWords(final String mode, final String peer, final String refusal) {
        final Optional<RateCurve> ours = set.averages().curve(mode, Metric.CER);
        final Optional<RateCurve> theirs = set.averages().curve(peer, Metric.CER);
        if (ours.isEmpty() || theirs.isEmpty()) {
            return refusal;
        }
        final double worst = ours.get().points().stream().mapToDouble(point -> point.value()).max().orElseThrow();
        if (worst >= LEAST_CER) {
            return refusal;
        }
        final OptionalDouble same = theirs.get().rateFor(worst);
        return String.format(Locale.ROOT, "%s has no such range beside %s: its CER is %.2f %% or less from its smallest files on, of %.3f bpp; ",
            mode, peer, PERCENT * worst, ours.get().points().get(0).rate())
            + (same.isEmpty() ? peer + " does not get there." : String.format(Locale.ROOT, "%s needs %.3f bpp for that.", peer, same.getAsDouble()));
    }

    private void rates(final Page page) {
        page.paragraph("Bits a pixel that a codec needs for a CER: the least rate at which it does at least that well. \"\u2264\" stands where its"
            + " smallest files do better already, a dash where none of its files does.");
        final List<List<String>> rows = new ArrayList<>();
        for (final String codec : set.plotted().averages().codecs()) {
            set.averages().curve(codec, Metric.CER).ifPresent(curve -> rows.add(Stream.concat(Stream.of(codec),
                LEVELS.stream().map(level -> rate(curve, level))).toList()));
        }
        page.table(Stream.concat(Stream.of("CER at most"), LEVELS.stream().map(level -> Page.number("%.1f %%", PERCENT * level))).toList(), rows);
        cheaperAvif().ifPresent(page::paragraph);
    }

    /** The rate of Legible's best text beside that of AVIF at an error that nobody notices. */
    private Optional<String> cheaperAvif() {
        final OptionalDouble ours = rateFor(LineUp.SHARP);
        final Optional<String> cheaper = LineUp.AVIFS.stream().filter(codec -> rateFor(codec).isPresent())
            .min(Comparator.comparingDouble(codec -> rateFor(codec).getAsDouble()));
        if (ours.isEmpty() || cheaper.isEmpty()) {
            return Optional.empty();
        }
        final double theirs = rateFor(cheaper.get()).getAsDouble();
        return Optional.of(String.format(Locale.ROOT, "For a CER of at most %.0f %% %s needs %.3f bpp at most, which is %.0f %% of the %.3f bpp of %s, the"
            + " cheaper AVIF.", PERCENT * GOOD_CER, LineUp.SHARP, ours.getAsDouble(), PERCENT * ours.getAsDouble() / theirs, theirs, cheaper.get()));
    }

    private OptionalDouble rateFor(final String codec) {
        final Optional<RateCurve> curve = set.averages().curve(codec, Metric.CER);
        return curve.isPresent() ? curve.get().rateFor(GOOD_CER) : OptionalDouble.empty();
    }

    private static String rate(final RateCurve curve, final double level) {
        final OptionalDouble rate = curve.rateFor(level);
        if (rate.isEmpty()) {
            return Page.NOTHING;
        }
        final boolean already = rate.getAsDouble() == curve.points().get(0).rate() && curve.points().get(0).value() < level;
        return (already ? "\u2264 " : "") + Page.number("%.3f", rate.getAsDouble());
    }
}
