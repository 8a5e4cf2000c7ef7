package org.legible.codec;

import java.nio.FloatBuffer;

import org.legible.format.TileBounds;

/** The integers of the hyper-latent of a plane, or of a part of it. All areas are in latents, and are whole hyper-latents. */
final class HyperLatents {

    private final Area bounds;
    private final int channels;
    private final int ratio;
    private final short[][][] rows;

    HyperLatents(final int channels, final Area bounds, final int ratio) {
        this.bounds = bounds;
        this.channels = channels;
        this.ratio = ratio;
        this.rows = new short[bounds.height() / ratio][channels][bounds.width() / ratio];
    }

    int channels() {
        return channels;
    }

    /** Rounds the core of a window of what the hyper-analysis has made. */
    void round(final FeatureMap from, final Window window) {
        final Area core = window.core();
        final int skip = (core.x() - window.input().x()) / ratio;
        for (int channel = 0; channel < channels; channel++) {
            for (int y = core.y(); y < core.bottom(); y += ratio) {
                final short[] row = rows[(y - bounds.y()) / ratio][channel];
                final int at = from.at(channel, (y - window.input().y()) / ratio) + skip;
                for (int x = 0; x < core.width() / ratio; x++) {
                    row[(core.x() - bounds.x()) / ratio + x] = Symbols.round(from.values().get(at + x));
                }
            }
        }
    }

    /** Copies an area into a map, as floats. */
    void read(final Area area, final FeatureMap into) {
        final FloatBuffer values = into.values();
        for (int channel = 0; channel < channels; channel++) {
            for (int y = 0; y < into.height(); y++) {
                final short[] row = rows[(area.y() - bounds.y()) / ratio + y][channel];
                for (int x = 0; x < into.width(); x++) {
                    values.put(into.at(channel, y) + x, row[(area.x() - bounds.x()) / ratio + x]);
                }
            }
        }
    }

    /** The hyper-latents of a tile, [channel][height][width]. */
    short[] tile(final TileBounds tile) {
        final int height = tile.height() / ratio;
        final int width = tile.width() / ratio;
        final short[] values = new short[channels * height * width];
        for (int channel = 0, at = 0; channel < channels; channel++) {
            for (int y = 0; y < height; y++, at += width) {
                System.arraycopy(rows[(tile.y() - bounds.y()) / ratio + y][channel], (tile.x() - bounds.x()) / ratio, values, at, width);
            }
        }
        return values;
    }

    /** Takes in the hyper-latents of a tile; what lies outside of the bounds is left out. */
    void setTile(final TileBounds tile, final short[] values) {
        final Area part = new Area(tile.y(), tile.x(), tile.height(), tile.width()).within(bounds);
        final int height = tile.height() / ratio;
        final int width = tile.width() / ratio;
        for (int channel = 0; channel < channels; channel++) {
            for (int y = part.y(); y < part.bottom(); y += ratio) {
                System.arraycopy(values, (channel * height + (y - tile.y()) / ratio) * width + (part.x() - tile.x()) / ratio,
                    rows[(y - bounds.y()) / ratio][channel], (part.x() - bounds.x()) / ratio, part.width() / ratio);
            }
        }
    }
}
