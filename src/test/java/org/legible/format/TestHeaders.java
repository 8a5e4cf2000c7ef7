package org.legible.format;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Headers to test with. */
final class TestHeaders {

    static final BundleId BUNDLE = new BundleId("test-1.0_x", "0123456789abcdef".repeat(4));

    private TestHeaders() {
    }

    static StreamHeader of(final ImageLayout layout) {
        final List<ValueWindow> windows = layout.type().windowed()
            ? Stream.iterate(0, i -> i + 1).limit(layout.channels()).map(i -> new ValueWindow(-i, 4095.5 + i)).toList()
            : List.of();
        return new StreamHeader(layout, windows, 50 * LgbFormat.QUALITY_UNIT, 1, BUNDLE, 8, 32, 192, 64, 64, "Legible tests");
    }

    static StreamHeader random(final Random random, final SampleType type) {
        final int stride = 1 << random.nextInt(5);
        final int hyperStride = stride << random.nextInt(3);
        final ImageLayout layout = new ImageLayout(1 + random.nextInt(700), 1 + random.nextInt(500), 1 + random.nextInt(3),
            1 + random.nextInt(3), 1 + random.nextInt(3), type);
        final StreamHeader plain = of(layout);
        return new StreamHeader(layout, plain.windows(), LgbFormat.MIN_QUALITY + random.nextInt(25_000), 1 + random.nextInt(65_535),
            BUNDLE, stride, hyperStride, 1 + random.nextInt(128), 1 + random.nextInt(1024), 32 << random.nextInt(5),
            "Größe ".repeat(random.nextInt(5)));
    }
}
