"""Whole runs of the codec's training, tiny ones."""

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw, ImageFont

from legible_train.config import CodecConfig
from legible_train.corpus import load_corpus
from legible_train.text_boxes import save_boxes
from legible_train.train import Trainer, TrainOptions

CONFIG = CodecConfig(analysis_blocks=1, synthesis_blocks=1)
SIDE = 96


@pytest.fixture
def options(tmp_path: Path) -> TrainOptions:
    """One screen with a word on it, and where the word is."""
    screen = Image.new("RGB", (SIDE, SIDE), "white")
    ImageDraw.Draw(screen).text((12, 40), "value", fill="black", font=ImageFont.load_default(16))
    folder = tmp_path / "images" / "screens"
    folder.mkdir(parents=True)
    screen.save(folder / "a.png")
    cache = tmp_path / "cache"
    load_corpus(folder.parent, cache)
    rows, columns = np.nonzero(np.asarray(screen)[..., 0] < 200)
    save_boxes({"screens/a.png": np.array([[columns.min(), rows.min(), columns.max() + 1, rows.max() + 1]])}, cache)
    return TrainOptions(tmp_path / "run", folder.parent, cache, steps=3, prior_minutes=0, batch=2, crop=SIDE, mix={"screens": 1.0})


def train(options: TrainOptions) -> Trainer:
    trainer = Trainer(CONFIG, options)
    trainer.run()
    return trainer


def test_a_run_ends_after_its_steps_and_repeats_with_the_seed(options: TrainOptions, tmp_path: Path) -> None:
    first = train(options)
    assert first.step == 3 and first.checkpoint.exists()
    options.run = tmp_path / "again"
    again = train(options)
    assert all(torch.equal(a, b) for a, b in zip(first.codec.parameters(), again.codec.parameters(), strict=True))


def test_a_resumed_run_goes_on_where_it_stopped(options: TrainOptions) -> None:
    train(options)
    options.steps = 5
    assert Trainer(CONFIG, options).step == 3
    assert train(options).step == 5


@pytest.mark.parametrize("kind", ["logits", "pixels"])
def test_the_loss_on_text_changes_what_is_learned(options: TrainOptions, tmp_path: Path, kind: str) -> None:
    plain = train(options)
    options.run, options.kappa, options.text_loss = tmp_path / "text", 1.0, kind
    twin = Trainer(CONFIG, options)
    parts = twin.train_step()
    assert parts["text"] > 0
    twin.run()
    assert twin.step == plain.step
    assert any(not torch.equal(a, b) for a, b in zip(plain.codec.parameters(), twin.codec.parameters(), strict=True))


def test_a_new_run_starts_from_the_weights_of_another(options: TrainOptions, tmp_path: Path) -> None:
    first = train(options)
    options.start, options.run = first.checkpoint, tmp_path / "second"
    second = Trainer(CONFIG, options)
    assert second.step == 0 and second.history[0]["steps"] == 3
    assert all(torch.equal(a, b) for a, b in zip(first.codec.parameters(), second.codec.parameters(), strict=True))
