"""Fonts of the system, and text rendered as coverage maps with grey or subpixel anti-aliasing."""

import subprocess
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
SUFFIXES = frozenset({".ttf", ".otf", ".ttc"})
SYMBOLIC = ("symbol", "emoji", "dingbat", "d050000l", "icon", "music", "math", "linbiolinum_k")
MONOSPACED = ("mono", "code", "courier", "hack", "consol", "cursor", "typewriter", "fixed")
SLANTED = ("italic", "oblique", "-it", "ita.", "ob.", "bi.", "-i.", "-ri.")
UPRIGHT_PROBABILITY = 0.8
PROBES = "Agm8"
# FreeType's default filter for LCD rendering: wide enough that fringes stay faint.
LCD_FILTER = np.array([0x08, 0x4D, 0x56, 0x4D, 0x08], dtype=np.float32) / 256


@lru_cache(maxsize=1)
def font_families() -> tuple[tuple[str, ...], ...]:
    """
    Usable Latin font files, grouped by folder; empty without fontconfig or fonts.

    Grouping keeps a collection of hundreds of files from crowding out all other designs.
    """
    try:
        listing = subprocess.run(
            ["fc-list", ":lang=en", "file"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return ()
    groups: dict[Path, list[str]] = {}
    for path in sorted({Path(line.strip().rstrip(":")) for line in listing.splitlines()}):
        if _is_usable(path):
            groups.setdefault(path.parent, []).append(str(path))
    return tuple(tuple(group) for group in groups.values())


def _is_usable(path: Path) -> bool:
    """Whether the file loads and draws distinct glyphs for some Latin characters."""
    if path.suffix.lower() not in SUFFIXES or _names(path, SYMBOLIC):
        return False
    try:
        font = ImageFont.truetype(str(path), 16)
        shapes = {bytes(font.getmask(probe)) for probe in PROBES}
    except (OSError, ValueError):
        return False
    return len(shapes) == len(PROBES)


def pick_font(rng: np.random.Generator, monospaced: bool = False) -> str | None:
    """Path of a random font; None, Pillow's own font, where the system has none."""
    families = font_families()
    if monospaced:
        groups = (tuple(path for path in family if _names(path, MONOSPACED)) for family in families)
        families = tuple(group for group in groups if group)
    if not families:
        return None
    family = families[rng.integers(len(families))]
    if rng.random() < UPRIGHT_PROBABILITY:
        # Half of a family's files are italics, but little of the text on screens is.
        family = tuple(path for path in family if not _names(path, SLANTED)) or family
    return family[rng.integers(len(family))]


def _names(path: str | Path, parts: tuple[str, ...]) -> bool:
    """Whether the file's name contains one of ``parts``."""
    name = Path(path).name.lower()
    return any(part in name for part in parts)


@lru_cache(maxsize=256)
def load_font(path: str | None, size: int) -> Font:
    """The font at ``size`` pixels per em."""
    if path is None:
        return ImageFont.load_default(size)
    # Basic layout: the same lines on every machine, with Raqm installed or not.
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def text_width(text: str, path: str | None, size: int) -> int:
    """Advance of ``text`` in whole pixels."""
    return int(np.ceil(load_font(path, size).getlength(text)))


def character_edges(text: str, path: str | None, size: int, mode: str) -> np.ndarray:
    """Columns in ``render_text``'s coverage at which the characters begin and the last one ends, float64 (length + 1,)."""
    scale = 3 if mode == "subpixel" else 1
    font = load_font(path, scale * size)
    start = 1 - min(font.getbbox(text, anchor="la")[0], 0)
    # Advances without kerning, stretched to the kerned length: measuring every prefix would be quadratic.
    edges = np.cumsum([0.0, *(_advance(character, path, scale * size) for character in text)])
    return (start + edges * (font.getlength(text) / max(edges[-1], 1e-6))) / scale


@lru_cache(maxsize=65536)
def _advance(character: str, path: str | None, size: int) -> float:
    return load_font(path, size).getlength(character)


def render_text(text: str, path: str | None, size: int, mode: str) -> np.ndarray:
    """
    Coverage of one line of ``text`` in 0..1, float32 (height, width, 3).

    ``mode`` is "grey", "bilevel" (no anti-aliasing) or "subpixel" (RGB stripes). Height is the
    line's from ascender to descender.
    """
    if mode == "subpixel":
        return _render_subpixel(text, path, size)
    coverage = _draw(text, load_font(path, size), bilevel=mode == "bilevel")
    return np.repeat(coverage[..., None], 3, axis=2)


def _draw(text: str, font: Font, bilevel: bool = False) -> np.ndarray:
    """Coverage of ``text`` in 0..1, float32 (height, width), with room for overhang."""
    left, top, right, bottom = font.getbbox(text, anchor="la")
    canvas = Image.new("L", (int(right - min(left, 0)) + 2, int(bottom - min(top, 0)) + 2))
    draw = ImageDraw.Draw(canvas)
    draw.fontmode = "1" if bilevel else "L"
    draw.text((1 - min(left, 0), 1 - min(top, 0)), text, fill=255, font=font, anchor="la")
    return np.asarray(canvas, dtype=np.float32) / 255


def _render_subpixel(text: str, path: str | None, size: int) -> np.ndarray:
    """Render at three times the size, average rows and hand each third column to its channel."""
    large = _draw(text, load_font(path, 3 * size))
    height, width = (-(-extent // 3) for extent in large.shape)
    large = np.pad(large, ((0, 3 * height - large.shape[0]), (0, 3 * width - large.shape[1])))
    stripes = large.reshape(height, 3, 3 * width).mean(axis=1)
    reach = len(LCD_FILTER) // 2
    padded = np.pad(stripes, ((0, 0), (reach, reach)))
    filtered = sum(weight * padded[:, k : k + 3 * width] for k, weight in enumerate(LCD_FILTER))
    return filtered.reshape(height, width, 3)
