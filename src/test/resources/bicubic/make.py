"""Writes the pictures of BicubicEnlargementTest: noise, and what the Python Imaging Library makes of it. Needs pillow and numpy."""
from pathlib import Path

import numpy as np
from PIL import Image

FOLDER = Path(__file__).parent
random = np.random.default_rng(20261121)
for width, height in ((1, 1), (2, 1), (3, 4), (17, 11)):
    # Half of the samples are at an end of the range, so that sums leave it and have to be clipped.
    noise = random.integers(0, 256, (height, width, 3))
    ends = random.integers(0, 2, (height, width, 3)) * 255
    picture = Image.fromarray(np.where(random.random((height, width, 3)) < 0.5, ends, noise).astype(np.uint8))
    picture.save(FOLDER / f"{width}x{height}.png")
    picture.resize((2 * width, 2 * height), Image.BICUBIC).save(FOLDER / f"{width}x{height}-twice.png")
