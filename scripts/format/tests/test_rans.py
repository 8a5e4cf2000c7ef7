"""rANS: the example of FORMAT.md, streams made by hand, and streams that are wrong."""

import random
from itertools import pairwise

import pytest

from lgb.errors import LgbError
from lgb.rans import RansDecoder, Table
from rans_encoder import encode

EXAMPLE_TABLE = Table(-1, [16384, 49136, 15, 1])
EXAMPLE_STREAM = bytes.fromhex("6efbb7df230c0000f3ff4444")
EXAMPLE_VALUES = [0, 1, -1, 1, 2]


def random_table(source: random.Random) -> Table:
    """A table with rare and frequent values, often with frequencies of 1."""
    length = source.randint(1, 40)
    cuts = sorted(source.sample(range(1, 65536), length) if source.random() < 0.5 else range(1, length + 1))
    edges = [0, *cuts, 65536]
    return Table(source.randint(-60, 20), [b - a for a, b in pairwise(edges)])


def test_example_of_the_document() -> None:
    decoder = RansDecoder(EXAMPLE_STREAM, 1)
    assert [decoder.decode(EXAMPLE_TABLE) for _ in EXAMPLE_VALUES] == EXAMPLE_VALUES
    decoder.finish()
    assert decoder.escapes == 1


@pytest.mark.parametrize("lanes", [1, 4])
@pytest.mark.parametrize("seed", range(5))
def test_random_streams(lanes: int, seed: int) -> None:
    source = random.Random(seed)
    tables = [random_table(source) for _ in range(20)]
    choice = [source.choice(tables) for _ in range(2000)]
    values = [(table, round(source.gauss(0, source.choice([1, 30, 9000])))) for table in choice]
    values = [(table, max(-32767, min(32767, value))) for table, value in values]
    decoder = RansDecoder(encode(values, lanes), lanes)
    assert [decoder.decode(table) for table in choice] == [value for _, value in values]
    decoder.finish()
    assert decoder.escapes > 100


@pytest.mark.parametrize("value", [-32767, 32767])
def test_values_at_the_limit(value: int) -> None:
    decoder = RansDecoder(encode([(EXAMPLE_TABLE, value)], 1), 1)
    assert decoder.decode(EXAMPLE_TABLE) == value


@pytest.mark.parametrize("value", [-32768, 32768, -65537, 100_000])
def test_values_beyond_the_limit(value: int) -> None:
    with pytest.raises(LgbError, match=r"has the value|endless escape"):
        RansDecoder(encode([(EXAMPLE_TABLE, value)], 1), 1).decode(EXAMPLE_TABLE)


def test_stream_that_ends_too_early() -> None:
    decoder = RansDecoder(EXAMPLE_STREAM[:8], 1)
    with pytest.raises(LgbError, match="too early"):
        [decoder.decode(EXAMPLE_TABLE) for _ in EXAMPLE_VALUES]


def test_stream_with_a_word_too_many() -> None:
    decoder = RansDecoder(EXAMPLE_STREAM + bytes(4), 1)
    values = [decoder.decode(EXAMPLE_TABLE) for _ in EXAMPLE_VALUES]
    assert values == EXAMPLE_VALUES
    with pytest.raises(LgbError, match="does not end"):
        decoder.finish()


def test_stream_read_too_short() -> None:
    decoder = RansDecoder(EXAMPLE_STREAM, 1)
    decoder.decode(EXAMPLE_TABLE)
    with pytest.raises(LgbError, match="does not end"):
        decoder.finish()


@pytest.mark.parametrize("stream", [b"", EXAMPLE_STREAM[:7], EXAMPLE_STREAM[:-1]])
def test_impossible_length(stream: bytes) -> None:
    with pytest.raises(LgbError, match="length"):
        RansDecoder(stream, 1)


@pytest.mark.parametrize("state", [0, 2**31 - 1, 2**63])
def test_impossible_state(state: int) -> None:
    with pytest.raises(LgbError, match="state"):
        RansDecoder(state.to_bytes(8, "little"), 1)


@pytest.mark.parametrize("frequencies", [[], [65536], [65535], [32768, 32768, 0], [65537, -1], [32768, 32769]])
def test_wrong_tables(frequencies: list[int]) -> None:
    with pytest.raises(LgbError, match="has a table whose frequencies"):
        Table(0, frequencies)
