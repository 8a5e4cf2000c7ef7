"""One training run: resumable, with a time budget, the same on a CPU and on CUDA."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader

from legible_train.codec import Codec
from legible_train.config import CodecConfig
from legible_train.corpus import load_corpus
from legible_train.data import DEFAULT_WEIGHTS, CropSource, Sample
from legible_train.loop import TimedRun, plain_options, update_average
from legible_train.loss import draw_quality, rate_distortion
from legible_train.optim import Soap
from legible_train.text_boxes import load_boxes
from legible_train.text_loss import coarse_mask, limited_pull, open_text_loss
from legible_train.transforms import block_basis

BUNDLES = Path(__file__).resolve().parents[3] / "src/main/resources/org/legible/bundles"


@dataclass
class TrainOptions:
    """How long and on what a run trains.

    ``minutes`` counts training time over all resumptions; with ``steps`` that many steps end the run as well: twins have equal
    numbers. In the first ``prior_minutes`` of a fresh run only the priors
    learn, on the starting transform: steps are three times cheaper and most of the early loss is their ignorance.

    ``kappa`` weighs the loss on text of the kind ``text_loss`` (:mod:`legible_train.text_loss`), which looks at ``text_words``
    words of each crop and pulls at the pixels of no image by more than ``text_limit`` times what the other losses do; at 0 there is
    none."""

    run: Path
    root: Path
    cache: Path
    minutes: float = 60.0
    steps: int = 0
    prior_minutes: float = 4.0
    batch: int = 8
    crop: int = 192
    seed: int = 1
    lr: float = 2e-3
    fast_lr: float = 1e-2
    warmup_steps: int = 150
    ema: float = 0.998
    threads: int = 1
    workers: int = 0
    device: str = "cpu"
    start: Path | None = None
    compile: bool = False
    kappa: float = 0.0
    text_loss: str = "logits"
    text_words: int = 8
    text_limit: float = 1.0
    mix: dict[str, float] = field(default_factory=lambda: dict(DEFAULT_WEIGHTS))


def measure_spread(batches: list[Sample]) -> tuple[Tensor, Tensor]:
    """Standard deviation of each basis coefficient over crops, and the order that sorts it downwards."""
    basis = block_basis()
    latents = [nn.functional.conv2d(b.pixels.float() / 255 - 0.5, basis, stride=8) for b in batches]
    square = torch.cat([latent.square().mean((2, 3)) for latent in latents]).mean(0)
    order = square.argsort(descending=True)
    return square[order].sqrt().clamp(min=2e-3), order


def parameter_groups(codec: Codec, options: TrainOptions) -> list[dict[str, object]]:
    """Gains and the hyper-latent prior learn faster than the networks, or they hold everything up."""
    fast = [codec.log_gain, codec.log_inverse_gain, *codec.prior.parameters()]
    bases = [codec.analysis.basis, codec.synthesis.basis]
    parts = (codec.hyper_analysis, codec.hyper_synthesis, codec.means, codec.scale)
    priors = [parameter for part in parts for parameter in part.parameters()]
    # Lists, in order: an optimiser's saved state knows its parameters by position only.
    others = {id(parameter) for parameter in fast + bases + priors}
    rest = [parameter for parameter in codec.parameters() if id(parameter) not in others]
    rates = ((rest, options.lr), (priors, 2 * options.lr), (bases, options.lr / 20), (fast, options.fast_lr))
    return [dict(params=group, lr=rate, base_lr=rate) for group, rate in rates]


class Trainer(TimedRun):
    """Holds model, average and optimiser."""

    def __init__(self, config: CodecConfig, options: TrainOptions) -> None:
        super().__init__(options.run, options.minutes)
        self.config, self.options = config, options
        torch.manual_seed(options.seed)
        torch.set_num_threads(options.threads)
        self.generator = torch.Generator().manual_seed(options.seed)
        self.phase_start = 0
        self.history: list[dict[str, object]] = []
        saved = self.saved_state()
        self.batches = self.open_batches(saved["step"] if saved and self.checkpoint.exists() else 0)
        spread, order = (None, None) if saved else measure_spread([next(self.batches) for _ in range(24)])
        self.codec = Codec(config, spread, order).to(options.device)
        self.average = copy.deepcopy(self.codec)
        self.optimiser = Soap(parameter_groups(self.codec, options), lr=options.lr)
        if saved:
            self.restore(saved)
        self.forward = torch.compile(self.codec) if options.compile else self.codec
        self.text_loss = None
        if options.kappa > 0:
            draws = torch.Generator().manual_seed(options.seed + self.step)
            self.text_loss = open_text_loss(options.text_loss, BUNDLES, options.text_words, draws, options.device)

    def saved_state(self) -> dict[str, object] | None:
        path = self.checkpoint if self.checkpoint.exists() else self.options.start
        return torch.load(path, map_location="cpu", weights_only=True) if path else None

    def restore(self, saved: dict[str, object]) -> None:
        self.codec.load_state_dict(saved["codec"])
        self.average.load_state_dict(saved["average"])
        if self.checkpoint.exists():
            self.optimiser.load_state_dict(saved["optimiser"])
            self.generator.set_state(saved["generator"])
            self.step, self.spent, self.phase_start = saved["step"], saved["spent"], saved["phase_start"]
            self.history = saved["history"]
        else:
            stage = {key: value for key, value in saved["options"].items() if key not in ("run", "root", "cache", "start")}
            self.history = [*saved.get("history", []), dict(stage, steps=saved["step"], minutes=saved["spent"] / 60)]

    def state(self) -> dict[str, object]:
        return dict(
            config=self.config.as_dict(),
            codec=self.codec.state_dict(),
            average=self.average.state_dict(),
            optimiser=self.optimiser.state_dict(),
            generator=self.generator.get_state(),
            phase_start=self.phase_start,
            history=self.history,
            options=plain_options(asdict(self.options)),
        )

    def open_batches(self, step: int) -> Iterator[Sample]:
        """Endless batches; a run resumed at ``step`` draws other crops than its first part."""
        corpus = load_corpus(self.options.root, self.options.cache)
        source = CropSource(corpus, self.options.crop, self.options.seed + step, self.options.mix, load_boxes(self.options.cache))
        return iter(DataLoader(source, self.options.batch, num_workers=self.options.workers))

    @property
    def done(self) -> float:
        """Share of the run's steps or time, whichever is further on."""
        return max(super().done, self.step / self.options.steps if self.options.steps else 0.0)

    def learning_rate_factor(self) -> float:
        """Warm-up by steps in each phase, then a cosine over the run down to 1 %."""
        warm = min(1.0, (self.step - self.phase_start + 1) / self.options.warmup_steps)
        boost = 2.0 if self.priors_only else 1.0  # alone they stand larger steps
        return boost * warm * self.cosine()

    @property
    def priors_only(self) -> bool:
        return self.options.start is None and self.spent < 60 * self.options.prior_minutes

    def train_step(self) -> dict[str, float]:
        options, device = self.options, self.options.device
        batch, side = next(self.batches), options.crop // 8
        pixels = batch.pixels.to(device).float().div_(255).contiguous(memory_format=torch.channels_last)
        base, maps = draw_quality(len(pixels), side, side, self.generator, coarse_mask(batch.boxes, side, side, 8))
        base, maps = base.to(device), maps.to(device)
        factor = self.learning_rate_factor()
        for group in self.optimiser.param_groups:
            group["lr"] = group["base_lr"] * factor
        with torch.autocast(device.split(":")[0], torch.bfloat16):
            output = self.forward(pixels, maps, self.priors_only)
        loss, parts = rate_distortion(output, pixels, base, maps, self.config)
        if self.text_loss:
            pull, parts["text"] = self.text_pull(pixels, output.pixels, batch.boxes.to(device), loss)
            loss = loss + pull
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        norm = nn.utils.clip_grad_norm_(self.codec.parameters(), 1.0)
        if torch.isfinite(norm):
            self.optimiser.step()
        update_average(self.average, self.codec, self.options.ema, self.step)
        self.step += 1
        return dict(loss=loss.item(), norm=norm.item(), **{name: value.item() for name, value in parts.items()})

    def text_pull(self, pixels: Tensor, decoded: Tensor, boxes: Tensor, other: Tensor) -> tuple[Tensor, Tensor]:
        """What the loss on text adds to a loss, see ``limited_pull``, and its value without kappa."""
        kappa = self.options.kappa

        def text(copy: Tensor) -> Tensor:
            with torch.autocast(self.options.device.split(":")[0], torch.bfloat16):
                return kappa * self.text_loss(pixels, copy, boxes).mean()

        pull, value = limited_pull(text, other, decoded, self.options.text_limit)
        return pull, value / kappa

    def advance(self, seconds: float) -> None:
        alone = self.priors_only
        super().advance(seconds)
        if alone != self.priors_only:
            self.phase_start = self.step
            self.save()
