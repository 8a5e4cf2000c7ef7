"""What all training runs share: a budget of time over any number of resumptions, checkpoints, a log, a cosine, an average."""

from __future__ import annotations

import json
import logging
import math
import time
from abc import ABC, abstractmethod
from pathlib import Path

import torch
from torch import nn

log = logging.getLogger("legible")
SAVE_SECONDS = 300.0
REPORT_STEPS = 50


class TimedRun(ABC):
    """Trains for ``minutes`` in all; keeps ``checkpoint.pt`` and ``log.jsonl`` in its folder."""

    def __init__(self, folder: Path, minutes: float) -> None:
        self.folder, self.minutes = folder, minutes
        self.step, self.spent = 0, 0.0
        folder.mkdir(parents=True, exist_ok=True)

    @abstractmethod
    def train_step(self) -> dict[str, float]:
        """One step of the optimiser, counted in ``step``; returns what the log should average."""

    @abstractmethod
    def state(self) -> dict[str, object]:
        """What a checkpoint holds besides ``step`` and ``spent`` (seconds)."""

    @property
    def checkpoint(self) -> Path:
        return self.folder / "checkpoint.pt"

    @property
    def done(self) -> float:
        """Share of the budget that is spent; 1 and more ends the run."""
        return self.spent / (60 * self.minutes)

    def save(self) -> None:
        """A new file that takes the name: an interruption leaves the last checkpoint whole."""
        partial = self.checkpoint.with_suffix(".partial")
        torch.save(dict(self.state(), step=self.step, spent=self.spent), partial)
        partial.replace(self.checkpoint)

    def advance(self, seconds: float) -> None:
        """Told after each step how long it took."""
        self.spent += seconds

    def run(self) -> None:
        """Trains until the budget is spent; saves every few minutes and at the end."""
        sums: dict[str, float] = {}
        logged, saved, last = self.step, time.monotonic(), time.monotonic()
        while self.done < 1:
            for name, value in self.train_step().items():
                sums[name] = sums.get(name, 0.0) + value
            now = time.monotonic()
            self.advance(now - last)
            last = now
            if self.step % REPORT_STEPS == 0:
                self.report({name: value / (self.step - logged) for name, value in sums.items()})
                sums, logged = {}, self.step
            if now - saved > SAVE_SECONDS:
                self.save()
                saved = now
        self.save()

    def report(self, means: dict[str, float]) -> None:
        """Adds a line to the log."""
        record = dict(step=self.step, seconds=round(self.spent, 1), **{k: round(v, 5) for k, v in means.items()})
        with open(self.folder / "log.jsonl", "a") as file:
            file.write(json.dumps(record) + "\n")
        log.info("%s", record)

    def cosine(self) -> float:
        """From 1 at the start of the budget down to 0.01 at its end."""
        return 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, self.done)))


@torch.no_grad()
def update_average(average: nn.Module, network: nn.Module, decay: float, step: int) -> None:
    """Moves the weights of ``average``, and what it has measured, towards those of ``network``; faster in the first steps, which are soon forgotten."""
    decay = min(decay, (1 + step) / (10 + step))
    for mean, value in zip(average.state_dict().values(), network.state_dict().values(), strict=True):
        if mean.is_floating_point():
            mean.lerp_(value, 1 - decay)
        else:
            mean.copy_(value)


def plain_options(options: dict[str, object]) -> dict[str, object]:
    """Options as a checkpoint holds them: paths become text."""
    return {name: str(value) if isinstance(value, Path) else value for name, value in options.items()}
