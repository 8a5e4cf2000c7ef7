package org.legible.bundle;

import java.io.IOException;

import org.legible.format.LegibleException;

/** A trained text detector of CRAFT's kind, as docs/TEXT-MODELS.md describes it. Immutable; everything in it has been checked. */
public final class DetectorBundle extends TextNetworkFile {

    private static final int MAX_STRIDE = 16;
    private static final int MAX_MULTIPLE = 256;
    private static final int MAX_HALO = 1024;
    private static final double MAX_SCALE = 4;

    private final DetectorGeometry geometry;
    private final DetectorThresholds thresholds;

    private DetectorBundle(final BundleFiles files, final JsonFields json) throws IOException {
        super(files, json);
        this.geometry = geometry(json);
        this.thresholds = thresholds(json.child("thresholds"));
    }

    static DetectorBundle read(final BundleFiles files) throws IOException {
        return new DetectorBundle(files, BundleJson.parse(files, BundleKind.TEXT_DETECTOR));
    }

    private static DetectorGeometry geometry(final JsonFields json) throws LegibleException {
        final int stride = json.integer("stride", 1, MAX_STRIDE);
        final int multiple = json.integer("multiple", 1, MAX_MULTIPLE);
        if (multiple % stride != 0) {
            throw json.problem("multiple", "is " + multiple + ", not a multiple of the stride " + stride);
        }
        final int halo = json.integer("halo", 0, MAX_HALO);
        if (halo % multiple != 0) {
            throw json.problem("halo", "is " + halo + ", not a multiple of " + multiple);
        }
        return new DetectorGeometry(stride, multiple, halo, json.number("scale", 1 / MAX_SCALE, MAX_SCALE));
    }

    private static DetectorThresholds thresholds(final JsonFields json) throws LegibleException {
        return new DetectorThresholds(json.number("text", 0, 1), json.number("link", 0, 1), json.number("low", 0, 1));
    }

    /** @return sizes of what goes into the network and comes out of it */
    public DetectorGeometry geometry() {
        return geometry;
    }

    /** @return from which values on its maps tell of text */
    public DetectorThresholds thresholds() {
        return thresholds;
    }
}
