"""Integer frequency tables: what the entropy coder really uses."""

from __future__ import annotations

import math

import numpy as np

TOTAL = 1 << 16
LARGEST_RUN = 511


def integer_frequencies(probabilities: np.ndarray) -> np.ndarray:
    """Positive integers that sum to 2^16 and lose the least against ``probabilities`` (sum 1, escape last).

    Every symbol gets at least 1; what rounding leaves over goes where it changes the expected length most.
    """
    wanted = np.maximum(probabilities, 0) * TOTAL
    counts = np.maximum(1, np.floor(wanted)).astype(np.int64)
    while (rest := TOTAL - counts.sum()) != 0:
        if rest > 0:
            gain = wanted * np.log1p(1 / counts)
            best = np.argsort(-gain)[: min(rest, len(counts))]
            counts[best] += 1
        else:
            loss = np.where(counts > 1, wanted * -np.log1p(-1 / np.maximum(counts, 2)), np.inf)
            best = np.argsort(loss)[: min(-rest, int((counts > 1).sum()))]
            counts[best] -= 1
    return counts


def gaussian_run(scale: float) -> np.ndarray:
    """Probabilities of -n..n and the escape for a zero-mean Gaussian over unit bins; the run holds all but 2^-15."""
    half = min(LARGEST_RUN // 2, max(1, math.ceil(4.2 * scale)))
    edges = (np.arange(-half, half + 2) - 0.5) / (scale * math.sqrt(2))
    cumulative = np.array([0.5 * math.erfc(-e) for e in edges])
    inside = np.diff(cumulative)
    return np.append(inside, max(1 - inside.sum(), 2.0**-16))


def logistic_run(mean: float, scale: float) -> tuple[int, np.ndarray]:
    """First value and probabilities (escape last) of a discretised logistic; the run holds all but about 2^-13."""
    reach = scale * math.log(2.0**14)
    first, last = math.floor(mean - reach), math.ceil(mean + reach)
    first, last = max(first, -LARGEST_RUN // 2), min(last, LARGEST_RUN // 2)
    edges = (np.arange(first, last + 2) - 0.5 - mean) / scale
    inside = np.diff(1 / (1 + np.exp(-edges)))
    return first, np.append(inside, max(1 - inside.sum(), 2.0**-16))


def blend(model: np.ndarray, counts: np.ndarray, weight: float) -> np.ndarray:
    """Model probabilities pulled towards observed ``counts`` (same layout), as if seen ``weight`` times before."""
    mixed = model * weight + counts
    return mixed / mixed.sum()


def cost(frequencies: np.ndarray, counts: np.ndarray) -> float:
    """Bits that ``counts`` symbols take under integer ``frequencies`` (escape bits not included)."""
    return float(-(counts * np.log2(frequencies / TOTAL)).sum())
