"""What an image says: the text chunk (FORMAT.md, section 2)."""

import zlib
from dataclasses import dataclass

from .container import LgbFile
from .errors import LgbError
from .fields import Fields
from .header import Header

MAX_BYTES = 2**24
MAX_LINES = 2**20
MAX_CONFIDENCE = 100
END_OF_TEXT = b"\xff"


@dataclass(frozen=True)
class Line:
    """A line of text; its box is in pixels, the plane counts from 0."""

    plane: int
    x: int
    y: int
    width: int
    height: int
    confidence: int
    text: str


@dataclass(frozen=True)
class TextLayer:
    """All lines, and the name of what read them."""

    engine: str
    lines: list[Line]


def _signed(fields: Fields) -> int:
    code = fields.varint()
    return -(code + 1) // 2 if code & 1 else code // 2


def _inflate(payload: bytes, what: str) -> bytes:
    inflater = zlib.decompressobj()
    try:
        content = inflater.decompress(payload, MAX_BYTES + 1)
    except zlib.error:
        raise LgbError(f"{what} holds no zlib stream") from None
    if len(content) > MAX_BYTES or not inflater.eof or inflater.unused_data:
        raise LgbError(f"{what} has not the size of its text")
    return content


def _texts(content: bytes, count: int, what: str) -> list[str]:
    parts = content.split(END_OF_TEXT)
    if len(parts) != count + 1 or parts[-1]:
        raise LgbError(f"{what} has not as many texts as lines")
    try:
        return [part.decode("utf-8") for part in parts[:-1]]
    except UnicodeDecodeError:
        raise LgbError(f"{what} has a text that is not UTF-8") from None


def decode_text(payload: bytes, header: Header, what: str = "the text chunk") -> TextLayer:
    """The payload of a text chunk of an image with this header."""
    fields = Fields(_inflate(payload, what), what)
    engine = fields.text()
    count = fields.varint()
    if count > MAX_LINES:
        raise LgbError(f"{what} claims {count} lines")
    boxes: list[tuple[int, ...]] = []
    plane = y = x = height = 0
    for _ in range(count):
        plane += fields.varint()
        y += _signed(fields)
        x += _signed(fields)
        height += _signed(fields)
        boxes.append((plane, x, y, _signed(fields), height, fields.number("B")))
    lines = []
    for (plane, x, y, difference, height, confidence), text in zip(boxes, _texts(fields.rest(), count, what), strict=True):
        line = Line(plane, x, y, difference + (len(text) * height + 1) // 2, height, confidence, text)
        inside = 0 <= x <= header.width - line.width and 0 <= y <= header.height - height
        if plane >= header.planes or line.width < 1 or height < 1 or not inside or confidence > MAX_CONFIDENCE:
            raise LgbError(f"{what} has a line that is not within the image")
        lines.append(line)
    return TextLayer(engine, lines)


def text_layer(file: LgbFile) -> TextLayer | None:
    """What a file says, if it has a text chunk; the first one counts."""
    chunk = next((chunk for chunk in file.chunks if chunk.type == "text"), None)
    return None if chunk is None else decode_text(chunk.payload, file.header, chunk.place)
