package org.legible.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.legible.format.LegibleException;

/** A report as JSON, CSV and HTML. */
class ReportFormsTest {

    private static final String HOSTILE = "a\"b,c<script>alert('x')</script>&\u0007.png";
    private static final Pair.Planes ORIGINAL = Pair.rgb(2, -1);

    private static Comparison.Result result;
    private static QualityReport report;

    @TempDir
    private Path folder;

    @BeforeAll
    static void compare() throws IOException {
        result = Pair.compare(ORIGINAL, Pair.rgb(2, 1), 1, TextEyes.of(List.of(new FakeReader(false))));
        report = Pair.report(HOSTILE, ORIGINAL, result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"psnr", "ssim", "ms_ssim", "max_error", "mean_error", "cer", "wer", "chars", "words", "char_errors",
        "word_errors", "bpp", "ratio"})
    void jsonHasTheFigures(final String name) {
        assertTrue(json(report).get(name).isJsonPrimitive() && json(report).get(name).getAsDouble() >= 0, name);
    }

    private static JsonObject json(final QualityReport of) {
        return JsonParser.parseString(ReportJson.text(of)).getAsJsonObject();
    }

    @Test
    void jsonIsExact() {
        final JsonObject object = json(report);
        assertEquals(HOSTILE, object.get("decoded").getAsString());
        assertEquals(14, object.get("chars").getAsInt());
        assertEquals(3, object.get("char_errors").getAsInt());
        assertEquals(3 / 14.0, object.get("cer").getAsDouble());
        assertEquals(1 / 4.0, object.get("wer").getAsDouble());
        assertEquals(8.0 * 1000 / (2 * Pair.WIDTH * Pair.HEIGHT), object.get("bpp").getAsDouble());
        assertEquals(6.0 * Pair.WIDTH * Pair.HEIGHT / 1000, object.get("ratio").getAsDouble());
        assertEquals(2, object.getAsJsonArray("lines").size());
        assertEquals("one <b>", object.getAsJsonArray("lines").get(1).getAsJsonObject().get("after").getAsString());
        assertEquals(2, object.getAsJsonArray("plane_figures").size());
        assertTrue(object.get("lpips").isJsonNull());
    }

    @Test
    void identicalImagesHaveAFinitePsnr() throws IOException {
        final JsonObject object = json(Pair.report("same", ORIGINAL, Pair.compare(ORIGINAL, ORIGINAL, 1, TextEyes.closed("Not read."))));
        assertEquals(99, object.get("psnr").getAsDouble());
        assertEquals(1, object.get("ms_ssim").getAsDouble(), 1e-9);
        assertTrue(object.get("cer").isJsonNull());
        assertTrue(object.get("chars").isJsonNull());
        assertEquals("Not read.", object.get("text_missing").getAsString());
    }

    @Test
    void csvQuotesWhatNeedsIt() throws IOException {
        new ReportFiles(null, null, folder.resolve("r.csv")).write(report, result.exhibits());
        final List<String> rows = Files.readAllLines(folder.resolve("r.csv"));
        assertEquals(2, rows.size());
        assertTrue(rows.get(0).startsWith("original,decoded,width,height,planes,type,psnr,"), rows.get(0));
        assertTrue(rows.get(1).startsWith("original,\"a\"\"b,c<script>"), rows.get(1));
        assertEquals("2,6,6,52,20,one two,one <b>,7,2,3,1", Files.readAllLines(folder.resolve("r-lines.csv")).get(2));
        assertEquals(3, Files.readAllLines(folder.resolve("r-planes.csv")).size());
    }

    @Test
    void aFolderGetsFilesNamedAfterTheImage() throws IOException {
        new ReportFiles(null, null, folder).write(report, result.exhibits());
        try (var files = Files.list(folder)) {
            final List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
            assertEquals(3, names.size(), names::toString);
            names.forEach(name -> assertTrue(name.matches("a_b,c_script_alert\\('x'\\)__script_&_\\.png(-lines|-planes)?\\.csv"), name));
        }
    }

    @Test
    void placesAreLookedAtFirst() {
        final Path nowhere = folder.resolve("missing/x");
        for (final ReportFiles files : List.of(new ReportFiles(nowhere, null, null), new ReportFiles(null, nowhere, null),
            new ReportFiles(null, null, nowhere), new ReportFiles(folder, null, null))) {
            assertThrows(LegibleException.class, files::check);
        }
    }

    @Test
    void thePageNeedsNothingElseAndEscapesAllText() throws IOException {
        final String page = ReportPage.of(report, result.exhibits());
        assertFalse(page.contains("<script"), "a title became markup");
        assertFalse(page.contains("<i>"), "a note became markup");
        assertFalse(page.contains("<b></del>") || page.contains("<b></ins>"), "a reading became markup");
        assertFalse(page.contains("\u0007"));
        assertTrue(page.contains("a&quot;b,c&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;.png"));
        assertFalse(Pattern.compile("(src|href)=\"(?!data:image/png;base64,)").matcher(page).find(), "a link to the outside");
        assertFalse(Pattern.compile("url\\(|@import").matcher(page).find());
        assertTrue(page.contains("prefers-color-scheme: dark") && page.contains("@media print") && page.contains("width=device-width"));
    }

    @Test
    void thePageShowsPicturesCropsAndMarks() throws IOException {
        final String page = ReportPage.of(report, result.exhibits());
        final Matcher uris = Pattern.compile("data:image/png;base64,([A-Za-z0-9+/=]+)").matcher(page);
        int pictures = 0;
        while (uris.find()) {
            assertTrue(ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(uris.group(1)))).getWidth() > 0);
            pictures++;
        }
        assertEquals(6, pictures, "original, decoded, map, scale, and the line before and after");
        assertTrue(page.contains("one <del>two</del>") && page.contains("one <ins>&lt;b&gt;</ins>"));
        assertTrue(page.contains("<rect x=\"6\" y=\"6\" width=\"52\" height=\"20\"><title>one two → one &lt;b&gt;</title>"));
        assertTrue(page.contains("1 of 2 lines of text reads otherwise than before: 3 errors in 14 characters, 1 in 4 words."), page);
    }

    @Test
    void aPageWithoutTextSaysWhy() throws IOException {
        final Comparison.Result unread = Pair.compare(ORIGINAL, ORIGINAL, 1, TextEyes.closed("Nobody could read."));
        final String page = ReportPage.of(Pair.report("same", ORIGINAL, unread), unread.exhibits());
        assertTrue(page.contains("Nobody could read."));
        assertTrue(page.contains("∞ dB"));
        assertFalse(page.contains("CER"));
    }
}
