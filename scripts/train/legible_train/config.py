"""Everything that fixes the shape of the default codec, in one place."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch


@dataclass(frozen=True)
class CodecConfig:
    """Shapes of the mean-scale hyperprior codec ``legible-1``.

    Latents lie on a grid 8 times coarser than the pixels, hyper-latents on one 32 times coarser.
    """

    name: str = "legible-1"
    latents: int = 192
    hyper_latents: int = 64
    analysis_blocks: int = 4
    synthesis_blocks: int = 6
    hidden: int = 128
    group_width: int = 16
    hyper_hidden: int = 128
    hyper_features: int = 96
    scale_hidden: int = 128
    scale_features: int = 64
    knots: int = 8
    lambda_low: float = 6e-5
    lambda_high: float = 0.09
    scale_floor: float = 0.11
    scale_ceiling: float = 128.0
    scale_levels: int = 64
    skip_below: int = 3
    context_thresholds: tuple[int, ...] = (1, 3)
    tile: int = 64
    stride: int = 8
    hyper_stride: int = 32

    @property
    def lambdas(self) -> torch.Tensor:
        """Trade-off of each quality knot, log-spaced; loss is lambda * 255^2 * MSE + bits per pixel."""
        return torch.logspace(
            torch.log10(torch.tensor(self.lambda_low)).item(),
            torch.log10(torch.tensor(self.lambda_high)).item(),
            self.knots,
        )

    @property
    def quality_knots(self) -> list[int]:
        """Quality of each knot in 1/256, from 256 (quality 1) to 25600 (quality 100)."""
        last = self.knots - 1
        return [round(256 + (25600 - 256) * k / last) for k in range(self.knots)]

    @property
    def contexts(self) -> int:
        """Tables a hyper-latent channel has."""
        return len(self.context_thresholds) + 1

    def step_of(self, dy: int, dx: int, channel: int) -> int:
        """Step (0..3) at which the sample at (dy, dx) of a 2x2 cell is reconstructed.

        The four quarters of the channels (by remainder) take the four positions of a cell in rotation, so every step
        reaches every position.
        """
        order = {(0, 0): 0, (1, 1): 1, (0, 1): 2, (1, 0): 3}[(dy, dx)]
        return (order + channel) % 4

    def as_dict(self) -> dict[str, object]:
        """For checkpoints and the training card."""
        return asdict(self)
