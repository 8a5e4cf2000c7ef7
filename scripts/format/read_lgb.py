#!/usr/bin/env python3
"""Reads the symbols of a Legible file and prints their SHA-256, or its text; needs Python 3.11 and numpy.

    python scripts/format/read_lgb.py FILE [--bundle FOLDER] [--dump] [--text]
"""

import argparse
import sys
from pathlib import Path

from lgb import bundle as bundles
from lgb.bundle import Bundle
from lgb.container import LgbFile, parse
from lgb.errors import LgbError
from lgb.pages import Page, pages
from lgb.symbols import SymbolHash, TileSymbols, decode
from lgb.text import text_layer

RESOURCES = Path(__file__).resolve().parents[2] / "src/main/resources/org/legible/bundles"


def read_file(path: Path) -> LgbFile:
    """The container of a file."""
    try:
        return parse(path.read_bytes())
    except OSError as error:
        raise LgbError(f"{path} cannot be read: {error.strerror}.") from error
    except LgbError as error:
        raise LgbError(f"{path} cannot be read: {error}.") from error


def find_bundle(path: Path, file: LgbFile, folder: Path | None) -> Bundle:
    """The bundle in the folder given, in that of the file, or among those of the program; it must have written the file."""
    beside = path.resolve().parent
    if folder is None:
        folder = beside if (beside / bundles.MODEL_JSON).is_file() else RESOURCES / file.header.bundle_name
    try:
        bundle = bundles.load(folder)
        bundle.check_wrote(file.header)
        return bundle
    except LgbError as error:
        raise LgbError(f"The bundle {folder} {error}.") from error


def hash_symbols(path: Path, folder: Path | None = None, dump: bool = False) -> str:
    """The SHA-256 of a file's symbols in hexadecimal digits; with ``dump`` it prints on the way what the file holds."""
    file = read_file(path)
    if dump:
        dump_container(file)
    bundle = find_bundle(path, file, folder)
    digest = SymbolHash()
    try:
        for symbols in decode(file, bundle):
            digest.add(symbols)
            if dump:
                dump_tile(symbols)
        for plane, tile, page in pages(file):
            if dump:
                dump_page(plane, tile, page)
    except LgbError as error:
        raise LgbError(f"{path} cannot be read: {error}.") from error
    return digest.hex()


def dump_container(file: LgbFile) -> None:
    """Prints the header and the chunks."""
    print("version", ".".join(map(str, file.version)))
    for name, value in vars(file.header).items():
        print(name, value)
    for chunk in file.chunks:
        print(f"{chunk.type} at byte {chunk.offset}, {len(chunk.payload)} bytes")


def dump_tile(symbols: TileSymbols) -> None:
    """Prints how much a tile holds."""
    values = symbols.hyper_latents.size + symbols.latents.size
    print(f"plane {symbols.plane} tile {symbols.tile}: {values} values, {symbols.coded} coded, {symbols.escapes} escapes")


def dump_page(plane: int, tile: int, page: Page) -> None:
    """Prints how much a symbol tile holds."""
    print(f"plane {plane} symbol tile {tile}: {page.levels} levels, {len(page.glyphs)} bitmaps, {len(page.placements)} symbols, "
          f"{len(page.rules)} rules")  # fmt: skip


def print_text(path: Path) -> None:
    """Prints the lines of a file's text: plane (from 1), x, y, width, height, confidence and text, with tabs between."""
    file = read_file(path)
    try:
        layer = text_layer(file)
    except LgbError as error:
        raise LgbError(f"The text of {path} cannot be read: {error}.") from error
    for line in layer.lines if layer else []:
        text = "".join(character if character.isprintable() else "?" for character in line.text)
        print(line.plane + 1, line.x, line.y, line.width, line.height, line.confidence, text, sep="\t")


def main() -> int:
    """The command line; returns the exit code."""
    parser = argparse.ArgumentParser(description="Prints the SHA-256 of the symbols in a Legible file.")
    parser.add_argument("file", type=Path, metavar="FILE", help="the .lgb file")
    parser.add_argument("--bundle", type=Path, metavar="FOLDER", help="folder of the bundle that wrote the file")
    parser.add_argument("--dump", action="store_true", help="print the header, the chunks and the tiles, too")
    parser.add_argument("--text", action="store_true", help="print only what the image says, where the file holds it")
    arguments = parser.parse_args()
    try:
        if arguments.text:
            print_text(arguments.file)
            return 0
        print(hash_symbols(arguments.file, arguments.bundle, arguments.dump))
    except LgbError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
