"""Reading orders and the attention masks that follow from them (PARSeq: Bautista and Atienza 2022, arXiv 2207.06966).

Context 0 is the start mark, context j + 1 is character j. Query i predicts character i, or the end where the word has
i characters. A query may see the start mark and the characters that come earlier in the reading order.
"""

from __future__ import annotations

import torch
from torch import Tensor


def reading_orders(length: int, others: int, generator: torch.Generator | None = None) -> Tensor:
    """
    Ranks (1 + others, length) of the positions: the natural order, then others, half of them its mirror image.

    The rest are random. PARSeq takes the natural order, two random ones and the mirror images of the three at every
    step; over some steps this gives the same orders at less cost a step.
    """
    natural = torch.arange(length)
    drawn = [
        natural.flip(0) if torch.rand(1, generator=generator) < 0.5 else torch.randperm(length, generator=generator)
        for _ in range(others)
    ]
    return torch.stack([natural, *drawn])


def context_masks(ranks: Tensor) -> Tensor:
    """Boolean (orders, length, 1 + length), true where a query may look; ``ranks`` (orders, length)."""
    earlier = ranks.unsqueeze(1) < ranks.unsqueeze(2)
    start = torch.ones(len(ranks), ranks.shape[1], 1, dtype=torch.bool, device=ranks.device)
    return torch.cat((start, earlier), 2)


def blind_mask(length: int) -> Tensor:
    """Boolean (1, length, 1 + length): every query sees the start mark only, as in one-pass reading."""
    mask = torch.zeros(1, length, 1 + length, dtype=torch.bool)
    mask[:, :, 0] = True
    return mask


def cloze_mask(length: int) -> Tensor:
    """Boolean (1, length, 1 + length): every query sees all characters but its own, as in refinement."""
    start = torch.ones(1, length, 1, dtype=torch.bool)
    return torch.cat((start, ~torch.eye(length, dtype=torch.bool).unsqueeze(0)), 2)
