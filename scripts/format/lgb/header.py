"""The HEAD chunk and the geometry that follows from it (FORMAT.md, section 2)."""

import math
import re
from dataclasses import dataclass

from .errors import LgbError
from .fields import Fields

SAMPLE_TYPES = ("GREY8", "GREY16", "RGB24", "FLOAT32")
WINDOWED_TYPES = ("GREY16", "FLOAT32")

MIN_QUALITY = 256
MAX_QUALITY = 25600
MAX_SIDE = 2**20
MAX_PIXELS = 2**31 - 1
MAX_PLANES = 2**20
MAX_TILES = 2**24
MAX_STRIDE = 64
MAX_CHANNELS = 1024
MIN_TILE = 8
MAX_TILE = 512
MAX_TILE_VALUES = 2**25


@dataclass(frozen=True)
class TileBounds:
    """A tile in its plane, in latents."""

    y: int
    x: int
    height: int
    width: int


@dataclass(frozen=True)
class Header:
    """What the HEAD chunk says."""

    width: int
    height: int
    channels: int
    slices: int
    frames: int
    sample_type: str
    windows: tuple[tuple[float, float], ...]
    quality: int
    generation: int
    bundle_name: str
    bundle_sha256: str
    stride: int
    hyper_stride: int
    latent_channels: int
    hyper_channels: int
    tile: int
    software: str

    @property
    def planes(self) -> int:
        return self.channels * self.slices * self.frames

    @property
    def hyper_ratio(self) -> int:
        """Latents a hyper-latent along one side."""
        return self.hyper_stride // self.stride

    @property
    def grid(self) -> tuple[int, int]:
        """Height and width of a plane's latent grid."""
        return (-(-self.height // self.hyper_stride) * self.hyper_ratio, -(-self.width // self.hyper_stride) * self.hyper_ratio)

    def tiles(self) -> list[TileBounds]:
        """The tiles of a plane, row by row."""
        height, width = self.grid
        return [
            TileBounds(y, x, min(self.tile, height - y), min(self.tile, width - x))
            for y in range(0, height, self.tile)
            for x in range(0, width, self.tile)
        ]

    @property
    def tile_count(self) -> int:
        """Tiles of all planes, without making them."""
        height, width = self.grid
        return self.planes * -(-height // self.tile) * -(-width // self.tile)


def _require(condition: bool, what: str) -> None:
    if not condition:
        raise LgbError(f"its header has {what}")


def _is_power_of_two(value: int) -> bool:
    return value > 0 and value & value - 1 == 0


def _windows(fields: Fields, sample_type: str, channels: int) -> tuple[tuple[float, float], ...]:
    if sample_type not in WINDOWED_TYPES:
        return ()
    windows = tuple(fields.numbers("dd") for _ in range(channels))
    for low, high in windows:
        _require(math.isfinite(low) and math.isfinite(high) and low < high and math.isfinite(high - low), "an impossible value window")
    return windows


def parse_header(payload: bytes) -> Header:
    """The header; every limit of FORMAT.md is checked. What stands behind its last field is left alone."""
    fields = Fields(payload, "the HEAD chunk")
    width, height, channels, slices, frames, type_number = fields.numbers("IIIIIB")
    _require(1 <= width <= MAX_SIDE and 1 <= height <= MAX_SIDE and width * height <= MAX_PIXELS, f"the size {width} x {height}")
    _require(min(channels, slices, frames) >= 1 and channels * slices * frames <= MAX_PLANES, "an impossible number of planes")
    _require(type_number < len(SAMPLE_TYPES), f"the unknown sample type {type_number}")
    sample_type = SAMPLE_TYPES[type_number]
    windows = _windows(fields, sample_type, channels)
    quality, lossy, generation = fields.numbers("HBH")
    _require(MIN_QUALITY <= quality <= MAX_QUALITY, f"the quality {quality} / 256")
    _require(lossy == 1, f"the lossy flag {lossy}")
    _require(generation >= 1, "the generation 0")
    bundle_name = fields.text()
    _require(re.fullmatch("[A-Za-z0-9._-]{1,64}", bundle_name) is not None, "an impossible name of a bundle")
    bundle_sha256 = fields.take(32).hex()
    stride, hyper_stride, latent_channels, hyper_channels, tile = fields.numbers("BBHHH")
    _require(
        _is_power_of_two(stride) and _is_power_of_two(hyper_stride) and stride <= hyper_stride <= MAX_STRIDE,
        f"the strides {stride} and {hyper_stride}",
    )
    _require(
        1 <= latent_channels <= MAX_CHANNELS and 1 <= hyper_channels <= MAX_CHANNELS,
        f"{latent_channels} latent and {hyper_channels} hyper channels",
    )
    _require(
        MIN_TILE <= tile <= MAX_TILE and tile % (hyper_stride // stride) == 0 and tile * tile * latent_channels <= MAX_TILE_VALUES,
        f"tiles of {tile} latents",
    )
    header = Header(
        width, height, channels, slices, frames, sample_type, windows, quality, generation, bundle_name, bundle_sha256,
        stride, hyper_stride, latent_channels, hyper_channels, tile, fields.text(),
    )  # fmt: skip
    _require(header.tile_count <= MAX_TILES, f"{header.tile_count} tiles")
    return header
