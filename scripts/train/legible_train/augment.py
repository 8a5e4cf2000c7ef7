"""Random changes to training crops; images are uint8 (height, width, 3)."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

# Rec. 601 weights, those of the JPEG luma.
LUMA = np.array([0.299, 0.587, 0.114], dtype=np.float32)


@dataclass(frozen=True)
class Recipe:
    """Probabilities of the changes for one kind of image, and the smallest downscaling factor."""

    flip_horizontal: float = 0.0
    flip_vertical: float = 0.0
    rotate: float = 0.0
    jitter: float = 0.0
    permute: float = 0.0
    invert: float = 0.0
    grey: float = 0.10
    downscale: float = 0.0
    downscale_min: float = 1.0

    @property
    def keeps_text(self) -> bool:
        """Whether words stay where they were, as far as the crop is not scaled."""
        return not (self.flip_horizontal or self.flip_vertical or self.rotate)


# Text must stay text: screens and synthetic pages are never mirrored or turned.
# Photographs are mostly decoded JPEG, whose block artefacts downscaling removes.
RECIPES: dict[str, Recipe] = {
    "screens": Recipe(jitter=0.25, permute=0.10, invert=0.12, downscale=0.08, downscale_min=0.75),
    "photos": Recipe(
        flip_horizontal=0.5,
        flip_vertical=0.1,
        jitter=0.5,
        permute=0.05,
        downscale=0.6,
        downscale_min=0.5,
    ),
    "science": Recipe(
        flip_horizontal=0.5, flip_vertical=0.5, rotate=0.5, jitter=0.4, permute=0.20, invert=0.12
    ),
    "synthetic": Recipe(jitter=0.15, permute=0.10),
}


def alter(image: np.ndarray, recipe: Recipe, rng: np.random.Generator) -> np.ndarray:
    """Apply the changes of ``recipe`` that keep the size of a square ``image``."""
    if rng.random() < recipe.flip_horizontal:
        image = image[:, ::-1]
    if rng.random() < recipe.flip_vertical:
        image = image[::-1]
    if rng.random() < recipe.rotate:
        image = np.rot90(image, rng.integers(1, 4))
    if rng.random() < recipe.invert:
        image = invert_lightness(image) if rng.random() < 0.5 else 255 - image
    if rng.random() < recipe.permute:
        image = image[..., rng.permutation(3)]
    if rng.random() < recipe.jitter:
        image = jitter_colour(image, rng)
    if rng.random() < recipe.grey:
        image = to_grey(image)
    return image


def draw_scale(recipe: Recipe, rng: np.random.Generator) -> float:
    """The factor, at most 1, by which to downscale the next crop."""
    if rng.random() < recipe.downscale:
        return rng.uniform(recipe.downscale_min, 1.0)
    return 1.0


def resize(image: np.ndarray, side: int, rng: np.random.Generator) -> np.ndarray:
    """Resample to (side, side, 3) with a Lanczos or an area filter."""
    filters = (Image.Resampling.LANCZOS, Image.Resampling.BOX)
    chosen = filters[rng.integers(len(filters))]
    return np.asarray(Image.fromarray(image).resize((side, side), chosen))


def invert_lightness(image: np.ndarray) -> np.ndarray:
    """Mirror the HSL lightness and keep hue: what a dark theme does to coloured elements."""
    extremes = image.max(axis=2, keepdims=True).astype(np.int16) + image.min(axis=2, keepdims=True)
    return (image + (255 - extremes)).astype(np.uint8)


def to_grey(image: np.ndarray) -> np.ndarray:
    """Replace the three channels by their luma."""
    return np.repeat(_round(image @ LUMA)[..., None], 3, axis=2)


def jitter_colour(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Change saturation, contrast and brightness by up to about a fifth."""
    saturation, contrast = rng.uniform(0.8, 1.2, 2).astype(np.float32)
    brightness = np.float32(rng.uniform(-20, 20))
    pixels = image.astype(np.float32)
    luma = (pixels @ LUMA)[..., None]
    # Contrast pivots on mid-grey, not on the crop's mean: flat regions of equal colour
    # then stay equal wherever the crop was cut.
    pixels = (luma + saturation * (pixels - luma) - 127.5) * contrast + (127.5 + brightness)
    return _round(pixels)


def _round(pixels: np.ndarray) -> np.ndarray:
    """Float pixels to uint8, clipped to 0..255."""
    return np.clip(np.rint(pixels), 0, 255).astype(np.uint8)
