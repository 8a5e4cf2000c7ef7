package org.legible.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.legible.engine.Device;
import org.legible.format.LegibleException;

/** Codecs and their settings as people write them. */
class CodecsTest {

    @TempDir
    private Path folder;

    private Codecs codecs() {
        return new Codecs(Device.CPU, new Executables(List.of(folder)));
    }

    private static List<String> names(final List<ImageCodec> codecs) {
        return codecs.stream().map(ImageCodec::name).toList();
    }

    @Test
    void namesAreTakenInTheirOrder() throws IOException {
        assertEquals(List.of("jpeg2000", "legible-1", "jpeg"), names(codecs().parse(" jpeg2000,legible-1 ,, jpeg")));
        assertEquals(List.of("legible-1", "jpeg", "jpeg2000"), names(codecs().parse(Codecs.DEFAULT)));
    }

    @Test
    void aBundleMayBeFollowedByWhatIsDoneAboutText() throws IOException {
        final List<ImageCodec> same = codecs().parse("legible-1,legible-1+off,legible-1+boost,legible-1+sharp,legible-1+exact");
        assertEquals(List.of("legible-1", "legible-1+off", "legible-1+boost", "legible-1+sharp", "legible-1+exact"), names(same));
        assertEquals(same.get(0).identity(), same.get(1).identity());
        final List<String> others = new ArrayList<>();
        for (final ImageCodec codec : same.subList(1, same.size())) {
            others.add(codec.identity());
        }
        assertEquals(others.size(), Set.copyOf(others).size(), others.toString());
        assertThrows(LegibleException.class, () -> codecs().parse("legible-1+sharper"));
    }

    @Test
    void everyToolCanBeNamedWhereItsProgramsAre() throws IOException {
        for (final ToolDescription tool : ToolDescription.ALL) {
            for (final String program : List.of(tool.encoder(), tool.decoder())) {
                if (!Files.exists(folder.resolve(program))) {
                    assertTrue(Files.createFile(folder.resolve(program)).toFile().setExecutable(true));
                }
            }
        }
        final String all = String.join(",", ToolDescription.ALL.stream().map(ToolDescription::name).toList());
        assertEquals("webp,avif,avif444,jxl,jpegli", all);
        assertEquals(List.of(all.split(",")), names(codecs().parse(all)));
        assertTrue(codecs().available().contains("jpeg2000, webp, avif, avif444, jxl, jpegli and the paths"));
        assertTrue(!codecs().available().contains("Not installed"));
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThereAre() {
        final LegibleException e = assertThrows(LegibleException.class, () -> codecs().parse("jpeg,gif"));
        assertTrue(e.getMessage().startsWith("There is no codec \"gif\". There are legible-1, jpeg, jpeg2000 and the paths of Legible's bundles,"
            + " with +boost, +sharp or +exact behind a bundle for its treatment of text. Not installed: webp needs libwebp's tools"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        webp             | The codec webp needs the program cwebp, which is not on the path: install libwebp's tools
        jpeg,jpeg        | The codec jpeg is listed twice
        ' , '            | No codec is named: give a list such as legible-1,jpeg,jpeg2000. There are legible-1
        ''               | No codec is named
        /no/such/bundle  | There is no model bundle "/no/such/bundle"
        """)
    void wrongListsAreRefused(final String list, final String message) {
        final LegibleException e = assertThrows(LegibleException.class, () -> codecs().parse(list));
        assertTrue(e.getMessage().startsWith(message), e.getMessage());
    }

    private List<List<Double>> settings(final String list, final String qualities) throws IOException {
        return Ladder.of(codecs().parse(list), qualities).stream().map(Ladder::settings).toList();
    }

    @Test
    void settingsAreForAllForOneOrTheirOwn() throws IOException {
        final List<Double> jpeg2000 = new Jpeg2000Codec().ladder();
        assertEquals(List.of(new JpegCodec().ladder(), jpeg2000), settings("jpeg,jpeg2000", ""));
        assertEquals(List.of(List.of(10.0, 30.5, 60.0), jpeg2000), settings("jpeg,jpeg2000", " 60, 10,30.5 ,10"));
        assertEquals(List.of(List.of(5.0), List.of(10.0), List.of(0.2, 1.0)),
            settings("legible-1,jpeg,jpeg2000", "10;legible-1:5;jpeg2000: 1,0.2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        high          | The qualities "high" are not numbers with commas between them
        10,,30        | The qualities "10,,30" are not numbers
        jpeg:         | The qualities "jpeg:" are not numbers
        webp:10       | The qualities name the codec "webp", which is not compared: the codecs are jpeg, jpeg2000.
        0             | The quality 0 is not one of jpeg: choose numbers from 1 to 100.
        10,101        | The quality 101 is not one of jpeg
        NaN           | The quality NaN is not one of jpeg
        jpeg2000:50   | The rate in bits a pixel 50 is not one of jpeg2000: choose numbers from 0.01 to 24.
        """)
    void wrongSettingsAreRefused(final String qualities, final String message) {
        final LegibleException e = assertThrows(LegibleException.class, () -> settings("jpeg,jpeg2000", qualities));
        assertTrue(e.getMessage().startsWith(message), e.getMessage());
    }
}
