"""Packing: the budget holds, rendered text survives exactly, the result is a training root."""

from pathlib import Path

import numpy as np
from PIL import Image

from legible_train.corpus import load_corpus
from legible_train.pack import pack_corpus


def write_images(root: Path, kind: str, count: int, rng: np.random.Generator) -> None:
    (root / kind).mkdir(parents=True)
    for number in range(count):
        pixels = rng.integers(0, 256, (40, 50, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(root / kind / f"{number}.png")


def test_budget_holds_and_screens_are_exact(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    for kind in ("screens", "photos"):
        write_images(tmp_path / "root", kind, 12, rng)
    corpus = load_corpus(tmp_path / "root", tmp_path / "cache")
    packed = pack_corpus(corpus, tmp_path / "packed", 0.05, shares=dict(screens=0.7, photos=0.3))
    size = sum(path.stat().st_size for path in (tmp_path / "packed").rglob("*.webp"))
    assert size <= 50_000
    assert 0 < packed["screens"] < 12
    again = load_corpus(tmp_path / "packed", tmp_path / "cache2")
    assert again.count("screens") == packed["screens"] and again.count("photos") == packed["photos"]
    originals = {corpus.image("screens", n).tobytes() for n in range(12)}
    assert all(again.image("screens", n).tobytes() in originals for n in range(again.count("screens")))
