package org.legible.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.entropy.FrequencyTable;
import org.legible.entropy.MalformedStreamException;
import org.legible.entropy.RansDecoder;
import org.legible.entropy.RansEncoder;

/** The examples in docs/FORMAT.md are what the code does. */
class FormatDocumentTest {

    private static final Path DOCUMENT = Path.of("docs", "FORMAT.md");
    private static final Pattern DUMP_LINE = Pattern.compile("([0-9a-f]{8})  ((?:[0-9a-f]{2} )+) *\\S.*");
    private static final Pattern STREAM = Pattern.compile("The stream is `([0-9a-f ]+)`");
    private static final Pattern STEP = Pattern.compile("\\| (\\S+|bit [01]) \\| `([0-9a-f]{16})` \\| (\\d+) \\| (\\d+) … (\\d+) "
        + "\\| `([0-9a-f]{16})` \\| (?:`([0-9a-f]{8})`)? *\\|");

    private static final int[] FREQUENCIES = {16_384, 49_136, 15, 1};
    private static final FrequencyTable TABLE = new FrequencyTable(-1, FREQUENCIES);
    private static final int[] VALUES = {0, 1, -1, 1, 2};

    private final String document = Files.readString(DOCUMENT);

    FormatDocumentTest() throws IOException {
    }

    @Test
    void theAnnotatedFileIsWhatTheWriterWrites(@TempDir final Path folder) throws IOException {
        final Path path = folder.resolve("example.lgb");
        final ImageLayout layout = new ImageLayout(20, 10, 1, 1, 1, SampleType.GREY16);
        final StreamHeader header = new StreamHeader(layout, List.of(new ValueWindow(100, 4000)), 40 * LgbFormat.QUALITY_UNIT, 1,
            new BundleId("example-1", "00112233445566778899aabbccddeeff".repeat(2)), 32, 32, 4, 1, 8, "Legible 0.1.0");
        try (LgbWriter writer = new LgbWriter(path, header)) {
            writer.writeMetadata("{\"unit\":\"mm\"}".getBytes(StandardCharsets.UTF_8));
            writer.writeQualityMap(new QualityMapChunk(LgbFormat.ALL_PLANES, new byte[] {20}));
            writer.writeTile(new TileChunk(0, 0, 1, exampleStream()));
            writer.finish();
        }
        assertEquals(HexFormat.ofDelimiter(" ").formatHex(dump()), HexFormat.ofDelimiter(" ").formatHex(Files.readAllBytes(path)));
    }

    @Test
    void theAnnotatedFileIsRead() throws IOException {
        try (LgbFile file = LgbFile.of("example.lgb", dump())) {
            assertEquals(List.of(), file.warnings());
            assertEquals("{\"unit\":\"mm\"}", new String(file.metadata().orElseThrow(), StandardCharsets.UTF_8));
            assertArrayEquals(new byte[] {20}, file.qualityMap(0).orElseThrow().offsets());
            assertArrayEquals(exampleStream(), file.readTile(0, 0).stream());
            assertTrue(file.verify().ok());
        }
    }

    /** The bytes of the annotated file; its lines have to follow each other. */
    private byte[] dump() {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (final String line : document.lines().toList()) {
            final Matcher matcher = DUMP_LINE.matcher(line);
            if (matcher.matches()) {
                assertEquals(bytes.size(), Integer.parseInt(matcher.group(1), 16), line);
                bytes.writeBytes(HexFormat.ofDelimiter(" ").parseHex(matcher.group(2).strip()));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void theExampleStreamIsWhatTheEncoderWrites() throws MalformedStreamException {
        final RansEncoder encoder = new RansEncoder();
        for (final int value : VALUES) {
            encoder.add(TABLE, value);
        }
        final byte[] stream = encoder.finish();
        assertArrayEquals(stream, exampleStream());
        assertEquals(1, encoder.lanes());
        final RansDecoder decoder = new RansDecoder(stream, 1);
        for (final int value : VALUES) {
            assertEquals(value, decoder.decode(TABLE));
        }
        decoder.finish();
    }

    private byte[] exampleStream() {
        final Matcher matcher = STREAM.matcher(document);
        assertTrue(matcher.find());
        return HexFormat.ofDelimiter(" ").parseHex(matcher.group(1));
    }

    @Test
    void theStepsOfTheExampleFollowTheRules() {
        final List<String> symbols = new ArrayList<>();
        long state = 0x0c23dfb7fb6eL;
        final Matcher step = STEP.matcher(document);
        while (step.find()) {
            symbols.add(step.group(1));
            assertEquals(state, Long.parseLong(step.group(2), 16));
            final int slot = Integer.parseInt(step.group(3));
            final int low = Integer.parseInt(step.group(4));
            final int high = Integer.parseInt(step.group(5));
            assertTrue(slot == state % 65_536 && low <= slot && slot <= high);
            assertInterval(step.group(1), low, high);
            state = (high - low + 1) * (state / 65_536) + slot - low;
            assertEquals(state < 1L << 31, step.group(7) != null);
            if (step.group(7) != null) {
                state = (state << 32) + Long.parseLong(step.group(7), 16);
            }
            assertEquals(state, Long.parseLong(step.group(6), 16));
        }
        assertEquals(1L << 31, state);
        assertEquals(List.of("0", "1", "-1", "1", "escape", "bit 0", "bit 1"), symbols);
    }

    private static void assertInterval(final String name, final int low, final int high) {
        if (name.startsWith("bit")) {
            assertEquals(name.endsWith("1") ? 32_768 : 0, low);
            assertEquals(low + 32_767, high);
            return;
        }
        final int symbol = name.equals("escape") ? TABLE.escape() : TABLE.symbolOf(Integer.parseInt(name));
        assertEquals(TABLE.cumulative(symbol), low);
        assertEquals(FREQUENCIES[symbol], high - low + 1);
    }
}
