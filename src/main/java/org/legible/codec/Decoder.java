package org.legible.codec;

import java.awt.Rectangle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;

import org.legible.bundle.LocalQuality;
import org.legible.bundle.ModelBundle;
import org.legible.bundle.ScaleIndices;
import org.legible.format.DamagedTileException;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;
import org.legible.format.QualityMapChunk;
import org.legible.format.StreamHeader;
import org.legible.format.TileBounds;
import org.legible.format.TileGrid;

/** Decodes Legible files. Not thread-safe, as its networks are not. */
public final class Decoder {

    private static final String WHAT = "Decoding";

    private final ModelBundle bundle;
    private final Networks networks;
    private final ScaleIndices scales;
    private final TileCoder coder;
    private final Scratch scratch = new Scratch();

    /**
     * @param bundle that wrote the files to be decoded
     * @param networks of that bundle
     * @param scales of that bundle: the networks themselves, or the plain Java {@link ModelBundle#scaleNetwork()}
     */
    public Decoder(final ModelBundle bundle, final Networks networks, final ScaleIndices scales) {
        this.bundle = bundle;
        this.networks = networks;
        this.scales = scales;
        this.coder = new TileCoder(bundle.entropyModel());
    }

    /**
     * Decodes all planes.
     *
     * @param file to be decoded
     * @param target where the pixels go
     * @param progress hears about rows
     * @return which tiles were damaged, if any
     * @throws LegibleException when another bundle wrote the file, or it cannot be read
     * @throws java.util.concurrent.CancellationException when the progress says so
     */
    public DecodeResult decode(final LgbFile file, final PlaneWriter target, final Progress progress) throws IOException {
        final long start = System.nanoTime();
        bundle.requireWriterOf(file.header(), file.name());
        final ImageLayout layout = file.header().layout();
        final TileGrid grid = file.header().tileGrid();
        final Ticker ticker = new Ticker(progress, (long) grid.latentHeight() * layout.planes(), WHAT);
        final List<String> warnings = new ArrayList<>(file.warnings());
        final TileReader reader = new TileReader(file, bundle.entropyModel(), coder, scales);
        final Rectangle all = new Rectangle(layout.width(), layout.height());
        for (int plane = 0; plane < layout.planes(); plane++) {
            decode(file, plane, all, Geometry.whole(grid), target, reader, ticker, warnings);
            ticker.planeDone(grid.latentHeight());
        }
        return result(file, reader.damages(), warnings, start);
    }

    /**
     * Decodes a part of every plane, and reads only the tiles that it needs.
     *
     * @param file to be decoded
     * @param region in pixels, within the image and not empty
     * @param target is asked for each plane once, in order, and gives places of the region's size
     * @param progress hears about rows
     * @return which of the tiles that were needed were damaged, if any
     * @throws LegibleException when another bundle wrote the file, or it cannot be read, or the region is not in it
     * @throws java.util.concurrent.CancellationException when the progress says so
     */
    public DecodeResult decodeRegion(final LgbFile file, final Rectangle region, final PlaneWriter target,
            final Progress progress) throws IOException {
        final long start = System.nanoTime();
        bundle.requireWriterOf(file.header(), file.name());
        final ImageLayout layout = file.header().layout();
        if (region.isEmpty() || !new Rectangle(layout.width(), layout.height()).contains(region)) {
            throw new LegibleException("The region from (" + region.x + ", " + region.y + ") of " + region.width + "x" + region.height
                + " pixels is not within " + file.name() + ", which has " + layout.width() + "x" + layout.height() + " pixels.");
        }
        final Area needed = needed(region, file.header().tileGrid());
        final TileReader reader = new TileReader(file, bundle.entropyModel(), coder, scales);
        final Ticker ticker = new Ticker(progress, (long) needed.height() * layout.planes(), WHAT);
        final List<String> warnings = new ArrayList<>(file.warnings());
        for (int plane = 0; plane < layout.planes(); plane++) {
            decode(file, plane, region, needed, target, reader, ticker, warnings);
            ticker.planeDone(needed.height());
        }
        return result(file, reader.damages(), warnings, start);
    }

    /** The latents that the pixels of a region depend on. */
    private Area needed(final Rectangle region, final TileGrid grid) {
        final Area whole = Geometry.whole(grid);
        final int stride = bundle.stride();
        final Area core = new Area(region.y, region.x, region.height, region.width).alignedTo(stride);
        final int reach = new Geometry(bundle, grid, whole).reach(bundle.schedule().steps());
        return new Area(core.y() / stride, core.x() / stride, core.height() / stride, core.width() / stride)
            .grownWithin(reach, whole).alignedTo(Geometry.unit(bundle)).within(whole);
    }

    private void decode(final LgbFile file, final int plane, final Rectangle region, final Area area, final PlaneWriter target,
            final TileReader reader, final Ticker ticker, final List<String> warnings) throws IOException {
        final StreamHeader header = file.header();
        final Geometry geometry = new Geometry(bundle, header.tileGrid(), area);
        final QualityField quality = new QualityField(localQuality(file, plane), bundle.quality()::inverseGains);
        final RandomAccessibleInterval<?> pixels = PixelTypes.require(target.plane(plane), header.layout().type());
        final PixelSink sink = PixelSink.of(pixels, region, header.window(header.layout().channelOf(plane)));
        try (PagePainter text = new PagePainter(file, plane, region, pixels, networks, ticker)) {
            new PlaneDecoder(bundle, networks, reader, sink, PlaneState.of(bundle, geometry, quality, scratch), ticker)
                .decode(plane, new Overlay(header, reader.damages(), sink, text));
            warnings.addAll(text.damages());
        }
    }

    private static LocalQuality localQuality(final LgbFile file, final int plane) throws LegibleException {
        return localQuality(file.header(), file.qualityMap(plane).orElse(null));
    }

    /** The local quality of a plane with this map, or with none. */
    static LocalQuality localQuality(final StreamHeader header, final QualityMapChunk map) {
        final TileGrid grid = header.tileGrid();
        return map == null ? LocalQuality.uniform(header.quality(), grid.latentHeight(), grid.latentWidth())
            : LocalQuality.of(header.quality(), grid.latentHeight(), grid.latentWidth(), map.offsets());
    }

    /** The pixels of a tile. */
    static Rectangle pixels(final StreamHeader header, final int tile) {
        final TileBounds bounds = header.tileGrid().bounds(tile);
        final int stride = header.stride();
        return new Rectangle(bounds.x() * stride, bounds.y() * stride, bounds.width() * stride, bounds.height() * stride)
            .intersection(new Rectangle(header.layout().width(), header.layout().height()));
    }

    private static DecodeResult result(final LgbFile file, final List<DamagedTileException> damages,
            final List<String> warnings, final long start) {
        final List<DamagedTile> tiles = new ArrayList<>();
        for (final DamagedTileException damage : damages) {
            final Rectangle pixels = pixels(file.header(), damage.tile());
            tiles.add(new DamagedTile(damage.plane(), damage.tile(), pixels.x, pixels.y, pixels.width, pixels.height));
            warnings.add(damage.getMessage());
        }
        return new DecodeResult(tiles, warnings, (System.nanoTime() - start) * 1e-9);
    }
}
