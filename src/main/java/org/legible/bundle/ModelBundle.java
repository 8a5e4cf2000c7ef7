package org.legible.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

import org.legible.format.BundleId;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.StreamHeader;
import org.legible.format.TileGrid;

/**
 * A trained codec: what its {@code model.json} says, the integer tables and the integer scale network, and the float networks as a
 * file to be loaded by an engine. Immutable; everything in it has been checked.
 */
public final class ModelBundle implements NetworkBundle {

    /** The file that describes a bundle and names its other files. */
    public static final String MODEL_JSON = "model.json";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final BundleFiles files;
    private final BundleDescription description;
    private final BundleId id;

    private ModelBundle(final BundleFiles files, final BundleDescription description, final BundleId id) {
        this.files = files;
        this.description = description;
        this.id = id;
    }

    static ModelBundle read(final BundleFiles files) throws IOException {
        final BundleDescription description = new BundleReader(files).read();
        final String sha256 = BundleIdentity.of(files, MODEL_JSON, description.scaleNetworkFile(), description.networksFile());
        return new ModelBundle(files, description, new BundleId(description.name(), sha256));
    }

    /** @return whether this text can be the name of a bundle */
    public static boolean isName(final String text) {
        return NAME.matcher(text).matches();
    }

    /** @return name and SHA-256, as a stream names the bundle that wrote it */
    @Override
    public BundleId id() {
        return id;
    }

    /** @return name of the bundle */
    public String name() {
        return description.name();
    }

    /** @return name of the architecture, such as {@code mean-scale-hyperprior} */
    public String architecture() {
        return description.architecture();
    }

    /** @return what the bundle is, for people */
    public String description() {
        return description.description();
    }

    /** @return licence of the weights */
    public String licence() {
        return description.licence();
    }

    /** @return the integers of this bundle */
    public EntropyModel entropyModel() {
        return description.entropyModel();
    }

    /** @return pixels a latent along one side */
    public int stride() {
        return entropyModel().stride();
    }

    /** @return pixels a hyper-latent along one side */
    public int hyperStride() {
        return entropyModel().hyperStride();
    }

    /** @return latents a hyper-latent along one side */
    public int hyperRatio() {
        return entropyModel().hyperRatio();
    }

    /** @return channels of a latent */
    public int latentChannels() {
        return entropyModel().latentChannels();
    }

    /** @return channels of a hyper-latent */
    public int hyperChannels() {
        return entropyModel().hyperChannels();
    }

    /** @return side of a tile in latents */
    public int tile() {
        return entropyModel().tile();
    }

    /** @return the windows of the float networks */
    public WindowGeometry window() {
        return description.window();
    }

    /** @return the order in which means are refined */
    public Schedule schedule() {
        return description.schedule();
    }

    /** @return gains and knot weights */
    public QualityKnots quality() {
        return description.quality();
    }

    /** @return the tables of the hyper-latents */
    public HyperTables hyperTables() {
        return entropyModel().hyperTables();
    }

    /** @return the tables of the latents */
    public LatentTables latentTables() {
        return entropyModel().latentTables();
    }

    /** @return the integer network that chooses the latents' tables */
    public ScaleNetwork scaleNetwork() {
        return entropyModel().scaleNetwork();
    }

    /**
     * How the latent grid of an image's planes is cut into tiles.
     *
     * @param layout of the image
     */
    public TileGrid grid(final ImageLayout layout) {
        return TileGrid.of(layout.width(), layout.height(), stride(), hyperStride(), tile());
    }

    @Override
    public InputStream openNetworks() throws IOException {
        return files.open(description.networksFile());
    }

    @Override
    public String networksPlace() {
        return files.describe(description.networksFile());
    }

    /**
     * Makes sure that this bundle is the one that wrote a file.
     *
     * @param header of the file
     * @param file name of the file, for the message
     * @throws LegibleException when it is not; it says which one is missing
     */
    public void requireWriterOf(final StreamHeader header, final String file) throws LegibleException {
        if (!header.bundle().equals(id)) {
            throw new LegibleException(file + " was written with the model bundle " + text(header.bundle())
                + ", and the one at hand is " + text(id) + ": get the bundle that wrote it and give its folder or zip file as the model.");
        }
        entropyModel().requireShapesOf(header, file);
    }

    static String text(final BundleId bundle) {
        return "\"" + bundle.name() + "\" (SHA-256 " + bundle.sha256().substring(0, 16) + "…)";
    }

    @Override
    public String toString() {
        return text(id);
    }
}
