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
        this.exact = settings.isExact();
        this.bound = settings.colourBound();
        this.fringes = settings.fringeBound();
    }

    /** A foreground, and how many components have it as their strongest colour. */
    private record Candidate(int colour, int count) {
    }

    /**
     * The coverages of components, without those that no two colours explain. Where one colour fails as a background a gradient may do.
     */
    static List<Matte> of(final Raster raster, final Segmentation found, final SymbolSettings settings) {
        final List<Component> failed = new ArrayList<>();
        final List<Matte> mattes = new ArrayList<>(of(raster, found.components(), settings, failed));
        final List<Component> onGradients = failed.stream().filter(component -> component.background() instanceof Flat)
            .flatMap(component -> found.gradients().under(component).map(component::on).stream()).toList();
        failed.removeIf(component -> component.background() instanceof Flat);
        mattes.addAll(of(raster, onGradients, settings, failed));
        if (settings.isExact()) {
            // Here and there the ground is rounded otherwise than its gradient. A gradient behind it leaves no pixel beyond.
            final Matting matting = new Matting(raster, settings);
            final List<Component> behind = failed.stream()
                .map(component -> component.on(((Gradient) component.background()).behind(matting.strongest(component)))).toList();
            mattes.addAll(of(raster, behind, settings, new ArrayList<>()));
        }
        return mattes;
    }

    private static List<Matte> of(final Raster raster, final List<Component> components, final SymbolSettings settings,
            final List<Component> failed) {
        final Matting matting = new Matting(raster, settings);
        final int[] strongest = new int[components.size()];
        final int[] extreme = new int[components.size()];
        for (int i = 0; i < strongest.length; i++) {
            strongest[i] = matting.strongest(components.get(i));
            extreme[i] = matting.extreme(components.get(i));
        }
        final int[] foregrounds = Foregrounds.of(components, strongest);
        for (int i = 0; i < strongest.length; i++) {
            matting.votes.merge(key(components.get(i).background().colour(), foregrounds[i]), 1, Integer::sum);
        }
        final Map<Integer, List<Candidate>> candidates = matting.candidates();
        final List<Matte> mattes = new ArrayList<>();
        for (int i = 0; i < strongest.length; i++) {
            final Component c = components.get(i);
            if (Rgb.distance(strongest[i], c.background().colour()) < MIN_CONTRAST) {
                continue;
            }
            matting.matte(c, strongest[i], extreme[i], candidates.get(c.background().colour()))
                .ifPresentOrElse(mattes::add, () -> failed.add(c));
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

    private int ground(final Component c, final int at) {
        return c.background() instanceof Flat flat ? flat.colour() : c.background().at(at % raster.width(), at / raster.width());
    }

    /** The colour that is farthest from the background. */
    private int strongest(final Component c) {
        int best = c.background().colour();
        int farthest = 0;
        for (final int at : c.positions()) {
            final int far = Rgb.sum(raster.pixels()[at], ground(c, at));
            if (far > farthest) {
                best = raster.pixels()[at];
                farthest = far;
            }
        }
        return best;
    }

    /** In each channel what is farthest from the background. */
    private int extreme(final Component c) {
        final int[] part = new int[Rgb.CHANNELS];
        for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
            part[channel] = Rgb.part(c.background().colour(), channel);
            int farthest = 0;
            for (final int at : c.positions()) {
                final int value = Rgb.part(raster.pixels()[at], channel);
                final int far = Math.abs(value - Rgb.part(ground(c, at), channel));
                if (far > farthest) {
                    part[channel] = value;
                    farthest = far;
                }
            }
        }
        return Rgb.of(part[0], part[1], part[2]);
    }

    private Optional<Matte> matte(final Component c, final int strongest, final int extreme,
            final List<Candidate> candidates) {
        final int own = votes.getOrDefault(key(c.background().colour(), strongest), 0);
        for (final Candidate candidate : candidates) {
            if (candidate.count() < 2 * own) {
                break;
            }
            if (Rgb.sum(strongest, c.background().colour()) * 2 >= Rgb.sum(candidate.colour(), c.background().colour())) {
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
            if (Rgb.sum(extreme, c.background().colour()) * 2 >= Rgb.sum(candidate.colour(), c.background().colour())) {
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
        final Axis axis = new Axis(c.background().colour(), foreground, exact);
        final short[] alpha = new short[c.width() * c.height()];
        for (final int at : c.positions()) {
            final int ground = ground(c, at);
            final int a = axis.coverage(raster.pixels()[at], ground);
            if (a < 0) {
                return Optional.empty();
            }
            for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
                final int made = Rgb.blend(Rgb.part(ground, channel), Rgb.part(foreground, channel), a, OPAQUE);
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
        final int contrast = matte.component().contrast(matte.foreground());
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
            final int under = ground(c, at);
            for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
                final int ground = Rgb.part(under, channel);
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
