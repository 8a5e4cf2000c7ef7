"""The network: a slim U of residual blocks at 1/4, 1/8 and 1/16 of the resolution, maps at 1/2.

CRAFT's VGG16 spends 356 kMAC a pixel, most of it at full resolution. Here all pixels of a 4x4 cell become channels at once and
the maps of a cell's four output positions leave as channels; no layer runs finer than 1/4. Without normalisation layers
nothing but the receptive field connects distant pixels, so that tiles with a halo give the same maps as the whole picture.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

GROUP = 16  # channels a group of a 3x3 convolution: full speed on CPUs, unlike true depthwise ones


@dataclass(frozen=True)
class DetectorConfig:
    """Widths and depths of the detector; a dilation per residual block."""

    name: str = "legible-detector-1"
    fine: int = 48
    middle: int = 96
    coarse: int = 128
    fine_blocks: int = 1
    middle_blocks: int = 2
    dilations: tuple[int, ...] = (1, 2, 2, 1)
    final_middle_blocks: int = 1
    final_fine_blocks: int = 2

    @property
    def stride(self) -> int:
        """Pixels a cell of the maps is wide and high."""
        return 2

    @property
    def multiple(self) -> int:
        """Height and width of the input must be multiples of it; the network itself would do with 16."""
        return 32

    @property
    def reach(self) -> int:
        """Pixels around an output cell that it depends on, at most."""
        fine = 4 * (self.fine_blocks + self.final_fine_blocks)
        middle = 8 * (self.middle_blocks + self.final_middle_blocks)
        return fine + middle + 16 * sum(self.dilations) + 15  # 15: up to the edge of the coarse cell

    @property
    def halo(self) -> int:
        """``reach`` rounded up to the next multiple of ``multiple``."""
        return -(-self.reach // self.multiple) * self.multiple

    def as_dict(self) -> dict[str, object]:
        """For checkpoints and the training card."""
        return asdict(self)


class CellConvolution(nn.Conv2d):
    """A 1x1 convolution on ``pixel_unshuffle``'s channels; run with a stride, which moves no pixels, at half the time."""

    def __init__(self, channels: int, outputs: int, cell: int) -> None:
        super().__init__(channels * cell**2, outputs, 1)
        self.cell = cell

    def forward(self, stream: Tensor) -> Tensor:
        weight = self.weight.view(self.out_channels, -1, self.cell, self.cell)
        return F.conv2d(stream, weight, self.bias, stride=self.cell)


class ResidualBlock(nn.Module):
    """1x1, grouped 3x3, 1x1; starts as the identity."""

    def __init__(self, channels: int, dilation: int = 1) -> None:
        super().__init__()
        self.enter = nn.Conv2d(channels, channels, 1)
        self.mix = nn.Conv2d(channels, channels, 3, padding=dilation, dilation=dilation, groups=channels // GROUP)
        self.leave = nn.Conv2d(channels, channels, 1)
        nn.init.zeros_(self.leave.weight)
        nn.init.zeros_(self.leave.bias)

    def forward(self, stream: Tensor) -> Tensor:
        return self.leave(F.relu_(self.mix(F.relu_(self.enter(stream))))).add_(stream)


class DetectorNetwork(nn.Module):
    """Pixels (n, 3, h, w), RGB in [0, 1], to region and affinity (n, 2, h/2, w/2), about 0..1 and not clamped."""

    def __init__(self, config: DetectorConfig) -> None:
        super().__init__()
        self.config = config
        fine, middle, coarse = config.fine, config.middle, config.coarse
        self.stem = CellConvolution(3, fine, 4)
        self.fine = blocks(fine, [1] * config.fine_blocks)
        self.to_middle = CellConvolution(fine, middle, 2)
        self.middle = blocks(middle, [1] * config.middle_blocks)
        self.to_coarse = CellConvolution(middle, coarse, 2)
        self.coarse = blocks(coarse, config.dilations)
        self.from_coarse = nn.Conv2d(coarse, 4 * middle, 1)
        self.final_middle = blocks(middle, [1] * config.final_middle_blocks)
        self.from_middle = nn.Conv2d(middle, 4 * fine, 1)
        self.final_fine = blocks(fine, [1] * config.final_fine_blocks)
        self.head = nn.Conv2d(fine, 8, 1)
        for weight in (self.from_coarse.weight, self.from_middle.weight, self.head.weight):
            weight.data.mul_(0.3)

    def forward(self, pixels: Tensor) -> Tensor:
        fine = self.fine(F.relu_(self.stem((pixels - 0.5) * 4)))  # screens spread by about a quarter around grey
        middle = self.middle(F.relu_(self.to_middle(fine)))
        coarse = self.coarse(F.relu_(self.to_coarse(middle)))
        middle = self.final_middle(middle + F.pixel_shuffle(self.from_coarse(coarse), 2))
        fine = self.final_fine(fine + F.pixel_shuffle(self.from_middle(middle), 2))
        return F.pixel_shuffle(self.head(F.relu(fine)), 2)


def blocks(channels: int, dilations: list[int] | tuple[int, ...]) -> nn.Sequential:
    return nn.Sequential(*(ResidualBlock(channels, dilation) for dilation in dilations))


def count_macs(network: DetectorNetwork, side: int = 256) -> float:
    """Multiply-accumulates per pixel of the picture, counted by running every convolution once."""
    total = 0

    def count(layer: nn.Conv2d, _: object, output: Tensor) -> None:
        nonlocal total
        total += output.shape[2] * output.shape[3] * layer.weight.numel()

    hooks = [layer.register_forward_hook(count) for layer in network.modules() if isinstance(layer, nn.Conv2d)]
    with torch.no_grad():
        network(torch.zeros(1, 3, side, side, device=next(network.parameters()).device))
    for hook in hooks:
        hook.remove()
    return total / side**2
