"""Endless random training crops from the decoded corpus."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

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


class CropSource(IterableDataset[torch.Tensor]):
    """
    An endless stream of uint8 crops (3, crop, crop), RGB in 0..255.

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
    ) -> None:
        super().__init__()
        self.corpus = corpus
        self.crop = crop
        self.seed = seed
        self.kinds = [kind for kind in weights if weights[kind] > 0 and corpus.count(kind)]
        if not self.kinds:
            raise ValueError("the corpus has no image of a kind with a positive weight")
        chances = np.array([weights[kind] for kind in self.kinds], dtype=np.float64)
        self._chances = chances / chances.sum()

    def __iter__(self) -> Iterator[torch.Tensor]:
        worker = get_worker_info()
        rng = np.random.default_rng([self.seed, worker.id if worker else 0])
        while True:
            kind = self.kinds[rng.choice(len(self.kinds), p=self._chances)]
            crop = self.draw(kind, rng)
            yield torch.from_numpy(np.ascontiguousarray(crop.transpose(2, 0, 1)))

    def draw(self, kind: str, rng: np.random.Generator) -> np.ndarray:
        """One augmented crop of an image of ``kind``, uint8 (crop, crop, 3)."""
        recipe = RECIPES[kind]
        image = self.corpus.image(kind, int(rng.integers(self.corpus.count(kind))))
        # Never past the shorter side: padding would only repeat what downscaling left.
        side = max(self.crop, min(round(self.crop / draw_scale(recipe, rng)), *image.shape[:2]))
        cut = cut_busy if kind in SPARSE_KINDS else cut_random
        crop = pad_to(cut(image, side, rng), side)
        if side != self.crop:
            crop = resize(crop, self.crop, rng)
        return alter(crop, recipe, rng)


def cut_random(image: np.ndarray, side: int, rng: np.random.Generator) -> np.ndarray:
    """A random region of at most (side, side, 3); less where the image is smaller."""
    height, width = image.shape[:2]
    top = rng.integers(max(height - side, 0) + 1)
    left = rng.integers(max(width - side, 0) + 1)
    return image[top : top + side, left : left + side]


def cut_busy(image: np.ndarray, side: int, rng: np.random.Generator) -> np.ndarray:
    """Like ``cut_random``, but usually the candidate with the highest variance."""
    if rng.random() >= BUSIEST_PROBABILITY:
        return cut_random(image, side, rng)
    candidates = [cut_random(image, side, rng) for _ in range(CANDIDATES)]
    # Green at every other pixel is enough to rank them.
    return max(candidates, key=lambda region: region[::2, ::2, 1].var())


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
