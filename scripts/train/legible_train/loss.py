"""Rate-distortion loss over qualities and quality maps."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional as F

from legible_train.codec import CodecOutput
from legible_train.config import CodecConfig

REFERENCE_LAMBDA = 0.005
FLAT_TOLERANCE = 0.4 / 255
FLAT_CROSSOVER = 10 / 255  # where its slope is that of 5 levels of squared error


MAP_KINDS = ("uniform", "boxes", "ramp", "text")
MAP_CHANCES = (0.45, 0.25, 0.1, 0.2)


def draw_quality(count: int, height: int, width: int, generator: torch.Generator, text: Tensor | None = None) -> tuple[Tensor, Tensor]:
    """Base qualities (n, 1, 1, 1), stratified over 1..100, and maps (n, 1, h, w) of one of ``MAP_KINDS``.

    ``text`` (n, 1, h, w) is 1 where words are: there a map of the last kind is raised, as by an encoder that protects text."""
    strata = torch.randperm(count, generator=generator) + torch.rand(count, generator=generator)
    base = (1 + 99 * strata / count).view(-1, 1, 1, 1)
    kinds = torch.multinomial(torch.tensor(MAP_CHANCES), count, replacement=True, generator=generator)
    offsets = torch.zeros(count, 1, height, width)
    for row, kind in enumerate(kinds.tolist()):
        if MAP_KINDS[kind] == "boxes":
            draw_boxes(offsets[row, 0], generator)
        elif MAP_KINDS[kind] == "ramp":
            offsets[row, 0] = draw_ramp(height, width, generator)
        elif MAP_KINDS[kind] == "text" and text is not None:
            offsets[row] = text[row] * uniform(4, 40, generator)
    return base, (base + offsets).clamp(1, 100)


def uniform(low: float, high: float, generator: torch.Generator) -> float:
    return low + (high - low) * torch.rand((), generator=generator).item()


def draw_boxes(offsets: Tensor, generator: torch.Generator) -> None:
    """Raises or lowers the quality in one to three boxes of ``offsets`` (h, w)."""
    height, width = offsets.shape
    for _ in range(int(torch.randint(1, 4, (), generator=generator))):
        top, left = (int(torch.randint(0, n, (), generator=generator)) for n in (height, width))
        tall, wide = (int(torch.randint(1, n + 1, (), generator=generator)) for n in (height, width))
        offsets[top : top + tall, left : left + wide] = uniform(-25, 35, generator)


def draw_ramp(height: int, width: int, generator: torch.Generator) -> Tensor:
    """Offsets (h, w) that grow evenly in some direction."""
    down, right = uniform(-25, 25, generator), uniform(-25, 25, generator)
    return down * torch.linspace(-0.5, 0.5, height)[:, None] + right * torch.linspace(-0.5, 0.5, width)


def lambda_of(quality: Tensor, config: CodecConfig) -> Tensor:
    """Trade-off at each quality: log-linear from lambda_low at 1 to lambda_high at 100."""
    low, high = math.log(config.lambda_low), math.log(config.lambda_high)
    return torch.exp(low + (quality - 1) / 99 * (high - low))


def flat_mask(pixels: Tensor) -> Tensor:
    """One (n, 1, h, w) where a pixel's 17x17 surroundings have a single colour."""
    spread = F.max_pool2d(pixels, 5, 4, 2) + F.max_pool2d(-pixels, 5, 4, 2)
    flat = (F.max_pool2d(spread.amax(1, keepdim=True), 5, 1, 2) < 0.5 / 255).float()
    return F.interpolate(flat, scale_factor=4)


def rate_distortion(
    output: CodecOutput, pixels: Tensor, base: Tensor, maps: Tensor, config: CodecConfig
) -> tuple[Tensor, dict[str, Tensor]]:
    """Mean loss of a batch and its parts.

    Squared error is weighed by the local lambda. In flat regions an absolute error above a rounding's worth is added,
    because squared error hardly sees the faint texture that eyes do. Every image is divided by sqrt(lambda), so that
    all rates weigh alike.
    """
    weight = lambda_of(maps, config) * 255**2
    error = (output.pixels - pixels).float()
    squared = F.avg_pool2d(error.square().mean(1, keepdim=True), 8)
    flat = F.avg_pool2d((error.abs().mean(1, keepdim=True) - FLAT_TOLERANCE).clamp(min=0) * flat_mask(pixels), 8)
    distortion = (weight * squared).mean((1, 2, 3))
    texture = (weight * FLAT_CROSSOVER * flat).mean((1, 2, 3))
    rate = output.bits_per_pixel
    balance = (lambda_of(base, config).flatten() / REFERENCE_LAMBDA).rsqrt()
    loss = ((distortion + texture + rate) * balance).mean()
    parts = dict(distortion=(distortion * balance).mean(), texture=(texture * balance).mean(), rate=(rate * balance).mean())
    return loss, {name: value.detach() for name, value in parts.items()}
