package org.legible.cli.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.legible.compare.BdRow;
import org.legible.quality.bd.Metric;

/** Legible beside itself: what each treatment of text gains, and the training with text beside that without. */
final class SelfSection {

    private final List<SetResult> sets;

    SelfSection(final List<SetResult> sets) {
        this.sets = sets;
    }

    void writeTo(final Page page) {
        page.heading(2, "Legible beside itself");
        page.paragraph("What each treatment of text changes: rates in percent, negative is less; PSNR at equal rate in decibels, positive is"
            + " better." + (has(LineUp.TWIN) ? " The twin is a bundle of the same architecture, data, seed and steps, trained without"
            + " the text loss." : ""));
        final List<String> head = new ArrayList<>(List.of("codec", "against"));
        for (final SetResult set : sets) {
            if (set.hasText()) {
                head.add(set.name() + ": rate at equal CER, 2 to 20 %");
                head.add("rate at equal CER, all");
                head.add("rate at equal WER, all");
            }
            head.add(set.name() + ": PSNR at equal rate");
            head.add("rate at equal PSNR");
        }
        final List<List<String>> rows = new ArrayList<>();
        rows.add(row(LineUp.BOOST, LineUp.OFF));
        rows.add(row(LineUp.SHARP, LineUp.OFF));
        rows.add(row(LineUp.SHARP, LineUp.BOOST));
        if (has(LineUp.TWIN)) {
            rows.add(row(LineUp.OFF, LineUp.TWIN));
        }
        page.table(head, rows);
    }

    private boolean has(final String codec) {
        return sets.stream().anyMatch(set -> set.averages().codecs().contains(codec));
    }

    private List<String> row(final String codec, final String anchor) {
        final List<String> row = new ArrayList<>(List.of(codec, anchor));
        for (final SetResult set : sets) {
            if (set.hasText()) {
                row.add(Page.number("%+.1f %%", TextSection.headline(set, codec, anchor).shown()));
                row.add(Page.number("%+.1f %%", set.difference(codec, anchor, Metric.CER, BdRow.Reading.RATE_AT_EQUAL_VALUE).shown()));
                row.add(Page.number("%+.1f %%", set.difference(codec, anchor, Metric.WER, BdRow.Reading.RATE_AT_EQUAL_VALUE).shown()));
            }
            row.add(Page.number("%+.2f dB", set.difference(codec, anchor, Metric.PSNR, BdRow.Reading.VALUE_AT_EQUAL_RATE).shown()));
            row.add(Page.number("%+.2f %%", set.difference(codec, anchor, Metric.PSNR, BdRow.Reading.RATE_AT_EQUAL_VALUE).shown()));
        }
        return row;
    }
}
