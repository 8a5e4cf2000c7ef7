"""Synthetic pages of small text and plain graphics, like screens and figures."""

from pathlib import Path

import numpy as np
from PIL import Image

from legible_train.corpus import (
    IMAGE_STORE,
    SYNTHETIC_STORE,
    Corpus,
    Entry,
    open_store,
    write_store,
)
from legible_train.glyphs import pick_font
from legible_train.panels import PANELS, Box, Colour, Style, draw_ink, outline
from legible_train.phrases import pick

MIN_PANEL = 120
MODES = ("grey", "subpixel", "bilevel")
MODE_CHANCES = (0.55, 0.4, 0.05)


def render_page(size: int, rng: np.random.Generator, photos: Corpus | None = None) -> np.ndarray:
    """One page, uint8 (size, size, 3); ``photos`` serve as backgrounds of some panels."""
    page = np.full((size, size, 3), 255, dtype=np.uint8)
    for box in split_box(Box(0, 0, size, size), rng):
        colour = fill_background(page, box, rng, photos)
        style = draw_style(colour, rng)
        panel = page[box.top : box.bottom, box.left : box.right]
        pick(rng, PANELS)(panel, style, rng)
        if rng.random() < 0.4:
            outline(panel, Box(0, 0, box.width, box.height), style.accent)
    return page


def split_box(box: Box, rng: np.random.Generator) -> list[Box]:
    """Cut the box into panels, at random but none with a side below ``MIN_PANEL``."""
    across = box.width >= box.height
    length = box.width if across else box.height
    if length < 2 * MIN_PANEL or rng.random() < 0.2:
        return [box]
    cut = int(rng.integers(MIN_PANEL, length - MIN_PANEL + 1))
    if across:
        parts = (
            Box(box.left, box.top, cut, box.height),
            Box(box.left + cut, box.top, box.width - cut, box.height),
        )
    else:
        parts = (
            Box(box.left, box.top, box.width, cut),
            Box(box.left, box.top + cut, box.width, box.height - cut),
        )
    return [panel for part in parts for panel in split_box(part, rng)]


def draw_background(rng: np.random.Generator) -> Colour:
    """A background colour: mostly near white or near black, as those of windows are."""
    form = rng.random()
    if form < 0.3:
        return np.full(3, 255.0)
    if form < 0.6:
        return np.clip(rng.uniform(225, 256) + rng.normal(0, 3, 3), 0, 255).round()
    if form < 0.88:
        return np.clip(rng.uniform(0, 60) + rng.normal(0, 5, 3), 0, 255).round()
    return rng.uniform(0, 255, 3).round()


def draw_style(background: Colour, rng: np.random.Generator) -> Style:
    """A text style legible on ``background``; most sizes are 9 to 18 pixels, all 7 to 40."""
    size = rng.integers(9, 19) if rng.random() < 0.8 else rng.integers(7, 41)
    return Style(
        font=pick_font(rng, monospaced=bool(rng.random() < 0.25)),
        size=int(size),
        mode=str(rng.choice(MODES, p=MODE_CHANCES)),
        ink=draw_ink(background, rng),
        accent=draw_ink(background, rng),
    )


def fill_background(
    page: np.ndarray, box: Box, rng: np.random.Generator, photos: Corpus | None
) -> Colour:
    """Paint the box's background, flat, a gradient or a photograph, and return its mean colour."""
    colour = draw_background(rng)
    panel = page[box.top : box.bottom, box.left : box.right]
    form = rng.random()
    if form < 0.12 and photos is not None and photos.count("photos"):
        photo = photos.image("photos", int(rng.integers(photos.count("photos"))))
        panel[...] = np.asarray(Image.fromarray(photo).resize((box.width, box.height)))
        return panel.reshape(-1, 3).mean(axis=0)
    panel[...] = colour.astype(np.uint8)
    if form > 0.88:
        other = np.clip(colour + rng.uniform(-60, 60), 0, 255)
        ramp = np.linspace(0, 1, box.height)[:, None, None]
        panel[...] = np.rint(colour + ramp * (other - colour)).astype(np.uint8)
    return colour


def build_pages(count: int, size: int, out: Path, seed: int) -> None:
    """Render ``count`` pages of (size, size) pixels into the cache folder ``out``."""
    store = open_store(out, IMAGE_STORE)
    photos = None if store is None else Corpus([store])
    rng = np.random.default_rng(seed)
    entries = [Entry("synthetic", f"synthetic/{page:05}", size, size) for page in range(count)]
    write_store(
        out, SYNTHETIC_STORE, entries, (render_page(size, rng, photos) for _ in range(count))
    )
