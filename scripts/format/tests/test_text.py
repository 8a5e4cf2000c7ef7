"""The text chunk: the example of FORMAT.md, and what is wrong."""

import re
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from document import DOCUMENT, example_file
from lgb.container import parse
from lgb.errors import LgbError
from lgb.text import Line, TextLayer, decode_text, text_layer
from test_container import assemble, payloads

HEADER = replace(parse(example_file()).header, width=100, height=40, slices=2)
SCRIPT = Path(__file__).resolve().parents[1] / "read_lgb.py"


def documented(introduction: str) -> bytes:
    found = re.search(rf"### text.*?{introduction}\s+`([0-9a-f ]+)`", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return bytes.fromhex(found.group(1))


CONTENT = documented("The stream holds")


def test_the_example_is_read() -> None:
    payload = documented("The payload is")
    assert zlib.decompress(payload) == CONTENT
    assert decode_text(payload, HEADER) == TextLayer(
        "tesseract", [Line(0, 10, 5, 50, 12, 96, "Hello world"), Line(1, 12, 20, 36, 12, 88, "µm ≥ 5")]
    )


def test_a_file_without_text_has_none() -> None:
    assert text_layer(parse(example_file())) is None


def test_every_cut_is_noticed() -> None:
    for length in range(len(CONTENT)):
        with pytest.raises(LgbError):
            decode_text(zlib.compress(CONTENT[:length]), HEADER)
    payload = documented("The payload is")
    for length in range(len(payload)):
        with pytest.raises(LgbError):
            decode_text(payload[:length], HEADER)


def test_altered_bytes_give_lines_within_the_image_or_none() -> None:
    for position in range(len(CONTENT)):
        for value in range(256):
            altered = CONTENT[:position] + bytes([value]) + CONTENT[position + 1 :]
            try:
                layer = decode_text(zlib.compress(altered, 1), HEADER)
            except LgbError:
                continue
            for line in layer.lines:
                assert 0 <= line.x <= 100 - line.width and 0 <= line.y <= 40 - line.height and line.plane < 2


@pytest.mark.parametrize("content", ["00 01 02 00 00 02 01 00 41 ff", "00 01 00 00 00 02 01 65 41 ff", "00 ff ff ff 7f", "00 00 00"])
def test_wrong_contents(content: str) -> None:
    with pytest.raises(LgbError):
        decode_text(zlib.compress(bytes.fromhex(content)), HEADER)


def test_the_command_line_prints_the_lines(tmp_path: Path) -> None:
    line = b"\0\1\0\0\0\2" + bytes([2 * 3]) + b"\x5aA\xff"
    path = tmp_path / "text.lgb"
    path.write_bytes(assemble([*payloads(), ("text", zlib.compress(line))]))
    run = subprocess.run([sys.executable, str(SCRIPT), "--text", str(path)], capture_output=True, text=True, check=True)
    assert run.stdout == "1\t0\t0\t4\t1\t90\tA\n"
