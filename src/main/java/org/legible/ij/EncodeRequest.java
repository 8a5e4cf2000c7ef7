package org.legible.ij;

import ij.ImagePlus;

import java.io.File;

import org.legible.format.LegibleException;

/**
 * What "Legible: Encode..." is to do. The component names are the keys of macro calls, with those of {@link EncodeOptions},
 * {@link RateWishes}, {@link TextHandling}, {@link KeptText} and {@link RegionBoost}.
 *
 * @param image   to encode
 * @param output  file to write
 * @param options how
 */
record EncodeRequest(ImagePlus image, File output, EncodeOptions options) {

    /** The request of a macro; what it leaves out has its default. */
    static EncodeRequest of(final MacroArguments arguments) throws LegibleException {
        final EncodeOptions otherwise = EncodeOptions.DEFAULT;
        return new EncodeRequest(arguments.image("image"), arguments.file("output"), new EncodeOptions(
            arguments.number("quality", otherwise.quality()),
            new RateWishes(
                arguments.number("targetbpp", otherwise.wishes().targetbpp()),
                arguments.longNumber("targetbytes", otherwise.wishes().targetbytes()),
                arguments.number("targetpsnr", otherwise.wishes().targetpsnr()),
                arguments.number("maxcer", otherwise.wishes().maxcer())),
            new TextHandling(arguments.text("text", otherwise.text().text()),
                arguments.wholeNumber("textboost", otherwise.text().textboost())),
            new KeptText(arguments.flag("keeptext", otherwise.kept().keeptext()),
                arguments.text("textengine", otherwise.kept().textengine())),
            arguments.text("model", otherwise.model()),
            arguments.text("device", otherwise.device()),
            new RegionBoost(arguments.wholeNumber("selectionboost", otherwise.regions().selectionboost()),
                arguments.text("boostregions", otherwise.regions().boostregions())),
            arguments.number("windowlow", otherwise.windowlow()),
            arguments.number("windowhigh", otherwise.windowhigh())));
    }
}
