package org.legible.cli.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.legible.compare.AveragePoint;
import org.legible.compare.BdRow;
import org.legible.compare.Scale;
import org.legible.quality.bd.Metric;

/** Everything about one set of pictures: plots, differences, points. */
final class SetSection {

    private final SetResult set;
    private final Plots plots;

    /** @param plots where the plots of the set are */
    SetSection(final SetResult set, final Plots plots) {
        this.set = set;
        this.plots = plots;
    }

    void writeTo(final Page page) {
        final int images = set.averages().images().size();
        page.heading(2, "All figures: " + set.name() + ", " + images + (images == 1 ? " picture" : " pictures"));
        page.paragraph(String.join("\n", set.report().metrics().stream().map(metric -> String.format(Locale.ROOT,
            "<img src=\"%s\" width=\"49%%\" alt=\"%s against bits a pixel\">", plots.link(set, metric), metric.label())).toList()));
        differences(page);
        final List<AveragePoint> ours = set.points(LineUp.OFF);
        if (!ours.isEmpty()) {
            final AveragePoint first = ours.get(0);
            final AveragePoint last = ours.get(ours.size() - 1);
            final List<String> setbacks = set.setbacks(LineUp.OFF);
            page.paragraph(String.format(Locale.ROOT, "From %.3f bpp at quality %s to %.3f bpp at quality %s with text off. ", first.bpp(),
                Scale.text(first.setting()), last.bpp(), Scale.text(last.setting())) + (setbacks.isEmpty() ? "No file shrinks as the quality rises."
                : "A higher quality did not always make a larger file: " + String.join("; ", setbacks) + "."));
        }
        points(page);
        page.list(set.report().notes());
    }

    private void differences(final Page page) {
        page.paragraph("Bjontegaard differences of Legible from each other codec over the whole range that both share (`docs/benchmarks.json` has"
            + " the ranges). Rates in percent, negative is less; " + (set.hasText() ? "errors in percentage points, negative is better." : "decibels,"
            + " positive is better."));
        final List<String> head = new ArrayList<>(List.of("codec", "against"));
        final List<List<String>> rows = new ArrayList<>();
        for (final String mode : Stream.of(LineUp.SHARP, LineUp.BOOST, LineUp.OFF).filter(set.averages().codecs()::contains).toList()) {
            for (final String peer : LineUp.peers().stream().filter(set.averages().codecs()::contains).toList()) {
                final List<BdRow> figures = figures(mode, peer);
                if (rows.isEmpty()) {
                    figures.forEach(figure -> head.add(figure.name()));
                }
                rows.add(Stream.concat(Stream.of(mode, peer), figures.stream().map(SetSection::cell)).toList());
            }
        }
        page.table(head, rows);
    }

    /** The differences that say most about a set: of rate, and of errors where there is text, else of decibels. */
    private List<BdRow> figures(final String mode, final String peer) {
        final List<BdRow> figures = new ArrayList<>();
        for (final Metric metric : set.report().metrics()) {
            for (final BdRow.Reading reading : BdRow.Reading.values()) {
                if (metric.isTextError() || reading == BdRow.Reading.RATE_AT_EQUAL_VALUE || !set.hasText()) {
                    figures.add(set.difference(mode, peer, metric, reading));
                }
            }
        }
        return figures;
    }

    private static String cell(final BdRow row) {
        return Page.number(row.reading() == BdRow.Reading.RATE_AT_EQUAL_VALUE ? "%+.1f %%" : "%+.2f", row.shown());
    }

    private void points(final Page page) {
        page.paragraph("<details><summary>All points</summary>");
        page.table(List.of("codec", "setting", "bpp", "PSNR", "MS-SSIM", "CER", "WER"), set.averages().points().stream().map(point -> List.of(
            point.codec(), Scale.text(point.setting()), Page.number("%.3f", point.bpp()), Page.number("%.2f", point.psnr()),
            Page.number("%.4f", point.msSsim()), Page.number("%.4f", point.cer()), Page.number("%.4f", point.wer()))).toList());
        page.paragraph("</details>");
    }
}
