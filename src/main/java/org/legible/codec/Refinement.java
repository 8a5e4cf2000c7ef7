package org.legible.codec;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;

import org.legible.bundle.ModelBundle;
import org.legible.bundle.Schedule;

/**
 * The part of the loop that encoder and decoder share: features from the hyper-latents, then the means, step by step.
 *
 * <p>Rows are refined from top to bottom as hyper-latents arrive. Every step stays a halo behind the one before, so that all the
 * latents it may look at are known, and each sample is refined exactly once.
 */
final class Refinement {

    private final Networks networks;
    private final Schedule schedule;
    private final Geometry geometry;
    private final HyperLatents hyperLatents;
    private final RowStore latents;
    private final TileStore tiles;
    private final QualityField quality;
    private final StepRule rule;
    private final Scratch scratch;
    private final Ticker ticker;

    private RowStore features;
    private int featuresEnd;
    private final int[] stepEnds;
    private final float[] means;
    private final float[] line;

    Refinement(final ModelBundle bundle, final Networks networks, final PlaneState state, final StepRule rule, final Ticker ticker) {
        this.networks = networks;
        this.schedule = bundle.schedule();
        this.geometry = state.geometry();
        this.hyperLatents = state.hyperLatents();
        this.latents = state.latents();
        this.tiles = state.tiles();
        this.quality = state.quality();
        this.scratch = state.scratch();
        this.rule = rule;
        this.ticker = ticker;
        this.featuresEnd = geometry.bounds().y();
        this.stepEnds = new int[schedule.steps()];
        Arrays.fill(stepEnds, featuresEnd);
        this.means = new float[geometry.bounds().width()];
        this.line = new float[geometry.bounds().width()];
    }

    /**
     * Refines as far as possible.
     *
     * @param hyperEnd the row down to which hyper-latents and tiles are there
     * @return the row down to which all latents are known now
     */
    int advance(final int hyperEnd) throws IOException {
        final int newFeatures = geometry.behind(hyperEnd, geometry.hyperSynthesisHalo(), featuresEnd);
        synthesiseFeatures(newFeatures);
        int available = newFeatures;
        for (int step = 0; step < stepEnds.length; step++) {
            available = geometry.behind(available, geometry.meanHalo(), stepEnds[step]);
            refine(step, available);
        }
        if (features != null) {
            features.release(available - geometry.meanHalo());
        }
        return available;
    }

    private void synthesiseFeatures(final int end) throws IOException {
        for (final Window window : geometry.windows(featuresEnd, end, geometry.hyperSynthesisHalo())) {
            ticker.check();
            final Area input = window.input();
            final FeatureMap integers = scratch.map(Scratch.Role.HYPER_LATENTS, hyperLatents.channels(),
                input.height() / geometry.ratio(), input.width() / geometry.ratio());
            hyperLatents.read(input, integers);
            final FeatureMap made = networks.hyperSynthesis(integers, quality.map(input, scratch));
            if (features == null) {
                features = new RowStore(made.channels(), geometry.bounds());
            }
            features.allocate(end);
            features.write(made, window);
        }
        featuresEnd = end;
    }

    private void refine(final int step, final int end) throws IOException {
        for (final Window window : geometry.windows(stepEnds[step], end, geometry.meanHalo())) {
            ticker.check();
            final Area input = window.input();
            final FeatureMap seen = scratch.map(Scratch.Role.FEATURES, features.channels(), input.height(), input.width());
            features.read(input, seen);
            final FeatureMap known = scratch.map(Scratch.Role.LATENTS, latents.channels(), input.height(), input.width());
            readKnown(step, input, known);
            apply(step, networks.mean(step, seen, known), window);
        }
        stepEnds[step] = end;
    }

    /** Copies the latents of earlier steps; rows that are further on have others, too, and those in the encoder unknown ones. */
    private void readKnown(final int step, final Area area, final FeatureMap into) {
        final FloatBuffer values = into.values();
        final float[] none = new float[area.width()];
        for (int channel = 0; channel < latents.channels(); channel++) {
            for (int y = area.y(); y < area.bottom(); y++) {
                final int at = into.at(channel, y - area.y());
                final int offset = area.x() - geometry.bounds().x();
                final int earlier = schedule.countBefore(step, channel, y);
                if (earlier == 0) {
                    values.put(at, none);
                } else if (earlier == schedule.cellWidth()) {
                    values.put(at, latents.row(channel, y), offset, area.width());
                } else {
                    maskedCopy(step, channel, y, area);
                    values.put(at, line, offset, area.width());
                }
            }
        }
    }

    private void maskedCopy(final int step, final int channel, final int y, final Area area) {
        final int left = geometry.bounds().x();
        final float[] row = latents.row(channel, y);
        final int cell = schedule.cellWidth();
        for (int first = area.x(); first < area.x() + cell; first++) {
            final boolean known = schedule.step(channel, y, first) < step;
            for (int i = first - left; i < area.right() - left; i += cell) {
                line[i] = known ? row[i] : 0;
            }
        }
    }

    private void apply(final int step, final FeatureMap made, final Window window) {
        final Area core = window.core();
        final int left = geometry.bounds().x();
        for (int channel = 0; channel < latents.channels(); channel++) {
            for (int y = core.y(); y < core.bottom(); y++) {
                if (schedule.countBefore(step + 1, channel, y) == schedule.countBefore(step, channel, y)) {
                    continue;
                }
                made.values().get(made.at(channel, y - window.input().y()) + core.x() - window.input().x(), means, core.x() - left,
                    core.width());
                applyRow(step, channel, y, core);
            }
        }
    }

    private void applyRow(final int step, final int channel, final int y, final Area core) {
        final int cell = schedule.cellWidth();
        final int left = geometry.bounds().x();
        final float[] row = latents.row(channel, y);
        for (int x = core.x(); x < core.right();) {
            final TileSymbols tile = tiles.at(y, x);
            final int end = Math.min(core.right(), tile.bounds().x() + tile.bounds().width());
            for (int first = x; first < Math.min(end, x + cell); first++) {
                if (schedule.step(channel, y, first) == step) {
                    rule.apply(tile, tile.at(channel, y, first), first - left, end - left, cell, means, row);
                }
            }
            x = end;
        }
    }
}
