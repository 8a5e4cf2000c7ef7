"""PARSeq (Bautista and Atienza 2022, arXiv 2207.06966) with the names and shapes of baudm/parseq.

Their classes are ours already: the end first, then the characters of the charset in order; the start mark and the
padding follow as inputs only.
"""

from __future__ import annotations

import string
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from legible_train.convert.states import CheckpointError, fill, load_state, write_bundle
from legible_train.recogniser.permutations import cloze_mask

LOWER = string.digits + string.ascii_lowercase
MIXED = LOWER + string.ascii_uppercase
CHARSETS = {len(charset): charset for charset in (LOWER, MIXED, MIXED + string.punctuation)}
HEIGHT = 32
ENCODER_HEAD, DECODER_HEAD = 64, 32  # channels of an attention head, in all published sizes
THRESHOLD = 0.35


class PackedAttention(nn.Module):
    """Multi-head attention whose three projections lie in one matrix, as ``nn.MultiheadAttention`` stores them."""

    def __init__(self, width: int, head: int) -> None:
        super().__init__()
        self.width, self.head = width, head
        self.in_proj_weight = nn.Parameter(torch.empty(3 * width, width))
        self.in_proj_bias = nn.Parameter(torch.empty(3 * width))
        self.out_proj = nn.Linear(width, width)

    def forward(self, queries: Tensor, memory: Tensor, mask: Tensor | None = None) -> Tensor:
        """``mask`` is true where a query may look."""
        width = self.width
        query = F.linear(queries, self.in_proj_weight[:width], self.in_proj_bias[:width])
        key, value = F.linear(memory, self.in_proj_weight[width:], self.in_proj_bias[width:]).chunk(2, 2)
        attended = F.scaled_dot_product_attention(
            split(query, self.head), split(key, self.head), split(value, self.head), attn_mask=mask
        )
        return self.out_proj(attended.transpose(1, 2).flatten(2))


def split(values: Tensor, head: int) -> Tensor:
    return values.unflatten(2, [-1, head]).transpose(1, 2)


class BlockAttention(nn.Module):
    """Self-attention as timm's vision transformer names it."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.head = ENCODER_HEAD
        self.qkv = nn.Linear(width, 3 * width)
        self.proj = nn.Linear(width, width)

    def forward(self, tokens: Tensor) -> Tensor:
        query, key, value = self.qkv(tokens).chunk(3, 2)
        attended = F.scaled_dot_product_attention(
            split(query, self.head), split(key, self.head), split(value, self.head)
        )
        return self.proj(attended.transpose(1, 2).flatten(2))


class Mlp(nn.Module):
    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.fc1, self.fc2 = nn.Linear(width, hidden), nn.Linear(hidden, width)

    def forward(self, tokens: Tensor) -> Tensor:
        return self.fc2(F.gelu(self.fc1(tokens)))


class Block(nn.Module):
    """Pre-norm transformer block."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-6), nn.LayerNorm(width, eps=1e-6)
        self.attn = BlockAttention(width)
        self.mlp = Mlp(width, hidden)

    def forward(self, tokens: Tensor) -> Tensor:
        tokens = tokens + self.attn(self.norm1(tokens))
        return tokens + self.mlp(self.norm2(tokens))


class PatchEmbedding(nn.Module):
    def __init__(self, width: int, patch: tuple[int, int]) -> None:
        super().__init__()
        self.proj = nn.Conv2d(3, width, patch, patch)

    def forward(self, crops: Tensor) -> Tensor:
        return self.proj(crops).flatten(2).transpose(1, 2)


class Encoder(nn.Module):
    """Vision transformer without class token."""

    def __init__(self, width: int, hidden: int, depth: int, tokens: int, patch: tuple[int, int]) -> None:
        super().__init__()
        self.patch_embed = PatchEmbedding(width, patch)
        self.pos_embed = nn.Parameter(torch.empty(1, tokens, width))
        self.blocks = nn.ModuleList(Block(width, hidden) for _ in range(depth))
        self.norm = nn.LayerNorm(width, eps=1e-6)

    def forward(self, crops: Tensor) -> Tensor:
        tokens = self.patch_embed(crops) + self.pos_embed
        for block in self.blocks:
            tokens = block(tokens)
        return self.norm(tokens)


class DecoderLayer(nn.Module):
    """The query stream of the two-stream layer; with one layer the content stream needs no update."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.self_attn, self.cross_attn = PackedAttention(width, DECODER_HEAD), PackedAttention(width, DECODER_HEAD)
        self.linear1, self.linear2 = nn.Linear(width, hidden), nn.Linear(hidden, width)
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.norm_q, self.norm_c = nn.LayerNorm(width), nn.LayerNorm(width)

    def forward(self, queries: Tensor, content: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        queries = queries + self.self_attn(self.norm_q(queries), self.norm_c(content), mask)
        queries = queries + self.cross_attn(self.norm1(queries), memory)
        return queries + self.linear2(F.gelu(self.linear1(self.norm2(queries))))


class Decoder(nn.Module):
    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList([DecoderLayer(width, hidden)])
        self.norm = nn.LayerNorm(width)

    def forward(self, queries: Tensor, content: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        for layer in self.layers:
            queries = layer(queries, content, memory, mask)
        return self.norm(queries)


class TextEmbedding(nn.Module):
    def __init__(self, tokens: int, width: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(tokens, width)

    def forward(self, classes: Tensor) -> Tensor:
        return self.embedding(classes) * self.embedding.weight.shape[1] ** 0.5


class Parseq(nn.Module):
    """Crops in 0..1 (n, 3, 32, 128) to logits (n, positions, classes), read in one pass or one by one."""

    def __init__(self, state: dict[str, Tensor]) -> None:
        """Shapes follow the weights ``state``."""
        super().__init__()
        width, _, *patch = state["encoder.patch_embed.proj.weight"].shape
        hidden = state["encoder.blocks.0.mlp.fc1.weight"].shape[0]
        depth = 1 + max(int(name.split(".")[2]) for name in state if name.startswith("encoder.blocks."))
        self.encoder = Encoder(width, hidden, depth, state["encoder.pos_embed"].shape[1], (patch[0], patch[1]))
        self.decoder = Decoder(width, state["decoder.layers.0.linear1.weight"].shape[0])
        self.head = nn.Linear(width, state["head.weight"].shape[0])
        self.text_embed = TextEmbedding(self.head.out_features + 2, width)
        self.pos_queries = nn.Parameter(torch.empty(1, state["pos_queries"].shape[1], width))
        self.start = self.head.out_features
        self.places = self.pos_queries.shape[1]

    def forward(self, crops: Tensor) -> Tensor:
        return self.read_once(crops)

    @torch.jit.export
    def read_once(self, crops: Tensor) -> Tensor:
        memory = self.encoder((crops - 0.5) / 0.5)
        none = torch.zeros(len(crops), 0, dtype=torch.int64, device=crops.device)
        mask = torch.ones(1, 1, self.places, 1, dtype=torch.bool, device=crops.device)
        return self.decode(none, memory, mask, 0)

    @torch.jit.export
    def read(self, crops: Tensor) -> Tensor:
        memory = self.encoder((crops - 0.5) / 0.5)
        classes = torch.zeros(len(crops), 0, dtype=torch.int64, device=crops.device)
        running = torch.ones(len(crops), dtype=torch.bool, device=crops.device)
        for place in range(self.places - 1):
            mask = torch.ones(1, 1, 1, place + 1, dtype=torch.bool, device=crops.device)
            best = self.decode(classes, memory, mask, place)[:, 0].argmax(1)
            running = running & (best != 0)
            classes = torch.cat((classes, (best * running.long()).unsqueeze(1)), 1)
            if not bool(running.any()):
                break
        classes = F.pad(classes, (0, self.places - classes.shape[1]))
        known = F.pad(classes != 0, (1, 0), value=True)
        mask = cloze_mask(self.places).to(crops.device) & known.unsqueeze(1)
        return self.decode(classes, memory, mask.unsqueeze(1), 0)

    def decode(self, classes: Tensor, memory: Tensor, mask: Tensor, first: int) -> Tensor:
        """Logits of the positions from ``first`` on, as many as ``mask`` (1 or n, 1, queries, contexts) has queries."""
        start = self.text_embed(torch.full_like(memory[:, :1, 0], self.start, dtype=torch.int64))
        content = torch.cat((start, self.pos_queries[:, : classes.shape[1]] + self.text_embed(classes)), 1)
        queries = self.pos_queries[:, first : first + mask.shape[2]].repeat(len(memory), 1, 1)
        return self.head(self.decoder(queries, content, memory, mask))


def convert(checkpoint: Path, folder: Path) -> None:
    """
    Writes the bundle of a public PARSeq checkpoint (tiny, small; 32x128 crops) into ``folder``.

    Raises ``CheckpointError`` when the file is something else.
    """
    state = load_state(checkpoint)
    missing = [name for name in REQUIRED if name not in state]
    if missing:
        raise CheckpointError(f"{checkpoint} is not a checkpoint of PARSeq: {missing[0]} is missing.")
    network = Parseq(state)
    fill(network, state, checkpoint, "PARSeq")
    charset = CHARSETS.get(network.start - 1)
    if charset is None:
        sizes = ", ".join(map(str, CHARSETS))
        raise CheckpointError(f"{checkpoint} reads {network.start - 1} characters; only charsets of {sizes} are known.")
    patch = network.encoder.patch_embed.proj.kernel_size
    columns, rest = divmod(network.encoder.pos_embed.shape[1], HEIGHT // patch[0])
    if rest:
        raise CheckpointError(f"{checkpoint} does not take crops of {HEIGHT} rows; only such checkpoints can be converted.")
    description = dict(
        kind="text-recogniser",
        name=checkpoint.stem,
        architecture="parseq",
        description="PARSeq, converted from a public checkpoint.",
        licence="that of the checkpoint; its source says which",
        network="network.pt",
        input=dict(height=HEIGHT, widths=[columns * patch[1]], fit="stretch"),
        charset=charset,
        maxLength=network.places - 1,
        threshold=THRESHOLD,
        card=dict(source=checkpoint.name, paper="arXiv 2207.06966"),
    )
    write_bundle(network, description, folder)


REQUIRED = (
    "encoder.patch_embed.proj.weight",
    "encoder.pos_embed",
    "encoder.blocks.0.mlp.fc1.weight",
    "decoder.layers.0.linear1.weight",
    "head.weight",
    "pos_queries",
)
