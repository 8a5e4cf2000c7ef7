"""Crops of the real training images: words that Tesseract read with confidence, and places without text."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from legible_train.corpus import IMAGE_STORE, Store, open_store
from legible_train.phrases import pick
from legible_train.recogniser.charset import is_readable
from legible_train.recogniser.damage import damage
from legible_train.words import Word, load_words

CONFIDENCE, CONFIDENCE_OF_ONE = 90, 95  # a single character is more often a misread icon
LOWEST, HIGHEST = 5, 80
HELD_OUT = (4, 1)  # the sources whose checksum leaves 1 when divided by 4 are kept for evaluation
TEXTLESS_CHANCES = {"photos": 0.45, "science": 0.2, "screens": 0.35}


@dataclass(frozen=True)
class Place:
    """A word's box in an image of the store, pixels."""

    image: int
    x: int
    y: int
    width: int
    height: int
    text: str


class RealWords:
    """The words of the images of one side of the split, and random places without text."""

    def __init__(self, cache: Path, held_out: bool) -> None:
        store = open_store(cache, IMAGE_STORE)
        if store is None:
            raise FileNotFoundError(f"{cache} holds no decoded images; run the subcommand data first")
        self.store: Store = store
        words = load_words(cache)
        read = [n for n, entry in enumerate(store.entries) if entry.name in words and is_held_out(entry.name) == held_out]
        self.boxes = {n: boxes_of(words[store.entries[n].name]) for n in read}
        self.places = [place for n in read for place in places_of(n, words[store.entries[n].name])]
        self.images = {kind: [n for n in read if store.entries[n].kind == kind] for kind in TEXTLESS_CHANCES}

    def vocabulary(self) -> list[str]:
        """What the words say, each once."""
        return sorted({place.text for place in self.places})

    def draw(self, rng: np.random.Generator, damaged: bool = True) -> tuple[np.ndarray, str]:
        """A random word's crop with jittered margins, uint8 (h, w, 3), and its text."""
        place = pick(rng, self.places)
        return self.crop(place, rng, damaged), place.text

    def crop(self, place: Place, rng: np.random.Generator, damaged: bool) -> np.ndarray:
        image = self.store[place.image]
        margins = rng.uniform(-0.04 if damaged else 0.0, 0.18, 4) * max(place.height, 8)
        top, bottom, left, right = (int(np.floor(margin + rng.random())) for margin in margins)
        rows = slice(max(0, place.y - top), place.y + place.height + bottom)
        columns = slice(max(0, place.x - left), place.x + place.width + right)
        crop = image[rows, columns]
        if damaged and rng.random() < 0.15:
            crop = 255 - crop
        return damage(crop, rng) if damaged and rng.random() < 0.5 else np.ascontiguousarray(crop)

    def draw_textless(self, rng: np.random.Generator) -> np.ndarray:
        """A crop in which no word was found, uint8 (h, w, 3): texture, icons, edges, flat colour."""
        kinds = [kind for kind in TEXTLESS_CHANCES if self.images[kind]]
        chances = np.array([TEXTLESS_CHANCES[kind] for kind in kinds])
        while True:
            kind = kinds[int(rng.choice(len(kinds), p=chances / chances.sum()))]
            number = pick(rng, self.images[kind])
            image = self.store[number]
            height = int(10 * 6 ** rng.random())
            # Wide places of screens may hold text that Tesseract overlooked; squarish ones are icons as a rule.
            width = round(height * (rng.uniform(0.6, 1.5) if kind == "screens" else 0.6 * 10 ** rng.random()))
            if image.shape[0] <= height or image.shape[1] <= width:
                continue
            y, x = int(rng.integers(image.shape[0] - height)), int(rng.integers(image.shape[1] - width))
            crop = image[y : y + height, x : x + width]
            if overlaps(self.boxes[number], x, y, width, height) or (crop.std() < 4 and rng.random() < 0.9):
                continue
            return damage(crop, rng) if rng.random() < 0.3 else np.ascontiguousarray(crop)


def is_held_out(name: str) -> bool:
    """Whether an image, named ``kind/source_number.suffix``, is kept for evaluation: all of a source or none."""
    return zlib.crc32(name.rsplit("_", 1)[0].encode()) % HELD_OUT[0] == HELD_OUT[1]


def boxes_of(words: list[Word]) -> np.ndarray:
    """Left, top, right, bottom of the words, int (n, 4)."""
    return np.array([(w["x"], w["y"], w["x"] + w["w"], w["y"] + w["h"]) for w in words], dtype=int).reshape(-1, 4)


def places_of(image: int, words: list[Word]) -> list[Place]:
    """The words that are fit as labels."""
    return [Place(image, w["x"], w["y"], w["w"], w["h"], w["text"]) for w in words if is_label(w)]


def is_label(word: Word) -> bool:
    """Sure, readable, and in a box of the shape that such a word has."""
    text, height = word["text"], word["h"]
    sure = word["conf"] > (CONFIDENCE_OF_ONE if len(text) == 1 else CONFIDENCE)
    return sure and is_readable(text) and LOWEST <= height <= HIGHEST and 0.22 * len(text) < word["w"] / height < 1.6 * len(text)


def overlaps(boxes: np.ndarray, x: int, y: int, width: int, height: int, margin: int = 3) -> bool:
    """Whether any of ``boxes`` comes nearer to the rectangle than ``margin`` pixels."""
    left, top, right, bottom = boxes.T
    return bool(((left < x + width + margin) & (right > x - margin) & (top < y + height + margin) & (bottom > y - margin)).any())
