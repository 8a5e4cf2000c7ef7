"""A plain rANS encoder, the inverse of what FORMAT.md says about decoding, to make streams for the tests."""

from collections.abc import Sequence

from lgb.rans import LOWER_BOUND, PRECISION, Table

Interval = tuple[int, int]

BIT: tuple[Interval, Interval] = ((0, 1 << 15), (1 << 15, 1 << 15))


def intervals(table: Table, value: int) -> list[Interval]:
    """Start and frequency of every symbol that a value takes."""
    symbol = value - table.first
    if 0 <= symbol < table.escape:
        return [_interval(table, symbol)]
    below = symbol < 0
    number = table.first - value if below else symbol - table.escape + 1
    bits = number.bit_length() - 1
    code = [int(below), *[0] * bits, *(number >> i & 1 for i in reversed(range(bits + 1)))]
    return [_interval(table, table.escape), *(BIT[bit] for bit in code)]


def _interval(table: Table, symbol: int) -> Interval:
    return table.cumulative[symbol], table.cumulative[symbol + 1] - table.cumulative[symbol]


def encode(values: Sequence[tuple[Table, int]], lanes: int) -> bytes:
    """The stream of values, each with its table."""
    symbols = [interval for table, value in values for interval in intervals(table, value)]
    states = [LOWER_BOUND] * lanes
    words: list[int] = []
    for number, (start, frequency) in reversed(list(enumerate(symbols))):
        state = states[number % lanes]
        if state >= frequency << 63 - PRECISION:
            words.append(state & 0xFFFFFFFF)
            state >>= 32
        states[number % lanes] = (state // frequency << PRECISION) + state % frequency + start
    stream = b"".join(state.to_bytes(8, "little") for state in states)
    return stream + b"".join(word.to_bytes(4, "little") for word in reversed(words))
