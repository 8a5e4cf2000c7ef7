"""Quick look at a checkpoint: estimated rate, PSNR and text errors on whole images. The real figures come from the Java path."""

from __future__ import annotations

import math
from pathlib import Path
from statistics import fmean

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional as F

from legible_train.codec import Codec
from legible_train.config import CodecConfig
from legible_train.text_errors import Line, errors, reference


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
def decode(codec: Codec, pixels: Tensor, quality: float) -> tuple[Tensor, float]:
    """What one image (1, 3, h, w) becomes, in whole numbers 0..255, and its estimated bits per pixel."""
    padded = pad_to_grid(pixels, codec.config.hyper_stride)
    height, width = padded.shape[2] // codec.config.stride, padded.shape[3] // codec.config.stride
    output = codec(padded, torch.full((1, 1, height, width), quality))
    decoded = output.pixels[:, :, : pixels.shape[2], : pixels.shape[3]].clamp(0, 1).mul(255).round()
    return decoded, (output.latent_bits + output.hyper_bits).item() / (pixels.shape[2] * pixels.shape[3])


def psnr(pixels: Tensor, decoded: Tensor) -> float:
    """In dB, of an image in [0, 1] and its decoded one in 0..255."""
    error = (decoded - pixels * 255).square().mean().item()
    return 10 * math.log10(255**2 / max(error, 1e-9))


def evaluate(checkpoint: Path, folder: Path, qualities: list[float], every: int = 1, text: bool = False) -> list[dict[str, float]]:
    """Mean rate and PSNR over every ``every``-th image of a folder, one row a quality; with ``text`` error rates by Tesseract as well."""
    codec, _ = load_codec(checkpoint)
    images = [open_pixels(path) for path in sorted(folder.glob("*.png"))[::every]]
    lines = [reference(to_bytes(image * 255)) for image in images] if text else []
    rows = []
    for quality in qualities:
        decoded = [decode(codec, image, quality) for image in images]
        fidelity = [psnr(image, pixels) for image, (pixels, _) in zip(images, decoded, strict=True)]
        row = dict(quality=quality, bpp=fmean(bpp for _, bpp in decoded), psnr=fmean(fidelity))
        if text:
            row.update(error_rates(lines, [to_bytes(pixels) for pixels, _ in decoded]))
        rows.append(row)
    return rows


def to_bytes(pixels: Tensor) -> np.ndarray:
    """An image (1, 3, h, w) in 0..255 as uint8 (h, w, 3)."""
    return pixels[0].round().byte().permute(1, 2, 0).contiguous().numpy()


def error_rates(lines: list[list[Line]], decoded: list[np.ndarray]) -> dict[str, float]:
    """CER and WER over all lines of all pages."""
    found = [errors(page, pixels) for page, pixels in zip(lines, decoded, strict=True)]
    texts = [line.text for page in lines for line in page]
    characters, words = sum(map(len, texts)), sum(len(text.split()) for text in texts)
    return dict(cer=sum(pair[0] for pair in found) / max(1, characters), wer=sum(pair[1] for pair in found) / max(1, words))
