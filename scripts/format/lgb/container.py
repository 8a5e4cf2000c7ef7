"""The outer structure of a file: chunks, their order, the quality maps and the index (FORMAT.md, sections 1 and 2)."""

from dataclasses import dataclass

import numpy as np

from .checksum import crc32c
from .errors import LgbError
from .fields import Fields
from .header import MAX_QUALITY, MIN_QUALITY, Header, parse_header
from .maps import read_map

MAGIC = bytes.fromhex("894c47420d0a1a0a")
MAJOR_VERSION = 1
MAX_PAYLOAD = 2**28
MAX_OTHER_CHUNKS = 2**21
MIN_SYMBOL_TILE = 256
MAX_SYMBOL_TILE = 4096
MAX_MAP_POSITIONS = 2**26
ALL_PLANES = 2**32 - 1
COUNTED_TYPES = ("HEAD", "TILE", "INDX", "LEND")


@dataclass(frozen=True)
class Chunk:
    """A chunk whose checksum is right; ``offset`` is where its type stands in the file."""

    type: str
    offset: int
    payload: bytes

    @property
    def end(self) -> int:
        return self.offset + len(self.payload) + 12

    @property
    def place(self) -> str:
        return f"the {self.type} chunk at byte {self.offset}"


@dataclass(frozen=True)
class TileStream:
    """The rANS stream of one tile."""

    plane: int
    tile: int
    lanes: int
    stream: bytes


@dataclass(frozen=True)
class LgbFile:
    """A file taken apart; the tiles stand in their order: plane by plane, row by row.

    Where there is a symbol layer ``symbol_side`` is the side of its tiles, else 0; ``symbols`` are plane, tile and page of each.
    """

    version: tuple[int, int]
    header: Header
    chunks: list[Chunk]
    offsets: dict[int, np.ndarray]
    tiles: list[TileStream]
    symbol_side: int
    symbols: list[tuple[int, int, bytes]]

    def local_quality(self, plane: int) -> np.ndarray:
        """The quality of every position of a plane's latent grid, in 1/256."""
        offsets = self.offsets.get(plane, self.offsets.get(ALL_PLANES, np.zeros(self.header.grid, np.int8)))
        return np.clip(self.header.quality + 256 * offsets.astype(np.int64), MIN_QUALITY, MAX_QUALITY)


def _chunk(data: bytes, offset: int) -> Chunk:
    fields = Fields(data[offset : offset + 8], f"the chunk at byte {offset}")
    name = fields.take(4)
    length = fields.number("I")
    if not (name.isascii() and name.isalpha()):
        raise LgbError(f"there is no chunk at byte {offset}, where one should be")
    if length > MAX_PAYLOAD:
        raise LgbError(f"the chunk at byte {offset} claims {length} bytes")
    end = offset + 8 + length
    checksum = Fields(data[end : end + 4], f"the chunk at byte {offset}").number("I")
    chunk = Chunk(name.decode("ascii"), offset, data[offset + 8 : end])
    if crc32c(data[offset:end]) != checksum:
        raise LgbError(f"the checksum of {chunk.place} is wrong")
    return chunk


def _chunks(data: bytes) -> list[Chunk]:
    """All chunks up to LEND, which has to end the file."""
    chunks: list[Chunk] = []
    offset = len(MAGIC) + 2
    others = 0
    while not chunks or chunks[-1].type != "LEND":
        if offset >= len(data):
            raise LgbError("it is cut short: there is no LEND chunk")
        chunks.append(_chunk(data, offset))
        offset = chunks[-1].end
        others += chunks[-1].type not in COUNTED_TYPES
        if others > MAX_OTHER_CHUNKS:
            raise LgbError("it has too many chunks")
    if offset != len(data):
        raise LgbError(f"{len(data) - offset} bytes stand behind its end")
    return chunks


def _check_order(chunks: list[Chunk]) -> None:
    types = [chunk.type for chunk in chunks]
    if types[0] != "HEAD" or types.count("HEAD") != 1:
        raise LgbError("it has not one HEAD chunk at its beginning")
    if types[-2] != "INDX" or types.count("INDX") != 1:
        raise LgbError("it has not one INDX chunk before its end")
    if "TILE" not in types:
        raise LgbError("it has no TILE chunk")
    first = types.index("TILE")
    last = first + types.count("TILE")
    if types[first:last] != ["TILE"] * (last - first):
        raise LgbError("other chunks stand between its TILE chunks")
    for chunk in chunks[1:-2]:
        known = chunk.type in ("QMAP", "TILE", "SYMB")
        if chunk.type[0].isupper() and not known:
            raise LgbError(f"{chunk.place} is unknown and must not be ignored")
    for name in ("QMAP", "SYMB"):
        if name in types[last:]:
            raise LgbError(f"a {name} chunk stands behind its tiles")
    if types.count("SYMB") > 1:
        raise LgbError("it has two SYMB chunks")


def _quality_map(chunk: Chunk, header: Header) -> tuple[int, np.ndarray]:
    fields = Fields(chunk.payload, chunk.place)
    plane = fields.number("I")
    if plane >= header.planes and plane != ALL_PLANES:
        raise LgbError(f"{chunk.place} is for plane {plane}, which does not exist")
    positions = header.grid[0] * header.grid[1]
    if positions > MAX_MAP_POSITIONS:
        raise LgbError(f"{chunk.place} is for a grid of {positions} positions, which is too large for one")
    try:
        return plane, read_map(fields.rest(), header.grid)
    except LgbError as error:
        raise LgbError(f"{chunk.place}: {error}") from None


def _quality_maps(chunks: list[Chunk], header: Header) -> dict[int, np.ndarray]:
    maps: dict[int, np.ndarray] = {}
    for chunk in chunks:
        if chunk.type == "QMAP":
            plane, offsets = _quality_map(chunk, header)
            if plane in maps:
                raise LgbError(f"{chunk.place} is the second one for the same plane")
            maps[plane] = offsets
    return maps


def _tile(chunk: Chunk, plane: int, tile: int) -> TileStream:
    fields = Fields(chunk.payload, chunk.place)
    if (fields.varint(), fields.varint()) != (plane, tile):
        raise LgbError(f"{chunk.place} is not tile {tile} of plane {plane}")
    lanes = fields.number("B")
    if lanes not in (1, 4):
        raise LgbError(f"{chunk.place} has {lanes} lanes")
    return TileStream(plane, tile, lanes, fields.rest())


def _tiles(chunks: list[Chunk], header: Header) -> list[TileStream]:
    tiles = [chunk for chunk in chunks if chunk.type == "TILE"]
    if len(tiles) != header.tile_count:
        raise LgbError(f"it has {len(tiles)} TILE chunks instead of {header.tile_count}")
    per_plane = header.tile_count // header.planes
    return [_tile(chunk, i // per_plane, i % per_plane) for i, chunk in enumerate(tiles)]


def _symbols(chunks: list[Chunk]) -> tuple[int, list[tuple[int, int, bytes]]]:
    side, pages = 0, []
    for chunk in chunks:
        if chunk.type == "SYMB":
            side = Fields(chunk.payload, chunk.place).varint()
            if not MIN_SYMBOL_TILE <= side <= MAX_SYMBOL_TILE:
                raise LgbError(f"{chunk.place} calls for symbol tiles of {side} pixels")
        elif chunk.type == "symb":
            fields = Fields(chunk.payload, chunk.place)
            pages.append((fields.varint(), fields.varint(), fields.rest()))
    return side, pages if side else []


def _check_index(chunks: list[Chunk], size: int) -> None:
    tiles = [chunk for chunk in chunks if chunk.type == "TILE"]
    index = Fields(chunks[-2].payload, chunks[-2].place)
    if index.number("Q") != tiles[0].offset or any(index.varint() != tile.end - tile.offset for tile in tiles):
        raise LgbError("its index does not say where the tiles are")
    index.finish()
    end = Fields(chunks[-1].payload, chunks[-1].place)
    if end.numbers("IQQ") != (len(tiles), chunks[-2].offset, size):
        raise LgbError("its LEND chunk does not say what the file is")
    end.finish()


def parse(data: bytes) -> LgbFile:
    """Takes a file apart and checks everything that FORMAT.md says about its container."""
    if data[: len(MAGIC)] != MAGIC:
        raise LgbError("it is no Legible file")
    major, minor = Fields(data[len(MAGIC) : len(MAGIC) + 2], "the file").numbers("BB")
    if major != MAJOR_VERSION:
        raise LgbError(f"its version is {major}.{minor}, and this reader knows {MAJOR_VERSION}")
    chunks = _chunks(data)
    _check_order(chunks)
    header = parse_header(chunks[0].payload)
    tiles = _tiles(chunks, header)
    _check_index(chunks, len(data))
    return LgbFile((major, minor), header, chunks, _quality_maps(chunks, header), tiles, *_symbols(chunks))
