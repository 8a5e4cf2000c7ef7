package org.legible.format;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;

/**
 * The payload of a text chunk: a zlib stream of boxes, as differences from the line before, and then of texts. Boxes and texts have
 * little in common, so each get blocks of the stream of their own.
 */
final class TextLayerCodec {

    /** Stands behind every text; UTF-8 has no such byte. */
    private static final byte END_OF_TEXT = (byte) 0xff;

    private TextLayerCodec() {
    }

    /**
     * The payload.
     *
     * @throws LegibleException if there is more text than a file can hold
     * @throws IllegalArgumentException if a line does not fit the image, or the lines are not in the order of their planes
     */
    static byte[] encode(final TextLayer layer, final ImageLayout layout) throws LegibleException {
        final byte[] engine = layer.engine().getBytes(StandardCharsets.UTF_8);
        Limits.require("name of a text engine", engine.length, 0, 0xff);
        final ByteArrayOutputStream boxes = new ByteArrayOutputStream();
        boxes.write(engine.length);
        boxes.writeBytes(engine);
        VarInt.write(boxes, layer.lines().size());
        final ByteArrayOutputStream texts = new ByteArrayOutputStream();
        Box before = Box.NONE;
        for (final TextLayer.Line line : layer.lines()) {
            if (!line.fits(layout) || line.plane() < before.plane) {
                throw new IllegalArgumentException("The line " + line + " is not within the image, or its plane is before the last one's");
            }
            final Box box = Box.of(line);
            box.write(before, codePoints(line.text()), boxes);
            texts.writeBytes(line.text().getBytes(StandardCharsets.UTF_8));
            texts.write(END_OF_TEXT);
            before = box;
        }
        if (layer.lines().size() > LgbFormat.MAX_TEXT_LINES || boxes.size() > LgbFormat.MAX_TEXT_BYTES - texts.size()) {
            throw new LegibleException("The image has " + layer.lines().size() + " lines of text, more than a Legible file can hold: encode it"
                + " without the text.");
        }
        return Zlib.deflate(boxes.toByteArray(), texts.toByteArray());
    }

    /**
     * Reads a payload.
     *
     * @throws DataFormatException if it is not one of text on this image
     */
    static TextLayer decode(final byte[] payload, final ImageLayout layout) throws DataFormatException {
        final ByteBuffer in = ByteBuffer.wrap(Zlib.inflate(payload, 0, LgbFormat.MAX_TEXT_BYTES));
        try {
            final String engine = utf8(in.slice(1, in.get() & 0xff));
            in.position(1 + (in.get(0) & 0xff));
            final int count = VarInt.read(in);
            if (count < 0 || count > LgbFormat.MAX_TEXT_LINES) {
                throw new DataFormatException("it claims too many lines");
            }
            final List<Box> boxes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                boxes.add(Box.read(in, boxes.isEmpty() ? Box.NONE : boxes.get(i - 1)));
            }
            final List<TextLayer.Line> lines = new ArrayList<>();
            for (final Box box : boxes) {
                lines.add(box.line(text(in), layout));
            }
            if (in.hasRemaining()) {
                throw new DataFormatException("something is left behind its last line");
            }
            return new TextLayer(engine, lines);
        } catch (final BufferUnderflowException | IndexOutOfBoundsException e) {
            throw withCause("it is too short", e);
        } catch (final CharacterCodingException e) {
            throw withCause("it is not UTF-8", e);
        }
    }

    /** The text up to its end. */
    private static String text(final ByteBuffer in) throws CharacterCodingException {
        final int start = in.position();
        while (in.get() != END_OF_TEXT) {
            // The end is looked for.
        }
        return utf8(in.slice(start, in.position() - 1 - start));
    }

    private static String utf8(final ByteBuffer bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    }

    private static long codePoints(final String text) {
        return text.codePointCount(0, text.length());
    }

    private static DataFormatException withCause(final String what, final Exception cause) {
        final DataFormatException fault = new DataFormatException(what);
        fault.initCause(cause);
        return fault;
    }

    /** The numbers of a line; {@code width} is that of the file as long as the text is not known: what it differs from the usual. */
    private record Box(int plane, long y, long x, long height, long width, int confidence) {

        private static final Box NONE = new Box(0, 0, 0, 0, 0, 0);

        static Box of(final TextLayer.Line line) {
            return new Box(line.plane(), line.y(), line.x(), line.height(), line.width(), line.confidence());
        }

        /** A character is about half as wide as its line is high. */
        private static long usualWidth(final long codePoints, final long height) {
            return (codePoints * height + 1) / 2;
        }

        void write(final Box before, final long codePoints, final ByteArrayOutputStream out) {
            VarInt.write(out, plane - before.plane);
            writeSigned(out, y - before.y);
            writeSigned(out, x - before.x);
            writeSigned(out, height - before.height);
            writeSigned(out, width - usualWidth(codePoints, height));
            out.write(confidence);
        }

        static Box read(final ByteBuffer in, final Box before) throws DataFormatException {
            final int steps = VarInt.read(in);
            if (steps < 0 || steps > LgbFormat.MAX_PLANES - before.plane) {
                throw outside();
            }
            return new Box(before.plane + steps, before.y + readSigned(in), before.x + readSigned(in), before.height + readSigned(in),
                readSigned(in), in.get() & 0xff);
        }

        TextLayer.Line line(final String text, final ImageLayout layout) throws DataFormatException {
            final long whole = width + usualWidth(codePoints(text), height);
            if (plane >= layout.planes() || x < 0 || y < 0 || whole < 1 || height < 1 || x > layout.width() - whole
                || y > layout.height() - height || confidence > TextLayer.MAX_CONFIDENCE) {
                throw outside();
            }
            return new TextLayer.Line(plane, (int) x, (int) y, (int) whole, (int) height, confidence, text);
        }

        private static DataFormatException outside() {
            return new DataFormatException("a line is outside of the image, or has an impossible confidence");
        }

        private static void writeSigned(final ByteArrayOutputStream out, final long value) {
            VarInt.write(out, Math.toIntExact(value >= 0 ? 2 * value : -2 * value - 1));
        }

        private static long readSigned(final ByteBuffer in) throws DataFormatException {
            final int code = VarInt.read(in);
            if (code < 0) {
                throw new DataFormatException("it has a number over 2^31-1");
            }
            return (code & 1) == 0 ? code / 2 : -(code + 1L) / 2;
        }
    }
}
