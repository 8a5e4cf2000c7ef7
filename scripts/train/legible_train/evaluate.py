"""Quick look at a checkpoint: estimated rate and PSNR on whole images. The real figures come from the Java path."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional as F

from legible_train.codec import Codec
from legible_train.config import CodecConfig


def load_codec(checkpoint: Path) -> tuple[Codec, dict[str, object]]:
    """The averaged model of a checkpoint, in evaluation mode, and the checkpoint itself."""
    saved = torch.load(checkpoint, map_location="cpu", weights_only=True)
    settings = dict(saved["config"])
    settings["context_thresholds"] = tuple(settings["context_thresholds"])
    codec = Codec(CodecConfig(**settings))
    codec.load_state_dict(saved["average"])
    return codec.eval(), saved


def open_pixels(path: Path, height: int = 768, width: int = 1024) -> Tensor:
    """Top left of an image as (1, 3, h, w) in [0, 1]."""
    pixels = np.asarray(Image.open(path).convert("RGB"))[:height, :width]
    return torch.from_numpy(pixels.copy()).permute(2, 0, 1)[None].float() / 255


def pad_to_grid(pixels: Tensor, multiple: int) -> Tensor:
    """Repeats the right and bottom edges up to a multiple of ``multiple``."""
    height, width = pixels.shape[2:]
    return F.pad(pixels, (0, -width % multiple, 0, -height % multiple), mode="replicate")


@torch.no_grad()
def rate_and_psnr(codec: Codec, pixels: Tensor, quality: float) -> tuple[float, float]:
    """Estimated bits per pixel and PSNR (dB, 8-bit RGB) of one image."""
    padded = pad_to_grid(pixels, codec.config.hyper_stride)
    height, width = padded.shape[2] // codec.config.stride, padded.shape[3] // codec.config.stride
    output = codec(padded, torch.full((1, 1, height, width), quality))
    area = pixels.shape[2] * pixels.shape[3]
    decoded = output.pixels[:, :, : pixels.shape[2], : pixels.shape[3]].clamp(0, 1).mul(255).round()
    error = (decoded - pixels * 255).square().mean().item()
    bits = (output.latent_bits + output.hyper_bits).item()
    return bits / area, 10 * np.log10(255**2 / max(error, 1e-9))


def evaluate(checkpoint: Path, folder: Path, qualities: list[float], every: int = 1) -> list[dict[str, float]]:
    """Mean rate and PSNR over every ``every``-th image of a folder, one row a quality."""
    codec, _ = load_codec(checkpoint)
    images = [open_pixels(path) for path in sorted(folder.glob("*.png"))[::every]]
    rows = []
    for quality in qualities:
        figures = np.array([rate_and_psnr(codec, image, quality) for image in images])
        rows.append(dict(quality=quality, bpp=float(figures[:, 0].mean()), psnr=float(figures[:, 1].mean())))
    return rows
