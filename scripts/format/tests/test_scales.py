"""The scale network against sums written out one by one."""

import numpy as np
import pytest

from lgb.errors import LgbError
from lgb.scales import Convolution, Quality, ScaleNetwork, Shuffle, knot_weights

KNOTS = (256, 3877, 7497, 25600)
FLAT = np.zeros((1, 1), np.int64)


def one_weight(quality: int) -> list[int]:
    return knot_weights(KNOTS, np.array([[quality]]))[:, 0, 0].tolist()


@pytest.mark.parametrize(
    ("quality", "weights"),
    [
        (256, [64, 0, 0, 0]),
        (3877, [0, 64, 0, 0]),
        (25600, [0, 0, 0, 64]),
        # 64 * 28 / 3621 is 0.4949, 64 * 29 / 3621 is 0.5126.
        (256 + 28, [64, 0, 0, 0]),
        (256 + 29, [63, 1, 0, 0]),
        (16548, [0, 0, 32, 32]),
        (25600 - 141, [0, 0, 0, 64]),
        (25600 - 142, [0, 0, 1, 63]),
    ],
)
def test_knot_weights(quality: int, weights: list[int]) -> None:
    assert one_weight(quality) == weights


def test_knot_weights_sum_to_64() -> None:
    weights = knot_weights(KNOTS, np.arange(256, 25601)[None])
    assert weights.min() == 0
    assert np.all(weights.sum(axis=0) == 64)
    assert np.all((weights > 0).sum(axis=0) <= 2)


def naive_convolution(layer: Convolution, values: np.ndarray) -> np.ndarray:
    outputs, inputs, kernel, _ = layer.weights.shape
    _, height, width = values.shape
    out = np.zeros((outputs, height, width), np.int64)
    for o, y, x in np.ndindex(out.shape):
        total = int(layer.biases[o])
        for i, dy, dx in np.ndindex(inputs, kernel, kernel):
            row, column = y + dy - kernel // 2, x + dx - kernel // 2
            if 0 <= row < height and 0 <= column < width:
                total += int(layer.weights[o, i, dy, dx]) * int(values[i, row, column])
        out[o, y, x] = max(layer.low, min(layer.high, (total + 2 ** (layer.shift - 1)) // 2**layer.shift))
    return out


@pytest.mark.parametrize("kernel", [1, 3])
@pytest.mark.parametrize("size", [(1, 1), (1, 5), (4, 3)])
def test_convolution(kernel: int, size: tuple[int, int]) -> None:
    source = np.random.default_rng(4)
    layer = Convolution(source.integers(-300, 300, (5, 3, kernel, kernel)), source.integers(-5000, 5000, 5), 7, -200, 900)
    values = source.integers(-127, 128, (3, *size))
    assert np.array_equal(layer.apply(values, FLAT), naive_convolution(layer, values))


def test_convolution_rounds_halves_up() -> None:
    layer = Convolution(np.ones((1, 1, 1, 1), np.int64), np.zeros(1, np.int64), 1, -100, 100)
    assert layer.apply(np.array([[[-3, -2, -1, 0, 1, 2, 3]]]), FLAT).tolist() == [[[-1, -1, 0, 0, 1, 1, 2]]]


def test_convolution_refuses_large_sums() -> None:
    layer = Convolution(np.full((1, 1, 1, 1), 2**15 - 1), np.zeros(1, np.int64), 1, 0, 9)
    with pytest.raises(LgbError, match="accumulator"):
        layer.apply(np.full((1, 1, 1), 2**17), FLAT)


def test_shuffle() -> None:
    values = np.arange(8 * 2 * 3).reshape(8, 2, 3)
    out = Shuffle().apply(values, FLAT)
    assert out.shape == (2, 4, 6)
    for c, i, j, y, x in np.ndindex(2, 2, 2, 2, 3):
        assert out[c, 2 * y + i, 2 * x + j] == values[4 * c + 2 * i + j, y, x]


def test_network_takes_the_quality_at_its_resolution() -> None:
    network = ScaleNetwork(2, (Quality((256, 25600)), Convolution(np.eye(4)[1:, :3, None, None].astype(np.int64) * 2,
                                                                  np.zeros(3, np.int64), 1, -9, 99)))  # fmt: skip
    hyper = np.array([[[5, -5]]])
    quality = np.array([[256, 25600, 25600, 25600], [25600, 25600, 256, 256]])
    with pytest.raises(LgbError, match="resolution"):
        network.indices(hyper, quality)
    grown = ScaleNetwork(2, (Quality((256, 25600)), Convolution(np.ones((4, 3, 1, 1), np.int64) * [[[[2]], [[0]], [[4]]]],
                                                                np.zeros(4, np.int64), 1, -99, 999), Shuffle()))  # fmt: skip
    # The first column of positions takes the quality of the latent at (0, 0), the second that at (0, 2).
    assert grown.indices(hyper, quality).tolist() == [[[2, 2, 126, 126]] * 2]
