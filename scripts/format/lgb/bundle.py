"""The integers of a model bundle: tables and scale network, from ``model.json`` and the file it names."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from .errors import LgbError
from .header import Header
from .rans import Table
from .scales import Convolution, Layer, Quality, ScaleNetwork, Shuffle

MODEL_JSON = "model.json"


@dataclass(frozen=True)
class Bundle:
    """What entropy decoding needs. ``sha256`` is missing where the float networks are: they count for the identity alone."""

    name: str
    sha256: str | None
    stride: int
    hyper_stride: int
    latent_channels: int
    hyper_channels: int
    tile: int
    context_thresholds: tuple[int, ...]
    hyper_tables: tuple[Table, ...]
    skip_below: int
    latent_tables: tuple[Table, ...]
    scale_network: ScaleNetwork

    def check_wrote(self, header: Header) -> None:
        """Refuses a file that another bundle wrote."""
        if header.bundle_name != self.name or self.sha256 not in (None, header.bundle_sha256):
            raise LgbError(f"did not write the file: bundle {header.bundle_name} ({header.bundle_sha256}) did")
        for field in ("stride", "hyper_stride", "latent_channels", "hyper_channels", "tile"):
            if getattr(header, field) != getattr(self, field):
                raise LgbError(f"differs from the file's header in {field}: {getattr(self, field)} and {getattr(header, field)}")


def _identity(folder: Path, names: list[str]) -> str | None:
    """SHA-256 over the files in the order of their names: name, zero byte, length (u64), content."""
    if not all((folder / name).is_file() for name in names):
        return None
    digest = hashlib.sha256()
    for name in sorted(names):
        content = (folder / name).read_bytes()
        digest.update(name.encode() + b"\0" + len(content).to_bytes(8, "little") + content)
    return digest.hexdigest()


def _numbers(weights: bytes, kind: str, offset: int, shape: tuple[int, ...]) -> np.ndarray:
    return np.frombuffer(weights, kind, int(np.prod(shape)), offset).astype(np.int64).reshape(shape)


def _layer(entry: dict[str, Any], weights: bytes, knots: tuple[int, ...]) -> Layer:
    match entry["kind"]:
        case "shuffle":
            return Shuffle()
        case "quality":
            return Quality(knots)
        case "conv" if entry["kernel"] in (1, 3) and entry["shift"] >= 1:
            shape = (entry["out"], entry["in"], entry["kernel"], entry["kernel"])
            return Convolution(
                _numbers(weights, "<i2", entry["weights"], shape),
                _numbers(weights, "<i4", entry["biases"], shape[:1]),
                entry["shift"], entry["low"], entry["high"],
            )  # fmt: skip
    raise LgbError(f"has an unknown layer in its scale network: {entry}")


def _tables(entries: list[dict[str, Any]]) -> tuple[Table, ...]:
    return tuple(Table(entry["first"], entry["frequencies"]) for entry in entries)


def _parse(folder: Path, model: dict[str, Any]) -> Bundle:
    hyper, latent, scales = model["hyperTables"], model["latentTables"], model["scaleNetwork"]
    weights = (folder / scales["file"]).read_bytes()
    knots = tuple(model["quality"]["knots"])
    bundle = Bundle(
        name=model["name"],
        sha256=_identity(folder, [MODEL_JSON, scales["file"], model["networks"]]),
        stride=model["stride"],
        hyper_stride=model["hyperStride"],
        latent_channels=model["latentChannels"],
        hyper_channels=model["hyperChannels"],
        tile=model["tile"],
        context_thresholds=tuple(hyper["contextThresholds"]),
        hyper_tables=_tables(hyper["tables"]),
        skip_below=latent["skipBelow"],
        latent_tables=_tables(latent["tables"]),
        scale_network=ScaleNetwork(scales["inputLimit"], tuple(_layer(entry, weights, knots) for entry in scales["layers"])),
    )
    if len(bundle.hyper_tables) != (len(bundle.context_thresholds) + 1) * bundle.hyper_channels:
        raise LgbError(f"has {len(bundle.hyper_tables)} tables for its hyper-latents")
    return bundle


def load(folder: Path) -> Bundle:
    """Reads a bundle's folder; the float networks may be missing from it."""
    try:
        return _parse(folder, json.loads((folder / MODEL_JSON).read_text(encoding="utf-8")))
    except OSError as error:
        raise LgbError(f"cannot be read: {error.strerror} ({error.filename})") from error
    except (KeyError, TypeError, ValueError) as error:
        raise LgbError(f"is damaged ({type(error).__name__}: {error})") from error
