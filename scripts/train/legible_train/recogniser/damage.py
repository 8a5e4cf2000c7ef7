"""What happens to pictures of words: blur, rescaling, noise, JPEG and WebP."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageFilter

from legible_train.recogniser.crops import scale

SMALLEST = 8  # pixels; what is lower than this loses its strokes when reduced further


def damage(crop: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """None, one or several changes to a uint8 crop (h, w, 3)."""
    height = crop.shape[0]
    if rng.random() < 0.15:
        crop = rescale(crop, rng.uniform(max(0.7, min(1.0, SMALLEST / height)), 1.5))
    if rng.random() < 0.12:
        radius = rng.uniform(0.2, 0.045 * height + 0.25)
        crop = np.asarray(Image.fromarray(crop).filter(ImageFilter.GaussianBlur(radius)))
    if rng.random() < 0.1:
        noise = rng.normal(0, rng.uniform(1, 10), (*crop.shape[:2], 1 if rng.random() < 0.5 else 3))
        crop = np.clip(np.rint(crop + noise), 0, 255).astype(np.uint8)
    form = rng.random()
    if form < 0.2:
        crop = compress(crop, "JPEG", int(rng.integers(25, 93)))
    elif form < 0.26:
        crop = compress(crop, "WEBP", int(rng.integers(10, 85)))
    if rng.random() < 0.1:
        crop = np.repeat(np.rint(crop.mean(2, keepdims=True)).astype(np.uint8), 3, axis=2)
    return crop


def rescale(crop: np.ndarray, factor: float) -> np.ndarray:
    """Both directions by one factor."""
    width, height = (max(1, round(extent * factor)) for extent in (crop.shape[1], crop.shape[0]))
    return scale(crop, width, height)


def compress(crop: np.ndarray, form: str, quality: int) -> np.ndarray:
    """Coded and decoded again."""
    data = io.BytesIO()
    Image.fromarray(crop).save(data, form, quality=quality, **({"method": 0} if form == "WEBP" else {}))
    return np.asarray(Image.open(data).convert("RGB"))
