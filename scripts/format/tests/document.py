"""The file that FORMAT.md shows byte by byte, and a bundle that could have written it."""

import json
import re
import struct
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[3] / "docs/FORMAT.md"
DUMP_LINE = re.compile(r"^([0-9a-f]{8}) {2}((?:[0-9a-f]{2} )*[0-9a-f]{2})(?: {2,}|$)", re.MULTILINE)


def example_file() -> bytes:
    """The bytes of the hexdump; every line has to begin where the one before ended."""
    data = b""
    for offset, line in DUMP_LINE.findall(DOCUMENT.read_text(encoding="utf-8")):
        assert int(offset, 16) == len(data)
        data += bytes.fromhex(line)
    return data


def write_example_bundle(folder: Path) -> None:
    """One hyper-latent and 4 latents at stride 32, all with the table of the document; 6 bytes lie before the weights."""
    table = {"first": -1, "frequencies": [16384, 49136, 15, 1]}
    layer = {"kind": "conv", "kernel": 1, "in": 1, "out": 4, "shift": 1, "low": 0, "high": 0, "weights": 6, "biases": 14}
    model = {
        "name": "example-1",
        "stride": 32,
        "hyperStride": 32,
        "latentChannels": 4,
        "hyperChannels": 1,
        "tile": 8,
        "quality": {"knots": [256, 25600]},
        "hyperTables": {"contextThresholds": [], "tables": [table]},
        "latentTables": {"skipBelow": 0, "tables": [table]},
        "scaleNetwork": {"file": "scales.bin", "inputLimit": 127, "layers": [layer]},
        "networks": "networks.pt",
    }
    (folder / "model.json").write_text(json.dumps(model))
    (folder / "scales.bin").write_bytes(bytes(6) + struct.pack("<4h4i", 1, 2, -3, -32768, 5, -6, 2**31 - 1, 0))
