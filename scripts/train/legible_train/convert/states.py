"""Reads the weights of other projects' checkpoints."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import torch
from torch import Tensor, nn

PREFIXES = ("module.", "model.")  # of DataParallel and of Lightning wrappers


class CheckpointError(ValueError):
    """A checkpoint that cannot be converted; the message is a sentence for the user."""


def load_state(path: Path) -> dict[str, Tensor]:
    """The tensors of a checkpoint by name, without wrappers' prefixes. Nothing in the file is executed."""
    try:
        saved = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError:
        raise CheckpointError(f"{path} does not exist.") from None
    except pickle.UnpicklingError:
        raise CheckpointError(
            f"{path} holds more than weights or is no PyTorch checkpoint; save only its state_dict and convert that."
        ) from None
    except (OSError, RuntimeError, EOFError, ValueError, KeyError):
        raise CheckpointError(f"{path} cannot be read as a PyTorch checkpoint; it may be incomplete.") from None
    if isinstance(saved, dict) and isinstance(saved.get("state_dict"), dict):
        saved = saved["state_dict"]
    state = {key: value for key, value in saved.items() if isinstance(value, Tensor)} if isinstance(saved, dict) else {}
    if not state:
        raise CheckpointError(f"{path} holds no weights.")
    for prefix in PREFIXES:
        if any(key.startswith(prefix) for key in state):
            state = {key.removeprefix(prefix): value for key, value in state.items()}
    return state


def fill(network: nn.Module, state: dict[str, Tensor], path: Path, kind: str) -> None:
    """Copies the weights that ``network`` needs; further ones in the file are left out."""
    for name, value in network.state_dict().items():
        if name not in state:
            raise CheckpointError(f"{path} is not a checkpoint of {kind}: {name} is missing.")
        if state[name].shape != value.shape:
            shapes = " instead of ".join(" x ".join(map(str, tensor.shape)) or "1" for tensor in (state[name], value))
            raise CheckpointError(f"{path} is not a checkpoint of {kind}: {name} is {shapes}.")
    network.load_state_dict({name: state[name] for name in network.state_dict()})


def write_bundle(network: nn.Module, description: dict[str, object], folder: Path) -> None:
    """Rounds the weights to what fp16 can say, scripts the network, writes ``network.pt`` and ``model.json``."""
    for value in (*network.parameters(), *network.buffers()):
        if value.is_floating_point():
            value.data = value.data.half().float()  # in a jar these deflate to half
    folder.mkdir(parents=True, exist_ok=True)
    torch.jit.script(network.eval()).save(str(folder / "network.pt"))
    text = json.dumps(dict(format=1, **description), indent=1, ensure_ascii=False)
    (folder / "model.json").write_text(text + "\n", encoding="utf-8")
