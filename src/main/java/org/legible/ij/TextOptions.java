package org.legible.ij;

import java.io.File;
import java.util.List;
import java.util.Locale;

import org.legible.bundle.Bundles;
import org.legible.engine.Device;
import org.legible.format.LegibleException;

/**
 * What a person chooses when text is looked for. The component names are the keys of macro calls and must not change.
 *
 * @param engine        {@code legible} or {@code tesseract}; {@code stored} for what the image brought along from a Legible file
 * @param level         {@code words} or {@code lines}; what is stored is lines
 * @param minconfidence regions of a lower confidence are left out, 0 to 100
 * @param planes        {@code current} or {@code all}
 * @param labels        whether the overlay shows what each region says
 * @param roimanager    whether the regions are also added to the ROI Manager
 * @param json          file to write the regions to; {@code null} for none
 * @param detector      for the engine legible: name of a text detector inside the program, or path of a bundle's folder or zip file
 * @param recogniser    for the engine legible: the same of a word recogniser
 * @param tessdata      for the engine tesseract: folder with trained data; empty for the one inside the program
 * @param language      for the engine tesseract: such as {@code eng} or {@code deu+eng}
 * @param device        for the engine legible: {@code auto}, {@code cpu} or {@code gpu}
 */
public record TextOptions(String engine, String level, double minconfidence, String planes, boolean labels, boolean roimanager, File json,
        String detector, String recogniser, String tessdata, String language, String device) {

    /** The values of {@code engine}. */
    public static final String LEGIBLE = "legible", TESSERACT = "tesseract", STORED = "stored";

    /** The values of {@code level}. */
    public static final String WORDS = "words", LINES = "lines";

    /** The values of {@code planes}. */
    public static final String CURRENT = "current", ALL = "all";

    /** What is used where nothing is asked for. */
    public static final TextOptions DEFAULT = new TextOptions(LEGIBLE, WORDS, 0, CURRENT, false, false, null,
        Bundles.DEFAULT_DETECTOR, Bundles.DEFAULT_RECOGNISER, "", "eng", Device.AUTO.toString());

    private static final double MAX_CONFIDENCE = 100;

    /**
     * Checks each component, as neither ImageJ nor SciJava keeps a macro to the choices of a dialog.
     *
     * @throws LegibleException naming the first one that is wrong
     */
    public void check() throws LegibleException {
        usesTesseract();
        asLines();
        allPlanes();
        if (!(minconfidence >= 0 && minconfidence <= MAX_CONFIDENCE)) {
            throw new LegibleException("minconfidence is " + minconfidence + ": choose a number from 0 to 100.");
        }
        requireText("detector", detector, "name a text detector, such as " + Bundles.DEFAULT_DETECTOR);
        requireText("recogniser", recogniser, "name a word recogniser, such as " + Bundles.DEFAULT_RECOGNISER);
        requireText("language", language, "name one that Tesseract has trained data for, such as eng");
        where();
    }

    /** Whether the engine is Tesseract. */
    boolean usesTesseract() throws LegibleException {
        return choice("engine", engine, LEGIBLE, TESSERACT, STORED).equals(TESSERACT);
    }

    /** @return whether nothing is read and the text that the image brought along is shown */
    public boolean usesStored() throws LegibleException {
        return choice("engine", engine, LEGIBLE, TESSERACT, STORED).equals(STORED);
    }

    /** Whether words are joined to lines. */
    boolean asLines() throws LegibleException {
        return choice("level", level, WORDS, LINES).equals(LINES);
    }

    /** Whether all planes are looked at. */
    boolean allPlanes() throws LegibleException {
        return choice("planes", planes, CURRENT, ALL).equals(ALL);
    }

    /** Where to run the networks. */
    Device where() throws LegibleException {
        return Device.of(device == null ? "" : device);
    }

    private static String choice(final String key, final String value, final String... choices) throws LegibleException {
        final String given = value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
        if (!List.of(choices).contains(given)) {
            final List<String> first = List.of(choices).subList(0, choices.length - 1);
            throw new LegibleException(key + " is \"" + given + "\": choose " + String.join(", ", first) + " or "
                + choices[choices.length - 1] + ".");
        }
        return given;
    }

    private static void requireText(final String key, final String value, final String advice) throws LegibleException {
        if (value == null || value.isBlank()) {
            throw new LegibleException(key + " is empty: " + advice + ".");
        }
    }
}
