"""What the entropy coder is told: hyper networks, the integer scale network, the context (mean) networks, likelihoods."""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from legible_train.config import CodecConfig
from legible_train.transforms import interpolate_knots

LIKELIHOOD_FLOOR = 2.0**-16


def round_straight(value: Tensor) -> Tensor:
    """Rounds; the gradient passes as if nothing had happened."""
    return value + (value.round() - value).detach()


def rounded_bits(value: Tensor, bits: Callable[[Tensor, bool], Tensor]) -> Tensor:
    """Bits of the rounded ``value``; its own gradient is taken where it is, not where it rounds to.

    The usual uniform noise would put a floor of 0.08 bits under every sample that is surely 0, and there are three a
    pixel. The gradient at the rounded value is 0 for all that rounds to 0: such samples would wander until they round
    to 1, and the rate would creep up as training goes on. ``bits(value, held)`` gives the bits; with ``held`` its
    parameters must take no gradient.
    """
    at_value = bits(value, True)
    return bits(value.detach().round(), False) + at_value - at_value.detach()


class HyperAnalysis(nn.Module):
    """Scaled latents to the hyper-latent, four times coarser, before rounding."""

    def __init__(self, config: CodecConfig) -> None:
        super().__init__()
        width, group = config.hyper_hidden, config.group_width
        self.knots = config.knots
        self.enter = nn.Conv2d(2 * config.latents + config.knots, 96, 1)
        self.to_half = nn.Conv2d(4 * 96, width, 1)
        self.mix_half = nn.Conv2d(width, width, 3, padding=1, groups=width // group)
        self.to_quarter = nn.Conv2d(4 * width, width, 1)
        self.mix_quarter = nn.Conv2d(width, width, 3, padding=1, groups=width // group)
        self.leave = nn.Conv2d(width, config.hyper_latents, 1)
        with torch.no_grad():
            self.leave.weight.mul_(8)  # hyper-latents smaller than a half would all round to 0 and teach nothing

    def forward(self, scaled: Tensor, quality: Tensor) -> Tensor:
        magnitude = torch.log1p(scaled.abs())
        inputs = torch.cat((magnitude, magnitude * scaled.sign(), interpolate_knots(quality, self.knots)), 1)
        hidden = F.leaky_relu(self.enter(inputs), 0.1)
        hidden = F.leaky_relu(self.to_half(F.pixel_unshuffle(hidden, 2)), 0.1)
        hidden = hidden + F.leaky_relu(self.mix_half(hidden), 0.1)
        hidden = F.leaky_relu(self.to_quarter(F.pixel_unshuffle(hidden, 2)), 0.1)
        hidden = hidden + F.leaky_relu(self.mix_quarter(hidden), 0.1)
        return self.leave(hidden).float()


class HyperSynthesis(nn.Module):
    """Integer hyper-latents to float features at latent resolution, which the mean networks read."""

    def __init__(self, config: CodecConfig) -> None:
        super().__init__()
        width, group, features = config.hyper_hidden, config.group_width, config.hyper_features
        self.knots = config.knots
        self.enter = nn.Conv2d(config.hyper_latents, width, 3, padding=1)
        self.to_half = nn.Conv2d(width, 4 * features, 1)
        self.mix_half = nn.Conv2d(features, features, 3, padding=1, groups=features // group)
        self.to_full = nn.Conv2d(features, 4 * features, 1)
        self.condition = nn.Conv2d(config.knots, features, 1)
        self.mix_full = nn.Conv2d(features, features, 3, padding=1, groups=features // group)

    def forward(self, hyper_latent: Tensor, quality: Tensor) -> Tensor:
        hidden = F.leaky_relu(self.enter(hyper_latent), 0.1)
        hidden = F.leaky_relu(F.pixel_shuffle(self.to_half(hidden), 2), 0.1)
        hidden = hidden + F.leaky_relu(self.mix_half(hidden), 0.1)
        hidden = F.pixel_shuffle(self.to_full(hidden), 2) + self.condition(interpolate_knots(quality, self.knots))
        hidden = F.leaky_relu(hidden, 0.1)
        return hidden + F.leaky_relu(self.mix_full(hidden), 0.1)


class MeanNetwork(nn.Module):
    """Means of one step from hyper features and the latents of earlier steps (0 elsewhere)."""

    def __init__(self, config: CodecConfig, first: bool) -> None:
        super().__init__()
        self.first = first
        width = config.hidden
        inputs = config.hyper_features + (0 if first else config.latents)
        self.enter = nn.Conv2d(inputs, width, 1)
        self.mix = nn.Conv2d(width, width, 3, padding=1, groups=width // config.group_width)
        self.leave = nn.Conv2d(width, config.latents, 1)
        nn.init.zeros_(self.leave.weight)
        nn.init.zeros_(self.leave.bias)

    def forward(self, features: Tensor, known: Tensor) -> Tensor:
        inputs = features if self.first else torch.cat((features, known.to(features.dtype)), 1)
        hidden = F.leaky_relu(self.enter(inputs), 0.1)
        hidden = hidden + F.leaky_relu(self.mix(hidden), 0.1)
        return self.leave(hidden).float()


class ScaleNetwork(nn.Module):
    """Hyper-latents and quality to a table index for every latent sample, in arithmetic that integers can repeat exactly.

    Weights are multiples of 2^-WEIGHT_BITS, activations of 2^-ACTIVATION_BITS between 0 and ACTIVATION_LIMIT; training
    sees both roundings (gradients pass straight through). ``export`` writes the same network as integers.
    """

    WEIGHT_BITS = 8
    ACTIVATION_BITS = 5
    ACTIVATION_LIMIT = 1023
    INPUT_LIMIT = 127
    KNOT_UNIT = 64
    INDEX_BITS = 4  # the last layer's output counts in units of 16 indices, or its weights would have to grow for long

    def __init__(self, config: CodecConfig) -> None:
        super().__init__()
        self.config = config
        width, features = config.scale_hidden, config.scale_features
        self.enter = nn.Conv2d(config.hyper_latents, width, 3, padding=1)
        self.to_half = nn.Conv2d(width, 4 * features, 1)
        self.mix = nn.Conv2d(features, features, 3, padding=1)
        self.to_full = nn.Conv2d(features, 4 * features, 1)
        self.leave = nn.Conv2d(features + config.knots, config.latents, 1)

    def start_from(self, index: Tensor) -> None:
        """Makes the first output ``index`` (knots, latents): the marginal table index at each knot."""
        unit = self.KNOT_UNIT / 2**self.ACTIVATION_BITS * 2**self.INDEX_BITS
        with torch.no_grad():
            self.leave.weight[:, : self.config.scale_features].mul_(0.2)
            self.leave.weight[:, self.config.scale_features :, 0, 0] = index.t() / unit
            self.leave.bias.zero_()

    def quantised(self, layer: nn.Conv2d, input_bits: int) -> tuple[Tensor, Tensor]:
        """Weights and biases on their integer grids (bias: that of the accumulator)."""
        weight_unit, bias_unit = 2.0**self.WEIGHT_BITS, 2.0 ** (self.WEIGHT_BITS + input_bits)
        return (
            round_straight(layer.weight * weight_unit) / weight_unit,
            round_straight(layer.bias * bias_unit) / bias_unit,
        )

    def hidden(self, layer: nn.Conv2d, inputs: Tensor, input_bits: int) -> Tensor:
        weight, bias = self.quantised(layer, input_bits)
        unit = 2.0**self.ACTIVATION_BITS
        out = F.conv2d(inputs, weight, bias, padding=layer.padding)
        return (torch.floor(out.detach() * unit + 0.5) / unit + (out - out.detach())).clamp(
            0, self.ACTIVATION_LIMIT / unit
        )

    def forward(self, hyper_latent: Tensor, quality: Tensor) -> Tensor:
        """Continuous table index (n, latents, 4h, 4w) in 0..levels-1; rounding it (half up) is what the integers give."""
        bits = self.ACTIVATION_BITS
        hidden = self.hidden(self.enter, hyper_latent.clamp(-self.INPUT_LIMIT, self.INPUT_LIMIT), 0)
        hidden = F.pixel_shuffle(self.hidden(self.to_half, hidden, bits), 2)
        hidden = self.hidden(self.mix, hidden, bits)
        hidden = F.pixel_shuffle(self.hidden(self.to_full, hidden, bits), 2)
        knots = interpolate_knots(quality, self.config.knots)
        knots = torch.floor(knots * self.KNOT_UNIT + 0.5) / 2**bits
        weight, bias = self.quantised(self.leave, bits)
        index = F.conv2d(torch.cat((hidden, knots), 1), weight, bias) * 2**self.INDEX_BITS
        return clamp_leaky(index, 0, self.config.scale_levels - 1)


def clamp_leaky(value: Tensor, low: float, high: float) -> Tensor:
    """Clamps; outside, a tenth of the gradient survives so that a sample can come back."""
    clamped = value.clamp(low, high)
    return clamped.detach() + 0.1 * (value - value.detach()) + 0.9 * (clamped - clamped.detach())


class HyperPrior(nn.Module):
    """Discretised logistic per hyper-latent channel and context; the context is the size of its left and upper neighbours."""

    def __init__(self, config: CodecConfig) -> None:
        super().__init__()
        self.thresholds = config.context_thresholds
        shape = (config.contexts, config.hyper_latents)
        self.mean = nn.Parameter(torch.zeros(shape))
        spread = torch.linspace(-0.7, 0.7, config.contexts).view(-1, 1)
        self.log_scale = nn.Parameter(spread.expand(shape).clone())

    def contexts(self, rounded: Tensor) -> Tensor:
        """Context number (n, c, h, w) of each hyper-latent from already coded neighbours."""
        size = rounded.detach().abs()
        neighbours = F.pad(size, (1, 0))[..., :-1] + F.pad(size, (0, 0, 1, 0))[..., :-1, :]
        return sum((neighbours >= t).long() for t in self.thresholds)

    def bits(self, hyper_latent: Tensor, rounded: Tensor) -> Tensor:
        """Bits per image of the batch, (n)."""
        context = self.contexts(rounded)
        channel = torch.arange(rounded.shape[1], device=rounded.device).view(1, -1, 1, 1)
        mean, scale = self.mean[context, channel], self.log_scale[context, channel].exp()

        def bits(value: Tensor, held: bool) -> Tensor:
            return logistic_bits(value, mean.detach() if held else mean, scale.detach() if held else scale)

        return rounded_bits(hyper_latent, bits).sum((1, 2, 3))


def logistic_bits(value: Tensor, mean: Tensor, scale: Tensor) -> Tensor:
    """Bits under a logistic over unit bins."""
    upper, lower = (value + 0.5 - mean) / scale, (value - 0.5 - mean) / scale
    sign = -(upper + lower).sign().detach()
    likelihood = (torch.sigmoid(sign * upper) - torch.sigmoid(sign * lower)).abs()
    return -torch.log2(likelihood.clamp(min=LIKELIHOOD_FLOOR))


def gaussian_bits(residual: Tensor, index: Tensor, config: CodecConfig) -> Tensor:
    """Bits of each residual under a zero-mean Gaussian over unit bins whose scale is table ``index`` (continuous)."""
    step = math.log(config.scale_ceiling / config.scale_floor) / (config.scale_levels - 1)
    inverse = torch.exp(-index * step) * (1 / (config.scale_floor * math.sqrt(2)))
    size = residual.abs()
    likelihood = 0.5 * (torch.erfc((size - 0.5) * inverse) - torch.erfc((size + 0.5) * inverse))
    # Far out the likelihood is 0 in float; an escape costs about this, and its gradient leads back.
    escape = -math.log2(LIKELIHOOD_FLOOR) + 2 * torch.log2((size * inverse).clamp(min=3) / 3)
    return torch.where(likelihood > LIKELIHOOD_FLOOR, -torch.log2(likelihood.clamp(min=LIKELIHOOD_FLOOR)), escape)
