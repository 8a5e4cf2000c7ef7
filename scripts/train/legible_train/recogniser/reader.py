"""A recogniser as a fixed measure of what crops say, with gradients to the pixels: for training losses on text."""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from legible_train.recogniser.crops import HEIGHT, WIDTHS
from legible_train.recogniser.evaluate import load_recogniser

Box = tuple[int, int, int, int]  # left, top, width, height in pixels


def load_reader(source: Path, device: str = "cpu") -> nn.Module:
    """
    The frozen recogniser of a checkpoint (``.pt`` file of a run) or of a bundle (folder).

    Its ``read_once(crops)`` gives logits (n, 26, classes) of one pass; gradients flow to the crops, not to the weights.
    """
    if source.is_dir():
        network = torch.jit.load(str(source / "network.pt"), map_location=device)
    else:
        network, _ = load_recogniser(source, device)
    for parameter in network.parameters():
        parameter.requires_grad_(False)
    return network.eval()


def cut(image: Tensor, box: Box) -> Tensor:
    """
    The crop (1, 3, ``HEIGHT``, one of ``WIDTHS``) of ``box`` in an image (3, h, w) in 0..1, scaled and filled up as the
    recogniser wants it, differentiable.
    """
    left, top, width, height = box
    crop = image[None, :, top : top + height, left : left + width]
    scaled = min(WIDTHS[-1], max(1, round(crop.shape[3] * HEIGHT / crop.shape[2])))
    for size in ((HEIGHT, crop.shape[3]), (HEIGHT, scaled)):
        if size[0] * size[1] >= crop.shape[2] * crop.shape[3]:
            crop = F.interpolate(crop, size, mode="bilinear", align_corners=False)
        else:
            crop = F.interpolate(crop, size, mode="area")
    target = next(bucket for bucket in WIDTHS if bucket >= scaled)
    return F.pad(crop, (0, target - scaled, 0, 0), mode="replicate")
