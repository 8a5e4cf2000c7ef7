"""The bitmaps of the symbol layer (FORMAT.md, section 8)."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate

import numpy as np

from .mixing import WORD, Mixer
from .rans import RansDecoder

MAX_OF_SIZE = 64
CONTEXTS, FIRST_SETS, SECOND_SETS, TABLE_BITS, FIRST_WEIGHT = 8, 250, 1280, 18, 10082
HASH_FACTOR = 0x9E3779B1
CHANNELS = 3
REST = 1024
# So many columns left and right of a bitmap are looked at.
LEFT, RIGHT = 9, 6


class _Steps:
    """The coverages that there can be in a channel: all of them, or those that its values make."""

    def __init__(self, levels: int, count: int) -> None:
        self._levels, self._count = levels, count
        self.level = [0] + [(2 * step * levels + count) // (2 * count) for step in range(1, count + 1)]
        between = set(self.level[1:-1])
        self._below = list(accumulate((level - 1 in between for level in range(1, levels + 1)), initial=0))

    def possible(self, start: int, end: int) -> int:
        """How many levels from start to end - 1 there can be, without none and full."""
        return self._below[min(self._levels, end)] - self._below[min(self._levels, start)]

    def nearest(self, level: int) -> int:
        return (2 * level * self._count + self._levels) // (2 * self._levels)

    def at(self, step: int) -> int:
        return self.level[max(0, min(self._count, step))]


class Coverages:
    """Decodes bitmaps, one after the other."""

    def __init__(self, rans: RansDecoder, levels: int) -> None:
        self._mixer = Mixer(rans, CONTEXTS, FIRST_SETS, SECOND_SETS, TABLE_BITS, FIRST_WEIGHT)
        self._levels = levels
        self._known: dict[tuple[int, int, bool], list[np.ndarray]] = defaultdict(list)
        self._followers: dict[int, tuple[int, int, int]] = {}
        self._coarse = [0] + [3 if v == levels else 1 if 2 * v <= levels else 2 for v in range(1, levels + 1)]
        self._medium = [0] + [7 if v == levels else 1 + (v - 1) * 6 // (levels - 1) for v in range(1, levels + 1)]
        self._all = _Steps(levels, levels)

    def decode(self, width: int, height: int, subpixel: bool, colours: tuple[int, int]) -> np.ndarray:
        """A bitmap of this size: (height, width), or (height, 3 * width) with sub-pixels."""
        self._begin(colours, subpixel)
        samples = CHANNELS * width if subpixel else width
        own = [[0] * (LEFT + samples + RIGHT) for _ in range(height + 2)]
        others = list(self._candidates(width, height, subpixel))
        distances = [0] * len(others)
        for y in range(height):
            other, self._trust = self._other(others, distances, y * samples)
            self._rows = own[y], own[y + 1], own[y + 2]
            self._theirs = [_row(other, y + dy, samples) for dy in (-1, 0)]
            self._row(y, samples)
            for i, (_, candidate) in enumerate(others):
                theirs = _row(candidate, y, samples)[LEFT:-RIGHT]
                distances[i] += sum(abs(a - b) for a, b in zip(own[y + 2][LEFT:-RIGHT], theirs, strict=True))
        levels = np.array(own[2:], np.int64)[:, LEFT:-RIGHT]
        some = self._known[width, height, subpixel]
        some.append(levels)
        del some[:-MAX_OF_SIZE]
        return levels

    def _begin(self, colours: tuple[int, int], subpixel: bool) -> None:
        self._tint = ((colours[0] * 31 + colours[1]) * HASH_FACTOR & WORD) >> 8
        self._subpixel = subpixel
        self._steps = [self._all] * CHANNELS
        if self._levels == 255:
            ways = [abs((colours[0] >> shift & 0xFF) - (colours[1] >> shift & 0xFF)) for shift in (16, 8, 0)]
            self._steps = [_Steps(255, way if subpixel else max(ways)) for way in ways]
        self._contexts: tuple[int, ...] = (0,) * CONTEXTS
        self._surroundings = self._weights = 0
        self._alike = subpixel and bool(self._bit(39, 249, REST))

    def _candidates(self, width: int, height: int, subpixel: bool) -> Iterator[tuple[int, np.ndarray]]:
        offsets = [(abs(dx) + abs(dy), dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
        for handicap, dy, dx in sorted(offsets):
            for candidate in reversed(self._known.get((width + dx, height + dy, subpixel), [])):
                yield handicap, candidate

    def _other(self, others: list[tuple[int, np.ndarray]], distances: list[int], count: int) -> tuple[np.ndarray, int]:
        if not others:
            return np.zeros((0, 0), np.int64), 0
        best = min(range(len(others)), key=lambda i: 4 * distances[i] + others[i][0] * self._levels)
        if count == 0:
            trust = 1
        elif distances[best] == 0:
            trust = 7
        else:
            sixteenths = 16 * distances[best] // (count * self._levels)
            trust = 6 if sixteenths == 0 else 5 if sixteenths == 1 else 3 if sixteenths < 4 else 2
        return others[best][1], trust

    def _row(self, y: int, samples: int) -> None:
        row = self._rows[2]
        if self._alike:
            for x in range(LEFT, LEFT + samples, CHANNELS):
                self._pixel(row, x)
            return
        for x in range(samples):
            channel = x % CHANNELS if self._subpixel else 0
            self._look(LEFT + x, channel, 1)
            row[LEFT + x] = self._sample(channel)

    def _pixel(self, row: list[int], x: int) -> None:
        """Three samples whose coverages are about alike."""
        self._look(x, 0, CHANNELS)
        if self._around(40, 0):
            return
        if self._around(41, 256):
            row[x : x + CHANNELS] = [self._levels] * CHANNELS
            return
        row[x] = self._sample(0)
        self._look(x + 1, 1, 1)
        row[x + 1] = self._later(1, row[x], 0)
        self._look(x + 2, 2, 1)
        row[x + 2] = self._later(2, row[x], row[x + 1])

    def _later(self, channel: int, first: int, second: int) -> int:
        code = (self._tint + (channel << 24) + (first << 8) + second) * HASH_FACTOR & WORD
        place, check = code >> 16, code >> 8 & 0xFF
        owner, found, count = self._followers.get(place, (-1, 0, 0))
        known = owner == check
        if not known:
            level = self._near(channel, second if channel == 2 else first)
        elif self._bit(32 + count, 208 + 4 * self._trust + count, REST):
            level = found
        else:
            level = self._sample(channel)
        self._followers[place] = check, level, min(3, count + 1) if known and level == found else 0
        return level

    def _near(self, channel: int, before: int) -> int:
        expected = self._steps[channel].nearest(before)
        if not self._bit(36, 240 + channel, REST):
            return self._sample(channel)
        if self._bit(37, 243 + channel, REST):
            return self._steps[channel].at(expected)
        return self._steps[channel].at(expected + (1 if self._bit(38, 246 + channel, REST) else -1))

    def _look(self, x: int, channel: int, step: int) -> None:
        """Collects what the samples around say."""
        coarse, medium = self._coarse, self._medium
        two, above, row = self._rows
        w, ww, www = row[x - step], row[x - 2 * step], row[x - 3 * step]
        n, nw, ne = above[x], above[x - step], above[x + step]
        nww, nee, nn, nnw, nne = above[x - 2 * step], above[x + 2 * step], two[x], two[x - step], two[x + step]
        o, ow, on = self._theirs[1][x], self._theirs[1][x - step], self._theirs[0][x]
        fringed = self._subpixel and step == 1
        later = fringed and self._alike
        kind = 0 if not fringed else 1 + channel << 28 if later else 1 << 30
        colours = self._tint if self._levels == 255 else 0
        near = coarse[w] | coarse[n] << 2 | coarse[nw] << 4 | coarse[ne] << 6 | coarse[ww] << 8 | coarse[nn] << 10
        if fringed:
            beyond = medium[www] | medium[w] << 3 | medium[above[x - 3]] << 6 | medium[n] << 9 | channel << 12 | medium[above[x + 3]] << 14
        else:
            beyond = medium[w] | medium[ww] << 3 | medium[n] << 6 | medium[nn] << 9 | medium[ne] << 12 | medium[nw] << 15
        if later:
            left = self._tint + (w if channel == 1 else w | ww << 8)
        else:
            left = colours + (w | ww << 8 | (0 if channel == 2 else www << 16))
        plane = max(0, min(self._levels, w + n - nw)) >> (2 if self._levels == 255 else 0)
        self._contexts = (
            kind + (self._tint * 3 + w if later else near),
            kind + 0x11000000 + colours + (channel << 26),
            kind + (near | coarse[nne] << 12 | coarse[nnw] << 14 | coarse[www] << 16 | coarse[nee] << 18 | coarse[nww] << 20),
            kind + 0x22000000 + (plane | channel << 10),
            kind + (((((w * 31 + n) * 31 + nw) * 31 + ne) * 31 + ww) * 31 + nn) * 31 + www * 7 + nee,
            kind + (self._trust << 24 | o | medium[w] << 8 | (w == ow) << 16 | (n == on) << 17),
            kind + 0x73000000 + beyond,
            kind + 0x33000000 + (channel << 27) + left,
        )
        self._surroundings = coarse[o] | coarse[w] << 2 | coarse[n] << 4 | coarse[ne] << 6
        self._weights = fringed + 2 * self._trust + 16 * self._extent(w) + 48 * self._extent(n)

    def _extent(self, level: int) -> int:
        return (0, 1, 1, 2)[self._coarse[level]]

    def _sample(self, channel: int) -> int:
        possible = self._steps[channel].possible
        if self._around(0, 0):
            return 0
        if not possible(1, self._levels) or self._around(1, 256):
            return self._levels
        # The first four bits of a level have nodes of one family, the others those of a family for each beginning.
        path, start, end, family, node, before = 1, 1, self._levels, 0, 1, 0
        while end - start > 1:
            middle = start + end + 1 >> 1
            high = not possible(start, middle)
            if not high and possible(middle, end):
                number = 16 * family + node if family else 1 + node
                high = bool(self._bit(number, 144 + min(path, 63), 768 if before else 512))
            path, node, before = path << 1 | high, node << 1 | high, before + 1
            if before == 4:
                family, node = path, 1
            start, end = (middle, end) if high else (start, middle)
        return start

    def _around(self, node: int, second: int) -> int:
        return self._bit(node, self._weights, second)

    def _bit(self, node: int, first: int, second: int) -> int:
        return self._mixer.bit(self._contexts, node, first, second + self._surroundings)


def _row(levels: np.ndarray, y: int, samples: int) -> list[int]:
    """A row of a bitmap as wide as ours with what is around it, 0 where it has none."""
    row = levels[y].tolist() if 0 <= y < levels.shape[0] else []
    return ([0] * LEFT + row + [0] * (samples + RIGHT))[: LEFT + samples + RIGHT]
