package org.legible.ij;

import com.google.gson.JsonObject;

import ij.ImagePlus;

/** One part of the metadata: a field of the JSON object with an object of its own. */
interface MetadataSection {

    /** Name of the field in the JSON object, and of the section in warnings. */
    String name();

    /** Adds what the image has to an empty object; an object that stays empty is not stored. */
    void capture(ImagePlus image, JsonObject json);

    /**
     * Gives the image what the object says. Throws any {@link RuntimeException} where the object makes no sense.
     *
     * @param json as {@link #capture} made it, or as a stranger did
     */
    void restore(JsonObject json, ImagePlus image);
}
