"""Turns a checkpoint into a model bundle: ``model.json``, ``scale-network.bin``, ``networks.pt``.

``docs/FORMAT.md`` (tables, scale network) and ``docs/ARCHITECTURE.md`` say what the files mean.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from legible_train.codec import STEPS, Codec
from legible_train.config import CodecConfig
from legible_train.priors import ScaleNetwork
from legible_train.statistics import Statistics
from legible_train.tables import blend, gaussian_run, integer_frequencies, logistic_run

MAXIMAL_LOSS = 1.005
# How many observed symbols the model's own shape is worth when the two are blended.
LATENT_PRIOR_WEIGHT = 2000.0
HYPER_PRIOR_WEIGHT = 200.0


class Networks(nn.Module):
    """The float networks under the names that the Java side calls."""

    def __init__(self, codec: Codec, scales: nn.Module) -> None:
        super().__init__()
        config = codec.config
        pixels, quality = torch.rand(1, 3, 64, 64), torch.full((1, 1, 8, 8), 50.0)
        latent, hyper = torch.rand(1, config.latents, 8, 8), torch.rand(1, config.hyper_latents, 2, 2)
        features = torch.rand(1, config.hyper_features, 8, 8)
        self.traced_analysis = torch.jit.trace(codec.analysis, (pixels, quality))
        self.traced_hyper_analysis = torch.jit.trace(codec.hyper_analysis, (latent, quality))
        self.traced_hyper_synthesis = torch.jit.trace(codec.hyper_synthesis, (hyper, quality))
        self.traced_means = nn.ModuleList(torch.jit.trace(net, (features, latent)) for net in codec.means)
        self.traced_synthesis = torch.jit.trace(codec.synthesis, (latent, quality))
        self.scales = scales

    def forward(self, pixels: Tensor, quality: Tensor) -> Tensor:
        return self.traced_analysis(pixels, quality)

    @torch.jit.export
    def analysis(self, pixels: Tensor, quality: Tensor) -> Tensor:
        return self.traced_analysis(pixels, quality)

    @torch.jit.export
    def hyper_analysis(self, latent: Tensor, quality: Tensor) -> Tensor:
        return self.traced_hyper_analysis(latent, quality)

    @torch.jit.export
    def hyper_synthesis(self, hyper_latent: Tensor, quality: Tensor) -> Tensor:
        return self.traced_hyper_synthesis(hyper_latent, quality)

    @torch.jit.export
    def mean(self, step: int, features: Tensor, known: Tensor) -> Tensor:
        result = known
        for number, network in enumerate(self.traced_means):
            if number == step:
                result = network(features, known)
        return result

    @torch.jit.export
    def synthesis(self, latent: Tensor, quality: Tensor) -> Tensor:
        return self.traced_synthesis(latent, quality)

    @torch.jit.export
    def scale_indices(self, hyper_latent: Tensor, quality: Tensor) -> Tensor:
        return self.scales(hyper_latent, quality)


class IntegerScaleNetwork(nn.Module):
    """The scale network on integers in float64, where every sum is exact: what both sides of the entropy coder run."""

    def __init__(self, network: ScaleNetwork) -> None:
        super().__init__()
        config, bits = network.config, network.ACTIVATION_BITS
        weight_bits = network.WEIGHT_BITS
        self.input_limit = float(network.INPUT_LIMIT)
        self.knot_unit = float(network.KNOT_UNIT)
        knots = torch.tensor(config.quality_knots, dtype=torch.float64)
        self.register_buffer("knots", knots.view(1, -1, 1, 1))
        limit = network.ACTIVATION_LIMIT
        plan = [
            ("enter", weight_bits - bits, 0, limit),
            ("to_half", weight_bits, bits, limit),
            ("mix", weight_bits, bits, limit),
            ("to_full", weight_bits, bits, limit),
            ("leave", weight_bits + bits - network.INDEX_BITS, bits, config.scale_levels - 1),
        ]
        self.layers = nn.ModuleList(
            IntegerConvolution(getattr(network, name), weight_bits, input_bits, shift, high)
            for name, shift, input_bits, high in plan
        )

    def forward(self, hyper_latent: Tensor, quality: Tensor) -> Tensor:
        """``hyper_latent`` (1, c, h, w) float64 integers, ``quality`` (1, 1, 4h, 4w) float64 in 1/256."""
        hidden = hyper_latent.clamp(-self.input_limit, self.input_limit)
        for number, layer in enumerate(self.layers):
            if number == 4:
                hidden = torch.cat((hidden, self.knot_weights(quality)), 1)
            hidden = layer(hidden)
            if number == 1 or number == 3:
                hidden = torch.pixel_shuffle(hidden, 2)
        return hidden

    def knot_weights(self, quality: Tensor) -> Tensor:
        """Integer weights that sum to ``knot_unit``; the upper knot's is rounded, the lower one takes the rest."""
        low, high = self.knots[:, :-1], self.knots[:, 1:]
        gap = high - low
        upper = torch.floor((self.knot_unit * (quality - low) + torch.floor(gap / 2)) / gap)
        # Of two segments that meet at a knot the lower one speaks; the first also takes the lowest quality itself.
        inside = (quality > low) & (quality <= high)
        first = torch.zeros_like(inside)
        first[:, 0] = quality[:, 0] == low[0, 0]
        mask = (inside | first).double()
        zero = torch.zeros_like(quality)
        above = torch.cat((zero, mask * upper), 1)
        below = torch.cat((mask * (self.knot_unit - upper), zero), 1)
        return above + below

    def description(self) -> tuple[list[dict[str, object]], bytes]:
        """Layers for ``model.json`` and the weights they point into (i16 weights, i32 biases, little-endian)."""
        layers: list[dict[str, object]] = []
        data = b""
        for number, layer in enumerate(self.layers):
            if number == 4:
                layers.append(dict(kind="quality"))
            weights = layer.weight.numpy().astype("<i2").tobytes()
            biases = layer.bias.numpy().astype("<i4").tobytes()
            layers.append(
                dict(
                    kind="conv",
                    kernel=layer.weight.shape[2],
                    **{"in": layer.weight.shape[1], "out": layer.weight.shape[0]},
                    shift=layer.shift,
                    low=0,
                    high=int(layer.high),
                    weights=len(data),
                    biases=len(data) + len(weights),
                )
            )
            data += weights + biases
            if number == 1 or number == 3:
                layers.append(dict(kind="shuffle"))
        return layers, data


class IntegerConvolution(nn.Module):
    """``clamp(floor((acc + 2^(shift-1)) / 2^shift), 0, high)`` of an integer convolution, in float64."""

    def __init__(self, layer: nn.Conv2d, weight_bits: int, input_bits: int, shift: int, high: int) -> None:
        super().__init__()
        weight = torch.round(layer.weight.detach().double() * 2**weight_bits)
        bias = torch.round(layer.bias.detach().double() * 2 ** (weight_bits + input_bits))
        if weight.abs().max() > 32767:
            raise ValueError("a weight of the scale network does not fit 16 bits")
        self.register_buffer("weight", weight)
        self.register_buffer("bias", bias)
        self.padding = layer.padding[0]
        self.shift, self.high = shift, float(high)
        self.half, self.unit = 2.0 ** (shift - 1), 2.0**shift

    def forward(self, values: Tensor) -> Tensor:
        sums = torch.conv2d(values, self.weight, self.bias, padding=self.padding)
        return torch.floor((sums + self.half) / self.unit).clamp(0.0, self.high)


def latent_tables(config: CodecConfig, statistics: Statistics) -> list[dict[str, object]]:
    """One zero-mean table an index: the Gaussian's shape pulled towards what was seen, symmetric."""
    tables = []
    for level in range(config.scale_levels):
        ratio = config.scale_ceiling / config.scale_floor
        model = gaussian_run(config.scale_floor * ratio ** (level / (config.scale_levels - 1)))
        half = (len(model) - 2) // 2
        counts = statistics.run(statistics.latent[level], -half, half)
        counts[:-1] = (counts[:-1] + counts[-2::-1]) / 2
        frequencies = integer_frequencies(blend(model, counts, LATENT_PRIOR_WEIGHT))
        tables.append(dict(first=-half, frequencies=frequencies.tolist()))
    return tables


def hyper_tables(codec: Codec, statistics: Statistics) -> list[dict[str, object]]:
    """One table a channel and context."""
    config, prior = codec.config, codec.prior
    tables = []
    for channel in range(config.hyper_latents):
        for context in range(config.contexts):
            mean = prior.mean[context, channel].item()
            first, model = logistic_run(mean, prior.log_scale[context, channel].exp().item())
            seen = statistics.hyper[context, channel]
            used = np.flatnonzero(seen) - statistics.reach
            last = first + len(model) - 2
            if len(used):
                # Extend to all that was seen: an escape costs more than a long table.
                low, high = min(first, used[0]), max(last, used[-1])
                padded = np.full(high - low + 2, 2.0**-17)
                padded[first - low : last - low + 1] += model[:-1]
                padded[-1] += model[-1]
                first, last, model = low, high, padded / padded.sum()
            counts = statistics.run(seen, first, last)
            frequencies = integer_frequencies(blend(model, counts, HYPER_PRIOR_WEIGHT))
            tables.append(dict(first=int(first), frequencies=frequencies.tolist()))
    return tables


def halos(config: CodecConfig) -> dict[str, int]:
    """How far each network sees, in latents, rounded up to whole hyper-latents where it works on those."""
    return dict(
        analysis=config.analysis_blocks, hyperAnalysis=8, hyperSynthesis=8, mean=1, synthesis=config.synthesis_blocks
    )


def step_numbers(config: CodecConfig) -> list[list[list[int]]]:
    """The schedule: step of each sample of a 2x2 cell by channel remainder."""
    return [[[config.step_of(dy, dx, channel) for channel in range(STEPS)] for dx in range(2)] for dy in range(2)]


@torch.no_grad()
def raise_top(codec: Codec, headroom: float) -> None:
    """Refines the quantisation of quality 100 by a factor of exp(``headroom``), so that the scale of qualities reaches further up.

    A codec that learns to compress better needs fewer bits at every quality, also where the most is wanted.
    """
    codec.log_gain[-1] += headroom
    codec.log_inverse_gain[-1] -= headroom


def export_bundle(codec: Codec, statistics: Statistics, card: dict[str, object], folder: Path) -> dict[str, float]:
    """Writes the bundle and returns the cost of integer tables relative to the likelihoods that were trained.

    Raises ``ValueError`` when the integers cost more than 0.5 % extra.
    """
    config = codec.config
    for parameter in codec.parameters():
        parameter.data = parameter.data.half().float()  # what the jar stores deflates to half
    scales = IntegerScaleNetwork(codec.scale)
    layers, weights = scales.description()
    tables, hyper = latent_tables(config, statistics), hyper_tables(codec, statistics)
    ratio = statistics.integer_cost(tables, hyper) / statistics.model_bits
    if ratio > MAXIMAL_LOSS:
        raise ValueError(f"integer tables cost {100 * ratio - 100:.2f} % more than the trained likelihoods; at most 0.5 %")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scale-network.bin").write_bytes(weights)
    torch.jit.script(Networks(codec, scales)).save(str(folder / "networks.pt"))
    model = dict(
        format=1,
        name=config.name,
        architecture="mean-scale-hyperprior",
        description="Screens first, photographs and micrographs too; every quality from one model.",
        licence="BSD-2-Clause; trained on images under their own free licences, see the training card",
        stride=config.stride,
        hyperStride=config.hyper_stride,
        latentChannels=config.latents,
        hyperChannels=config.hyper_latents,
        tile=config.tile,
        window=dict(core=128, halo=halos(config)),
        schedule=dict(cell=[2, 2], channelPeriod=STEPS, steps=STEPS, step=step_numbers(config)),
        quality=dict(
            knots=config.quality_knots,
            logGains=rounded(codec.log_gain),
            logInverseGains=rounded(codec.log_inverse_gain),
        ),
        hyperTables=dict(contextThresholds=list(config.context_thresholds), tables=hyper),
        latentTables=dict(skipBelow=config.skip_below, tables=tables),
        scaleNetwork=dict(file="scale-network.bin", inputLimit=ScaleNetwork.INPUT_LIMIT, layers=layers),
        networks="networks.pt",
        trainingCard=card,
    )
    (folder / "model.json").write_text(json.dumps(model, separators=(",", ":")) + "\n")
    return dict(integer_to_model=ratio)


def rounded(values: Tensor) -> list[list[float]]:
    """Nested lists short enough to read."""
    return [[round(v, 5) for v in row] for row in values.detach().tolist()]
