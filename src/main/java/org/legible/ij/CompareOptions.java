package org.legible.ij;

import java.util.List;

import org.legible.compare.Codecs;
import org.legible.compare.ImageCodec;
import org.legible.compare.Ladder;
import org.legible.engine.Device;
import org.legible.format.LegibleException;

/**
 * What a person chooses when codecs are compared. The component names are the keys of macro calls and must not change.
 *
 * @param codecs    names with commas between them, see {@link Codecs#parse}
 * @param qualities settings to try, see {@link Ladder#of}; empty for each codec's own
 * @param anchor    name of the codec that the others are compared with; empty for jpeg where it is among them, else the first one
 * @param text      whether to measure what happens to text
 * @param device    where Legible's networks run: {@code auto}, {@code cpu} or {@code gpu}
 */
public record CompareOptions(String codecs, String qualities, String anchor, boolean text, String device) {

    /** What is used where nothing is asked for. */
    public static final CompareOptions DEFAULT = new CompareOptions(Codecs.DEFAULT, "", "", true, Device.AUTO.toString());

    private static final String USUAL_ANCHOR = "jpeg";

    /** A text that SciJava did not fill in is empty. */
    public CompareOptions {
        codecs = codecs == null ? "" : codecs.strip();
        qualities = qualities == null ? "" : qualities.strip();
        anchor = anchor == null ? "" : anchor.strip();
        device = device == null ? "" : device.strip();
    }

    /**
     * The anchor among some codecs.
     *
     * @throws LegibleException when the one that was chosen is not among them
     */
    String anchorAmong(final List<ImageCodec> compared) throws LegibleException {
        final List<String> names = compared.stream().map(ImageCodec::name).toList();
        if (anchor.isEmpty()) {
            return names.contains(USUAL_ANCHOR) ? USUAL_ANCHOR : names.get(0);
        }
        if (!names.contains(anchor)) {
            throw new LegibleException("The anchor \"" + anchor + "\" is not among the codecs: choose one of " + String.join(", ", names) + ".");
        }
        return anchor;
    }
}
