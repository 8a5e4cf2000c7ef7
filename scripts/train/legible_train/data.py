"""Endless random training crops from the decoded corpus."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch.utils.data import IterableDataset, get_worker_info

from legible_train.augment import RECIPES, alter, draw_scale, resize
from legible_train.corpus import KINDS, SYNTHETIC_STORE, Corpus, load_corpus, open_store
from legible_train.synthetic import build_pages

__all__ = ["DEFAULT_CACHE", "DEFAULT_ROOT", "Corpus", "CropSource", "load_corpus", "prepare_cache"]

TRAIN_FOLDER = Path(__file__).resolve().parents[1]
DEFAULT_CACHE = TRAIN_FOLDER / ".cache"
# Beside the checkout: the images are too large for the repository.
DEFAULT_ROOT = TRAIN_FOLDER.parents[2] / "shared" / "data" / "train"
DEFAULT_WEIGHTS: Mapping[str, float] = {
    "screens": 0.52,
    "photos": 0.28,
    "science": 0.08,
    "synthetic": 0.12,
}
DEFAULT_PAGES = 300
PAGE_SIZE = 512
# Screens are largely blank: the busiest of some candidates is preferred, but not always,
# as the codec must also learn how cheap a blank region is.
SPARSE_KINDS = frozenset({"screens", "synthetic"})
CANDIDATES = 3
BUSIEST_PROBABILITY = 0.7
MOST_BOXES = 64
Place = tuple[int, int, int]  # left, top and side of a square region, in pixels


class Sample(NamedTuple):
    """A uint8 crop (3, crop, crop), RGB in 0..255, and the words that lie in it, int32 (``MOST_BOXES``, 4): left, top, right, bottom.

    Rows without a word are 0. The default collation makes batches of both.
    """

    pixels: torch.Tensor
    boxes: torch.Tensor


class CropSource(IterableDataset[Sample]):
    """
    An endless stream of crops with the words in them.

    ``words`` has the boxes (n, 4) of words by name of image; crops of images that it lacks come without, and so do those of
    kinds whose crops are mirrored or turned.

    Each iteration starts from a generator seeded with ``seed`` and the loader's worker number,
    so that a stream can be repeated and workers differ. ``weights`` are the kinds' relative
    frequencies; kinds without images are left out.
    """

    def __init__(
        self,
        corpus: Corpus,
        crop: int = 256,
        seed: int = 0,
        weights: Mapping[str, float] = DEFAULT_WEIGHTS,
        words: Mapping[str, np.ndarray] | None = None,
    ) -> None:
        super().__init__()
        self.corpus = corpus
        self.crop = crop
        self.seed = seed
        self.words = words or {}
        self.kinds = [kind for kind in weights if weights[kind] > 0 and corpus.count(kind)]
        if not self.kinds:
            raise ValueError("the corpus has no image of a kind with a positive weight")
        chances = np.array([weights[kind] for kind in self.kinds], dtype=np.float64)
        self._chances = chances / chances.sum()

    def __iter__(self) -> Iterator[Sample]:
        worker = get_worker_info()
        rng = np.random.default_rng([self.seed, worker.id if worker else 0])
        while True:
            kind = self.kinds[rng.choice(len(self.kinds), p=self._chances)]
            crop, boxes = self.draw(kind, rng)
            yield Sample(torch.from_numpy(np.ascontiguousarray(crop.transpose(2, 0, 1))), torch.from_numpy(boxes))

    def draw(self, kind: str, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        """One augmented crop of an image of ``kind``, uint8 (crop, crop, 3), and the boxes of its words."""
        recipe = RECIPES[kind]
        position = int(rng.integers(self.corpus.count(kind)))
        image = self.corpus.image(kind, position)
        # Never past the shorter side: padding would only repeat what downscaling left.
        side = max(self.crop, min(round(self.crop / draw_scale(recipe, rng)), *image.shape[:2]))
        cut = cut_busy if kind in SPARSE_KINDS else cut_random
        place = cut(image, side, rng)
        crop = pad_to(region(image, place), side)
        words = self.words.get(self.corpus.name(kind, position)) if recipe.keeps_text else None
        boxes = words_inside(words, place, self.crop / side, rng)
        if side != self.crop:
            crop = resize(crop, self.crop, rng)
        return alter(crop, recipe, rng), boxes


def words_inside(words: np.ndarray | None, place: Place, scale: float, rng: np.random.Generator) -> np.ndarray:
    """The boxes, int32 (``MOST_BOXES``, 4), of words that lie wholly in a region, in its own pixels times ``scale``; a random part of too many."""
    boxes = np.zeros((MOST_BOXES, 4), np.int32)
    if words is None or not len(words):
        return boxes
    left, top, side = place
    moved = words - [left, top, left, top]
    kept = moved[((moved >= 0) & (moved <= side)).all(1)]
    if len(kept) > MOST_BOXES:
        kept = kept[rng.choice(len(kept), MOST_BOXES, replace=False)]
    boxes[: len(kept)] = np.rint(kept * scale)
    return boxes


def region(image: np.ndarray, place: Place) -> np.ndarray:
    """What an image has of a square; less than (side, side, 3) where it is smaller."""
    left, top, side = place
    return image[top : top + side, left : left + side]


def cut_random(image: np.ndarray, side: int, rng: np.random.Generator) -> Place:
    """A random square; at 0 where the image is smaller."""
    height, width = image.shape[:2]
    top = int(rng.integers(max(height - side, 0) + 1))
    left = int(rng.integers(max(width - side, 0) + 1))
    return left, top, side


def cut_busy(image: np.ndarray, side: int, rng: np.random.Generator) -> Place:
    """Like ``cut_random``, but usually the candidate with the highest variance."""
    if rng.random() >= BUSIEST_PROBABILITY:
        return cut_random(image, side, rng)
    candidates = [cut_random(image, side, rng) for _ in range(CANDIDATES)]
    # Green at every other pixel is enough to rank them.
    return max(candidates, key=lambda place: region(image, place)[::2, ::2, 1].var())


def pad_to(image: np.ndarray, side: int) -> np.ndarray:
    """Extend to (side, side, 3) by repeating the right and bottom edges."""
    height, width = image.shape[:2]
    if height == side and width == side:
        return image
    return np.pad(image, ((0, side - height), (0, side - width), (0, 0)), mode="edge")


def prepare_cache(root: Path, cache: Path, pages: int = DEFAULT_PAGES, seed: int = 0) -> Corpus:
    """Decode the images of ``root`` and render synthetic pages where ``cache`` lacks them."""
    if root.is_dir():
        # First the images: photographs among them become backgrounds of pages.
        load_corpus(root, cache)
    store = open_store(cache, SYNTHETIC_STORE)
    if pages and (store is None or len(store) != pages):
        build_pages(pages, PAGE_SIZE, cache, seed)
    return load_corpus(root, cache)


def main() -> None:
    """Build the cache and print how many images of each kind it holds."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument(
        "--root", type=Path, default=DEFAULT_ROOT, help="folder of the training images"
    )
    parser.add_argument(
        "--cache", type=Path, default=DEFAULT_CACHE, help="folder of the decoded images"
    )
    parser.add_argument(
        "--pages", type=int, default=DEFAULT_PAGES, help="number of synthetic pages"
    )
    parser.add_argument("--seed", type=int, default=0, help="seed of the synthetic pages")
    options = parser.parse_args()
    corpus = prepare_cache(options.root, options.cache, options.pages, options.seed)
    for kind in KINDS:
        print(f"{kind}: {corpus.count(kind)}")


if __name__ == "__main__":
    main()
