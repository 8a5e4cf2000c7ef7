package org.legible.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * A bundle of 2 hyper-latent and 3 latent channels, small enough to be written by hand: tests change its fields or weights and then
 * write it to a folder. Its scale network has every kind of layer.
 */
final class TinyBundle {

    static final int HYPER = 2, LATENTS = 3, TABLES = 5;

    final JsonObject json = JsonParser.parseString("""
        {"format": 1, "name": "tiny", "architecture": "none", "description": "For tests.", "licence": "BSD-2-Clause",
         "stride": 8, "hyperStride": 32, "latentChannels": 3, "hyperChannels": 2, "tile": 16,
         "window": {"core": 32, "halo": {"analysis": 4, "hyperAnalysis": 8, "hyperSynthesis": 8, "mean": 1, "synthesis": 6}},
         "schedule": {"cell": [1, 2], "channelPeriod": 2, "steps": 2, "step": [[[0, 1], [1, 0]]]},
         "quality": {"knots": [256, 10000, 25600], "logGains": [[0, 0, 0], [1, 1, 1], [2, 3, 4]],
                     "logInverseGains": [[0, 0, 0], [-1, -1, -1], [-2, -3, -4]]},
         "hyperTables": {"contextThresholds": [2], "tables": []},
         "latentTables": {"skipBelow": 1, "tables": []},
         "scaleNetwork": {"file": "scale-network.bin", "inputLimit": 127, "layers": [
             {"kind": "conv", "kernel": 3, "in": 2, "out": 8, "shift": 5, "low": -100, "high": 300, "weights": 0, "biases": 288},
             {"kind": "shuffle"},
             {"kind": "conv", "kernel": 1, "in": 2, "out": 12, "shift": 1, "low": 0, "high": 1023, "weights": 320, "biases": 368},
             {"kind": "shuffle"},
             {"kind": "quality"},
             {"kind": "conv", "kernel": 3, "in": 6, "out": 3, "shift": 9, "low": 0, "high": 4, "weights": 416, "biases": 740}]},
         "networks": "networks.pt", "trainingCard": {}}
        """).getAsJsonObject();

    /** Weights of the three convolutions, each followed by its biases. */
    final ByteBuffer weights = ByteBuffer.allocate(752).order(ByteOrder.LITTLE_ENDIAN);

    byte[] networks = {1, 2, 3};

    TinyBundle(final Random random) {
        for (int i = 0; i < 2 * HYPER; i++) {
            object("hyperTables").getAsJsonArray("tables").add(table(-1, 2, 65000, 530, 4));
        }
        for (int i = 0; i < TABLES; i++) {
            object("latentTables").getAsJsonArray("tables").add(table(-1, 1 + i, 65532 - 2 * i, 1 + i, 2));
        }
        fill(random, 8 * 2 * 9, 8, 100);
        fill(random, 12 * 2, 12, 50);
        fill(random, 3 * 6 * 9, 3, 40);
    }

    private void fill(final Random random, final int count, final int biases, final int limit) {
        for (int i = 0; i < count; i++) {
            weights.putShort((short) (random.nextInt(2 * limit + 1) - limit));
        }
        for (int i = 0; i < biases; i++) {
            weights.putInt(random.nextInt(2000) - 500);
        }
    }

    private static JsonObject table(final int first, final int... frequencies) {
        final JsonArray array = new JsonArray();
        for (final int frequency : frequencies) {
            array.add(frequency);
        }
        final JsonObject table = new JsonObject();
        table.addProperty("first", first);
        table.add("frequencies", array);
        return table;
    }

    /** The object at a path such as {@code window.halo}. */
    JsonObject object(final String path) {
        JsonObject object = json;
        for (final String name : path.split("\\.")) {
            object = object.getAsJsonObject(name);
        }
        return object;
    }

    JsonObject layer(final int number) {
        return object("scaleNetwork").getAsJsonArray("layers").get(number).getAsJsonObject();
    }

    Path write(final Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("model.json"), json.toString());
        Files.write(folder.resolve("scale-network.bin"), weights.array());
        Files.write(folder.resolve("networks.pt"), networks);
        return folder;
    }
}
