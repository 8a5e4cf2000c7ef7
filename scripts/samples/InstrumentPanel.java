import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Draws {@code samples/instrument-panel.png}, the picture of the demo: the window of an invented microscope with menus, a synthetic
 * micrograph, a plot, a table and small print. Every pixel is made here; the fonts are DejaVu.
 *
 * <pre>java scripts/samples/InstrumentPanel.java samples/instrument-panel.png</pre>
 */
final class InstrumentPanel {

    private static final int WIDTH = 1024;
    private static final int HEIGHT = 768;
    private static final int FIELD = 470;

    private static final Color WINDOW = new Color(240, 241, 243);
    private static final Color LINE = new Color(188, 191, 196);
    private static final Color INK = new Color(30, 33, 38);
    private static final Color FAINT = new Color(104, 110, 118);
    private static final Color ACCENT = new Color(26, 95, 180);

    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D g = image.createGraphics();
    private final Random random = new Random(20260501);

    private InstrumentPanel() {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    public static void main(final String[] args) throws IOException {
        final InstrumentPanel panel = new InstrumentPanel();
        panel.window();
        panel.micrograph(14, 104);
        panel.acquisition(14, 584);
        panel.plot(500, 104, 510, 272);
        panel.table(500, 388, 510);
        panel.log(500, 620, 510, 112);
        panel.statusBar();
        panel.g.dispose();
        ImageIO.write(panel.image, "png", new File(args[0]));
    }

    private void window() {
        fill(WINDOW, 0, 0, WIDTH, HEIGHT);
        fill(new Color(45, 52, 64), 0, 0, WIDTH, 30);
        text("Lumiscope 4 \u2013 [plate07_B3_series012] \u2013 Live view", 14, 20, Font.BOLD, 13, Color.WHITE);
        for (int i = 0; i < 3; i++) {
            g.setColor(new Color(new int[] {0x6b7686, 0x6b7686, 0xd0544b}[i]));
            g.fillOval(WIDTH - 76 + 24 * i, 9, 13, 13);
        }
        int x = 14;
        for (final String menu : "File Edit Acquire Stage Objectives Illumination Analyse Window Help".split(" ")) {
            text(menu, x, 48, Font.PLAIN, 12.5f, INK);
            x += g.getFontMetrics().stringWidth(menu) + 22;
        }
        line(0, 56, WIDTH, 56);
        x = 14;
        for (final String button : new String[] {"Snap", "Live", "Z-stack", "Time-lapse", "Autofocus", "40\u00d7 / 0.95"}) {
            x = button(button, x, 64, "Live".equals(button));
        }
        text("Exposure 120 ms   Gain 2.4\u00d7   Binning 1\u00d71   16 bit", x + 20, 82, Font.PLAIN, 12, FAINT);
        line(0, 96, WIDTH, 96);
    }

    private int button(final String label, final int x, final int y, final boolean pressed) {
        font(Font.PLAIN, 12);
        final int w = g.getFontMetrics().stringWidth(label) + 20;
        g.setColor(pressed ? ACCENT : Color.WHITE);
        g.fillRoundRect(x, y, w, 25, 6, 6);
        g.setColor(pressed ? ACCENT : LINE);
        g.drawRoundRect(x, y, w, 25, 6, 6);
        text(label, x + 10, y + 17, Font.PLAIN, 12, pressed ? Color.WHITE : INK);
        return x + w + 8;
    }

    /** Two channels of blobs and filaments with shot noise, then the overlay a person would have drawn. */
    private void micrograph(final int left, final int top) {
        final double[][] green = new double[FIELD][FIELD];
        final double[][] magenta = new double[FIELD][FIELD];
        for (int i = 0; i < 26; i++) {
            final double cx = random.nextDouble() * FIELD;
            final double cy = random.nextDouble() * FIELD;
            final double size = 13 + 12 * random.nextDouble();
            blob(magenta, cx, cy, size, 0.6 + 0.8 * random.nextDouble(), random.nextDouble() * Math.PI);
            for (int k = 0; k < 26; k++) {
                filament(green, cx, cy, random.nextDouble() * 2 * Math.PI, 30 + 60 * random.nextDouble());
            }
        }
        for (int y = 0; y < FIELD; y++) {
            for (int x = 0; x < FIELD; x++) {
                final int r = noisy(magenta[y][x] * 150 + 9);
                final int gr = noisy(green[y][x] * 120 + magenta[y][x] * 20 + 11);
                final int b = noisy(magenta[y][x] * 170 + green[y][x] * 25 + 13);
                image.setRGB(left + x, top + y, r << 16 | gr << 8 | b);
            }
        }
        annotations(left, top);
    }

    private int noisy(final double mean) {
        return (int) Math.max(0, Math.min(255, Math.round(mean + Math.sqrt(mean) * 0.55 * random.nextGaussian())));
    }

    private static void blob(final double[][] map, final double cx, final double cy, final double size, final double height,
        final double turn) {
        for (int y = 0; y < FIELD; y++) {
            for (int x = 0; x < FIELD; x++) {
                final double u = ((x - cx) * Math.cos(turn) + (y - cy) * Math.sin(turn)) / size;
                final double v = ((y - cy) * Math.cos(turn) - (x - cx) * Math.sin(turn)) / (0.7 * size);
                final double radius = Math.sqrt(u * u + v * v);
                map[y][x] += height / (1 + Math.exp(7 * (radius - 1)));
            }
        }
    }

    private void filament(final double[][] map, final double startX, final double startY, final double angle, final double length) {
        double x = startX;
        double y = startY;
        double direction = angle;
        for (double at = 0; at < length; at += 0.5) {
            x += 0.5 * Math.cos(direction);
            y += 0.5 * Math.sin(direction);
            direction += 0.05 * random.nextGaussian();
            for (int dy = -2; dy <= 2; dy++) {
                for (int dx = -2; dx <= 2; dx++) {
                    final int px = (int) Math.round(x) + dx;
                    final int py = (int) Math.round(y) + dy;
                    if (px >= 0 && py >= 0 && px < FIELD && py < FIELD) {
                        final double distance = Math.pow(px - x, 2) + Math.pow(py - y, 2);
                        map[py][px] += 0.15 * (1 - at / length) * Math.exp(-distance / 1.1);
                    }
                }
            }
        }
    }

    private void annotations(final int left, final int top) {
        text("B3  DAPI / Phalloidin-488", left + 10, top + 20, Font.BOLD, 13, Color.WHITE);
        text("z = 14.50 \u00b5m   t = 00:12:40", left + 10, top + 37, Font.PLAIN, 11, new Color(220, 224, 230));
        fill(Color.WHITE, left + FIELD - 134, top + FIELD - 20, 120, 5);
        text("20 \u00b5m", left + FIELD - 94, top + FIELD - 27, Font.BOLD, 13, Color.WHITE);
        g.setStroke(new BasicStroke(1.6f));
        g.setColor(new Color(255, 214, 70));
        g.drawRect(left + 220, top + 216, 112, 102);
        text("ROI 1", left + 220, top + 211, Font.BOLD, 11, new Color(255, 214, 70));
        g.draw(new Line2D.Double(left + 112, top + 300, left + 152, top + 264));
        g.draw(new Line2D.Double(left + 152, top + 264, left + 141, top + 267));
        g.draw(new Line2D.Double(left + 152, top + 264, left + 148, top + 275));
        text("lamellipodium", left + 64, top + 315, Font.PLAIN, 12, new Color(255, 214, 70));
        g.setStroke(new BasicStroke(1));
    }

    private void acquisition(final int left, final int top) {
        panel("Acquisition", left, top, FIELD, 148);
        final String[][] rows = {
            {"Channel 1", "DAPI   405 nm   12 %   450/50"}, {"Channel 2", "Phalloidin-488   488 nm   7.5 %   525/50"},
            {"Stage", "X 41 283.6 \u00b5m   Y 17 902.1 \u00b5m   Z 14.50 \u00b5m"},
            {"Pixel size", "0.1625 \u00b5m   (2048 \u00d7 2048, 332.8 \u00b5m)"},
            {"Stack", "31 slices, step 0.30 \u00b5m, 2 channels, 48 frames"}, {"Chamber", "37.0 \u00b0C   5.0 % CO\u2082   humidity 84 %"}};
        for (int i = 0; i < rows.length; i++) {
            text(rows[i][0], left + 12, top + 40 + 19 * i, Font.PLAIN, 12, FAINT);
            text(rows[i][1], left + 104, top + 40 + 19 * i, Font.PLAIN, 12, INK);
        }
    }

    private void plot(final int left, final int top, final int width, final int height) {
        panel("Mean intensity in ROI 1", left, top, width, height);
        final int x0 = left + 58;
        final int y0 = top + height - 42;
        final int w = width - 80;
        final int h = height - 84;
        for (int i = 0; i <= 5; i++) {
            final int y = y0 - h * i / 5;
            g.setColor(new Color(225, 227, 230));
            g.drawLine(x0, y, x0 + w, y);
            rightText(String.valueOf(i * 500), x0 - 7, y + 4, 11);
        }
        for (int i = 0; i <= 8; i++) {
            final int x = x0 + w * i / 8;
            g.setColor(INK);
            g.drawLine(x, y0, x, y0 + 4);
            rightText(String.valueOf(i * 5), x + 8, y0 + 17, 11);
        }
        g.setColor(INK);
        g.drawLine(x0, y0, x0 + w, y0);
        g.drawLine(x0, y0, x0, y0 - h);
        curve(x0, y0, w, h, 0.82, 3.2, ACCENT);
        curve(x0, y0, w, h, 0.55, 1.4, new Color(192, 57, 43));
        text("Time (min)", x0 + w / 2 - 30, y0 + 34, Font.PLAIN, 12, INK);
        g.rotate(-Math.PI / 2, left + 16, top + height / 2.0);
        text("Intensity (a.u.)", left - 34, top + height / 2 + 4, Font.PLAIN, 12, INK);
        g.rotate(Math.PI / 2, left + 16, top + height / 2.0);
        text("\u2014 phalloidin", x0 + w - 130, y0 - 34, Font.PLAIN, 11.5f, ACCENT);
        text("\u2014 control (n = 12)", x0 + w - 130, y0 - 17, Font.PLAIN, 11.5f, new Color(192, 57, 43));
    }

    private void curve(final int x0, final int y0, final int w, final int h, final double level, final double rate, final Color color) {
        final Path2D path = new Path2D.Double();
        for (int i = 0; i <= 160; i++) {
            final double t = i / 160.0;
            final double value = level * (1 - Math.exp(-rate * t)) + 0.08 + 0.012 * random.nextGaussian();
            if (i == 0) {
                path.moveTo(x0, y0 - h * value);
            } else {
                path.lineTo(x0 + w * t, y0 - h * value);
            }
        }
        g.setColor(color);
        g.setStroke(new BasicStroke(1.5f));
        g.draw(path);
        g.setStroke(new BasicStroke(1));
    }

    private void table(final int left, final int top, final int width) {
        panel("Results", left, top, width, 220);
        final String[] heads = {"#", "Area (\u00b5m\u00b2)", "Mean", "StdDev", "Circ.", "Feret (\u00b5m)", "Label"};
        final int[] rights = {28, 108, 172, 238, 296, 376, 490};
        fill(new Color(228, 231, 235), left + 1, top + 24, width - 1, 20);
        for (int c = 0; c < heads.length; c++) {
            rightText(heads[c], left + rights[c], top + 38, 11.5f);
        }
        for (int r = 0; r < 9; r++) {
            if (r % 2 == 1) {
                fill(new Color(247, 248, 250), left + 1, top + 44 + 19 * r, width - 1, 19);
            }
            final double area = 180 + 240 * random.nextDouble();
            final String[] cells = {String.valueOf(r + 1), number("%.2f", area), number("%.1f", 640 + 900 * random.nextDouble()),
                number("%.2f", 60 + 90 * random.nextDouble()), number("%.3f", 0.55 + 0.4 * random.nextDouble()),
                number("%.2f", 1.3 * Math.sqrt(area)), String.format(Locale.ROOT, "B3-%04d:%02d", 300 + 37 * r, 11 + r)};
            for (int c = 0; c < cells.length; c++) {
                rightText(cells[c], left + rights[c], top + 58 + 19 * r, 11.5f);
            }
        }
    }

    private void log(final int left, final int top, final int width, final int height) {
        fill(new Color(24, 27, 33), left, top, width, height);
        final String[] lines = {"12:40:02  stage settled in 38 ms, drift 0.04 um", "12:40:02  autofocus: offset 1.72 um, score 0.981",
            "12:40:03  frame 19/48 saved: plate07_B3_t019.tif (8.0 MB)", "12:40:05  WARNING  laser 488 nm power 7.3 % (set 7.5 %)",
            "12:40:06  queue: 29 positions left, about 00:21:45", "12:40:06  $ macro run(\"Subtract Background...\", \"rolling=50\");"};
        for (int i = 0; i < lines.length; i++) {
            g.setFont(new Font("DejaVu Sans Mono", Font.PLAIN, 1).deriveFont(11.5f));
            g.setColor(lines[i].contains("WARNING") ? new Color(240, 180, 70) : new Color(190, 205, 215));
            g.drawString(lines[i], left + 10, top + 19 + 17 * i);
        }
    }

    private void statusBar() {
        fill(new Color(229, 231, 234), 0, HEIGHT - 26, WIDTH, 26);
        line(0, HEIGHT - 26, WIDTH, HEIGHT - 26);
        text("Ready   |   x=1187, y=903, value=1462   |   Memory 3.1 of 15.6 GB   |   Disk D: 412 GB free   |   Operator: guest",
            14, HEIGHT - 9, Font.PLAIN, 11.5f, FAINT);
    }

    private void panel(final String title, final int left, final int top, final int width, final int height) {
        fill(Color.WHITE, left, top, width, height);
        g.setColor(LINE);
        g.drawRect(left, top, width, height);
        text(title, left + 10, top + 17, Font.BOLD, 12.5f, INK);
    }

    private void fill(final Color color, final int x, final int y, final int width, final int height) {
        g.setColor(color);
        g.fillRect(x, y, width, height);
    }

    private void line(final int x1, final int y1, final int x2, final int y2) {
        g.setColor(LINE);
        g.drawLine(x1, y1, x2, y2);
    }

    private void font(final int style, final float size) {
        g.setFont(new Font("DejaVu Sans", style, 1).deriveFont(size));
    }

    private void text(final String text, final int x, final int y, final int style, final float size, final Color color) {
        font(style, size);
        g.setColor(color);
        g.drawString(text, x, y);
    }

    private void rightText(final String text, final int right, final int y, final float size) {
        font(Font.PLAIN, size);
        g.setColor(INK);
        g.drawString(text, right - g.getFontMetrics().stringWidth(text), y);
    }

    private static String number(final String format, final double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
