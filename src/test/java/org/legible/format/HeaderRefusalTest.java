package org.legible.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers with the right checksum whose fields are wrong. */
class HeaderRefusalTest {

    // Offsets of the fields of the header that RawFile writes.
    private static final int CHANNELS = 8;
    private static final int SLICES = 12;
    private static final int TYPE = 20;
    private static final int QUALITY = 21;
    private static final int LOSSY = 23;
    private static final int GENERATION = 24;
    private static final int NAME_LENGTH = 26;
    private static final int NAME = 27;
    private static final int STRIDE = 63;
    private static final int HYPER_STRIDE = 64;
    private static final int LATENT_CHANNELS = 65;
    private static final int HYPER_CHANNELS = 67;
    private static final int TILE = 69;
    private static final int SOFTWARE_LENGTH = 71;

    private final RawFile raw = new RawFile();

    private static Arguments field(final String message, final Consumer<ByteBuffer> change) {
        return Arguments.of(message, change);
    }

    static Stream<Arguments> fieldsOutOfTheirLimits() {
        return Stream.of(
            field("\"width\" is 0, but must be 1 to 1048576", head -> head.putInt(0, 0)),
            field("\"width\" is 2147483648, but must be", head -> head.putInt(0, 1 << 31)),
            field("\"height\" is 4294967295, but must be", head -> head.putInt(4, -1)),
            field("\"width x height\" is 4294967296, but must be 1 to 2147483647", head -> head.putInt(0, 1 << 16).putInt(4, 1 << 16)),
            field("\"channels\" is 0, but", head -> head.putInt(CHANNELS, 0)),
            field("\"slices\" is 1048577, but", head -> head.putInt(SLICES, (1 << 20) + 1)),
            field("\"channels x slices\" is 2097152, but", head -> head.putInt(CHANNELS, 2).putInt(SLICES, 1 << 20)),
            field("\"channels x slices x frames\" is 2097152, but", head -> head.putInt(SLICES, 1 << 20).putInt(SLICES + 4, 2)),
            field("\"sample type\" is 4, but must be 0 to 3", head -> head.put(TYPE, (byte) 4)),
            field("\"quality\" is 255, but must be 256 to 25600", head -> head.putShort(QUALITY, (short) 255)),
            field("\"quality\" is 25601, but", head -> head.putShort(QUALITY, (short) 25_601)),
            field("\"lossy\" is 0, but must be 1", head -> head.put(LOSSY, (byte) 0)),
            field("\"generation\" is 0, but", head -> head.putShort(GENERATION, (short) 0)),
            field("\"stride\" is 0, but", head -> head.put(STRIDE, (byte) 0)),
            field("\"stride\" is 64, but must be 1 to 32", head -> head.put(STRIDE, (byte) 64)),
            field("\"hyper stride\" is 128, but", head -> head.put(HYPER_STRIDE, (byte) 128)),
            field("strides 8 and 24 are not powers of two", head -> head.put(HYPER_STRIDE, (byte) 24)),
            field("\"latent channels\" is 1025, but", head -> head.putShort(LATENT_CHANNELS, (short) 1025)),
            field("\"hyper channels\" is 0, but", head -> head.putShort(HYPER_CHANNELS, (short) 0)),
            field("\"tile\" is 516, but must be 8 to 512", head -> head.putShort(TILE, (short) 516)),
            field("\"tile modulo (hyper stride / stride)\" is 2, but must be 0", head -> head.putShort(TILE, (short) 10)),
            field("\"tile x tile x latent channels\" is 50331648, but", head -> head.putShort(TILE, (short) 512)),
            field("\"tiles of all planes\" is 8796093022208, but", head -> head.putInt(0, 1 << 20).putInt(4, 512).putInt(SLICES, 1 << 20)
                .put(STRIDE, (byte) 1).put(HYPER_STRIDE, (byte) 2)),
            field("bundle name \"a/b?\" is not made of", head -> head.put(NAME, "a/b\n".getBytes(StandardCharsets.US_ASCII))),
            field("bundle name \"\" is not made of", head -> head.put(NAME_LENGTH, (byte) 0)),
            field("too few for its fields", head -> head.put(SOFTWARE_LENGTH, (byte) 14)),
            field("too few for its fields", head -> head.put(NAME_LENGTH, (byte) 200)));
    }

    @ParameterizedTest
    @MethodSource
    void fieldsOutOfTheirLimits(final String message, final Consumer<ByteBuffer> change) {
        raw.head = RawFile.head(change);
        Refusal.assertRefused(raw.bytes(), "image.lgb cannot be read. The ", message);
    }

    @Test
    void valueWindowsHaveToRise() {
        final byte[] plain = raw.head;
        for (final double[] window : new double[][] {{1, 1}, {2, 1}, {Double.NaN, 1}, {0, Double.POSITIVE_INFINITY},
            {-Double.MAX_VALUE, Double.MAX_VALUE}}) {
            raw.head = RawFile.little(plain.length + 16).put(plain, 0, QUALITY).put(TYPE, (byte) 1).putDouble(window[0])
                .putDouble(window[1]).put(plain, QUALITY, plain.length - QUALITY).array();
            Refusal.assertRefused(raw.bytes(), "image.lgb cannot be read. The value window", "is not a finite, rising range");
        }
    }

    @Test
    void aHeaderOfALaterMinorVersionMayBeLonger() throws LegibleException {
        raw.minor = 7;
        final StreamHeader header = LgbFile.of("image.lgb", raw.bytes()).header();
        raw.head = Arrays.copyOf(raw.head, raw.head.length + 5);
        assertEquals(header, LgbFile.of("image.lgb", raw.bytes()).header());
    }
}
