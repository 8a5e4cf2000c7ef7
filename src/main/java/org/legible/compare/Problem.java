package org.legible.compare;

/**
 * What did not work, without ending the comparison.
 *
 * @param image name of the image
 * @param codec name of the codec; empty where it concerns the image itself
 * @param setting on the codec's scale; NaN where it concerns all of them
 * @param sentence what went wrong
 */
public record Problem(String image, String codec, double setting, String sentence) {

    /** @return where and what, as one line */
    @Override
    public String toString() {
        return image + (codec.isEmpty() ? "" : ", " + codec) + (Double.isNaN(setting) ? "" : " " + Scale.text(setting)) + ": " + sentence;
    }
}
