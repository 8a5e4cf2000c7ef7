package org.legible.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;
import org.legible.format.SampleType;
import org.legible.format.VerifyReport.ChunkState;

/** A file of text that is cut or altered: it is refused in a sentence, or decoded with one for the text that is missing. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SymbolDamageTest {

    private static final int WIDTH = 96, HEIGHT = 40, WHITE = 0xFFFFFF;

    /** What reading the symbol layer of a file of some hundred bytes may allocate: its models. */
    private static final long ALLOCATION_CAP = 40 << 20;

    private byte[] sound;
    private String pixels;

    /** Four kinds of marks of 6 by 8 pixels. */
    private record Marks(int[] pixels) implements PlaneReader, PlaneWriter {

        static Marks drawn() {
            final Random random = new Random(7);
            final int[] kinds = random.ints(4 * 48, 0, 4).toArray();
            final int[] pixels = new int[WIDTH * HEIGHT];
            Arrays.fill(pixels, WHITE);
            for (int mark = 0; mark < 30; mark++) {
                final int kind = random.nextInt(4);
                for (int i = 0; i < 48; i++) {
                    pixels[(5 + mark / 10 * 12 + i / 6) * WIDTH + 4 + mark % 10 * 9 + i % 6] = 0x55_5555 * (3 - kinds[kind * 48 + i]);
                }
            }
            return new Marks(pixels);
        }

        @Override
        public ImageLayout layout() {
            return new ImageLayout(WIDTH, HEIGHT, 1, 1, 1, SampleType.RGB24);
        }

        @Override
        public RandomAccessibleInterval<?> plane(final int index) {
            return ArrayImgs.argbs(pixels, WIDTH, HEIGHT);
        }
    }

    @BeforeAll
    void encode(@TempDir final Path folder) throws IOException {
        final Path path = folder.resolve("sound.lgb");
        DefaultBundle.encoder().encode(Marks.drawn(), EncodeSettings.ofQuality(20).withText(TextMode.EXACT), path, Progress.NONE);
        sound = Files.readAllBytes(path);
        try (LgbFile file = LgbFile.of("sound.lgb", sound)) {
            assertEquals(List.of(0), file.symbolTiles(0));
            pixels = SymbolPages.hash(file);
        }
    }

    private static ChunkState chunk(final LgbFile file, final String type) throws LegibleException {
        return file.verify().chunks().stream().filter(chunk -> chunk.type().equals(type)).findFirst().orElseThrow();
    }

    /** What is said about the file and its symbol layer; every sentence is looked at. */
    private static List<String> warnings(final byte[] bytes) throws IOException {
        final com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long before = threads.getCurrentThreadAllocatedBytes();
        try (LgbFile file = LgbFile.of("altered.lgb", bytes)) {
            final List<String> warnings = new ArrayList<>(file.warnings());
            SymbolPages.read(file, 0, warnings);
            for (final String warning : warnings) {
                assertTrue(warning.contains("altered.lgb") && warning.contains("text") && warning.endsWith("."), warning);
            }
            assertTrue(file.readTile(0, 0).stream().length > 0, "the learned layer can be read");
            final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(allocated < ALLOCATION_CAP, allocated + " bytes allocated");
            return warnings;
        }
    }

    /** Decodes a file with a broken symbol layer. */
    private static void decode(final byte[] bytes) throws IOException {
        try (LgbFile file = LgbFile.of("altered.lgb", bytes)) {
            final DecodeResult result = DefaultBundle.decoder().decode(file, new Marks(new int[WIDTH * HEIGHT]), Progress.NONE);
            assertEquals(1, result.warnings().size());
            assertEquals(List.of(), result.damagedTiles());
        }
    }

    @Test
    void aFileCutAnywhereIsRefused() {
        for (int length = 0; length < sound.length; length++) {
            final byte[] cut = Arrays.copyOf(sound, length);
            final String message = assertThrows(LegibleException.class, () -> LgbFile.of("cut.lgb", cut)).getMessage();
            assertTrue(message.startsWith("cut.lgb ") && message.endsWith("."), message);
        }
    }

    @Test
    void everyFlippedBitOfTheLayerCostsTheTextAndNothingElse() throws IOException {
        final List<ChunkState> chunks;
        try (LgbFile file = LgbFile.of("sound.lgb", sound)) {
            chunks = List.of(chunk(file, "SYMB"), chunk(file, "symb"));
        }
        for (final ChunkState chunk : chunks) {
            for (long bit = 8 * chunk.offset(); bit < 8 * (chunk.offset() + chunk.length()); bit++) {
                final byte[] altered = sound.clone();
                altered[(int) (bit / 8)] ^= 1 << bit % 8;
                assertEquals(1, warnings(altered).size(), "bit " + bit);
                if (bit % 61 == 0) {
                    decode(altered);
                }
            }
        }
    }

    /** The file with another payload in one of its chunks, whose checksum is right, and an index and an end that go with it. */
    private byte[] forged(final String type, final byte[] payload) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(sound, 0, 10);
        long first = 0;
        long index = 0;
        try (LgbFile file = LgbFile.of("sound.lgb", sound)) {
            for (final ChunkState chunk : file.verify().chunks()) {
                byte[] content = Arrays.copyOfRange(sound, (int) chunk.offset() + 8, (int) (chunk.offset() + chunk.length()) - 4);
                if (chunk.type().equals("TILE")) {
                    first = first == 0 ? out.size() : first;
                } else if (chunk.type().equals("INDX")) {
                    index = out.size();
                    content = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putLong(0, first).array();
                } else if (chunk.type().equals("LEND")) {
                    content = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putLong(4, index).putLong(12, out.size() + 32)
                        .array();
                }
                write(out, chunk.type(), chunk.type().equals(type) ? payload : content);
            }
        }
        return out.toByteArray();
    }

    private static void write(final ByteArrayOutputStream out, final String type, final byte[] payload) {
        final ByteBuffer chunk = ByteBuffer.allocate(payload.length + 12).order(ByteOrder.LITTLE_ENDIAN);
        for (final char letter : type.toCharArray()) {
            chunk.put((byte) letter);
        }
        chunk.putInt(payload.length).put(payload);
        final CRC32C checksum = new CRC32C();
        checksum.update(chunk.array(), 0, payload.length + 8);
        out.writeBytes(chunk.putInt((int) checksum.getValue()).array());
    }

    private byte[] payload(final String type) throws IOException {
        try (LgbFile file = LgbFile.of("sound.lgb", sound)) {
            final ChunkState chunk = chunk(file, type);
            return Arrays.copyOfRange(sound, (int) chunk.offset() + 8, (int) (chunk.offset() + chunk.length()) - 4);
        }
    }

    @Test
    void everyFlippedBitOfAPageWithTheRightChecksumIsNoticed() throws IOException {
        final byte[] page = payload("symb");
        assertEquals(List.of(), warnings(forged("symb", page)));
        for (int bit = 0; bit < 8 * page.length; bit++) {
            final byte[] altered = page.clone();
            altered[bit / 8] ^= 1 << bit % 8;
            final byte[] file = forged("symb", altered);
            assertEquals(1, warnings(file).size(), "bit " + bit);
            if (bit % 61 == 0) {
                decode(file);
            }
        }
    }

    @Test
    void aPageCutAnywhereOrContinuedIsNoticed() throws IOException {
        final byte[] page = payload("symb");
        for (int length = 0; length < page.length + 20; length++) {
            if (length != page.length) {
                assertEquals(1, warnings(forged("symb", Arrays.copyOf(page, length))).size(), length + " bytes");
            }
        }
    }

    /** Another side gives the same tile as long as the image fits into one. */
    @Test
    void everyFlippedBitOfTheAnnouncementIsHarmlessOrNoticed() throws IOException {
        final byte[] side = payload("SYMB");
        for (int bit = 0; bit < 8 * side.length; bit++) {
            final byte[] altered = side.clone();
            altered[bit / 8] ^= 1 << bit % 8;
            final byte[] bytes = forged("SYMB", altered);
            if (warnings(bytes).isEmpty()) {
                try (LgbFile file = LgbFile.of("altered.lgb", bytes)) {
                    assertEquals(pixels, SymbolPages.hash(file));
                }
            } else {
                decode(bytes);
            }
        }
    }

    /** Text that survived is still text: it stands on the hatch, and everything else in the tile is the hatch. */
    @Test
    void textIsPaintedOverTheMarkOfADamagedTile() throws IOException {
        final byte[] altered = sound.clone();
        try (LgbFile file = LgbFile.of("sound.lgb", sound)) {
            final ChunkState tile = chunk(file, "TILE");
            altered[(int) (tile.offset() + tile.length() / 2)] ^= 1;
        }
        final Marks original = Marks.drawn();
        final Marks decoded = new Marks(new int[WIDTH * HEIGHT]);
        try (LgbFile file = LgbFile.of("altered.lgb", altered)) {
            final DecodeResult result = DefaultBundle.decoder().decode(file, decoded, Progress.NONE);
            assertEquals(List.of(new DamagedTile(0, 0, 0, 0, WIDTH, HEIGHT)), result.damagedTiles());
            assertEquals(1, result.warnings().size());
        }
        int text = 0;
        for (int i = 0; i < original.pixels().length; i++) {
            final int colour = decoded.pixels()[i] & WHITE;
            if (colour == (original.pixels()[i] & WHITE)) {
                text++;
            } else {
                assertEquals(WHITE, original.pixels()[i] & WHITE, "no pixel of the text is lost at " + i);
                assertTrue(colour == 0x80_8080 || colour == 0x40_4040, "the mark is " + Integer.toHexString(colour));
            }
        }
        assertTrue(text > 500 && text < WIDTH * HEIGHT / 2, text + " pixels of text");
    }
}
