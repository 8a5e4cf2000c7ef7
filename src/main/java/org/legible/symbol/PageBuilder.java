package org.legible.symbol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.legible.symbol.Prospect.Offer;

/** Makes a page of a tile: what pays is lifted, equal bitmaps become one, and what stands on one line becomes a run. */
final class PageBuilder {

    /** What a rule costs, roughly, in bits. */
    private static final double RULE_BITS = 28;

    /** Bitmaps that save less than this are not worth a layer, nor are rules alone: photographs have specks and borders that seem to pay. */
    private static final double MIN_GAIN = 1500, MIN_RULES_GAIN = 15_000;

    private final Raster raster;
    private final int levels;
    private final Worth worth;
    private final Savings savings;

    /** The bits that bitmaps and rules save which were found to pay so far. */
    private double gain;
    private double rulesGain;
    private final Fill fill;
    private final PageBudget budget;
    private final Runnable check;

    private PageBuilder(final Raster raster, final SymbolSettings settings, final Fill fill, final Runnable check) {
        this.raster = raster;
        this.levels = settings.levels();
        this.worth = new Worth(settings.quality());
        this.savings = new Savings(raster, settings);
        this.fill = fill;
        this.check = check;
        this.budget = new PageBudget(raster.width(), raster.height());
    }

    /**
     * Lifts what can be lifted off a tile, and pays.
     *
     * @param fill learns what takes the place of the pixels that are gone
     * @param check is run again and again, and may throw to end the work
     */
    static Page lift(final Raster raster, final SymbolSettings settings, final Fill fill, final Runnable check) {
        final Segmentation found = Segmentation.of(raster);
        check.run();
        final PageBuilder builder = new PageBuilder(raster, settings, fill, check);
        final List<Offer> offers = builder.offers(builder.classes(Matting.of(raster, found, settings)));
        if (builder.saved(found.rules()) < MIN_RULES_GAIN && !Prospect.mayPay(offers, settings.levels(), raster.pixels().length, MIN_GAIN)) {
            return new Page(settings.levels(), List.of(), List.of(), List.of());
        }
        final List<GlyphClass> classes = builder.paying(offers);
        final List<Rule> rules = builder.payingRules(found.rules());
        if (builder.gain < MIN_GAIN && builder.rulesGain < MIN_RULES_GAIN) {
            return new Page(settings.levels(), List.of(), List.of(), List.of());
        }
        for (final GlyphClass some : classes) {
            for (final Matte matte : some.members()) {
                fill.put(matte, some.glyph());
            }
        }
        // What text leaves behind is in place now, so that rules beside it are filled with its background.
        rules.forEach(fill::put);
        return builder.page(rules, classes);
    }

    private List<GlyphClass> classes(final List<Matte> mattes) {
        final Map<Long, List<GlyphClass>> bySize = new LinkedHashMap<>();
        final List<GlyphClass> classes = new ArrayList<>();
        for (final Matte matte : mattes) {
            check.run();
            final long size = ((long) matte.component().width() << 16 | matte.component().height()) << 1 | (matte.subpixel() ? 1 : 0);
            final List<GlyphClass> same = bySize.computeIfAbsent(size, key -> new ArrayList<>());
            if (same.stream().noneMatch(one -> one.accept(matte))) {
                final GlyphClass one = new GlyphClass(matte, levels);
                same.add(one);
                classes.add(one);
            }
        }
        return classes;
    }

    private List<Offer> offers(final List<GlyphClass> classes) {
        return classes.stream().map(some -> new Offer(some, savings.of(some, levels))).toList();
    }

    /** The classes that cost less here than in the learned layer, by a trial of the coder. */
    private List<GlyphClass> paying(final List<Offer> offers) {
        final BitCounter counter = new BitCounter();
        final GlyphCoder trial = new GlyphCoder(counter, levels);
        final List<GlyphClass> paying = new ArrayList<>();
        for (final Offer offer : offers) {
            check.run();
            final double gained = offer.worth() - Prospect.bits(trial, counter, offer.components());
            if (gained > 0 && takes(offer.components())) {
                paying.add(offer.components());
                gain += gained;
            }
        }
        return paying;
    }

    /** Whether there is room for a class. What is nested into each other many times may leave none. */
    private boolean takes(final GlyphClass some) {
        final Glyph glyph = some.glyph();
        return budget.takesGlyph(glyph.width(), glyph.height(), glyph.subpixel())
            && budget.takesSymbols(some.members().size(), glyph.width(), glyph.height());
    }

    /** What a rule saves, in bits; below 0 where it does not pay. */
    private double saved(final Rule rule) {
        return worth.bits(rule.width() * rule.height(), fill.energy(rule, raster)) - RULE_BITS;
    }

    private double saved(final List<Rule> rules) {
        return rules.stream().mapToDouble(this::saved).filter(saved -> saved > 0).sum();
    }

    private List<Rule> payingRules(final List<Rule> rules) {
        final List<Rule> paying = new ArrayList<>();
        for (final Rule rule : rules) {
            final double saved = saved(rule);
            if (saved > 0 && budget.takesRule(rule)) {
                paying.add(rule);
                rulesGain += saved;
            }
        }
        paying.sort(Comparator.comparingInt(Rule::y).thenComparingInt(Rule::x));
        return paying;
    }

    private Page page(final List<Rule> rules, final List<GlyphClass> classes) {
        final Map<Matte, GlyphClass> classOf = new IdentityHashMap<>();
        final List<Matte> mattes = new ArrayList<>();
        for (final GlyphClass some : classes) {
            for (final Matte matte : some.members()) {
                classOf.put(matte, some);
                mattes.add(matte);
            }
        }
        final Map<GlyphClass, Integer> numbers = new IdentityHashMap<>();
        final List<Glyph> glyphs = new ArrayList<>();
        final List<Run> runs = new ArrayList<>();
        for (final Line line : Line.of(mattes)) {
            final List<Placement> placements = new ArrayList<>();
            for (final Matte matte : line.mattes()) {
                final GlyphClass own = classOf.get(matte);
                final Integer known = numbers.putIfAbsent(own, glyphs.size());
                if (known == null) {
                    glyphs.add(own.glyph());
                }
                placements.add(new Placement(numbers.get(own), matte.component().x(), matte.component().y()));
            }
            runs.add(new Run(line.background(), line.foreground(), line.baseline(), placements));
        }
        return new Page(levels, rules, glyphs, runs);
    }
}
