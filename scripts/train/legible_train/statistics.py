"""Counts what the codec really codes on training crops, by table, to shape the integer tables."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import torch
from torch import Tensor

from legible_train.codec import Codec
from legible_train.data import Sample
from legible_train.loss import draw_quality
from legible_train.priors import gaussian_bits
from legible_train.tables import cost


class Statistics:
    """Histograms of latent symbols by table index and of hyper-latents by context and channel, and the model's bits.

    Histograms have ``2 * reach + 1`` bins for the values -reach..reach; values beyond are counted in the outermost.
    """

    def __init__(self, codec: Codec, reach: int = 600) -> None:
        config = codec.config
        self.config, self.reach = config, reach
        bins = 2 * reach + 1
        self.latent = np.zeros((config.scale_levels, bins))
        self.hyper = np.zeros((config.contexts, config.hyper_latents, bins))
        self.model_bits = 0.0

    def bins(self, values: Tensor) -> Tensor:
        return (values.round().long() + self.reach).clamp(0, 2 * self.reach)

    @torch.no_grad()
    def add(self, codec: Codec, pixels: Tensor, quality: Tensor) -> None:
        """Counts the symbols of a batch of float crops (n, 3, h, w) in [0, 1] at ``quality`` (n, 1, h/8, w/8)."""
        config, width = self.config, 2 * self.reach + 1
        scaled = codec.analysis(pixels, quality) * codec.gain(codec.log_gain, quality)
        hyper = codec.hyper_analysis(scaled, quality).round()
        index = codec.scale(hyper, quality)
        residual, _ = codec.refine_means(scaled, codec.hyper_synthesis(hyper, quality))
        level = torch.floor(index + 0.5).long()
        coded = level >= config.skip_below
        flat = (level * width + self.bins(residual))[coded]
        self.latent += np.bincount(flat.numpy(), minlength=self.latent.size).reshape(self.latent.shape)
        channel = torch.arange(config.hyper_latents).view(1, -1, 1, 1)
        flat = (codec.prior.contexts(hyper) * config.hyper_latents + channel) * width + self.bins(hyper)
        self.hyper += np.bincount(flat.flatten().numpy(), minlength=self.hyper.size).reshape(self.hyper.shape)
        self.model_bits += gaussian_bits(residual.round(), index, config)[coded].sum().item()
        self.model_bits += codec.prior.bits(hyper, hyper).sum().item()

    def run(self, counts: np.ndarray, first: int, last: int) -> np.ndarray:
        """Counts of ``first..last`` and, behind them, of everything else (the escape)."""
        inside = counts[first + self.reach : last + self.reach + 1]
        return np.append(inside, counts.sum() - inside.sum())

    def integer_cost(self, latent_tables: list[dict], hyper_tables: list[dict]) -> float:
        """Bits under integer tables, escapes with their raw bits."""
        bits = sum(self.table_cost(self.latent[n], t) for n, t in enumerate(latent_tables) if n >= self.config.skip_below)
        for number, table in enumerate(hyper_tables):
            channel, context = divmod(number, self.config.contexts)
            bits += self.table_cost(self.hyper[context, channel], table)
        return bits

    def table_cost(self, counts: np.ndarray, table: dict) -> float:
        frequencies, first = np.array(table["frequencies"]), table["first"]
        last = first + len(frequencies) - 2
        bits = cost(frequencies, self.run(counts, first, last))
        for position in np.flatnonzero(counts):
            value = position - self.reach
            if not first <= value <= last:
                beyond = value - last if value > last else first - value
                bits += counts[position] * (2 + 2 * math.floor(math.log2(beyond)))
        return bits


def collect(codec: Codec, batches: Iterable[Sample], count: int, seed: int) -> Statistics:
    """Statistics over ``count`` batches at random qualities and maps."""
    statistics = Statistics(codec)
    generator = torch.Generator().manual_seed(seed)
    for _, batch in zip(range(count), batches):
        pixels = batch.pixels.float() / 255
        height, width = pixels.shape[2] // codec.config.stride, pixels.shape[3] // codec.config.stride
        _, maps = draw_quality(len(pixels), height, width, generator)
        statistics.add(codec, pixels, maps)
    return statistics
