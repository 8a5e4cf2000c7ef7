"""The container: the file of FORMAT.md, whole, damaged and rearranged."""

import pytest

from document import example_file
from lgb.checksum import crc32c
from lgb.container import ALL_PLANES, LgbFile, parse
from lgb.errors import LgbError
from lgb.fields import Fields

FILE = example_file()


def chunk(name: str, payload: bytes) -> bytes:
    body = name.encode() + len(payload).to_bytes(4, "little") + payload
    return body + crc32c(body).to_bytes(4, "little")


def assemble(chunks: list[tuple[str, bytes]]) -> bytes:
    """A file of these chunks, with INDX and LEND behind them."""
    data = FILE[:10]
    offsets: list[int] = []
    lengths = b""
    for name, payload in chunks:
        part = chunk(name, payload)
        if name == "TILE":
            offsets.append(len(data))
            lengths += bytes([len(part)])
        data += part
    index = chunk("INDX", (offsets or [0])[0].to_bytes(8, "little") + lengths)
    numbers = len(offsets).to_bytes(4, "little") + len(data).to_bytes(8, "little")
    return data + index + chunk("LEND", numbers + (len(data) + len(index) + 32).to_bytes(8, "little"))


def payloads() -> list[tuple[str, bytes]]:
    """The chunks of the document's file without INDX and LEND."""
    return [(part.type, part.payload) for part in parse(FILE).chunks[:-2]]


def with_head(offset: int, content: bytes) -> bytes:
    """The document's file with other bytes in its HEAD chunk."""
    chunks = payloads()
    head = chunks[0][1]
    chunks[0] = ("HEAD", head[:offset] + content + head[offset + len(content) :])
    return assemble(chunks)


def test_example_of_the_document() -> None:
    file = parse(FILE)
    header = file.header
    assert [part.type for part in file.chunks] == ["HEAD", "QMAP", "TILE", "meta", "INDX", "LEND"]
    assert (header.width, header.height, header.planes, header.sample_type) == (20, 10, 1, "GREY16")
    assert (header.windows, header.quality, header.generation) == (((100.0, 4000.0),), 40 * 256, 1)
    assert (header.bundle_name, header.software, header.grid) == ("example-1", "Legible 0.1.0", (1, 1))
    assert header.bundle_sha256 == "00112233445566778899aabbccddeeff" * 2
    assert file.offsets.keys() == {ALL_PLANES}
    assert file.local_quality(0).tolist() == [[60 * 256]]


def test_assembling_gives_the_document() -> None:
    assert assemble(payloads()) == FILE


def test_every_cut_is_noticed() -> None:
    for length in range(len(FILE)):
        with pytest.raises(LgbError):
            parse(FILE[:length])


def test_every_flipped_bit_is_noticed() -> None:
    minor_version = 9
    for position in set(range(len(FILE))) - {minor_version}:
        for bit in range(8):
            damaged = bytearray(FILE)
            damaged[position] ^= 1 << bit
            with pytest.raises(LgbError):
                parse(bytes(damaged))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"GIF89a", "no Legible file"),
        (FILE[:8] + b"\2\0" + FILE[10:], "version is 2.0"),
        (FILE + b"\0", "behind its end"),
        (with_head(0, bytes(4)), "the size 0 x 10"),
        (with_head(0, (2**20 + 1).to_bytes(4, "little")), "the size"),
        (with_head(0, (2**20).to_bytes(4, "little") * 2), "the size"),
        (with_head(8, bytes(4)), "planes"),
        (with_head(20, b"\4"), "sample type 4"),
        (with_head(29, b"\0\0\0\0\0\0\xf0\x7f"), "value window"),
        (with_head(37, b"\xff\0"), "quality"),
        (with_head(39, b"\0"), "lossy"),
        (with_head(40, b"\0\0"), "generation"),
        (with_head(43, b"/"), "name of a bundle"),
        (with_head(84, b"\x30"), "strides"),
        (with_head(86, b"\0\0"), "channels"),
        (with_head(90, b"\x07"), "tiles of 7"),
    ],
)
def test_wrong_files(data: bytes, message: str) -> None:
    with pytest.raises(LgbError, match=message):
        parse(data)


def rearranged(*order: int) -> bytes:
    chunks = payloads()
    return assemble([chunks[i] for i in order])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (rearranged(1, 0, 2, 3), "HEAD"),
        (rearranged(0, 0, 1, 2, 3), "HEAD"),
        (rearranged(0, 1, 3), "no TILE"),
        (rearranged(0, 2, 1, 3), "behind its tiles"),
        (rearranged(0, 1, 1, 2), "second one"),
        (rearranged(0, 1, 2, 3, 2), "between"),
        (rearranged(0, 1, 2, 2), "2 TILE chunks instead of 1"),
        (assemble([*payloads(), ("XTRA", b"")]), "must not be ignored"),
    ],
)
def test_wrong_orders(data: bytes, message: str) -> None:
    with pytest.raises(LgbError, match=message):
        parse(data)


@pytest.mark.parametrize("position", range(1, 5))
def test_ignorable_chunks_are_ignored(position: int) -> None:
    chunks = payloads()
    chunks.insert(position, ("xtra", b"content"))
    assert isinstance(parse(assemble(chunks)), LgbFile)


@pytest.mark.parametrize("stream", [b"", b"\1\2", b"no state", bytes(4) + b"\1" + bytes(3), payloads()[1][1][4:] + bytes(4)])
def test_wrong_quality_maps(stream: bytes) -> None:
    chunks = payloads()
    chunks[1] = ("QMAP", b"\xff\xff\xff\xff" + stream)
    with pytest.raises(LgbError, match="QMAP"):
        parse(assemble(chunks))


@pytest.mark.parametrize("payload", [b"\1\0\1", b"\0\1\1", b"\0\0\2", b"\0", b"\xff\xff\xff\xff\x0f\0\1"])
def test_wrong_tiles(payload: bytes) -> None:
    chunks = payloads()
    chunks[2] = ("TILE", payload)
    with pytest.raises(LgbError, match="TILE"):
        parse(assemble(chunks))


def test_varints() -> None:
    fields = Fields(bytes.fromhex("00 7f 80 01 ff ff ff ff 07"), "these bytes")
    assert [fields.varint() for _ in range(4)] == [0, 127, 128, 2**31 - 1]
    for wrong in ("80 80 80 80 08", "80 80 80 80 80 00"):
        with pytest.raises(LgbError, match="varint"):
            Fields(bytes.fromhex(wrong), "these bytes").varint()
