package org.legible.ij;

import java.util.Collections;
import java.util.List;

import org.legible.bundle.Bundles;
import org.legible.codec.EncodeSettings;
import org.legible.engine.Device;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.ValueWindow;

/**
 * What a person chooses when an image is encoded. The component names are the keys of macro calls and must not change.
 *
 * @param quality        1 (smallest file) to 100
 * @param wishes         what the file is to be, instead of by {@code quality}; each wish is a key of its own
 * @param text           what is done about text; each component is a key of its own
 * @param kept           whether the text itself is stored; each component is a key of its own
 * @param model          name of a model bundle inside the program, or path of a bundle's folder or zip file
 * @param device         {@code auto}, {@code cpu} or {@code gpu}
 * @param regions        where a person wants a higher quality; each component is a key of its own
 * @param windowlow      sample value that the codec sees as 0, for 16-bit and 32-bit images
 * @param windowhigh     sample value that the codec sees as 1; where both are 0, a 16-bit image uses the range of its samples
 */
public record EncodeOptions(double quality, RateWishes wishes, TextHandling text, KeptText kept, String model, String device,
        RegionBoost regions, double windowlow, double windowhigh) {

    /** The quality where none is asked for. */
    public static final double DEFAULT_QUALITY = 50;

    /** What is used where nothing is asked for. */
    public static final EncodeOptions DEFAULT = new EncodeOptions(DEFAULT_QUALITY, RateWishes.NONE, TextHandling.DEFAULT,
        KeptText.DEFAULT, Bundles.DEFAULT, Device.AUTO.toString(), RegionBoost.NONE, 0, 0);

    /**
     * Checks each component, as neither ImageJ nor SciJava keeps a macro to the ranges of a dialog.
     *
     * @throws LegibleException naming the first one that is wrong
     */
    public void check() throws LegibleException {
        EncodeSettings.ofQuality(quality);
        wishes.check();
        text.check();
        kept.check();
        regions.check();
        if (model == null || model.isBlank()) {
            throw new LegibleException("model is empty: name a model bundle, such as " + Bundles.DEFAULT + ".");
        }
        where();
        if (hasWindow()) {
            window();
        }
    }

    /** Where to run the networks. */
    Device where() throws LegibleException {
        return Device.of(device == null ? "" : device);
    }

    private boolean hasWindow() {
        return windowlow != 0 || windowhigh != 0;
    }

    private ValueWindow window() throws LegibleException {
        try {
            return new ValueWindow(windowlow, windowhigh);
        } catch (final IllegalArgumentException e) {
            throw new LegibleException("windowlow is " + windowlow + " and windowhigh is " + windowhigh
                + ": choose two numbers, windowlow the smaller one, or 0 for both.", e);
        }
    }

    /**
     * The value windows for an image.
     *
     * @param name of the image, for messages
     * @return one for each channel, or none where the encoder is to choose
     * @throws LegibleException when a 32-bit image is given none, or an 8-bit one is given one
     */
    List<ValueWindow> windowsFor(final ImageLayout layout, final String name) throws LegibleException {
        switch (layout.type()) {
            case FLOAT32:
                if (!hasWindow()) {
                    throw new LegibleException(name + " is 32-bit: set windowlow and windowhigh to the least and the greatest"
                        + " value to keep, or convert the image to 8-bit or 16-bit first.");
                }
                return Collections.nCopies(layout.channels(), window());
            case GREY16:
                return hasWindow() ? Collections.nCopies(layout.channels(), window()) : List.of();
            default:
                if (hasWindow()) {
                    throw new LegibleException(name + " has 8 bits a sample, and windowlow and windowhigh are for 16-bit and 32-bit"
                        + " images: set both to 0.");
                }
                return List.of();
        }
    }
}
