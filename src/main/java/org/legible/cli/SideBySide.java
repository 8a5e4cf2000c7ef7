package org.legible.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.legible.ij.Label;

/**
 * The figure of the demo: original and decoded picture beside each other, and under each the same busy detail, enlarged.
 * The detail is the place with the most strong edges, which in most pictures with text is text.
 */
final class SideBySide {

    private static final int COLUMN = 600;
    private static final int MARGIN = 10;
    private static final int ZOOM = 3;
    private static final int DETAIL_HEIGHT = 70;
    private static final int STRONG_EDGE = 80;
    private static final Color FRAME = new Color(214, 40, 40);

    private final BufferedImage original;
    private final BufferedImage decoded;
    private final Rectangle detail;
    private final double scale;

    /** @param original and decoded picture of equal size */
    SideBySide(final BufferedImage original, final BufferedImage decoded) {
        this.original = original;
        this.decoded = decoded;
        detail = busiest(original, Math.min(COLUMN / ZOOM, original.getWidth()), Math.min(DETAIL_HEIGHT, original.getHeight()));
        scale = Math.min(1, COLUMN / (double) original.getWidth());
    }

    /**
     * Draws the figure.
     *
     * @param leftLabel over the original, at most about 65 characters of ASCII
     * @param rightLabel over the decoded picture
     */
    BufferedImage draw(final String leftLabel, final String rightLabel) {
        final int pictureHeight = (int) Math.max(1, Math.round(original.getHeight() * scale));
        final int width = 2 * COLUMN + 3 * MARGIN;
        final int height = Label.HEIGHT + pictureHeight + ZOOM * detail.height + 4 * MARGIN;
        final BufferedImage figure = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        final Graphics2D g = figure.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        column(g, original, MARGIN, pictureHeight);
        column(g, decoded, COLUMN + 2 * MARGIN, pictureHeight);
        g.dispose();
        Label.draw(figure, leftLabel, MARGIN, MARGIN);
        Label.draw(figure, rightLabel, COLUMN + 2 * MARGIN, MARGIN);
        return figure;
    }

    private void column(final Graphics2D g, final BufferedImage picture, final int left, final int pictureHeight) {
        final int top = Label.HEIGHT + 2 * MARGIN;
        final int pictureWidth = (int) Math.max(1, Math.round(picture.getWidth() * scale));
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(picture, left, top, pictureWidth, pictureHeight, null);
        g.setColor(FRAME);
        g.drawRect(left + (int) (detail.x * scale), top + (int) (detail.y * scale), (int) (detail.width * scale),
            (int) (detail.height * scale));
        final int below = top + pictureHeight + MARGIN;
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(picture.getSubimage(detail.x, detail.y, detail.width, detail.height), left, below,
            ZOOM * detail.width, ZOOM * detail.height, null);
        g.drawRect(left, below, ZOOM * detail.width - 1, ZOOM * detail.height - 1);
    }

    /** The place of a window of this size with the most strong edges; places are tried in steps of a quarter of the window. */
    private static Rectangle busiest(final BufferedImage picture, final int width, final int height) {
        final int[][] sums = edgeSums(picture);
        Rectangle best = new Rectangle(0, 0, width, height);
        int most = -1;
        for (int y = 0; y + height <= picture.getHeight(); y += Math.max(1, height / 4)) {
            for (int x = 0; x + width <= picture.getWidth(); x += Math.max(1, width / 4)) {
                final int edges = sums[y + height][x + width] - sums[y][x + width] - sums[y + height][x] + sums[y][x];
                if (edges > most) {
                    most = edges;
                    best = new Rectangle(x, y, width, height);
                }
            }
        }
        return best;
    }

    /** Entry (y, x): how many strong edges lie above row y and left of column x. */
    private static int[][] edgeSums(final BufferedImage picture) {
        final int[][] sums = new int[picture.getHeight() + 1][picture.getWidth() + 1];
        for (int y = 0; y < picture.getHeight(); y++) {
            int row = 0;
            for (int x = 0; x < picture.getWidth(); x++) {
                if (x > 0 && Math.abs(green(picture, x, y) - green(picture, x - 1, y)) >= STRONG_EDGE) {
                    row++;
                }
                sums[y + 1][x + 1] = sums[y][x + 1] + row;
            }
        }
        return sums;
    }

    private static int green(final BufferedImage picture, final int x, final int y) {
        return picture.getRGB(x, y) >> 8 & 0xff;
    }
}
