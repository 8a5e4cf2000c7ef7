package org.legible.ij;

import ij.ImagePlus;
import ij.process.ByteProcessor;

import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.legible.format.LegibleException;
import org.legible.format.LgbFile;
import org.legible.format.TextLayer;
import org.legible.text.Box;
import org.legible.text.TextRegion;

/**
 * The text that a file holds beside its pixels. A decoded image carries it along as an image property, which TIFF files keep too: one
 * row for the engine and the image's size and planes, then one for each line, with tabs between plane (from 1), x, y, width, height,
 * confidence and text. An encoding stores it again only where it is asked to.
 */
public final class StoredText {

    /** Name of the image property. */
    static final String PROPERTY = "Legible text";

    private static final String TAB = "\t";
    private static final int COLUMNS = 7;

    private StoredText() {
    }

    /** What was found, as a file holds it. */
    static TextLayer layerOf(final FoundText found) {
        final List<TextLayer.Line> lines = new ArrayList<>();
        for (final FoundText.Plane plane : found.planes()) {
            for (final TextRegion region : plane.regions()) {
                final Box box = region.box();
                final int confidence = (int) Math.round(Math.max(0, Math.min(TextLayer.MAX_CONFIDENCE, region.confidence())));
                lines.add(new TextLayer.Line(plane.index() - 1, box.x(), box.y(), box.width(), box.height(), confidence, region.text()));
            }
        }
        return new TextLayer(FoundText.readerOf(found.engine()), lines);
    }

    /**
     * Gives a decoded image, or a part of one, the text of the file that lies within it, if there is any.
     *
     * @param file   that the image comes from
     * @param region the part, in pixels of the whole image
     * @param image  the decoded part
     */
    public static void attach(final LgbFile file, final Rectangle region, final ImagePlus image) {
        if (file.textLayer().isEmpty()) {
            return;
        }
        final TextLayer layer = file.textLayer().get();
        final List<String> rows = new ArrayList<>();
        rows.add(String.join(TAB, escaped(layer.engine()), "" + image.getWidth(), "" + image.getHeight(), "" + image.getStackSize()));
        for (final TextLayer.Line line : layer.lines()) {
            final Rectangle box = region.intersection(new Rectangle(line.x(), line.y(), line.width(), line.height()));
            if (!box.isEmpty()) {
                rows.add(String.join(TAB, "" + (line.plane() + 1), "" + (box.x - region.x), "" + (box.y - region.y), "" + box.width,
                    "" + box.height, "" + line.confidence(), escaped(line.text())));
            }
        }
        image.setProp(PROPERTY, String.join("\n", rows));
    }

    /**
     * The text that an image brought along.
     *
     * @param image   as {@link #attach} left it
     * @param options which planes and of which confidence; the regions are lines in any case
     * @throws LegibleException when the image has none, or has another size than it had
     */
    static FoundText find(final ImagePlus image, final TextOptions options) throws LegibleException {
        final String rows = image.getProp(PROPERTY);
        if (rows == null) {
            throw new LegibleException(ImageTypes.nameOf(image) + " has no stored text: it does not come from a file with text, or the"
                + " text was lost on the way. Choose legible or tesseract to read it.");
        }
        final TextLayer layer = parse(rows, image);
        final DisplayedPlanes shown = new DisplayedPlanes(image);
        final List<Integer> wanted = options.allPlanes() ? shown.all() : List.of(shown.current());
        return new FoundText(image, FoundText.stored(layer.engine()), TextOptions.LINES, options.minconfidence(),
            planes(layer, wanted, options.minconfidence()));
    }

    /**
     * The text of a file, without decoding it.
     *
     * @param file    to look at
     * @param options which confidence; the regions are lines in any case, those of all planes that have any
     * @return the lines, of an image without pixels
     * @throws LegibleException when the file holds no text
     */
    public static FoundText of(final LgbFile file, final TextOptions options) throws LegibleException {
        final TextLayer layer = file.textLayer().orElseThrow(() -> new LegibleException(file.name() + (file.textLayerBytes() == 0
            ? " holds no text: encode it with --keep-text, or choose legible or tesseract to decode and read it."
            : " holds text that is damaged: choose legible or tesseract to decode and read it.")));
        final List<Integer> wanted = layer.lines().stream().map(line -> line.plane() + 1).distinct().toList();
        return new FoundText(new Undecoded(file), FoundText.stored(layer.engine()), TextOptions.LINES, options.minconfidence(),
            planes(layer, wanted, options.minconfidence()));
    }

    /** What is known about an image without its pixels: name, size, planes and calibration. */
    private static final class Undecoded extends ImagePlus {

        private final int planes;

        Undecoded(final LgbFile file) {
            setTitle(Path.of(file.name()).getFileName().toString());
            width = file.header().layout().width();
            height = file.header().layout().height();
            planes = file.header().layout().planes();
            file.metadata().ifPresent(json -> {
                final ImagePlus pixel = new ImagePlus("", new ByteProcessor(1, 1));
                ImageMetadata.restore(json, pixel);
                setCalibration(pixel.getCalibration());
            });
        }

        @Override
        public int getStackSize() {
            return planes;
        }
    }

    private static List<FoundText.Plane> planes(final TextLayer layer, final List<Integer> wanted, final double minConfidence) {
        final Map<Integer, List<TextRegion>> regions = new TreeMap<>();
        wanted.forEach(plane -> regions.put(plane, new ArrayList<>()));
        int previous = -1;
        int number = 0;
        for (final TextLayer.Line line : layer.lines()) {
            number = line.plane() == previous ? number + 1 : 0;
            previous = line.plane();
            if (regions.containsKey(line.plane() + 1) && line.confidence() >= minConfidence) {
                regions.get(line.plane() + 1).add(new TextRegion(new Box(line.x(), line.y(), line.width(), line.height()), line.text(),
                    line.confidence(), number));
            }
        }
        return regions.entrySet().stream().map(plane -> new FoundText.Plane(plane.getKey(), plane.getValue())).toList();
    }

    private static TextLayer parse(final String rows, final ImagePlus image) throws LegibleException {
        try {
            final List<String> lines = rows.lines().toList();
            final String[] head = lines.get(0).split(TAB, -1);
            if (Integer.parseInt(head[1]) != image.getWidth() || Integer.parseInt(head[2]) != image.getHeight()
                    || Integer.parseInt(head[3]) != image.getStackSize()) {
                throw new LegibleException(ImageTypes.nameOf(image) + " has been changed in its size since it was decoded, so its stored"
                    + " text is in other places: choose legible or tesseract to read it.");
            }
            final List<TextLayer.Line> found = new ArrayList<>();
            for (final String line : lines.subList(1, lines.size())) {
                found.add(parse(line.split(TAB, COLUMNS), image));
            }
            return new TextLayer(unescaped(head[0]), found);
        } catch (final IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new LegibleException("The stored text of " + ImageTypes.nameOf(image)
                + " was altered: choose legible or tesseract to read it.", e);
        }
    }

    private static TextLayer.Line parse(final String[] columns, final ImagePlus image) {
        final TextLayer.Line line = new TextLayer.Line(Integer.parseInt(columns[0]) - 1, Integer.parseInt(columns[1]),
            Integer.parseInt(columns[2]), Integer.parseInt(columns[3]), Integer.parseInt(columns[4]), Integer.parseInt(columns[5]),
            unescaped(columns[6]));
        if (line.plane() >= image.getStackSize() || line.x() > image.getWidth() - line.width()
                || line.y() > image.getHeight() - line.height()) {
            throw new IllegalArgumentException("The line " + line + " is outside of the image");
        }
        return line;
    }

    /** On one row and in one column, whatever is in it; as Java writes it between quotes. */
    private static String escaped(final String text) {
        final StringBuilder row = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\\') {
                row.append("\\\\");
            } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                row.append(String.format("\\u%04x", c));
            } else {
                row.appendCodePoint(c);
            }
        });
        return row.toString();
    }

    private static String unescaped(final String row) {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < row.length(); i++) {
            if (row.charAt(i) != '\\') {
                text.append(row.charAt(i));
            } else if (row.charAt(i + 1) == 'u') {
                text.append((char) Integer.parseInt(row.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                text.append(row.charAt(++i));
            }
        }
        return text.toString();
    }
}
