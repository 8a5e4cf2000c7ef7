package org.legible.ij;

import ij.gui.ImageRoi;
import ij.gui.Roi;
import ij.gui.RotatedRectRoi;
import ij.gui.TextRoi;
import ij.io.FileInfo;
import ij.io.RoiDecoder;
import ij.io.RoiEncoder;
import ij.io.TiffDecoder;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Selections in ImageJ's own format, that of {@code .roi} files.
 *
 * <p>ImageJ's decoder believes the sizes it reads and allocates by them; here they are held against the number of bytes first.</p>
 */
final class RoiBytes {

    private static final byte FREEHAND = 7;
    private static final int POLYGON_BYTES = 2 * Short.BYTES;
    private static final int TEXT_NAME_LENGTH = RoiDecoder.COORDINATES + 8;
    private static final int TEXT_LENGTH = RoiDecoder.COORDINATES + 12;

    private RoiBytes() {
    }

    /** The bytes of a selection of any type. */
    static byte[] encode(final Roi roi) {
        final byte[] bytes = RoiEncoder.saveAsByteArray(roi);
        if (roi instanceof RotatedRectRoi) {
            // One that a macro made says that it is a polygon, and would come back as one.
            bytes[RoiDecoder.TYPE] = FREEHAND;
        }
        return bytes;
    }

    /**
     * The selection that the bytes describe. Throws any {@link RuntimeException} where they make no sense.
     *
     * @param bytes as {@link #encode} returned them, or a stranger's
     */
    static Roi decode(final byte[] bytes) {
        final ByteBuffer buffer = ByteBuffer.wrap(bytes);
        checkSizes(buffer);
        try {
            final Roi roi = new RoiDecoder(bytes, null).getRoi();
            if (roi == null) {
                throw new IllegalArgumentException("an empty selection");
            }
            restoreWhatImageJForgets(roi, buffer);
            return roi;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void restoreWhatImageJForgets(final Roi roi, final ByteBuffer bytes) {
        final int argb = bytes.getInt(RoiDecoder.STROKE_COLOR);
        // The colour of the group has taken its place.
        if (roi.getGroup() > 0 && argb != 0) {
            roi.setStrokeColor(new Color(argb, true));
        }
        if (roi instanceof ImageRoi) {
            roi.setName(nameIn(bytes));
        }
        // Setting the justification has moved it.
        if (roi instanceof TextRoi) {
            final boolean fine = (bytes.getShort(RoiDecoder.OPTIONS) & RoiDecoder.SUB_PIXEL_RESOLUTION) != 0;
            roi.setLocation(fine ? bytes.getFloat(RoiDecoder.XD) : bytes.getShort(RoiDecoder.LEFT),
                fine ? bytes.getFloat(RoiDecoder.YD) : bytes.getShort(RoiDecoder.TOP));
        }
    }

    private static String nameIn(final ByteBuffer bytes) {
        final int header2 = bytes.getInt(RoiDecoder.HEADER2_OFFSET);
        final int length = bytes.getInt(header2 + RoiDecoder.NAME_LENGTH);
        if (length == 0) {
            return null;
        }
        return new String(bytes.array(), bytes.getInt(header2 + RoiDecoder.NAME_OFFSET), length * Character.BYTES,
            StandardCharsets.UTF_16BE);
    }

    private static void checkSizes(final ByteBuffer roi) {
        require(roi, roi.getInt(RoiDecoder.SHAPE_ROI_SIZE), Float.BYTES);
        final int header2 = roi.getInt(RoiDecoder.HEADER2_OFFSET);
        boolean counters = false;
        if (header2 != 0) {
            require(roi, roi.getInt(header2 + RoiDecoder.NAME_LENGTH), Character.BYTES);
            require(roi, roi.getInt(header2 + RoiDecoder.ROI_PROPS_LENGTH), Character.BYTES);
            counters = roi.getInt(header2 + RoiDecoder.COUNTERS_OFFSET) != 0;
        }
        // Where this is 0, ImageJ takes another field for the number of points; in a rectangle it is a part of the bounds.
        if (roi.getShort(RoiDecoder.N_COORDINATES) == 0 && (counters || hasCoordinates(roi.get(RoiDecoder.TYPE)))) {
            require(roi, roi.getInt(RoiDecoder.SIZE), POLYGON_BYTES);
        }
        switch (roi.getShort(RoiDecoder.SUBTYPE)) {
            case RoiDecoder.TEXT -> {
                require(roi, roi.getInt(TEXT_NAME_LENGTH), Character.BYTES);
                require(roi, roi.getInt(TEXT_LENGTH), Character.BYTES);
            }
            case RoiDecoder.IMAGE -> checkImage(roi, roi.getInt(header2 + RoiDecoder.IMAGE_SIZE));
            default -> { }
        }
    }

    private static void require(final ByteBuffer roi, final int count, final int bytesEach) {
        if ((long) count * bytesEach > roi.capacity()) {
            throw new IllegalArgumentException(count + " elements in " + roi.capacity() + " bytes of a selection");
        }
    }

    /** Rectangles, ovals and lines (1 to 3) have none; polygons (0) and what comes after lines has. */
    private static boolean hasCoordinates(final byte type) {
        return type == 0 || type > 3;
    }

    /** An image within a selection is a TIFF without compression, so it cannot have more pixels than bytes. */
    private static void checkImage(final ByteBuffer roi, final int size) {
        if (size <= 0) {
            return;
        }
        require(roi, size, 1);
        try {
            final ByteArrayInputStream tiff = new ByteArrayInputStream(roi.array(), RoiDecoder.COORDINATES, size);
            for (final FileInfo info : new TiffDecoder(tiff, "").getTiffInfo()) {
                final long pixelBytes = (long) info.width * info.height * info.getBytesPerPixel() * info.nImages;
                if (pixelBytes > size || info.compression > FileInfo.COMPRESSION_NONE) {
                    throw new IllegalArgumentException("an image of " + info.width + " x " + info.height + " in " + size + " bytes");
                }
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
