package org.legible.cli.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.legible.quality.bd.Metric;
import org.legible.quality.bd.RateCurve;

/** Beside the points that other projects published for the 24 Kodak images; nothing for other sets. */
final class PublishedSection {

    private static final String KODAK = "kodak";
    private static final List<Double> RATES = List.of(0.25, 0.40, 0.60);
    /** PSNR at those rates, interpolated from the points that the projects themselves published. */
    private static final Map<String, List<Double>> PSNR =
        Map.of("JPEG", List.of(24.74, 27.73, 29.89), "WebP", List.of(28.55, 30.33, 32.24), "AV1", List.of(30.51, 32.57, 34.61));
    private static final List<String> CODECS = List.of("JPEG", "WebP", "AV1");

    private final SetResult set;

    PublishedSection(final SetResult set) {
        this.set = set;
    }

    void writeTo(final Page page) {
        if (!set.name().equals(KODAK)) {
            return;
        }
        page.paragraph("Beside the points that other projects published for these pictures (PSNR in dB):");
        final RateCurve ours = set.averages().curve(LineUp.OFF, Metric.PSNR).orElse(new RateCurve(LineUp.OFF, Metric.PSNR, List.of()));
        final List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < RATES.size(); i++) {
            final OptionalDouble psnr = ours.linearAt(RATES.get(i));
            final List<String> row = new ArrayList<>(List.of(Page.number("%.2f", RATES.get(i)), Page.number("%.2f", psnr.orElse(Double.NaN))));
            for (final String codec : CODECS) {
                row.add(Page.number("%.2f", PSNR.get(codec).get(i)));
            }
            row.add(Page.number("%+.2f", psnr.orElse(Double.NaN) - PSNR.get("WebP").get(i)));
            rows.add(row);
        }
        page.table(List.of("bpp", LineUp.OFF, "JPEG", "WebP", "AV1", "we gain over WebP"), rows);
    }
}
