"""The symbol layer: the example of FORMAT.md, and what is wrong."""

import re

import numpy as np
import pytest

from document import DOCUMENT
from lgb.checksum import crc32c
from lgb.errors import LgbError
from lgb.pages import Placement, Rule, decode_page
from tracing import traced

TEXT = DOCUMENT.read_text(encoding="utf-8")
EXAMPLE = re.search(r"The page is\s+`([0-9a-f ]+)`", TEXT)
CHUNKS = re.search(r"The chunks are:\s+```\n(.*?)```", TEXT, re.DOTALL)
NUMBERS = re.search(r"page holds, in this order:\s+```\n(.*?)```", TEXT, re.DOTALL)
BYTES = re.compile(r"((?:[0-9a-f]{2} )*[0-9a-f]{2})(?:  |$)")


def example() -> bytes:
    assert EXAMPLE is not None
    return bytes.fromhex(EXAMPLE.group(1))


def chunk(name: str, payload: bytes) -> bytes:
    head = name.encode("ascii") + len(payload).to_bytes(4, "little") + payload
    return head + crc32c(head).to_bytes(4, "little")


def test_the_chunks_are_those_of_the_example() -> None:
    assert CHUNKS is not None
    lines = [BYTES.match(line) for line in CHUNKS.group(1).splitlines()]
    assert all(lines)
    written = b"".join(bytes.fromhex(line.group(1)) for line in lines if line)
    expected = chunk("SYMB", bytes([0x80, 0x10])) + chunk("symb", bytes(2) + example())
    assert written.hex(" ") == expected.hex(" ")


def test_the_numbers_are_those_of_the_example() -> None:
    assert NUMBERS is not None
    lines = [re.split(r"  +", line)[:-1] for line in NUMBERS.group(1).splitlines()]
    assert [" ".join(line) for line in lines] == traced(example(), 8, 8)


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
