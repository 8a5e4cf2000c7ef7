"""Gradients of colours that symbols stand on (FORMAT.md, section 8)."""

from dataclasses import dataclass

import numpy as np

from .errors import LgbError
from .mixing import Kind, Numbers

MAX_GRADIENTS = 1 << 12
MAX_BASE = (1 << 12) - 1
MAX_SLOPE = 1 << 13


@dataclass(frozen=True)
class Gradient:
    """A place, and for red, green and blue the base there and how much it grows for each column and row."""

    x: int
    y: int
    ramps: tuple[tuple[int, int, int], ...]

    def colours(self, x: int, y: int, width: int, height: int) -> np.ndarray:
        """The colours (height, width, 3) of a rectangle of the tile."""
        rows, columns = np.mgrid[y - self.y : y - self.y + height, x - self.x : x - self.x + width]
        base, across, down = np.array(self.ramps, np.int64).T
        values = base * 64 + across * columns[..., None] + down * rows[..., None]
        return np.clip(values + 512 >> 10, 0, 255)

    @property
    def colour(self) -> int:
        """The colour at its own place."""
        red, green, blue = self.colours(self.x, self.y, 1, 1)[0, 0].tolist()
        return red << 16 | green << 8 | blue


class Gradients:
    """All gradients of a page, and which of them the runs stand on."""

    def __init__(self, numbers: Numbers, width: int, height: int) -> None:
        self._numbers = numbers
        self._gradients: list[Gradient] = []
        self._used = self._last = 0
        count = numbers.natural(Kind.COUNT, 2, 0, 0)
        if count > min(MAX_GRADIENTS, width * height):
            raise LgbError("there are too many gradients")
        x = y = 0
        green = (0, 0, 0)
        for _ in range(count):
            y += numbers.integer(Kind.GRADIENT_PLACE, 1, 0, 0)
            x += numbers.integer(Kind.GRADIENT_PLACE, 0, 0, 0)
            green = self._ramp(green, 1)
            red, blue = self._ramp(green, 0), self._ramp(green, 2)
            if not (0 <= x < width and 0 <= y < height):
                raise LgbError("a gradient lies outside of its tile")
            self._gradients.append(Gradient(x, y, (red, green, blue)))

    def _ramp(self, like: tuple[int, int, int], channel: int) -> tuple[int, int, int]:
        base = like[0] + self._numbers.integer(Kind.GRADIENT_BASE, channel, 0, 0)
        across = like[1] + self._numbers.integer(Kind.GRADIENT_SLOPE, channel, 0, 0)
        down = like[2] + self._numbers.integer(Kind.GRADIENT_SLOPE, channel, 1, 0)
        if not 0 <= base <= MAX_BASE or max(abs(across), abs(down)) > MAX_SLOPE:
            raise LgbError("a gradient is beyond the range of colours")
        return base, across, down

    def next(self) -> Gradient | None:
        """What the next run stands on, nothing where that is one colour."""
        if not self._gradients:
            return None
        self._last = self._numbers.natural(Kind.RUN_GRADIENT, min(2, self._last), self._last, 0)
        if self._last == 0:
            return None
        number = 1 + self._used - self._last
        if not 0 <= number < len(self._gradients):
            raise LgbError(f"there is no gradient of number {number}")
        self._used = max(self._used, number + 1)
        return self._gradients[number]
