"""Decodes a page of the symbol layer and tells every number on the way."""

from math import log2

import numpy as np

from . import pages
from .coverages import Coverages
from .mixing import Kind, Numbers
from .rans import RansDecoder


class _Counter(RansDecoder):
    """Adds up what bits cost, by their probabilities."""

    cost = 0.0

    def bit(self, probability: int) -> int:
        bit = super().bit(probability)
        self.cost -= log2((probability if bit else 65536 - probability) / 65536)
        return bit

    def take(self) -> str:
        cost, self.cost = self.cost, 0.0
        return f"{cost:.1f}"


class _Trace(Numbers):
    """Notes kind, contexts, value and cost of every number."""

    def __init__(self, rans: RansDecoder, lines: list[str]) -> None:
        super().__init__(rans)
        assert isinstance(rans, _Counter)
        self._counter, self._lines, self._quiet = rans, lines, False

    def _note(self, kind: Kind, contexts: tuple[int, ...], value: int) -> int:
        if not self._quiet:
            self._lines.append(" ".join([kind.name, *map(str, contexts), str(value), self._counter.take()]))
        return value

    def natural(self, kind: Kind, *contexts: int) -> int:
        return self._note(kind, contexts, super().natural(kind, *contexts))

    def integer(self, kind: Kind, *contexts: int) -> int:
        self._quiet = True
        value = super().integer(kind, *contexts)
        self._quiet = False
        return self._note(kind, contexts, value)

    def bits(self, kind: Kind, count: int, *contexts: int) -> int:
        return self._note(kind, contexts, super().bits(kind, count, *contexts))


def traced(page: bytes, width: int, height: int) -> list[str]:
    """A line for every number of a page: kind, three contexts, value, bits; of a bitmap its coverages and their bits."""
    lines: list[str] = []
    rans = _Counter(page[1:], 1)

    class Traced(Coverages):
        def decode(self, width: int, height: int, subpixel: bool, colours: tuple[int, int]) -> np.ndarray:
            levels = super().decode(width, height, subpixel, colours)
            lines.append(" ".join(["coverages", *map(str, levels.flat), rans.take()]))
            return levels

    decoder = pages._PageDecoder(rans, page[0], width, height)
    decoder._numbers = _Trace(rans, lines)
    decoder._coverages = Traced(rans, page[0])
    decoder.decode()
    rans.finish()
    return lines
