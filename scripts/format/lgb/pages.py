"""Pages of the symbol layer (FORMAT.md, section 8)."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .container import LgbFile
from .coverages import Coverages
from .errors import LgbError
from .mixing import Kind, Numbers
from .gradients import Gradient, Gradients
from .rans import RansDecoder

MAX_SIDE = 160
MAX_RULES = 1 << 16
MAX_GLYPHS = 1 << 16
MAX_PLACEMENTS = 1 << 20
MAX_SAMPLES_A_PIXEL = 4
MAX_COVERS_A_PIXEL = 16


@dataclass(frozen=True)
class Glyph:
    """A bitmap: coverages (height, width), or (height, 3 * width) with sub-pixels."""

    width: int
    subpixel: bool
    levels: np.ndarray

    @property
    def height(self) -> int:
        return self.levels.shape[0]


@dataclass(frozen=True)
class Placement:
    """A bitmap and where its upper left corner stands, in its colours."""

    glyph: int
    x: int
    y: int
    background: int | Gradient
    foreground: int

    def ground(self, width: int, height: int) -> np.ndarray:
        """The background's colours, to be spread over a rectangle of this size."""
        if isinstance(self.background, Gradient):
            return self.background.colours(self.x, self.y, width, height)
        return _parts(self.background)


@dataclass(frozen=True)
class Rule:
    """A filled rectangle."""

    x: int
    y: int
    width: int
    height: int
    colour: int


@dataclass(frozen=True)
class Page:
    """All symbols of a tile."""

    levels: int
    rules: list[Rule]
    glyphs: list[Glyph]
    placements: list[Placement]

    def paint(self, pixels: np.ndarray) -> None:
        """Paints over a tile (height, width, 3)."""
        for rule in self.rules:
            pixels[rule.y : rule.y + rule.height, rule.x : rule.x + rule.width] = _parts(rule.colour)
        for place in self.placements:
            glyph = self.glyphs[place.glyph]
            cover = glyph.levels.reshape(glyph.height, glyph.width, -1).astype(np.int64)
            ground = place.ground(glyph.width, glyph.height)
            mixed = ground * (self.levels - cover) + _parts(place.foreground) * cover
            box = pixels[place.y : place.y + glyph.height, place.x : place.x + glyph.width]
            painted = cover.any(axis=2)
            box[painted] = ((2 * mixed + self.levels) // (2 * self.levels))[painted]


def _parts(colour: int) -> np.ndarray:
    return np.array([colour >> 16, colour >> 8 & 0xFF, colour & 0xFF], np.int64)


class _PageDecoder:
    def __init__(self, rans: RansDecoder, levels: int, width: int, height: int) -> None:
        self._numbers = Numbers(rans)
        self._coverages = Coverages(rans, levels)
        self._size = width, height
        self._glyphs: list[Glyph] = []
        self._drops: list[int] = []
        self._samples = self._covered = 0
        self.page = Page(levels, [], self._glyphs, [])

    def decode(self) -> None:
        numbers = self._numbers
        width, height = self._size
        rule = Rule(0, 0, 0, 0, 0)
        for _ in range(_limited(numbers.natural(Kind.COUNT, 0, 0, 0), min(MAX_RULES, width * height))):
            rule = self._rule(rule)
            self.page.rules.append(rule)
        gradients = Gradients(numbers, width, height)
        background = baseline = start = 0
        for _ in range(_limited(numbers.natural(Kind.COUNT, 1, 0, 0), MAX_PLACEMENTS)):
            gradient = gradients.next()
            background = gradient.colour if gradient else numbers.colour(1, background)
            foreground = numbers.colour(2, background)
            down = numbers.natural(Kind.RUN_DOWN, 0, 0, 0)
            baseline = _limited(baseline + down, self._size[1])
            length = 1 + _limited(numbers.natural(Kind.RUN_LENGTH, 0, 0, 0), MAX_PLACEMENTS)
            start = self._run(length, baseline, start, down == 0, (gradient or background, foreground))

    def _rule(self, before: Rule) -> Rule:
        numbers = self._numbers
        down = numbers.natural(Kind.RULE_DOWN, 0, 0, 0)
        same = int(down == 0)
        x = before.x + numbers.integer(Kind.RULE_START, same, before.width, 0)
        upright = numbers.natural(Kind.RULE_UPRIGHT, same, 0, 0) & 1
        thickness = 1 + numbers.natural(Kind.RULE_THICKNESS, upright, 0, 0)
        longest = max(before.width, before.height)
        length = longest + numbers.integer(Kind.RULE_LENGTH, upright, same, longest)
        colour = numbers.colour(0, before.colour)
        width, height = (thickness, length) if upright else (length, thickness)
        return Rule(*self._inside(x, before.y + down, width, height), colour)

    def _run(self, length: int, baseline: int, start: int, same: bool, colours: tuple[int | Gradient, int]) -> int:
        """Decodes the symbols of a run; returns where the first one begins."""
        numbers = self._numbers
        right, previous, second, gap = start, -1, -1, 0
        for i in range(length):
            number = self._glyph(previous, second, colours)
            glyph = self._glyphs[number]
            if i == 0:
                gap = numbers.integer(Kind.RUN_START, int(same), glyph.height, 0)
            else:
                gap = numbers.integer(Kind.GAP, previous, previous << 12 ^ number, gap << 12 ^ number)
            x = right + gap
            self._drops[number] += numbers.integer(Kind.DROP, number, glyph.height, 0)
            y = baseline + self._drops[number] - glyph.height
            self._inside(x, y, glyph.width, glyph.height)
            self.page.placements.append(Placement(number, x, y, *colours))
            _limited(len(self.page.placements), min(MAX_PLACEMENTS, self._size[0] * self._size[1]))
            start = x if i == 0 else start
            right, second, previous = x + glyph.width, previous, number
        return start

    def _glyph(self, previous: int, second: int, colours: tuple[int | Gradient, int]) -> int:
        numbers = self._numbers
        size = self._glyphs[previous].height if previous >= 0 else 0
        if self._glyphs and not numbers.bits(Kind.GLYPH_NEW, 1, int(previous >= 0), size, previous):
            return _limited(numbers.bits(Kind.GLYPH, 16, previous, previous * 31 << 8 ^ second, size), len(self._glyphs) - 1)
        _limited(len(self._glyphs) + 1, MAX_GLYPHS)
        height = _limited(1 + numbers.natural(Kind.HEIGHT, size, 0, 0), MAX_SIDE)
        width = _limited(1 + numbers.natural(Kind.WIDTH, height, size, 0), MAX_SIDE)
        subpixel = bool(numbers.bits(Kind.SUBPIXEL, 1, int(previous >= 0 and self._glyphs[previous].subpixel), height, 0))
        self._samples += width * height * (3 if subpixel else 1)
        _limited(self._samples, MAX_SAMPLES_A_PIXEL * self._size[0] * self._size[1])
        # Any coverage can be on a gradient: that of black and white.
        coded = (0, 0xFFFFFF) if isinstance(colours[0], Gradient) else colours
        self._glyphs.append(Glyph(width, subpixel, self._coverages.decode(width, height, subpixel, coded)))
        self._drops.append(0)
        return len(self._glyphs) - 1

    def _inside(self, x: int, y: int, width: int, height: int) -> tuple[int, int, int, int]:
        if x < 0 or y < 0 or width < 1 or height < 1 or x + width > self._size[0] or y + height > self._size[1]:
            raise LgbError("a symbol lies outside of its tile")
        self._covered += width * height
        _limited(self._covered, MAX_COVERS_A_PIXEL * self._size[0] * self._size[1])
        return x, y, width, height


def _limited(value: int, limit: int) -> int:
    if value > limit:
        raise LgbError(f"the number {value} is beyond its limit {limit}")
    return value


def decode_page(data: bytes, width: int, height: int) -> Page:
    """The page of a symbol tile of this size: the number of levels, then the stream."""
    if not data or data[0] == 0:
        raise LgbError("there are no levels of coverage")
    rans = RansDecoder(data[1:], 1)
    decoder = _PageDecoder(rans, data[0], width, height)
    decoder.decode()
    rans.finish()
    return decoder.page


def pages(file: LgbFile) -> Iterator[tuple[int, int, Page]]:
    """Gradient, symbol tile and page of all symbol tiles."""
    side, header = file.symbol_side, file.header
    for plane, tile, data in file.symbols:
        across = -(-header.width // side)
        y, x = tile // across * side, tile % across * side
        if plane >= header.planes or y >= header.height:
            raise LgbError(f"symbol tile {tile} of plane {plane} does not exist")
        try:
            yield plane, tile, decode_page(data, min(side, header.width - x), min(side, header.height - y))
        except LgbError as error:
            raise LgbError(f"symbol tile {tile} of plane {plane} is damaged: {error}") from error
