"""Takes down where the characters of a page are while it is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from legible_train.augment import LUMA
from legible_train.glyphs import character_edges
from legible_train.panels import LISTENER, PlacedText

INKED = 0.3  # part of the line's greatest coverage from which a pixel belongs to a character; hairlines cover no pixel whole
LEAST_CONTRAST = 22  # levels of luma below which nobody could be asked to see the text
LEAST_PUNCTUATION = 0.35  # of the font size: lower words without letters or digits (dashes, dots) are neither text nor background
LEAST_VISIBLE = 0.6  # part of a word's box on the page from which on what shows counts as text


class Recorder:
    """Character boxes of a page, as ``targets`` wants them, and the boxes that the loss should leave out."""

    def __init__(self, page: np.ndarray) -> None:
        self.page = page
        self.characters: list[tuple[float, float, float, float, int]] = []
        self.ignored: list[tuple[float, float, float, float]] = []
        self._words = 0

    @contextmanager
    def recording(self) -> Iterator[Recorder]:
        """Listens to all text drawn inside the ``with`` block."""
        token = LISTENER.set(self.add)
        try:
            yield self
        finally:
            LISTENER.reset(token)

    def add(self, placed: PlacedText) -> None:
        """Takes down the words of one line."""
        edges = character_edges(placed.text, placed.style.font, placed.style.size, placed.style.mode)
        coverage = np.rot90(placed.coverage, -1) if placed.turned else placed.coverage
        inked = coverage.max(axis=2) > INKED * coverage.max()
        for match in re.finditer(r"\S+", placed.text):
            self.add_word(placed, inked, match.group(), edges[match.start() : match.end() + 1])

    def add_word(self, placed: PlacedText, inked: np.ndarray, word: str, edges: np.ndarray) -> None:
        """One word of the line, whose characters lie between ``edges`` (columns of the unturned coverage)."""
        first, last = max(int(edges[0]), 0), int(np.ceil(edges[-1])) + 1
        part = inked[:, first:last]
        rows, columns = np.flatnonzero(part.any(1)), np.flatnonzero(part.any(0))
        if not len(rows):
            return
        top, bottom = rows[0], rows[-1] + 1
        inner = np.clip(edges[1:-1], first + columns[0], first + columns[-1] + 1)
        cuts = np.concatenate(([first + columns[0]], inner, [first + columns[-1] + 1]))
        boxes = np.array([(cuts[k], top, cuts[k + 1], bottom) for k in range(len(word))])
        if placed.turned:
            left, up, right, down = boxes.T
            boxes = np.stack((up, inked.shape[1] - right, down, inked.shape[1] - left), 1)
        self.place(placed, word, boxes, bottom - top)

    def place(self, placed: PlacedText, word: str, boxes: np.ndarray, height: float) -> None:
        """Moves the boxes onto the page and keeps what can be seen of them."""
        boxes = boxes + np.array([placed.x, placed.y] * 2)
        panel_height, panel_width = placed.panel.shape[:2]
        shown = boxes.clip(0, [panel_width, panel_height] * 2)
        visible = area(shown) / np.maximum(area(boxes), 1e-6)
        contrast = self.contrast(placed, shown)
        legible = any(c.isalnum() for c in word) or height >= LEAST_PUNCTUATION * placed.style.size
        row, column = self.origin(placed.panel)
        shown = shown + np.array([column, row] * 2)
        if visible.mean() < LEAST_VISIBLE or contrast < LEAST_CONTRAST or not legible:
            if visible.any():
                self.ignored.append((*shown[:, :2].min(0), *shown[:, 2:].max(0)))
            return
        self.characters += [(*box, self._words) for box, seen in zip(shown, visible, strict=True) if seen > 0.5]
        self._words += 1

    def contrast(self, placed: PlacedText, boxes: np.ndarray) -> float:
        """Levels of luma between the ink and what it is drawn on, over the word's box."""
        left, top = boxes[:, :2].min(0).astype(int)
        right, bottom = np.ceil(boxes[:, 2:].max(0)).astype(int)
        ground = placed.panel[top:bottom, left:right]
        return float(np.abs((ground - placed.ink) @ LUMA).mean() * placed.coverage.max()) if ground.size else 0.0

    def origin(self, panel: np.ndarray) -> tuple[int, int]:
        """Row and column of the page at which ``panel``, a view of it, begins."""
        start = panel.__array_interface__["data"][0] - self.page.__array_interface__["data"][0]
        row, rest = divmod(start, self.page.strides[0])
        return row, rest // self.page.strides[1]


def area(boxes: np.ndarray) -> np.ndarray:
    """Areas of boxes (left, top, right, bottom)."""
    return np.prod(boxes[:, 2:] - boxes[:, :2], axis=1)
