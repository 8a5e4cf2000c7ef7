"""What the recogniser is trained on: permuted reading orders, one-pass reading and CTC."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from legible_train.recogniser.network import Recogniser
from legible_train.recogniser.permutations import blind_mask, context_masks, reading_orders

BLIND_WEIGHT, CTC_WEIGHT = 1.0, 0.5


@dataclass(frozen=True)
class WordLoss:
    """``total`` has the gradient; ``orders`` and ``blind`` are cross-entropies a character, ``ctc`` its loss a character."""

    total: Tensor
    orders: Tensor
    blind: Tensor
    ctc: Tensor


def word_loss(
    recogniser: Recogniser,
    crops: Tensor,
    classes: Tensor,
    lengths: Tensor,
    others: int,
    generator: torch.Generator | None = None,
) -> WordLoss:
    """
    Loss of crops (n, 3, h, w) whose words are ``classes`` (n, longest), padded with 0, of ``lengths`` (n).

    The natural reading order and ``others`` are drawn for the whole batch, as PARSeq does, and one more stream reads
    without any context.
    """
    memory, scores = recogniser.encoder(crops)
    longest = classes.shape[1]
    ranks = reading_orders(longest + 1, others, generator)
    streams = torch.cat((context_masks(ranks), blind_mask(longest + 1)))[:, :, :-1].to(crops.device)
    places = torch.arange(longest + 1, device=crops.device)
    known = F.pad(places[:-1] < lengths.unsqueeze(1), (1, 0), value=True)  # (n, contexts): the start and the word's own
    mask = streams.unsqueeze(0) & known[:, None, None]
    logits = recogniser.decoder(recogniser.decoder.content(classes), memory, mask).float()
    losses = F.cross_entropy(
        logits.flatten(0, 1), F.pad(classes, (0, 1)).repeat(1, len(streams)).flatten(), reduction="none"
    ).unflatten(0, (len(crops), len(streams), -1))
    counted = (places <= lengths.unsqueeze(1)).unsqueeze(1).repeat(1, len(streams), 1)
    # Where a word ends can only be asked with all of its characters known, or none.
    counted[:, 1:-1] &= (places < lengths.unsqueeze(1)).unsqueeze(1)
    orders = (losses * counted)[:, :-1].sum() / counted[:, :-1].sum()
    blind = (losses * counted)[:, -1].sum() / counted[:, -1].sum()
    ctc = ctc_loss(scores, classes, lengths)
    return WordLoss(orders + BLIND_WEIGHT * blind + CTC_WEIGHT * ctc, orders.detach(), blind.detach(), ctc.detach())


def ctc_loss(scores: Tensor, classes: Tensor, lengths: Tensor) -> Tensor:
    """Connectionist temporal classification (Graves 2006), a character; ``scores`` (n, columns, classes)."""
    columns = torch.full_like(lengths, scores.shape[1])
    likelihoods = scores.float().log_softmax(2).transpose(0, 1)
    losses = F.ctc_loss(likelihoods, classes, columns, lengths, reduction="none", zero_infinity=True)
    return losses.sum() / (lengths + 1).sum()
