"""Recall and precision of a detector on screens with Tesseract's words and on new pages; false boxes where there is no text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import nn
from torch.nn import functional as F

from legible_train.detector.boxes import find_boxes
from legible_train.detector.pages import render_page
from legible_train.detector.recorder import Recorder
from legible_train.words import Word, read_words

SURE = 80
PAGE_SIZE, PAGE_SEED = 640, 1_000_003  # a seed that no training uses
COVERED = 0.5  # part of a word that boxes must cover; part of a box that must be text


@torch.no_grad()
def detect(module: nn.Module, pixels: np.ndarray, thresholds: dict[str, float], multiple: int = 32) -> np.ndarray:
    """Boxes (n, 5) of one picture, uint8 (height, width, 3), run in one piece."""
    height, width = pixels.shape[:2]
    tensor = torch.from_numpy(pixels.copy()).permute(2, 0, 1)[None].float() / 255
    padded = F.pad(tensor, (0, -width % multiple, 0, -height % multiple), mode="replicate")
    maps = module(padded)[0, :, : -(-height // 2), : -(-width // 2)].float().numpy()
    return find_boxes(maps, **thresholds)


def coverage(targets: np.ndarray, others: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Part of each box of ``targets`` that the union of ``others`` covers; boxes (n, >= 4), ``size`` (height, width)."""
    union = np.zeros((size[0] + 1, size[1] + 1))
    for left, top, right, bottom in np.rint(others[:, :4]).astype(int).clip(0):
        union[top + 1 : bottom + 1, left + 1 : right + 1] = 1
    integral = union.cumsum(0).cumsum(1)
    left, top, right, bottom = np.rint(targets[:, :4]).astype(int).clip(0, [size[1], size[0]] * 2).T
    inside = integral[bottom, right] - integral[top, right] - integral[bottom, left] + integral[top, left]
    return inside / np.maximum((right - left) * (bottom - top), 1)


def shared_areas(boxes: np.ndarray, words: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Areas of the intersections (words, boxes), of the words (words, 1) and of the boxes (1, boxes)."""
    low = np.maximum(words[:, None, :2], boxes[None, :, :2])
    high = np.minimum(words[:, None, 2:4], boxes[None, :, 2:4])
    areas = [(part[:, 2:4] - part[:, :2]).prod(-1) for part in (words, boxes)]
    return (high - low).clip(0).prod(-1), areas[0][:, None], areas[1][None]


def overlap(boxes: np.ndarray, words: np.ndarray) -> np.ndarray:
    """Greatest intersection over union of each word with any single box."""
    shared, word_areas, box_areas = shared_areas(boxes, words)
    return (shared / (word_areas + box_areas - shared)).max(1, initial=0)


def found(boxes: np.ndarray, words: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Which words are covered by half, or hold most of a box of at least half their width.

    The second for words that Tesseract gives boxes as high as three lines.
    """
    shared, _, box_areas = shared_areas(boxes, words)
    low = np.maximum(words[:, None, 0], boxes[None, :, 0])
    high = np.minimum(words[:, None, 2], boxes[None, :, 2])
    wide = (high - low).clip(0) >= COVERED * (words[:, 2] - words[:, 0])[:, None]
    inside = (shared >= 0.8 * box_areas) & wide
    return (coverage(words, boxes, size) >= COVERED) | inside.any(1)


def box_array(words: Iterable[Word]) -> np.ndarray:
    return np.array([(w["x"], w["y"], w["x"] + w["w"], w["y"] + w["h"]) for w in words], dtype=np.float32).reshape(-1, 4)


def score_screens(module: nn.Module, screens: Iterable[tuple[np.ndarray, list[Word]]], thresholds: dict[str, float]) -> dict[str, float]:
    """Figures over all words of all screens.

    ``recall``: sure words that were ``found``; ``precision``: boxes half covered by words that Tesseract saw at any
    confidence, so a lower bound, as it overlooks some; ``words_alone``: sure words that one box matches (IoU of a half).
    """
    recalled, alone, right, word_count, box_count = 0, 0, 0, 0, 0
    for pixels, words in screens:
        boxes = detect(module, pixels, thresholds)
        sure = box_array(word for word in words if word["conf"] > SURE)
        size = pixels.shape[:2]
        recalled += int(found(boxes, sure, size).sum())
        alone += int((overlap(boxes, sure) >= 0.5).sum())
        right += int((coverage(boxes, box_array(words), size) >= COVERED).sum())
        word_count, box_count = word_count + len(sure), box_count + len(boxes)
    return dict(
        recall=recalled / max(word_count, 1),
        words_alone=alone / max(word_count, 1),
        precision=right / max(box_count, 1),
        words=word_count,
        boxes=box_count,
    )


def fresh_pages(count: int) -> list[tuple[np.ndarray, list[Word]]]:
    """Pages that were not trained on, with their words in Tesseract's form: known ones of confidence 100, hidden ones of 0."""
    rng = np.random.default_rng(PAGE_SEED)
    return [(page, recorded_words(recorder)) for page, recorder in (render_page(PAGE_SIZE, rng, []) for _ in range(count))]


def recorded_words(recorder: Recorder) -> list[Word]:
    """The words that a recorder heard of."""
    characters = np.array(recorder.characters).reshape(-1, 5)
    words = [characters[characters[:, 4] == number] for number in np.unique(characters[:, 4])]
    known = [(*word[:, :2].min(0), *word[:, 2:4].max(0), 100) for word in words]
    hidden = [(*box, 0) for box in recorder.ignored]
    return [dict(x=x, y=y, w=right - x, h=bottom - y, conf=conf) for x, y, right, bottom, conf in known + hidden]


def score_scenes(module: nn.Module, scenes: Iterable[np.ndarray], thresholds: dict[str, float]) -> dict[str, float]:
    """Boxes per picture where there should be none."""
    counts = [len(detect(module, pixels, thresholds)) for pixels in scenes]
    return dict(false_boxes=float(np.mean(counts)), worst=int(max(counts)), pictures=len(counts))


def open_folder(folder: Path) -> list[np.ndarray]:
    """The PNG files of a folder as uint8 (height, width, 3), in the order of their names."""
    return [np.asarray(Image.open(path).convert("RGB")) for path in sorted(folder.glob("*.png"))]


def read_folder(folder: Path) -> list[tuple[np.ndarray, list[Word]]]:
    """The pictures of a folder with the words that Tesseract reads on them."""
    return [(pixels, read_words(pixels)) for pixels in open_folder(folder)]
