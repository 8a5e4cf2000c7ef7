"""Boxes of the words on every training image, as the detector finds them: for losses and quality maps that care about text.

The file ``boxes.npz`` of the cache holds ``names`` (``kind/file``), ``counts`` of boxes, and all ``boxes`` one after the
other: left, top, right, bottom in pixels, right and bottom exclusive.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch

from legible_train.corpus import IMAGE_STORE, SYNTHETIC_STORE, open_store
from legible_train.detector.evaluate import detect
from legible_train.detector.export import THRESHOLDS

BOX_FILE = "boxes.npz"
log = logging.getLogger("legible")


def find_text(cache: Path, detector: Path) -> dict[str, np.ndarray]:
    """Lets the detector of a bundle look at all images of the cache; writes the file and returns boxes (n, 4) by image."""
    module = torch.jit.load(str(detector / "network.pt"))
    found: dict[str, np.ndarray] = {}
    for name in (IMAGE_STORE, SYNTHETIC_STORE):
        store = open_store(cache, name)
        for position, entry in enumerate(store.entries if store else ()):
            boxes = detect(module, store[position], THRESHOLDS)[:, :4]
            found[entry.name] = inside(boxes, entry.height, entry.width)
    save_boxes(found, cache)
    log.info("%d words on %d images", sum(map(len, found.values())), len(found))
    return found


def inside(boxes: np.ndarray, height: int, width: int) -> np.ndarray:
    """Boxes rounded to pixels and cut to an image; what is left of them, int32 (n, 4)."""
    rounded = np.rint(boxes).astype(np.int32).clip(0, [width, height, width, height])
    return rounded[(rounded[:, 2] > rounded[:, 0]) & (rounded[:, 3] > rounded[:, 1])]


def save_boxes(boxes: Mapping[str, np.ndarray], cache: Path) -> None:
    """A new file that takes the name: readers never see half a file."""
    partial = cache / f"{BOX_FILE}.partial.npz"
    np.savez_compressed(
        partial,
        names=np.array(list(boxes)),
        counts=np.array([len(found) for found in boxes.values()], dtype=np.int64),
        boxes=np.concatenate([np.zeros((0, 4), np.int32), *boxes.values()]).astype(np.int32),
    )
    partial.replace(cache / BOX_FILE)


def load_boxes(cache: Path) -> dict[str, np.ndarray]:
    """Boxes (n, 4) by image; raises FileNotFoundError where none have been found yet."""
    path = cache / BOX_FILE
    if not path.exists():
        raise FileNotFoundError(f"{cache} holds no boxes of words; run the subcommand boxes first")
    with np.load(path) as saved:
        ends = np.cumsum(saved["counts"])
        return dict(zip(saved["names"].tolist(), np.split(saved["boxes"], ends[:-1]), strict=True))
