package org.legible.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.legible.entropy.FrequencyTable;
import org.legible.format.LegibleException;
import org.legible.format.LgbFormat;

/** Reads {@code model.json} and the scale network's weights, and checks all of it. */
final class BundleReader {

    /** A logarithm of a gain beyond this is no gain but an error of the training: e^20 is 5e8. */
    private static final double MAX_LOG_GAIN = 20;

    private static final int MAX_TABLES = 64;

    private final BundleFiles files;

    BundleReader(final BundleFiles files) {
        this.files = files;
    }

    BundleDescription read() throws IOException {
        final JsonFields json = parse();
        final String name = BundleJson.name(json);
        final EntropyModel entropyModel = entropyModel(json);
        final Schedule schedule = schedule(json.child("schedule"));
        final WindowGeometry window = window(json.child("window"));
        requireWholeCells(json, "tile", entropyModel.tile(), schedule);
        requireWholeCells(json, "window.core", window.core(), schedule);
        if (window.core() % entropyModel.hyperRatio() != 0) {
            throw json.problem("window.core", "is " + window.core() + ", not a multiple of the " + entropyModel.hyperRatio()
                + " latents of a hyper-latent");
        }
        return new BundleDescription(name, json.text("architecture"), json.text("description"), json.text("licence"), entropyModel,
            window, schedule, quality(json.child("quality"), entropyModel.latentChannels()),
            BundleJson.fileName(json.child("scaleNetwork"), "file"), BundleJson.fileName(json, "networks"));
    }

    private static void requireWholeCells(final JsonFields json, final String field, final int value, final Schedule schedule)
            throws LegibleException {
        if (value % schedule.cellHeight() != 0 || value % schedule.cellWidth() != 0) {
            throw json.problem(field, "is " + value + ", not a multiple of the schedule's cell");
        }
    }

    /** The integers alone. */
    EntropyModel entropyModel() throws IOException {
        return entropyModel(parse());
    }

    private JsonFields parse() throws IOException {
        return BundleJson.parse(files, BundleKind.CODEC);
    }

    private EntropyModel entropyModel(final JsonFields json) throws IOException {
        final int hyperStride = powerOfTwo(json, "hyperStride", LgbFormat.MAX_STRIDE);
        final int stride = powerOfTwo(json, "stride", hyperStride);
        final int ratio = hyperStride / stride;
        final int channels = json.integer("latentChannels", 1, LgbFormat.MAX_CHANNELS);
        final int hyperChannels = json.integer("hyperChannels", 1, LgbFormat.MAX_CHANNELS);
        final int tile = json.integer("tile", LgbFormat.MIN_TILE, LgbFormat.MAX_TILE);
        if (tile % ratio != 0) {
            throw json.problem("tile", "is " + tile + ", not a multiple of the " + ratio + " latents of a hyper-latent");
        }
        final LatentTables latentTables = latentTables(json.child("latentTables"));
        final JsonFields scales = json.child("scaleNetwork");
        final ScaleNetwork network = new ScaleNetworkReader(scales, files.read(BundleJson.fileName(scales, "file")))
            .read(hyperChannels, channels, ratio, quality(json.child("quality"), channels), latentTables.count());
        return new EntropyModel(stride, hyperStride, channels, hyperChannels, tile,
            hyperTables(json.child("hyperTables"), hyperChannels), latentTables, network);
    }

    private static int powerOfTwo(final JsonFields json, final String field, final int max) throws LegibleException {
        final int value = json.integer(field, 1, max);
        if (Integer.bitCount(value) != 1) {
            throw json.problem(field, "is " + value + ", not a power of two");
        }
        return value;
    }

    private static WindowGeometry window(final JsonFields json) throws LegibleException {
        final JsonFields halo = json.child("halo");
        final int max = 256;
        return new WindowGeometry(json.integer("core", LgbFormat.MIN_TILE, 1024), halo.integer("analysis", 0, max),
            halo.integer("hyperAnalysis", 0, max), halo.integer("hyperSynthesis", 0, max), halo.integer("mean", 0, max),
            halo.integer("synthesis", 0, max));
    }

    private static Schedule schedule(final JsonFields json) throws LegibleException {
        final int steps = json.integer("steps", 1, LgbFormat.MAX_TILE * LgbFormat.MAX_TILE);
        final int[] cell = json.integers("cell", 1, LgbFormat.MAX_TILE);
        final int period = json.integer("channelPeriod", 1, LgbFormat.MAX_CHANNELS);
        final int[][][] step = json.integerCube("step", 0, steps - 1);
        if (cell.length != 2 || step.length != cell[0] || step[0].length != cell[1] || step[0][0].length != period) {
            throw json.problem("step", "has not the size that \"cell\" and \"channelPeriod\" say");
        }
        try {
            return new Schedule(steps, step);
        } catch (final IllegalArgumentException e) {
            throw json.problem("step", "is wrong: " + e.getMessage());
        }
    }

    private static QualityKnots quality(final JsonFields json, final int channels) throws LegibleException {
        final int[] knots = json.integers("knots", QualityKnots.MIN, QualityKnots.MAX);
        try {
            return new QualityKnots(knots, json.matrix("logGains", knots.length, channels, MAX_LOG_GAIN),
                json.matrix("logInverseGains", knots.length, channels, MAX_LOG_GAIN));
        } catch (final IllegalArgumentException e) {
            throw json.problem("knots", "are wrong: " + e.getMessage());
        }
    }

    private static HyperTables hyperTables(final JsonFields json, final int channels) throws LegibleException {
        final int[] thresholds = json.integers("contextThresholds", 1, 2 * FrequencyTable.MAX_VALUE);
        for (int i = 1; i < thresholds.length; i++) {
            if (thresholds[i] <= thresholds[i - 1]) {
                throw json.problem("contextThresholds", "do not rise");
            }
        }
        final List<FrequencyTable> tables = tables(json);
        if (tables.size() != (thresholds.length + 1) * channels) {
            throw json.problem("tables", "are " + tables.size() + " instead of " + (thresholds.length + 1) * channels);
        }
        return new HyperTables(thresholds, tables);
    }

    private static LatentTables latentTables(final JsonFields json) throws LegibleException {
        final List<FrequencyTable> tables = tables(json);
        if (tables.isEmpty() || tables.size() > MAX_TABLES) {
            throw json.problem("tables", "are " + tables.size() + " instead of 1 to " + MAX_TABLES);
        }
        return new LatentTables(json.integer("skipBelow", 0, tables.size()), tables);
    }

    private static List<FrequencyTable> tables(final JsonFields json) throws LegibleException {
        final List<FrequencyTable> tables = new ArrayList<>();
        for (final JsonFields table : json.children("tables")) {
            try {
                tables.add(new FrequencyTable(table.integer("first", -FrequencyTable.MAX_VALUE, FrequencyTable.MAX_VALUE),
                    table.integers("frequencies", 1, FrequencyTable.TOTAL - 1)));
            } catch (final IllegalArgumentException e) {
                throw table.problem("frequencies", "are wrong: " + e.getMessage());
            }
        }
        return tables;
    }
}
