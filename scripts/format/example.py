#!/usr/bin/env python3
"""Writes the example of the symbol layer into docs/FORMAT.md, between two marks: its page in bytes, its chunks and its numbers.

    python scripts/format/example.py [BYTES]

BYTES are those of the page in hexadecimal, as the encoder writes it now; without them the page that stands there is written again.
"""

import argparse
import re
from pathlib import Path

from lgb.checksum import crc32c
from lgb.tracing import traced

DOCUMENT = Path(__file__).resolve().parents[2] / "docs/FORMAT.md"
BEGIN = "<!-- scripts/format/example.py writes from here -->\n"
END = "<!-- to here -->\n"
PAGE = re.compile(r"The page is\s+`([0-9a-f ]+)`")
SIDE = 8
MEANINGS = """\
one rule
it stands in row 7
and begins in column 1
it is not higher than wide
it is 1 pixel high
and 5 wide
its colour is a new one
green 0
red as green
blue 255 more: 0x0000FF
no gradient
one run
its background is a new colour
green 255
red as green
blue as green: 0xFFFFFF
its foreground is a new colour
green 0
red as green
blue as green: 0x000000
its baseline is row 6
it has one symbol more than 1
a bitmap, the very first one, is 2 + 1 pixels high
and 1 + 1 wide
all channels have the same coverages
row by row
the first symbol begins in column 1
and ends on the baseline, in row 5: it begins in row 3
the second symbol has no new bitmap
but number 0
it begins 1 pixel behind the end of the first, in column 4
and ends as far below the baseline as the last symbol with this bitmap""".splitlines()


def chunk(name: str, payload: bytes) -> bytes:
    """A chunk with its length and its checksum."""
    head = name.encode("ascii") + len(payload).to_bytes(4, "little") + payload
    return head + crc32c(head).to_bytes(4, "little")


def page_of(document: str) -> bytes:
    """The page that the document shows."""
    found = PAGE.search(document)
    if found is None:
        raise SystemExit(f"{DOCUMENT.name} shows no page: give its bytes.")
    return bytes.fromhex(found.group(1))


def _chunks(page: bytes) -> str:
    layer, symbols = chunk("SYMB", bytes([0x80, 0x10])), chunk("symb", bytes(2) + page)
    words = [(page[i : i + 4], "a word") for i in range(9, len(page), 4)]
    lines = [
        (layer[:4], '"SYMB"'),
        (layer[4:8], "2 bytes of payload"),
        (layer[8:10], "symbol tiles have a side of 2048 pixels"),
        (layer[10:], "checksum"),
        (symbols[:4], '"symb"'),
        (symbols[4:8], f"{2 + len(page)} bytes of payload"),
        (symbols[8:10], "plane 0, symbol tile 0"),
        (page[:1], f"{page[0]} levels"),
        (page[1:9], "the lane's state"),
        *words,
        (symbols[-4:], "checksum"),
    ]
    return "\n".join(f"{data.hex(' '):23}  {text}" for data, text in lines)


def _numbers(page: bytes) -> str:
    lines = [line.rsplit(" ", 1) for line in traced(page, SIDE, SIDE)]
    width = max(len(number) for number, _ in lines)
    meanings = zip(lines, MEANINGS, strict=True)
    return "\n".join(f"{number:{width}}  {cost:>4}  {meaning}" for (number, cost), meaning in meanings)


def block(page: bytes) -> str:
    """What stands between the marks."""
    return f"""The page is
`{page.hex(" ")}`.

The chunks are:

```
{_chunks(page)}
```

Each line is a kind, its three contexts and the number, what it costs in bits, and what it says; a bitmap's coverages are one line. The page holds, in this order:

```
{_numbers(page)}
```
"""


def written(document: str, page: bytes) -> str:
    """The document with another page."""
    head, rest = document.split(BEGIN)
    return head + BEGIN + block(page) + END + rest.split(END)[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bytes", nargs="?", help="of the page, in hexadecimal")
    given = parser.parse_args().bytes
    document = DOCUMENT.read_text(encoding="utf-8")
    page = page_of(document) if given is None else bytes.fromhex(given)
    DOCUMENT.write_text(written(document, page), encoding="utf-8")


if __name__ == "__main__":
    main()
