"""Crops as the network takes them: scaled to one height, put into the smallest width that holds them."""

from __future__ import annotations

import numpy as np
from PIL import Image

HEIGHT = 24
WIDTHS = (40, 64, 96, 144, 216, 320)  # each half as wide again


def fit(crop: np.ndarray) -> np.ndarray:
    """
    Scales a uint8 crop (h, w, 3) to ``HEIGHT`` and fills up to a width of ``WIDTHS`` by repeating the last column.

    Enlarging is bilinear, reducing takes area means, each direction by itself. What is wider than the greatest width
    is squeezed to it. The Java side does the same.
    """
    width = min(WIDTHS[-1], max(1, round(crop.shape[1] * HEIGHT / crop.shape[0])))
    scaled = scale(scale(crop, crop.shape[1], HEIGHT), width, HEIGHT)
    target = next(bucket for bucket in WIDTHS if bucket >= width)
    return np.pad(scaled, ((0, 0), (0, target - width), (0, 0)), mode="edge")


def scale(crop: np.ndarray, width: int, height: int) -> np.ndarray:
    """Bilinear where the area grows, area means where it shrinks; call it for one direction at a time."""
    enlarges = width * height >= crop.shape[0] * crop.shape[1]
    chosen = Image.Resampling.BILINEAR if enlarges else Image.Resampling.BOX
    return np.asarray(Image.fromarray(crop).resize((width, height), chosen))
