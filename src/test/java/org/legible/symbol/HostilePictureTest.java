package org.legible.symbol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.legible.entropy.MalformedStreamException;

/** Pictures that look like text to the segmentation, and are as many, as large or as different components as can be. */
@Timeout(60)
class HostilePictureTest {

    private static final int WIDTH = 171, HEIGHT = 163;
    private static final int WHITE = 0xFFFFFF;

    static Stream<Arguments> pictures() {
        final Random random = new Random(41);
        final int[] noise = random.ints(WIDTH * HEIGHT, 0, WHITE + 1).toArray();
        return Stream.of(
            Arguments.of("dots", picture((x, y) -> x % 2 + y % 2 == 0 ? 0 : WHITE)),
            Arguments.of("dots far apart", picture((x, y) -> x % 5 + y % 5 == 0 ? 0 : WHITE)),
            Arguments.of("dots of all colours", picture((x, y) -> x % 6 + y % 6 == 0 ? noise[y * WIDTH + x] : WHITE)),
            Arguments.of("frames within frames", picture((x, y) -> ring(x, y, 159) % 4 == 0 ? 0 : WHITE)),
            Arguments.of("coloured frames", picture((x, y) -> ring(x, y, 120) % 6 == 0 ? noise[ring(x, y, 120)] : WHITE)),
            Arguments.of("stripes", picture((x, y) -> y % 4 == 0 ? 0 : WHITE)),
            Arguments.of("dashes", picture((x, y) -> y % 5 == 0 && x % 16 < 12 ? noise[y * WIDTH + x / 16] : WHITE)),
            Arguments.of("a grid", picture((x, y) -> x % 7 == 0 || y % 7 == 0 ? 0x808080 : WHITE)),
            Arguments.of("marks that are all different", picture((x, y) -> x % 12 < 7 && y % 12 < 9 && noise[y * WIDTH + x] % 2 == 0
                ? 0 : WHITE)),
            Arguments.of("specks of noise", picture((x, y) -> noise[y * WIDTH + x] % 10 == 0 ? 0 : WHITE)),
            Arguments.of("marks of all colours", picture((x, y) -> x % 12 < 7 && y % 12 < 9 ? noise[x / 12 + y / 12 * WIDTH] : WHITE)),
            Arguments.of("a chequerboard", picture((x, y) -> (x + y) % 2 == 0 ? 0 : WHITE)));
    }

    private static int[] picture(final IntBinaryOperator colour) {
        final int[] pixels = new int[WIDTH * HEIGHT];
        Arrays.setAll(pixels, i -> colour.applyAsInt(i % WIDTH, i / WIDTH));
        return pixels;
    }

    /** How far a place lies within its square of this side. */
    private static int ring(final int x, final int y, final int side) {
        final int u = x % side;
        final int v = y % side;
        return Math.min(Math.min(u, side - 1 - u), Math.min(v, side - 1 - v));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void isPaintedAsItWas(final String name, final int[] pixels) throws MalformedStreamException {
        final Layer exact = Layer.through(pixels, WIDTH, HEIGHT, SymbolSettings.exact(90));
        assertArrayEquals(pixels, exact.decoded(), name);
        final SymbolSettings settings = SymbolSettings.sharp(50);
        final Layer sharp = Layer.through(pixels, WIDTH, HEIGHT, settings);
        for (int i = 0; i < pixels.length; i++) {
            assertTrue(Rgb.distance(pixels[i], sharp.decoded()[i]) <= Layer.bound(settings) + settings.fringeBound(), name);
        }
    }
}
