package org.legible.report;

import java.util.List;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;

/** Grey samples as grey, channels of a picture one after the other into red, green and blue; values ten times the samples. */
final class PlainAppearance implements Appearance {

    private final int planesPerPicture;

    PlainAppearance(final int planesPerPicture) {
        this.planesPerPicture = planesPerPicture;
    }

    @Override
    public int planesPerPicture() {
        return planesPerPicture;
    }

    @Override
    public RandomAccessibleInterval<ARGBType> picture(final int first, final List<RandomAccessibleInterval<?>> planes) {
        if (planes.get(0).getType() instanceof ARGBType) {
            return Planes.rgb(planes.get(0));
        }
        final RandomAccessibleInterval<RealType<?>> plane = Planes.grey(planes.get(0));
        final int[] pixels = new int[(int) (plane.dimension(0) * plane.dimension(1))];
        for (int channel = 0; channel < planes.size(); channel++) {
            final Cursor<RealType<?>> cursor = Planes.grey(planes.get(channel)).cursor();
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] |= ((int) cursor.next().getRealDouble() & 0xff) << 8 * channel;
            }
        }
        return ArrayImgs.argbs(pixels, plane.dimension(0), plane.dimension(1));
    }

    @Override
    public String unit() {
        return "tenths";
    }

    @Override
    public double value(final double sample) {
        return 10 * sample;
    }
}
