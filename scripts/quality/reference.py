"""The metrics of the package org.legible.quality written out with numpy, as their reference.

Conventions: an RGB picture has the mean of its three channels for SSIM and MS-SSIM, all of its samples for PSNR and the mean error, and the
largest of the three errors at each pixel for the error map; no luma. SSIM has a Gaussian window of 11x11 and sigma 1.5, K1 = 0.01,
K2 = 0.03, the dynamic range "peak", and only positions where the whole window lies in the picture. MS-SSIM has the five weights of its
paper, 2x2 means between the scales (an odd last row or column is dropped), and fewer scales where the picture is too small.

Prints, for a few generated pairs of images, what the metrics must be:

    python scripts/quality/reference.py > src/test/resources/quality/expected.json

The images come from integer formulas that QualityTest repeats, so that no picture has to be stored.
"""
import json

import numpy as np

WEIGHTS = np.array([0.0448, 0.2856, 0.3001, 0.2363, 0.1333])
WINDOW = 11


def noise(width, height, channel, seed):
    """Integers 0..65535, equal on every machine."""
    y, x = np.mgrid[0:height, 0:width].astype(np.uint32)
    h = x * np.uint32(374761393) + y * np.uint32(668265263) + np.uint32((channel * 974711 + seed * 144665) % 2**32)
    h = (h ^ (h >> np.uint32(13))) * np.uint32(1274126177)
    return ((h ^ (h >> np.uint32(16))) & np.uint32(0xFFFF)).astype(np.int64)


def original(width, height, channel, peak):
    """A triangle wave across with a little noise: smooth, but with structure at every scale."""
    y, x = np.mgrid[0:height, 0:width]
    wave = np.abs((3 * x + 2 * y + 40 * channel) % 256 - 128)
    return np.clip((wave * 2 + noise(width, height, channel, 1) % 32) * peak // 255, 0, peak)


def distorted(width, height, channel, peak, strength):
    change = noise(width, height, channel, 2) % (2 * strength + 1) - strength
    return np.clip(original(width, height, channel, peak) + change * peak // 255, 0, peak)


def psnr(pairs, peak):
    error = np.mean([np.mean((a - b).astype(float) ** 2) for a, b in pairs])
    return 10 * np.log10(peak**2 / error)


def absolute_errors(pairs):
    """Largest error, mean error, and mean over the pixels of the largest error of the channels."""
    errors = np.stack([np.abs(a - b) for a, b in pairs]).astype(float)
    return errors.max(), errors.mean(), errors.max(axis=0).mean()


def gaussian(size):
    weights = np.exp(-(np.arange(size) - (size - 1) / 2) ** 2 / (2 * 1.5**2))
    return weights / weights.sum()


def filtered(image):
    """Every whole window, as one sum over its 11x11 positions."""
    down, across = (gaussian(min(WINDOW, side)) for side in image.shape)
    height, width = image.shape[0] - len(down) + 1, image.shape[1] - len(across) + 1
    out = np.zeros((height, width))
    for i, u in enumerate(down):
        for j, v in enumerate(across):
            out += u * v * image[i:i + height, j:j + width]
    return out


def similarity(a, b, peak):
    """Means of luminance times contrast and structure (SSIM), and of contrast and structure alone."""
    a, b = a.astype(float), b.astype(float)
    c1, c2 = (0.01 * peak) ** 2, (0.03 * peak) ** 2
    mean_a, mean_b = filtered(a), filtered(b)
    var_a, var_b = filtered(a * a) - mean_a**2, filtered(b * b) - mean_b**2
    cov = filtered(a * b) - mean_a * mean_b
    luminance = (2 * mean_a * mean_b + c1) / (mean_a**2 + mean_b**2 + c1)
    structure = (2 * cov + c2) / (var_a + var_b + c2)
    return np.mean(luminance * structure), np.mean(structure)


def halved(image):
    h, w = image.shape[0] // 2 * 2, image.shape[1] // 2 * 2
    return image[:h, :w].reshape(h // 2, 2, w // 2, 2).mean(axis=(1, 3))


def ms_ssim(a, b, peak):
    scales = 1
    while scales < 5 and min(a.shape) >> scales >= WINDOW:
        scales += 1
    weights = WEIGHTS[:scales] / WEIGHTS[:scales].sum()
    product = 1.0
    for scale in range(scales):
        both, structure = similarity(a, b, peak)
        product *= max(0.0, both if scale == scales - 1 else structure) ** weights[scale]
        a, b = halved(a.astype(float)), halved(b.astype(float))
    return product


CASES = [
    # width, height, channels, peak, strength of the distortion
    (200, 180, 3, 255, 12),
    (193, 177, 3, 255, 60),
    (97, 65, 3, 255, 3),
    (211, 190, 1, 255, 25),
    (64, 48, 1, 65535, 9),
    (11, 11, 1, 255, 20),
    (7, 5, 1, 255, 30),
    (1, 1, 1, 255, 40),
]


def main():
    rows = []
    for width, height, channels, peak, strength in CASES:
        pairs = [(original(width, height, c, peak), distorted(width, height, c, peak, strength)) for c in range(channels)]
        max_error, mean_error, mean_of_map = map(float, absolute_errors(pairs))
        rows.append(dict(width=width, height=height, channels=channels, peak=peak, strength=strength,
                         psnr=float(psnr(pairs, peak)),
                         ssim=float(np.mean([similarity(a, b, peak)[0] for a, b in pairs])),
                         msSsim=float(np.mean([ms_ssim(a, b, peak) for a, b in pairs])),
                         maxError=max_error, meanError=mean_error, meanOfMap=mean_of_map))
    print("[" + ",\n ".join(json.dumps(row) for row in rows) + "]")


if __name__ == "__main__":
    main()
