package org.legible.entropy;

import java.util.Arrays;
import java.util.Random;

/** Frequency tables to test with. */
public final class TestTables {

    /** The standard deviations between which the tables of a codec lie. */
    private static final double MIN_SIGMA = 0.11;
    private static final double MAX_SIGMA = 128;

    private TestTables() {
    }

    /** As many zero-mean Gaussian tables, with rising standard deviation. */
    public static FrequencyTable[] gaussians(final int count) {
        final FrequencyTable[] tables = new FrequencyTable[count];
        for (int i = 0; i < count; i++) {
            tables[i] = gaussian(sigma(i, count));
        }
        return tables;
    }

    /** The standard deviation of a table of {@link #gaussians(int)}. */
    public static double sigma(final int table, final int count) {
        return MIN_SIGMA * Math.pow(MAX_SIGMA / MIN_SIGMA, table / (count - 1.0));
    }

    /** A zero-mean Gaussian with an escape of frequency 1 beyond five standard deviations. */
    public static FrequencyTable gaussian(final double sigma) {
        final int reach = (int) Math.ceil(5 * sigma);
        final double[] weights = new double[2 * reach + 2];
        for (int i = 0; i <= 2 * reach; i++) {
            weights[i] = Math.exp(-0.5 * Math.pow((i - reach) / sigma, 2));
        }
        return new FrequencyTable(-reach, quantise(weights));
    }

    /** A table of any width, position and skew. */
    public static FrequencyTable random(final Random random) {
        final int size = 2 + random.nextInt(1 << 1 + random.nextInt(12));
        final double skew = random.nextDouble() * 12;
        final double[] weights = new double[size];
        Arrays.setAll(weights, i -> Math.pow(random.nextDouble(), skew));
        return new FrequencyTable(random.nextInt(400) - 200 - size / 2, quantise(weights));
    }

    /** Two symbols, one of them with all the frequency that is left. */
    public static FrequencyTable certain(final int value) {
        return new FrequencyTable(value, new int[] {FrequencyTable.TOTAL - 1, 1});
    }

    /** Every value in range has a symbol, except the highest. */
    public static FrequencyTable widest() {
        final int[] frequencies = new int[2 * FrequencyTable.MAX_VALUE + 1];
        Arrays.fill(frequencies, 1);
        frequencies[0] += FrequencyTable.TOTAL - frequencies.length;
        return new FrequencyTable(-FrequencyTable.MAX_VALUE, frequencies);
    }

    /** One to each symbol, and the rest in proportion to the weights. */
    private static int[] quantise(final double[] weights) {
        final double sum = Arrays.stream(weights).sum();
        final int spread = FrequencyTable.TOTAL - weights.length;
        final int[] frequencies = Arrays.stream(weights).mapToInt(weight -> 1 + (int) (spread * weight / sum)).toArray();
        int largest = 0;
        for (int i = 0; i < frequencies.length; i++) {
            largest = frequencies[i] > frequencies[largest] ? i : largest;
        }
        frequencies[largest] += FrequencyTable.TOTAL - Arrays.stream(frequencies).sum();
        return frequencies;
    }

    /** Draws a symbol of a table; the escape becomes a value outside, in most cases a near one. */
    static int draw(final FrequencyTable table, final Random random) {
        final int symbol = table.symbolAt(random.nextInt(FrequencyTable.TOTAL));
        return symbol == table.escape() ? drawOutside(table, random) : table.first() + symbol;
    }

    private static int drawOutside(final FrequencyTable table, final Random random) {
        final int distance = random.nextInt(1 << random.nextInt(15));
        final int value = random.nextBoolean() ? table.first() - 1 - distance : table.first() + table.escape() + distance;
        return Math.max(-FrequencyTable.MAX_VALUE, Math.min(FrequencyTable.MAX_VALUE, value));
    }

    /** What a value costs at least, in bits. */
    static double bits(final FrequencyTable table, final int value) {
        final int symbol = table.symbolOf(value);
        final double bits = FrequencyTable.PRECISION - Math.log(table.frequency(symbol)) / Math.log(2);
        return symbol == table.escape() ? bits + escapeBits(table, value) : bits;
    }

    private static int escapeBits(final FrequencyTable table, final int value) {
        final int distance = value < table.first() ? table.first() - value : value - table.first() - table.escape() + 1;
        return 2 + 2 * (31 - Integer.numberOfLeadingZeros(distance));
    }
}
