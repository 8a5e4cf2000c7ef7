"""Gradients of colours: what they paint, and what is beyond their range."""

import numpy as np
import pytest

from lgb.errors import LgbError
from lgb.pages import Glyph, Page, Placement
from lgb.gradients import Gradient, Gradients

RAMPS = (160, 1024, 0), (320, 0, 512), (4000, 8192, 8192)


class Told:
    """In place of a decoder: says the numbers that it was given."""

    def __init__(self, *numbers: int) -> None:
        self._numbers = list(numbers)

    def natural(self, *_: int) -> int:
        return self._numbers.pop(0)

    integer = natural


def gradients(*numbers: int) -> Gradients:
    return Gradients(Told(*numbers), 64, 64)  # type: ignore[arg-type]


def test_channels_grow_over_columns_and_rows_and_end_at_white() -> None:
    colours = Gradient(2, 1, RAMPS).colours(1, 0, 3, 2)
    assert colours[..., 0].tolist() == [[9, 10, 11], [9, 10, 11]]
    assert colours[..., 1].tolist() == [[20, 20, 20], [20, 20, 20]]
    assert colours[..., 2].tolist() == [[234, 242, 250], [242, 250, 255]]
    assert Gradient(2, 1, RAMPS).colour == 0x0A14FA


def test_coverage_mixes_the_colour_of_each_pixel() -> None:
    pixels = np.zeros((64, 64, 3), np.int64)
    half = Glyph(1, False, np.array([[1]], np.uint8))
    Page(2, [], [half], [Placement(0, 30, 19, Gradient(0, 0, RAMPS), 0)]).paint(pixels)
    assert pixels[19, 30].tolist() == [20, 15, 128]


def test_runs_name_gradients_by_how_long_ago_they_were_new() -> None:
    # One count, two gradients of a place and three channels each, then the gradients of five runs.
    two = gradients(2, 5, 6, *range(9), 1, 1, *[0] * 9, 1, 0, 1, 3, 2)
    runs = [two.next() for _ in range(5)]
    assert [run and (run.x, run.y) for run in runs] == [(6, 5), None, (7, 6), (6, 5), (7, 6)]
    assert runs[0] is not None and runs[0].ramps == ((3, 5, 7), (0, 1, 2), (6, 8, 10))


def test_a_page_without_gradients_asks_for_none() -> None:
    assert gradients(0).next() is None


@pytest.mark.parametrize(
    "numbers",
    [(4097,), (1, 64, 0, *[0] * 9), (1, 0, -1, *[0] * 9), (1, 0, 0, 4096, 0, 0, *[0] * 6), (1, 0, 0, 0, 8193, 0, *[0] * 6),
     (1, 0, 0, 0, 0, -8193, *[0] * 6)],
)  # fmt: skip
def test_gradients_beyond_their_range_are_refused(numbers: tuple[int, ...]) -> None:
    with pytest.raises(LgbError):
        gradients(*numbers)


@pytest.mark.parametrize("number", [2, 3])
def test_a_gradient_that_was_never_new_is_refused(number: int) -> None:
    with pytest.raises(LgbError):
        gradients(1, *[0] * 11, number).next()
