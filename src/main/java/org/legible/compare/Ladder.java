package org.legible.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.legible.format.LegibleException;

/**
 * A codec with the settings to try.
 *
 * @param codec to compare
 * @param settings rising, each once, at least one
 */
public record Ladder(ImageCodec codec, List<Double> settings) {

    /**
     * Ladders for codecs.
     *
     * @param codecs to compare
     * @param qualities lists with semicolons between them: a list of numbers with commas is for all codecs whose settings are
     *        qualities, {@code NAME:} before it makes it the list of one codec, such as {@code 10,30,60;jpeg2000:0.2,0.5,1}; empty for
     *        each codec's own ladder
     * @return one for each codec, in their order
     * @throws LegibleException when a number or a name is wrong
     */
    public static List<Ladder> of(final List<ImageCodec> codecs, final String qualities) throws LegibleException {
        final Map<String, List<Double>> byName = new HashMap<>();
        List<Double> forQualities = null;
        for (final String part : qualities.split(";")) {
            final int colon = part.lastIndexOf(':');
            if (colon >= 0) {
                final String name = part.substring(0, colon).strip();
                requireListed(name, codecs);
                byName.put(name, numbers(part.substring(colon + 1), part));
            } else if (!part.isBlank()) {
                forQualities = numbers(part, part);
            }
        }
        final List<Ladder> ladders = new ArrayList<>();
        for (final ImageCodec codec : codecs) {
            final List<Double> common = forQualities != null && codec.scale().isQuality() ? forQualities : codec.ladder();
            final List<Double> settings = byName.getOrDefault(codec.name(), common);
            for (final double setting : settings) {
                codec.scale().check(codec.name(), setting);
            }
            ladders.add(new Ladder(codec, List.copyOf(new TreeSet<>(settings))));
        }
        return ladders;
    }

    private static void requireListed(final String name, final List<ImageCodec> codecs) throws LegibleException {
        final List<String> names = codecs.stream().map(ImageCodec::name).toList();
        if (!names.contains(name)) {
            throw new LegibleException("The qualities name the codec \"" + name + "\", which is not compared: the codecs are "
                + String.join(", ", names) + ".");
        }
    }

    private static List<Double> numbers(final String list, final String part) throws LegibleException {
        final List<Double> numbers = new ArrayList<>();
        for (final String number : list.split(",")) {
            try {
                numbers.add(Double.valueOf(number.strip()));
            } catch (final NumberFormatException e) {
                throw new LegibleException("The qualities \"" + part.strip() + "\" are not numbers with commas between them: "
                    + "give them as in 10,30,60;jpeg2000:0.2,0.5,1.", e);
            }
        }
        return numbers;
    }
}
