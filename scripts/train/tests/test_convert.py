"""Converted bundles read as the public networks do; the forward passes are written out here, from the papers' figures."""

import json
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from legible_train.convert import craft, parseq
from legible_train.convert.states import CheckpointError

State = dict[str, Tensor]


def add_convolution(state: State, name: str, outputs: int, inputs: int, kernel: int) -> None:
    state[f"{name}.weight"] = torch.randn(outputs, inputs, kernel, kernel) * (2 / (inputs * kernel * kernel)) ** 0.5
    state[f"{name}.bias"] = torch.randn(outputs) * 0.1


def add_norm(state: State, name: str, width: int) -> None:
    state[f"{name}.weight"] = torch.rand(width) + 0.5
    state[f"{name}.bias"] = torch.randn(width) * 0.1


def add_batch_norm(state: State, name: str, width: int) -> None:
    add_norm(state, name, width)
    state[f"{name}.running_mean"] = torch.randn(width) * 0.1
    state[f"{name}.running_var"] = torch.rand(width) + 0.5
    state[f"{name}.num_batches_tracked"] = torch.tensor(7)


def add_linear(state: State, name: str, outputs: int, inputs: int) -> None:
    state[f"{name}.weight"] = torch.randn(outputs, inputs) * inputs**-0.5
    state[f"{name}.bias"] = torch.randn(outputs) * 0.1


# Slice and number of each convolution of VGG-16 with batch norm, and its widths.
VGG = (
    ("1.0", 64, 3), ("1.3", 64, 64), ("1.7", 128, 64), ("1.10", 128, 128), ("2.14", 256, 128), ("2.17", 256, 256),
    ("3.20", 256, 256), ("3.24", 512, 256), ("3.27", 512, 512), ("4.30", 512, 512), ("4.34", 512, 512), ("4.37", 512, 512),
)  # fmt: skip
MERGES = ((1536, 512, 256), (768, 256, 128), (384, 128, 64), (192, 64, 32))
HEAD = ((0, 32, 32, 3), (2, 32, 32, 3), (4, 16, 32, 3), (6, 16, 16, 1), (8, 2, 16, 1))


def craft_state() -> State:
    """Random weights with CRAFT's names and shapes."""
    state: State = {}
    for place, outputs, inputs in VGG:
        number, layer = place.split(".")
        add_convolution(state, f"basenet.slice{number}.{layer}", outputs, inputs, 3)
        follower = int(layer) + 1
        add_batch_norm(state, f"basenet.slice{number}.{follower}", outputs)
    add_convolution(state, "basenet.slice5.1", 1024, 512, 3)
    add_convolution(state, "basenet.slice5.2", 1024, 1024, 1)
    for number, (inputs, middle, outputs) in enumerate(MERGES, 1):
        add_convolution(state, f"upconv{number}.conv.0", middle, inputs, 1)
        add_batch_norm(state, f"upconv{number}.conv.1", middle)
        add_convolution(state, f"upconv{number}.conv.3", outputs, middle, 3)
        add_batch_norm(state, f"upconv{number}.conv.4", outputs)
    for number, outputs, inputs, kernel in HEAD:
        add_convolution(state, f"conv_cls.{number}", outputs, inputs, kernel)
    state["conv_cls.8.weight"] *= 0.02  # keeps most values between the bounds of the maps
    state["conv_cls.8.bias"] += 0.5
    return state


def craft_forward(state: State, pixels: Tensor) -> Tensor:
    """CRAFT with ImageNet's normalisation, layer by layer."""

    def conv(hidden: Tensor, name: str, **options: int) -> Tensor:
        weight = state[f"{name}.weight"]
        options.setdefault("padding", weight.shape[2] // 2)
        return F.conv2d(hidden, weight, state[f"{name}.bias"], **options)

    def norm(hidden: Tensor, name: str) -> Tensor:
        values = (state[f"{name}.{key}"] for key in ("running_mean", "running_var", "weight", "bias"))
        return F.batch_norm(hidden, *values)

    mean, deviation = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])
    hidden = (pixels - mean.view(1, 3, 1, 1)) / deviation.view(1, 3, 1, 1)
    kept = []
    for place, _, _ in VGG:
        number, layer = place.split(".")
        if place in ("1.7", "2.14", "3.24", "4.34"):
            hidden = F.max_pool2d(hidden, 2)
        name = f"basenet.slice{number}"
        hidden = norm(conv(hidden, f"{name}.{layer}"), f"{name}.{int(layer) + 1}")
        if place == "4.37":
            break
        hidden = hidden.relu()
        if place in ("1.10", "2.17", "3.27"):
            kept.append(hidden)
    sixteenth = hidden
    hidden = F.max_pool2d(hidden, 3, 1, 1)
    hidden = conv(conv(hidden, "basenet.slice5.1", padding=6, dilation=6), "basenet.slice5.2")
    for number, fine in enumerate((sixteenth, *reversed(kept)), 1):
        hidden = F.interpolate(hidden, size=fine.shape[2:], mode="bilinear", align_corners=False)
        hidden = torch.cat((hidden, fine), 1)
        for first in (0, 3):
            name = f"upconv{number}.conv"
            hidden = norm(conv(hidden, f"{name}.{first}"), f"{name}.{first + 1}").relu()
    for number, *_ in HEAD:
        hidden = conv(hidden if number == 0 else hidden.relu(), f"conv_cls.{number}")
    return hidden.clamp(0, 1)


def parseq_state(width: int, classes: int = 95, depth: int = 12) -> State:
    """Random weights with PARSeq's names and shapes: 192 wide is tiny, 384 small."""
    state: State = {}
    state["encoder.pos_embed"] = torch.randn(1, 128, width) * 0.5
    state["encoder.patch_embed.proj.weight"] = torch.randn(width, 3, 4, 8) * 0.1
    state["encoder.patch_embed.proj.bias"] = torch.randn(width) * 0.1
    for number in range(depth):
        block = f"encoder.blocks.{number}"
        for norm in ("norm1", "norm2"):
            add_norm(state, f"{block}.{norm}", width)
        add_linear(state, f"{block}.attn.qkv", 3 * width, width)
        add_linear(state, f"{block}.attn.proj", width, width)
        add_linear(state, f"{block}.mlp.fc1", 4 * width, width)
        add_linear(state, f"{block}.mlp.fc2", width, 4 * width)
    add_norm(state, "encoder.norm", width)
    layer = "decoder.layers.0"
    for norm in ("norm1", "norm2", "norm_q", "norm_c"):
        add_norm(state, f"{layer}.{norm}", width)
    for attention in ("self_attn", "cross_attn"):
        add_linear(state, f"{layer}.{attention}.out_proj", width, width)
        state[f"{layer}.{attention}.in_proj_weight"] = torch.randn(3 * width, width) * width**-0.5
        state[f"{layer}.{attention}.in_proj_bias"] = torch.randn(3 * width) * 0.1
    add_linear(state, f"{layer}.linear1", 4 * width, width)
    add_linear(state, f"{layer}.linear2", width, 4 * width)
    add_norm(state, "decoder.norm", width)
    add_linear(state, "head", classes, width)
    state["head.weight"] *= 3
    state["text_embed.embedding.weight"] = torch.randn(classes + 2, width) * 0.2
    state["pos_queries"] = torch.randn(1, 26, width)
    return state


class PlainParseq:
    """PARSeq's forward pass over a state, in full context every time."""

    def __init__(self, state: State) -> None:
        self.state, self.width = state, state["pos_queries"].shape[2]

    def norm(self, hidden: Tensor, name: str, epsilon: float = 1e-5) -> Tensor:
        return F.layer_norm(hidden, (self.width,), self.state[f"{name}.weight"], self.state[f"{name}.bias"], epsilon)

    def linear(self, hidden: Tensor, name: str) -> Tensor:
        return hidden @ self.state[f"{name}.weight"].T + self.state[f"{name}.bias"]

    @staticmethod
    def attend(query: Tensor, key: Tensor, value: Tensor, heads: int, hidden_from: Tensor | None = None) -> Tensor:
        pieces = []
        size = query.shape[2] // heads
        for head in range(heads):
            part = slice(head * size, (head + 1) * size)
            scores = query[..., part] @ key[..., part].transpose(1, 2) / size**0.5
            if hidden_from is not None:
                scores = scores.masked_fill(hidden_from, float("-inf"))
            pieces.append(scores.softmax(-1) @ value[..., part])
        return torch.cat(pieces, -1)

    def encode(self, crops: Tensor) -> Tensor:
        state = self.state
        tokens = F.conv2d(
            crops * 2 - 1, state["encoder.patch_embed.proj.weight"], state["encoder.patch_embed.proj.bias"], stride=(4, 8)
        )
        tokens = tokens.flatten(2).transpose(1, 2) + state["encoder.pos_embed"]
        for number in range(sum(name.endswith("attn.qkv.weight") for name in state)):
            block = f"encoder.blocks.{number}"
            query, key, value = self.linear(self.norm(tokens, f"{block}.norm1", 1e-6), f"{block}.attn.qkv").chunk(3, -1)
            tokens = tokens + self.linear(self.attend(query, key, value, self.width // 64), f"{block}.attn.proj")
            hidden = F.gelu(self.linear(self.norm(tokens, f"{block}.norm2", 1e-6), f"{block}.mlp.fc1"))
            tokens = tokens + self.linear(hidden, f"{block}.mlp.fc2")
        return self.norm(tokens, "encoder.norm", 1e-6)

    def decode(self, tokens: Tensor, memory: Tensor, hidden_from: Tensor | None) -> Tensor:
        """Logits of all 26 places; ``tokens`` start with the start mark."""
        state, layer, heads = self.state, "decoder.layers.0", self.width // 32
        content = state["text_embed.embedding.weight"][tokens] * self.width**0.5
        content[:, 1:] += state["pos_queries"][:, : tokens.shape[1] - 1]
        queries = state["pos_queries"].repeat(len(tokens), 1, 1)
        looks = (
            ("self_attn", self.norm(queries, f"{layer}.norm_q"), self.norm(content, f"{layer}.norm_c"), hidden_from),
            ("cross_attn", None, memory, None),
        )
        for name, normed, looked_at, mask in looks:
            normed = self.norm(queries, f"{layer}.norm1") if normed is None else normed
            weights = state[f"{layer}.{name}.in_proj_weight"].chunk(3)
            biases = state[f"{layer}.{name}.in_proj_bias"].chunk(3)
            query, key, value = (
                source @ weight.T + bias for source, weight, bias in zip((normed, looked_at, looked_at), weights, biases)
            )
            queries = queries + self.linear(self.attend(query, key, value, heads, mask), f"{layer}.{name}.out_proj")
        hidden = F.gelu(self.linear(self.norm(queries, f"{layer}.norm2"), f"{layer}.linear1"))
        queries = queries + self.linear(hidden, f"{layer}.linear2")
        return self.linear(self.norm(queries, "decoder.norm"), "head")

    def read(self, crops: Tensor) -> Tensor:
        """Greedy, one place after the other; then a cloze pass in which what follows the first end is hidden."""
        memory, start = self.encode(crops), len(self.state["head.weight"])
        tokens = torch.full((len(crops), 1), start)
        for place in range(25):
            best = self.decode(tokens, memory, None)[:, place].argmax(1)
            tokens = torch.cat((tokens, best[:, None]), 1)
        ended = (tokens == 0).cumsum(1) > 0
        own = torch.zeros(26, 26, dtype=torch.bool)
        own[torch.arange(25), torch.arange(1, 26)] = True
        return self.decode(tokens, memory, own | ended[:, None])


def rounded(state: State) -> State:
    """What bundles keep of a state."""
    return {name: value.half().float() if value.is_floating_point() else value for name, value in state.items()}


def test_craft_reads_as_written_out(tmp_path: Path) -> None:
    torch.manual_seed(1)
    state = craft_state()
    # As published: saved from DataParallel.
    torch.save({f"module.{name}": value for name, value in state.items()}, tmp_path / "craft.pth")
    craft.convert(tmp_path / "craft.pth", tmp_path / "bundle")
    model = json.loads((tmp_path / "bundle/model.json").read_text())
    assert (model["kind"], model["stride"], model["scale"], model["thresholds"]["text"]) == ("text-detector", 2, 1.5, 0.7)
    pixels = torch.rand(1, 3, 64, 96)
    with torch.no_grad():
        maps = torch.jit.load(str(tmp_path / "bundle/network.pt"))(pixels)
        expected = craft_forward(rounded(state), pixels)
    assert maps.shape == (1, 2, 32, 48) and (expected * (1 - expected) > 0).float().mean() > 0.3
    assert torch.allclose(maps, expected, atol=1e-3)


@pytest.mark.parametrize(("width", "prefix"), [(192, ""), (384, "model.")])
def test_parseq_reads_as_written_out(tmp_path: Path, width: int, prefix: str) -> None:
    torch.manual_seed(2)
    state = parseq_state(width)
    saved = {prefix + name: value for name, value in state.items()}
    if prefix:  # as Lightning saves it, with numbers of its own
        saved = dict(state_dict={**saved, "metric.total": torch.tensor(3)}, epoch=20)
    torch.save(saved, tmp_path / "parseq.ckpt")
    parseq.convert(tmp_path / "parseq.ckpt", tmp_path / "bundle")
    model = json.loads((tmp_path / "bundle/model.json").read_text())
    assert model["input"] == dict(height=32, widths=[128], fit="stretch") and model["maxLength"] == 25
    assert model["charset"].startswith("0123456789abc") and len(model["charset"]) == 94
    network, plain = torch.jit.load(str(tmp_path / "bundle/network.pt")), PlainParseq(rounded(state))
    crops = torch.rand(2, 3, 32, 128)
    with torch.no_grad():
        start = torch.full((2, 1), 95)
        assert torch.allclose(network.read_once(crops), plain.decode(start, plain.encode(crops), None), atol=2e-3)
        assert torch.allclose(network.read(crops), plain.read(crops), atol=2e-3)


def test_smaller_charsets_are_known(tmp_path: Path) -> None:
    torch.save(parseq_state(192, classes=37, depth=1), tmp_path / "small.pt")
    parseq.convert(tmp_path / "small.pt", tmp_path / "bundle")
    assert json.loads((tmp_path / "bundle/model.json").read_text())["charset"][-1] == "z"


@pytest.mark.parametrize("convert", [craft.convert, parseq.convert])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut", b"no checkpoint at all"])
def test_broken_files_are_refused_in_a_sentence(tmp_path: Path, convert: object, content: bytes) -> None:
    (tmp_path / "broken.pt").write_bytes(content)
    with pytest.raises(CheckpointError, match=r"broken\.pt .*\.$"):
        convert(tmp_path / "broken.pt", tmp_path / "bundle")
    assert not (tmp_path / "bundle").exists()


def test_files_of_other_networks_are_refused(tmp_path: Path) -> None:
    torch.save(dict(weight=torch.zeros(2)), tmp_path / "other.pt")
    with pytest.raises(CheckpointError, match="not a checkpoint of CRAFT: basenet"):
        craft.convert(tmp_path / "other.pt", tmp_path / "bundle")
    with pytest.raises(CheckpointError, match="not a checkpoint of PARSeq: encoder"):
        parseq.convert(tmp_path / "other.pt", tmp_path / "bundle")
    torch.save(parseq_state(192, classes=12, depth=1), tmp_path / "twelve.pt")
    with pytest.raises(CheckpointError, match="reads 11 characters"):
        parseq.convert(tmp_path / "twelve.pt", tmp_path / "bundle")
    with pytest.raises(CheckpointError, match="does not exist"):
        craft.convert(tmp_path / "nowhere.pt", tmp_path / "bundle")
