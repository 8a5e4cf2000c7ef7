package org.legible.cli.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.legible.bundle.Bundles;
import org.legible.bundle.ModelBundle;
import org.legible.compare.Codecs;
import org.legible.compare.ImageCodec;
import org.legible.compare.Ladder;
import org.legible.compare.NamedCodec;
import org.legible.engine.Device;
import org.legible.format.LegibleException;

/**
 * The codecs of a benchmark, each with its settings: Legible in all its treatments of text, a second bundle or two without any, and
 * what other projects made. Of these, those whose programs are missing here are only named.
 */
final class LineUp implements AutoCloseable {

    /** Legible's treatments of text, the best for text first. */
    static final String SHARP = "Legible sharp", BOOST = "Legible boost", OFF = "Legible off";

    /** Bundles beside the measured one. */
    static final String TWIN = "Twin off", OTHER_SEED = "Other seed";

    /** The measure of all others. */
    static final String AVIF = "AVIF 4:2:0";

    /** All that is AVIF. */
    static final List<String> AVIFS = List.of(AVIF, "AVIF 4:4:4");

    /** One other codec: its name here, what {@link Codecs} calls it, what peers.py calls it, and settings that reach CERs from 1 to 20 %. */
    private enum Peer {
        AVIF_420(AVIF, "avif", "avif420", List.of(1.0, 5.0, 7.0, 10.0, 14.0, 18.0, 28.0, 40.0, 60.0, 80.0)),
        AVIF_444("AVIF 4:4:4", "avif444", "avif444", List.of(1.0, 5.0, 10.0, 18.0, 28.0, 40.0, 60.0, 80.0)),
        JPEG_XL("JPEG XL", "jxl", "jxl", List.of(5.0, 7.0, 9.0, 12.0, 18.0, 30.0, 45.0, 68.0, 85.0)),
        WEBP("WebP", "webp", "webp", List.of(0.0, 2.0, 5.0, 15.0, 35.0, 70.0, 90.0)),
        JPEG("JPEG", "jpeg", "jpeg420", List.of(1.0, 4.0, 6.0, 8.0, 11.0, 15.0, 30.0, 60.0, 85.0));

        private final String label;
        private final String codec;
        private final String inPeers;
        private final List<Double> settings;

        Peer(final String label, final String codec, final String inPeers, final List<Double> settings) {
            this.label = label;
            this.codec = codec;
            this.inPeers = inPeers;
            this.settings = settings;
        }
    }

    private final ModelBundle bundle;
    private final List<Ladder> ladders = new ArrayList<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    private LineUp(final ModelBundle bundle) {
        this.bundle = bundle;
    }

    /**
     * Puts the codecs together; nothing is started yet.
     *
     * @param model the bundle to measure: its name or place
     * @param qualities of all of Legible's codecs
     * @param twin place of a bundle to compare with; {@code null} for none
     * @param otherSeed place of a bundle that differs by chance only; {@code null} for none
     * @throws LegibleException when a bundle is wrong
     */
    static LineUp of(final String model, final List<Double> qualities, final Path twin, final Path otherSeed) throws IOException {
        final LineUp lineUp = new LineUp(Bundles.find(model));
        final Codecs codecs = new Codecs(Device.CPU);
        lineUp.add(codecs, model + "+sharp", SHARP, qualities);
        lineUp.add(codecs, model + "+boost", BOOST, qualities);
        lineUp.add(codecs, model + "+off", OFF, qualities);
        for (final Peer peer : Peer.values()) {
            try {
                lineUp.add(codecs, peer.codec, peer.label, peer.settings);
            } catch (final LegibleException e) {
                lineUp.missing.put(peer.inPeers, peer.label);
            }
        }
        if (twin != null) {
            lineUp.add(codecs, twin + "+off", TWIN, qualities);
        }
        if (otherSeed != null) {
            lineUp.add(codecs, otherSeed + "+sharp", OTHER_SEED + " sharp", qualities);
            lineUp.add(codecs, otherSeed + "+boost", OTHER_SEED + " boost", qualities);
            lineUp.add(codecs, otherSeed + "+off", OTHER_SEED + " off", qualities);
        }
        return lineUp;
    }

    private void add(final Codecs codecs, final String wanted, final String label, final List<Double> settings) throws IOException {
        final ImageCodec codec = codecs.parse(wanted).get(0);
        ladders.add(new Ladder(new NamedCodec(codec, label), settings.stream().sorted().distinct().toList()));
    }

    /** The bundle to measure. */
    ModelBundle bundle() {
        return bundle;
    }

    /** Whether a codec is there to be compared with the measured bundle. */
    static boolean isOfAnotherBundle(final String codec) {
        return codec.equals(TWIN) || codec.startsWith(OTHER_SEED);
    }

    /** Whether a codec is of its own interest: bundles that are only compared with another one are not. */
    static boolean isShown(final String codec) {
        return !codec.startsWith(OTHER_SEED);
    }

    /** All codecs that can be run here. */
    List<Ladder> ladders() {
        return ladders;
    }

    /** Codecs whose programs are missing here: the name in the figures of peers.py, and the name in tables. */
    Map<String, String> missing() {
        return missing;
    }

    /** A codec that can be run here. */
    Optional<ImageCodec> codec(final String label) {
        return ladders.stream().map(Ladder::codec).filter(codec -> codec.name().equals(label)).findFirst();
    }

    /** What other projects made and is run here, with versions. */
    Set<String> programs() throws IOException {
        final Set<String> programs = new LinkedHashSet<>();
        for (final String peer : peers()) {
            final Optional<ImageCodec> codec = codec(peer);
            if (codec.isPresent()) {
                programs.add(codec.get().identity().split(ImageCodec.OPTIONS, 2)[0]);
            }
        }
        return programs;
    }

    /** Names of the codecs of other projects, here or missing. */
    static List<String> peers() {
        return List.of(Peer.values()).stream().map(peer -> peer.label).toList();
    }

    @Override
    public void close() {
        ladders.forEach(ladder -> ladder.codec().close());
    }
}
