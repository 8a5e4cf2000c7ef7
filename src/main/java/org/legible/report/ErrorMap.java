package org.legible.report;

import java.util.Arrays;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The absolute error of every pixel of one picture, in the image's unit; of several channels the largest.
 *
 * @param plane first plane of the picture, from 0
 * @param label where it is in the stack; empty where there is only one picture
 * @param width of the picture
 * @param height of the picture
 * @param values row by row, 0 or more
 */
public record ErrorMap(int plane, String label, int width, int height, float[] values) {

    /** The share of the pixels with errors whose error the scale shows in full. */
    private static final double SHOWN = 0.999;

    /** @return the map as an image that shares its memory */
    ArrayImg<FloatType, FloatArray> image() {
        return ArrayImgs.floats(values, width, height);
    }

    /** @return the largest error */
    public float max() {
        float max = 0;
        for (final float value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    /**
     * Where the scale of a picture of this map is to end: an error that all but the worst thousandth of the pixels with an error stay
     * below, so that a few outliers do not leave all else in the dark.
     *
     * @return greater than 0, also where there are no errors
     */
    public float scaleTop() {
        final float[] errors = new float[values.length];
        int count = 0;
        for (final float value : values) {
            if (value > 0) {
                errors[count++] = value;
            }
        }
        if (count == 0) {
            return 1;
        }
        Arrays.sort(errors, 0, count);
        return errors[(int) Math.min(count - 1, Math.floor(SHOWN * count))];
    }
}
