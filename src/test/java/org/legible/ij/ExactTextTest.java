package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.plugin.LutLoader;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.legible.codec.Progress;
import org.legible.entropy.MalformedStreamException;
import org.legible.format.LgbFile;
import org.legible.symbol.SymbolPainter;

/** With {@code text=exact} every pixel that the symbol layer paints comes back as it was, in every type of image that has such a layer. */
class ExactTextTest {

    private static final EncodeOptions EXACT = new EncodeOptions(20, RateWishes.NONE,
        new TextHandling("exact", TextHandling.DEFAULT.textboost()), KeptText.DEFAULT, EncodeOptions.DEFAULT.model(), "cpu",
        RegionBoost.NONE, 0, 0);
    private static final String[] FAMILIES = {Font.SANS_SERIF, Font.SERIF, Font.MONOSPACED};

    /** The grounds and inks of a page with a palette, as its indices: an even one is a ground and the next its ink. */
    private static final int[] PALETTE = {0xFFFFFF, 0x101010, 0x203040, 0xF0F0E0};

    @TempDir
    private Path folder;

    /** How a page becomes an image. */
    private enum Kind {
        RGB, GREY, LUT, PALETTE, RGB_STACK, COMPOSITE;

        ImagePlus image(final Random random, final int width, final int height) {
            return switch (this) {
                case RGB -> new ImagePlus("rgb", colour(random, width, height));
                case GREY -> new ImagePlus("grey", colour(random, width, height).convertToByteProcessor(false));
                case LUT -> {
                    final ImageProcessor page = colour(random, width, height).convertToByteProcessor(false);
                    page.setColorModel(LutLoader.getLut("fire"));
                    yield new ImagePlus("lut", page);
                }
                case PALETTE -> new ImagePlus("palette", indexed(random, width, height));
                case RGB_STACK -> new ImagePlus("stack", stack(random, width, height, 2, false));
                case COMPOSITE -> {
                    final ImagePlus image = new ImagePlus("composite", stack(random, width, height, 2, true));
                    image.setDimensions(2, 1, 1);
                    yield new CompositeImage(image, CompositeImage.COMPOSITE);
                }
            };
        }

        private static ImageStack stack(final Random random, final int width, final int height, final int planes, final boolean grey) {
            final ImageStack stack = new ImageStack(width, height);
            for (int i = 0; i < planes; i++) {
                final ColorProcessor page = colour(random, width, height);
                stack.addSlice(grey ? page.convertToByteProcessor(false) : page);
            }
            return stack;
        }
    }

    private static ColorProcessor colour(final Random random, final int width, final int height) {
        final BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = page.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, random.nextBoolean()
            ? RenderingHints.VALUE_TEXT_ANTIALIAS_ON : RenderingHints.VALUE_TEXT_ANTIALIAS_LCD_HRGB);
        for (int top = 0; top < height; top += 90) {
            final boolean dark = random.nextBoolean();
            write(graphics, random, top, width, shade(random, dark), shade(random, !dark));
        }
        return new ColorProcessor(page);
    }

    private static Color shade(final Random random, final boolean dark) {
        final int least = dark ? 0 : 180;
        return new Color(least + random.nextInt(76), least + random.nextInt(76), least + random.nextInt(76));
    }

    /** A panel with a ruled line and three of text, none of which says anything. */
    private static void write(final Graphics2D graphics, final Random random, final int top, final int width, final Color ground,
            final Color ink) {
        graphics.setColor(ground);
        graphics.fillRect(0, top, width, 90);
        graphics.setColor(ink);
        graphics.fillRect(3, top + 4, width - 9, 1);
        graphics.setFont(new Font(FAMILIES[random.nextInt(FAMILIES.length)], random.nextInt(2), 8 + random.nextInt(17)));
        for (int line = 1; line <= 3; line++) {
            final StringBuilder text = new StringBuilder();
            random.ints(60, '!', '~' + 1).forEach(c -> text.append(c % 6 == 0 ? ' ' : (char) c));
            graphics.drawString(text.toString(), 4 - random.nextInt(9), top + 27 * line);
        }
    }

    private static ByteProcessor indexed(final Random random, final int width, final int height) {
        final byte[][] parts = new byte[3][PALETTE.length];
        for (int i = 0; i < PALETTE.length; i++) {
            for (int channel = 0; channel < 3; channel++) {
                parts[channel][i] = (byte) (PALETTE[i] >> 16 - 8 * channel);
            }
        }
        final IndexColorModel model = new IndexColorModel(2, PALETTE.length, parts[0], parts[1], parts[2]);
        final BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        final Graphics2D graphics = page.createGraphics();
        for (int top = 0; top < height; top += 90) {
            final int pair = 2 * random.nextInt(PALETTE.length / 2);
            write(graphics, random, top, width, new Color(PALETTE[pair]), new Color(PALETTE[pair + 1]));
        }
        return new ByteProcessor(width, height, (byte[]) page.getRaster().getDataElements(0, 0, width, height, null), model);
    }

    /** The least count of painted pixels keeps the test from passing with nothing lifted. */
    @ParameterizedTest
    @CsvSource({"1, 1, 0", "1, 37, 0", "53, 1, 0", "7, 9, 0", "65, 64, 0", "333, 111, 1000", "700, 500, 10000"})
    void everyPaintedPixelIsTheOriginals(final int width, final int height, final int least) throws IOException {
        final Random random = new Random(1000L * width + height);
        for (final Kind kind : Kind.values()) {
            final ImagePlus image = kind.image(random, width, height);
            final File file = folder.resolve(kind + ".lgb").toFile();
            EncodeJob.run(image, file, EXACT, Progress.NONE);
            final DecodeJob decoded = DecodeJob.run(file, "", "cpu", Progress.NONE);
            assertEquals(0, decoded.warnings().size(), kind + ": " + decoded.warnings());
            final ImagePlus original = IndexedColours.resolved(image);
            assertEquals(original.getBitDepth(), decoded.image().getBitDepth());
            try (LgbFile lgb = LgbFile.open(file.toPath())) {
                for (int plane = 0; plane < original.getStackSize(); plane++) {
                    final boolean[] painted = painted(lgb, plane);
                    final int same = same(painted, original.getStack().getProcessor(plane + 1),
                        decoded.image().getStack().getProcessor(plane + 1), kind + ", plane " + plane);
                    assertTrue(same >= least, kind + ": only " + same + " pixels were lifted off plane " + plane);
                }
            }
        }
    }

    private static int same(final boolean[] painted, final ImageProcessor expected, final ImageProcessor found, final String what) {
        int count = 0;
        for (int i = 0; i < painted.length; i++) {
            if (painted[i]) {
                // Of a colour without its alpha.
                assertEquals(expected.get(i) & 0xFF_FFFF, found.get(i) & 0xFF_FFFF, what);
                count++;
            }
        }
        return count;
    }

    /** Whether each pixel is painted; the images here are smaller than a symbol tile. */
    private static boolean[] painted(final LgbFile file, final int plane) throws IOException {
        final Rectangle all = new Rectangle(file.header().layout().width(), file.header().layout().height());
        final int[] canvas = new int[all.width * all.height];
        for (final int tile : file.symbolTiles(plane)) {
            try {
                SymbolPainter.paint(file.readSymbols(plane, tile).page(), all, all, ArrayImgs.argbs(canvas, all.width, all.height));
            } catch (final MalformedStreamException e) {
                throw new AssertionError(e);
            }
        }
        final boolean[] painted = new boolean[canvas.length];
        for (int i = 0; i < painted.length; i++) {
            painted[i] = canvas[i] != 0;
        }
        return painted;
    }
}
