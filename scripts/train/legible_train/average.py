"""The mean of several runs' weights ("model soup", Wortsman et al. 2022): runs that began at one checkpoint lie in one valley.

A codec that was trained to be read loses on photographs; between its weights and those of its twin without that loss, most of the gain is
kept at half the cost (``docs/TEXT-LOSS.md``), as between a tuned and an untuned network (Wortsman et al. 2022, "Robust fine-tuning").
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch


def average_checkpoints(checkpoints: Sequence[Path], out: Path, shares: Sequence[float] | None = None) -> None:
    """
    Writes the last checkpoint with the mean of all their averaged weights; its card will name all the runs.

    ``shares`` weigh the checkpoints and need not sum to 1; equal ones where there are none. Raises ValueError where the shapes of the
    networks differ, or the number of shares from that of checkpoints.
    """
    weights = [1.0] * len(checkpoints) if shares is None else list(shares)
    if len(weights) != len(checkpoints):
        raise ValueError(f"{len(weights)} shares for {len(checkpoints)} checkpoints: give one for each")
    weights = [weight / sum(weights) for weight in weights]
    saved = [torch.load(path, map_location="cpu", weights_only=True) for path in checkpoints]
    last = saved[-1]
    if any(other["config"] != last["config"] for other in saved):
        raise ValueError(f"{', '.join(map(str, checkpoints))}: these are not of one shape, so their weights have no mean")
    for name, value in last["average"].items():
        if value.is_floating_point():
            last["average"][name] = sum(weight * other["average"][name] for weight, other in zip(weights, saved, strict=True))
    parts = [part(other, weight) for weight, other in zip(weights, saved, strict=True)]
    last["history"] = [*last["history"], dict(meanOfRuns=parts)]
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(last, out)


def part(saved: dict[str, dict[str, object]], weight: float) -> dict[str, object]:
    """What the card says of one of the runs."""
    told = {name: saved["options"][name] for name in ("seed", "kappa") if name in saved["options"]}
    return dict(share=round(weight, 3), **told)


def register(commands: argparse._SubParsersAction) -> None:
    """Adds the command, which is the same for all kinds of network."""
    mean = commands.add_parser("average", help="write a checkpoint with the mean of the weights of runs that began at one checkpoint")
    mean.add_argument("checkpoints", type=Path, nargs="+", help="the last one gives all that is not a weight")
    mean.add_argument("--shares", type=float, nargs="+", help="weights of the checkpoints; equal ones otherwise")
    mean.add_argument("--out", type=Path, required=True)
    mean.set_defaults(run_command=lambda o: average_checkpoints(o.checkpoints, o.out, o.shares))
