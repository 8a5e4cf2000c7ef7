"""Words as they stand on screens: vocabulary, numbers, identifiers, paths, marks, codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from legible_train import phrases
from legible_train.phrases import ALPHANUMERICS, pick
from legible_train.recogniser.charset import CHARSET, MAX_LENGTH, is_readable

TOP_LEVELS = ("com", "org", "net", "io", "edu", "de", "eu", "dev", "gov", "co.uk")
SUFFIXES = "txt png tif tiff java py md json xml yaml html css js ts cpp h csv zip gz exe dll jar log ini conf pdf svg jpg".split()
PAIRS = ("()", "[]", "{}", "<>", '""', "''", "``")
ENDINGS = (".", ",", ":", ";", "!", "?", "...", ")", '"', "'s", "%", "*", "/")
STARTS = ("(", '"', "'", "[", "#", "@", "$", "-", "--", "/", "~", "*", "+", "<", "=")
OPENERS = ("", "", "/", "./", "../", "~/", "C:\\", "http://", "https://", "www.")
EXTENSION_CHANCE = 0.6

Maker = Callable[[np.random.Generator], str]


class TextSource:
    """Draws random words; ``vocabulary`` adds words seen on real screens, in their own spelling."""

    def __init__(self, vocabulary: Sequence[str] = ()) -> None:
        self.vocabulary = tuple(word for word in vocabulary if is_readable(word))
        kinds: tuple[tuple[Maker, float], ...] = (
            (self.vocable, 0.40),
            (self.invented, 0.10),
            (self.punctuated, 0.12),
            (numeral, 0.12),
            (phrases.identifier, 0.06),
            (path, 0.07),
            (phrases.code, 0.05),
            (mixture, 0.03),
            (phrases.marks, 0.02),
            (single, 0.03),
        )
        self._makers = [maker for maker, _ in kinds]
        self._bounds = np.cumsum([share for _, share in kinds])

    def draw(self, rng: np.random.Generator) -> str:
        """One word of 1 to 25 characters of the charset."""
        while True:
            maker = self._makers[int(np.searchsorted(self._bounds, rng.random() * self._bounds[-1]))]
            parts = [part for part in maker(rng).split() if is_readable(part)]
            if parts:
                return pick(rng, parts)

    def vocable(self, rng: np.random.Generator) -> str:
        """A word of the vocabulary, at times in other case."""
        if not self.vocabulary or rng.random() < 0.1:
            return phrases.word(rng)
        chosen = pick(rng, self.vocabulary)
        form = rng.random()
        return chosen.upper() if form < 0.08 else chosen.lower() if form < 0.2 else chosen.capitalize() if form < 0.3 else chosen

    def punctuated(self, rng: np.random.Generator) -> str:
        """A word or number with marks around it."""
        core = numeral(rng).split(" ")[0] if rng.random() < 0.25 else self.vocable(rng)
        form = rng.random()
        if form < 0.5:
            return core + pick(rng, ENDINGS)
        if form < 0.65:
            return pick(rng, STARTS) + core
        if form < 0.9:
            pair = pick(rng, PAIRS)
            return pair[0] + core + pair[1]
        return core + pick(rng, "-_/&+=:.|,@#'") + self.vocable(rng)

    def invented(self, rng: np.random.Generator) -> str:
        """Pieces of two or three words: spelt like a language, found in no dictionary."""
        joined = "".join(fragment(rng, self.vocable(rng)) for _ in range(rng.integers(1, 4)))
        form = rng.random()
        return joined.capitalize() if form < 0.3 else joined.upper() if form < 0.45 else joined


def fragment(rng: np.random.Generator, word: str) -> str:
    """Two to five neighbouring letters."""
    start = int(rng.integers(max(1, len(word) - 2)))
    return word[start : start + int(rng.integers(2, 6))]


def numeral(rng: np.random.Generator) -> str:
    """A number with or without sign, unit, percent sign or version dots."""
    form = rng.integers(8)
    if form == 0:
        return phrases.quantity(rng).replace(" ", "" if rng.random() < 0.6 else " ")
    if form == 1:
        return f"{rng.integers(0, 101)}%"
    if form == 2:
        return pick(rng, ("v", "")) + ".".join(str(part) for part in rng.integers(0, 30, rng.integers(2, 4)))
    if form == 3:
        return pick(rng, ("$", "-", "+", "#", "~", "x", "=")) + phrases.number(rng)
    if form == 4:
        return f"{rng.integers(1000, 10_000_000):,}"
    return phrases.number(rng)


def path(rng: np.random.Generator) -> str:
    """A path, a file name, an address of the web or of mail, whole or its end."""
    parts = [phrases.identifier(rng) if rng.random() < 0.5 else pick(rng, phrases.WORDS) for _ in range(rng.integers(1, 4))]
    if rng.random() < 0.15:
        return f"{parts[0]}@{parts[-1]}.{pick(rng, TOP_LEVELS)}"
    opener = pick(rng, OPENERS)
    if opener.endswith(("//", "www.")):
        parts[0] += "." + pick(rng, TOP_LEVELS)
    joined = opener + ("\\" if ":\\" in opener else "/").join(parts)
    if rng.random() < EXTENSION_CHANCE:
        joined += "." + pick(rng, SUFFIXES)
    return joined[-MAX_LENGTH:]


def mixture(rng: np.random.Generator) -> str:
    """Any characters of the charset in random order."""
    return "".join(pick(rng, CHARSET) for _ in range(rng.integers(2, 13)))


def single(rng: np.random.Generator) -> str:
    """One character: letters and digits as in tables and formulas, bullets and buttons of marks."""
    return pick(rng, ALPHANUMERICS if rng.random() < 0.7 else CHARSET)
