package org.legible.compare;

import java.util.Random;

/** Small pictures with edges, gradients and some noise, the same at every run. */
final class TestPictures {

    private TestPictures() {
    }

    static RgbImage of(final int width, final int height) {
        final Random random = new Random(31L * width + height);
        final int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            final int x = i % width;
            final int y = i / width;
            final int grey = (x / 8 + y / 8) % 2 == 0 ? 60 + x : 200 - y / 2;
            pixels[i] = clamp(grey + random.nextInt(20)) << 16 | clamp(grey - y / 3 + random.nextInt(9)) << 8 | clamp(255 - grey);
        }
        return new RgbImage(width, height, pixels);
    }

    private static int clamp(final int value) {
        return Math.max(0, Math.min(255, value));
    }
}
