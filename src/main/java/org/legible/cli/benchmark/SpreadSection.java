package org.legible.cli.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.legible.compare.BdRow;
import org.legible.quality.bd.Metric;

/** How far the headline figures lie apart for two bundles that differ by the seed of their training only. */
final class SpreadSection {

    private final List<SetResult> sets;

    SpreadSection(final List<SetResult> sets) {
        this.sets = sets;
    }

    /** Writes nothing where there is no second bundle. */
    void writeTo(final Page page) {
        final List<List<String>> rows = new ArrayList<>();
        for (final SetResult set : sets) {
            for (final String mode : List.of("sharp", "boost", "off")) {
                for (final String peer : LineUp.peers()) {
                    final List<String> codecs = List.of("Legible " + mode, LineUp.OTHER_SEED + " " + mode);
                    if (set.averages().codecs().containsAll(codecs) && set.averages().codecs().contains(peer)) {
                        if (set.hasText()) {
                            add(rows, set, mode, peer, "rate at equal CER, 2 to 20 %",
                                codecs.stream().map(codec -> TextSection.headline(set, codec, peer).shown()).toList());
                        }
                        add(rows, set, mode, peer, "rate at equal PSNR", codecs.stream().map(codec -> set.difference(codec, peer, Metric.PSNR,
                            BdRow.Reading.RATE_AT_EQUAL_VALUE).shown()).toList());
                    }
                }
            }
        }
        if (!rows.isEmpty()) {
            page.heading(2, "Spread by chance");
            page.paragraph("The same figures of a bundle whose training had another seed, everything else being equal.");
            page.table(List.of("set", "text", "against", "figure", "this bundle", "other seed", "difference"), rows);
        }
    }

    private static void add(final List<List<String>> rows, final SetResult set, final String mode, final String peer, final String figure,
        final List<Double> values) {
        if (values.stream().allMatch(Double::isFinite)) {
            rows.add(List.of(set.name(), mode, peer, figure, Page.number("%+.1f %%", values.get(0)), Page.number("%+.1f %%", values.get(1)),
                Page.number("%+.1f points", values.get(1) - values.get(0))));
        }
    }
}
