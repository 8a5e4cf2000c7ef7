package org.legible.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.legible.entropy.MalformedStreamException;
import org.legible.symbol.NumberCoder.Kind;
import org.legible.symbol.Gradient.Ramp;

/** Codes the gradients of a page, and which runs stand on them. A page without any takes a bit, or less, and its runs nothing. */
final class GradientCoder {

    private static final int COUNT = 2;

    private final NumberCoder numbers;
    private final List<Gradient> gradients = new ArrayList<>();

    /** Gradients that runs have used up to now, the first ones of all, and what was coded for the last run. */
    private int used;
    private int last;

    GradientCoder(final NumberCoder numbers) {
        this.numbers = numbers;
    }

    /**
     * Codes all gradients of a page.
     *
     * @param given  in the order in which runs first use them
     * @param width  of the tile
     * @param height of the tile
     */
    void all(final List<Gradient> given, final int width, final int height) throws MalformedStreamException {
        final int count = numbers.natural(Kind.COUNT, given.size(), COUNT, 0, 0);
        require(count <= PageBudget.MAX_GRADIENTS && count <= width * height, "There are too many gradients");
        Gradient before = new Gradient(0, 0, Ramp.NONE, Ramp.NONE, Ramp.NONE);
        for (int i = 0; i < count; i++) {
            before = gradient(i < given.size() ? given.get(i) : before, before, width, height);
            gradients.add(before);
        }
    }

    private Gradient gradient(final Gradient gradient, final Gradient before, final int width, final int height)
            throws MalformedStreamException {
        final int y = before.y() + numbers.integer(Kind.GRADIENT_PLACE, gradient.y() - before.y(), 1, 0, 0);
        final int x = before.x() + numbers.integer(Kind.GRADIENT_PLACE, gradient.x() - before.x(), 0, 0, 0);
        require(x >= 0 && x < width && y >= 0 && y < height, "A gradient lies outside of its tile");
        final Ramp green = ramp(gradient.green(), before.green(), 1);
        return new Gradient(x, y, ramp(gradient.red(), green, 0), green, ramp(gradient.blue(), green, 2));
    }

    /** Green like that of the gradient before, red and blue like green. */
    private Ramp ramp(final Ramp ramp, final Ramp like, final int channel) throws MalformedStreamException {
        final int base = like.base() + numbers.integer(Kind.GRADIENT_BASE, ramp.base() - like.base(), channel, 0, 0);
        final int across = like.across() + numbers.integer(Kind.GRADIENT_SLOPE, ramp.across() - like.across(), channel, 0, 0);
        final int down = like.down() + numbers.integer(Kind.GRADIENT_SLOPE, ramp.down() - like.down(), channel, 1, 0);
        require(base >= 0 && base < 1 << Gradient.BASE_BITS && Math.abs(across) <= Gradient.MAX_SLOPE && Math.abs(down) <= Gradient.MAX_SLOPE,
            "A gradient is beyond the range of colours");
        return new Ramp(base, across, down);
    }

    /**
     * Codes which gradient the next run stands on: 1 for one that no run has used yet, else how long ago it was used first, from 2 on.
     *
     * @return none where it stands on one colour
     */
    Optional<Gradient> next(final Background background) throws MalformedStreamException {
        if (gradients.isEmpty()) {
            return Optional.empty();
        }
        final int wanted = background instanceof Gradient gradient ? 1 + used - gradients.indexOf(gradient) : 0;
        last = numbers.natural(Kind.RUN_GRADIENT, wanted, Math.min(2, last), last, 0);
        if (last == 0) {
            return Optional.empty();
        }
        final int number = 1 + used - last;
        require(number >= 0 && number < gradients.size(), "There is no gradient of that number");
        used = Math.max(used, number + 1);
        return Optional.of(gradients.get(number));
    }

    private static void require(final boolean holds, final String otherwise) throws MalformedStreamException {
        if (!holds) {
            throw new MalformedStreamException(otherwise, 0);
        }
    }
}
