"""Geometry that fonts do not vary enough in: slant, width, height and place within the crop."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

WARPED = 0.5  # share of the crops
SLANT = 3.0  # pixels that the top and the bottom edge move at most, against each other twice that
NARROWING = 0.22
HEIGHTS = (0.94, 1.12)
SHIFT = 0.05  # of the height, up or down


def warp(crops: Tensor, generator: torch.Generator | None = None) -> Tensor:
    """Half of the crops (n, 3, h, w) slanted, narrowed and shifted, each by itself; no column of them leaves the crop."""
    count, width = len(crops), crops.shape[3]

    def uniform(low: float, high: float) -> Tensor:
        return low + (high - low) * torch.rand(count, generator=generator)

    slant = 2 * uniform(-SLANT, SLANT) / width  # in affine_grid's units: the crop reaches from -1 to 1
    across = 1 + slant.abs() + uniform(0, NARROWING)
    affine = torch.zeros(count, 2, 3)
    affine[:, 0, 0], affine[:, 0, 1], affine[:, 0, 2] = across, slant, across - 1 - slant.abs()
    affine[:, 1, 1], affine[:, 1, 2] = uniform(*HEIGHTS), uniform(-SHIFT, SHIFT)
    plain = torch.rand(count, generator=generator) >= WARPED
    affine[plain] = torch.eye(2, 3)
    grid = F.affine_grid(affine.to(crops.device), list(crops.shape), align_corners=False)
    return F.grid_sample(crops, grid, mode="bilinear", padding_mode="border", align_corners=False)
