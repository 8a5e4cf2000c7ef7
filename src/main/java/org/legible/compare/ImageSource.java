package org.legible.compare;

import java.io.IOException;

/** An image to compare codecs on, opened when its turn comes. */
public interface ImageSource {

    /** @return its name in tables and messages */
    String name();

    /**
     * Opens it.
     *
     * @throws IOException when it cannot be opened, as a {@link org.legible.format.LegibleException}
     */
    RgbImage open() throws IOException;
}
