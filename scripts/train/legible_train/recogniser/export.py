"""Turns a checkpoint into a bundle: ``model.json`` and ``network.pt`` (TorchScript with ``read_once`` and ``read``)."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from torch import nn

from legible_train.convert.states import write_bundle
from legible_train.recogniser.charset import CHARSET, MAX_LENGTH
from legible_train.recogniser.crops import HEIGHT, WIDTHS
from legible_train.recogniser.evaluate import METHODS, accuracy, load_recogniser, present, read_pool
from legible_train.recogniser.fonts import families
from legible_train.recogniser.pool import EVALUATION_KINDS, SCREENS, Pool

NONEMPTY_RATE = 0.01  # of the held-out crops without text that may be read as something
LOWEST_THRESHOLD = 0.3


def choose_threshold(rows: list[tuple[str, str, float]]) -> float:
    """The least confidence at which at most ``NONEMPTY_RATE`` of crops without text are read as something."""
    made_up = sorted((confidence for _, reading, confidence in rows if reading), reverse=True)
    allowed = int(NONEMPTY_RATE * len(rows))
    bound = made_up[allowed] + 0.005 if len(made_up) > allowed else LOWEST_THRESHOLD
    return round(max(LOWEST_THRESHOLD, bound), 3)


def export_bundle(checkpoint: Path, cache: Path, folder: Path, hardware: str, every: int = 1) -> dict[str, object]:
    """Writes the bundle and returns its threshold and figures, which stand in its card too."""
    recogniser, saved = load_recogniser(checkpoint)
    empty = Pool("heldout-empty", cache)
    threshold = choose_threshold([row for method in METHODS for row in read_pool(recogniser, empty, method, every)])
    kinds = present((*EVALUATION_KINDS, SCREENS), cache)
    figures = {
        f"{kind}, {method}": measure(recogniser, Pool(kind, cache), method, threshold, every)
        for kind in kinds
        for method in METHODS
    }
    settings = saved["options"]
    card = dict(
        data=f"rendered words in {len(families(False))} free font families ({len(families(True))} further ones kept for evaluation), "
        "words that Tesseract reads with confidence over 90 on the training screens, crops without text; sources and licences "
        "in the data set",
        config=saved["config"],
        **{name: settings[name] for name in ("seed", "batch", "others", "mix", "lr")},
        steps=saved["step"],
        words=saved["words"],
        minutes=round(saved["spent"] / 60, 1),
        earlierStages=saved["history"],
        hardware=hardware,
        software=f"PyTorch {torch.__version__}",
        optimiser="SOAP, one cycle, bf16 autocast, averaged weights",
        loss="cross-entropy over permuted reading orders + one-pass + 0.5 CTC",
        accuracy=figures,
        licence="BSD-2-Clause",
    )
    description = dict(
        kind="text-recogniser",
        name=saved["config"]["name"],
        architecture="parseq-columns",
        description="Words of screens, plots and figures, printable ASCII, 1 to 25 characters.",
        licence="BSD-2-Clause; trained on fonts and images under their own free licences, see the training card",
        network="network.pt",
        input=dict(height=HEIGHT, widths=list(WIDTHS), fit="pad"),
        charset=CHARSET,
        maxLength=MAX_LENGTH,
        threshold=threshold,
        card=card,
    )
    write_bundle(recogniser, description, folder)
    return dict(threshold=threshold, **figures)


def measure(recogniser: nn.Module, pool: Pool, method: str, threshold: float, every: int) -> float:
    """Accuracy with the threshold applied; an empty reading is right where there is no text."""
    return round(accuracy(read_pool(recogniser, pool, method, every), threshold), 4)
