"""One training run of the recogniser: resumable, with a time budget, the same on a CPU and on CUDA."""

from __future__ import annotations

import copy
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch
from torch import nn

from legible_train.loop import TimedRun, plain_options, update_average
from legible_train.optim import Soap
from legible_train.recogniser.loss import word_loss
from legible_train.recogniser.network import Recogniser, RecogniserConfig
from legible_train.recogniser.pool import MIX, BatchSource
from legible_train.recogniser.warp import warp

CLEAN_MIX = {"clean": 0.6, "real": 0.4}


@dataclass
class RecogniserOptions:
    """How long and on what a run trains: until ``words`` are seen or ``minutes`` spent, over all resumptions.

    The first ``clean_share`` of that sees plain words of middle size and real ones only."""

    run: Path
    cache: Path
    words: int = 500_000
    minutes: float = 600.0
    clean_share: float = 0.06
    batch: int = 96
    others: int = 1
    seed: int = 1
    lr: float = 2e-3
    warmup_steps: int = 100
    ema: float = 0.998
    threads: int = 1
    device: str = "cpu"
    start: Path | None = None
    compile: bool = False
    mix: dict[str, float] = field(default_factory=lambda: dict(MIX))


class RecogniserTrainer(TimedRun):
    """Holds model, average and optimiser; takes in new crops whenever it saves."""

    def __init__(self, config: RecogniserConfig, options: RecogniserOptions) -> None:
        super().__init__(options.run, options.minutes)
        self.config, self.options = config, options
        torch.set_num_threads(options.threads)
        torch.manual_seed(options.seed)
        self.generator = torch.Generator().manual_seed(options.seed)
        self.words = 0
        self.history: list[dict[str, object]] = []
        self.recogniser = Recogniser(config).to(options.device, memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.recogniser)
        self.optimiser = Soap([dict(params=list(self.recogniser.parameters()))], lr=options.lr)
        self.restore()
        self.sources = {
            clean: BatchSource(options.cache, CLEAN_MIX if clean else options.mix, options.batch, options.seed + self.step)
            for clean in (True, False)
        }
        if options.compile:
            self.recogniser.encoder.compile()
            self.recogniser.decoder.compile()

    def restore(self) -> None:
        """Goes on with the run's own checkpoint, or starts from the weights of another."""
        path = self.checkpoint if self.checkpoint.exists() else self.options.start
        if path is None:
            return
        saved = torch.load(path, map_location="cpu", weights_only=True)
        self.recogniser.load_state_dict(saved["recogniser"])
        self.average.load_state_dict(saved["average"])
        if path == self.checkpoint:
            self.optimiser.load_state_dict(saved["optimiser"])
            self.generator.set_state(saved["generator"])
            self.step, self.spent, self.words = saved["step"], saved["spent"], saved["words"]
            self.history = saved["history"]
        else:
            stage = {key: value for key, value in saved["options"].items() if key not in ("run", "cache", "start")}
            self.history = [*saved["history"], dict(stage, steps=saved["step"], minutes=saved["spent"] / 60)]

    def state(self) -> dict[str, object]:
        return dict(
            config=self.config.as_dict(),
            recogniser=self.recogniser.state_dict(),
            average=self.average.state_dict(),
            optimiser=self.optimiser.state_dict(),
            generator=self.generator.get_state(),
            words=self.words,
            history=self.history,
            options=plain_options(asdict(self.options)),
        )

    def save(self) -> None:
        super().save()
        for source in self.sources.values():
            source.refresh()

    def learning_rate(self) -> float:
        """Warm-up by steps, then a cosine over the run down to 1 %."""
        warm = min(1.0, (self.step + 1) / self.options.warmup_steps)
        return self.options.lr * warm * self.cosine()

    @property
    def done(self) -> float:
        """Share of the run's words or time, whichever is further on."""
        return max(self.words / self.options.words, super().done)

    @property
    def source(self) -> BatchSource:
        early = self.options.start is None and self.done < self.options.clean_share
        return self.sources[early]

    def train_step(self) -> dict[str, float]:
        options, device = self.options, self.options.device
        self.recogniser.train()
        batch = self.source.draw()
        crops = warp(batch.pixels.to(device).float().div_(255), self.generator).contiguous(memory_format=torch.channels_last)
        for group in self.optimiser.param_groups:
            group["lr"] = self.learning_rate()
        with torch.autocast(device.split(":")[0], torch.bfloat16):
            loss = word_loss(
                self.recogniser, crops, batch.classes.to(device), batch.lengths.to(device), options.others, self.generator
            )
        self.optimiser.zero_grad(set_to_none=True)
        loss.total.backward()
        norm = nn.utils.clip_grad_norm_(self.recogniser.parameters(), 5.0)
        if torch.isfinite(norm):
            self.optimiser.step()
        update_average(self.average, self.recogniser, self.options.ema, self.step)
        self.step += 1
        self.words += len(crops)
        parts = dict(loss=loss.total, orders=loss.orders, blind=loss.blind, ctc=loss.ctc, norm=norm)
        return {name: value.item() for name, value in parts.items()}
