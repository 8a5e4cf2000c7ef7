"""One training run of the detector: resumable, with a time budget, the same on a CPU and on CUDA."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader

from legible_train.detector.data import DEFAULT_MIX, prepare
from legible_train.detector.loss import detector_loss
from legible_train.detector.network import DetectorConfig, DetectorNetwork
from legible_train.loop import TimedRun, plain_options, update_average
from legible_train.optim import Soap


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


class DetectorTrainer(TimedRun):
    """Holds network, average and optimiser."""

    def __init__(self, config: DetectorConfig, options: DetectorOptions) -> None:
        super().__init__(options.run, options.minutes)
        self.config, self.options = config, options
        torch.manual_seed(options.seed)
        torch.set_num_threads(options.threads)
        self.history: list[dict[str, object]] = []
        self.network = DetectorNetwork(config).to(options.device, memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.network)
        self.optimiser = Soap([dict(params=list(self.network.parameters()), lr=options.lr)], lr=options.lr)
        self.restore()
        crops = prepare(options.cache, options.crop, options.seed + self.step, options.mix)
        self.batches: Iterator[list[Tensor]] = iter(DataLoader(crops, options.batch, num_workers=options.workers))

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
            self.step, self.spent, self.history = saved["step"], saved["spent"], saved["history"]
        else:
            stage = dict(steps=saved["step"], minutes=round(saved["spent"] / 60, 1), seed=saved["options"]["seed"])
            self.history = [*saved["history"], stage]

    def state(self) -> dict[str, object]:
        return dict(
            config=self.config.as_dict(),
            network=self.network.state_dict(),
            average=self.average.state_dict(),
            optimiser=self.optimiser.state_dict(),
            history=self.history,
            options=plain_options(asdict(self.options)),
        )

    def train_step(self) -> dict[str, float]:
        device = self.options.device
        pixels, maps, mask, exact = (part.to(device) for part in next(self.batches))
        pixels = pixels.float().div_(255).contiguous(memory_format=torch.channels_last)
        warm = min(1.0, (self.step + 1) / self.options.warmup_steps)
        for group in self.optimiser.param_groups:
            group["lr"] = self.options.lr * warm * self.cosine()
        with torch.autocast(device.split(":")[0], torch.bfloat16):
            predicted = self.network(pixels)
        loss, parts = detector_loss(predicted, maps.float().div_(255), mask, exact)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        norm = nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        if torch.isfinite(norm):
            self.optimiser.step()
        update_average(self.average, self.network, self.options.ema, self.step)
        self.step += 1
        return dict(loss=loss.item(), norm=norm.item(), **{name: value.item() for name, value in parts.items()})
