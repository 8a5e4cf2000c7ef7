package org.legible.cli.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.compare.Codecs;
import org.legible.compare.ImageCodec;
import org.legible.compare.Measurement;
import org.legible.compare.NamedCodec;
import org.legible.compare.RgbImage;
import org.legible.engine.Device;
import org.legible.format.LegibleException;
import org.legible.text.ErrorTotals;

/** Measurements that outlive a run. */
class MeasurementFilesTest {

    private static final RgbImage PICTURE = new RgbImage(2, 1, new int[] {1, 2});
    private static final Measurement WITH_TEXT = new Measurement("a", "Ours", 5, 2, 10, 30, 0.5, Double.NaN, new ErrorTotals(10, 2, 1, 1), 1, 1);

    @TempDir
    private Path folder;

    private static ImageCodec jpeg(final String name) throws IOException {
        return new NamedCodec(new Codecs(Device.CPU).parse("jpeg").get(0), name);
    }

    private MeasurementFiles files(final String reader) {
        return new MeasurementFiles(folder.resolve("store"), reader);
    }

    @Test
    void aLaterRunFindsWhatWasMeasuredUnderAnyName() throws IOException {
        files("T 5").keep(PICTURE, jpeg("Ours"), WITH_TEXT);
        final Measurement found = files("T 5").find("b", new RgbImage(2, 1, new int[] {1, 2}), jpeg("Theirs"), 5, true).orElseThrow();
        assertEquals("b", found.image());
        assertEquals("Theirs", found.codec());
        assertEquals(WITH_TEXT.text(), found.text());
        assertEquals(WITH_TEXT.bytes(), found.bytes());
        assertTrue(files("T 5").find("b", PICTURE, jpeg("Theirs"), 5, false).orElseThrow().errors().isEmpty());
    }

    @Test
    void nothingElseStandsForIt() throws IOException {
        final MeasurementFiles files = files("T 5");
        files.keep(PICTURE, jpeg("Ours"), WITH_TEXT);
        assertEquals(Optional.empty(), files.find("a", PICTURE, jpeg("Ours"), 6, true));
        assertEquals(Optional.empty(), files.find("a", new RgbImage(2, 1, new int[] {1, 3}), jpeg("Ours"), 5, true));
        assertEquals(Optional.empty(), files.find("a", new RgbImage(1, 2, new int[] {1, 2}), jpeg("Ours"), 5, true));
        assertEquals(Optional.empty(), files.find("a", PICTURE, new Codecs(Device.CPU).parse("jpeg2000").get(0), 5, true));
        assertEquals(Optional.empty(), files("T 6").find("a", PICTURE, jpeg("Ours"), 5, true));
    }

    @Test
    void oneWithoutTextIsMeasuredAgainWhereTextIsAsked() throws IOException {
        final MeasurementFiles files = files("T 5");
        files.keep(PICTURE, jpeg("Ours"), new Measurement("a", "Ours", 5, 2, 10, 30, 0.5, 0.5, null, 1, 1));
        assertEquals(Optional.empty(), files.find("a", PICTURE, jpeg("Ours"), 5, true));
        files.keep(PICTURE, jpeg("Ours"), WITH_TEXT);
        assertTrue(files("T 5").find("a", PICTURE, jpeg("Ours"), 5, true).isPresent());
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        files("T 5").keep(PICTURE, jpeg("Ours"), WITH_TEXT);
        final List<Path> stored;
        try (Stream<Path> all = Files.list(folder.resolve("store"))) {
            stored = all.toList();
        }
        assertEquals(1, stored.size());
        Files.writeString(stored.get(0), "{\"key\": ");
        final LegibleException e = assertThrows(LegibleException.class, () -> files("T 5").find("a", PICTURE, jpeg("Ours"), 5, true));
        assertTrue(e.getMessage().startsWith(stored.get(0).toString()), e.getMessage());
    }
}
