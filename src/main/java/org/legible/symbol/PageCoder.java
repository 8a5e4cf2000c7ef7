package org.legible.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.legible.entropy.BitCoder;
import org.legible.entropy.MalformedStreamException;
import org.legible.symbol.NumberCoder.Kind;

/**
 * Codes what was lifted off a tile, in one pass: rules, then runs with the bitmaps where they are first used. The same code writes and
 * reads; when reading, the page given is not looked at.
 */
final class PageCoder {

    private static final Run NO_RUN = new Run(new Flat(0), 0, 0, List.of());
    private static final Placement NO_PLACEMENT = new Placement(0, 0, 0);
    private static final Glyph NO_GLYPH = new Glyph(0, 0, false, new byte[0]);

    private final int width;
    private final int height;
    private final NumberCoder numbers;
    private final Palette palette;
    private final GradientCoder gradients;
    private final GlyphCoder bitmaps;
    private final int levels;
    private final boolean writing;
    private final List<Glyph> glyphs = new ArrayList<>();

    /** For each bitmap, how far below the baseline it ended last. */
    private final IntStack drops = new IntStack();
    private final PageBudget budget;

    /**
     * @param coder   writes or reads
     * @param writing which of them
     * @param levels  full coverage
     * @param width   of the tile
     * @param height  of the tile
     */
    PageCoder(final BitCoder coder, final boolean writing, final int levels, final int width, final int height) {
        this.width = width;
        this.height = height;
        this.levels = levels;
        this.writing = writing;
        this.numbers = new NumberCoder(coder);
        this.palette = new Palette(numbers);
        this.gradients = new GradientCoder(numbers);
        this.bitmaps = new GlyphCoder(coder, levels);
        this.budget = new PageBudget(width, height);
    }

    /** Codes a page. */
    Page code(final Page page) throws MalformedStreamException {
        final List<Rule> rules = rules(page.rules());
        gradients.all(writing ? page.gradients() : List.of(), width, height);
        final int count = limited(numbers.natural(Kind.COUNT, page.runs().size(), 1, 0, 0), PageBudget.MAX_SYMBOLS, "runs");
        final List<Run> runs = new ArrayList<>();
        Run before = NO_RUN;
        for (int i = 0; i < count; i++) {
            before = run(writing ? page.runs().get(i) : NO_RUN, page.glyphs(), before);
            runs.add(before);
        }
        return new Page(levels, rules, glyphs, runs);
    }

    private List<Rule> rules(final List<Rule> given) throws MalformedStreamException {
        final int count = limited(numbers.natural(Kind.COUNT, given.size(), 0, 0, 0), PageBudget.MAX_RULES, "rules");
        final List<Rule> rules = new ArrayList<>();
        Rule before = new Rule(0, 0, 0, 0, 0);
        for (int i = 0; i < count; i++) {
            before = rule(writing ? given.get(i) : before, before);
            rules.add(before);
        }
        return rules;
    }

    private Rule rule(final Rule rule, final Rule before) throws MalformedStreamException {
        final int y = before.y() + numbers.natural(Kind.RULE_DOWN, rule.y() - before.y(), 0, 0, 0);
        final int sameRow = y == before.y() ? 1 : 0;
        final int x = before.x() + numbers.integer(Kind.RULE_START, rule.x() - before.x(), sameRow, before.width(), 0);
        final int upright = numbers.natural(Kind.RULE_UPRIGHT, rule.height() > rule.width() ? 1 : 0, sameRow, 0, 0) & 1;
        final int thickness = 1 + numbers.natural(Kind.RULE_THICKNESS, Math.min(rule.width(), rule.height()) - 1, upright, 0, 0);
        final int longest = Math.max(before.width(), before.height());
        final int length = longest + numbers.integer(Kind.RULE_LENGTH, Math.max(rule.width(), rule.height()) - longest, upright, sameRow,
            longest);
        final int colour = palette.code(rule.colour(), 0, before.colour());
        final Rule made = new Rule(x, y, upright == 1 ? thickness : length, upright == 1 ? length : thickness, colour);
        requireInside(x, y, made.width(), made.height());
        require(budget.takesRule(made), "There are too many rules");
        return made;
    }

    private Run run(final Run run, final List<Glyph> given, final Run before) throws MalformedStreamException {
        final Background background = background(run.background(), before.background());
        final int foreground = palette.code(run.foreground(), 2, background.colour());
        final int baseline = before.baseline() + numbers.natural(Kind.RUN_DOWN, run.baseline() - before.baseline(), 0, 0, 0);
        limited(baseline, height, "rows above a baseline");
        final int length = 1 + limited(numbers.natural(Kind.RUN_LENGTH, run.placements().size() - 1, 0, 0, 0), PageBudget.MAX_SYMBOLS,
            "symbols");
        final int beforeStart = before.placements().isEmpty() ? 0 : before.placements().get(0).x();
        final List<Placement> placements = new ArrayList<>();
        int right = beforeStart;
        int previous = -1;
        int secondPrevious = -1;
        int lastGap = 0;
        for (int i = 0; i < length; i++) {
            final Placement wanted = writing ? run.placements().get(i) : NO_PLACEMENT;
            final int number = glyph(wanted.glyph(), given, previous, secondPrevious, background, foreground);
            final Glyph glyph = glyphs.get(number);
            final int gap = i == 0
                ? numbers.integer(Kind.RUN_START, wanted.x() - right, baseline == before.baseline() ? 1 : 0, glyph.height(), 0)
                : numbers.integer(Kind.GAP, wanted.x() - right, previous, previous << 12 ^ number, lastGap << 12 ^ number);
            final int x = right + gap;
            final int y = baseline + drop(number, wanted.y() + glyph.height() - baseline) - glyph.height();
            requireInside(x, y, glyph.width(), glyph.height());
            require(budget.takesSymbols(1, glyph.width(), glyph.height()), "There are too many symbols");
            placements.add(new Placement(number, x, y));
            right = x + glyph.width();
            secondPrevious = previous;
            previous = number;
            lastGap = gap;
        }
        return new Run(background, foreground, baseline, placements);
    }

    private Background background(final Background background, final Background before) throws MalformedStreamException {
        final Optional<Gradient> gradient = gradients.next(background);
        return gradient.isPresent() ? gradient.get() : new Flat(palette.code(background.colour(), 1, before.colour()));
    }

    /** Codes which bitmap comes next, and the bitmap where it is a new one. */
    private int glyph(final int number, final List<Glyph> given, final int previous, final int secondPrevious,
            final Background background, final int foreground) throws MalformedStreamException {
        final int size = previous < 0 ? 0 : glyphs.get(previous).height();
        final boolean fresh = glyphs.isEmpty()
            || numbers.bits(Kind.GLYPH_NEW, 1, number == glyphs.size() ? 1 : 0, previous < 0 ? 0 : 1, size, previous) == 1;
        if (!fresh) {
            final int found = numbers.bits(Kind.GLYPH, PageBudget.GLYPH_BITS, number, previous, previous * 31 << 8 ^ secondPrevious, size);
            require(found < glyphs.size(), "There is no bitmap of that number");
            return found;
        }
        final Glyph template = writing ? given.get(number) : NO_GLYPH;
        final int h = 1 + limited(numbers.natural(Kind.HEIGHT, template.height() - 1, size, 0, 0), Segmentation.MAX_SIDE - 1, "rows");
        final int w = 1 + limited(numbers.natural(Kind.WIDTH, template.width() - 1, h, size, 0), Segmentation.MAX_SIDE - 1, "columns");
        final boolean subpixel = numbers.bits(Kind.SUBPIXEL, 1, template.subpixel() ? 1 : 0,
            previous >= 0 && glyphs.get(previous).subpixel() ? 1 : 0, h, 0) == 1;
        require(budget.takesGlyph(w, h, subpixel), "There are too many bitmaps");
        final Glyph made = new Glyph(w, h, subpixel, writing ? template.levels() : new byte[(subpixel ? Rgb.CHANNELS : 1) * w * h]);
        bitmaps.code(made, background, foreground);
        glyphs.add(made);
        drops.push(0);
        return glyphs.size() - 1;
    }

    private int drop(final int number, final int drop) throws MalformedStreamException {
        final int expected = drops.get(number);
        final int coded = expected + numbers.integer(Kind.DROP, drop - expected, number, glyphs.get(number).height(), 0);
        drops.set(number, coded);
        return coded;
    }

    private static int limited(final int value, final int limit, final String what) throws MalformedStreamException {
        if (value > limit) {
            throw new MalformedStreamException("There are too many " + what, 0);
        }
        return value;
    }

    private static void require(final boolean holds, final String otherwise) throws MalformedStreamException {
        if (!holds) {
            throw new MalformedStreamException(otherwise, 0);
        }
    }

    private void requireInside(final int x, final int y, final int w, final int h) throws MalformedStreamException {
        require(x >= 0 && y >= 0 && w >= 1 && h >= 1 && w <= width - x && h <= height - y, "A symbol lies outside of its tile");
    }
}
