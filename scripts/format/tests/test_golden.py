"""The golden streams decode to the symbols on record, and together they take every path of the format."""

import json
from pathlib import Path

import pytest

from lgb import bundle as bundles
from lgb.lifted import text_hash
from lgb.pages import pages
from lgb.gradients import Gradient
from lgb.symbols import decode
from read_lgb import hash_symbols, read_file

FOLDERS = sorted((Path(__file__).resolve().parents[3] / "src/test/resources/golden").glob("*/"))
STREAMS = [path for folder in FOLDERS for path in sorted(folder.glob("*.lgb"))]


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", STREAMS, ids=name)
def test_symbols(path: Path) -> None:
    recorded = json.loads((path.parent / "symbols.json").read_text())
    assert hash_symbols(path) == recorded[path.name]


def recorded_text(path: Path) -> str | None:
    recorded = path.parent / "text.json"
    return json.loads(recorded.read_text()).get(path.name) if recorded.exists() else None


@pytest.mark.parametrize("path", [path for path in STREAMS if recorded_text(path)], ids=name)
def test_pixels_of_lifted_text(path: Path) -> None:
    assert text_hash(read_file(path)) == recorded_text(path)


@pytest.mark.parametrize("folder", [folder for folder in FOLDERS if (folder / "text.json").exists()], ids=lambda folder: folder.name)
def test_every_path_of_lifted_text_is_taken(folder: Path) -> None:
    files = [read_file(path) for path in sorted(folder.glob("*.lgb"))]
    tiles = [(file.header.sample_type, plane, tile, page) for file in files for plane, tile, page in pages(file)]
    assert {kind for kind, _, _, _ in tiles} == {"GREY8", "RGB24"}
    assert {3, 255} < {page.levels for *_, page in tiles}
    assert max(plane for _, plane, _, _ in tiles) == 1
    assert max(tile for _, _, tile, _ in tiles) == 1
    assert {glyph.subpixel for *_, page in tiles for glyph in page.glyphs} == {False, True}
    assert any(page.rules for *_, page in tiles)
    on_gradients = [(kind, page) for kind, *_, page in tiles if any(isinstance(place.background, Gradient) for place in page.placements)]
    assert {(kind, page.levels == 255) for kind, page in on_gradients} == {("RGB24", False), ("RGB24", True), ("GREY8", False)}
    assert any(len(page.placements) > len(page.glyphs) for *_, page in tiles)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_path_is_taken(folder: Path) -> None:
    files = [read_file(path) for path in sorted(folder.glob("*.lgb"))]
    headers = [file.header for file in files]
    assert {header.sample_type for header in headers} == {"GREY8", "GREY16", "RGB24", "FLOAT32"}
    assert {256, 25600} < {header.quality for header in headers}
    assert max(header.planes for header in headers) == 8
    assert max(header.tile_count // header.planes for header in headers) >= 4
    assert {tile.lanes for file in files for tile in file.tiles} == {1, 4}
    assert any(file.offsets for file in files)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_escapes_are_taken(folder: Path) -> None:
    (path,) = folder.glob("*escapes.lgb")
    (tile,) = decode(read_file(path), bundles.load(folder))
    assert tile.escapes > 20
    assert abs(tile.latents).max() > 300
