package org.legible.codec;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.legible.format.LegibleException;
import org.legible.format.LgbFormat;
import org.legible.format.LgbWriter;
import org.legible.format.QualityMapChunk;

/** The quality maps of an image: one for all planes, if there is one, and those of planes that have one of their own. */
final class QualityMaps {

    private final int planes;
    private final Optional<QualityMap> common;
    private final Map<Integer, QualityMap> own = new TreeMap<>();

    /**
     * @param planes of the image
     * @param common of the planes that have none of their own
     */
    QualityMaps(final int planes, final Optional<QualityMap> common) {
        this.planes = planes;
        this.common = common;
    }

    /** Gives a plane a map of its own. */
    void put(final int plane, final QualityMap map) {
        own.put(plane, map);
    }

    /** The map of a plane. */
    Optional<QualityMap> of(final int plane) {
        return own.containsKey(plane) ? Optional.of(own.get(plane)) : common;
    }

    /** Writes those that are used. */
    void write(final LgbWriter writer) throws LegibleException {
        final Optional<QualityMap> all = planes == 1 ? of(0) : common;
        if (all.isPresent() && (planes == 1 || own.size() < planes)) {
            writer.writeQualityMap(new QualityMapChunk(LgbFormat.ALL_PLANES, all.get().offsets()));
        }
        if (planes > 1) {
            for (final Map.Entry<Integer, QualityMap> map : own.entrySet()) {
                writer.writeQualityMap(new QualityMapChunk(map.getKey(), map.getValue().offsets()));
            }
        }
    }
}
