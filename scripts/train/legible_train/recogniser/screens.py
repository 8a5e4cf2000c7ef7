"""Words of screens that training never sees, as Tesseract reads them: an evaluation set of the pool."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image

from legible_train.recogniser.charset import is_readable
from legible_train.recogniser.pool import SCREENS, write_shard
from legible_train.words import read_words

CONFIDENCE = 90
MARGIN = 0.1  # of the box's height, on each side


def build_screens(folder: Path, cache: Path) -> Path:
    """Writes the words with confidence over 90 of all PNG files of ``folder`` as crops of the pool's kind ``screens``."""
    return write_shard(SCREENS, 0, sure_words(folder), cache)


def sure_words(folder: Path) -> Iterator[tuple[np.ndarray, str]]:
    """Crop, uint8 (h, w, 3), and text of each word; those with characters beyond the charset are left out."""
    for path in sorted(folder.glob("*.png")):
        pixels = np.asarray(Image.open(path).convert("RGB"))
        for word in read_words(pixels):
            if word["conf"] > CONFIDENCE and is_readable(word["text"]):
                margin = round(MARGIN * word["h"])
                rows = slice(max(0, word["y"] - margin), word["y"] + word["h"] + margin)
                columns = slice(max(0, word["x"] - margin), word["x"] + word["w"] + margin)
                yield pixels[rows, columns], word["text"]
