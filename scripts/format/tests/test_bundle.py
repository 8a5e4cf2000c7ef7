"""Bundles: what is read from them, their identity, and the symbols of the document's file."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from document import example_file, write_example_bundle
from lgb import bundle as bundles
from lgb.container import parse
from lgb.errors import LgbError
from lgb.scales import Convolution
from lgb.symbols import SymbolHash, decode


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_example_bundle(tmp_path)
    return tmp_path


def test_scale_network_is_found_in_its_file(folder: Path) -> None:
    (layer,) = bundles.load(folder).scale_network.layers
    assert isinstance(layer, Convolution)
    assert layer.weights.ravel().tolist() == [1, 2, -3, -32768]
    assert layer.biases.tolist() == [5, -6, 2**31 - 1, 0]


def test_symbols_of_the_document(folder: Path) -> None:
    (tile,) = decode(parse(example_file()), bundles.load(folder))
    assert tile.hyper_latents.ravel().tolist() == [0]
    assert tile.latents.ravel().tolist() == [1, -1, 1, 2]
    assert (tile.coded, tile.escapes) == (5, 1)
    digest = SymbolHash()
    digest.add(tile)
    assert digest.hex() == hashlib.sha256(bytes.fromhex("0000 0100 ffff 0100 0200")).hexdigest()


def test_identity(folder: Path) -> None:
    (folder / "networks.pt").write_bytes(b"weights")
    (folder / "README").write_bytes(b"does not count")
    model, scales = (folder / "model.json").read_bytes(), (folder / "scales.bin").read_bytes()
    text = b"model.json\0" + len(model).to_bytes(8, "little") + model
    text += b"networks.pt\0" + b"\7" + bytes(7) + b"weights"
    text += b"scales.bin\0" + len(scales).to_bytes(8, "little") + scales
    assert bundles.load(folder).sha256 == hashlib.sha256(text).hexdigest()


def test_identity_needs_all_files(folder: Path) -> None:
    assert bundles.load(folder).sha256 is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": "example-2"}, "did not write"),
        ({"sha256": "00" * 32}, "did not write"),
        ({"stride": 16}, "stride"),
        ({"latent_channels": 5}, "latent_channels: 5 and 4"),
    ],
)
def test_another_bundle_is_refused(folder: Path, change: dict[str, object], message: str) -> None:
    bundle = bundles.load(folder)
    header = parse(example_file()).header
    bundle.check_wrote(header)
    with pytest.raises(LgbError, match=message):
        replace(bundle, **change).check_wrote(header)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("scaleNetwork", {"file": "none.bin", "inputLimit": 127, "layers": []}, "none.bin"),
        ("scaleNetwork", {"file": "scales.bin", "inputLimit": 127, "layers": [{"kind": "relu"}]}, "unknown layer"),
        ("hyperTables", {"contextThresholds": [1], "tables": []}, "0 tables for its hyper-latents"),
        ("latentTables", {"skipBelow": 0, "tables": [{"first": 0, "frequencies": [1, 2]}]}, "frequencies"),
        ("stride", None, "differs|damaged"),
    ],
)
def test_damaged_bundle(folder: Path, field: str, value: object, message: str) -> None:
    model = json.loads((folder / "model.json").read_text())
    (folder / "model.json").write_text(json.dumps(model | {field: value}))
    with pytest.raises(LgbError, match=message):
        bundles.load(folder).check_wrote(parse(example_file()).header)


def test_weights_beyond_the_file(folder: Path) -> None:
    (folder / "scales.bin").write_bytes(bytes(20))
    with pytest.raises(LgbError, match="damaged"):
        bundles.load(folder)
