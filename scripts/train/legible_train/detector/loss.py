"""CRAFT's loss: squared error of both maps, with the hardest of the background in proportion to the text."""

from __future__ import annotations

import torch
from torch import Tensor

TEXT = 0.1  # target from which a cell counts as text
HARD_RATIO = 3  # hardest background cells per text cell that are averaged over
LEAST_HARD = 2000  # background cells of a batch that count even when it holds no text


def detector_loss(predicted: Tensor, target: Tensor, mask: Tensor, exact: Tensor) -> tuple[Tensor, dict[str, Tensor]]:
    """Loss of region and affinity, and its parts for the log.

    ``predicted`` and ``target`` (n, 2, h, w), ``mask`` bool (n, h, w), ``exact`` bool (n,). Hard cells are sought only where
    all text is known: on screens labelled by Tesseract the hardest background is the text that it overlooked.
    """
    error = (predicted.float() - target).square()
    inside = mask[:, None].expand_as(error)
    text = (target >= TEXT) & inside
    ground = (target < TEXT) & inside
    known = exact.view(-1, 1, 1, 1)
    text_error = mean_where(error, text)
    hard_error = hardest(torch.where(ground & known, error, 0), HARD_RATIO * int(text.sum()))
    plain_error = mean_where(error, ground & ~known)
    loss = text_error + hard_error + plain_error
    return loss, dict(text=text_error.detach(), hard=hard_error.detach(), plain=plain_error.detach())


def mean_where(values: Tensor, chosen: Tensor) -> Tensor:
    """Mean of the chosen values, 0 where there are none."""
    return torch.where(chosen, values, 0).sum() / chosen.sum().clamp(min=1)


def hardest(errors: Tensor, count: int) -> Tensor:
    """Mean of the ``count`` largest errors, at least ``LEAST_HARD`` and at most a quarter of all."""
    flat = errors.reshape(-1)
    return flat.topk(min(max(count, LEAST_HARD), len(flat) // 4), sorted=False)[0].mean()
