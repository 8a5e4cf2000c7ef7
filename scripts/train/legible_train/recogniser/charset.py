"""Characters and their classes: class 0 ends the word, class i is character i - 1 of the charset."""

from __future__ import annotations

import torch
from torch import Tensor

CHARSET = "".join(chr(code) for code in range(0x21, 0x7F))  # the 94 printable ASCII characters without the space
MAX_LENGTH = 25
END = 0
CLASSES = 1 + len(CHARSET)
_CLASS_OF = {character: 1 + index for index, character in enumerate(CHARSET)}


def is_readable(text: str) -> bool:
    """Whether the recogniser can say ``text``: 1 to 25 characters, all of the charset."""
    return 0 < len(text) <= MAX_LENGTH and all(character in _CLASS_OF for character in text)


def encode(texts: list[str]) -> tuple[Tensor, Tensor]:
    """Classes (words, longest) padded with 0, and lengths (words), both int64."""
    lengths = torch.tensor([len(text) for text in texts])
    classes = torch.zeros(len(texts), max(1, int(lengths.max())), dtype=torch.int64)
    for row, text in enumerate(texts):
        for column, character in enumerate(text):
            classes[row, column] = _CLASS_OF[character]
    return classes, lengths


def decode(logits: Tensor, charset: str = CHARSET) -> tuple[list[str], list[float]]:
    """
    Readings and their confidences (0 to 1) of logits (words, positions, classes).

    The confidence is the geometric mean of the probabilities of the characters and of the end.
    """
    likelihoods, classes = logits.float().log_softmax(-1).max(-1)
    texts, confidences = [], []
    for row, scores in zip(classes.tolist(), likelihoods.tolist(), strict=True):
        length = row.index(END) if END in row else len(row)
        texts.append("".join(charset[value - 1] for value in row[:length]))
        kept = scores[: length + 1]
        confidences.append(float(torch.tensor(kept).mean().exp()))
    return texts, confidences
