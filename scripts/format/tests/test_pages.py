"""The symbol layer: the example of FORMAT.md, and what is wrong."""

import numpy as np
import pytest

from document import DOCUMENT
from example import page_of, written
from lgb.errors import LgbError
from lgb.pages import Placement, Rule, decode_page

TEXT = DOCUMENT.read_text(encoding="utf-8")


def example() -> bytes:
    return page_of(TEXT)


def test_the_document_shows_what_the_tool_writes() -> None:
    assert written(TEXT, example()) == TEXT


def test_the_example_is_read() -> None:
    page = decode_page(example(), 8, 8)
    assert page.levels == 4
    assert page.rules == [Rule(1, 7, 5, 1, 0x0000FF)]
    assert page.glyphs[0].levels.tolist() == [[0, 4], [2, 4], [0, 3]]
    assert page.placements == [Placement(0, 1, 3, 0xFFFFFF, 0), Placement(0, 4, 3, 0xFFFFFF, 0)]


def test_coverage_mixes_the_colours() -> None:
    pixels = np.full((8, 8, 3), 200, np.int64)
    decode_page(example(), 8, 8).paint(pixels)
    assert pixels[3, 1].tolist() == [200, 200, 200]
    assert pixels[4, 1].tolist() == [128, 128, 128]
    assert pixels[5, 5].tolist() == [64, 64, 64]
    assert pixels[7, 1:7, 2].tolist() == [255] * 5 + [200]


@pytest.mark.parametrize("size", [(8, 7), (4, 8)])
def test_symbols_lie_within_their_tile(size: tuple[int, int]) -> None:
    with pytest.raises(LgbError):
        decode_page(example(), *size)


@pytest.mark.parametrize("bit", range(8, 160, 7))
def test_altered_pages_are_refused(bit: int) -> None:
    data = bytearray(example())
    data[bit // 8] ^= 1 << bit % 8
    with pytest.raises(LgbError):
        decode_page(bytes(data), 8, 8)
