package org.legible.compare;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * How a codec is called on the command line.
 *
 * @param name of the codec
 * @param encoder name of the program that encodes a PNG file
 * @param decoder name of the program that decodes to a PNG file
 * @param suffix of its files, with the dot
 * @param scale of its settings
 * @param ladder settings for those who name none
 * @param options of the encoder for a setting, before the two files
 * @param dashOutput whether both programs want {@code -o} before the file to write
 * @param version option of the encoder that makes it tell its version
 * @param source what to install where the programs are missing
 */
record ToolDescription(String name, String encoder, String decoder, String suffix, Scale scale, List<Double> ladder,
    DoubleFunction<List<String>> options, boolean dashOutput, String version, String source) {

    private static final int COARSEST_AV1_QUANTIZER = 63;
    /** For less, cjxl 0.7 asks its library for a greater distance than there is. */
    private static final int LEAST_JXL_QUALITY = 5;

    /** All that are known. */
    static final List<ToolDescription> ALL = List.of(
        new ToolDescription("webp", "cwebp", "dwebp", ".webp", Scale.quality(0), List.of(0.0, 5.0, 15.0, 35.0, 70.0, 90.0),
            quality -> List.of("-quiet", "-m", "6", "-q", Scale.text(quality)), true,
            "-version", "libwebp's tools (package webp on Debian and Ubuntu and in Homebrew)"),
        avif("avif", "420"),
        avif("avif444", "444"),
        new ToolDescription("jxl", "cjxl", "djxl", ".jxl", Scale.quality(LEAST_JXL_QUALITY), List.of(5.0, 10.0, 20.0, 40.0, 65.0, 85.0),
            quality -> List.of("--quiet", "-e", "7", "-q", Scale.text(quality)), false,
            "--version", "libjxl's tools (package libjxl-tools on Debian and Ubuntu, jpeg-xl in Homebrew)"),
        new ToolDescription("jpegli", "cjpegli", "djpegli", ".jpg", Scale.QUALITY, List.of(4.0, 10.0, 20.0, 35.0, 60.0, 85.0),
            quality -> List.of("-q", Scale.text(quality)), false,
            "--version", "libjxl's tools from version 0.10 on with jpegli (jpeg-xl in Homebrew, or the releases of libjxl)"));

    /** The quantizer is given instead of the quality, which avifenc knows from version 1.0 on and maps in this very way. */
    private static ToolDescription avif(final String name, final String chroma) {
        return new ToolDescription(name, "avifenc", "avifdec", ".avif", Scale.quality(0), List.of(5.0, 15.0, 28.0, 40.0, 60.0, 80.0),
            quality -> List.of("-c", "aom", "-s", "6", "-y", chroma, "--min", "0", "--max", Integer.toString(COARSEST_AV1_QUANTIZER),
                "-a", "end-usage=q", "-a", "cq-level=" + Math.round((100 - quality) * COARSEST_AV1_QUANTIZER / 100)), false,
            "--version", "libavif's tools (package libavif-bin on Debian and Ubuntu, libavif in Homebrew)");
    }
}
