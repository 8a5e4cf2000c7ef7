package org.legible.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.legible.bundle.Bundles;
import org.legible.format.LegibleException;
import org.legible.text.Box;
import org.legible.text.DrawnText;
import org.legible.text.TextRegion;

/** The default detector and recogniser on drawn pictures. */
class LegibleTextReaderTest {

    private static final List<String> WORDS = List.of("Temperature", "Quality", "report", "sample", "1024");

    @TempDir
    Path folder;

    private static LegibleTextReader open(final Decoding decoding) throws IOException {
        return LegibleTextReader.open(Bundles.DEFAULT_DETECTOR, Bundles.DEFAULT_RECOGNISER, decoding, Device.CPU);
    }

    /** Five words in two lines and a column of its own. */
    private static DrawnText page(final int background, final int ink) throws IOException {
        return new DrawnText(400, 160, background).word(WORDS.get(0), 20, 20, ink).word(WORDS.get(1), 20, 60, ink)
            .word(WORDS.get(2), 100, 60, ink).word(WORDS.get(3), 20, 110, ink).word(WORDS.get(4), 300, 80, ink);
    }

    @ParameterizedTest
    @EnumSource(Decoding.class)
    void everyWordOfAPageIsFoundAndMostAreRead(final Decoding decoding) throws IOException {
        try (LegibleTextReader reader = open(decoding)) {
            for (final int[] colours : new int[][] {{0xffffff, 0x000000}, {0x202428, 0xe0e0e0}}) {
                final DrawnText page = page(colours[0], colours[1]);
                final List<TextRegion> found = reader.words(page.picture());
                int read = 0;
                for (int i = 0; i < WORDS.size(); i++) {
                    final Box drawn = page.boxes().get(i);
                    final TextRegion nearest = found.stream().filter(region -> iou(drawn, region.box()) > 0.5).findFirst()
                        .orElseThrow(() -> new AssertionError(drawn + " is not among " + found));
                    read += nearest.text().equals(WORDS.get(i)) ? 1 : 0;
                }
                assertEquals(WORDS.size(), found.size(), found.toString());
                assertTrue(read >= WORDS.size() - 2, found.toString());
            }
        }
    }

    @Test
    void linesAreNumberedInReadingOrderAndConfidencesArePercents() throws IOException {
        try (LegibleTextReader reader = open(Decoding.ONE_PASS)) {
            final DrawnText page = page(0xffffff, 0x000000);
            final List<TextRegion> found = reader.words(page.picture());
            assertEquals(List.of(0, 1, 1, 2, 3), found.stream().map(TextRegion::line).toList());
            assertTrue(iou(page.boxes().get(4), found.get(4).box()) > 0.5, "the right column comes last");
            assertTrue(found.stream().allMatch(region -> region.confidence() > 1 && region.confidence() <= 100), found.toString());
        }
    }

    @Test
    void aPictureWithoutTextHasNone() throws IOException {
        try (LegibleTextReader reader = open(Decoding.ONE_PASS)) {
            assertEquals(List.of(), reader.words(new DrawnText(300, 200, 0xf4f4f4).picture()));
            assertEquals(List.of(), reader.words(new DrawnText(1, 1, 0x000000).picture()));
        }
    }

    private static double iou(final Box a, final Box b) {
        return (double) a.overlap(b) / (a.area() + b.area() - a.overlap(b));
    }

    @Test
    void aBundleOfAnotherKindIsRefused() {
        final LegibleException e = assertThrows(LegibleException.class,
            () -> LegibleTextReader.open(Bundles.DEFAULT, Bundles.DEFAULT_RECOGNISER, Decoding.REFINED, Device.CPU));
        assertTrue(e.getMessage().contains("is a codec, not a text detector"), e.getMessage());
    }

    @Test
    void aNetworkThatContradictsItsDescriptionIsRefusedInASentence() throws IOException {
        copy(Bundles.DEFAULT_DETECTOR, "model.json");
        copy(Bundles.DEFAULT_DETECTOR, "network.pt");
        final Path json = folder.resolve("model.json");
        Files.writeString(json, Files.readString(json).replaceFirst("\"stride\": *\\d+", "\"stride\":16"));
        try (LegibleTextReader reader =
                LegibleTextReader.open(folder.toString(), Bundles.DEFAULT_RECOGNISER, Decoding.REFINED, Device.CPU)) {
            final LegibleException e =
                assertThrows(LegibleException.class, () -> reader.words(new DrawnText(64, 64, 0).picture()));
            assertTrue(e.getMessage().startsWith("The result of network.pt of the model bundle " + folder + " has the shape (1, 2, "),
                e.getMessage());
        }
    }

    @Test
    void aNetworkThatIsNoTorchScriptIsRefusedAndTheOtherGivenBack() throws IOException {
        copy(Bundles.DEFAULT_RECOGNISER, "model.json");
        Files.write(folder.resolve("network.pt"), new byte[] {1, 2, 3});
        final LegibleException e = assertThrows(LegibleException.class,
            () -> LegibleTextReader.open(Bundles.DEFAULT_DETECTOR, folder.toString(), Decoding.REFINED, Device.CPU));
        assertTrue(e.getMessage().startsWith("The networks in network.pt of the model bundle " + folder + " cannot be loaded"),
            e.getMessage());
    }

    private void copy(final String bundle, final String name) throws IOException {
        try (InputStream in = Bundles.class.getResourceAsStream("/org/legible/bundles/" + bundle + "/" + name)) {
            Files.copy(in, folder.resolve(name));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void memoryStaysFlatOverManyPictures() throws IOException {
        final DrawnText page = page(0xffffff, 0x000000);
        try (LegibleTextReader reader = open(Decoding.ONE_PASS)) {
            long before = 0;
            for (int n = 0; n < 100; n++) {
                if (n == 40) {
                    before = residentMegabytes();
                }
                reader.words(page.picture());
            }
            final long growth = residentMegabytes() - before;
            // 60 pictures, of which each passes more than a megabyte through the engine. Java's own heap is part of this.
            assertTrue(growth < 80, "the process has grown by " + growth + " MB");
        }
    }

    private static long residentMegabytes() throws IOException {
        System.gc();
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10).findFirst().orElseThrow();
    }
}
