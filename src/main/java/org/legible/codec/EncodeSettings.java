package org.legible.codec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.legible.format.LegibleException;
import org.legible.format.TextLayer;
import org.legible.format.ValueWindow;

/** How to encode an image. Immutable: the {@code with…} methods give changed copies. */
public final class EncodeSettings {

    /** Lowest and highest quality. */
    public static final double MIN_QUALITY = 1, MAX_QUALITY = 100;

    private final int quality;
    private final List<ValueWindow> windows;
    private final QualityMap qualityMap;
    private final byte[] metadata;
    private final int generation;
    private final String software;
    private final TextMode text;
    private final TextLayer textLayer;

    private EncodeSettings(final int quality, final List<ValueWindow> windows, final QualityMap qualityMap,
            final byte[] metadata, final int generation, final String software, final TextMode text,
            final TextLayer textLayer) {
        this.quality = quality;
        this.windows = windows;
        this.qualityMap = qualityMap;
        this.metadata = metadata;
        this.generation = generation;
        this.software = software;
        this.text = text;
        this.textLayer = textLayer;
    }

    /**
     * Settings with this quality, text mode {@link TextMode#SHARP}, automatic value windows, no quality map, no metadata,
     * generation 1.
     *
     * @param quality 1 (smallest file) to 100
     * @throws LegibleException when the quality is outside of that range or not a number
     */
    public static EncodeSettings ofQuality(final double quality) throws LegibleException {
        return new EncodeSettings(stored(quality), List.of(), null, null, 1, "Legible", TextMode.SHARP, null);
    }

    private static int stored(final double quality) throws LegibleException {
        if (!(quality >= MIN_QUALITY && quality <= MAX_QUALITY)) {
            throw new LegibleException("The quality is " + quality + ": choose a number from 1 to 100.");
        }
        return (int) Math.round(quality * 256);
    }

    /**
     * These settings with another quality.
     *
     * @param value 1 to 100
     * @throws LegibleException when the quality is outside of that range or not a number
     */
    public EncodeSettings withQuality(final double value) throws LegibleException {
        return new EncodeSettings(stored(value), windows, qualityMap, metadata, generation, software, text, textLayer);
    }

    /**
     * These settings with value windows, for GREY16 and FLOAT32 images: the sample values that become 0 and 1 for the networks.
     *
     * @param values one for each channel; empty: the least and the greatest value of each channel over the whole stack
     */
    public EncodeSettings withWindows(final List<ValueWindow> values) {
        return new EncodeSettings(quality, List.copyOf(values), qualityMap, metadata, generation, software, text, textLayer);
    }

    /**
     * These settings with a local quality.
     *
     * @param map offsets on the latent grid of the image, the same for all planes; {@code null} for none
     */
    public EncodeSettings withQualityMap(final QualityMap map) {
        return new EncodeSettings(quality, windows, map, metadata, generation, software, text, textLayer);
    }

    /**
     * These settings with metadata.
     *
     * @param json a JSON object as UTF-8, not compressed, stored as it is; {@code null} for none
     */
    public EncodeSettings withMetadata(final byte[] json) {
        return new EncodeSettings(quality, windows, qualityMap, json == null ? null : json.clone(), generation, software, text,
            textLayer);
    }

    /**
     * These settings with another generation.
     *
     * @param value how often the picture will have been through this codec, 1 to 65535
     */
    public EncodeSettings withGeneration(final int value) {
        if (value < 1 || value > 0xFFFF) {
            throw new IllegalArgumentException("generation " + value);
        }
        return new EncodeSettings(quality, windows, qualityMap, metadata, value, software, text, textLayer);
    }

    /**
     * These settings with the name of the writing program.
     *
     * @param name such as "Legible 0.1.0"; at most 255 bytes as UTF-8
     */
    public EncodeSettings withSoftware(final String name) {
        return new EncodeSettings(quality, windows, qualityMap, metadata, generation, Objects.requireNonNull(name), text, textLayer);
    }

    /**
     * These settings with another treatment of text.
     *
     * @param mode how text and thin lines on flat ground are stored
     */
    public EncodeSettings withText(final TextMode mode) {
        return new EncodeSettings(quality, windows, qualityMap, metadata, generation, software, Objects.requireNonNull(mode),
            textLayer);
    }

    /**
     * These settings with what the image says.
     *
     * @param layer to be stored beside the pixels; {@code null} for none
     */
    public EncodeSettings withTextLayer(final TextLayer layer) {
        return new EncodeSettings(quality, windows, qualityMap, metadata, generation, software, text, layer);
    }

    /** @return the quality, 1 to 100, a multiple of 1/256 */
    public double quality() {
        return quality / 256.0;
    }

    /** @return the quality in 1/256, as it is stored: 256 to 25600 */
    public int storedQuality() {
        return quality;
    }

    /** @return one value window for each channel, or an empty list for automatic ones */
    public List<ValueWindow> windows() {
        return windows;
    }

    /** @return the local quality, if there is one */
    public Optional<QualityMap> qualityMap() {
        return Optional.ofNullable(qualityMap);
    }

    /** @return the metadata, if there is any: a JSON object as UTF-8 */
    public Optional<byte[]> metadata() {
        return Optional.ofNullable(metadata).map(byte[]::clone);
    }

    /** @return how often the picture will have been through this codec */
    public int generation() {
        return generation;
    }

    /** @return how text and thin lines on flat ground are stored */
    public TextMode text() {
        return text;
    }

    /** @return what the image says, where that is to be stored */
    public Optional<TextLayer> textLayer() {
        return Optional.ofNullable(textLayer);
    }

    /** @return name of the writing program */
    public String software() {
        return software;
    }
}
