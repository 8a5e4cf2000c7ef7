"""Contents of synthetic pages: text, code, tables, forms, plots and figure labels."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image, ImageDraw

from legible_train.augment import LUMA
from legible_train.glyphs import render_text, text_width
from legible_train.phrases import label, number, pick, quantity, sentence, source_line

MAX_PLOT_TEXT = 13
Panel = Callable[[np.ndarray, "Style", np.random.Generator], None]
# RGB in 0..255, float64 (3,).
Colour = np.ndarray


@dataclass(frozen=True)
class Style:
    """How a panel's text looks: font file, pixels per em, anti-aliasing and colours in 0..255."""

    font: str | None
    size: int
    mode: str
    ink: Colour
    accent: Colour

    @property
    def line(self) -> int:
        """Distance of baselines in pixels."""
        return round(self.size * 1.35) + 1


@dataclass(frozen=True)
class Box:
    """A rectangle of a page in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """First column right of the box."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """First row below the box."""
        return self.top + self.height


@dataclass(frozen=True)
class PlacedText:
    """A line of text about to be blended into ``panel``: the arguments of ``put_text`` and the coverage, before cutting."""

    panel: np.ndarray
    x: int
    y: int
    text: str
    style: Style
    ink: Colour
    turned: bool
    coverage: np.ndarray


# Told of every line that is drawn, by those who need to know where the text of a page is.
LISTENER: ContextVar[Callable[[PlacedText], None] | None] = ContextVar("listener", default=None)


def draw_ink(background: Colour, rng: np.random.Generator) -> Colour:
    """A text colour that differs from the background: strongly as a rule, faintly now and then."""
    opposite = np.zeros(3) if background @ LUMA > 127 else np.full(3, 255.0)
    form = rng.random()
    if form < 0.45:
        return opposite
    if form < 0.8:
        return (opposite + rng.uniform(0.1, 0.5) * (rng.uniform(0, 255, 3) - opposite)).round()
    return (background + rng.uniform(0.15, 0.5) * (opposite - background)).round()


def put_text(
    panel: np.ndarray, x: int, y: int, text: str, style: Style, ink: Colour, turned: bool = False
) -> None:
    """Blend a line of text into the panel, top left corner at (x, y), cut at the panel's edge."""
    if not text.strip():
        return
    coverage = render_text(text, style.font, style.size, style.mode)
    if turned:
        coverage = np.rot90(coverage)
    region = panel[max(y, 0) : y + coverage.shape[0], max(x, 0) : x + coverage.shape[1]]
    shown = coverage[max(-y, 0) :, max(-x, 0) :][: region.shape[0], : region.shape[1]]
    listener = LISTENER.get()
    if listener is not None:
        listener(PlacedText(panel, x, y, text, style, ink, turned, coverage))
    region[...] = np.rint(region + shown * (ink - region))


def fill(panel: np.ndarray, box: Box, colour: Colour) -> None:
    """Paint a rectangle, cut at the panel's edge."""
    panel[max(box.top, 0) : max(box.bottom, 0), max(box.left, 0) : max(box.right, 0)] = (
        colour.astype(np.uint8)
    )


def outline(panel: np.ndarray, box: Box, colour: Colour) -> None:
    """Draw a rectangle's border, one pixel wide."""
    fill(panel, Box(box.left, box.top, box.width, 1), colour)
    fill(panel, Box(box.left, box.bottom - 1, box.width, 1), colour)
    fill(panel, Box(box.left, box.top, 1, box.height), colour)
    fill(panel, Box(box.right - 1, box.top, 1, box.height), colour)


def paragraph_panel(panel: np.ndarray, style: Style, rng: np.random.Generator) -> None:
    """Running text, wrapped to the panel's width."""
    margin = int(rng.integers(2, 14))
    y, words = margin, []
    space = text_width(" ", style.font, style.size)
    while y < panel.shape[0]:
        line, length = [], margin
        while True:
            words = words or sentence(rng).split()
            length += text_width(words[0], style.font, style.size) + space
            if line and length > panel.shape[1] - margin:
                break
            line.append(words.pop(0))
        ink = style.accent if rng.random() < 0.08 else style.ink
        put_text(panel, margin, y, " ".join(line), style, ink)
        y += style.line + (style.line // 2 if rng.random() < 0.1 else 0)


def source_panel(panel: np.ndarray, style: Style, rng: np.random.Generator) -> None:
    """Lines of code with line numbers, each line in one of four colours."""
    mean = panel.reshape(-1, 3).mean(axis=0)
    inks = [style.ink, style.accent, draw_ink(mean, rng), draw_ink(mean, rng)]
    gutter = text_width("000 ", style.font, style.size) + 4
    first = int(rng.integers(1, 900))
    for row, y in enumerate(range(3, panel.shape[0], style.line)):
        put_text(panel, 2, y, str(first + row), style, style.accent)
        if rng.random() < 0.9:
            put_text(panel, gutter, y, source_line(rng), style, pick(rng, inks))


def table_panel(panel: np.ndarray, style: Style, rng: np.random.Generator) -> None:
    """A grid with text or a number in each cell, usually ruled, sometimes striped."""
    row_height = style.line + int(rng.integers(2, 9))
    column_width = int(rng.integers(5, 12)) * style.size
    ruled, striped = rng.random() < 0.7, rng.random() < 0.3
    for row, y in enumerate(range(0, panel.shape[0], row_height)):
        stripe = panel[y : y + row_height]
        if striped and row % 2:
            stripe[...] = np.rint(stripe + 0.08 * (style.accent - stripe))
        for x in range(0, panel.shape[1], column_width):
            cell = panel[y : y + row_height, x : x + column_width]
            put_text(
                cell,
                4,
                2,
                number(rng) if row and rng.random() < 0.7 else label(rng),
                style,
                style.ink,
            )
            if ruled:
                outline(panel, Box(x, y, column_width + 1, row_height + 1), style.accent)


def form_panel(panel: np.ndarray, style: Style, rng: np.random.Generator) -> None:
    """Rows of labels with buttons, text fields and check boxes."""
    step = style.line + int(rng.integers(8, 18))
    mean = panel.reshape(-1, 3).mean(axis=0)
    for y in range(6, panel.shape[0], step):
        left = panel.shape[1] // 2
        put_text(panel[:, : left - 4], 8, y, label(rng), style, style.ink)
        control = Box(left, y - 3, int(rng.integers(3, 9)) * style.size, style.line + 4)
        inside = panel[:, : control.right - 2]
        form = rng.integers(3)
        if form == 0:
            button = rng.uniform(0, 255, 3)
            fill(panel, control, button)
            put_text(inside, left + 6, y, label(rng), style, draw_ink(button, rng))
        elif form == 1:
            fill(panel, control, np.clip(mean + rng.choice([-20, 20]), 0, 255))
            put_text(inside, left + 4, y, number(rng), style, style.ink)
            outline(panel, control, style.accent)
        else:
            outline(panel, Box(left, y, style.size, style.size), style.ink)
            if rng.random() < 0.5:
                fill(panel, Box(left + 3, y + 3, style.size - 6, style.size - 6), style.accent)


def plot_panel(panel: np.ndarray, style: Style, rng: np.random.Generator) -> None:
    """Curves or points on axes with ticks and labels."""
    style = replace(style, size=min(style.size, MAX_PLOT_TEXT))
    height, width = panel.shape[:2]
    left, bottom = 3 * style.size, height - 3 * style.size
    mean = panel.reshape(-1, 3).mean(axis=0)
    x = np.linspace(left, width - 4, int(rng.integers(8, 60)))
    canvas = Image.fromarray(panel)
    draw = ImageDraw.Draw(canvas)
    for _ in range(rng.integers(1, 4)):
        walk = np.cumsum(rng.normal(0, 1, x.size))
        y = 6 + (walk - walk.min()) / max(np.ptp(walk), 1e-6) * max(bottom - 12, 1)
        ink = tuple(draw_ink(mean, rng).astype(int).tolist())
        points = list(zip(x.tolist(), y.tolist(), strict=True))
        if rng.random() < 0.7:
            draw.line(points, fill=ink, width=int(rng.integers(1, 4)))
        else:
            for px, py in points:
                draw.ellipse((px - 2, py - 2, px + 2, py + 2), fill=ink)
    panel[...] = np.asarray(canvas)
    fill(panel, Box(left, 4, 1, bottom - 4), style.ink)
    fill(panel, Box(left, bottom, width - left - 4, 1), style.ink)
    for k in range(5):
        tick_x, tick_y = left + k * (width - left - 8) // 5, bottom - k * (bottom - 8) // 5
        fill(panel, Box(tick_x, bottom, 1, 4), style.ink)
        fill(panel, Box(left - 4, tick_y, 4, 1), style.ink)
        put_text(panel, tick_x - style.size // 2, bottom + 4, str(20 * k), style, style.ink)
        put_text(panel, style.size, tick_y - style.size // 2, f"{k / 5:.1f}", style, style.ink)
    put_text(panel, width // 2, bottom + 4 + style.size, quantity(rng), style, style.ink)
    put_text(panel, -1, height // 4, label(rng), style, style.ink, turned=True)


def figure_panel(panel: np.ndarray, style: Style, rng: np.random.Generator) -> None:
    """Loose labels, and a scale bar with its length below."""
    height, width = panel.shape[:2]
    # One label to a line at most, and none over the scale bar: overlapping text reads as none.
    lines = rng.permutation(np.arange(2, height - 3 * style.size - 8, style.line))
    for y in lines[: rng.integers(2, 9)].tolist():
        x = int(rng.integers(0, width - 20))
        put_text(panel, x, y, label(rng), style, pick(rng, (style.ink, style.accent)))
    bar = Box(
        width // 2,
        height - 2 * style.size - 8,
        int(rng.integers(20, width // 2)),
        int(rng.integers(1, 6)),
    )
    fill(panel, bar, style.ink)
    put_text(panel, bar.left, bar.bottom + 2, quantity(rng), style, style.ink)


PANELS: tuple[Panel, ...] = (
    paragraph_panel,
    paragraph_panel,
    source_panel,
    table_panel,
    form_panel,
    plot_panel,
    figure_panel,
)
