package org.legible.ij;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import org.legible.engine.Device;
import org.legible.engine.Lpips;
import org.legible.format.LegibleException;
import org.legible.ocr.Tessdata;
import org.legible.report.TextEyes;

/**
 * What a person chooses for a quality report. The component names are the keys of macro calls and must not change.
 *
 * @param text      whether the text of both images is read
 * @param languages of the text, as Tesseract names them, such as {@code eng} or {@code eng+deu}
 * @param tessdata  folder of Tesseract's trained data; empty for what comes with Legible, which is English
 * @param lpips     path of a TorchScript module for LPIPS; empty for none. Its {@code forward} takes two float tensors of shape 1x3xHxW,
 *                  red, green and blue from -1 to 1, the original first, and returns one number
 * @param model     name or path of the model bundle to decode with; empty for the one that the file names
 * @param device    {@code auto}, {@code cpu} or {@code gpu}
 */
public record ReportOptions(boolean text, String languages, String tessdata, String lpips, String model, String device) {

    /** What is used where nothing is asked for. */
    public static final ReportOptions DEFAULT = new ReportOptions(true, Tessdata.ENGLISH, "", "", "", Device.AUTO.toString());

    private static final String UNREAD = "The text was not read, as that was not wanted.";

    /**
     * Checks each component.
     *
     * @throws LegibleException naming the first one that is wrong
     */
    public void check() throws LegibleException {
        where();
        if (text && !isGiven(languages)) {
            throw new LegibleException("languages is empty: name the languages of the text, such as " + Tessdata.ENGLISH + ".");
        }
        if (isGiven(lpips) && !Files.isRegularFile(path("lpips", lpips))) {
            throw new LegibleException("lpips is \"" + lpips + "\", and there is no such file: give the path of a TorchScript module, or"
                + " leave it out.");
        }
    }

    Device where() throws LegibleException {
        return Device.of(device == null ? "" : device);
    }

    /** Who reads the text; nobody where that is not wanted or Tesseract cannot be used. */
    TextEyes openEyes() throws LegibleException {
        if (!text) {
            return TextEyes.closed(UNREAD);
        }
        return TextEyes.tesseract(isGiven(tessdata) ? Optional.of(path("tessdata", tessdata)) : Optional.empty(), languages);
    }

    Optional<Lpips> openLpips() throws IOException {
        return isGiven(lpips) ? Optional.of(Lpips.load(path("lpips", lpips), where())) : Optional.empty();
    }

    private static boolean isGiven(final String value) {
        return value != null && !value.isBlank();
    }

    private static Path path(final String key, final String value) throws LegibleException {
        try {
            return Path.of(value);
        } catch (final InvalidPathException e) {
            throw new LegibleException(key + " is \"" + value + "\", which is no path: give another one, or leave it out.", e);
        }
    }
}
