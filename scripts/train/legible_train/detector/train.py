"""One training run of the detector: resumable, with a time budget, the same on a CPU and on CUDA."""

from __future__ import annotations

import copy
import json
import logging
import math
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader

from legible_train.detector.data import DEFAULT_MIX, prepare
from legible_train.detector.loss import detector_loss
from legible_train.detector.network import DetectorConfig, DetectorNetwork
from legible_train.optim import Soap

log = logging.getLogger("legible")
SAVE_SECONDS = 180


@dataclass
class DetectorOptions:
    """How long and on what a run trains; ``minutes`` counts training time over all resumptions."""

    run: Path
    cache: Path
    minutes: float = 45.0
    batch: int = 8
    crop: int = 256
    seed: int = 1
    lr: float = 2e-3
    warmup_steps: int = 100
    ema: float = 0.998
    threads: int = 1
    workers: int = 0
    device: str = "cpu"
    start: Path | None = None
    mix: dict[str, float] = field(default_factory=lambda: dict(DEFAULT_MIX))


class DetectorTrainer:
    """Holds network, average, optimiser and progress; writes ``checkpoint.pt`` and ``log.jsonl`` into the run's folder."""

    def __init__(self, config: DetectorConfig, options: DetectorOptions) -> None:
        self.config, self.options = config, options
        torch.manual_seed(options.seed)
        torch.set_num_threads(options.threads)
        options.run.mkdir(parents=True, exist_ok=True)
        self.step, self.spent = 0, 0.0
        self.network = DetectorNetwork(config).to(options.device, memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.network)
        self.optimiser = Soap([dict(params=list(self.network.parameters()), lr=options.lr)], lr=options.lr)
        self.restore()
        crops = prepare(options.cache, options.crop, options.seed + self.step, options.mix)
        self.batches: Iterator[list[Tensor]] = iter(DataLoader(crops, options.batch, num_workers=options.workers))

    @property
    def checkpoint(self) -> Path:
        return self.options.run / "checkpoint.pt"

    def restore(self) -> None:
        """Goes on with the run's own checkpoint, or starts from the weights of another."""
        path = self.checkpoint if self.checkpoint.exists() else self.options.start
        if path is None:
            return
        saved = torch.load(path, map_location=self.options.device, weights_only=True)
        self.network.load_state_dict(saved["network"])
        self.average.load_state_dict(saved["average"])
        if path == self.checkpoint:
            self.optimiser.load_state_dict(saved["optimiser"])
            self.step, self.spent = saved["step"], saved["spent"]

    def save(self) -> None:
        state = dict(
            config=self.config.as_dict(),
            network=self.network.state_dict(),
            average=self.average.state_dict(),
            optimiser=self.optimiser.state_dict(),
            step=self.step,
            spent=self.spent,
            options={k: str(v) if isinstance(v, Path) else v for k, v in asdict(self.options).items()},
        )
        partial = self.checkpoint.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(self.checkpoint)

    def learning_rate(self) -> float:
        """Warm-up by steps, then a cosine over the time budget down to 1 %."""
        warm = min(1.0, (self.step + 1) / self.options.warmup_steps)
        done = min(1.0, self.spent / (60 * self.options.minutes))
        return self.options.lr * warm * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * done)))

    def train_step(self) -> dict[str, float]:
        device = self.options.device
        pixels, maps, mask, exact = (part.to(device) for part in next(self.batches))
        pixels = pixels.float().div_(255).contiguous(memory_format=torch.channels_last)
        for group in self.optimiser.param_groups:
            group["lr"] = self.learning_rate()
        with torch.autocast(device.split(":")[0], torch.bfloat16):
            predicted = self.network(pixels)
        loss, parts = detector_loss(predicted, maps.float().div_(255), mask, exact)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        norm = nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        if torch.isfinite(norm):
            self.optimiser.step()
        self.update_average()
        self.step += 1
        return dict(loss=loss.item(), norm=norm.item(), **{name: value.item() for name, value in parts.items()})

    @torch.no_grad()
    def update_average(self) -> None:
        decay = min(self.options.ema, (1 + self.step) / (10 + self.step))
        for mean, value in zip(self.average.parameters(), self.network.parameters(), strict=True):
            mean.lerp_(value, 1 - decay)

    def run(self) -> None:
        """Trains until the budget is spent; saves every few minutes and at the end."""
        sums: dict[str, float] = {}
        logged, saved, last = self.step, time.monotonic(), time.monotonic()
        while self.spent < 60 * self.options.minutes:
            for name, value in self.train_step().items():
                sums[name] = sums.get(name, 0.0) + value
            now = time.monotonic()
            self.spent, last = self.spent + now - last, now
            if self.step % 50 == 0:
                self.report({name: value / (self.step - logged) for name, value in sums.items()})
                sums, logged = {}, self.step
            if now - saved > SAVE_SECONDS:
                self.save()
                saved = now
        self.save()

    def report(self, means: dict[str, float]) -> None:
        record = dict(step=self.step, seconds=round(self.spent, 1), **{k: round(v, 5) for k, v in means.items()})
        with open(self.options.run / "log.jsonl", "a") as file:
            file.write(json.dumps(record) + "\n")
        log.info("%s", record)
