package org.legible.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text that a file holds beside its pixels: it comes back, and whatever is wrong with it never costs a pixel. */
@Timeout(60)
class TextLayerTest {

    private static final TextLayer EXAMPLE = new TextLayer("tesseract", List.of(new TextLayer.Line(0, 10, 5, 50, 12, 96, "Hello world"),
        new TextLayer.Line(1, 12, 20, 36, 12, 88, "\u00b5m \u2265 5")));

    @TempDir
    private Path folder;

    /** Opens a file with this payload of a text chunk; its tiles have to be whole. */
    private static LgbFile opened(final byte[] payload) throws LegibleException {
        final RawFile raw = new RawFile();
        raw.back.add(RawFile.meta("{\"unit\": \"mm\"}"));
        raw.back.add(new RawFile.RawChunk("text", payload));
        final LgbFile file = LgbFile.of("text.lgb", raw.bytes());
        for (int i = 0; i < RawFile.PLANES * RawFile.TILES_PER_PLANE; i++) {
            assertEquals(40 + i, file.readTile(i / RawFile.TILES_PER_PLANE, i % RawFile.TILES_PER_PLANE).stream().length);
        }
        assertTrue(file.metadata().isPresent());
        assertEquals(file.textLayer().isEmpty() ? 1 : 0, file.warnings().size(), file.warnings().toString());
        assertEquals(file.textLayer().isPresent(), file.verify().ok());
        assertEquals(payload.length + 12, file.textLayerBytes());
        return file;
    }

    private static void assertRefused(final byte[] payload, final String reason) throws LegibleException {
        final LgbFile file = opened(payload);
        assertTrue(file.textLayer().isEmpty());
        assertTrue(file.warnings().get(0).startsWith("The stored text of text.lgb is damaged and was left out: " + reason),
            file.warnings().get(0));
    }

    private TextLayer throughFile(final TextLayer layer, final ImageLayout layout) throws IOException {
        final SampleFile sample = SampleFile.random(TestHeaders.of(layout), new Random(1));
        final Path path = folder.resolve("image.lgb");
        try (LgbWriter writer = new LgbWriter(path, sample.header())) {
            writer.writeText(layer);
            sample.writeTiles(writer);
            writer.finish();
        }
        try (LgbFile file = LgbFile.open(path)) {
            assertTrue(file.verify().ok());
            sample.assertTilesOf(file);
            return file.textLayer().orElseThrow();
        }
    }

    @Test
    void anyLinesComeBack() throws IOException {
        final Random random = new Random(7);
        for (int trial = 0; trial < 40; trial++) {
            final ImageLayout layout = new ImageLayout(1 + random.nextInt(3000), 1 + random.nextInt(3000), 1, 1 + random.nextInt(3), 1,
                SampleType.GREY8);
            final List<TextLayer.Line> lines = new ArrayList<>();
            for (int plane = 0; plane < layout.planes(); plane++) {
                for (int i = random.nextInt(20); i > 0; i--) {
                    final int x = random.nextInt(layout.width());
                    final int y = random.nextInt(layout.height());
                    lines.add(new TextLayer.Line(plane, x, y, 1 + random.nextInt(layout.width() - x), 1 + random.nextInt(layout.height() - y),
                        random.nextInt(101), anyText(random)));
                }
            }
            final TextLayer layer = new TextLayer(anyText(random), lines);
            assertEquals(layer, throughFile(layer, layout));
        }
    }

    /** Code points from all of Unicode, control characters among them. */
    private static String anyText(final Random random) {
        final StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            final int codePoint = random.nextBoolean() ? random.nextInt(128) : random.nextInt(Character.MAX_CODE_POINT + 1);
            text.appendCodePoint(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE ? '\n' : codePoint);
        }
        return text.toString();
    }

    @Test
    void boxesReachTheEndsOfTheLargestImage() throws LegibleException, DataFormatException {
        final ImageLayout layout = new ImageLayout(LgbFormat.MAX_SIDE, 2047, 1, 1, 1, SampleType.GREY8);
        final TextLayer layer = new TextLayer("", List.of(new TextLayer.Line(0, LgbFormat.MAX_SIDE - 1, 2046, 1, 1, 0, "x".repeat(100_000)),
            new TextLayer.Line(0, 0, 0, LgbFormat.MAX_SIDE, 2047, 100, "")));
        assertEquals(layer, TextLayerCodec.decode(TextLayerCodec.encode(layer, layout), layout));
    }

    @Test
    void halfASurrogatePairBecomesAQuestionMark() throws IOException {
        final TextLayer layer = new TextLayer("e", List.of(new TextLayer.Line(0, 0, 0, 9, 9, 9, "a\ud800b")));
        assertEquals("a?b", throughFile(layer, new ImageLayout(9, 9, 1, 1, 1, SampleType.GREY8)).lines().get(0).text());
    }

    @Test
    void aLineThatDoesNotFitIsNotWritten() {
        final ImageLayout layout = new ImageLayout(60, 40, 1, 2, 1, SampleType.GREY8);
        for (final TextLayer.Line wrong : List.of(new TextLayer.Line(2, 0, 0, 1, 1, 0, ""), new TextLayer.Line(0, 11, 0, 50, 1, 0, ""),
            new TextLayer.Line(0, 0, 31, 1, 10, 0, ""))) {
            final TextLayer layer = new TextLayer("", List.of(wrong));
            assertThrows(IllegalArgumentException.class, () -> TextLayerCodec.encode(layer, layout));
        }
        final TextLayer backwards = new TextLayer("", List.of(new TextLayer.Line(1, 0, 0, 1, 1, 0, ""), new TextLayer.Line(0, 0, 0, 1, 1, 0, "")));
        assertThrows(IllegalArgumentException.class, () -> TextLayerCodec.encode(backwards, layout));
        assertThrows(IllegalArgumentException.class, () -> new TextLayer.Line(0, 0, 0, 1, 1, 101, ""));
        assertThrows(IllegalArgumentException.class, () -> new TextLayer.Line(0, -1, 0, 1, 1, 0, ""));
        assertThrows(IllegalArgumentException.class, () -> new TextLayer.Line(0, 0, 0, 0, 1, 0, ""));
    }

    @Test
    void moreTextThanAFileHoldsIsRefusedWhenItIsWritten() {
        final TextLayer layer = new TextLayer("", List.of(new TextLayer.Line(0, 0, 0, 1, 1, 0, "x".repeat(LgbFormat.MAX_TEXT_BYTES))));
        final ImageLayout layout = new ImageLayout(60, 40, 1, 2, 1, SampleType.GREY8);
        final LegibleException e = assertThrows(LegibleException.class, () -> TextLayerCodec.encode(layer, layout));
        assertTrue(e.getMessage().endsWith("encode it without the text."), e.getMessage());
    }

    @Test
    void ofTwoLayersTheFirstCounts() throws LegibleException {
        final RawFile raw = new RawFile();
        raw.back.add(new RawFile.RawChunk("text", documented("The payload is")));
        raw.back.add(new RawFile.RawChunk("text", new byte[0]));
        assertEquals(EXAMPLE, LgbFile.of("two.lgb", raw.bytes()).textLayer().orElseThrow());
    }

    @Test
    void theExampleOfTheDocumentIsWrittenAndRead() throws LegibleException {
        final byte[] payload = documented("The payload is");
        assertArrayEquals(documented("The stream holds"), inflated(payload));
        assertArrayEquals(payload, TextLayerCodec.encode(EXAMPLE, new ImageLayout(100, 40, 1, 2, 1, SampleType.GREY8)));
        assertEquals(EXAMPLE, opened(payload).textLayer().orElseThrow());
    }

    private static byte[] documented(final String introduction) {
        try {
            final Matcher bytes = Pattern.compile("### text.*?" + introduction + "\\s+`([0-9a-f ]+)`", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs", "FORMAT.md")));
            assertTrue(bytes.find());
            return HexFormat.ofDelimiter(" ").parseHex(bytes.group(1));
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] inflated(final byte[] stream) {
        final Inflater inflater = new Inflater();
        try {
            inflater.setInput(stream);
            final byte[] out = new byte[1000];
            return Arrays.copyOf(out, inflater.inflate(out));
        } catch (final DataFormatException e) {
            throw new AssertionError(e);
        } finally {
            inflater.end();
        }
    }

    @Test
    void aCutStreamCostsTheText() throws LegibleException {
        final byte[] payload = documented("The payload is");
        for (int length = 0; length < payload.length; length++) {
            assertTrue(opened(Arrays.copyOf(payload, length)).textLayer().isEmpty(), "cut to " + length);
        }
        final byte[] content = inflated(payload);
        for (int length = 0; length < content.length; length++) {
            assertRefused(RawFile.zlib(Arrays.copyOf(content, length)), "it is too short");
        }
        assertRefused(RawFile.zlib(Arrays.copyOf(content, content.length + 1)), "something is left behind its last line");
        assertRefused(Arrays.copyOf(payload, payload.length + 1), "something is left behind its end");
    }

    @Test
    void aFlippedBitOfTheStreamCostsTheText() throws LegibleException {
        final byte[] payload = documented("The payload is");
        for (int bit = 0; bit < payload.length * 8; bit++) {
            final byte[] altered = payload.clone();
            altered[bit / 8] ^= 1 << bit % 8;
            final LgbFile file = opened(altered);
            // Zlib's header has a bit or two that mean nothing to a reader.
            assertTrue(file.textLayer().isEmpty() || file.textLayer().get().equals(EXAMPLE), "bit " + bit);
        }
    }

    @Test
    void whateverStandsInTheStreamIsTextWithinTheImageOrNone() throws LegibleException {
        final byte[] content = inflated(documented("The payload is"));
        int read = 0;
        for (int position = 0; position < content.length; position++) {
            for (int value = 0; value < 256; value += 7) {
                final byte[] altered = content.clone();
                altered[position] += (byte) value;
                final LgbFile file = opened(RawFile.zlib(altered));
                if (file.textLayer().isPresent()) {
                    read++;
                    file.textLayer().get().lines().forEach(line -> assertTrue(line.fits(file.header().layout()), line.toString()));
                }
            }
        }
        assertTrue(read > 10 * content.length && read < 37 * content.length, "readable: " + read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        00 01 02 00 00 02 01 00 41 ff       | a line is outside     | a plane that does not exist
        00 01 ff ff ff ff 07 00 00 02 01 00 41 ff | a line is outside | a plane beyond all
        00 01 00 01 00 02 01 00 41 ff       | a line is outside     | y of -1
        00 01 00 00 01 02 01 00 41 ff       | a line is outside     | x of -1
        00 01 00 50 00 02 01 00 41 ff       | a line is outside     | below the image
        00 01 00 00 c8 01 02 01 00 41 ff    | a line is outside     | on the right of the image
        00 01 00 00 00 00 02 00 41 ff       | a line is outside     | no height
        00 01 00 00 00 02 01 00 ff          | a line is outside     | no width
        00 01 00 00 00 02 01 65 41 ff       | a line is outside     | a confidence of 101
        00 01 00 fe ff ff ff 07 00 02 01 00 41 ff | a line is outside | y of a thousand million
        00 01 00 ff ff ff ff 0f 00 02 01 00 41 ff | it has a number over | too large a number
        00 01 00 00 00 02 01 00 c3 ff       | it is not UTF-8       | half a character
        00 01 00 00 00 02 01 00 ed a0 80 ff | it is not UTF-8       | a surrogate
        00 01 00 00 00 02 01 00 c0 80 ff    | it is not UTF-8       | too long a form
        01 80 00                            | it is not UTF-8       | in the engine's name
        00 ff ff ff 7f                      | it claims too many    | forged number of lines
        00 80 80 40                         | it is too short       | as many lines as are allowed
        ff                                  | it is too short       | forged length of the name
        """)
    void whatIsWrongIsSaid(final String content, final String reason, final String what) throws LegibleException {
        assertRefused(RawFile.zlib(HexFormat.ofDelimiter(" ").parseHex(content)), reason);
    }

    @Test
    void aLineOfZerosThatInflatesToMoreThanAFileHoldsIsNoText() throws LegibleException {
        final ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes("\0\1\0\0\0\2\1\0".getBytes(StandardCharsets.ISO_8859_1));
        content.writeBytes(new byte[LgbFormat.MAX_TEXT_BYTES]);
        assertRefused(RawFile.zlib(content.toByteArray()), "it inflates to more than 16777216 bytes");
    }
}
