package org.legible.report;

/** Builds HTML. Whatever is not markup of this program goes through {@link #escape}. */
final class Html {

    private final StringBuilder page = new StringBuilder();

    /** Appends markup as it is. */
    Html raw(final String markup) {
        page.append(markup);
        return this;
    }

    /** Appends text. */
    Html text(final String text) {
        page.append(escape(text));
        return this;
    }

    /** Appends an element with nothing but text in it. */
    Html element(final String name, final String text) {
        return raw("<" + name + ">").text(text).raw("</" + name.split(" ")[0] + ">");
    }

    /** Text that means itself in an element and in a quoted attribute; control characters, which HTML forbids, are left out. */
    static String escape(final String text) {
        final StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                    if (c == '\t' || c == '\n' || !Character.isISOControl(c) && !isLoneSurrogate(c)) {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }

    private static boolean isLoneSurrogate(final int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
