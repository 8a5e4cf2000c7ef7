import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import javax.imageio.ImageIO;

/**
 * Draws the characters from space to tilde side by side, in cells of 9x18, for the labels of the command line's figures: a machine
 * without a window system often has no fonts.
 *
 * <pre>java scripts/samples/Glyphs.java src/main/resources/org/legible/ij/glyphs.png</pre>
 */
final class Glyphs {

    public static void main(final String[] args) throws IOException {
        final BufferedImage strip = new BufferedImage(9 * ('~' - ' ' + 1), 18, BufferedImage.TYPE_BYTE_GRAY);
        final Graphics2D g = strip.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(new Font("DejaVu Sans Mono", Font.PLAIN, 15));
        g.setColor(Color.WHITE);
        for (char c = ' '; c <= '~'; c++) {
            g.drawString(String.valueOf(c), 9 * (c - ' '), 14);
        }
        g.dispose();
        ImageIO.write(strip, "png", new File(args[0]));
    }
}
