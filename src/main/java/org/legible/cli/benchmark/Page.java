package org.legible.cli.benchmark;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A page of Markdown that is written from top to bottom. */
final class Page {

    /** Stands for a figure that there is not. */
    static final String NOTHING = "\u2013";

    private final StringBuilder text = new StringBuilder();

    /** A heading of some level, 1 to 6. */
    Page heading(final int level, final String heading) {
        return paragraph("#".repeat(level) + " " + heading);
    }

    /** A paragraph, or anything else that stands for itself. */
    Page paragraph(final String paragraph) {
        if (text.length() > 0) {
            text.append('\n');
        }
        text.append(paragraph).append('\n');
        return this;
    }

    /** A list; nothing where it is empty. */
    Page list(final List<String> items) {
        return items.isEmpty() ? this : paragraph("* " + String.join("\n* ", items));
    }

    /**
     * A table whose first column is text and whose others are numbers.
     *
     * @param head names of the columns
     * @param rows as many cells each
     */
    Page table(final List<String> head, final List<List<String>> rows) {
        final StringBuilder table = new StringBuilder(row(head)).append("\n|---|")
            .append(String.join("", Collections.nCopies(head.size() - 1, "---:|")));
        rows.forEach(row -> table.append('\n').append(row(row)));
        return paragraph(table.toString());
    }

    private static String row(final List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /** A number in a given form; a dash where it is none. */
    static String number(final String form, final double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, form, value) : NOTHING;
    }

    /** The whole page. */
    @Override
    public String toString() {
        return text.toString();
    }
}
