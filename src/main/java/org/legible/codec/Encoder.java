package org.legible.codec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import net.imglib2.RandomAccessibleInterval;

import org.legible.bundle.LocalQuality;
import org.legible.bundle.ModelBundle;
import org.legible.bundle.ScaleIndices;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.LgbFormat;
import org.legible.format.LgbWriter;
import org.legible.format.QualityMapChunk;
import org.legible.format.StreamHeader;
import org.legible.format.TileGrid;
import org.legible.format.ValueWindow;
import org.legible.symbol.LiftedPlane;

/** Encodes images into Legible files. Not thread-safe, as its networks are not. */
public final class Encoder {

    private static final String WHAT = "Encoding";

    private final ModelBundle bundle;
    private final Networks networks;
    private final ScaleIndices scales;
    private final LeftText leftText;
    private final TileCoder coder;
    private final Scratch scratch;

    /**
     * @param bundle to encode with
     * @param networks of that bundle
     * @param scales of that bundle: the networks themselves, or the plain Java {@link ModelBundle#scaleNetwork()}
     * @param leftText what is done about text that is not lifted into the symbol layer
     */
    public Encoder(final ModelBundle bundle, final Networks networks, final ScaleIndices scales, final LeftText leftText) {
        this(bundle, networks, scales, leftText, new Scratch());
    }

    private Encoder(final ModelBundle bundle, final Networks networks, final ScaleIndices scales, final LeftText leftText,
            final Scratch scratch) {
        this.bundle = bundle;
        this.networks = networks;
        this.scales = scales;
        this.leftText = leftText;
        this.coder = new TileCoder(bundle.entropyModel());
        this.scratch = scratch;
    }

    /**
     * Encodes an image.
     *
     * @param image to be encoded
     * @param settings quality and what else is to be stored
     * @param target the file to be; it appears only when it is complete
     * @param progress hears about rows
     * @throws LegibleException when the image or the settings do not fit, or the file cannot be written
     * @throws java.util.concurrent.CancellationException when the progress says so; there is no file then
     */
    public EncodeResult encode(final PlaneReader image, final EncodeSettings settings, final Path target, final Progress progress)
            throws IOException {
        final List<ValueWindow> windows = ValueWindows.of(image, settings, progress);
        return encode(image, settings.withWindows(windows), target, progress, WHAT, header -> Optional.empty());
    }

    /** The same for several encodings of one image, in which it may keep what it finds. Not to be used at the same time. */
    Encoder forOneImage() {
        return new Encoder(bundle, networks, scales, leftText.forOneImage(), scratch);
    }

    /**
     * Encodes with value windows that are known.
     *
     * @param decoded tells for a file where the pixels go that a decoder will make of it, if somebody wants them
     */
    EncodeResult encode(final PlaneReader image, final EncodeSettings settings, final Path target, final Progress progress,
            final String what, final Function<StreamHeader, Optional<PlaneWriter>> decoded) throws IOException {
        final long start = System.nanoTime();
        final ImageLayout layout = image.layout();
        final StreamHeader header = header(layout, settings);
        final TileGrid grid = header.tileGrid();
        requireFits(settings.qualityMap(), grid);
        final Optional<SymbolLayer> symbols = SymbolLayer.of(image, settings);
        // Where there is a layer planes are gone through twice.
        final Ticker ticker = new Ticker(progress, (symbols.isPresent() ? 2L : 1L) * grid.latentHeight() * layout.planes(), what);
        final QualityMaps maps = symbols.isPresent() ? symbols.get().lift(settings, bundle, leftText, ticker, grid.latentHeight())
            : new QualityMaps(layout.planes(), settings.qualityMap());
        final Reconstruction reconstruction = new Reconstruction(bundle, networks, header, decoded.apply(header), ticker);
        final long bytes;
        try (LgbWriter writer = new LgbWriter(target, header)) {
            maps.write(writer);
            if (settings.metadata().isPresent()) {
                writer.writeMetadata(settings.metadata().get());
            }
            if (settings.textLayer().isPresent()) {
                writer.writeText(settings.textLayer().get());
            }
            if (symbols.isPresent()) {
                symbols.get().announce(writer);
            }
            final Geometry geometry = new Geometry(bundle, grid, Geometry.whole(grid));
            for (int plane = 0; plane < layout.planes(); plane++) {
                ticker.check();
                final LiftedPlane lifted = symbols.isPresent() ? symbols.get().lifted(plane, ticker) : null;
                final QualityField quality = new QualityField(localQuality(settings.storedQuality(), maps.of(plane), grid),
                    bundle.quality()::gains);
                final PixelSource pixels = PixelSource.of(checked(image, plane), header.window(layout.channelOf(plane)), lifted);
                new PlaneEncoder(bundle, networks, scales, coder, pixels, PlaneState.of(bundle, geometry, quality, scratch),
                    reconstruction, ticker).encode(plane, writer);
                if (symbols.isPresent()) {
                    symbols.get().write(plane, lifted, writer);
                    reconstruction.paint(lifted);
                }
                ticker.planeDone(grid.latentHeight());
            }
            ticker.check();
            bytes = writer.finish();
        }
        final double seconds = (System.nanoTime() - start) * 1e-9 - reconstruction.seconds();
        return new EncodeResult(bytes, 8.0 * bytes / layout.pixels(), seconds, settings.quality(), symbols.map(SymbolLayer::writtenBytes).orElse(0L));
    }

    private StreamHeader header(final ImageLayout layout, final EncodeSettings settings) throws LegibleException {
        try {
            return new StreamHeader(layout, settings.windows(), settings.storedQuality(), settings.generation(), bundle.id(),
                bundle.stride(), bundle.hyperStride(), bundle.latentChannels(), bundle.hyperChannels(), bundle.tile(),
                settings.software());
        } catch (final IllegalArgumentException e) {
            throw new LegibleException("The image cannot be stored in a Legible file: " + e.getMessage() + ".", e);
        }
    }

    private static void requireFits(final Optional<QualityMap> map, final TileGrid grid) throws LegibleException {
        if (map.isPresent() && (map.get().height() != grid.latentHeight() || map.get().width() != grid.latentWidth())) {
            throw new LegibleException("The quality map is for " + map.get().width() + "x" + map.get().height()
                + " latents and the image has " + grid.latentWidth() + "x" + grid.latentHeight() + ": make a map for this image.");
        }
    }

    private static LocalQuality localQuality(final int base, final Optional<QualityMap> map, final TileGrid grid) {
        return map.isPresent() ? LocalQuality.of(base, grid.latentHeight(), grid.latentWidth(), map.get().offsets())
            : LocalQuality.uniform(base, grid.latentHeight(), grid.latentWidth());
    }

    /** A plane of the right size and type. */
    static RandomAccessibleInterval<?> checked(final PlaneReader image, final int plane) throws IOException {
        final ImageLayout layout = image.layout();
        final RandomAccessibleInterval<?> pixels = image.plane(plane);
        if (pixels.numDimensions() != 2 || pixels.dimension(0) != layout.width() || pixels.dimension(1) != layout.height()) {
            throw new IllegalArgumentException("Plane " + plane + " has another size than the layout says");
        }
        return PixelTypes.require(pixels, layout.type());
    }
}
