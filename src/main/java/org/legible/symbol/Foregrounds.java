package org.legible.symbol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * For each component the colour that it speaks for as a foreground. On one colour this is its own strongest one. On a gradient the same
 * letter is another one at each place, and where no pixel is fully covered so is its strongest colour; there it is one that others on
 * the gradient have, about the same and farther from the background.
 */
final class Foregrounds {

    /** How far colours may differ, in any channel, that count as about the same. */
    private static final int ABOUT = 48;

    private Foregrounds() {
    }

    /**
     * @param components on their backgrounds
     * @param strongest  the colour of each that is farthest from its background
     * @return for each component what it speaks for
     */
    static int[] of(final List<Component> components, final int[] strongest) {
        final Map<Background, List<Integer>> onGradients = new LinkedHashMap<>();
        for (int i = 0; i < strongest.length; i++) {
            if (components.get(i).background() instanceof Gradient gradient) {
                onGradients.computeIfAbsent(gradient, key -> new ArrayList<>()).add(strongest[i]);
            }
        }
        final Map<Background, List<Integer>> leaders = new HashMap<>();
        onGradients.forEach((gradient, colours) -> leaders.put(gradient, leaders(gradient.colour(), colours)));
        final int[] spoken = strongest.clone();
        for (int i = 0; i < spoken.length; i++) {
            final int own = strongest[i];
            spoken[i] = leaders.getOrDefault(components.get(i).background(), List.of(own)).stream()
                .filter(leader -> Rgb.distance(leader, own) <= ABOUT).findFirst().orElse(own);
        }
        return spoken;
    }

    /** Colours such that each one is about the same as one of them, from the farthest. */
    private static List<Integer> leaders(final int background, final List<Integer> colours) {
        final List<Integer> leaders = new ArrayList<>();
        colours.stream().distinct().sorted(Comparator.<Integer>comparingInt(colour -> -Rgb.sum(colour, background))
            .thenComparingInt(colour -> colour)).forEach(colour -> {
                if (leaders.stream().noneMatch(leader -> Rgb.distance(leader, colour) <= ABOUT)) {
                    leaders.add(colour);
                }
            });
        return leaders;
    }
}
