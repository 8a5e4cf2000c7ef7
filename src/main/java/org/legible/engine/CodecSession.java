package org.legible.engine;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;

import org.legible.bundle.Bundles;
import org.legible.bundle.ModelBundle;
import org.legible.bundle.ScaleIndices;
import org.legible.codec.DecodeResult;
import org.legible.codec.Decoder;
import org.legible.codec.EncodeResult;
import org.legible.codec.EncodeSettings;
import org.legible.codec.Encoder;
import org.legible.codec.LeftText;
import org.legible.codec.Networks;
import org.legible.codec.PlaneReader;
import org.legible.codec.PlaneWriter;
import org.legible.codec.Progress;
import org.legible.codec.RateControl;
import org.legible.codec.Wish;
import org.legible.format.LgbFile;

/**
 * A bundle with its networks loaded, ready to encode and decode. Not thread-safe; several sessions may be open at once.
 *
 * <p>With the system property {@code legible.scales=java} the scale network runs in plain Java instead of the engine; the results are
 * the same.
 */
public final class CodecSession implements AutoCloseable {

    private static final String SCALES_PROPERTY = "legible.scales";

    private final ModelBundle bundle;
    private final LoadedNetworks<DjlNetworks> loaded;
    private final Encoder encoder;
    private final Decoder decoder;

    private CodecSession(final ModelBundle bundle, final LoadedNetworks<DjlNetworks> loaded) {
        this.bundle = bundle;
        this.loaded = loaded;
        final Networks networks = loaded.networks();
        final ScaleIndices scales = "java".equals(System.getProperty(SCALES_PROPERTY)) ? bundle.scaleNetwork() : networks;
        this.encoder = new Encoder(bundle, networks, scales,
            Bundles.has(Bundles.DEFAULT_DETECTOR) ? new LeftTextProtection(loaded.device()) : LeftText.NONE);
        this.decoder = new Decoder(bundle, networks, scales);
    }

    /**
     * Opens a bundle.
     *
     * @param bundleNameOrPath name of a bundle inside the program, or path of a bundle's folder or zip file
     * @param device where to run the networks
     * @throws org.legible.format.LegibleException when there is no such bundle, something is wrong in it, the engine does not start,
     *         or there is no GPU and one was asked for
     */
    public static CodecSession open(final String bundleNameOrPath, final Device device) throws IOException {
        return open(Bundles.find(bundleNameOrPath), device);
    }

    /**
     * Opens the bundle that wrote a file, from among those inside the program.
     *
     * @param file to be decoded
     * @param device where to run the networks
     * @throws org.legible.format.LegibleException when that bundle is not there (it says which one), or as for
     *         {@link #open(String, Device)}
     */
    public static CodecSession openFor(final LgbFile file, final Device device) throws IOException {
        return open(Bundles.findFor(file.header(), file.name()), device);
    }

    /**
     * Opens a bundle that was found already.
     *
     * @param bundle to encode and decode with
     * @param device where to run the networks
     * @throws org.legible.format.LegibleException as for {@link #open(String, Device)}
     */
    public static CodecSession open(final ModelBundle bundle, final Device device) throws IOException {
        return new CodecSession(bundle,
            LoadedNetworks.of(bundle, device, DjlNetworks.class, place -> DjlNetworks.load(bundle, place)));
    }

    /** @return the bundle */
    public ModelBundle bundle() {
        return bundle;
    }

    /** @return where the networks run: {@link Device#CPU} or {@link Device#GPU} */
    public Device device() {
        return loaded.device();
    }

    /** @return the networks; good until the session is closed */
    public Networks networks() {
        return loaded.networks();
    }

    /** Encodes an image; see {@link Encoder#encode}. */
    public EncodeResult encode(final PlaneReader image, final EncodeSettings settings, final Path target, final Progress progress)
            throws IOException {
        return encoder.encode(image, settings, target, progress);
    }

    /** Encodes an image so that the file meets a wish; see {@link RateControl#encode}. */
    public RateControl.Outcome encode(final PlaneReader image, final EncodeSettings settings, final Wish wish, final Path target,
            final Progress progress) throws IOException {
        return new RateControl(encoder).encode(image, settings, wish, target, progress);
    }

    /** Decodes a file; see {@link Decoder#decode}. */
    public DecodeResult decode(final LgbFile file, final PlaneWriter target, final Progress progress) throws IOException {
        return decoder.decode(file, target, progress);
    }

    /** Decodes a part of every plane; see {@link Decoder#decodeRegion}. */
    public DecodeResult decodeRegion(final LgbFile file, final Rectangle region, final PlaneWriter target,
            final Progress progress) throws IOException {
        return decoder.decodeRegion(file, region, target, progress);
    }

    /** Gives the networks back; the last ones given back stay in memory for the next session with the same bundle and device. */
    @Override
    public void close() {
        loaded.giveBack();
    }
}
