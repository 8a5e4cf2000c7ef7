"""Analysis and synthesis: an 8x8 block transform with residual networks that improve on it.

At the first step both are exactly the orthonormal cosine transform in an orthonormal colour basis, a decent codec; the
residual blocks (last layer zero) learn what it lacks. All networks run at 1/8 of the resolution.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from legible_train.config import CodecConfig


def block_basis() -> Tensor:
    """Orthonormal basis of 8x8 RGB blocks, (192, 3, 8, 8): colour axes (grey, red-blue, green-magenta) times cosines."""
    n = torch.arange(8, dtype=torch.float64)
    cosine = torch.cos(math.pi * (2 * n[None, :] + 1) * n[:, None] / 16) * math.sqrt(2 / 8)
    cosine[0] /= math.sqrt(2)
    colour = torch.tensor([[1, 1, 1], [1, 0, -1], [1, -2, 1]], dtype=torch.float64)
    colour /= colour.norm(dim=1, keepdim=True)
    basis = torch.einsum("kc,uy,vx->kuvcyx", colour, cosine, cosine)
    return basis.reshape(192, 3, 8, 8).float()


def interpolate_knots(quality: Tensor, knots: int) -> Tensor:
    """Weights (n, knots, h, w) of piecewise linear interpolation for ``quality`` (n, 1, h, w) in 1..100."""
    position = (quality - 1) * ((knots - 1) / 99)
    index = torch.arange(knots, device=quality.device, dtype=quality.dtype).view(1, -1, 1, 1)
    return (1 - (position - index).abs()).clamp(min=0)


class ResidualBlock(nn.Module):
    """1x1, grouped 3x3, 1x1 on the latent stream, told the quality through its knot weights; starts as zero."""

    def __init__(self, channels: int, hidden: int, group_width: int, knots: int) -> None:
        super().__init__()
        self.enter = nn.Conv2d(channels + knots, hidden, 1)
        self.mix = nn.Conv2d(hidden, hidden, 3, padding=1, groups=hidden // group_width)
        self.leave = nn.Conv2d(hidden, channels, 1)
        nn.init.zeros_(self.leave.weight)
        nn.init.zeros_(self.leave.bias)

    def forward(self, stream: Tensor, knot_weights: Tensor) -> Tensor:
        hidden = F.leaky_relu(self.enter(torch.cat((stream, knot_weights), 1)), 0.1)
        hidden = F.leaky_relu(self.mix(hidden), 0.1)
        return stream + self.leave(hidden)


class BlockTransform(nn.Module):
    """What analysis and synthesis share: the basis, the spread of each coefficient, and the residual blocks."""

    def __init__(self, config: CodecConfig, blocks: int, basis: Tensor, spread: Tensor) -> None:
        super().__init__()
        self.knots = config.knots
        self.basis = nn.Parameter(basis.clone())
        self.register_buffer("spread", spread.view(1, -1, 1, 1).clone())
        self.blocks = nn.ModuleList(
            ResidualBlock(config.latents, config.hidden, config.group_width, config.knots) for _ in range(blocks)
        )

    def refine(self, stream: Tensor, quality: Tensor) -> Tensor:
        """Runs the residual blocks on a stream of unit variance."""
        weights = interpolate_knots(quality, self.knots)
        for block in self.blocks:
            stream = block(stream, weights)
        return stream


class Analysis(BlockTransform):
    """Pixels (n, 3, h, w) in [0, 1] and quality (n, 1, h/8, w/8) in 1..100 to latents (n, c, h/8, w/8) before gains."""

    def forward(self, pixels: Tensor, quality: Tensor) -> Tensor:
        with torch.autocast(pixels.device.type, enabled=False):
            blocks = F.pixel_unshuffle(pixels - 0.5, 8)
            latent = F.conv2d(blocks, self.basis.reshape(self.basis.shape[0], -1, 1, 1)) / self.spread
        return self.refine(latent, quality) * self.spread


class Synthesis(BlockTransform):
    """Latents (n, c, h, w) after the inverse gains and quality (n, 1, h, w) to pixels (n, 3, 8h, 8w), not clamped."""

    def forward(self, latent: Tensor, quality: Tensor) -> Tensor:
        stream = self.refine(latent / self.spread, quality) * self.spread
        with torch.autocast(latent.device.type, enabled=False):
            weight = self.basis.reshape(self.basis.shape[0], -1).t().reshape(-1, self.basis.shape[0], 1, 1)
            return F.pixel_shuffle(F.conv2d(stream.float(), weight), 8) + 0.5
