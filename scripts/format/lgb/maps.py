"""Quality maps (FORMAT.md, section 2, QMAP)."""

from collections import defaultdict
from collections.abc import Hashable

import numpy as np

from .rans import TOTAL, RansDecoder

MARGIN = 32
MOST_SEEN = 60


class _Bits:
    """Bits of an rANS stream, each with an adaptive probability of its own."""

    def __init__(self, rans: RansDecoder) -> None:
        self._rans = rans
        self._states: dict[Hashable, tuple[int, int]] = defaultdict(lambda: (TOTAL // 2, 0))

    def __call__(self, which: Hashable) -> int:
        probability, seen = self._states[which]
        bit = self._rans.bit(probability)
        if bit:
            probability += 2 * (TOTAL - probability) // (2 * seen + 3)
        else:
            probability -= 2 * probability // (2 * seen + 3)
        self._states[which] = max(MARGIN, min(TOTAL - MARGIN, probability)), min(seen + 1, MOST_SEEN)
        return bit


def read_map(stream: bytes, grid: tuple[int, int]) -> np.ndarray:
    """The offsets of a map with this many rows and columns."""
    rows, columns = grid
    rans = RansDecoder(stream, 1)
    bits = _Bits(rans)
    # Zeros stand around the map.
    offsets = np.zeros((rows + 1, columns + 2), np.int8)
    same = 1
    for y in range(1, rows + 1):
        same = bits(("row", same))
        if same:
            offsets[y] = offsets[y - 1]
        else:
            _read_row(bits, offsets[y - 1], offsets[y])
    rans.finish()
    return offsets[1:, 1:-1]


def _read_row(bits: _Bits, above: np.ndarray, row: np.ndarray) -> None:
    for x in range(1, len(row) - 1):
        a, b, c, e = row[x - 1], above[x], above[x - 1], above[x + 1]
        place = (bool(a == b), bool(a == c), bool(b == e), bool(b == c))
        if bits(("left", place)):
            row[x] = a
        elif a != b and bits(("above", place)):
            row[x] = b
        else:
            node = 1
            for _ in range(8):
                node = node << 1 | bits(("other", node))
            row[x] = np.uint8(node & 255).view(np.int8)
