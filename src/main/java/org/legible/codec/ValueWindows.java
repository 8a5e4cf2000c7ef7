package org.legible.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedShortType;

import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.SampleType;
import org.legible.format.ValueWindow;

/** Finds the value windows of an image. */
public final class ValueWindows {

    private ValueWindows() {
    }

    /**
     * The windows to be stored: the wanted ones, or for 16-bit images the range of each channel over the whole stack.
     *
     * @param image to be encoded
     * @param settings with the windows that are wanted, if any
     * @param progress hears about planes and can end it
     * @return one for each channel, or an empty list for types that have none
     * @throws LegibleException when there are too few or too many, or none for an image of floats
     */
    public static List<ValueWindow> of(final PlaneReader image, final EncodeSettings settings, final Progress progress) throws IOException {
        final ImageLayout layout = image.layout();
        final int wanted = settings.windows().size();
        if (!layout.type().windowed()) {
            return List.of();
        }
        if (wanted == layout.channels()) {
            return settings.windows();
        }
        if (wanted > 0) {
            throw new LegibleException("There are " + wanted + " value windows for " + layout.channels()
                + " channels: give one for each channel.");
        }
        if (layout.type() == SampleType.FLOAT32) {
            throw new LegibleException("A 32-bit image needs a value window: give the lowest and the highest value that are to be kept.");
        }
        return ranges(image, progress);
    }

    @SuppressWarnings("unchecked")
    private static List<ValueWindow> ranges(final PlaneReader image, final Progress progress) throws IOException {
        final ImageLayout layout = image.layout();
        final int[] least = new int[layout.channels()];
        final int[] most = new int[layout.channels()];
        Arrays.fill(least, Integer.MAX_VALUE);
        final Ticker ticker = new Ticker(progress, layout.planes(), "Finding the range of values");
        for (int plane = 0; plane < layout.planes(); plane++) {
            final int channel = layout.channelOf(plane);
            final Cursor<UnsignedShortType> cursor =
                ((RandomAccessibleInterval<UnsignedShortType>) Encoder.checked(image, plane)).cursor();
            while (cursor.hasNext()) {
                final int value = cursor.next().get();
                least[channel] = Math.min(least[channel], value);
                most[channel] = Math.max(most[channel], value);
            }
            ticker.rows(plane + 1);
        }
        final List<ValueWindow> windows = new ArrayList<>();
        for (int channel = 0; channel < layout.channels(); channel++) {
            // A window cannot be empty; that of a constant channel reaches one further.
            windows.add(new ValueWindow(least[channel], Math.max(most[channel], least[channel] + 1)));
        }
        return windows;
    }
}
