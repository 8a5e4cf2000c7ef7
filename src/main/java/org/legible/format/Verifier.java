package org.legible.format;

import java.util.ArrayList;
import java.util.List;
import org.legible.format.VerifyReport.ChunkState;

/** Goes through all chunks of an open file. What opening has checked already is only reported. */
final class Verifier {

    private final LgbFile file;
    private final Outline outline;
    private final List<ChunkState> states = new ArrayList<>();

    Verifier(final LgbFile file, final Outline outline) {
        this.file = file;
        this.outline = outline;
    }

    VerifyReport verify() throws LegibleException {
        for (final Chunk chunk : outline.front()) {
            add(chunk, fault(chunk));
        }
        verifyTiles();
        for (final Chunk chunk : outline.back()) {
            add(chunk, fault(chunk));
        }
        if (outline.damage().isPresent()) {
            final long offset = outline.damage().get();
            states.add(new ChunkState("????", offset, endOfDamage(offset) - offset, false, "its checksum is wrong"));
        }
        add(outline.index(), outline.rebuilt() ? "it is damaged" : "");
        add(new Chunk(outline.index().end(), Chunk.LEND, EndMarker.PAYLOAD_BYTES), "");
        return new VerifyReport(states);
    }

    /** Where something intact follows, at the latest the index. */
    private long endOfDamage(final long start) {
        return outline.back().stream().mapToLong(Chunk::offset).filter(offset -> offset > start).min()
            .orElse(outline.index().offset());
    }

    private void add(final Chunk chunk, final String fault) {
        states.add(new ChunkState(chunk.name(), chunk.offset(), chunk.end() - chunk.offset(), fault.isEmpty(), fault));
    }

    private String fault(final Chunk chunk) {
        if (chunk.type() == Chunk.META && file.metadata().isEmpty()) {
            return "its contents cannot be inflated";
        }
        if (chunk.type() == Chunk.TEXT && file.textLayer().isEmpty()) {
            return "its contents are not those of a text on this image";
        }
        if (chunk.type() == Chunk.SYMBOL_LAYER) {
            return outline.symbols().fault(chunk);
        }
        try {
            if (chunk.type() == Chunk.QMAP) {
                file.readMap(chunk);
            }
            return "";
        } catch (final LegibleException e) {
            return e.getMessage();
        }
    }

    private void verifyTiles() throws LegibleException {
        final TileIndex tiles = outline.tiles();
        final int perPlane = tiles.count() / outline.header().layout().planes();
        for (int i = 0; i < tiles.count(); i++) {
            String fault = "";
            try {
                file.readTile(i / perPlane, i % perPlane);
            } catch (final DamagedTileException e) {
                fault = e.getMessage();
            }
            states.add(new ChunkState("TILE", tiles.offset(i), tiles.length(i), fault.isEmpty(), fault));
        }
    }
}
