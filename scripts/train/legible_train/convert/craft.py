"""CRAFT (Baek et al. 2019, arXiv 1904.01941) with the names and shapes of clovaai/CRAFT-pytorch."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from legible_train.convert.states import fill, load_state, write_bundle

VGG = (64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512)  # 0 halves
SLICES = ((0, 12), (12, 19), (19, 29), (29, 39))  # layers of VGG-16 with batch norm
MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
# Sum of what every layer reaches; most of it is the dilated convolution, 6 cells of 16 pixels.
HALO = 288


class Backbone(nn.Module):
    """VGG-16 up to conv5, then a dilated and a pointwise convolution; maps at 1/2, 1/4, 1/8 and twice 1/16."""

    def __init__(self) -> None:
        super().__init__()
        layers = vgg_layers()
        self.slice1, self.slice2, self.slice3, self.slice4 = (
            nn.Sequential(OrderedDict((str(n), layers[n]) for n in range(first, end))) for first, end in SLICES
        )
        self.slice5 = nn.Sequential(
            nn.MaxPool2d(3, 1, 1), nn.Conv2d(512, 1024, 3, padding=6, dilation=6), nn.Conv2d(1024, 1024, 1)
        )

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        # Each slice but the last starts with an activation in place, so these maps are taken behind it.
        half = self.slice1(pixels).relu()
        quarter = self.slice2(half).relu()
        eighth = self.slice3(quarter).relu()
        sixteenth = self.slice4(eighth)
        return self.slice5(sixteenth), sixteenth, eighth, quarter, half


def vgg_layers() -> list[nn.Module]:
    layers: list[nn.Module] = []
    inputs = 3
    for width in VGG:
        if width == 0:
            layers.append(nn.MaxPool2d(2))
            continue
        layers += [nn.Conv2d(inputs, width, 3, padding=1), nn.BatchNorm2d(width), nn.ReLU()]
        inputs = width
    return layers


class Merge(nn.Module):
    """Two maps joined: 1x1, 3x3, each with batch norm and ReLU."""

    def __init__(self, inputs: int, middle: int, outputs: int) -> None:
        super().__init__()
        self.conv = nn.Sequential(
            nn.Conv2d(inputs, middle, 1),
            nn.BatchNorm2d(middle),
            nn.ReLU(),
            nn.Conv2d(middle, outputs, 3, padding=1),
            nn.BatchNorm2d(outputs),
            nn.ReLU(),
        )

    def forward(self, coarse: Tensor, fine: Tensor) -> Tensor:
        size = [fine.shape[2], fine.shape[3]]
        enlarged = F.interpolate(coarse, size=size, mode="bilinear", align_corners=False)
        return self.conv(torch.cat((enlarged, fine), 1))


class Craft(nn.Module):
    """RGB in 0..1 (n, 3, h, w) to region and affinity in 0..1 (n, 2, h/2, w/2)."""

    def __init__(self) -> None:
        super().__init__()
        self.basenet = Backbone()
        self.upconv1, self.upconv2 = Merge(1536, 512, 256), Merge(768, 256, 128)
        self.upconv3, self.upconv4 = Merge(384, 128, 64), Merge(192, 64, 32)
        self.conv_cls = nn.Sequential(
            nn.Conv2d(32, 32, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(32, 32, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(32, 16, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(16, 16, 1),
            nn.ReLU(),
            nn.Conv2d(16, 2, 1),
        )
        self.register_buffer("mean", torch.tensor(MEAN).view(1, 3, 1, 1), persistent=False)
        self.register_buffer("deviation", torch.tensor(DEVIATION).view(1, 3, 1, 1), persistent=False)

    def forward(self, pixels: Tensor) -> Tensor:
        context, sixteenth, eighth, quarter, half = self.basenet((pixels - self.mean) / self.deviation)
        merged = self.upconv1(context, sixteenth)
        merged = self.upconv2(merged, eighth)
        merged = self.upconv3(merged, quarter)
        return self.conv_cls(self.upconv4(merged, half)).clamp(0.0, 1.0)


def convert(checkpoint: Path, folder: Path) -> None:
    """
    Writes the bundle of a public CRAFT checkpoint into ``folder``.

    Raises ``CheckpointError`` when the file is something else.
    """
    network = Craft()
    fill(network, load_state(checkpoint), checkpoint, "CRAFT")
    description = dict(
        kind="text-detector",
        name=checkpoint.stem,
        architecture="craft",
        description="CRAFT, converted from a public checkpoint.",
        licence="that of the checkpoint; its source says which",
        network="network.pt",
        stride=2,
        multiple=32,
        halo=HALO,
        scale=1.5,
        thresholds=dict(text=0.7, link=0.4, low=0.4),
        card=dict(source=checkpoint.name, paper="arXiv 1904.01941"),
    )
    write_bundle(network, description, folder)
