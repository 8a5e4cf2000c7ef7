"""Random texts of the sorts found in user interfaces, source code and figures."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

T = TypeVar("T")

WORDS = """
the of and to in is that for it as was with be by on not he his but at are this have from or had
an they which one you were her all she there would their we him been has when who will more no if
out so said what up its about into than them can only other new some could time these two may then
do first any my now such like our over man me even most made after also did many before must
through years where much your way well down should because each just those people how too little
state good very make world still own see men work long get here between both life being under
never day same another know while last might us great old year off come since against go came
right used take three results figure table sample image channel pixel scale width height value
mean median error signal noise filter contrast intensity threshold segment nucleus membrane
protein antibody fluorescence confocal microscope objective aperture exposure wavelength emission
excitation stage slice stack volume depth resolution calibration section control treatment
replicate condition figure axis label open close save file edit view help window tools process
analyze plugin macro settings options preferences cancel apply reset default search find replace
select copy paste delete undo redo project build run debug test commit branch merge release
version install update download upload server client request response status error warning failed
success pending running queue log address account password user name email message send reply
inbox archive calendar meeting today quick brown fox jumps lazy dog zero mutex async buffer index
array string object class method function return public private static import export default
module package interface type house water hand school night light city country story money
business issue side kind head minute idea body information parent face level office door health
person art war history party
""".split()
UNITS = """
µm nm mm cm px ms s min h °C K kV mV mA Hz kHz MHz % µl ml mg ng kDa mM µM nM rpm fps dB kB MB GB
""".split()
KEYWORDS = (
    "if for while return def class import public static final void int float const let var".split()
)
OPERATORS = "= == != < > <= >= + - * / % += && || -> =>".split()
MARKS = "#@&%$§€£*+~^|\\/<>{}[]()=_-!?;:'\"`"
ALPHANUMERICS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
ITEM_CHANCES = (0.45, 0.15, 0.15, 0.1, 0.1, 0.05)


def pick(rng: np.random.Generator, choices: Sequence[T]) -> T:
    """One of ``choices``, all equally likely."""
    return choices[int(rng.integers(len(choices)))]


def number(rng: np.random.Generator) -> str:
    """A count, a decimal, a scientific notation, a date, a time or an address."""
    form = rng.integers(6)
    if form == 0:
        return str(rng.integers(10 ** rng.integers(1, 7)))
    if form == 1:
        return f"{rng.normal(0, 100):.{rng.integers(1, 5)}f}"
    if form == 2:
        return f"{rng.normal():.2e}"
    if form == 3:
        return f"{rng.integers(1990, 2030)}-{rng.integers(1, 13):02}-{rng.integers(1, 29):02}"
    if form == 4:
        return f"{rng.integers(24):02}:{rng.integers(60):02}:{rng.integers(60):02}"
    return ".".join(str(part) for part in rng.integers(0, 256, 4))


def quantity(rng: np.random.Generator) -> str:
    """A number with a unit, as beside a scale bar."""
    return f"{rng.integers(1, 1000) / pick(rng, (1, 1, 10)):g} {pick(rng, UNITS)}"


def code(rng: np.random.Generator) -> str:
    """Letters and digits without meaning, which no context helps to guess."""
    return "".join(pick(rng, ALPHANUMERICS) for _ in range(rng.integers(3, 13)))


def marks(rng: np.random.Generator) -> str:
    """Punctuation in random order."""
    return "".join(pick(rng, MARKS) for _ in range(rng.integers(1, 6)))


def word(rng: np.random.Generator) -> str:
    """A word, sometimes capitalised or in capitals."""
    chosen = pick(rng, WORDS)
    form = rng.random()
    return chosen.upper() if form < 0.05 else chosen.capitalize() if form < 0.2 else chosen


def identifier(rng: np.random.Generator) -> str:
    """A name in snake_case or camelCase."""
    parts = [pick(rng, WORDS) for _ in range(rng.integers(1, 4))]
    if rng.random() < 0.5:
        return "_".join(parts)
    return parts[0] + "".join(part.capitalize() for part in parts[1:])


def sentence(rng: np.random.Generator) -> str:
    """Four to fourteen words and other items with a full stop."""
    makers: tuple[Callable[[np.random.Generator], str], ...] = (
        word,
        number,
        quantity,
        code,
        identifier,
        marks,
    )
    plain = [
        word(rng) if rng.random() < 0.85 else pick(rng, makers)(rng)
        for _ in range(rng.integers(4, 15))
    ]
    comma = "," if rng.random() < 0.15 else ""
    return f"{plain[0].capitalize()}{comma} {' '.join(plain[1:])}{pick(rng, '.....?!:;')}"


def label(rng: np.random.Generator) -> str:
    """One to three items, as on a button, in a menu or in a table cell."""
    makers = (word, number, quantity, code, identifier, marks)
    chosen = rng.choice(len(makers), size=rng.integers(1, 4), p=ITEM_CHANCES)
    return " ".join(makers[maker](rng) for maker in chosen)


def source_line(rng: np.random.Generator) -> str:
    """A line resembling source code, indented by zero to three levels."""
    indent = "    " * int(rng.integers(4))
    form = rng.integers(5)
    if form == 0:
        return (
            f"{indent}{pick(rng, KEYWORDS)} {identifier(rng)} {pick(rng, OPERATORS)} {number(rng)};"
        )
    if form == 1:
        return f"{indent}{identifier(rng)}.{identifier(rng)}({identifier(rng)}, {number(rng)})"
    if form == 2:
        return f"{indent}if ({identifier(rng)} {pick(rng, OPERATORS)} {identifier(rng)}) {{"
    if form == 3:
        return f"{indent}{pick(rng, ('#', '//', '--'))} {sentence(rng)}"
    return f'{indent}{identifier(rng)}[{rng.integers(64)}] = "{code(rng)}"  {marks(rng)}'
