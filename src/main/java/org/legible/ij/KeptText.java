package org.legible.ij;

import ij.ImagePlus;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.legible.codec.Progress;
import org.legible.engine.Device;
import org.legible.format.LegibleException;
import org.legible.format.TextLayer;

/**
 * Whether a file is to hold what the image says, so that it can be searched and shown without decoding. The component names are the
 * keys of macro calls and must not change.
 *
 * @param keeptext   whether the lines are read and stored, with their places; not unless asked, as labels can be private
 * @param textengine who reads them: {@code legible} or {@code tesseract}; {@code stored} for those that the image brought along from a
 *                   Legible file
 */
public record KeptText(boolean keeptext, String textengine) {

    /** What is used where nothing is asked for. */
    public static final KeptText DEFAULT = new KeptText(false, TextOptions.LEGIBLE);

    /** Takes the engine in any case of letters. */
    public KeptText {
        textengine = textengine == null ? "" : textengine.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Checks each component.
     *
     * @throws LegibleException naming the first one that is wrong
     */
    public void check() throws LegibleException {
        if (!List.of(TextOptions.LEGIBLE, TextOptions.TESSERACT, TextOptions.STORED).contains(textengine)) {
            throw new LegibleException("textengine is \"" + textengine + "\": choose legible, tesseract or stored.");
        }
    }

    /**
     * Reads the lines of all planes where they are wanted.
     *
     * @param image    to read, as a person sees it
     * @param device   where the engine {@code legible} runs
     * @param progress hears how far it is and can end it
     * @return the lines; empty where they are not wanted
     * @throws LegibleException when a component is wrong, the image cannot be read or the engine does not start
     * @throws java.util.concurrent.CancellationException when {@code progress} ended it
     */
    public Optional<TextLayer> read(final ImagePlus image, final Device device, final Progress progress) throws IOException {
        check();
        if (!keeptext) {
            return Optional.empty();
        }
        final TextOptions usual = TextOptions.DEFAULT;
        return Optional.of(StoredText.layerOf(TextJob.find(image, new TextOptions(textengine, TextOptions.LINES, 0, TextOptions.ALL, false,
            false, null, usual.detector(), usual.recogniser(), usual.tessdata(), usual.language(), device.toString()), progress)));
    }
}
