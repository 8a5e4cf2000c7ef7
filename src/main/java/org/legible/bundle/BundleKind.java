package org.legible.bundle;

import org.legible.format.LegibleException;

/** What a bundle does, as the field "kind" of its {@code model.json} says it; bundles of codecs may leave it out. */
enum BundleKind {
    CODEC("codec", "a codec"),
    TEXT_DETECTOR("text-detector", "a text detector"),
    TEXT_RECOGNISER("text-recogniser", "a text recogniser");

    private final String key;
    private final String words;

    BundleKind(final String key, final String words) {
        this.key = key;
        this.words = words;
    }

    /**
     * Makes sure that a bundle is of this kind.
     *
     * @param place what to call the bundle
     * @throws LegibleException when it is of another, which it names
     */
    void requireIn(final JsonFields json, final String place) throws LegibleException {
        final String stated = json.has("kind") ? json.text("kind") : CODEC.key;
        if (stated.equals(key)) {
            return;
        }
        for (final BundleKind other : values()) {
            if (stated.equals(other.key)) {
                throw new LegibleException("The model bundle " + place + " is " + other.words + ", not " + words
                    + ": give the name, folder or zip file of one that is.");
            }
        }
        throw json.problem("kind", "is \"" + stated + "\", which this program does not know");
    }
}
