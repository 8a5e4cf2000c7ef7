"""Pages for the detector: the panels of the codec's pages with recorded characters, many sizes, and things that only look like text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PIL import Image, ImageDraw

from legible_train.detector.recorder import Recorder
from legible_train.glyphs import pick_font, render_text, text_width
from legible_train.panels import PANELS, Box, Colour, Panel, Style, draw_ink, fill, outline, put_text
from legible_train.phrases import label, number, pick, sentence, source_line, word
from legible_train.synthetic import draw_background, draw_style, fill_background, split_box

# Glyphs that are pictures: as icons they must not count as text.
SYMBOLS = "▲▼◀▶●■□◆◇★☆✓✔✕✖⚙☰⚠➜←↑→↓⟳☐☑☒♦♥♪☀☁☎✎✏✂⌂⌘⎋"
SYMBOL_FONT = "DejaVuSans.ttf"
Draw = Callable[[ImageDraw.ImageDraw, tuple[float, float, float, float], tuple[int, ...], int, np.random.Generator], None]


def render_page(size: int, rng: np.random.Generator, scenes: list[np.ndarray]) -> tuple[np.ndarray, Recorder]:
    """One page, uint8 (size, size, 3), and what was recorded; ``scenes``, pictures without text, lie behind some panels."""
    page = np.full((size, size, 3), 255, dtype=np.uint8)
    recorder = Recorder(page)
    with recorder.recording():
        for box in split_box(Box(0, 0, size, size), rng):
            panel = page[box.top : box.bottom, box.left : box.right]
            draw_panel(panel, Box(0, 0, box.width, box.height), rng, scenes)
    return page, recorder


def draw_panel(panel: np.ndarray, box: Box, rng: np.random.Generator, scenes: list[np.ndarray]) -> None:
    """Background, contents and perhaps a border of one panel."""
    form = rng.random()
    if form < 0.16 and scenes:
        panel[...] = cut_scene(pick(rng, scenes), box, rng)
        if form < 0.05:
            return
        colour = panel.reshape(-1, 3).mean(axis=0)
    else:
        colour = fill_background(panel, box, rng, None)
    style = vary_size(draw_style(colour, rng), rng)
    pick(rng, CONTENTS)(panel, style, rng)
    if rng.random() < 0.3:
        outline(panel, box, style.accent)


def cut_scene(scene: np.ndarray, box: Box, rng: np.random.Generator) -> np.ndarray:
    """A random part of a picture, enlarged where the picture is smaller than the panel."""
    height, width = scene.shape[:2]
    if height < box.height or width < box.width:
        return np.asarray(Image.fromarray(scene).resize((box.width, box.height), Image.Resampling.BICUBIC))
    top, left = int(rng.integers(height - box.height + 1)), int(rng.integers(width - box.width + 1))
    return scene[top : top + box.height, left : left + box.width]


def vary_size(style: Style, rng: np.random.Generator) -> Style:
    """Pixels per em: mostly those of user interfaces, a fifth small print, a sixth headings up to 64."""
    form = rng.random()
    if form < 0.2:
        return replace(style, size=int(rng.integers(7, 11)))
    if form < 0.83:
        return replace(style, size=int(rng.integers(10, 20)))
    return replace(style, size=int(rng.integers(20, 65)))


def headings_panel(panel: np.ndarray, style: Style, rng: np.random.Generator) -> None:
    """Lines of different sizes and fonts, as on slides and title pages."""
    y = int(rng.integers(2, 12))
    while y < panel.shape[0]:
        style = replace(vary_size(style, rng), font=pick_font(rng) if rng.random() < 0.4 else style.font)
        put_text(panel, int(rng.integers(2, 30)), y, label(rng), style, pick(rng, (style.ink, style.accent)))
        y += style.line + int(rng.integers(0, 12))


def dense_panel(panel: np.ndarray, style: Style, rng: np.random.Generator) -> None:
    """Close lines of words with gaps of all widths: file lists, logs, terminals."""
    style = replace(style, size=min(style.size, 18), font=pick_font(rng, monospaced=rng.random() < 0.5))
    makers = (word, word, number, label, sentence, source_line)
    for y in range(int(rng.integers(0, 6)), panel.shape[0], round(style.size * rng.uniform(1.15, 1.5))):
        x = int(rng.integers(2, 20))
        while x < panel.shape[1]:
            text = pick(rng, makers)(rng)
            put_text(panel, x, y, text, style, style.ink if rng.random() < 0.8 else draw_ink(panel[y, 0].astype(float), rng))
            x += text_width(text, style.font, style.size) + round(style.size * pick(rng, (0.3, 0.5, 1.0, 3.0, 8.0)))
        if rng.random() < 0.08 and y + style.line < panel.shape[0]:
            # A selected line: its colour changes behind the next text.
            fill(panel, Box(0, y + style.line, panel.shape[1], style.line), draw_background(rng))


def lone_panel(panel: np.ndarray, style: Style, rng: np.random.Generator) -> None:
    """Single characters and short numbers far apart: calendars, keypads, line numbers, ticks, lone brackets of code."""
    style = replace(style, size=min(style.size, 32))
    across, down = (round(style.size * rng.uniform(low, 5)) for low in (1.4, 1.2))
    makers = pick(rng, ((day,), (day,), (lone_character,), (lone_character, day), (lone_mark, lone_character), (ordinal, word)))
    for y in range(2, panel.shape[0], down):
        for x in range(2, panel.shape[1], across if makers[-1] is not word else 9 * style.size):
            if rng.random() < 0.8:
                text = pick(rng, makers)(rng)
                put_text(panel, x, y, text, style, style.ink if rng.random() < 0.8 else style.accent)


def day(rng: np.random.Generator) -> str:
    return str(rng.integers(1, 32))


def ordinal(rng: np.random.Generator) -> str:
    return f"{rng.integers(1, 20)}{pick(rng, ('.', ')', ':'))}"


def lone_character(rng: np.random.Generator) -> str:
    return pick(rng, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def lone_mark(rng: np.random.Generator) -> str:
    return pick(rng, "{}[]()=&#+?*")


def toolbar_panel(panel: np.ndarray, style: Style, rng: np.random.Generator) -> None:
    """Rows of icons, some with words beside or below them."""
    side = int(rng.integers(10, 36))
    style = replace(style, size=int(np.clip(style.size, 8, 20)))
    for y in range(4, panel.shape[0] - side, side + int(rng.integers(6, 30))):
        x = 4
        while x < panel.shape[1] - side:
            draw_icon(panel, Box(x, y, side, side), style, rng)
            x += side + int(rng.integers(4, 14))
            if rng.random() < 0.35:
                text = word(rng)
                put_text(panel, x, y + (side - style.line) // 2, text, style, style.ink)
                x += text_width(text, style.font, style.size) + int(rng.integers(6, 20))


def clutter_panel(panel: np.ndarray, style: Style, rng: np.random.Generator) -> None:
    """No text: hatching, grids, dots, bars, noise, curves, and icons over them."""
    canvas = Image.fromarray(panel)
    draw = ImageDraw.Draw(canvas)
    height, width = panel.shape[:2]
    for _ in range(rng.integers(1, 4)):
        pick(rng, CLUTTER)(draw, random_box(width, height, rng), tuple(int(v) for v in style.ink), int(rng.integers(1, 4)), rng)
    panel[...] = np.asarray(canvas)
    if rng.random() < 0.3:
        panel[...] = np.clip(panel + rng.normal(0, rng.uniform(2, 30), panel.shape), 0, 255).astype(np.uint8)
    for _ in range(rng.integers(0, 12)):
        side = int(rng.integers(8, 48))
        draw_icon(panel, Box(int(rng.integers(width)), int(rng.integers(height)), side, side), style, rng)


def draw_icon(panel: np.ndarray, box: Box, style: Style, rng: np.random.Generator) -> None:
    """A symbol, or a few strokes and shapes, inside ``box``, cut at the panel's edge."""
    region = panel[box.top : box.bottom, box.left : box.right]
    if not region.size:
        return
    ink = style.ink if rng.random() < 0.6 else rng.uniform(0, 255, 3)
    if rng.random() < 0.3:
        coverage = render_text(pick(rng, SYMBOLS), SYMBOL_FONT, max(round(box.height * 0.8), 6), "grey")
        coverage = coverage[: region.shape[0], : region.shape[1]]
        part = region[: coverage.shape[0], : coverage.shape[1]]
        part[...] = np.rint(part + coverage * (ink - part))
        return
    # Drawn four times as large and reduced, for smooth edges.
    scale = 4
    canvas = Image.fromarray(region).resize((region.shape[1] * scale, region.shape[0] * scale), Image.Resampling.NEAREST)
    draw = ImageDraw.Draw(canvas)
    for _ in range(rng.integers(1, 6)):
        corners = random_box(box.width * scale, box.height * scale, rng)
        pick(rng, SHAPES)(draw, corners, tuple(int(v) for v in ink), int(rng.integers(3, 10)), rng)
        if rng.random() < 0.3:
            ink = rng.uniform(0, 255, 3)
    region[...] = np.asarray(canvas.resize((region.shape[1], region.shape[0]), Image.Resampling.BOX))


def random_box(width: int, height: int, rng: np.random.Generator) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a box at least a quarter as wide and high as the area."""
    left, top = rng.uniform(0, 0.75 * width), rng.uniform(0, 0.75 * height)
    return left, top, left + rng.uniform(width / 4, width - left), top + rng.uniform(height / 4, height - top)


def random_points(box: tuple[float, float, float, float], rng: np.random.Generator) -> list[tuple[float, float]]:
    left, top, right, bottom = box
    return [(rng.uniform(left, right), rng.uniform(top, bottom)) for _ in range(rng.integers(3, 7))]


SHAPES: tuple[Draw, ...] = (
    lambda draw, box, ink, width, rng: draw.rectangle(box, outline=ink, width=width),
    lambda draw, box, ink, width, rng: draw.rectangle(box, fill=ink),
    lambda draw, box, ink, width, rng: draw.ellipse(box, outline=ink, width=width),
    lambda draw, box, ink, width, rng: draw.ellipse(box, fill=ink),
    lambda draw, box, ink, width, rng: draw.line(box, fill=ink, width=width),
    lambda draw, box, ink, width, rng: draw.line((box[0], box[3], box[2], box[3]), fill=ink, width=width),
    lambda draw, box, ink, width, rng: draw.arc(box, *sorted(rng.uniform(0, 360, 2)), fill=ink, width=width),
    lambda draw, box, ink, width, rng: draw.polygon(random_points(box, rng), fill=ink),
    lambda draw, box, ink, width, rng: draw.line(random_points(box, rng), fill=ink, width=width, joint="curve"),
)


def hatch(draw: ImageDraw.ImageDraw, box: tuple[float, ...], ink: tuple[int, ...], width: int, rng: np.random.Generator) -> None:
    """Parallel lines, slanted or not."""
    step, slant = rng.uniform(width + 2, 18), rng.choice([0.0, 0.0, 1.0, -1.0]) * (box[3] - box[1])
    for x in np.arange(box[0], box[2], step):
        draw.line((x, box[1], x + slant, box[3]), fill=ink, width=width)


def grid(draw: ImageDraw.ImageDraw, box: tuple[float, ...], ink: tuple[int, ...], width: int, rng: np.random.Generator) -> None:
    """Ruled squares."""
    step = rng.uniform(6, 40)
    for x in np.arange(box[0], box[2], step):
        draw.line((x, box[1], x, box[3]), fill=ink)
    for y in np.arange(box[1], box[3], step):
        draw.line((box[0], y, box[2], y), fill=ink)


def dots(draw: ImageDraw.ImageDraw, box: tuple[float, ...], ink: tuple[int, ...], width: int, rng: np.random.Generator) -> None:
    """Dots at random or on a line, small as those of characters."""
    for _ in range(rng.integers(10, 150)):
        x, y, radius = rng.uniform(box[0], box[2]), rng.uniform(box[1], box[3]), rng.uniform(0.5, 5)
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)


def bars(draw: ImageDraw.ImageDraw, box: tuple[float, ...], ink: tuple[int, ...], width: int, rng: np.random.Generator) -> None:
    """Bars of all widths side by side: histograms, bar codes."""
    x, level = box[0], rng.random() < 0.5
    while x < box[2]:
        thick = rng.uniform(1, 9)
        draw.rectangle((x, box[1] if level else rng.uniform(box[1], box[3]), x + thick, box[3]), fill=ink)
        x += thick + rng.uniform(1, 9)


def squares(draw: ImageDraw.ImageDraw, box: tuple[float, ...], ink: tuple[int, ...], width: int, rng: np.random.Generator) -> None:
    """A random checker pattern, as of QR codes and pixel art."""
    side = rng.uniform(2, 9)
    for y in np.arange(box[1], min(box[3], box[1] + 40 * side), side):
        for x in np.arange(box[0], min(box[2], box[0] + 40 * side), side):
            if rng.random() < 0.5:
                draw.rectangle((x, y, x + side - 1, y + side - 1), fill=ink)


CLUTTER: tuple[Draw, ...] = (hatch, grid, dots, bars, squares, *SHAPES)
CONTENTS: tuple[Panel, ...] = (
    *PANELS,
    headings_panel,
    headings_panel,
    dense_panel,
    dense_panel,
    lone_panel,
    lone_panel,
    lone_panel,
    toolbar_panel,
    toolbar_panel,
    clutter_panel,
    clutter_panel,
)
