package org.legible.symbol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.legible.entropy.MalformedStreamException;

/** The example of section 8 of docs/FORMAT.md is what the code does. */
class PageDocumentTest {

    private static final Pattern PAGE = Pattern.compile("The page is\\s+`([0-9a-f ]+)`");
    private static final int SIDE = 8;
    private static final Page EXAMPLE = new Page(4, List.of(new Rule(1, 7, 5, 1, 0x0000FF)),
        List.of(new Glyph(2, 3, false, new byte[] {0, 4, 2, 4, 0, 3})),
        List.of(new Run(new Flat(0xFFFFFF), 0, 6, List.of(new Placement(0, 1, 3), new Placement(0, 4, 3)))));

    private static byte[] document() throws IOException {
        final Matcher matcher = PAGE.matcher(Files.readString(Path.of("docs", "FORMAT.md")));
        assertTrue(matcher.find());
        return HexFormat.ofDelimiter(" ").parseHex(matcher.group(1));
    }

    @Test
    void theExampleIsWhatTheEncoderWrites() throws IOException {
        assertEquals(HexFormat.ofDelimiter(" ").formatHex(document()),
            HexFormat.ofDelimiter(" ").formatHex(PageCodec.encode(EXAMPLE, SIDE, SIDE)));
    }

    @Test
    void theExampleIsRead() throws IOException, MalformedStreamException {
        final Page page = PageCodec.decode(document(), SIDE, SIDE);
        assertEquals(EXAMPLE.rules(), page.rules());
        assertEquals(EXAMPLE.runs(), page.runs());
        assertArrayEquals(EXAMPLE.glyphs().get(0).levels(), page.glyphs().get(0).levels());
    }
}
