"""The recogniser: convolutional stem, ViT encoder over columns, PARSeq's permutation decoder of one layer.

PARSeq (arXiv 2207.06966) learns from 65 million word views where each character stands. Here a CTC head over the encoder's
columns learns that within minutes, and the number of characters that it counts left of each column joins the memory the
decoder looks at: query i finds "the i-th character" by its number.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from legible_train.recogniser.charset import CLASSES, MAX_LENGTH
from legible_train.recogniser.crops import HEIGHT
from legible_train.recogniser.permutations import cloze_mask



@dataclass(frozen=True)
class RecogniserConfig:
    """Shapes of ``legible-reader-1``."""

    name: str = "legible-reader-1"
    stem: tuple[int, int, int] = (48, 64, 128)
    stem_blocks: tuple[int, int] = (2, 2)
    width: int = 192
    heads: int = 4
    layers: int = 3
    expansion: int = 3

    def as_dict(self) -> dict[str, object]:
        """For checkpoints and the training card."""
        return asdict(self)


class Convolution(nn.Sequential):
    """3x3 convolution, batch norm, ReLU."""

    def __init__(self, inputs: int, outputs: int, stride: tuple[int, int] = (1, 1)) -> None:
        super().__init__(
            nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs, momentum=0.05), nn.ReLU()
        )


class ResidualBlock(nn.Module):
    """Two convolutions around a skip connection that starts as the identity."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = Convolution(channels, channels)
        self.second = nn.Conv2d(channels, channels, 3, 1, 1, bias=False)
        self.norm = nn.BatchNorm2d(channels, momentum=0.05)
        nn.init.constant_(self.norm.weight, 0.2)

    def forward(self, hidden: Tensor) -> Tensor:
        return hidden + self.norm(self.second(self.first(hidden)))


class Stem(nn.Module):
    """Crops (n, 3, 24, w) in 0..1 to tokens (n, w/4, width)."""

    def __init__(self, config: RecogniserConfig) -> None:
        super().__init__()
        fine, middle, coarse = config.stem
        self.layers = nn.Sequential(
            Convolution(12, fine),
            Convolution(fine, middle, (2, 2)),
            *(ResidualBlock(middle) for _ in range(config.stem_blocks[0])),
            Convolution(middle, coarse, (2, 1)),
            *(ResidualBlock(coarse) for _ in range(config.stem_blocks[1])),
        )
        self.collapse = nn.Conv2d(coarse, config.width, (HEIGHT // 8, 1))

    def forward(self, crops: Tensor) -> Tensor:
        hidden = F.pixel_unshuffle(normalise(crops), 2)
        return self.collapse(self.layers(hidden)).flatten(2).transpose(1, 2)


def normalise(crops: Tensor, floor: float = 0.01) -> Tensor:
    """
    Zero mean a channel, unit contrast, and the rarer tone positive: light on dark looks like dark on light.

    ``floor`` is added to the standard deviation, so that the noise of flat crops stays small.
    """
    centred = crops - crops.mean((2, 3), keepdim=True)
    spread = (centred.square().mean((1, 2, 3), keepdim=True) + 1e-8).sqrt()
    scaled = centred / (spread + floor)
    skew = scaled.pow(3).mean((1, 2, 3), keepdim=True)
    return torch.where(skew < 0, -scaled, scaled)


class Attention(nn.Module):
    """Multi-head attention of queries (n, q, width) to memory (n, m, width)."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.memory = nn.Linear(width, 2 * width)
        self.out = nn.Linear(width, width)

    def split(self, values: Tensor) -> Tensor:
        return values.unflatten(2, [self.heads, -1]).transpose(1, 2)

    def forward(self, queries: Tensor, memory: Tensor, mask: Tensor | None = None) -> Tensor:
        """``mask`` is true where a query may look; it broadcasts to (n, heads, q, m)."""
        key, value = self.memory(memory).chunk(2, 2)
        # Written out: on CPUs the fused form is several times slower for so few tokens, above all backwards.
        scores = self.split(self.query(queries)) @ self.split(key).transpose(2, 3)
        scores = scores * (self.heads / queries.shape[2]) ** 0.5
        if mask is not None:
            scores = scores.masked_fill(~mask, -1e4)
        attended = scores.softmax(3).to(value.dtype) @ self.split(value)
        return self.out(attended.transpose(1, 2).flatten(2))


def feed_forward(width: int, expansion: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, expansion * width), nn.GELU(), nn.Linear(expansion * width, width))


class EncoderLayer(nn.Module):
    """Pre-norm transformer layer."""

    def __init__(self, config: RecogniserConfig) -> None:
        super().__init__()
        self.norm_attention, self.norm_mlp = nn.LayerNorm(config.width), nn.LayerNorm(config.width)
        self.attention = Attention(config.width, config.heads)
        self.mlp = feed_forward(config.width, config.expansion)

    def forward(self, tokens: Tensor) -> Tensor:
        normed = self.norm_attention(tokens)
        tokens = tokens + self.attention(normed, normed)
        return tokens + self.mlp(self.norm_mlp(tokens))


def waves(positions: Tensor, width: int) -> Tensor:
    """Sines and cosines of real positions (...) at ``width`` / 2 wavelengths from 2 pi / 2.5 up: (..., width)."""
    steps = torch.arange(width // 2, device=positions.device, dtype=torch.float32) / (width // 2)
    angles = positions.unsqueeze(-1) * (2.5 * torch.exp(-math.log(1000.0) * steps))
    return torch.cat((angles.sin(), angles.cos()), -1)


class Encoder(nn.Module):
    """Crops to memory (n, w/4 + 1, width) and the CTC head's logits (n, w/4, classes), class 0 blank."""

    def __init__(self, config: RecogniserConfig) -> None:
        super().__init__()
        self.width = config.width
        self.stem = Stem(config)
        self.layers = nn.ModuleList(EncoderLayer(config) for _ in range(config.layers))
        self.norm = nn.LayerNorm(config.width)
        self.ctc = nn.Linear(config.width, CLASSES)
        self.numbering = nn.Linear(config.width, config.width, bias=False)
        self.end = nn.Parameter(torch.zeros(1, 1, config.width))

    def forward(self, crops: Tensor) -> tuple[Tensor, Tensor]:
        tokens = self.stem(crops)
        tokens = tokens + 0.5 * waves(torch.arange(tokens.shape[1], device=crops.device).float(), self.width)
        for layer in self.layers:
            tokens = layer(tokens)
        tokens = self.norm(tokens)
        scores = self.ctc(tokens)
        numbers = count_characters(scores)
        # One more token stands for "behind the last character".
        tokens = torch.cat((tokens, self.end + tokens.mean(1, keepdim=True)), 1)
        numbers = torch.cat((numbers, numbers[:, -1:] + 1), 1)
        return tokens + self.numbering(waves(numbers, self.width)), scores


def count_characters(scores: Tensor) -> Tensor:
    """
    Expected number of characters begun up to each column, (n, columns).

    By CTC's rule a class that repeats the one of its left neighbour is not a new character.
    """
    shares = scores.detach().float().softmax(2)[:, :, 1:]
    before = F.pad(shares[:, :-1], (0, 0, 1, 0))
    return (shares * (1 - before)).sum(2).cumsum(1)


class Decoder(nn.Module):
    """PARSeq's two-stream layer: position queries look at known characters, then at the image."""

    def __init__(self, config: RecogniserConfig) -> None:
        super().__init__()
        width = config.width
        self.embedding = nn.Embedding(CLASSES + 1, width)  # the last one is the start mark
        self.positions = nn.Parameter(torch.zeros(1, MAX_LENGTH + 1, width))
        self.norm_query, self.norm_content = nn.LayerNorm(width), nn.LayerNorm(width)
        self.norm_cross, self.norm_mlp, self.norm_out = nn.LayerNorm(width), nn.LayerNorm(width), nn.LayerNorm(width)
        self.self_attention = Attention(width, config.heads)
        self.cross_attention = Attention(width, config.heads)
        self.mlp = feed_forward(width, config.expansion)
        self.head = nn.Linear(width, CLASSES)
        self.start = CLASSES
        nn.init.normal_(self.embedding.weight, std=0.3)

    def content(self, classes: Tensor) -> Tensor:
        """Start mark and characters (n, length) as content (n, 1 + length, width), characters with their positions."""
        start = torch.full_like(classes[:, :1], self.start)
        embedded = self.embedding(torch.cat((start, classes), 1))
        places = F.pad(self.positions[:, : classes.shape[1]], (0, 0, 1, 0))
        return self.norm_content(embedded + places)

    def forward(self, content: Tensor, memory: Tensor, mask: Tensor, first: int = 0) -> Tensor:
        """
        Logits (n, orders * queries, classes) of the positions from ``first`` on.

        ``mask`` (n or 1, orders, queries, contexts) is true where a query may look.
        """
        orders, count = mask.shape[1], mask.shape[2]
        positions = self.positions[:, first : first + count].repeat(len(memory), orders, 1)
        queries = positions + self.self_attention(self.norm_query(positions), content, mask.flatten(1, 2).unsqueeze(1))
        queries = queries + self.cross_attention(self.norm_cross(queries), memory)
        queries = queries + self.mlp(self.norm_mlp(queries))
        return self.head(self.norm_out(queries))


class Recogniser(nn.Module):
    """Encoder and decoder, and the two ways to read."""

    def __init__(self, config: RecogniserConfig = RecogniserConfig()) -> None:
        super().__init__()
        self.config = config
        self.encoder = Encoder(config)
        self.decoder = Decoder(config)
        self.length = MAX_LENGTH
        with torch.no_grad():
            numbers = torch.arange(1.0, MAX_LENGTH + 2)
            self.decoder.positions.copy_(self.encoder.numbering(waves(numbers, config.width)))
            # Equal projections at the start: query i and the columns of character i point the same way.
            cross = self.decoder.cross_attention
            cross.memory.weight[: config.width].copy_(cross.query.weight)

    def forward(self, crops: Tensor) -> Tensor:
        return self.read_once(crops)

    @torch.jit.export
    def read_once(self, crops: Tensor) -> Tensor:
        """Logits (n, 26, 95) of one pass; every position sees the image and the start mark only."""
        memory, _ = self.encoder(crops)
        none = torch.zeros(len(crops), 0, dtype=torch.int64, device=crops.device)
        mask = torch.ones(1, 1, self.length + 1, 1, dtype=torch.bool, device=crops.device)
        return self.decoder(self.decoder.content(none), memory, mask)

    @torch.jit.export
    def read(self, crops: Tensor) -> Tensor:
        """Logits (n, 26, 95): characters one after the other, then each again with all others known."""
        memory, _ = self.encoder(crops)
        classes = torch.zeros(len(crops), 0, dtype=torch.int64, device=crops.device)
        running = torch.ones(len(crops), dtype=torch.bool, device=crops.device)
        for place in range(self.length):
            mask = torch.ones(1, 1, 1, place + 1, dtype=torch.bool, device=crops.device)
            best = self.decoder(self.decoder.content(classes), memory, mask, place)[:, 0].argmax(1)
            running = running & (best != 0)
            classes = torch.cat((classes, (best * running.long()).unsqueeze(1)), 1)
            if not bool(running.any()):
                break
        return self.refine(classes, memory)

    def refine(self, classes: Tensor, memory: Tensor) -> Tensor:
        """Every position again, seeing all characters of the reading ``classes`` (n, length) but its own."""
        classes = F.pad(classes, (0, self.length + 1 - classes.shape[1]))
        known = F.pad(classes != 0, (1, 0), value=True)
        mask = cloze_mask(self.length + 1).to(classes.device) & known.unsqueeze(1)
        return self.decoder(self.decoder.content(classes), memory, mask.unsqueeze(1))
