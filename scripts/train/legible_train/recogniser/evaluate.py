"""Word accuracy, character errors and readings of nothing, over the pool's evaluation crops."""

from __future__ import annotations

from pathlib import Path

import torch

from legible_train.recogniser.charset import decode
from legible_train.recogniser.network import Recogniser, RecogniserConfig
from legible_train.recogniser.pool import POOL, Pool

METHODS = ("read_once", "read")


def load_recogniser(checkpoint: Path, device: str = "cpu") -> tuple[Recogniser, dict[str, object]]:
    """The averaged weights of a checkpoint, in evaluation mode, and all that the file holds."""
    saved = torch.load(checkpoint, map_location="cpu", weights_only=True)
    fields = {k: tuple(v) if isinstance(v, list) else v for k, v in saved["config"].items()}
    recogniser = Recogniser(RecogniserConfig(**fields))
    recogniser.load_state_dict(saved["average"])
    return recogniser.to(device).eval(), saved


@torch.no_grad()
def read_pool(recogniser: Recogniser, pool: Pool, method: str, every: int = 1, batch: int = 64) -> list[tuple[str, str, float]]:
    """(what it says, reading, confidence) of every n-th crop; ``method`` is read_once or read."""
    device = next(recogniser.parameters()).device
    rows: list[tuple[str, str, float]] = []
    for crops, texts in pool.batches(batch, every):
        readings, confidences = decode(getattr(recogniser, method)(crops.pixels.to(device).float() / 255))
        rows += zip(texts, readings, confidences, strict=True)
    return rows


def accuracy(rows: list[tuple[str, str, float]], threshold: float = 0.0) -> float:
    """Share of readings that are exactly right, in upper and lower case and all marks."""
    return sum(text == (reading if confidence >= threshold else "") for text, reading, confidence in rows) / len(rows)


def caseless_accuracy(rows: list[tuple[str, str, float]]) -> float:
    """As ``accuracy``, but without regard to case."""
    return sum(text.lower() == reading.lower() for text, reading, _ in rows) / len(rows)


def evaluate(checkpoint: Path, cache: Path, kinds: tuple[str, ...], every: int = 1, threads: int = 1) -> list[dict[str, object]]:
    """One row a kind of crops and way of reading."""
    torch.set_num_threads(threads)
    recogniser, _ = load_recogniser(checkpoint)
    rows = []
    for kind in present(kinds, cache):
        pool = Pool(kind, cache)
        for method in METHODS:
            read = read_pool(recogniser, pool, method, every)
            rows.append(
                dict(
                    kind=kind,
                    method=method,
                    crops=len(read),
                    accuracy=round(accuracy(read), 4),
                    caseless=round(caseless_accuracy(read), 4),
                    nonempty=round(sum(bool(reading) for _, reading, _ in read) / len(read), 4),
                )
            )
    return rows


def present(kinds: tuple[str, ...], cache: Path) -> tuple[str, ...]:
    """Those of ``kinds`` that the pool has crops of."""
    return tuple(kind for kind in kinds if any((cache / POOL).glob(f"{kind}.*.npz")))
