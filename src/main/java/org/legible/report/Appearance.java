package org.legible.report;

import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/** What samples mean and how they look: the same for the original and the decoded image, so that only pixels make a difference. */
public interface Appearance {

    /** @return how many successive planes make one picture: 1, or the number of channels where they are shown in one */
    int planesPerPicture();

    /**
     * A picture as a person sees it, with the original's colours and display range.
     *
     * @param first number of the first plane in the image, from 0; a multiple of {@link #planesPerPicture()}
     * @param planes as many as make one picture, as a {@link org.legible.codec.PlaneReader} gives them
     * @return two dimensions with both minima 0; it may share its memory with the planes
     */
    RandomAccessibleInterval<ARGBType> picture(int first, List<RandomAccessibleInterval<?>> planes);

    /** @return the unit of {@link #value}, such as {@code "gray levels"} */
    String unit();

    /**
     * What a sample of a grey image stands for.
     *
     * @param sample as stored
     * @return the value in the image's unit; the sample itself where there is no calibration
     */
    double value(double sample);
}
