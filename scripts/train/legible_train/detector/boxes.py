"""Boxes of words from maps, by CRAFT's rule; a small reference for choosing between networks, the product's is in Java."""

from __future__ import annotations

import numpy as np

from legible_train.detector.targets import SIGMA, STRIDE

LEAST_CELLS = 4


def label_components(binary: np.ndarray) -> tuple[np.ndarray, int]:
    """Numbers 4-connected components from 1; int32 (h, w), 0 outside, and how many there are.

    Runs of each row are joined with those of the row above that they touch (union-find over runs).
    """
    height, width = binary.shape
    edges = np.diff(np.pad(binary.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    parent = np.arange(len(rows))

    def root(run: int) -> int:
        while parent[run] != run:
            parent[run] = parent[parent[run]]
            run = parent[run]
        return run

    first = np.searchsorted(rows, np.arange(height + 1))
    for row in range(1, height):
        above, here = first[row - 1], first[row]
        while above < first[row] and here < first[row + 1]:
            if starts[above] < ends[here] and starts[here] < ends[above]:
                parent[root(here)] = root(above)
            if ends[above] < ends[here]:
                above += 1
            else:
                here += 1
    roots = np.array([root(run) for run in range(len(rows))], dtype=np.int64)
    numbers = np.unique(roots, return_inverse=True)[1] + 1 if len(roots) else roots
    marks = np.zeros((height, width + 1), dtype=np.int32)
    marks[rows, starts] += numbers.astype(np.int32)
    marks[rows, ends] -= numbers.astype(np.int32)
    return marks.cumsum(axis=1, dtype=np.int32)[:, :width], int(numbers.max(initial=0))


def growth(low: float) -> float:
    """How far outside the threshold ``low`` of its Gaussian a character's box ends, in parts of what the threshold encloses."""
    enclosed = 2 * SIGMA * np.sqrt(-2 * np.log(low))
    return float((1 / enclosed - 1) / 2)


def find_boxes(maps: np.ndarray, text: float, link: float, low: float) -> np.ndarray:
    """Word boxes (left, top, right, bottom in pixels, peak of the region), float32 (n, 5), of maps (2, h, w) in 0..1."""
    region, affinity = maps
    labels, count = label_components((region > low) | (affinity > link))
    inked = region > low
    cells = np.flatnonzero(inked & (labels > 0))
    owner = labels.reshape(-1)[cells]
    y, x = np.divmod(cells, region.shape[1])
    peak, area = np.zeros(count + 1), np.bincount(owner, minlength=count + 1)
    np.maximum.at(peak, owner, region.reshape(-1)[cells])
    low_corner, high_corner = np.full((count + 1, 2), 1 << 30), np.full((count + 1, 2), -1)
    np.minimum.at(low_corner, owner, np.stack((x, y), 1))
    np.maximum.at(high_corner, owner, np.stack((x, y), 1) + 1)
    kept = np.flatnonzero((area >= LEAST_CELLS) & (peak >= text))
    sizes = high_corner[kept] - low_corner[kept]
    # Characters are as high as their word, or as wide where it runs upwards, and about half as long.
    shorter = sizes.min(axis=1, keepdims=True)
    grown = growth(low) * shorter * np.where(sizes > shorter, 0.5, 1.0)
    corners = np.concatenate((low_corner[kept] - grown, high_corner[kept] + grown), 1) * STRIDE
    return np.concatenate((corners, peak[kept, None]), 1).astype(np.float32)
