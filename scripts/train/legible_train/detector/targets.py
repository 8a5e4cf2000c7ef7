"""Region and affinity maps: isotropic Gaussians warped onto character boxes, as CRAFT trains on.

Character boxes are rows (left, top, right, bottom, word) in pixels, float32, upright; characters of a word follow one another
and share its number. Maps are uint8 with 255 for 1.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

STRIDE = 2
# CRAFT: sigma is a fifth of a box that was made half as large again on each side.
SIGMA = 0.3
# Below this many pixels a Gaussian would fall between the cells of the maps.
LEAST_SIGMA = 1.2
SUPPORT = 2.5  # sigmas at which the Gaussian ends


def region_and_affinity(characters: np.ndarray, height: int, width: int) -> np.ndarray:
    """Target maps, uint8 (2, height/2, width/2), of a picture of even ``height`` and ``width`` pixels."""
    maps = np.zeros((2, height // STRIDE, width // STRIDE), dtype=np.uint8)
    draw_gaussians(maps[0], characters[:, :4])
    draw_gaussians(maps[1], affinity_boxes(characters))
    return maps


def affinity_boxes(characters: np.ndarray) -> np.ndarray:
    """Boxes between neighbouring characters of a word, whichever way it runs.

    Their corners are the centres of the triangles that the diagonals cut off the boxes' two long sides: two thirds of the
    characters' height, from centre to centre.
    """
    first, second = characters[:-1], characters[1:]
    first, second = (part[first[:, 4] == second[:, 4]] for part in (first, second))
    if not len(first):
        return np.zeros((0, 4), dtype=np.float32)
    centres = [np.stack(((part[:, 0] + part[:, 2]) / 2, (part[:, 1] + part[:, 3]) / 2), 1) for part in (first, second)]
    middle, step = (centres[0] + centres[1]) / 2, np.abs(centres[1] - centres[0])
    sizes = (first[:, 2:4] - first[:, :2] + second[:, 2:4] - second[:, :2]) / 2
    upright = step[:, 1] > step[:, 0]
    half = np.where(upright[:, None], np.stack((sizes[:, 0] / 3, step[:, 1] / 2), 1), np.stack((step[:, 0] / 2, sizes[:, 1] / 3), 1))
    return np.concatenate((middle - half, middle + half), 1)


def draw_gaussians(cells: np.ndarray, boxes: np.ndarray) -> None:
    """Draws a Gaussian per box (left, top, right, bottom in pixels) into uint8 ``cells``; the larger value stays."""
    rows, columns = (np.arange(extent) * STRIDE + STRIDE / 2 for extent in cells.shape)
    centres = (boxes[:, :2] + boxes[:, 2:]) / 2
    sigmas = np.maximum(SIGMA * (boxes[:, 2:] - boxes[:, :2]), LEAST_SIGMA)
    low = np.floor((centres - SUPPORT * sigmas) / STRIDE).astype(int).clip(min=0)
    high = np.ceil((centres + SUPPORT * sigmas) / STRIDE).astype(int).clip(min=0)
    for (x, y), (sigma_x, sigma_y), (left, top), (right, bottom) in zip(centres, sigmas, low, high, strict=True):
        across = np.exp(-0.5 * ((columns[left:right] - x) / sigma_x) ** 2)
        down = np.exp(-0.5 * ((rows[top:bottom] - y) / sigma_y) ** 2)
        part = cells[top:bottom, left:right]
        np.maximum(part, np.rint(255 * down[:, None] * across[None]).astype(np.uint8), out=part)


def split_words(words: Iterable[dict[str, object]]) -> np.ndarray:
    """Character boxes of word boxes, cut evenly: CRAFT's last resort where only the word's length is known."""
    rows = []
    for number, word in enumerate(words):
        count = len(str(word["text"]))
        edges = np.linspace(word["x"], word["x"] + word["w"], count + 1)
        rows += [(edges[k], word["y"], edges[k + 1], word["y"] + word["h"], number) for k in range(count)]
    return np.array(rows, dtype=np.float32).reshape(-1, 5)


def mask_boxes(height: int, width: int, boxes: Iterable[tuple[float, float, float, float]], margin: float = 3) -> np.ndarray:
    """Bool (height/2, width/2), false in and around ``boxes``: what the loss leaves out."""
    mask = np.ones((height // STRIDE, width // STRIDE), dtype=bool)
    for left, top, right, bottom in boxes:
        x0, y0 = (max(int((edge - margin) // STRIDE), 0) for edge in (left, top))
        x1, y1 = (max(int(-(-(edge + margin) // STRIDE)), 0) for edge in (right, bottom))
        mask[y0:y1, x0:x1] = False
    return mask
