"""The integer scale network: which table each latent of a tile uses (FORMAT.md, section 5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from .errors import LgbError

ACCUMULATOR_LIMIT = 1 << 31
WEIGHT_SUM = 64


class Layer(Protocol):
    """Turns values (channels, height, width) into others; ``quality`` is the local quality in 1/256 at their resolution."""

    def apply(self, values: np.ndarray, quality: np.ndarray) -> np.ndarray: ...


@dataclass(frozen=True)
class Convolution:
    """Zero-padded convolution, rounded division by a power of two, limits; weights [out][in][k][k]."""

    weights: np.ndarray
    biases: np.ndarray
    shift: int
    low: int
    high: int

    def apply(self, values: np.ndarray, quality: np.ndarray) -> np.ndarray:
        outputs, inputs, kernel, _ = self.weights.shape
        if values.shape[0] != inputs:
            raise LgbError(f"a layer of its scale network takes {inputs} channels and gets {values.shape[0]}")
        height, width = values.shape[1:]
        margin = kernel // 2
        padded = np.pad(values, ((0, 0), (margin, margin), (margin, margin)))
        sums: np.ndarray = np.repeat(self.biases[:, None], height * width, axis=1)
        for dy in range(kernel):
            for dx in range(kernel):
                shifted = padded[:, dy : dy + height, dx : dx + width].reshape(inputs, -1)
                sums += self.weights[:, :, dy, dx] @ shifted
        if np.abs(sums).max() >= ACCUMULATOR_LIMIT:
            raise LgbError("an accumulator of its scale network reaches 2^31")
        rounded = (sums + (1 << self.shift - 1)) >> self.shift
        return np.clip(rounded, self.low, self.high).reshape(outputs, height, width)


@dataclass(frozen=True)
class Shuffle:
    """Depth to space by 2."""

    def apply(self, values: np.ndarray, quality: np.ndarray) -> np.ndarray:
        channels, height, width = values.shape
        if channels % 4 != 0:
            raise LgbError(f"a layer of its scale network shuffles {channels} channels")
        cells = values.reshape(channels // 4, 2, 2, height, width)
        return cells.transpose(0, 3, 1, 4, 2).reshape(channels // 4, 2 * height, 2 * width)


@dataclass(frozen=True)
class Quality:
    """Appends the knot weights of the local quality."""

    knots: tuple[int, ...]

    def apply(self, values: np.ndarray, quality: np.ndarray) -> np.ndarray:
        return np.concatenate([values, knot_weights(self.knots, quality)])


def knot_weights(knots: Sequence[int], quality: np.ndarray) -> np.ndarray:
    """The share of every knot, in 1/64, of each quality (height, width): an array (knots, height, width)."""
    edges = np.array(knots, np.int64)
    lower = np.clip(np.searchsorted(edges, quality, side="right") - 1, 0, len(edges) - 2)
    step = edges[lower + 1] - edges[lower]
    upper_weight = (WEIGHT_SUM * (quality - edges[lower]) + step // 2) // step
    weights = np.zeros((len(edges), *quality.shape), np.int64)
    np.put_along_axis(weights, lower[None], (WEIGHT_SUM - upper_weight)[None], axis=0)
    np.put_along_axis(weights, lower[None] + 1, upper_weight[None], axis=0)
    return weights


@dataclass(frozen=True)
class ScaleNetwork:
    """The layers and the limit of the input."""

    input_limit: int
    layers: tuple[Layer, ...]

    def indices(self, hyper_latents: np.ndarray, quality: np.ndarray) -> np.ndarray:
        """Table numbers of a tile's latents (channels, height, width) from its hyper-latents and the quality of its latents."""
        values = np.clip(hyper_latents.astype(np.int64), -self.input_limit, self.input_limit)
        for layer in self.layers:
            ratio = max(1, quality.shape[0] // values.shape[1])
            values = layer.apply(values, quality[::ratio, ::ratio])
        if values.shape[1:] != quality.shape:
            raise LgbError("its scale network ends at another resolution than that of the latents")
        return values
