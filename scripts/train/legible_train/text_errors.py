"""Character and word errors of decoded pages, read by Tesseract: the definitions of the product's quality report.

Lines are located once, on the original; a line counts where reading it alone gives what was located, up to a tenth of its
characters. That reading is the reference. The same boxes of a decoded page are read the same way.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from legible_train.words import Word, read_words

LEAST_CONFIDENCE = 60
HEIGHTS = range(6, 81)
LEAST_CHARACTERS = 4
MARGIN = 4
AGREEMENT = 0.1
Box = tuple[int, int, int, int]  # left, top, right, bottom


@dataclass(frozen=True)
class Line:
    """Where a line is, and what Tesseract reads there in the original."""

    box: Box
    text: str


def reference(pixels: np.ndarray) -> list[Line]:
    """The lines of an original page, uint8 (height, width, 3), that count."""
    located = locate(read_words(pixels))
    readings = read_lines(pixels, [line.box for line in located])
    pairs = zip(located, readings, strict=True)
    return [Line(line.box, text) for line, text in pairs if distance(line.text, text) <= AGREEMENT * len(line.text)]


def locate(words: list[Word]) -> list[Line]:
    """Lines of the words that Tesseract is sure of, by its own numbers of lines."""
    groups: dict[tuple[object, ...], list[Word]] = defaultdict(list)
    for word in words:
        if word["conf"] > LEAST_CONFIDENCE and word["h"] in HEIGHTS:
            groups[word["block"], word["par"], word["line"]].append(word)
    lines = []
    for group in groups.values():
        left, top = (min(word[key] for word in group) for key in ("x", "y"))
        right, bottom = max(w["x"] + w["w"] for w in group), max(w["y"] + w["h"] for w in group)
        text = " ".join(str(word["text"]) for word in group)
        if len(text) >= LEAST_CHARACTERS and bottom - top < HEIGHTS.stop - 1:
            lines.append(Line((max(0, left - MARGIN), max(0, top - MARGIN), right + MARGIN, bottom + MARGIN), text))
    return lines


def read_lines(pixels: np.ndarray, boxes: list[Box]) -> list[str]:
    """What Tesseract reads in each box, enlarged twice, as a single line."""
    if not boxes:
        return []
    with tempfile.TemporaryDirectory() as folder:
        names = [Path(folder, f"{number}.png") for number in range(len(boxes))]
        for name, (left, top, right, bottom) in zip(names, boxes, strict=True):
            line = Image.fromarray(np.ascontiguousarray(pixels[top:bottom, left:right]))
            line.resize((2 * line.width, 2 * line.height), Image.Resampling.BICUBIC).save(name, compress_level=1)
        listing = Path(folder, "lines.txt")
        listing.write_text("\n".join(map(str, names)))
        command = ("tesseract", str(listing), "stdout", "--psm", "7", "-l", "eng")
        run = subprocess.run(command, capture_output=True, check=True, env=dict(os.environ, OMP_THREAD_LIMIT="1"))
    pages = run.stdout.decode(errors="replace").split("\f")
    return [" ".join(page.split()) for page in pages[: len(boxes)]]


def errors(lines: list[Line], decoded: np.ndarray) -> tuple[int, int]:
    """Edit distances over characters and over words, summed over the lines of a decoded page, uint8 (height, width, 3)."""
    found = read_lines(decoded, [line.box for line in lines])
    pairs = [(line.text, text) for line, text in zip(lines, found, strict=True)]
    return sum(distance(a, b) for a, b in pairs), sum(distance(a.split(), b.split()) for a, b in pairs)


def distance(first: str | list[str], second: str | list[str]) -> int:
    """Levenshtein's distance."""
    row = list(range(len(second) + 1))
    for count, item in enumerate(first, 1):
        previous, row[0] = row[0], count
        for place, other in enumerate(second, 1):
            previous, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, previous + (item != other))
    return row[-1]
