package org.legible.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.legible.format.ImageLayout;
import org.legible.quality.Psnr;

/** The objects that {@code --json} prints, on one line, with the same keys in every command. Numbers are not rounded. */
final class Json {

    /** Stands for the PSNR of identical images, as JSON has no infinity; no larger value is printed. */
    static final double IDENTICAL_PSNR = Psnr.IDENTICAL;

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private Json() {
    }

    /** An object with the size of a file and of the image in it. */
    static JsonObject of(final long bytes, final ImageLayout layout) {
        final JsonObject object = new JsonObject();
        object.addProperty("bytes", bytes);
        object.addProperty("width", layout.width());
        object.addProperty("height", layout.height());
        object.addProperty("planes", layout.planes());
        object.addProperty("bpp", bitsPerPixel(bytes, layout));
        return object;
    }

    /** Bits a pixel, over all planes. */
    static double bitsPerPixel(final long bytes, final ImageLayout layout) {
        return 8.0 * bytes / layout.pixels();
    }

    static JsonArray array(final List<String> texts) {
        final JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    static String text(final JsonObject object) {
        return GSON.toJson(object);
    }
}
