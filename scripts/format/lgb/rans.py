"""Integer tables and the interleaved rANS decoder (FORMAT.md, section 4)."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from .errors import LgbError

PRECISION = 16
TOTAL = 1 << PRECISION
LOWER_BOUND = 1 << 31
STATE_LIMIT = 1 << 63
WORD_BITS = 32
MAX_VALUE = 32767
MAX_GAMMA_BITS = 15

_BIT = [0, TOTAL // 2, TOTAL]


class Table:
    """A run of values from ``first`` on, and an escape for all others: the last frequency."""

    def __init__(self, first: int, frequencies: Sequence[int]) -> None:
        if sum(frequencies) != TOTAL or not all(0 < frequency < TOTAL for frequency in frequencies):
            raise LgbError(f"has a table whose frequencies are not positive numbers under {TOTAL} that sum to {TOTAL}")
        self.first = first
        self.escape = len(frequencies) - 1
        self.cumulative = list(accumulate(frequencies, initial=0))
        if first < -MAX_VALUE or first + self.escape - 1 > MAX_VALUE:
            raise LgbError(f"has a table with values beyond {MAX_VALUE}")


class RansDecoder:
    """Takes the symbols of one stream, one after the other; ``escapes`` counts the values that lay outside their table."""

    def __init__(self, stream: bytes, lanes: int) -> None:
        if len(stream) < 8 * lanes or (len(stream) - 8 * lanes) % 4 != 0:
            raise LgbError("the stream has an impossible length")
        self._states: list[int] = np.frombuffer(stream, "<u8", lanes).tolist()
        self._words: list[int] = np.frombuffer(stream, "<u4", offset=8 * lanes).tolist()
        self._words.reverse()  # The next word is the last one of the list, which is cheap to take.
        self._lanes = lanes
        self._symbols = 0
        self.escapes = 0
        if not all(LOWER_BOUND <= state < STATE_LIMIT for state in self._states):
            raise LgbError("the stream starts with an impossible state")

    def decode(self, table: Table) -> int:
        """The next value."""
        symbol = self._interval(table.cumulative)
        return table.first + symbol if symbol < table.escape else self._escaped(table)

    def bit(self, probability: int) -> int:
        """The next bit, with this probability of a one."""
        return self._interval([0, TOTAL - probability, TOTAL])

    def finish(self) -> None:
        """Checks that the stream has been read to its end and has ended where a writer begins."""
        if self._words or any(state != LOWER_BOUND for state in self._states):
            raise LgbError("the stream does not end where it should")

    def _interval(self, cumulative: list[int]) -> int:
        lane = self._symbols % self._lanes
        self._symbols += 1
        state = self._states[lane]
        slot = state & TOTAL - 1
        symbol = bisect_right(cumulative, slot) - 1
        start = cumulative[symbol]
        state = (cumulative[symbol + 1] - start) * (state >> PRECISION) + slot - start
        if state < LOWER_BOUND:
            if not self._words:
                raise LgbError("the stream ends too early")
            state = state << WORD_BITS | self._words.pop()
        self._states[lane] = state
        return symbol

    def _escaped(self, table: Table) -> int:
        self.escapes += 1
        below = self._interval(_BIT)
        bits = 0
        while self._interval(_BIT) == 0:
            bits += 1
            if bits > MAX_GAMMA_BITS:
                raise LgbError("the stream has an endless escape")
        number = 1
        for _ in range(bits):
            number = number << 1 | self._interval(_BIT)
        distance = number - 1
        value = table.first - 1 - distance if below else table.first + table.escape + distance
        if abs(value) > MAX_VALUE:
            raise LgbError(f"the stream has the value {value}")
        return value
