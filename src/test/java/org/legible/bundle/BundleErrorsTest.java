package org.legible.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.legible.format.BundleId;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.SampleType;
import org.legible.format.StreamHeader;

/** What is wrong in a bundle is told with file and field. */
class BundleErrorsTest {

    @TempDir
    Path folder;

    private final TinyBundle tiny = new TinyBundle(new Random(1));

    private String message() {
        return assertThrows(LegibleException.class, () -> Bundles.find(tiny.write(folder).toString())).getMessage();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
            change("name", "is not made of", t -> t.json.addProperty("name", "../x")),
            change("name", "is missing", t -> t.json.remove("name")),
            change("architecture", "is no text", t -> t.json.addProperty("architecture", 5)),
            change("stride", "not a power of two", t -> t.json.addProperty("stride", 6)),
            change("stride", "not a whole number from 1 to 32", t -> t.json.addProperty("stride", 64)),
            change("latentChannels", "not a whole number", t -> t.json.addProperty("latentChannels", 2.5)),
            change("hyperChannels", "not a whole number", t -> t.json.addProperty("hyperChannels", 4096)),
            change("tile", "not a multiple", t -> t.json.addProperty("tile", 18)),
            change("window.halo.mean", "not a whole number", t -> t.object("window.halo").addProperty("mean", -1)),
            change("window.core", "is 30, not a multiple of the 4 latents", t -> t.object("window").addProperty("core", 30)),
            change("window.core", "is 33, not a multiple of the schedule's cell", t -> t.object("window").addProperty("core", 33)),
            change("window", "is no object", t -> t.json.addProperty("window", "wide")),
            change("schedule.step", "has not the size", t -> t.object("schedule").addProperty("channelPeriod", 3)),
            change("schedule.step", "no sample belongs to step 2", t -> t.object("schedule").addProperty("steps", 3)),
            change("schedule.step", "has not the size", t -> t.object("schedule").add("step", new JsonArray())),
            change("quality.knots", "do not rise", t -> t.object("quality").add("knots", json("[256, 256, 25600]"))),
            change("quality.knots", "do not go from 256 to 25600", t -> t.object("quality").add("knots", json("[256, 300, 2560]"))),
            change("quality.logGains", "has 2 entries instead of 3",
                t -> t.object("quality").add("logGains", json("[[0,0,0],[0,0,0]]"))),
            change("quality.logGains[1][2]", "is 21.0, beyond 20.0",
                t -> t.object("quality").add("logGains", json("[[0,0,0],[0,0,21],[0,0,0]]"))),
            change("hyperTables.tables", "are 4 instead of 6",
                t -> t.object("hyperTables").add("contextThresholds", json("[2, 3]"))),
            change("hyperTables.contextThresholds", "do not rise",
                t -> t.object("hyperTables").add("contextThresholds", json("[3, 3]"))),
            change("latentTables.tables[1].frequencies", "sum", t -> t.object("latentTables").getAsJsonArray("tables").get(1)
                .getAsJsonObject().add("frequencies", json("[1, 2, 3]"))),
            change("latentTables.skipBelow", "not a whole number", t -> t.object("latentTables").addProperty("skipBelow", 6)),
            change("scaleNetwork.file", "not the name of a file beside", t -> t.object("scaleNetwork").addProperty("file", "../a")),
            change("scaleNetwork.layers[0].kernel", "is 2", t -> t.layer(0).addProperty("kernel", 2)),
            change("scaleNetwork.layers[0].in", "the layer before has 2", t -> t.layer(0).addProperty("in", 3)),
            change("scaleNetwork.layers[5].weights", "leave the file of 752 bytes", t -> t.layer(5).addProperty("weights", 700)),
            change("scaleNetwork.layers[5].biases", "leave the file", t -> t.layer(5).addProperty("biases", 741)),
            change("scaleNetwork.layers", "there are 5 tables", t -> t.layer(5).addProperty("high", 5)),
            change("scaleNetwork.layers", "end with 12 channels at 2 times",
                t -> t.object("scaleNetwork").add("layers", json(t, 0, 1, 2))),
            change("scaleNetwork.layers[1].kind", "does not know", t -> t.layer(1).addProperty("kind", "pool")),
            change("networks", "not the name of a file", t -> t.json.addProperty("networks", "a/b")));
    }

    private static JsonArray json(final String text) {
        return JsonParser.parseString(text).getAsJsonArray();
    }

    private static JsonArray json(final TinyBundle tiny, final int... layers) {
        final JsonArray array = new JsonArray();
        for (final int layer : layers) {
            array.add(tiny.layer(layer));
        }
        return array;
    }

    private static Arguments change(final String field, final String problem, final Consumer<TinyBundle> change) {
        return Arguments.of(field, problem, change);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("changes")
    void wrongFieldsAreNamed(final String field, final String problem, final Consumer<TinyBundle> change) {
        change.accept(tiny);
        final String message = message();
        assertTrue(message.startsWith("model.json of the model bundle " + folder + ": \"" + field + "\" "), message);
        assertTrue(message.contains(problem), message);
    }

    @Test
    void sumsThatCouldOverflowAreRefused() throws IOException {
        // The first output of the last layer has one weight and no bias, so that 32767 * high and the rounding, 256, are its largest sum.
        for (int i = 0; i < 6 * 9; i++) {
            tiny.weights.putShort(416 + 2 * i, (short) (i == 4 ? 32767 : 0));
        }
        tiny.weights.putInt(740, 0);
        tiny.layer(2).addProperty("high", 65537);
        tiny.write(folder);
        Bundles.find(folder.toString());
        tiny.layer(2).addProperty("high", 65538);
        final String message = message();
        assertTrue(message.contains("\"scaleNetwork.layers[5].weights\" let the sums of output 0 go"), message);
    }

    @Test
    void aNewerFormatIsRefused() {
        tiny.json.addProperty("format", 2);
        assertTrue(message().contains("is of format 2, and this program reads format 1"));
    }

    @Test
    void missingFilesAreNamed() throws IOException {
        tiny.write(folder);
        for (final String name : List.of("networks.pt", "scale-network.bin", "model.json")) {
            Files.delete(folder.resolve(name));
            final LegibleException e = assertThrows(LegibleException.class, () -> Bundles.find(folder.toString()));
            assertEquals(name + " of the model bundle " + folder + " is missing: get the bundle again.", e.getMessage());
        }
    }

    @Test
    void whatIsNoJsonIsRefused() throws IOException {
        for (final String text : List.of("{\"format\": 1", "[]", "", "\0\1\2")) {
            tiny.write(folder);
            Files.writeString(folder.resolve("model.json"), text);
            final LegibleException e = assertThrows(LegibleException.class, () -> Bundles.find(folder.toString()));
            assertTrue(e.getMessage().contains("is no JSON"), e.getMessage());
        }
    }

    @Test
    void whatIsNoBundleIsRefused() throws IOException {
        final Path text = Files.writeString(folder.resolve("notes.txt"), "no zip");
        assertTrue(refusal(text.toString()).contains("is no model bundle: it is not a zip file"));
        final Path empty = folder.resolve("empty.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(empty))) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
        }
        assertTrue(refusal(empty.toString()).contains("there is no model.json in it"));
        assertTrue(refusal("legible-0").startsWith("There is no model bundle \"legible-0\": give the name"));
        assertTrue(refusal(folder.resolve("nowhere").toString()).startsWith("There is no model bundle"));
        assertTrue(refusal("bad\0path").startsWith("There is no model bundle"));
    }

    private static String refusal(final String nameOrPath) {
        return assertThrows(LegibleException.class, () -> Bundles.find(nameOrPath)).getMessage();
    }

    @Test
    void aFileFromAnUnknownBundleSaysWhichOneIsMissing() {
        final LegibleException e = assertThrows(LegibleException.class, () -> Bundles.findFor(header("legible-9"), "a.lgb"));
        assertTrue(e.getMessage().startsWith("a.lgb was written with the model bundle \"legible-9\" (SHA-256 0000000000000000…), "
            + "which this program does not contain"), e.getMessage());
    }

    @Test
    void aFileFromAnotherVersionOfABundleIsRefused() {
        final LegibleException e = assertThrows(LegibleException.class, () -> Bundles.findFor(header(Bundles.DEFAULT), "a.lgb"));
        assertTrue(e.getMessage().startsWith("a.lgb was written with the model bundle \"legible-1\" (SHA-256 0000000000000000…), "
            + "and the one at hand is \"legible-1\""), e.getMessage());
    }

    private static StreamHeader header(final String name) {
        return new StreamHeader(new ImageLayout(10, 10, 1, 1, 1, SampleType.GREY8), List.of(), 256, 1, new BundleId(name, "0".repeat(64)),
            8, 32, 192, 64, 64, "test");
    }
}
