"""What the symbol layer paints, as pixels."""

import hashlib

import numpy as np

from .container import LgbFile
from .pages import Page, pages


def painted(page: Page, width: int, height: int) -> np.ndarray:
    """A tile (height, width, 4) of 255, red, green, blue where the page paints, else zeros."""
    unpainted = -1
    pixels = np.full((height, width, 3), unpainted, np.int64)
    page.paint(pixels)
    opaque = (pixels[..., :1] != unpainted) * 255
    return np.concatenate([opaque, np.where(opaque > 0, pixels, 0)], axis=2).astype(np.uint8)


def text_hash(file: LgbFile) -> str:
    """SHA-256 over the pixels of all symbol tiles that have a chunk, by plane and tile, row by row, in hexadecimal digits."""
    digest = hashlib.sha256()
    side, header = file.symbol_side, file.header
    for _, tile, page in sorted(pages(file), key=lambda entry: entry[:2]):
        across = -(-header.width // side)
        y, x = tile // across * side, tile % across * side
        digest.update(painted(page, min(side, header.width - x), min(side, header.height - y)).tobytes())
    return digest.hexdigest()
