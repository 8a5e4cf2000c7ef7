"""Turns a checkpoint of the detector into a bundle: ``model.json`` and ``network.pt``."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from torch import Tensor, nn

from legible_train.detector.network import DetectorConfig, DetectorNetwork

THRESHOLDS = dict(text=0.55, link=0.4, low=0.35)


class DetectorModule(nn.Module):
    """What the bundle holds: takes any memory layout, gives maps in [0, 1] as plain (contiguous) float32."""

    def __init__(self, network: DetectorNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, pixels: Tensor) -> Tensor:
        maps = self.network(pixels.contiguous(memory_format=torch.channels_last))
        return maps.clamp(0.0, 1.0).contiguous()


def load_detector(checkpoint: Path) -> tuple[DetectorNetwork, dict[str, object]]:
    """The averaged network of a checkpoint, in evaluation mode, and the checkpoint itself."""
    saved = torch.load(checkpoint, map_location="cpu", weights_only=True)
    settings = dict(saved["config"])
    settings["dilations"] = tuple(settings["dilations"])
    network = DetectorNetwork(DetectorConfig(**settings))
    network.load_state_dict(saved["average"])
    return network.eval().to(memory_format=torch.channels_last), saved


def export_detector(network: DetectorNetwork, card: dict[str, object], folder: Path) -> None:
    """Writes the bundle; the weights are rounded to fp16 values, which the jar's compression halves."""
    config = network.config
    for parameter in network.parameters():
        parameter.data = parameter.data.half().float()
    folder.mkdir(parents=True, exist_ok=True)
    side = 4 * config.multiple
    with torch.no_grad():
        module = torch.jit.trace(DetectorModule(network), torch.rand(1, 3, side, side))
    torch.jit.freeze(module.eval()).save(str(folder / "network.pt"))
    model = dict(
        format=1,
        kind="text-detector",
        name=config.name,
        architecture="craft-slim",
        description="Regions of characters and affinities between them, for text of 6 to 60 pixels on screens and figures.",
        licence="BSD-2-Clause; trained on images under their own free licences, see the training card",
        network="network.pt",
        stride=config.stride,
        multiple=config.multiple,
        halo=config.halo,
        scale=1.0,
        thresholds=THRESHOLDS,
        card=card,
    )
    (folder / "model.json").write_text(json.dumps(model, indent=1) + "\n")
