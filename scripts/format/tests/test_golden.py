"""The golden streams decode to the symbols on record, and together they take every path of the format."""

import json
from pathlib import Path

import pytest

from lgb import bundle as bundles
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


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_path_is_taken(folder: Path) -> None:
    files = [read_file(path) for path in sorted(folder.glob("*.lgb"))]
    headers = [file.header for file in files]
    assert {header.sample_type for header in headers} == {"GREY8", "GREY16", "RGB24", "FLOAT32"}
    assert {256, 25600} < {header.quality for header in headers}
    assert max(header.planes for header in headers) == 8
    assert max(header.tile_count // header.planes for header in headers) == 4
    assert {tile.lanes for file in files for tile in file.tiles} == {1, 4}
    assert any(file.offsets for file in files)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_escapes_are_taken(folder: Path) -> None:
    (path,) = folder.glob("*escapes.lgb")
    (tile,) = decode(read_file(path), bundles.load(folder))
    assert tile.escapes > 20
    assert abs(tile.latents).max() > 300
