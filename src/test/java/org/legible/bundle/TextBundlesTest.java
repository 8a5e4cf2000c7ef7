package org.legible.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.legible.format.LegibleException;

/** Bundles of text networks, as docs/TEXT-MODELS.md describes them. */
class TextBundlesTest {

    private static final String DETECTOR = """
        {"format": 1, "kind": "text-detector", "name": "my-detector", "architecture": "craft", "description": "For tests.",
         "licence": "BSD-2-Clause", "network": "network.pt", "stride": 2, "multiple": 32, "halo": 64, "scale": 1.5,
         "thresholds": {"text": 0.7, "link": 0.4, "low": 0.3}, "card": {}}""";

    private static final String RECOGNISER = """
        {"format": 1, "kind": "text-recogniser", "name": "my-reader", "architecture": "parseq", "description": "For tests.",
         "licence": "BSD-2-Clause", "network": "network.pt", "input": {"height": 32, "widths": [64, 128], "fit": "pad"},
         "charset": "aé\uD83D\uDE00", "maxLength": 25, "threshold": 0.4, "card": {}}""";

    private static final byte[] NETWORK = {1, 2, 3};

    @TempDir
    Path folder;

    private String write(final String json) throws IOException {
        Files.writeString(folder.resolve("model.json"), json);
        Files.write(folder.resolve("network.pt"), NETWORK);
        return folder.toString();
    }

    /** The bundle with one field changed, named with dots; nothing as the value removes it. */
    private String write(final String bundle, final String field, final String value) throws IOException {
        final JsonObject root = JsonParser.parseString(bundle).getAsJsonObject();
        JsonObject object = root;
        final String[] path = field.split("\\.");
        for (int i = 0; i < path.length - 1; i++) {
            object = object.getAsJsonObject(path[i]);
        }
        object.remove(path[path.length - 1]);
        if (value != null) {
            object.add(path[path.length - 1], JsonParser.parseString(value));
        }
        return write(root.toString());
    }

    @Test
    void aDetectorIsRead() throws IOException {
        final DetectorBundle bundle = Bundles.findDetector(write(DETECTOR));
        assertEquals("my-detector", bundle.name());
        assertEquals(64, bundle.id().sha256().length());
        assertEquals(new DetectorGeometry(2, 32, 64, 1.5), bundle.geometry());
        assertEquals(new DetectorThresholds(0.7, 0.4, 0.3), bundle.thresholds());
        try (InputStream in = bundle.openNetworks()) {
            assertArrayEquals(NETWORK, in.readAllBytes());
        }
    }

    @Test
    void aRecogniserIsReadWithCharactersOfAnyAlphabet() throws IOException {
        final RecogniserBundle bundle = Bundles.findRecogniser(write(RECOGNISER));
        assertArrayEquals(new int[] {'a', 0xe9, 0x1f600}, bundle.charset());
        assertEquals(4, bundle.classes());
        assertEquals(25, bundle.maxLength());
        assertEquals(0.4, bundle.threshold());
        assertArrayEquals(new int[] {64, 128}, bundle.crop().widths());
        assertFalse(bundle.crop().stretch());
        assertTrue(Bundles.findRecogniser(write(RECOGNISER.replace("[64, 128]", "[128]").replace("pad", "stretch"))).crop().stretch());
    }

    @Test
    void aBundleOfAnotherKindIsNamed() throws IOException {
        assertEquals("The model bundle legible-1 is a codec, not a text detector: give the name, folder or zip file of one that is.",
            assertThrows(LegibleException.class, () -> Bundles.findDetector(Bundles.DEFAULT)).getMessage());
        final String place = write(DETECTOR);
        assertTrue(assertThrows(LegibleException.class, () -> Bundles.findRecogniser(place)).getMessage()
            .contains("is a text detector, not a text recogniser"));
        assertTrue(assertThrows(LegibleException.class, () -> Bundles.find(place)).getMessage().contains("is a text detector, not a codec"));
        final String codec = new TinyBundle(new Random(1)).write(folder.resolve("codec")).toString();
        assertTrue(assertThrows(LegibleException.class, () -> Bundles.findRecogniser(codec)).getMessage()
            .contains("is a codec, not a text recogniser"));
    }

    @Test
    void aBundleThatIsNotThereIsNamedWithOneThatIs() {
        assertTrue(assertThrows(LegibleException.class, () -> Bundles.findDetector("nosuch")).getMessage()
            .matches("There is no model bundle \"nosuch\": .*" + Bundles.DEFAULT_DETECTOR + ".*"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {
        "kind             | \"poet\"   | is \"poet\", which this program does not know",
        "name             | \"a/b\"    | is not made of",
        "network          | \"../x\"   | is not the name of a file",
        "licence          | none       | is missing",
        "stride           | 0          | not a whole number from 1",
        "stride           | 3          | not a multiple of the stride",
        "multiple         | 2.5        | not a whole number",
        "halo             | 40         | is 40, not a multiple of 32",
        "halo             | -32        | not a whole number from 0",
        "scale            | 0          | not a number from",
        "scale            | \"big\"    | is no number",
        "thresholds.text  | 1.5        | is 1.5, not a number from 0",
        "thresholds.low   | none       | is missing",
        "thresholds       | 0.5        | is no object"})
    void whatIsWrongInADetectorIsToldWithFileAndField(final String field, final String value, final String problem) throws IOException {
        final String place = write(DETECTOR, field, value);
        assertProblem(assertThrows(LegibleException.class, () -> Bundles.findDetector(place)), problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {
        "input.height | 0               | not a whole number from 1",
        "input.widths | []              | is empty",
        "input.widths | [64, 64]        | do not rise",
        "input.fit    | \"crop\"        | is \"crop\", neither",
        "input.fit    | \"stretch\"     | has 2 entries",
        "charset      | \"\"            | is empty",
        "charset      | none            | is missing",
        "maxLength    | 0               | not a whole number from 1",
        "threshold    | 7               | is 7, not a number from 0"})
    void whatIsWrongInARecogniserIsToldWithFileAndField(final String field, final String value, final String problem) throws IOException {
        final String place = write(RECOGNISER, field, value);
        assertProblem(assertThrows(LegibleException.class, () -> Bundles.findRecogniser(place)), problem);
    }

    private void assertProblem(final LegibleException e, final String problem) {
        assertTrue(e.getMessage().startsWith("model.json of the model bundle " + folder) && e.getMessage().contains(problem),
            e.getMessage());
    }

    @Test
    void aNetworkThatIsMissingIsNamed() throws IOException {
        final String place = write(DETECTOR);
        Files.delete(folder.resolve("network.pt"));
        assertTrue(assertThrows(LegibleException.class, () -> Bundles.findDetector(place)).getMessage()
            .startsWith("network.pt of the model bundle"));
    }
}
