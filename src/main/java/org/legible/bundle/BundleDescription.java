package org.legible.bundle;

/** What {@code model.json} says, parsed and checked. Lengths are in pixels for strides and in latents elsewhere. */
record BundleDescription(String name, String architecture, String description, String licence, EntropyModel entropyModel,
        WindowGeometry window, Schedule schedule, QualityKnots quality, String scaleNetworkFile, String networksFile) {
}
