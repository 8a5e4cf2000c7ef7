"""The default codec as it is trained: everything differentiable, rates estimated from the likelihoods."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from legible_train.config import CodecConfig
from legible_train.priors import (
    HyperAnalysis,
    HyperPrior,
    HyperSynthesis,
    MeanNetwork,
    ScaleNetwork,
    gaussian_bits,
    round_straight,
    rounded_bits,
)
from legible_train.transforms import Analysis, Synthesis, block_basis, interpolate_knots

STEPS = 4


@dataclass
class CodecOutput:
    """What one pass yields: the reconstruction (n, 3, h, w) and bits of each image (n) for latents and hyper-latents."""

    pixels: Tensor
    latent_bits: Tensor
    hyper_bits: Tensor

    @property
    def bits_per_pixel(self) -> Tensor:
        area = self.pixels.shape[2] * self.pixels.shape[3]
        return (self.latent_bits + self.hyper_bits) / area


class Codec(nn.Module):
    """Mean-scale hyperprior with gains (Cui 2021), scales from the hyper-latent alone, means refined in four steps."""

    def __init__(self, config: CodecConfig, spread: Tensor | None = None, order: Tensor | None = None) -> None:
        super().__init__()
        self.config = config
        spread = torch.ones(config.latents) if spread is None else spread
        basis = block_basis() if order is None else block_basis()[order]
        self.analysis = Analysis(config, config.analysis_blocks, basis, spread)
        self.synthesis = Synthesis(config, config.synthesis_blocks, basis, spread)
        self.hyper_analysis = HyperAnalysis(config)
        self.hyper_synthesis = HyperSynthesis(config)
        self.means = nn.ModuleList(MeanNetwork(config, first=step == 0) for step in range(STEPS))
        self.scale = ScaleNetwork(config)
        self.prior = HyperPrior(config)
        gains = starting_log_gains(config)
        self.log_gain = nn.Parameter(gains.view(-1, 1).repeat(1, config.latents))
        self.log_inverse_gain = nn.Parameter(-gains.view(-1, 1).repeat(1, config.latents))
        self.register_buffer("step_masks", step_masks(config))
        self.scale.start_from(marginal_index(config, spread, gains))

    def gain(self, log_gain: Tensor, quality: Tensor) -> Tensor:
        """Gains (n, c, h, w) at ``quality`` (n, 1, h, w), interpolated in the logarithm between knots."""
        weights = interpolate_knots(quality, self.config.knots)
        return F.conv2d(weights, log_gain.t()[:, :, None, None]).exp()

    def forward(self, pixels: Tensor, quality: Tensor, priors_only: bool = False) -> CodecOutput:
        """``pixels`` (n, 3, h, w) in [0, 1], sides multiples of 32; ``quality`` (n, 1, h/8, w/8) in 1..100.

        Rates are those of rounded values, see ``rounded_bits``.

        With ``priors_only`` the transform is taken as it is and nothing is reconstructed: the rate alone is learned.
        """
        with torch.autocast(pixels.device.type, enabled=False):
            gain, inverse = self.gain(self.log_gain, quality), self.gain(self.log_inverse_gain, quality)
        with torch.set_grad_enabled(torch.is_grad_enabled() and not priors_only):
            scaled = self.analysis(pixels, quality) * gain
        hyper = self.hyper_analysis(scaled, quality)
        rounded = round_straight(hyper)
        with torch.autocast(pixels.device.type, enabled=False):
            hyper_bits = self.prior.bits(hyper, rounded)
            index = self.scale(rounded, quality)
        residual, latent = self.refine_means(scaled, self.hyper_synthesis(rounded, quality))
        if not self.training:
            index = torch.floor(index + 0.5)
            latent = torch.where(index >= self.config.skip_below, latent, latent - residual.round())
        with torch.autocast(pixels.device.type, enabled=False):
            bits = rounded_bits(residual, lambda value, held: gaussian_bits(value, index.detach() if held else index, self.config))
            bits = bits if self.training else bits * (index >= self.config.skip_below)
        reconstruction = pixels if priors_only else self.synthesis(latent * inverse, quality)
        return CodecOutput(reconstruction, bits.sum((1, 2, 3)), hyper_bits)

    def refine_means(self, scaled: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Residuals ``scaled - mean`` and reconstructed latents, step by step."""
        height, width = scaled.shape[2:]
        masks = self.step_masks.repeat(1, 1, 1, (height + 1) // 2, (width + 1) // 2)[..., :height, :width]
        known = torch.zeros_like(scaled)
        residual = torch.zeros_like(scaled)
        for step, network in enumerate(self.means):
            mean = network(features, known)
            difference = scaled - mean
            known = known + masks[step] * (mean + round_straight(difference))
            residual = residual + masks[step] * difference
        return residual, known


def step_masks(config: CodecConfig) -> Tensor:
    """(steps, 1, latents, 2, 2): one where a sample is reconstructed at that step."""
    masks = torch.zeros(STEPS, 1, config.latents, 2, 2)
    for dy in range(2):
        for dx in range(2):
            for channel in range(config.latents):
                masks[config.step_of(dy, dx, channel), 0, channel, dy, dx] = 1
    return masks


def starting_log_gains(config: CodecConfig) -> Tensor:
    """Per knot, the gain at which unit rounding of an orthonormal transform balances rate and distortion.

    With lambda * 255^2 * MSE + bits per pixel and a step D: d(rate)/d(distortion) of a uniform quantiser gives
    D^2 = 36 / (2 ln 2 * lambda * 255^2) for 192 coefficients of 64 RGB pixels.
    """
    step = torch.sqrt(36 / (2 * math.log(2) * config.lambdas * 255**2))
    return -step.log()


def marginal_index(config: CodecConfig, spread: Tensor, log_gain: Tensor) -> Tensor:
    """Table index (knots, latents) of each channel's own spread."""
    step = math.log(config.scale_ceiling / config.scale_floor) / (config.scale_levels - 1)
    scale = spread.log()[None, :] + log_gain[:, None]
    return ((scale - math.log(config.scale_floor)) / step).clamp(0, config.scale_levels - 1)
