"""Small TorchScript modules that stand in for LPIPS in the tests: python scripts/quality/lpips_modules.py src/test/resources/lpips

distance.pt keeps the convention: two float tensors of 1x3xHxW in [-1, 1] give one number, here the mean absolute difference, with
that of the red channel counted ten times, and 100 more where a value is out of range. single.pt takes one tensor; map.pt returns an image.
"""
import pathlib
import sys

import torch


class Distance(torch.nn.Module):
    def forward(self, a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
        weights = torch.tensor([10.0, 1.0, 1.0]).view(1, 3, 1, 1)
        out_of_range = float(torch.max(a.abs().max(), b.abs().max()) > 1)
        return ((a - b).abs() * weights).mean().view(1, 1, 1, 1) + 100 * out_of_range


class Single(torch.nn.Module):
    def forward(self, a: torch.Tensor) -> torch.Tensor:
        return a.mean()


class Map(torch.nn.Module):
    def forward(self, a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
        return (a - b).abs()


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    for name, module in dict(distance=Distance(), single=Single(), map=Map()).items():
        torch.jit.script(module).save(str(folder / f"{name}.pt"))
