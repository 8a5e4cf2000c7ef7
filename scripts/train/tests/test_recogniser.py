"""The recogniser's parts: masks, decoding, crops, the pool, training, the exported bundle."""

import json
import logging
from pathlib import Path

import numpy as np
import pytest
import torch

from legible_train.convert.states import write_bundle
from legible_train.recogniser import pool as pools
from legible_train.recogniser.charset import CHARSET, CLASSES, MAX_LENGTH, decode, encode
from legible_train.recogniser.crops import HEIGHT, WIDTHS, fit
from legible_train.recogniser.evaluate import accuracy
from legible_train.recogniser.export import choose_threshold
from legible_train.recogniser.fonts import UNSEEN_FAMILIES, families
from legible_train.recogniser.loss import ctc_loss, word_loss
from legible_train.recogniser.network import Recogniser, RecogniserConfig, count_characters, normalise
from legible_train.recogniser.permutations import blind_mask, cloze_mask, context_masks, reading_orders
from legible_train.recogniser.reader import cut, load_reader
from legible_train.recogniser.render import WordRenderer
from legible_train.recogniser.texts import TextSource
from legible_train.recogniser.train import RecogniserOptions, RecogniserTrainer
from legible_train.recogniser.warp import warp

SMALL = RecogniserConfig(stem=(16, 16, 32), stem_blocks=(1, 1), width=64, layers=1)


@pytest.fixture
def recogniser() -> Recogniser:
    torch.manual_seed(4)
    network = Recogniser(SMALL).eval()
    torch.nn.init.normal_(network.decoder.head.weight, std=0.5)  # readings of various lengths
    return network


def test_masks_hide_a_character_from_itself_and_from_earlier_queries() -> None:
    ranks = reading_orders(6, 5, torch.Generator().manual_seed(1))
    masks = context_masks(ranks)
    assert masks.shape == (6, 6, 7) and masks[:, :, 0].all()
    assert torch.equal(ranks[0], torch.arange(6)) and any(torch.equal(r, ranks[0].flip(0)) for r in ranks)
    for order, mask in zip(ranks, masks):
        for query in range(6):
            seen = {j for j in range(6) if mask[query, j + 1]}
            assert seen == {j for j in range(6) if order[j] < order[query]}
    assert blind_mask(6)[0].sum() == 6 and blind_mask(6)[0, :, 0].all()
    assert torch.equal(cloze_mask(4)[0, :, 1:], ~torch.eye(4, dtype=torch.bool))


def test_logits_do_not_depend_on_what_the_mask_hides(recogniser: Recogniser) -> None:
    memory = torch.randn(1, 9, SMALL.width)
    mask = context_masks(reading_orders(5, 3, torch.Generator().manual_seed(2)))[:, :, :-1].unsqueeze(0)
    classes = torch.tensor([[5, 6, 7, 8]])
    plain = recogniser.decoder(recogniser.decoder.content(classes), memory, mask).unflatten(1, (4, 5))
    for column in range(4):
        other = classes.clone()
        other[0, column] = 40
        changed = recogniser.decoder(recogniser.decoder.content(other), memory, mask).unflatten(1, (4, 5))
        differs = (plain - changed).abs().amax((0, 3)) > 1e-5
        assert torch.equal(differs, mask[0, :, :, column + 1])


def test_both_ways_of_reading_give_logits_of_every_place(recogniser: Recogniser) -> None:
    crops = torch.rand(3, 3, HEIGHT, WIDTHS[1])
    assert recogniser.read_once(crops).shape == recogniser.read(crops).shape == (3, MAX_LENGTH + 1, CLASSES)
    # A crop reads the same in any company.
    assert torch.allclose(recogniser.read(crops)[1:2], recogniser.read(crops[1:2]), atol=1e-4)


def test_greedy_reading_is_refined_from_the_characters_before_the_end(recogniser: Recogniser) -> None:
    memory, _ = recogniser.encoder(torch.rand(1, 3, HEIGHT, WIDTHS[0]))
    short = torch.tensor([[9, 10, 0, 0]])
    junk = torch.tensor([[9, 10, 0, 0, 0, 0, 0]])
    assert torch.allclose(recogniser.refine(short, memory), recogniser.refine(junk, memory), atol=1e-5)


def test_characters_are_counted_as_ctc_collapses_them() -> None:
    path = [0, 5, 5, 0, 5, 7, 7, 0]
    scores = torch.nn.functional.one_hot(torch.tensor([path]), CLASSES).float() * 50
    assert torch.allclose(count_characters(scores)[0], torch.tensor([0.0, 1, 1, 1, 2, 3, 3, 3]), atol=1e-3)
    classes, lengths = torch.tensor([[5, 5, 7]]), torch.tensor([3])
    assert ctc_loss(scores, classes, lengths) < 1e-3 < ctc_loss(scores, classes[:, :2], torch.tensor([2]))


def test_normalised_crops_forget_contrast_and_polarity() -> None:
    dark = torch.ones(1, 3, HEIGHT, 40)
    dark[:, :, 8:14, 5:9] = 0
    faint = 0.4 + 0.2 * dark
    assert torch.allclose(normalise(dark), normalise(1 - dark), atol=1e-5)
    assert (normalise(dark) - normalise(faint)).abs().max() < 0.3 * normalise(dark).abs().max()
    assert normalise(torch.full((1, 3, HEIGHT, 40), 0.5)).abs().max() < 1e-3


def test_filling_up_to_the_next_width_changes_logits_little(recogniser: Recogniser) -> None:
    crop = torch.ones(1, 3, HEIGHT, WIDTHS[0])
    crop[..., 6:18, 4:30] = torch.rand(12, 26)
    wide = torch.nn.functional.pad(crop, (0, WIDTHS[1] - WIDTHS[0], 0, 0), mode="replicate")
    one, other = (recogniser.encoder(x)[1][:, : WIDTHS[0] // 4 - 3].softmax(2) for x in (crop, wide))
    assert (one - other).abs().max() < 0.15


def test_crops_are_scaled_by_height_and_filled_with_their_last_column() -> None:
    crop = np.zeros((12, 30, 3), np.uint8)
    crop[:, -1] = 200
    fitted = fit(crop)
    assert fitted.shape == (HEIGHT, 64, 3) and (fitted[:, 60:] == 200).all() and (fitted[:, :56] == 0).all()
    assert fit(np.zeros((10, 900, 3), np.uint8)).shape == (HEIGHT, WIDTHS[-1], 3)
    assert fit(np.full((90, 40, 3), 7, np.uint8)).shape == (HEIGHT, WIDTHS[0], 3)


def test_words_are_of_the_charset_and_encode_reversibly() -> None:
    source, rng = TextSource(("Häuser", "plain", "x" * 40)), np.random.default_rng(3)
    texts = [source.draw(rng) for _ in range(2000)]
    assert all(0 < len(text) <= MAX_LENGTH for text in texts) and set("".join(texts)) == set(CHARSET)
    classes, lengths = encode(texts)
    logits = torch.nn.functional.one_hot(torch.nn.functional.pad(classes, (0, 1)), CLASSES) * 40.0
    readings, confidences = decode(logits)
    assert readings == texts and min(confidences) > 0.99 and int(lengths.max()) == classes.shape[1]


def test_unseen_fonts_are_kept_apart() -> None:
    if not families(False):
        pytest.skip("no fonts on this system")
    seen, unseen = ({path for family in families(kept) for path in family} for kept in (False, True))
    assert not seen & unseen and len(families(True)) <= len(UNSEEN_FAMILIES)


def test_rendered_words_are_reproducible_and_visible() -> None:
    renderer = WordRenderer(TextSource())
    crops = [renderer.draw(np.random.default_rng(seed)) for seed in range(40)]
    again = [renderer.draw(np.random.default_rng(seed)) for seed in range(40)]
    for (crop, text), (other, same) in zip(crops, again):
        assert text == same and np.array_equal(crop, other)
        assert crop.dtype == np.uint8 and crop.shape[2] == 3 and crop.std() > 1


def make_pool(cache: Path) -> None:
    renderer = WordRenderer(TextSource())
    folder = cache / pools.POOL
    folder.mkdir(parents=True)
    for number, kind in enumerate(("clean", "synthetic", "real", "empty")):
        rng = np.random.default_rng(number)
        drawn = [renderer.draw(rng, clean=True) for _ in range(30)]
        arrays: dict[str, np.ndarray] = {}
        for width in WIDTHS:
            fitted = [(fit(crop), "" if kind == "empty" else text) for crop, text in drawn if fit(crop).shape[1] == width]
            if fitted:
                arrays[f"pixels{width}"] = np.stack([crop for crop, _ in fitted])
                arrays[f"texts{width}"] = np.array([text for _, text in fitted])
        np.savez(folder / f"{kind}.1.npz", **arrays)


def test_training_is_resumed_where_it_stopped(tmp_path: Path) -> None:
    logging.getLogger("legible").setLevel(logging.WARNING)
    make_pool(tmp_path)
    options = RecogniserOptions(tmp_path / "run", tmp_path, words=60, batch=12, seed=5)
    first = RecogniserTrainer(SMALL, options)
    first.run()
    options.words = 120
    second = RecogniserTrainer(SMALL, options)
    assert second.step == first.step and second.words == first.words >= 60
    for mine, theirs in zip(second.recogniser.state_dict().values(), first.recogniser.state_dict().values()):
        assert torch.equal(mine, theirs)
    second.run()
    assert second.words >= 120


def test_a_word_is_learned(recogniser: Recogniser) -> None:
    """A few steps on four crops lower every part of the loss, and gradients reach all weights but the batch norms' statistics."""
    renderer, rng = WordRenderer(TextSource(("alpha", "beta", "gamma"))), np.random.default_rng(2)
    drawn = [(fit(crop), text) for crop, text in (renderer.draw(rng, clean=True) for _ in range(30))]
    drawn = [(crop, text) for crop, text in drawn if crop.shape[1] == WIDTHS[2]][:4]
    batch = pools.make_batch(*map(list, zip(*drawn)))
    crops, optimiser = batch.pixels.float() / 255, torch.optim.Adam(recogniser.parameters(), 3e-3)
    recogniser.train()
    start = word_loss(recogniser, crops, batch.classes, batch.lengths, 2)
    for _ in range(25):
        loss = word_loss(recogniser, crops, batch.classes, batch.lengths, 2)
        optimiser.zero_grad()
        loss.total.backward()
        assert all(parameter.grad is not None for parameter in recogniser.parameters())
        optimiser.step()
    assert loss.orders < 0.7 * start.orders and loss.blind < 0.7 * start.blind and loss.ctc < 0.7 * start.ctc


def test_bundle_reads_as_the_network_does_and_passes_gradients(recogniser: Recogniser, tmp_path: Path) -> None:
    write_bundle(recogniser, dict(kind="text-recogniser", name="test"), tmp_path)  # rounds the weights of recogniser too
    assert json.loads((tmp_path / "model.json").read_text())["format"] == 1
    loaded = load_reader(tmp_path)
    with torch.no_grad():
        for width in WIDTHS[:3]:
            crops = torch.rand(2, 3, HEIGHT, width)
            assert torch.allclose(loaded.read_once(crops), recogniser.read_once(crops), atol=1e-4)
            assert torch.allclose(loaded.read(crops), recogniser.read(crops), atol=1e-4)
    image = torch.rand(3, 40, 90, requires_grad=True)
    loaded.read_once(cut(image, (10, 5, 60, 20))).square().mean().backward()
    assert image.grad[:, 5:25, 10:70].abs().sum() > 0 and image.grad[:, :5].abs().sum() == 0


def test_tensor_crops_match_those_of_training() -> None:
    image = np.random.default_rng(1).integers(0, 256, (60, 200, 3), dtype=np.uint8)
    tensor = torch.from_numpy(image).permute(2, 0, 1).float() / 255
    for box in ((3, 4, 60, 12), (0, 0, 96, 48)):
        left, top, width, height = box
        expected = torch.from_numpy(fit(image[top : top + height, left : left + width])).permute(2, 0, 1).float() / 255
        assert (cut(tensor, box)[0] - expected).abs().max() < 0.02


def test_warped_crops_keep_their_first_and_last_column() -> None:
    crops = torch.zeros(64, 3, HEIGHT, 96)
    crops[..., 2:4], crops[..., 92:94] = 1, 1
    warped = warp(crops, torch.Generator().manual_seed(1))
    changed = (warped - crops).abs().amax((1, 2, 3)) > 0.1
    assert 15 < changed.sum() < 50
    middle = warped[:, 0, HEIGHT // 2]
    assert (middle[:, :24].amax(1) > 0.4).all() and (middle[:, 48:].amax(1) > 0.4).all()


def test_threshold_silences_readings_of_nothing() -> None:
    rows = [("", "x", 0.9), ("", "", 0.99), ("", "y", 0.6), ("", "z", 0.7)] + [("", "", 0.9)] * 196
    assert 0.6 < choose_threshold(rows) < 0.7  # two of 200 may stay
    assert accuracy([("a", "a", 0.5), ("b", "b", 0.9)], 0.7) == 0.5
