import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Draws the characters that are taken for each other in 30 free font families at 8 to 24 pixels, in cells of a fixed grid: what the test
 * of the symbol layer looks at, on machines without fonts. Values are coverages, once in grey and once for the sub-pixels. The fonts are
 * those of the Debian packages fonts-* of the same names, fonts-lmodern and fonts-texgyre; their licences are written beside the sheets.
 *
 * <pre>java scripts/samples/LookalikeSheet.java src/test/resources/lookalikes /usr/share/fonts /usr/share/texmf</pre>
 */
final class LookalikeSheet {

    /** File name, family, licence. */
    private static final String[][] FONTS = {
        {"Arimo-Regular.ttf", "Arimo", "OFL-1.1"}, {"Cabin-Regular.otf", "Cabin", "OFL-1.1"},
        {"Caladea-Regular.ttf", "Caladea", "Apache-2.0"}, {"Cantarell-Regular.otf", "Cantarell", "OFL-1.1"},
        {"Carlito-Regular.ttf", "Carlito", "OFL-1.1"}, {"Comfortaa-Regular.ttf", "Comfortaa", "OFL-1.1"},
        {"Courier Prime.otf", "Courier Prime", "OFL-1.1"}, {"Cousine-Regular.ttf", "Cousine", "OFL-1.1"},
        {"DejaVuSans.ttf", "DejaVu Sans", "Bitstream Vera"}, {"DejaVuSansMono.ttf", "DejaVu Sans Mono", "Bitstream Vera"},
        {"DejaVuSerif.ttf", "DejaVu Serif", "Bitstream Vera"}, {"EBGaramond12-Regular.otf", "EB Garamond", "OFL-1.1"},
        {"FiraCode-Regular.ttf", "Fira Code", "OFL-1.1"}, {"Gentium-R.ttf", "Gentium", "OFL-1.1"},
        {"Hack-Regular.ttf", "Hack", "MIT and Bitstream Vera"}, {"Inconsolata.otf", "Inconsolata", "OFL-1.1"},
        {"Inter-Regular.otf", "Inter", "OFL-1.1"}, {"JetBrainsMono-Regular.ttf", "JetBrains Mono", "Apache-2.0"},
        {"JunicodeTwoBeta-Regular.otf", "Junicode", "OFL-1.1"}, {"Lato-Regular.ttf", "Lato", "OFL-1.1"},
        {"lmroman10-regular.otf", "Latin Modern Roman", "GUST Font License"}, {"LinLibertine_R.otf", "Linux Libertine", "OFL-1.1"},
        {"NotoSans-Regular.ttf", "Noto Sans", "OFL-1.1"}, {"NotoSerif-Regular.ttf", "Noto Serif", "OFL-1.1"},
        {"OpenSans-Regular.ttf", "Open Sans", "Apache-2.0"}, {"Quicksand-Regular.ttf", "Quicksand", "OFL-1.1"},
        {"Roboto-Regular.ttf", "Roboto", "Apache-2.0"}, {"texgyreheros-regular.otf", "TeX Gyre Heros", "GUST Font License"},
        {"Tinos-Regular.ttf", "Tinos", "OFL-1.1"}, {"Vollkorn-Regular.ttf", "Vollkorn", "OFL-1.1"},
    };

    private static final String[] TEXTS = {"c", "e", "l", "1", "I", "O", "0", "rn", "m", "B", "8", "5", "S"};
    private static final int[] SIZES = {8, 9, 10, 12, 14, 17, 20, 24};

    /** Every cell has this size, with the baseline {@value #BASELINE} rows below its top. */
    private static final int CELL_WIDTH = 40, CELL_HEIGHT = 32, BASELINE = 23, INDENT = 4;

    public static void main(final String[] args) throws IOException, FontFormatException {
        final Path target = Files.createDirectories(Path.of(args[0]));
        final List<Font> fonts = new ArrayList<>();
        final StringBuilder list = new StringBuilder();
        for (final String[] font : FONTS) {
            fonts.add(Font.createFont(Font.TRUETYPE_FONT, find(font[0], args)));
            list.append(font[1]).append('\t').append(font[2]).append('\n');
        }
        Files.writeString(target.resolve("fonts.tsv"), list);
        write(fonts, BufferedImage.TYPE_BYTE_GRAY, RenderingHints.VALUE_TEXT_ANTIALIAS_ON, target.resolve("grey.png"));
        write(fonts, BufferedImage.TYPE_INT_RGB, RenderingHints.VALUE_TEXT_ANTIALIAS_LCD_HRGB, target.resolve("subpixel.png"));
    }

    private static File find(final String name, final String[] args) throws IOException {
        for (int i = 1; i < args.length; i++) {
            try (Stream<Path> files = Files.walk(Path.of(args[i]))) {
                final Path found = files.filter(path -> path.endsWith(name)).sorted().findFirst().orElse(null);
                if (found != null) {
                    return found.toFile();
                }
            }
        }
        throw new IOException("There is no " + name);
    }

    private static void write(final List<Font> fonts, final int type, final Object smoothing, final Path target) throws IOException {
        final BufferedImage sheet = new BufferedImage(CELL_WIDTH * TEXTS.length, CELL_HEIGHT * SIZES.length * fonts.size(), type);
        final Graphics2D g = sheet.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, smoothing);
        g.setColor(Color.WHITE);
        for (int row = 0; row < fonts.size() * SIZES.length; row++) {
            g.setFont(fonts.get(row / SIZES.length).deriveFont((float) SIZES[row % SIZES.length]));
            for (int i = 0; i < TEXTS.length; i++) {
                g.drawString(TEXTS[i], i * CELL_WIDTH + INDENT, row * CELL_HEIGHT + BASELINE);
            }
        }
        g.dispose();
        ImageIO.write(sheet, "png", target.toFile());
    }
}
