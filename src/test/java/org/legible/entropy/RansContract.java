package org.legible.entropy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for streams of any number of lanes. */
@Timeout(60)
abstract class RansContract {

    private static final FrequencyTable[] GAUSSIANS = TestTables.gaussians(64);

    /** How many values make a stream of {@link #lanes()} lanes. */
    abstract int length();

    abstract int lanes();

    private final RansEncoder encoder = new RansEncoder();

    @RepeatedTest(12)
    void runsComeBack(final RepetitionInfo run) throws MalformedStreamException {
        final Random random = new Random(run.getCurrentRepetition());
        final FrequencyTable[] tables = new FrequencyTable[1 + random.nextInt(256)];
        Arrays.setAll(tables, i -> TestTables.random(random));
        final Latents latents = Latents.draw(tables, random.nextInt(tables.length) / 2, length(), random);

        final byte[] stream = latents.encode(encoder);

        assertEquals(lanes(), encoder.lanes());
        assertArrayEquals(latents.values(), latents.decode(stream, encoder.lanes()));
    }

    @RepeatedTest(6)
    void singleValuesAndRunsMix(final RepetitionInfo run) throws MalformedStreamException {
        final Random random = new Random(run.getCurrentRepetition());
        final FrequencyTable single = TestTables.random(random);
        final Latents latents = Latents.draw(GAUSSIANS, 5, length(), random);
        final int[] singles = random.ints(1 + random.nextInt(50)).map(i -> TestTables.draw(single, random)).limit(50).toArray();
        Arrays.stream(singles).forEach(value -> encoder.add(single, value));
        final byte[] stream = latents.encode(encoder);

        final RansDecoder decoder = new RansDecoder(stream, encoder.lanes());
        for (final int value : singles) {
            assertEquals(value, decoder.decode(single));
        }
        assertArrayEquals(latents.values(), latents.decode(decoder));
        decoder.finish();
    }

    @Test
    void streamsAreAsTheDocumentSays() {
        final Latents latents = Latents.draw(GAUSSIANS, 4, length(), new Random(9));
        final ReferenceDecoder decoder = new ReferenceDecoder(latents.encode(encoder), lanes());
        for (int i = 0; i < length(); i++) {
            final int table = latents.index()[i];
            assertEquals(latents.values()[i], table < 4 ? 0 : decoder.decode(GAUSSIANS[table]));
        }
        assertTrue(decoder.isAtEnd());
    }

    @Test
    void escapesOfAllSizesComeBack() throws MalformedStreamException {
        final FrequencyTable[] tables = {TestTables.certain(0), TestTables.certain(FrequencyTable.MAX_VALUE),
            TestTables.certain(-FrequencyTable.MAX_VALUE), TestTables.widest(), TestTables.gaussian(1)};
        final int[] values = new int[length()];
        Arrays.setAll(values, i -> extreme(i / tables.length));
        for (int i = 0; i < values.length; i++) {
            encoder.add(tables[i % tables.length], values[i]);
        }
        final byte[] stream = encoder.finish();
        final RansDecoder decoder = new RansDecoder(stream, encoder.lanes());
        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i], decoder.decode(tables[i % tables.length]));
        }
        decoder.finish();
    }

    /** Powers of two, their neighbours, and the ends of the range. */
    private static int extreme(final int number) {
        final int magnitude = Math.min((1 << number % 16) + number / 16 % 3 - 1, FrequencyTable.MAX_VALUE);
        return number / 48 % 2 == 0 ? magnitude : -magnitude;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 4, 40})
    void theSizeIsTheEntropy(final double sigma) {
        final Random random = new Random(3);
        final FrequencyTable table = TestTables.gaussian(sigma);
        double bits = 0;
        for (int i = 0; i < length(); i++) {
            final int value = TestTables.draw(table, random);
            bits += TestTables.bits(table, value);
            encoder.add(table, value);
        }
        final double bytes = encoder.finish().length;
        final double overhead = lanes() * Long.BYTES;
        assertTrue(bytes <= bits / 8 * 1.0005 + overhead, bytes + " bytes for " + bits / 8);
        assertTrue(bytes >= bits / 8 * 0.9995, bytes + " bytes for " + bits / 8);
    }

    @Test
    void aStreamCutAnywhereIsNoticed() {
        final Latents latents = Latents.draw(GAUSSIANS, 0, length(), new Random(4));
        final byte[] stream = latents.encode(encoder);
        final int step = Math.max(1, stream.length / 2000);
        for (int length = stream.length - 1; length >= 0; length -= step) {
            final byte[] cut = Arrays.copyOf(stream, length);
            final MalformedStreamException e =
                assertThrows(MalformedStreamException.class, () -> latents.decode(cut, lanes()), "cut at " + length);
            assertTrue(e.offset() >= 0 && e.offset() <= length);
        }
    }

    @Test
    void bytesBehindTheEndAreNoticed() {
        final Latents latents = Latents.draw(GAUSSIANS, 0, length(), new Random(5));
        final byte[] stream = latents.encode(encoder);
        for (int extra = 1; extra < 9; extra++) {
            final byte[] longer = Arrays.copyOf(stream, stream.length + extra);
            assertThrows(MalformedStreamException.class, () -> latents.decode(longer, lanes()));
        }
    }

    @RepeatedTest(20)
    void alteredStreamsGiveOtherValuesOrAreRefused(final RepetitionInfo run) {
        final Random random = new Random(run.getCurrentRepetition());
        final Latents latents = Latents.draw(GAUSSIANS, 0, length(), random);
        final byte[] stream = latents.encode(encoder);
        for (int i = 0; i < 50; i++) {
            final byte[] altered = stream.clone();
            altered[random.nextInt(altered.length)] ^= 1 << random.nextInt(8);
            assertFalse(latents.comeFrom(altered, lanes()));
        }
    }

    @RepeatedTest(20)
    void noiseGivesOtherValuesOrIsRefused(final RepetitionInfo run) {
        final Random random = new Random(run.getCurrentRepetition());
        final byte[] noise = new byte[random.nextInt(3000)];
        random.nextBytes(noise);
        final FrequencyTable[] tables = {TestTables.certain(0), TestTables.widest(), new FrequencyTable(0, new int[] {1, 65_535})};
        assertFalse(Latents.draw(tables, 0, length(), random).comeFrom(noise, lanes()));
    }

    @Test
    void theSameValuesGiveTheSameBytesAgain() {
        final Latents latents = Latents.draw(GAUSSIANS, 3, length(), new Random(6));
        assertArrayEquals(latents.encode(encoder), latents.encode(encoder));
        assertArrayEquals(latents.encode(new RansEncoder()), latents.encode(encoder));
    }

    @Test
    void aStreamMayLieWithinAnArray() throws MalformedStreamException {
        final Latents latents = Latents.draw(GAUSSIANS, 3, length(), new Random(8));
        final byte[] stream = latents.encode(encoder);
        final byte[] wider = new byte[stream.length + 30];
        Arrays.fill(wider, (byte) 0x55);
        System.arraycopy(stream, 0, wider, 13, stream.length);
        final RansDecoder decoder = new RansDecoder(wider, 13, 13 + stream.length, lanes());
        assertArrayEquals(latents.values(), latents.decode(decoder));
        decoder.finish();
    }
}
