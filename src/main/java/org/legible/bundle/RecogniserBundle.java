package org.legible.bundle;

import java.io.IOException;

import org.legible.format.LegibleException;

/** A trained word recogniser of PARSeq's kind, as docs/TEXT-MODELS.md describes it. Immutable; everything in it has been checked. */
public final class RecogniserBundle extends TextNetworkFile {

    private static final int MAX_SIDE = 4096;
    private static final int MAX_LENGTH = 1000;

    private final CropShape crop;
    private final int[] charset;
    private final int maxLength;
    private final double threshold;

    private RecogniserBundle(final BundleFiles files, final JsonFields json) throws IOException {
        super(files, json);
        this.crop = crop(json.child("input"));
        this.charset = charset(json);
        this.maxLength = json.integer("maxLength", 1, MAX_LENGTH);
        this.threshold = json.number("threshold", 0, 1);
    }

    static RecogniserBundle read(final BundleFiles files) throws IOException {
        return new RecogniserBundle(files, BundleJson.parse(files, BundleKind.TEXT_RECOGNISER));
    }

    private static CropShape crop(final JsonFields json) throws LegibleException {
        final int[] widths = json.integers("widths", 1, MAX_SIDE);
        if (widths.length == 0) {
            throw json.problem("widths", "is empty");
        }
        for (int i = 1; i < widths.length; i++) {
            if (widths[i] <= widths[i - 1]) {
                throw json.problem("widths", "do not rise");
            }
        }
        final String fit = json.text("fit");
        final boolean stretch = fit.equals("stretch");
        if (!stretch && !fit.equals("pad")) {
            throw json.problem("fit", "is \"" + fit + "\", neither \"pad\" nor \"stretch\"");
        }
        if (stretch && widths.length != 1) {
            throw json.problem("widths", "has " + widths.length + " entries, and crops that are stretched have one width");
        }
        return new CropShape(json.integer("height", 1, MAX_SIDE), widths, stretch);
    }

    private static int[] charset(final JsonFields json) throws LegibleException {
        final int[] characters = json.text("charset").codePoints().toArray();
        if (characters.length == 0) {
            throw json.problem("charset", "is empty");
        }
        return characters;
    }

    /** @return the pictures of words that go into the network */
    public CropShape crop() {
        return crop;
    }

    /** @return Unicode code points of the classes 1, 2, …; class 0 is the end of the word */
    public int[] charset() {
        return charset.clone();
    }

    /** @return classes of a character, with the end of the word */
    public int classes() {
        return charset.length + 1;
    }

    /** @return characters of the longest word */
    public int maxLength() {
        return maxLength;
    }

    /** @return confidence, 0 to 1, below which a reading says nothing */
    public double threshold() {
        return threshold;
    }
}
