package org.legible.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is where in a file.
 *
 * @param header   the contents of the HEAD chunk
 * @param front    the chunks from HEAD to the first tile, all with the right checksum but a SYMB that is lost
 * @param maps     among them the QMAP chunks, by plane
 * @param tiles    where the tiles are
 * @param back     the chunks between the last tile and INDX, all with the right checksum
 * @param symbols  where the symbol layer is, and what is wrong with it
 * @param metadata among them the meta chunk
 * @param text     among them the text chunk
 * @param damage   where the part of that area starts that cannot be read
 * @param index    where INDX starts, with its length
 * @param rebuilt  whether INDX is damaged, and {@code tiles} comes from the tiles themselves
 */
record Outline(StreamHeader header, List<Chunk> front, Map<Integer, Chunk> maps, TileIndex tiles, List<Chunk> back,
        SymbolIndex symbols, Optional<Chunk> metadata, Optional<Chunk> text, Optional<Long> damage, Chunk index, boolean rebuilt) {
}
