"""Font files by family, and the families that training never sees."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PIL import ImageFont

from legible_train.glyphs import SLANTED, UPRIGHT_PROBABILITY, font_families
from legible_train.phrases import pick
from legible_train.recogniser.charset import CHARSET

# Ten designs that have no close relative among the other families; only the evaluation draws them.
UNSEEN_FAMILIES = frozenset(
    {
        "Cabin",
        "Caladea",
        "Cantarell",
        "Comfortaa",
        "Fira Code",
        "Gentium",
        "GentiumAlt",
        "Inconsolata",
        "Oxygen Mono",
        "Oxygen-Sans",
        "Quicksand",
        "Quicksand Light",
        "Quicksand Medium",
        "Vollkorn",
    }
)
SMALL_CAPITALS = "caps"  # these draw a small letter as a capital: what they show is not what the label says
MISSING = "\uffff"


@lru_cache(maxsize=2)
def families(unseen: bool) -> tuple[tuple[str, ...], ...]:
    """Font files of the families kept for evaluation, or of all others, one tuple a family."""
    groups: dict[str, list[str]] = {}
    for path in (path for folder in font_families() for path in folder):
        font = ImageFont.truetype(path, 16)
        family = font.getname()[0]
        if SMALL_CAPITALS not in family.lower() and (family in UNSEEN_FAMILIES) == unseen and has_charset(font):
            groups.setdefault(family, []).append(path)
    return tuple(tuple(groups[family]) for family in sorted(groups))


def has_charset(font: ImageFont.FreeTypeFont) -> bool:
    """Whether the font draws every character of the charset as something else than its sign for missing ones."""
    missing = bytes(font.getmask(MISSING))
    return all(bytes(font.getmask(character)) not in (missing, b"") for character in CHARSET)


def pick_family_font(rng: np.random.Generator, unseen: bool) -> str | None:
    """Path of a random font, all families equally likely; None where the system has none."""
    choices = families(unseen)
    if not choices:
        return None
    family = pick(rng, choices)
    if rng.random() < UPRIGHT_PROBABILITY:
        family = tuple(path for path in family if not any(part in path.rsplit("/", 1)[-1].lower() for part in SLANTED)) or family
    return pick(rng, family)
