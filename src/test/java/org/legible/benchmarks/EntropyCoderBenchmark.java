package org.legible.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.legible.entropy.FrequencyTable;
import org.legible.entropy.MalformedStreamException;
import org.legible.entropy.RansDecoder;
import org.legible.entropy.RansEncoder;
import org.legible.entropy.TestTables;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The speed of the entropy coder in latents per second on one core, over data as the codec gives it: 64 zero-mean Gaussian tables, and
 * table indices that change slowly from one latent to the next.
 *
 * <pre>
 * ./mvnw test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *     -Dexec.args="-cp %classpath org.openjdk.jmh.Main EntropyCoder"
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EntropyCoderBenchmark {

    /** A tile of 64 x 64 latents with 192 channels. */
    private static final int LATENTS = 64 * 64 * 192;

    private static final int TABLES = 64;

    /** The mean table: 12 gives about 0.6 bits a latent, as at low quality, 32 about 3. */
    @Param({"12", "32"})
    public int meanIndex;

    private final FrequencyTable[] tables = TestTables.gaussians(TABLES);
    private final byte[] index = new byte[LATENTS];
    private final short[] values = new short[LATENTS];
    private final short[] decoded = new short[LATENTS];
    private final RansEncoder encoder = new RansEncoder();
    private byte[] stream;
    private int lanes;

    /** Draws the latents and codes them once. */
    @Setup
    public void prepare() {
        final Random random = new Random(7);
        double walk = 0;
        for (int i = 0; i < LATENTS; i++) {
            walk = 0.97 * walk + random.nextGaussian() * 2;
            final int table = (int) Math.max(0, Math.min(TABLES - 1, meanIndex + walk));
            index[i] = (byte) table;
            values[i] = (short) Math.rint(random.nextGaussian() * TestTables.sigma(table, TABLES));
        }
        stream = encode();
        lanes = encoder.lanes();
    }

    /** Codes all latents. */
    @Benchmark
    @OperationsPerInvocation(LATENTS)
    public byte[] encode() {
        encoder.add(tables, index, 0, values, 0, LATENTS);
        return encoder.finish();
    }

    /** Decodes all latents and checks the end of the stream. */
    @Benchmark
    @OperationsPerInvocation(LATENTS)
    public short[] decode() throws MalformedStreamException {
        final RansDecoder decoder = new RansDecoder(stream, lanes);
        decoder.decode(tables, index, 0, decoded, 0, LATENTS);
        decoder.finish();
        return decoded;
    }
}
