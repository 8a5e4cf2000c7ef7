"""The mean of several runs: of their averaged weights, by shares, with a card that names them all."""

from pathlib import Path

import pytest
import torch
from torch import nn

from legible_train.average import average_checkpoints


@pytest.fixture
def checkpoints(tmp_path: Path) -> list[Path]:
    paths = []
    for seed, kappa in ((1, 0.0), (2, 20.0)):
        torch.manual_seed(seed)
        fields = dict(config=dict(layers=1), average=nn.BatchNorm1d(3).state_dict(), history=[dict(seed=0)], options=dict(seed=seed, kappa=kappa))
        nn.init.normal_(fields["average"]["weight"])
        paths.append(tmp_path / f"{seed}.pt")
        torch.save(fields, paths[-1])
    return paths


@pytest.mark.parametrize(("shares", "first_share"), [(None, 0.5), ([3, 7], 0.3)])
def test_the_mean_has_the_mean_of_the_weights(checkpoints: list[Path], tmp_path: Path, shares: list[float] | None, first_share: float) -> None:
    average_checkpoints(checkpoints, tmp_path / "mean" / "checkpoint.pt", shares)
    first, second, mean = (torch.load(path, weights_only=True) for path in (*checkpoints, tmp_path / "mean" / "checkpoint.pt"))
    expected = first_share * first["average"]["weight"] + (1 - first_share) * second["average"]["weight"]
    assert torch.allclose(mean["average"]["weight"], expected)
    assert mean["average"]["num_batches_tracked"] == second["average"]["num_batches_tracked"]
    assert mean["history"] == [dict(seed=0), dict(meanOfRuns=[dict(share=first_share, seed=1, kappa=0.0), dict(share=1 - first_share, seed=2, kappa=20.0)])]


def test_other_shapes_have_no_mean(checkpoints: list[Path], tmp_path: Path) -> None:
    torch.save(dict(torch.load(checkpoints[0], weights_only=True), config=dict(layers=2)), checkpoints[0])
    with pytest.raises(ValueError, match="one shape"):
        average_checkpoints(checkpoints, tmp_path / "mean.pt")


def test_each_checkpoint_needs_a_share(checkpoints: list[Path], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="3 shares for 2 checkpoints"):
        average_checkpoints(checkpoints, tmp_path / "mean.pt", [1, 2, 3])
