package org.legible.cli.benchmark;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Writes the results as a page of Markdown, section by section. */
final class BenchmarkPage {

    private final Page page = new Page();

    /**
     * The head of the page.
     *
     * @param facts name and value of what was measured, where and when
     */
    BenchmarkPage(final Map<String, String> facts) {
        page.heading(1, "Benchmarks").paragraph("Written by `scripts/benchmark`; changes by hand are lost. "
            + "[benchmarks.json](benchmarks.json) has the same figures for programs.");
        page.list(facts.entrySet().stream().map(fact -> fact.getKey() + ": " + fact.getValue()).toList());
        page.paragraph("Pictures are RGB, cropped to their top left 1024x768. Bits a pixel (bpp) are those of the real files. PSNR is over RGB, MS-SSIM"
            + " the mean over the channels; both are means over pictures. CER and WER are all errors over all characters or words: Tesseract's"
            + " reading of the lines of a decoded picture against its reading of the same lines of the original, lines being located once, on the"
            + " original (`org.legible.text.TextReference` has the definitions). Differences of curves are averages over the range that both share,"
            + " with PCHIP interpolation over the logarithm of the rate. All codecs were measured by the same program with the same reader.");
    }

    /** Says which codecs were measured elsewhere. */
    void addMissing(final List<String> missing) {
        if (!missing.isEmpty()) {
            page.paragraph("Not so " + String.join(", ", missing) + ", whose programs are missing on this machine: these figures were measured"
                + " once elsewhere, with Tesseract 5.3.");
        }
    }

    /** Adds all sections of a set with text before those of sets without. */
    void add(final List<SetResult> sets, final Plots plots, final List<String> cropLinks) {
        for (final SetResult set : sets) {
            if (set.hasText()) {
                new TextSection(set).writeTo(page);
                new WorseSection(set).writeTo(page);
            }
        }
        if (!cropLinks.isEmpty()) {
            page.heading(2, "What the numbers mean");
            page.paragraph("Small text, twice enlarged, with every codec at the same rate, about 0.1 and 0.2 bpp; rate and CER are those of the whole"
                + " picture. \"Least\" stands where a codec has no smaller file.");
            cropLinks.forEach(link -> page.paragraph("![" + CropFigure.described() + "](" + link + ")"));
        }
        new SelfSection(sets).writeTo(page);
        new SpreadSection(sets).writeTo(page);
        for (final SetResult set : sets) {
            new SetSection(set, plots).writeTo(page);
            new PublishedSection(set).writeTo(page);
        }
    }

    /** Adds the section on speed. */
    void add(final Speed speed, final OptionalDouble firstDecodeSeconds) {
        speed.writeTo(page, firstDecodeSeconds);
    }

    /** The whole page. */
    @Override
    public String toString() {
        return page.toString();
    }
}
