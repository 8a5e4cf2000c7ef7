"""From streams to symbols: the order of section 4, and the hash that golden streams fix."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .bundle import Bundle
from .container import LgbFile, TileStream
from .errors import LgbError
from .header import TileBounds
from .rans import RansDecoder


@dataclass(frozen=True)
class TileSymbols:
    """The symbols of a tile: two i16 arrays (channels, height, width), and how they were coded."""

    plane: int
    tile: int
    hyper_latents: np.ndarray
    latents: np.ndarray
    coded: int
    escapes: int


def _hyper_latents(decoder: RansDecoder, bundle: Bundle, height: int, width: int) -> np.ndarray:
    """The table depends on the magnitude of the values at the left and above."""
    contexts = len(bundle.context_thresholds) + 1
    values = np.zeros((bundle.hyper_channels, height, width), np.int16)
    for channel in range(bundle.hyper_channels):
        above = [0] * width
        for y in range(height):
            left = 0
            for x in range(width):
                activity = abs(left) + abs(above[x])
                context = sum(activity >= threshold for threshold in bundle.context_thresholds)
                left = above[x] = decoder.decode(bundle.hyper_tables[contexts * channel + context])
            values[channel, y] = above
    return values


def _latents(decoder: RansDecoder, bundle: Bundle, indices: np.ndarray) -> np.ndarray:
    """Samples with an index below ``skip_below`` are zero and take no symbol."""
    tables = bundle.latent_tables
    if indices.min() < 0 or indices.max() >= len(tables):
        raise LgbError("the scale network chose a table that does not exist")
    values = np.zeros(indices.shape, np.int16)
    coded = indices >= bundle.skip_below
    values[coded] = [decoder.decode(tables[index]) for index in indices[coded].tolist()]
    return values


def decode_tile(stream: TileStream, bounds: TileBounds, quality: np.ndarray, bundle: Bundle) -> TileSymbols:
    """Decodes one tile; ``quality`` is the local quality of its latents."""
    ratio = bundle.hyper_stride // bundle.stride
    decoder = RansDecoder(stream.stream, stream.lanes)
    hyper_latents = _hyper_latents(decoder, bundle, bounds.height // ratio, bounds.width // ratio)
    indices = bundle.scale_network.indices(hyper_latents, quality)
    if indices.shape[0] != bundle.latent_channels:
        raise LgbError("the scale network ends with another number of channels than that of the latents")
    latents = _latents(decoder, bundle, indices)
    decoder.finish()
    coded = hyper_latents.size + int(np.count_nonzero(indices >= bundle.skip_below))
    return TileSymbols(stream.plane, stream.tile, hyper_latents, latents, coded, decoder.escapes)


def decode(file: LgbFile, bundle: Bundle) -> Iterator[TileSymbols]:
    """The symbols of all tiles in their order."""
    bounds = file.header.tiles()
    quality, plane = file.local_quality(0), 0
    for stream in file.tiles:
        if stream.plane != plane:
            quality, plane = file.local_quality(stream.plane), stream.plane
        tile = bounds[stream.tile]
        part = quality[tile.y : tile.y + tile.height, tile.x : tile.x + tile.width]
        try:
            yield decode_tile(stream, tile, part, bundle)
        except LgbError as error:
            raise LgbError(f"tile {stream.tile} of plane {stream.plane} is damaged: {error}") from error


class SymbolHash:
    """SHA-256 over the symbols of tiles in order: hyper-latents, then latents, as i16 little-endian."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()

    def add(self, symbols: TileSymbols) -> None:
        self._digest.update(symbols.hyper_latents.astype("<i2").tobytes())
        self._digest.update(symbols.latents.astype("<i2").tobytes())

    def hex(self) -> str:
        return self._digest.hexdigest()
