package org.legible.symbol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the colours of components, and their coverages. A component gets the foreground that others on the same background have, where
 * that fits its pixels: a thin letter whose pixels are nowhere fully covered then has the coverages of the same letter elsewhere.
 */
final class Matting {

    static final int OPAQUE = 255;

    /** Fainter components stay where they are: the learned layer has them for little, and dithering is full of them. */
    private static final int MIN_CONTRAST = 24;

    /** So many foregrounds of one background are tried, the most frequent. */
    private static final int MAX_CANDIDATES = 16;

    /** Text is no higher, and its three sums of coverages differ by no more than this part. */
    private static final int MAX_FRINGED_HEIGHT = 40, FRINGE_BALANCE = 5;

    /** How far a pixel may be from the line between background and foreground, in any channel. */
    private final int bound;

    /** How far a channel may be moved to drop the fringes of sub-pixel text. */
    private final int fringes;
    private final boolean exact;
    private final Raster raster;

    /** For each background and foreground: how many components have it as their strongest colour. */
    private final Map<Long, Integer> votes = new HashMap<>();

    private Matting(final Raster raster, final SymbolSettings settings) {
        this.raster = raster;
        this.exact = settings.levels() == OPAQUE;
        this.bound = settings.colourBound();
        this.fringes = settings.fringeBound();
    }

    /** A foreground, and how many components have it as their strongest colour. */
    private record Candidate(int colour, int count) {
    }

    /** The coverages of components, in their order, without those that no two colours explain. */
    static List<Matte> of(final Raster raster, final List<Component> components, final SymbolSettings settings) {
        final Matting matting = new Matting(raster, settings);
        final int[] strongest = new int[components.size()];
        final int[] extreme = new int[components.size()];
        for (int i = 0; i < strongest.length; i++) {
            strongest[i] = matting.strongest(components.get(i));
            extreme[i] = matting.extreme(components.get(i));
            matting.votes.merge(key(components.get(i).background(), strongest[i]), 1, Integer::sum);
        }
        final Map<Integer, List<Candidate>> candidates = matting.candidates();
        final List<Matte> mattes = new ArrayList<>();
        for (int i = 0; i < strongest.length; i++) {
            final Component c = components.get(i);
            if (Rgb.distance(strongest[i], c.background()) < MIN_CONTRAST) {
                continue;
            }
            matting.matte(c, strongest[i], extreme[i], candidates.get(c.background())).ifPresent(mattes::add);
        }
        return mattes;
    }

    /** The most frequent foregrounds of each background, in the order of their counts. */
    private Map<Integer, List<Candidate>> candidates() {
        final Map<Integer, List<Candidate>> all = new HashMap<>();
        votes.forEach((key, count) -> all.computeIfAbsent((int) (key >> Integer.SIZE), ground -> new ArrayList<>())
            .add(new Candidate((int) (long) key, count)));
        all.replaceAll((ground, some) -> some.stream()
            .sorted(Comparator.comparingInt(Candidate::count).reversed().thenComparingInt(Candidate::colour))
            .limit(MAX_CANDIDATES).toList());
        return all;
    }

    private static long key(final int background, final int foreground) {
        return (long) background << 32 | foreground;
    }

    /** The colour that is farthest from the background. */
    private int strongest(final Component c) {
        int best = c.background();
        for (final int at : c.positions()) {
            if (Rgb.sum(raster.pixels()[at], c.background()) > Rgb.sum(best, c.background())) {
                best = raster.pixels()[at];
            }
        }
        return best;
    }

    /** In each channel what is farthest from the background. */
    private int extreme(final Component c) {
        final int[] part = new int[Rgb.CHANNELS];
        for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
            final int ground = Rgb.part(c.background(), channel);
            part[channel] = ground;
            for (final int at : c.positions()) {
                final int value = Rgb.part(raster.pixels()[at], channel);
                if (Math.abs(value - ground) > Math.abs(part[channel] - ground)) {
                    part[channel] = value;
                }
            }
        }
        return Rgb.of(part[0], part[1], part[2]);
    }

    private Optional<Matte> matte(final Component c, final int strongest, final int extreme,
            final List<Candidate> candidates) {
        final int own = votes.get(key(c.background(), strongest));
        for (final Candidate candidate : candidates) {
            if (candidate.count() < 2 * own) {
                break;
            }
            if (Rgb.sum(strongest, c.background()) * 2 >= Rgb.sum(candidate.colour(), c.background())) {
                final Optional<Matte> found = single(c, candidate.colour());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        final Optional<Matte> found = single(c, strongest);
        if (found.isPresent()) {
            return found;
        }
        for (final Candidate candidate : candidates) {
            if (candidate.count() < 2) {
                break;
            }
            if (Rgb.sum(extreme, c.background()) * 2 >= Rgb.sum(candidate.colour(), c.background())) {
                final Optional<Matte> triple = triple(c, candidate.colour());
                if (triple.isPresent()) {
                    return triple;
                }
            }
        }
        return triple(c, extreme);
    }

    /**
     * One coverage for each pixel: its projection on the line between both colours, where it lies near that line. Where pixels are to come
     * back as they were, it is what the channel with the longest way says, so that there are no more coverages than {@link Steps} has.
     */
    private Optional<Matte> single(final Component c, final int foreground) {
        final int[] way = new int[Rgb.CHANNELS];
        int square = 0;
        for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
            way[channel] = Rgb.part(foreground, channel) - Rgb.part(c.background(), channel);
            square += way[channel] * way[channel];
        }
        if (exact) {
            final int longest = Rgb.distance(foreground, c.background());
            boolean found = false;
            for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
                way[channel] = found || Math.abs(way[channel]) < longest ? 0 : way[channel];
                found |= way[channel] != 0;
            }
            square = longest * longest;
        }
        if (square == 0) {
            return Optional.empty();
        }
        final short[] alpha = new short[c.width() * c.height()];
        for (final int at : c.positions()) {
            int dot = 0;
            for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
                dot += way[channel] * (Rgb.part(raster.pixels()[at], channel) - Rgb.part(c.background(), channel));
            }
            final int a = Math.max(0, Math.min(OPAQUE, Math.floorDiv(2 * OPAQUE * dot + square, 2 * square)));
            for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
                final int made = Rgb.blend(Rgb.part(c.background(), channel), Rgb.part(foreground, channel), a, OPAQUE);
                if (Math.abs(made - Rgb.part(raster.pixels()[at], channel)) > bound) {
                    return Optional.empty();
                }
            }
            alpha[(at / raster.width() - c.y()) * c.width() + at % raster.width() - c.x()] = (short) a;
        }
        return Optional.of(new Matte(c, foreground, false, alpha));
    }

    /**
     * A sub-pixel component as one with a single coverage for each pixel, the mean of the three, where their differences are but the
     * fringes of its edges, within the bound: then each channel has about as much of it as the others.
     */
    private Matte withoutFringes(final Matte matte) {
        final int[] sums = new int[Rgb.CHANNELS];
        for (int i = 0; i < matte.alpha().length; i++) {
            sums[i % Rgb.CHANNELS] += matte.alpha()[i];
        }
        for (final int sum : sums) {
            if (matte.component().height() > MAX_FRINGED_HEIGHT || Math.abs(sum - sums[1]) * FRINGE_BALANCE > sums[1]) {
                return matte;
            }
        }
        final int contrast = Rgb.distance(matte.foreground(), matte.component().background());
        final short[] means = new short[matte.alpha().length / Rgb.CHANNELS];
        for (int i = 0; i < means.length; i++) {
            final short[] alpha = matte.alpha();
            final int at = Rgb.CHANNELS * i;
            final int mean = (alpha[at] + alpha[at + 1] + alpha[at + 2] + 1) / Rgb.CHANNELS;
            for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
                if (Math.abs(alpha[at + channel] - mean) * contrast > fringes * OPAQUE) {
                    return matte;
                }
            }
            means[i] = (short) mean;
        }
        return new Matte(matte.component(), matte.foreground(), false, means);
    }

    /** Coverages for each channel, where all pixels lie between both colours. */
    private Optional<Matte> triple(final Component c, final int foreground) {
        final short[] alpha = new short[Rgb.CHANNELS * c.width() * c.height()];
        for (final int at : c.positions()) {
            final int start = Rgb.CHANNELS * ((at / raster.width() - c.y()) * c.width() + at % raster.width() - c.x());
            for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
                final int ground = Rgb.part(c.background(), channel);
                final int way = Rgb.part(foreground, channel) - ground;
                final int value = Rgb.part(raster.pixels()[at], channel) - ground;
                final int a = way == 0 ? 0 : Math.max(0, Math.min(OPAQUE, (2 * OPAQUE * value / way + 1) / 2));
                if (Math.abs(Rgb.blend(ground, ground + way, a, OPAQUE) - ground - value) > bound) {
                    return Optional.empty();
                }
                alpha[start + channel] = (short) a;
            }
        }
        return Optional.of(withoutFringes(new Matte(c, foreground, true, alpha)));
    }
}
