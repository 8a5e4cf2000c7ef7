"""Packs a part of the corpus into few megabytes, for training on a machine that only takes what one sends along."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from PIL import Image

from legible_train.corpus import Corpus
from legible_train.data import DEFAULT_WEIGHTS

# Rendered text must stay as it is; photographs come from JPEG files, and a high quality hides little more.
LOSSLESS_KINDS = frozenset({"screens", "synthetic"})


def pack_corpus(
    corpus: Corpus, out: Path, megabytes: float, seed: int = 0, shares: Mapping[str, float] = DEFAULT_WEIGHTS
) -> dict[str, int]:
    """Writes images of each kind as WebP into ``out/KIND`` until its share of ``megabytes`` is full.

    ``out`` can then be the ``--root`` of a training. Returns how many images of each kind were packed.
    """
    rng = np.random.default_rng(seed)
    return {kind: pack_kind(corpus, kind, out / kind, share * megabytes * 1e6, rng) for kind, share in shares.items()}


def pack_kind(corpus: Corpus, kind: str, folder: Path, budget: float, rng: np.random.Generator) -> int:
    """Images of one kind in random order, up to ``budget`` bytes; one that does not fit any more is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    packed = 0
    for position in rng.permutation(corpus.count(kind)):
        data = encode(corpus.image(kind, int(position)), lossless=kind in LOSSLESS_KINDS)
        if len(data) <= budget:
            (folder / f"{position:05d}.webp").write_bytes(data)
            budget -= len(data)
            packed += 1
    return packed


def encode(pixels: np.ndarray, lossless: bool) -> bytes:
    """WebP bytes of uint8 RGB pixels (height, width, 3)."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "WEBP", lossless=lossless, quality=60 if lossless else 92, method=4)
    return buffer.getvalue()
