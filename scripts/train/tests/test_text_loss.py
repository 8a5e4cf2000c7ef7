"""Losses on text and the boxes they look at. The recogniser and the detector are those of the bundles."""

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw, ImageFont

from legible_train.corpus import Entry, write_store
from legible_train.loss import MAP_CHANCES, MAP_KINDS, draw_quality
from legible_train.text_boxes import find_text, inside, load_boxes
from legible_train.text_loss import KINDS, TextLoss, coarse_mask, inside_word, limited_pull, open_text_loss, text_mask
from legible_train.train import BUNDLES

SIDE = 64
BOX = (6, 22, 52, 40)


@pytest.fixture
def page() -> torch.Tensor:
    """One word in the middle, (1, 3, 64, 64) in [0, 1]."""
    image = Image.new("RGB", (SIDE, SIDE), "white")
    ImageDraw.Draw(image).text((8, 23), "value", fill="black", font=ImageFont.load_default(16))
    return torch.from_numpy(np.asarray(image).copy()).permute(2, 0, 1)[None].float() / 255


def boxes(*rows: tuple[int, int, int, int]) -> torch.Tensor:
    found = torch.zeros(1, 8, 4, dtype=torch.int32)
    for number, row in enumerate(rows):
        found[0, number] = torch.tensor(row)
    return found


def open_loss(kind: str) -> TextLoss:
    return open_text_loss(kind, BUNDLES, 4, torch.Generator().manual_seed(1), "cpu")


def blur(pixels: torch.Tensor, times: int = 3) -> torch.Tensor:
    for _ in range(times):
        pixels = torch.nn.functional.avg_pool2d(torch.nn.functional.pad(pixels, (1, 1, 1, 1), mode="replicate"), 3, 1)
    return pixels


@pytest.mark.parametrize("kind", KINDS)
def test_losses_are_zero_for_equal_images_and_pull_on_blurred_text(kind: str, page: torch.Tensor) -> None:
    loss = open_loss(kind)
    assert loss(page, page, boxes(BOX)).item() == pytest.approx(0, abs=1e-6)
    mild, strong = (blur(page, times).requires_grad_() for times in (1, 4))
    values = [loss(page, decoded, boxes(BOX)) for decoded in (mild, strong)]
    assert values[1].item() > values[0].item() > 0
    values[1].sum().backward()
    left, top, right, bottom = BOX
    assert strong.grad[..., top:bottom, left:right].abs().sum() > 0
    assert torch.isfinite(strong.grad).all()


@pytest.mark.parametrize("kind", ["logits", "readings", "features", "pixels"])
def test_only_boxes_count(kind: str, page: torch.Tensor) -> None:
    loss, changed = open_loss(kind), page.clone()
    changed[..., 50:, :] = 0.2
    assert loss(page, changed, boxes(BOX)).item() == pytest.approx(0, abs=1e-6)
    assert loss(page, blur(page), boxes()).item() == 0


@pytest.mark.parametrize("kind", ["logits", "readings", "features"])
def test_two_words_weigh_twice_as_much_however_many_are_drawn(kind: str, page: torch.Tensor) -> None:
    one = open_text_loss(kind, BUNDLES, 1, torch.Generator().manual_seed(1), "cpu")
    decoded = blur(page)
    assert one(page, decoded, boxes(BOX, BOX)).item() == pytest.approx(2 * one(page, decoded, boxes(BOX)).item(), rel=1e-4)


def test_the_recogniser_itself_does_not_learn(page: torch.Tensor) -> None:
    loss = open_loss("logits")
    loss(page, blur(page).requires_grad_(), boxes(BOX)).sum().backward()
    assert all(parameter.grad is None for parameter in loss.reader.parameters())


def test_the_pull_of_text_is_bounded_on_each_image(page: torch.Tensor) -> None:
    loss = open_loss("logits")
    decoded = blur(page).repeat(2, 1, 1, 1).requires_grad_()
    other = (decoded - page).square().sum(dim=(1, 2, 3)) @ torch.tensor([1e-9, 1e9])
    where = boxes(BOX).repeat(2, 1, 1)
    pull, value = limited_pull(lambda copy: loss(page.repeat(2, 1, 1, 1), copy, where).mean(), other, decoded, 0.5)
    (limited,) = torch.autograd.grad(pull, decoded, retain_graph=True)
    (bound,) = torch.autograd.grad(other, decoded)
    free = blur(page).repeat(2, 1, 1, 1).requires_grad_()
    (whole,) = torch.autograd.grad(loss(page.repeat(2, 1, 1, 1), free, where).mean(), free)
    assert value > 0
    assert limited[0].norm().item() == pytest.approx(0.5 * bound[0].norm().item(), rel=1e-3)
    assert torch.allclose(limited[1], whole[1], rtol=1e-3, atol=1e-7)


def test_where_there_is_no_text_nothing_pulls(page: torch.Tensor) -> None:
    decoded = blur(page).requires_grad_()
    loss = open_loss("logits")
    pull, value = limited_pull(lambda copy: loss(page, copy, boxes()).mean(), decoded.square().sum(), decoded, 1.0)
    assert pull.item() == 0 and value.item() == 0


def test_positions_after_the_end_do_not_count() -> None:
    logits = torch.zeros(1, 5, 3)
    for place, best in enumerate((2, 1, 0, 2, 0)):
        logits[0, place, best] = 1
    assert inside_word(logits).tolist() == [[1, 1, 1, 0, 0]]


def test_masks_cover_boxes_and_coarse_ones_the_cells_around() -> None:
    mask = text_mask(boxes((8, 16, 24, 20)), SIDE, SIDE)[0, 0]
    assert mask.sum() == 16 * 4 and mask[16:20, 8:24].min() == 1
    coarse = coarse_mask(boxes((8, 16, 24, 20)), 8, 8, 8)[0, 0]
    assert coarse.sum() == 3 * 4 and coarse[1:4, 0:4].min() == 1


def test_some_maps_are_raised_where_text_is() -> None:
    count = 400
    text = torch.zeros(count, 1, 8, 8)
    text[..., 2:4, 3:7] = 1
    base, maps = draw_quality(count, 8, 8, torch.Generator().manual_seed(3), text)
    raised = ((maps > base) == (text > 0)).all(3).all(2).all(1)
    assert raised.float().mean() == pytest.approx(MAP_CHANCES[MAP_KINDS.index("text")], abs=0.06)


def test_boxes_of_the_cache_are_those_of_the_detector(page: torch.Tensor, tmp_path: Path) -> None:
    pixels = (page[0].permute(1, 2, 0).numpy() * 255).astype(np.uint8)
    empty = np.full((40, 30, 3), 255, np.uint8)
    write_store(tmp_path, "images", [Entry("screens", "screens/a", SIDE, SIDE), Entry("screens", "screens/b", 40, 30)], [pixels, empty])
    found = find_text(tmp_path, BUNDLES / "legible-detector-1")
    again = load_boxes(tmp_path)
    assert list(again) == ["screens/a", "screens/b"] and all(np.array_equal(found[name], again[name]) for name in again)
    assert len(again["screens/a"]) == 1 and len(again["screens/b"]) == 0
    rows, columns = np.nonzero(pixels[..., 0] < 200)
    assert np.abs(again["screens/a"][0] - [columns.min(), rows.min(), columns.max() + 1, rows.max() + 1]).max() <= 2


def test_a_cache_without_boxes_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="subcommand boxes"):
        load_boxes(tmp_path)


def test_boxes_end_at_the_border() -> None:
    assert inside(np.array([[-3.0, 2.4, 50.0, 8.6], [70.0, 1.0, 80.0, 5.0]]), 20, 40).tolist() == [[0, 2, 40, 9]]
