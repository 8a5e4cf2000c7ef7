package org.legible.cli.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.legible.quality.bd.RateCurve;

/** Writes the results as a page of Markdown. */
final class BenchmarkPage {

    /** Set whose published points are compared with; others are compared with measured figures. */
    private static final String KODAK = "kodak";
    private static final List<Double> PUBLISHED_RATES = List.of(0.25, 0.40, 0.60);
    /** PSNR at those rates, interpolated from the points that the projects themselves published for the 24 Kodak images. */
    private static final Map<String, List<Double>> PUBLISHED =
        Map.of("JPEG", List.of(24.74, 27.73, 29.89), "WebP", List.of(28.55, 30.33, 32.24), "AV1", List.of(30.51, 32.57, 34.61));
    private static final List<String> PUBLISHED_CODECS = List.of("JPEG", "WebP", "AV1");
    private static final Map<String, String> MEASURED = Map.of("webp", "WebP", "avif444", "AVIF 4:4:4", "avif420", "AVIF 4:2:0");
    private static final List<String> MEASURED_CODECS = List.of("webp", "avif444", "avif420");

    private final StringBuilder text = new StringBuilder();

    /**
     * The head of the page.
     *
     * @param facts name and value of what was measured, where and when
     */
    BenchmarkPage(final Map<String, String> facts) {
        line("# Benchmarks").line("").line("Written by `scripts/benchmark`; changes by hand are lost.").line("");
        facts.forEach((name, value) -> line("* " + name + ": " + value));
        line("").line("Pictures are RGB, cropped to their top left 1024x768. Bits a pixel (bpp) are those of the real files. PSNR is over "
            + "RGB, MS-SSIM the mean over the channels. All figures are averages over pictures. \"At equal bpp\" interpolates another "
            + "codec's averages, linear in the logarithm of the rate; a dash stands for a rate that it does not reach.");
    }

    /** Adds the tables of a set. */
    void add(final SetResult result, final Optional<PeerFigures> peers) {
        line("").line("## " + result.name() + ", " + result.files().size() + " pictures").line("");
        if (peers.isPresent()) {
            measuredComparison(result, peers.get());
        } else {
            plainTable(result);
        }
        line("");
        final List<SetResult.Average> averages = result.averages();
        line(format("From %.3f bpp at quality %.0f to %.3f bpp at quality %.0f. ", averages.get(0).bpp(), averages.get(0).quality(),
            averages.get(averages.size() - 1).bpp(), averages.get(averages.size() - 1).quality()) + monotony(result));
        if (result.name().equals(KODAK)) {
            publishedComparison(result.curve());
        }
        peers.ifPresent(this::peerTable);
    }

    private static String monotony(final SetResult result) {
        final List<String> setbacks = result.setbacks();
        return setbacks.isEmpty() ? "No file shrinks as the quality rises."
            : "A higher quality did not always make a larger file: " + String.join("; ", setbacks) + ".";
    }

    private void plainTable(final SetResult result) {
        line("| quality | bpp | PSNR | MS-SSIM |").line("|---:|---:|---:|---:|");
        result.averages().forEach(a -> line(row(a)));
    }

    private static String row(final SetResult.Average a) {
        return format("| %.0f | %.3f | %.2f | %.4f |", a.quality(), a.bpp(), a.psnr(), a.msSsim());
    }

    private void measuredComparison(final SetResult result, final PeerFigures peers) {
        final StringBuilder head = new StringBuilder("| quality | bpp | PSNR | MS-SSIM |");
        final StringBuilder rule = new StringBuilder("|---:|---:|---:|---:|");
        for (final String codec : MEASURED_CODECS) {
            head.append(' ').append(MEASURED.get(codec)).append(" at equal bpp | we gain |");
            rule.append("---:|---:|");
        }
        line(head.toString()).line(rule.toString());
        for (final SetResult.Average a : result.averages()) {
            final StringBuilder row = new StringBuilder(row(a));
            for (final String codec : MEASURED_CODECS) {
                row.append(gain(a.psnr(), peers.curve(codec).linearAt(a.bpp())));
            }
            line(row.toString());
        }
    }

    private static String gain(final double ours, final OptionalDouble theirs) {
        return theirs.isEmpty() ? " \u2013 | \u2013 |" : format(" %.2f | %+.2f |", theirs.getAsDouble(), ours - theirs.getAsDouble());
    }

    private void publishedComparison(final RateCurve ours) {
        line("").line("Beside the points that other projects published for these pictures (PSNR in dB):").line("");
        line("| bpp | Legible | " + String.join(" | ", PUBLISHED_CODECS) + " | we gain over WebP |");
        line("|---:|---:|" + "---:|".repeat(PUBLISHED_CODECS.size() + 1));
        for (int i = 0; i < PUBLISHED_RATES.size(); i++) {
            final OptionalDouble psnr = ours.linearAt(PUBLISHED_RATES.get(i));
            final StringBuilder row = new StringBuilder(format("| %.2f | %s |", PUBLISHED_RATES.get(i),
                psnr.isEmpty() ? "\u2013" : format("%.2f", psnr.getAsDouble())));
            for (final String codec : PUBLISHED_CODECS) {
                row.append(format(" %.2f |", PUBLISHED.get(codec).get(i)));
            }
            row.append(psnr.isEmpty() ? " \u2013 |" : format(" %+.2f |", psnr.getAsDouble() - PUBLISHED.get("WebP").get(i)));
            line(row.toString());
        }
    }

    private void peerTable(final PeerFigures peers) {
        line("").line("Other codecs on the same pictures, as measured once. CER is Tesseract's character error rate.").line("");
        line("| codec | setting | bpp | PSNR | CER |").line("|---|---:|---:|---:|---:|");
        peers.settings().forEach(s -> line(format("| %s | %s | %.3f | %.2f | %.4f |", s.codec(), plain(s.setting()), s.bpp(), s.psnr(),
            s.cer())));
    }

    private static String plain(final double setting) {
        return setting == Math.rint(setting) ? format("%.0f", setting) : String.valueOf(setting);
    }

    /** Adds the section on speed. */
    void addSpeed(final List<SetResult> results, final OptionalDouble firstDecodeSeconds) {
        line("").line("## Speed").line("");
        line("Seconds a megapixel at quality 50, engine warm, from the image in memory to the file and back: the least of several runs for "
            + "each picture.").line("");
        line("| pictures | encode | decode |").line("|---|---:|---:|");
        results.forEach(r -> line(format("| %s | %.3f | %.3f |", r.name(), r.speed().encode(), r.speed().decode())));
        firstDecodeSeconds.ifPresent(seconds -> line("").line(format(
            "One picture decoded by a new JVM, with the start of Java and of the engine: %.2f s.", seconds)));
    }

    private static String format(final String format, final Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private BenchmarkPage line(final String line) {
        text.append(line).append('\n');
        return this;
    }

    /** The whole page. */
    @Override
    public String toString() {
        return text.toString();
    }
}
