"""Bits predicted from several contexts, and the numbers made of them (FORMAT.md, section 8)."""

from collections.abc import Sequence
from enum import IntEnum, auto

from .errors import LgbError
from .rans import TOTAL, RansDecoder

WORD = 0xFFFFFFFF
MAX_STRETCHED = 2047
KNOTS = (22, 36, 60, 98, 162, 267, 439, 720, 1179, 1921, 3108, 4971, 7812, 11955, 17625, 24743, 32768, 40793, 47911, 53581, 57724,
         60565, 62428, 63615, 64357, 64816, 65097, 65269, 65374, 65438, 65476, 65500, 65514)  # fmt: skip
MAX_COUNT = 63
RATE = [655360 // (10 * count + 11) for count in range(MAX_COUNT + 1)]
TRUST = [count * 655360 // (10 * count + 1) for count in range(MAX_COUNT + 1)]
EVEN = 1 << 17
# Below this, in 1/65536, nothing is learned.
LEAST_ERROR = 512
MAX_GAMMA_BITS = 23
MAX_COLOURS = 256
NODE_SETS = 32


def squash(stretched: int) -> int:
    """The probability of a stretched value."""
    value = max(-MAX_STRETCHED, min(MAX_STRETCHED, stretched)) + MAX_STRETCHED + 1
    knot, weight = value >> 7, value & 127
    mean = KNOTS[knot] * (128 - weight) + KNOTS[knot + 1] * weight + 64 >> 7
    return max(16, min(TOTAL - 16, mean))


def _stretch_table() -> list[int]:
    squashed = [squash(value) >> 4 for value in range(-MAX_STRETCHED, MAX_STRETCHED + 1)]
    table, position = [], 0
    for probability in range(TOTAL >> 4):
        while position < len(squashed) and squashed[position] < probability:
            position += 1
        table.append(min(position - MAX_STRETCHED, MAX_STRETCHED))
    return table


STRETCH = _stretch_table()


class Mixer:
    """Adaptive probabilities of some contexts, mixed with adaptive weights."""

    def __init__(self, rans: RansDecoder, contexts: int, first_sets: int, second_sets: int, table_bits: int,
                 first_weight: int) -> None:  # fmt: skip
        self._rans = rans
        self._shift = 32 - table_bits
        self._slots: list[dict[int, tuple[int, int, int]]] = [{} for _ in range(contexts)]
        self._first = [[first_weight] * contexts + [0] for _ in range(first_sets)]
        self._second = [[first_weight] * contexts + [0] for _ in range(second_sets)]

    def bit(self, contexts: Sequence[int], node: int, first_set: int, second_set: int) -> int:
        """The next bit."""
        salt = (node >> 4) * 0x2545F491
        places, inputs = [], []
        for table, context in zip(self._slots, contexts, strict=True):
            code = (context + salt) * 0x9E3779B1 & WORD
            place, check = code >> self._shift ^ node & 15, code >> self._shift - 8 & 0xFF
            probability, count, owner = table.get(place, (EVEN, 0, check))
            if owner != check:
                probability, count = EVEN, 0
            places.append((table, place, probability, count, check))
            inputs.append(STRETCH[probability >> 6] * TRUST[count] >> 16)
        inputs.append(256)
        first, second = self._first[first_set], self._second[second_set]
        sums = [_sum(weights, inputs) for weights in (first, second)]
        bit = self._rans.bit(squash(sum(sums) >> 1))
        errors = [(bit << 16) - squash(total) for total in sums]
        if max(map(abs, errors)) < LEAST_ERROR:
            return bit
        for weights, error in zip((first, second), errors, strict=True):
            for i, value in enumerate(inputs):
                weights[i] += value * error + 8192 >> 14
        target = (bit << 18) - bit
        for table, place, probability, count, check in places:
            probability += (target - probability) * RATE[count] >> 16
            table[place] = probability, min(MAX_COUNT, count + 1), check
        return bit


def _sum(weights: list[int], inputs: list[int]) -> int:
    total = sum(weight * value for weight, value in zip(weights, inputs, strict=True)) >> 16
    return max(-MAX_STRETCHED, min(MAX_STRETCHED, total))


class Kind(IntEnum):
    """What a number says; the order counts."""

    COUNT = 0
    RULE_DOWN = auto()
    RULE_START = auto()
    RULE_UPRIGHT = auto()
    RULE_THICKNESS = auto()
    RULE_LENGTH = auto()
    COLOUR_RANK = auto()
    COLOUR = auto()
    RUN_DOWN = auto()
    RUN_START = auto()
    RUN_LENGTH = auto()
    GLYPH_NEW = auto()
    GLYPH = auto()
    GAP = auto()
    DROP = auto()
    WIDTH = auto()
    HEIGHT = auto()
    SUBPIXEL = auto()
    GRADIENT_PLACE = auto()
    GRADIENT_BASE = auto()
    GRADIENT_SLOPE = auto()
    RUN_GRADIENT = auto()


class Numbers:
    """Whole numbers with adaptive models, and colours made of them."""

    def __init__(self, rans: RansDecoder) -> None:
        self._mixer = Mixer(rans, 4, len(Kind), NODE_SETS * len(Kind), 16, 13107)
        self._colours: list[int] = []

    def _bit(self, kind: Kind, contexts: Sequence[int], node: int) -> int:
        salt = kind * 0x3D4D51CB
        first, second, third = contexts
        numbers = salt, salt + 0x10000000 + first, salt + 0x20000000 + second, salt + 0x40000000 + third
        return self._mixer.bit(numbers, node, kind, NODE_SETS * kind + min(node, NODE_SETS - 1))

    def natural(self, kind: Kind, *contexts: int) -> int:
        """A number from 0 on."""
        length = 0
        while length < MAX_GAMMA_BITS and self._bit(kind, contexts, length):
            length += 1
        number = 1
        for rest in range(length - 1, -1, -1):
            low = number if length - 1 - rest < 4 else 32 | rest
            number = number << 1 | self._bit(kind, contexts, length << 8 | low)
        return number - 1

    def integer(self, kind: Kind, *contexts: int) -> int:
        """A number of either sign."""
        folded = self.natural(kind, *contexts)
        return folded + 1 >> 1 if folded & 1 else -(folded >> 1)

    def bits(self, kind: Kind, count: int, *contexts: int) -> int:
        """A number of so many bits."""
        node = 1
        for _ in range(count):
            node = node << 1 | self._bit(kind, contexts, node)
        return node - (1 << count)

    def colour(self, role: int, companion: int) -> int:
        """A colour 0xRRGGBB."""
        rank = self.natural(Kind.COLOUR_RANK, role, role << 24 ^ companion, 0)
        if rank > len(self._colours):
            raise LgbError(f"there is no colour number {rank}")
        colour = self._colours.pop(rank - 1) if rank else self._parts()
        self._colours = [colour, *self._colours[: MAX_COLOURS - 1]]
        return colour

    def _parts(self) -> int:
        green = self.bits(Kind.COLOUR, 8, 0, 0, 0)
        red = self.bits(Kind.COLOUR, 8, 1, 1, 1) + green & 0xFF
        blue = self.bits(Kind.COLOUR, 8, 2, 2 | red - green << 4, 2) + green & 0xFF
        return red << 16 | green << 8 | blue
