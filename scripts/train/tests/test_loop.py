"""What training runs share: the budget holds over resumptions, the log averages, checkpoints load again."""

import json
from pathlib import Path

import pytest
import torch
from torch import nn

from legible_train.loop import REPORT_STEPS, TimedRun, plain_options, update_average


class Counting(TimedRun):
    """Pretends that each step takes a second."""

    def train_step(self) -> dict[str, float]:
        self.step += 1
        return dict(loss=float(self.step))

    def state(self) -> dict[str, object]:
        return dict(weights=torch.ones(2))

    def advance(self, seconds: float) -> None:
        super().advance(1.0)


def test_a_run_stops_at_its_budget_and_leaves_a_checkpoint(tmp_path: Path) -> None:
    run = Counting(tmp_path / "run", minutes=2)
    run.run()
    saved = torch.load(run.checkpoint, weights_only=True)
    assert (saved["step"], saved["spent"], saved["weights"].tolist()) == (120, 120.0, [1.0, 1.0])
    assert [path.name for path in (tmp_path / "run").glob("*.partial")] == []


def test_the_budget_counts_what_earlier_parts_spent(tmp_path: Path) -> None:
    run = Counting(tmp_path, minutes=2)
    run.step, run.spent = 100, 100.0
    run.run()
    assert run.step == 120


def test_the_log_has_means_since_its_last_line(tmp_path: Path) -> None:
    Counting(tmp_path, minutes=2).run()
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert [line["step"] for line in lines] == [REPORT_STEPS, 2 * REPORT_STEPS]
    assert [line["loss"] for line in lines] == [(1 + 50) / 2, (51 + 100) / 2]


def test_the_cosine_falls_over_the_budget(tmp_path: Path) -> None:
    run = Counting(tmp_path, minutes=1)
    factors = []
    for run.spent in (0.0, 30.0, 60.0, 90.0):
        factors.append(run.cosine())
    assert factors == pytest.approx([1.0, 0.505, 0.01, 0.01])


def test_the_average_follows_fast_at_first() -> None:
    network, average = nn.Linear(1, 1), nn.Linear(1, 1)
    nn.init.ones_(network.weight)
    nn.init.zeros_(average.weight)
    update_average(average, network, 0.999, step=0)
    assert average.weight.item() == pytest.approx(0.9)
    before = average.weight.item()
    update_average(average, network, 0.999, step=100_000)
    assert average.weight.item() == pytest.approx(before + 0.001 * (1 - before))


def test_options_are_plain(tmp_path: Path) -> None:
    assert plain_options(dict(run=tmp_path, batch=8, start=None)) == dict(run=str(tmp_path), batch=8, start=None)
