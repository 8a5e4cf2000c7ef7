"""Losses on text: how far what a decoded crop says is from what the original says (Lai, Tran and Koishida 2024), and rivals.

All of them look at the same boxes of words in both images, see :mod:`legible_train.text_boxes`, and give one value for each
image: the sum over its words, weighed by their numbers of characters, over the image's area in units of a character of 16 x 8
pixels. So a crop full of text weighs more than one with a single word, as it does in an error rate over characters.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from legible_train.recogniser.reader import cut, load_reader

CHARACTER_AREA = 16 * 8
MARGIN = 0.07  # of a word's height


class TextLoss(ABC):
    """``loss(pixels, decoded, boxes)`` for images (n, 3, h, w) in [0, 1] and boxes (n, most, 4), empty ones all 0: values (n)."""

    @abstractmethod
    def __call__(self, pixels: Tensor, decoded: Tensor, boxes: Tensor) -> Tensor: ...


class WordLoss(TextLoss):
    """What losses on single words share: some words of each image are drawn, cut out and compared in batches of one width."""

    def __init__(self, words: int, generator: torch.Generator) -> None:
        self.words, self.generator = words, generator

    @abstractmethod
    def compare(self, original: Tensor, decoded: Tensor) -> Tensor:
        """Sum over the characters of each pair of crops (k, 3, height, width) of how much they differ, (k)."""

    def __call__(self, pixels: Tensor, decoded: Tensor, boxes: Tensor) -> Tensor:
        pairs = torch.cat((pixels, decoded.clamp(0, 1)), 1).float()
        area = pixels.shape[2] * pixels.shape[3] / CHARACTER_AREA
        groups: dict[int, list[tuple[int, float, Tensor]]] = defaultdict(list)
        for row, found in enumerate(boxes):
            kept = found[found[:, 2] > found[:, 0]]
            drawn = kept[torch.randperm(len(kept), generator=self.generator)[: self.words].to(kept.device)]
            for box in drawn.tolist():
                crop = cut(pairs[row], with_margin(box, *pixels.shape[2:]))
                groups[crop.shape[3]].append((row, len(kept) / len(drawn) / area, crop))
        total = pixels.new_zeros(len(pixels))
        for group in groups.values():
            rows, shares, crops = zip(*group, strict=True)
            original, changed = torch.cat(crops).split(3, 1)
            values = self.compare(original.detach(), changed) * torch.tensor(shares, device=total.device)
            total = total.index_add(0, torch.tensor(rows, device=total.device), values)
        return total


def with_margin(box: Sequence[int], height: int, width: int) -> tuple[int, int, int, int]:
    """Left, top, width and height of what the recogniser is given of a word, inside the image: the product's margin."""
    left, top, right, bottom = box
    margin = max(1, round(MARGIN * (bottom - top)))
    left, top = max(0, left - margin), max(0, top - margin)
    return left, top, min(width, right + margin) - left, min(height, bottom + margin) - top


class LogitLoss(WordLoss):
    """Mean squared difference of the recogniser's logits of one pass, at each character and the end of what it reads in the original."""

    def __init__(self, reader: nn.Module, words: int, generator: torch.Generator) -> None:
        super().__init__(words, generator)
        self.reader = reader

    def compare(self, original: Tensor, decoded: Tensor) -> Tensor:
        with torch.no_grad():
            wanted = self.reader.read_once(original)
            places = inside_word(wanted)
        return ((self.reader.read_once(decoded) - wanted).square().mean(2) * places).sum(1)


class ReadingLoss(LogitLoss):
    """Kullback-Leibler divergence of what the recogniser reads: unlike logits it is silent where a character is read for sure."""

    def compare(self, original: Tensor, decoded: Tensor) -> Tensor:
        with torch.no_grad():
            wanted = self.reader.read_once(original)
            places = inside_word(wanted)
        logs = self.reader.read_once(decoded).float().log_softmax(2)
        divergence = F.kl_div(logs, wanted.float().log_softmax(2), reduction="none", log_target=True)
        return (divergence.sum(2) * places).sum(1)


class FeatureLoss(WordLoss):
    """Mean squared difference of the recogniser's encoder features, times the number of characters."""

    def __init__(self, reader: nn.Module, words: int, generator: torch.Generator) -> None:
        super().__init__(words, generator)
        self.reader = reader

    def compare(self, original: Tensor, decoded: Tensor) -> Tensor:
        with torch.no_grad():
            wanted, _ = self.reader.encoder(original)
            characters = inside_word(self.reader.read_once(original)).sum(1)
        seen, _ = self.reader.encoder(decoded)
        return (seen - wanted).square().mean((1, 2)) * characters


def inside_word(logits: Tensor) -> Tensor:
    """One (n, positions) up to and with the end of the word; what follows was never trained and says nothing."""
    ended = (logits.argmax(2) == 0).cumsum(1)
    return ((ended - (logits.argmax(2) == 0).long()) == 0).float()


class PixelLoss(TextLoss):
    """Absolute error inside the boxes, summed over pixels: the plain way to weigh text more."""

    def __call__(self, pixels: Tensor, decoded: Tensor, boxes: Tensor) -> Tensor:
        error = (decoded - pixels).float().abs().mean(1)
        return (error * text_mask(boxes, *pixels.shape[2:])[:, 0]).mean((1, 2))


class RegionLoss(TextLoss):
    """Squared difference of the detector's maps of both images, summed over their cells."""

    def __init__(self, detector: nn.Module) -> None:
        self.detector = detector

    def __call__(self, pixels: Tensor, decoded: Tensor, boxes: Tensor) -> Tensor:
        with torch.no_grad():
            wanted = self.detector(pixels)
        return (self.detector(decoded.float()) - wanted).square().sum(1).mean((1, 2))


def text_mask(boxes: Tensor, height: int, width: int) -> Tensor:
    """One (n, 1, h, w) inside boxes (n, most, 4) of pixels."""
    x, y = torch.arange(width, device=boxes.device), torch.arange(height, device=boxes.device)
    left, top, right, bottom = boxes.long().unbind(2)
    across = (x >= left[..., None]) & (x < right[..., None])
    down = (y >= top[..., None]) & (y < bottom[..., None])
    return (torch.einsum("nby,nbx->nyx", down.float(), across.float()) > 0).float()[:, None]


def coarse_mask(boxes: Tensor, height: int, width: int, stride: int) -> Tensor:
    """One (n, 1, height, width) where a cell of ``stride`` pixels touches a box, and in the cells beside it."""
    mask = F.max_pool2d(text_mask(boxes, height * stride, width * stride), stride)
    return F.max_pool2d(mask, 3, 1, 1)


def limited_pull(text: Callable[[Tensor], Tensor], other: Tensor, decoded: Tensor, limit: float) -> tuple[Tensor, Tensor]:
    """
    A loss on text as a term that is linear in ``decoded`` (n, 3, h, w), and its value, a scalar that is only for the log.

    The term has the gradient of ``text(decoded)``, a scalar, but on no image is that larger than ``limit`` times the gradient of the
    loss ``other``, a scalar of the same graph. A single misread word has gradients a hundred times those of a word that was read; when
    clipped with all the rest, they leave nothing of it.
    """
    copy = decoded.detach().requires_grad_()
    value = text(copy)
    if not value.requires_grad:
        return decoded.new_zeros(()), value.detach()
    (pull,) = torch.autograd.grad(value, copy)
    (bound,) = torch.autograd.grad(other, decoded, retain_graph=True)
    norms = [part.float().flatten(1).norm(dim=1) for part in (pull, bound)]
    share = (limit * norms[1] / norms[0].clamp(min=1e-12)).clamp(max=1)
    return (pull * share.view(-1, 1, 1, 1) * decoded).sum(), value.detach()


KINDS = ("logits", "readings", "features", "pixels", "regions")


def open_text_loss(kind: str, bundles: Path, words: int, generator: torch.Generator, device: str) -> TextLoss:
    """The loss of one of ``KINDS``, with the recogniser or the detector among ``bundles``, frozen."""
    if kind == "pixels":
        return PixelLoss()
    if kind == "regions":
        return RegionLoss(torch.jit.load(str(bundles / "legible-detector-1" / "network.pt"), map_location=device))
    reader = load_reader(bundles / "legible-reader-1", device)
    return {"logits": LogitLoss, "readings": ReadingLoss, "features": FeatureLoss}[kind](reader, words, generator)
