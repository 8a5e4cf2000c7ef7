"""What the detector learns from: rendered pages, screens with Tesseract's words, pictures without text."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.utils.data import IterableDataset, get_worker_info

from legible_train.augment import Recipe, alter
from legible_train.corpus import IMAGE_STORE, Entry, Store, open_store, write_store
from legible_train.data import pad_to
from legible_train.detector.pages import render_page
from legible_train.detector.targets import STRIDE, mask_boxes, region_and_affinity, split_words
from legible_train.words import Word, load_words

PAGE_STORE = "detector-pages"
CHARACTER_FILE = "detector-characters.npz"
PAGE_SIZE = 640
SURE = 80  # Tesseract's confidence from which a word is a target
# Marks that Tesseract seldom reads into icons, unlike many others; and characters that may be much higher than wide.
MARKS, NARROW = "{}[]()=&#+?*", "1lIij[](){}"
POOR = 60  # a picture with a longer word of at least this confidence is not one without text
HELD_OUT = 16  # every so many-th labelled screen is kept for choosing
RECIPE = Recipe(jitter=0.25, permute=0.1, invert=0.15, grey=0.1)
DEFAULT_MIX: Mapping[str, float] = {"pages": 0.5, "screens": 0.32, "scenes": 0.18}
SMALLER, LARGER = 0.5, 1.5  # range of the magnification of training crops


@dataclass(frozen=True)
class Sample:
    """A picture with its maps.

    ``pixels`` uint8 (h, w, 3), ``maps`` uint8 (2, h/2, w/2), ``mask`` bool (h/2, w/2): where the loss looks. ``exact`` says
    whether all text is known; on screens Tesseract overlooks some.
    """

    pixels: np.ndarray
    maps: np.ndarray
    mask: np.ndarray
    exact: bool


def build_pages(cache: Path, count: int, seed: int) -> None:
    """Renders ``count`` pages into ``cache``; pictures in which Tesseract found no words serve as backgrounds."""
    scenes = [pixels for _, pixels, _ in labelled(cache, textless=True)]
    rng = np.random.default_rng(seed)
    characters, ignored = [], []

    def pages() -> Iterator[np.ndarray]:
        for _ in range(count):
            page, recorder = render_page(PAGE_SIZE, rng, scenes)
            characters.append(np.array(recorder.characters, dtype=np.float32).reshape(-1, 5))
            ignored.append(np.array(recorder.ignored, dtype=np.float32).reshape(-1, 4))
            yield page

    entries = [Entry("pages", f"pages/{page:05}", PAGE_SIZE, PAGE_SIZE) for page in range(count)]
    write_store(cache, PAGE_STORE, entries, pages())
    np.savez(
        cache / CHARACTER_FILE,
        characters=np.concatenate(characters),
        ignored=np.concatenate(ignored),
        character_counts=[len(part) for part in characters],
        ignored_counts=[len(part) for part in ignored],
    )


def load_pages(cache: Path) -> list[Sample]:
    """The rendered pages with their maps."""
    store = open_store(cache, PAGE_STORE)
    if store is None:
        raise FileNotFoundError(f"{cache} holds no rendered pages; run the subcommand detector-pages first")
    boxes = np.load(cache / CHARACTER_FILE)
    characters = np.split(boxes["characters"], np.cumsum(boxes["character_counts"])[:-1])
    ignored = np.split(boxes["ignored"], np.cumsum(boxes["ignored_counts"])[:-1])
    return [
        Sample(store[k], region_and_affinity(characters[k], PAGE_SIZE, PAGE_SIZE), mask_boxes(PAGE_SIZE, PAGE_SIZE, ignored[k]), True)
        for k in range(len(store))
    ]


def labelled(cache: Path, textless: bool) -> list[tuple[str, np.ndarray, list[Word]]]:
    """Names, pixels and words of the images that Tesseract has read: screens, or photographs and such without any text."""
    store, words = open_store(cache, IMAGE_STORE), load_words(cache)
    if store is None:
        raise FileNotFoundError(f"{cache} holds no decoded images; run the subcommand data first")
    return [
        (entry.name, store[k], words[entry.name])
        for k, entry in enumerate(store.entries)
        if entry.name in words and (has_no_text(entry, words[entry.name]) if textless else entry.kind == "screens")
    ]


def has_no_text(entry: Entry, words: list[Word]) -> bool:
    """Whether nothing of three letters and more was read on a photograph or scientific image, not even doubtfully."""
    return entry.kind != "screens" and not any(w["conf"] > POOR and sum(map(str.isalnum, w["text"])) > 2 for w in words)


def load_screens(cache: Path, held_out: bool = False) -> list[Sample]:
    """Labelled screens with weak maps; with ``held_out`` those that training never sees."""
    screens = labelled(cache, textless=False)
    return [
        weak_sample(pixels, words)
        for k, (_, pixels, words) in enumerate(screens)
        if (k % HELD_OUT == 0) == held_out and (held_out or any(w["conf"] > SURE for w in words))
    ]


def weak_sample(pixels: np.ndarray, words: list[Word]) -> Sample:
    """Sure words as targets, cut evenly into characters; around all others the loss is silent."""
    height, width = (extent // STRIDE * STRIDE for extent in pixels.shape[:2])
    sure = [word for word in words if is_target(word)]
    unsure = [word for word in words if not is_target(word)]
    mask = mask_boxes(height, width, [(w["x"], w["y"], w["x"] + w["w"], w["y"] + w["h"]) for w in unsure])
    return Sample(pixels[:height, :width], region_and_affinity(split_words(sure), height, width), mask, False)


def is_target(word: Word) -> bool:
    """Whether a word is read with confidence and its box has a shape that its letters could fill."""
    text = str(word["text"])
    if word["conf"] <= SURE or not any(c.isalnum() or c in MARKS for c in text) or not 5 <= word["h"] <= 100:
        return False
    slimness = word["w"] / len(text) / word["h"]
    if len(text) == 1 and text in NARROW and word["h"] < 24:
        return bool(0.2 < slimness < 1)
    # Tesseract gives words of some lines boxes as high as three lines: their characters would be too narrow for their height.
    return bool(0.36 < slimness < 1.6)


def load_scenes(cache: Path) -> list[Sample]:
    """Photographs and scientific images without text."""
    samples = []
    for _, pixels, _ in labelled(cache, textless=True):
        height, width = (extent // STRIDE * STRIDE for extent in pixels.shape[:2])
        cells = (height // STRIDE, width // STRIDE)
        samples.append(Sample(pixels[:height, :width], np.zeros((2, *cells), np.uint8), np.ones(cells, bool), True))
    return samples


class DetectorCrops(IterableDataset[tuple[Tensor, Tensor, Tensor, Tensor]]):
    """An endless stream of crops: pixels uint8 (3, c, c), maps uint8 (2, c/2, c/2), mask (c/2, c/2), exact ()."""

    def __init__(self, samples: Mapping[str, list[Sample]], crop: int, seed: int, mix: Mapping[str, float] = DEFAULT_MIX) -> None:
        super().__init__()
        self.samples, self.crop, self.seed = samples, crop, seed
        self.kinds = [kind for kind in mix if mix[kind] > 0 and samples.get(kind)]
        chances = np.array([mix[kind] for kind in self.kinds])
        self.chances = chances / chances.sum()

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor, Tensor, Tensor]]:
        worker = get_worker_info()
        rng = np.random.default_rng([self.seed, worker.id if worker else 0])
        while True:
            kind = self.kinds[rng.choice(len(self.kinds), p=self.chances)]
            chosen = self.samples[kind]
            sample = self.draw(chosen[rng.integers(len(chosen))], rng)
            pixels = torch.from_numpy(np.ascontiguousarray(sample.pixels.transpose(2, 0, 1)))
            yield pixels, torch.from_numpy(sample.maps), torch.from_numpy(sample.mask), torch.tensor(sample.exact)

    def draw(self, sample: Sample, rng: np.random.Generator) -> Sample:
        """An augmented crop of a sample; cells beyond the picture are masked."""
        scale = float(np.exp(rng.uniform(np.log(SMALLER), np.log(LARGER)))) if rng.random() < 0.4 else 1.0
        part = cut(sample, STRIDE * round(self.crop / scale / STRIDE), rng)
        if part.pixels.shape[0] != self.crop:
            part = rescale(part, self.crop)
        return Sample(damage(alter(part.pixels, RECIPE, rng), rng), part.maps, part.mask, part.exact)


def cut(sample: Sample, side: int, rng: np.random.Generator) -> Sample:
    """A random square of even position and size, padded on the right and at the bottom; of three the one with most text."""
    height, width = sample.pixels.shape[:2]
    places = [[STRIDE * int(rng.integers(max(extent - side, 0) // STRIDE + 1)) for extent in (height, width)] for _ in range(2)]
    cells = side // STRIDE

    def maps_at(place: list[int]) -> np.ndarray:
        top, left = (start // STRIDE for start in place)
        return sample.maps[:, top : top + cells, left : left + cells]

    top, left = max(places, key=lambda place: maps_at(place)[0, ::4, ::4].sum(dtype=int))
    maps = maps_at([top, left])
    mask = sample.mask[top // STRIDE :, left // STRIDE :][:cells, :cells]
    missing = [(0, cells - extent) for extent in mask.shape]
    return Sample(
        pad_to(sample.pixels[top : top + side, left : left + side], side),
        np.pad(maps, ((0, 0), *missing)),
        np.pad(mask, missing),
        sample.exact,
    )


def rescale(sample: Sample, side: int) -> Sample:
    """Resamples a square sample; a cell of the mask stays only where all that it comes from is known."""
    cells = side // STRIDE
    resized = [np.asarray(Image.fromarray(plane).resize((cells, cells), Image.Resampling.BILINEAR)) for plane in sample.maps]
    mask = np.asarray(Image.fromarray(sample.mask.astype(np.uint8) * 255).resize((cells, cells), Image.Resampling.BILINEAR))
    pixels = np.asarray(Image.fromarray(sample.pixels).resize((side, side), Image.Resampling.BICUBIC))
    return Sample(pixels, np.stack(resized), mask > 250, sample.exact)


def damage(pixels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Now and then a lossy codec or noise."""
    form = rng.random()
    if form < 0.15:
        buffer = io.BytesIO()
        Image.fromarray(np.ascontiguousarray(pixels)).save(buffer, "JPEG", quality=int(rng.integers(15, 90)), subsampling=int(rng.choice([0, 2])))
        return np.asarray(Image.open(buffer))
    if form < 0.22:
        return np.clip(pixels + rng.normal(0, rng.uniform(1, 12), pixels.shape), 0, 255).astype(np.uint8)
    return pixels


def prepare(cache: Path, crop: int, seed: int, mix: Mapping[str, float] = DEFAULT_MIX) -> DetectorCrops:
    """The training stream over everything that ``cache`` holds."""
    samples = dict(pages=load_pages(cache), screens=load_screens(cache), scenes=load_scenes(cache))
    return DetectorCrops(samples, crop, seed, mix)
