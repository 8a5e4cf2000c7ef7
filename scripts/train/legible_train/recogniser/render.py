"""One word rendered as it may stand on a screen, cut out as a detector may cut it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from legible_train.corpus import Corpus
from legible_train.glyphs import load_font, render_text
from legible_train.panels import draw_ink
from legible_train.phrases import pick
from legible_train.recogniser.damage import damage
from legible_train.recogniser.texts import TextSource
from legible_train.recogniser.fonts import pick_family_font
from legible_train.synthetic import draw_background

CAP_TO_EM = 0.71  # height of a capital, in most designs
OVERSAMPLING = 4


@dataclass(frozen=True)
class Ink:
    """Coverage (h, w, 3) in 0..1 of a word cut to its columns, and rows of its ink, of the em and of the baseline."""

    coverage: np.ndarray
    top: int
    bottom: int
    line_top: int
    line_bottom: int


class WordRenderer:
    """Draws crops of random words; ``clean`` ones are of middle size, plain and undamaged."""

    def __init__(self, texts: TextSource, unseen: bool = False, photos: Corpus | None = None) -> None:
        self.texts, self.unseen, self.photos = texts, unseen, photos

    def draw(self, rng: np.random.Generator, clean: bool = False) -> tuple[np.ndarray, str]:
        """A crop, uint8 (h, w, 3), and what it says."""
        while True:
            text = self.texts.draw(rng)
            font = pick_family_font(rng, self.unseen)
            size = max(7, round(cap_height(rng, clean) / CAP_TO_EM))
            ink = draw_word(text, font, size, rng)
            if ink is not None:
                return self.place(ink, text, font, size, rng, clean), text

    def place(
        self, ink: Ink, text: str, font: str | None, size: int, rng: np.random.Generator, clean: bool
    ) -> np.ndarray:
        """The word on a background among its neighbours, cut out and perhaps damaged."""
        room = size  # on all sides, so that any cut lies inside
        height, width = ink.coverage.shape[0] + 2 * room, ink.coverage.shape[1] + 2 * room
        colour = draw_background(rng)
        colour_of_ink = draw_ink(colour, rng)
        coverage = np.zeros((height, width, 3), np.float32)
        coverage[room:-room, room:-room] = ink.coverage
        top, bottom, left, right = self.cut(ink, rng, clean)
        page = self.background(height, width, colour, rng, clean)
        if not clean:
            if rng.random() < 0.2:
                self.add_neighbours(coverage, room, font, size, rng)
            coverage = coverage ** rng.uniform(0.75, 1.3)
        page = page + coverage * (colour_of_ink - page)
        if not clean and rng.random() < 0.08:
            add_line(page, room, ink, colour_of_ink, rng)
        crop = page[room + top : room + bottom, room + left : room + right]
        crop = np.clip(np.rint(crop), 0, 255).astype(np.uint8)
        return crop if clean else damage(crop, rng)

    @staticmethod
    def cut(ink: Ink, rng: np.random.Generator, clean: bool) -> tuple[int, int, int, int]:
        """Top, bottom, left and right of the crop relative to the coverage: tight to the ink or the height of a line."""
        size = ink.line_bottom - ink.line_top
        top, bottom = ink.top, ink.bottom
        if rng.random() < 0.4:
            top, bottom = min(top, ink.line_top), max(bottom, ink.line_bottom)
        # A dash or a dot by itself: no detector cuts those to a few pixels.
        lack = 0.45 * size - (bottom - top)
        if lack > 0:
            share = rng.uniform(0.3, 0.7)
            top, bottom = top - round(share * lack), bottom + round((1 - share) * lack)
        extent = bottom - top
        low = 0.0 if clean or rng.random() < 0.85 else -0.06
        margins = rng.uniform(low, 0.15, 4) * extent
        form = 1.0 if clean else rng.random()
        if form < 0.15:
            margins[2:] += rng.uniform(0, 0.3, 2) * extent  # generous at the sides: bits of the neighbours show
        elif form < 0.21:
            margins[:2] += rng.uniform(0, 0.6, 2) * extent  # or above and below
        before, after, left, right = (int(np.floor(margin + rng.random())) for margin in margins)
        limit = round(0.9 * size)
        width = ink.coverage.shape[1]
        return top - min(before, limit), bottom + min(after, limit), -min(left, limit), width + min(right, limit)

    def background(
        self, height: int, width: int, colour: np.ndarray, rng: np.random.Generator, clean: bool
    ) -> np.ndarray:
        """Flat as a rule; else a gradient, noise or a faint photograph. Float (height, width, 3) in 0..255."""
        page = np.broadcast_to(colour, (height, width, 3)).astype(np.float32)
        form = rng.random()
        if clean or form < 0.72:
            return page
        if form < 0.84:
            change = rng.uniform(-50, 50, 3)
            along = np.linspace(0, 1, width)[None, :, None] if rng.random() < 0.5 else np.linspace(0, 1, height)[:, None, None]
            return np.clip(page + along * change, 0, 255)
        if form < 0.92 or self.photos is None:
            return np.clip(page + rng.normal(0, rng.uniform(2, 14), (height, width, 1 if rng.random() < 0.5 else 3)), 0, 255)
        patch = cut_patch(self.photos, "photos", height, width, rng).astype(np.float32)
        return np.clip(page + rng.uniform(0.1, 0.5) * (patch - patch.mean((0, 1))), 0, 255)

    def add_neighbours(
        self, coverage: np.ndarray, room: int, font: str | None, size: int, rng: np.random.Generator
    ) -> None:
        """Other words of the line at the left and right, or lines above and below."""
        other = draw_word(self.texts.draw(rng), font, size, rng)
        if other is None:
            return
        piece, gap = other.coverage, round(size * rng.uniform(0.18, 0.5))
        form = rng.random()
        if form < 0.3:
            merge(coverage, piece, room, room - gap - piece.shape[1])
        elif form < 0.6:
            merge(coverage, piece, room, coverage.shape[1] - room + gap)
        else:
            merge(coverage, piece, room + round(size * rng.uniform(0.85, 1.1)) * int(rng.choice((-1, 1))), room)


def merge(coverage: np.ndarray, piece: np.ndarray, y: int, x: int) -> None:
    """Lay ``piece`` with its top left corner at (x, y), cut at the edges; the larger coverage wins."""
    region = coverage[max(y, 0) : max(y + piece.shape[0], 0), max(x, 0) : max(x + piece.shape[1], 0)]
    piece = piece[max(-y, 0) :, max(-x, 0) :][: region.shape[0], : region.shape[1]]
    np.maximum(region, piece, out=region)


def cap_height(rng: np.random.Generator, clean: bool) -> float:
    """Pixels: most text on screens has capitals of 8 to 16."""
    if clean:
        return rng.uniform(9, 22)
    form = rng.random()
    return rng.uniform(8, 16) if form < 0.72 else rng.uniform(6, 8) if form < 0.84 else 16 * (60 / 16) ** rng.random()


def draw_word(text: str, font: str | None, size: int, rng: np.random.Generator) -> Ink | None:
    """Hinted or not, in grey, subpixels or without anti-aliasing; None where nothing was drawn."""
    form = rng.random()
    mode = "grey" if form < 0.4 else "subpixel" if form < 0.68 else "unhinted" if form < 0.96 else "bilevel"
    if size > 40 and mode in ("subpixel", "unhinted"):
        mode = "grey"
    coverage = draw_unhinted(text, font, size, rng) if mode == "unhinted" else render_text(text, font, size, mode)
    if mode == "subpixel" and rng.random() < 0.1:
        coverage = coverage[..., ::-1]
    drawn = coverage.max(2) > 0.12
    if not drawn.any():
        return None
    columns, rows = np.flatnonzero(drawn.any(0)), np.flatnonzero(drawn.any(1))
    _, above, _, _ = load_font(font, size).getbbox("d", anchor="la")
    _, _, _, below = load_font(font, size).getbbox("p", anchor="la")
    return Ink(coverage[:, columns[0] : columns[-1] + 1], rows[0], rows[-1] + 1, round(above) + 1, round(below) + 1)


def draw_unhinted(text: str, font: str | None, size: int, rng: np.random.Generator) -> np.ndarray:
    """Area means of a larger drawing at a random phase: no stem is snapped to the pixel grid."""
    large = render_text(text, font, OVERSAMPLING * size, "grey")[..., :1]
    before = rng.integers(0, OVERSAMPLING, 2)
    after = [-(extent + shift) % OVERSAMPLING for extent, shift in zip(large.shape[:2], before, strict=True)]
    large = np.pad(large, ((before[0], after[0]), (before[1], after[1]), (0, 0)))
    cells = large.reshape(large.shape[0] // OVERSAMPLING, OVERSAMPLING, -1, OVERSAMPLING)
    return np.repeat(cells.mean((1, 3))[..., None], 3, axis=2)


def add_line(page: np.ndarray, room: int, ink: Ink, colour: np.ndarray, rng: np.random.Generator) -> None:
    """An underline as of links, or one side of a box drawn around the word; ``room`` is what surrounds the coverage."""
    height = ink.line_bottom - ink.line_top
    thickness, distance = (1 if height < 24 else 2), rng.uniform(0.1, 0.2) * height
    form = rng.random()
    if form < 0.5:
        rows, columns = room + ink.line_bottom - distance, None
    elif form < 0.75:
        rows, columns = room + (ink.top - distance if rng.random() < 0.5 else ink.bottom + distance), None
    else:
        rows, columns = None, room - distance if rng.random() < 0.5 else page.shape[1] - room + distance
    for axis, start in enumerate((rows, columns)):
        if start is not None:
            np.moveaxis(page, axis, 0)[round(start) : round(start) + thickness] = colour


def cut_patch(corpus: Corpus, kind: str, height: int, width: int, rng: np.random.Generator) -> np.ndarray:
    """A random piece of a random image, repeated by mirroring where the image is smaller."""
    image = corpus.image(kind, int(rng.integers(corpus.count(kind))))
    y = int(rng.integers(max(1, image.shape[0] - height + 1)))
    x = int(rng.integers(max(1, image.shape[1] - width + 1)))
    piece = image[y : y + height, x : x + width]
    return np.pad(piece, ((0, height - piece.shape[0]), (0, width - piece.shape[1]), (0, 0)), mode="symmetric")
