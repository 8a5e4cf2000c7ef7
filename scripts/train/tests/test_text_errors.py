"""Error rates of pages: the distance, the lines that count, and pages that Tesseract reads."""

import shutil

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from legible_train.evaluate import error_rates
from legible_train.text_errors import Line, distance, errors, locate, reference

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs the command tesseract")


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("flaw", "lawn", 2), ("same", "same", 0)],
)
def test_distance_counts_edits(first: str, second: str, wanted: int) -> None:
    assert distance(first, second) == distance(second, first) == wanted


def test_distance_of_words() -> None:
    assert distance("one two three".split(), "one three four".split()) == 2


def word(text: str, x: int, line: int, conf: float = 90.0, h: int = 12) -> dict[str, object]:
    return dict(x=x, y=20 * line, w=30, h=h, text=text, conf=conf, block=1, par=1, line=line)


def test_words_make_lines_where_tesseract_is_sure() -> None:
    words = [word("open", 10, 1), word("file", 50, 1), word("doubt", 90, 1, conf=60.0), word("tiny", 10, 2, h=5), word("ok", 10, 3)]
    assert locate(words) == [Line((6, 16, 84, 36), "open file")]


@pytest.fixture
def page() -> np.ndarray:
    image = Image.new("RGB", (420, 120), "white")
    draw = ImageDraw.Draw(image)
    for number, text in enumerate(("The quick brown fox jumps", "over the lazy dog today")):
        draw.text((20, 20 + 40 * number), text, fill="black", font=ImageFont.load_default(20))
    return np.asarray(image)


@needs_tesseract
def test_a_page_read_again_has_no_errors_and_a_blurred_one_has(page: np.ndarray) -> None:
    lines = reference(page)
    assert [line.text for line in lines] == ["The quick brown fox jumps", "over the lazy dog today"]
    assert errors(lines, page) == (0, 0)
    blurred = np.asarray(Image.fromarray(page).filter(ImageFilter.GaussianBlur(4)))
    characters, words = errors(lines, blurred)
    assert characters > 5 and words > 2
    rates = error_rates([lines], [blurred])
    assert rates["cer"] == pytest.approx(characters / 48) and rates["wer"] == pytest.approx(words / 10)


@needs_tesseract
def test_an_empty_page_has_no_lines() -> None:
    empty = np.full((60, 80, 3), 255, np.uint8)
    assert reference(empty) == [] and errors([], empty) == (0, 0)
