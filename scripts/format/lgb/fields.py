"""Numbers and texts one behind the other, as the payloads of chunks hold them."""

import struct
from typing import Any

from .errors import LgbError

MAX_VARINT_BYTES = 5
MAX_VARINT = 2**31 - 1


class Fields:
    """Reads the fields of a payload from its beginning."""

    def __init__(self, data: bytes, what: str) -> None:
        self.data = data
        self.what = what
        self.position = 0

    def take(self, count: int) -> bytes:
        """The next bytes."""
        part = self.data[self.position : self.position + count]
        if len(part) < count:
            raise LgbError(f"{self.what} ends too early")
        self.position += count
        return part

    def numbers(self, layout: str) -> tuple[Any, ...]:
        """The next numbers, little-endian, in the notation of the module ``struct``."""
        return struct.unpack("<" + layout, self.take(struct.calcsize("<" + layout)))

    def number(self, layout: str) -> int:
        """One number."""
        return int(self.numbers(layout)[0])

    def varint(self) -> int:
        """A LEB128 number."""
        value = 0
        for i in range(MAX_VARINT_BYTES):
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << 7 * i
            if byte < 0x80:
                if value > MAX_VARINT:
                    break
                return value
        raise LgbError(f"{self.what} has a varint over 2^31-1")

    def text(self) -> str:
        """A text with its length (u8) before it."""
        try:
            return self.take(self.number("B")).decode("utf-8")
        except UnicodeDecodeError:
            raise LgbError(f"{self.what} has a text that is not UTF-8") from None

    def rest(self) -> bytes:
        """All bytes that are left."""
        return self.take(len(self.data) - self.position)

    def finish(self) -> None:
        """Nothing may be left."""
        if self.position != len(self.data):
            raise LgbError(f"{self.what} has {len(self.data) - self.position} bytes too many")
