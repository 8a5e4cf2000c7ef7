"""The mean of several runs' weights ("model soup", Wortsman et al. 2022): runs that began at one checkpoint lie in one valley."""

from __future__ import annotations

from pathlib import Path

import torch


def average_checkpoints(checkpoints: list[Path], out: Path) -> None:
    """
    Writes the last checkpoint with the mean of all their averaged weights; its card will name the seeds of all.

    Raises ValueError where their shapes differ.
    """
    saved = [torch.load(path, map_location="cpu", weights_only=True) for path in checkpoints]
    last = saved[-1]
    if any(other["config"] != last["config"] for other in saved):
        raise ValueError(f"{', '.join(map(str, checkpoints))}: these are not of one shape, so their weights have no mean")
    for name, value in last["average"].items():
        if value.is_floating_point():
            last["average"][name] = torch.stack([other["average"][name] for other in saved]).mean(0)
    last["history"] = [*last["history"], dict(meanOfRunsWithSeeds=[other["options"]["seed"] for other in saved])]
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(last, out)
