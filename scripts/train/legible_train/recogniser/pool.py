"""Shards of rendered crops on disk, and random batches of crops of one width."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from legible_train.corpus import load_corpus
from legible_train.recogniser.charset import encode
from legible_train.recogniser.crops import WIDTHS, fit
from legible_train.recogniser.real import RealWords
from legible_train.recogniser.render import WordRenderer
from legible_train.recogniser.texts import TextSource

POOL = "recogniser"
TRAINING_KINDS = ("clean", "synthetic", "real", "empty")
EVALUATION_KINDS = ("unseen", "unseen-clean", "heldout", "heldout-empty")
SCREENS = "screens"  # written by the subcommand of that name
MIX = {"synthetic": 0.56, "real": 0.38, "empty": 0.06}
Maker = Callable[[np.random.Generator], tuple[np.ndarray, str]]
FULL_WIDTH = 96  # of this width and below a batch has its full size
log = logging.getLogger("legible")


@dataclass
class Batch:
    """Crops of one width, uint8 (n, 3, height, width), their classes (n, longest) and lengths (n)."""

    pixels: Tensor
    classes: Tensor
    lengths: Tensor


def maker(kind: str, root: Path, cache: Path) -> Maker:
    """Draws the crops of a kind."""
    held_out = kind.startswith("heldout")
    real = RealWords(cache, held_out)
    if kind.endswith("empty"):
        return lambda rng: (real.draw_textless(rng), "")
    if kind in ("real", "heldout"):
        return lambda rng: real.draw(rng, damaged=not held_out)
    unseen = kind.startswith("unseen")
    renderer = WordRenderer(TextSource(real.vocabulary()), unseen, load_corpus(root, cache))
    return lambda rng: renderer.draw(rng, clean=kind.endswith("clean"))


def build_shard(kind: str, count: int, seed: int, root: Path, cache: Path) -> Path:
    """Draws ``count`` crops and writes them as one file of the pool."""
    draw, rng = maker(kind, root, cache), np.random.default_rng([seed, sum(kind.encode())])
    return write_shard(kind, seed, (draw(rng) for _ in range(count)), cache)


def write_shard(kind: str, number: int, words: Iterable[tuple[np.ndarray, str]], cache: Path) -> Path:
    """Writes crops, uint8 (h, w, 3), and what they say as one file of the pool."""
    crops: dict[int, list[np.ndarray]] = {width: [] for width in WIDTHS}
    texts: dict[int, list[str]] = {width: [] for width in WIDTHS}
    for crop, text in words:
        fitted = fit(crop)
        crops[fitted.shape[1]].append(fitted)
        texts[fitted.shape[1]].append(text)
    folder = cache / POOL
    folder.mkdir(parents=True, exist_ok=True)
    path, partial = folder / f"{kind}.{number}.npz", folder / f"{kind}.{number}.{os.getpid()}.partial"
    arrays: dict[str, np.ndarray] = {}
    for width in WIDTHS:
        if crops[width]:
            arrays[f"pixels{width}"] = np.stack(crops[width])
            arrays[f"texts{width}"] = np.array(texts[width])
    with partial.open("wb") as file:
        np.savez(file, **arrays)
    partial.replace(path)
    log.info("%s: %d crops", path.name, sum(map(len, texts.values())))
    return path


class Pool:
    """All shards of a kind, by width; ``refresh`` adds those written since."""

    def __init__(self, kind: str, cache: Path) -> None:
        self.kind, self.folder = kind, cache / POOL
        self.seen: set[Path] = set()
        self.pieces: dict[int, list[tuple[np.ndarray, np.ndarray]]] = {width: [] for width in WIDTHS}
        self.refresh()
        if not self.seen:
            raise FileNotFoundError(f"no crops of the kind {kind} in {self.folder}; run the subcommand recogniser render first")

    def refresh(self) -> None:
        for path in sorted(set(self.folder.glob(f"{self.kind}.*.npz")) - self.seen):
            self.seen.add(path)
            with np.load(path) as shard:
                for width in WIDTHS:
                    if f"pixels{width}" in shard:
                        self.pieces[width].append((shard[f"pixels{width}"], shard[f"texts{width}"]))

    def count(self, width: int) -> int:
        return sum(len(texts) for _, texts in self.pieces[width])

    def draw(self, width: int, count: int, rng: np.random.Generator) -> tuple[list[np.ndarray], list[str]]:
        """Random crops of one width; fewer where there are none."""
        sizes = np.array([len(texts) for _, texts in self.pieces[width]])
        if not sizes.sum():
            return [], []
        chosen = [self.pieces[width][n] for n in rng.choice(len(sizes), count, p=sizes / sizes.sum())]
        numbers = [int(rng.integers(len(texts))) for _, texts in chosen]
        return [p[n] for (p, _), n in zip(chosen, numbers)], [str(t[n]) for (_, t), n in zip(chosen, numbers)]

    def batches(self, size: int, every: int = 1) -> Iterator[tuple[Batch, list[str]]]:
        """Every crop once, in order, or every n-th."""
        for width in WIDTHS:
            for pixels, texts in self.pieces[width]:
                pixels, texts = pixels[::every], texts[::every]
                for start in range(0, len(texts), size):
                    names = [str(text) for text in texts[start : start + size]]
                    yield make_batch(list(pixels[start : start + size]), names), names


def make_batch(crops: list[np.ndarray], texts: list[str]) -> Batch:
    classes, lengths = encode(texts)
    return Batch(torch.from_numpy(np.stack(crops)).permute(0, 3, 1, 2), classes, lengths)


class BatchSource:
    """Random training batches: each of one width, wider ones of fewer crops, kinds mixed by ``mix``."""

    def __init__(self, cache: Path, mix: dict[str, float], batch: int, seed: int) -> None:
        self.pools = {kind: Pool(kind, cache) for kind in mix}
        self.mix, self.batch = mix, batch
        self.rng = np.random.default_rng(seed)

    def refresh(self) -> None:
        for pool in self.pools.values():
            pool.refresh()

    def draw(self) -> Batch:
        """``batch`` crops of at most 96 pixels, or proportionally fewer wider ones."""
        sizes = [self.batch * min(1.0, FULL_WIDTH / width) for width in WIDTHS]
        shares = np.array([self.share(width) / size for width, size in zip(WIDTHS, sizes, strict=True)])
        bucket = int(self.rng.choice(len(WIDTHS), p=shares / shares.sum()))
        crops: list[np.ndarray] = []
        texts: list[str] = []
        for kind, share in self.mix.items():
            portion = share * self.portion(kind, WIDTHS[bucket]) / self.share(WIDTHS[bucket])
            count = int(portion * sizes[bucket] + self.rng.random())
            more, said = self.pools[kind].draw(WIDTHS[bucket], count, self.rng)
            crops += more
            texts += said
        return make_batch(crops, texts) if len(crops) > 1 else self.draw()

    def portion(self, kind: str, width: int) -> float:
        pool = self.pools[kind]
        return pool.count(width) / sum(pool.count(other) for other in WIDTHS)

    def share(self, width: int) -> float:
        return sum(share * self.portion(kind, width) for kind, share in self.mix.items())
