package org.legible.cli.benchmark;

import ij.ImagePlus;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.legible.compare.ImageCodec;
import org.legible.compare.RgbImage;
import org.legible.compare.TextMeter;
import org.legible.format.LegibleException;
import org.legible.ij.ImageFiles;
import org.legible.ij.Label;
import org.legible.text.TextReference;

/** One place of a picture with several codecs at equal rates: a block for each rate, the original first. */
final class CropFigure {

    private static final List<Double> RATES = List.of(0.1, 0.2);
    private static final List<String> CODECS = List.of(LineUp.SHARP, LineUp.AVIF, "WebP", "JPEG XL", "JPEG");
    private static final int COLUMNS = 3;
    private static final int ZOOM = 2;
    private static final int GAP = 10;
    private static final double PERCENT = 100;
    /** A rate this far above the wanted one is not equal any more. */
    private static final double EQUAL = 1.02;
    private static final Color RULE = new Color(0xB0B0B0);

    private final LineUp lineUp;
    private final TextMeter text;

    private record Cell(String label, RgbImage picture) {
    }

    CropFigure(final LineUp lineUp, final TextMeter text) {
        this.lineUp = lineUp;
        this.text = text;
    }

    /**
     * Draws the figure of a place.
     *
     * @param file the picture
     * @param target PNG file to write
     * @throws LegibleException when the place is not within the picture
     */
    void draw(final Path file, final Crop crop, final Path target) throws IOException {
        final RgbImage original = ImageSet.open(file);
        if (crop.x() + Crop.WIDTH > original.width() || crop.y() + Crop.HEIGHT > original.height()) {
            throw new LegibleException("The place " + crop.x() + "," + crop.y() + " does not lie in " + file + " with " + Crop.WIDTH + "x"
                + Crop.HEIGHT + " pixels right of it and below: choose another --crop.");
        }
        final TextReference reference = text.reference(original);
        final List<List<Cell>> blocks = new ArrayList<>();
        for (final double rate : RATES) {
            final List<Cell> cells = new ArrayList<>(List.of(new Cell("Original", original)));
            for (final ImageCodec codec : CODECS.stream().map(lineUp::codec).flatMap(Optional::stream).toList()) {
                final EqualRate result = EqualRate.of(codec, original, rate);
                final double cer = text.errors(reference, result.decoded()).cer();
                cells.add(new Cell(String.format(Locale.ROOT, "%s%s %.3f bpp, CER %.1f %%", codec.name(),
                    result.bpp() > EQUAL * rate ? " (least)" : "", result.bpp(), PERCENT * cer), result.decoded()));
            }
            blocks.add(cells);
        }
        ImageFiles.write(new ImagePlus(crop.name(), picture(blocks, crop)), target);
    }

    private static BufferedImage picture(final List<List<Cell>> blocks, final Crop crop) {
        final int cellWidth = ZOOM * Crop.WIDTH;
        final int cellHeight = Label.HEIGHT + ZOOM * Crop.HEIGHT + GAP;
        final int rows = (blocks.get(0).size() + COLUMNS - 1) / COLUMNS;
        final int blockHeight = rows * cellHeight + 2 * GAP;
        final BufferedImage figure = new BufferedImage(COLUMNS * (cellWidth + GAP) + GAP, blocks.size() * blockHeight, BufferedImage.TYPE_INT_RGB);
        final Graphics2D g = figure.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, figure.getWidth(), figure.getHeight());
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        for (int block = 0; block < blocks.size(); block++) {
            if (block > 0) {
                g.setColor(RULE);
                g.drawLine(GAP, block * blockHeight, figure.getWidth() - GAP, block * blockHeight);
            }
            for (int i = 0; i < blocks.get(block).size(); i++) {
                final Cell cell = blocks.get(block).get(i);
                final int x = GAP + i % COLUMNS * (cellWidth + GAP);
                final int y = block * blockHeight + GAP + i / COLUMNS * cellHeight;
                Label.draw(figure, cell.label(), x, y);
                g.drawImage(part(cell.picture(), crop), x, y + Label.HEIGHT, cellWidth, ZOOM * Crop.HEIGHT, null);
                g.setColor(RULE);
                g.drawRect(x, y + Label.HEIGHT, cellWidth - 1, ZOOM * Crop.HEIGHT - 1);
            }
        }
        g.dispose();
        return figure;
    }

    private static BufferedImage part(final RgbImage picture, final Crop crop) {
        final BufferedImage part = new BufferedImage(Crop.WIDTH, Crop.HEIGHT, BufferedImage.TYPE_INT_RGB);
        part.setRGB(0, 0, Crop.WIDTH, Crop.HEIGHT, picture.pixels(), crop.y() * picture.width() + crop.x(), picture.width());
        return part;
    }

    /** All that the figure shows, for people who do not see it. */
    static String described() {
        return String.join(", ", Stream.concat(Stream.of("Original"), CODECS.stream()).toList()) + " at equal rates";
    }
}
