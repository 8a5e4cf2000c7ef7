"""The training corpus, its crops, their augmentation and the synthetic pages."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch.utils.data import DataLoader

from legible_train import augment, glyphs
from legible_train.corpus import EXIF_ORIENTATION, Corpus, Entry, Store, open_store, write_store
from legible_train.data import MOST_BOXES, CropSource, cut_busy, cut_random, load_corpus, pad_to, prepare_cache, region, words_inside
from legible_train.panels import PANELS, Panel
from legible_train.synthetic import build_pages, draw_style, render_page

CROP = 32


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(7)


@pytest.fixture
def root(tmp_path: Path, rng: np.random.Generator) -> Path:
    """Two images of each kind of file, lossless; some smaller than a crop."""
    folder = tmp_path / "images"
    shapes = {"screens": (48, 70), "photos": (40, 90), "science": (20, 24)}
    for kind, (height, width) in shapes.items():
        (folder / kind).mkdir(parents=True)
        for number in range(2):
            pixels = rng.integers(0, 256, (height, width, 3), dtype=np.uint8)
            Image.fromarray(pixels).save(folder / kind / f"{number}.png")
    return folder


def memory_corpus(*images: tuple[str, np.ndarray]) -> Corpus:
    entries = [Entry(kind, str(k), *image.shape[:2]) for k, (kind, image) in enumerate(images)]
    return Corpus([Store(np.concatenate([image.reshape(-1) for _, image in images]), entries)])


def test_corpus_holds_the_decoded_pixels(root: Path, tmp_path: Path) -> None:
    corpus = load_corpus(root, tmp_path / "cache")
    assert [corpus.count(kind) for kind in ("screens", "photos", "science", "synthetic")] == [
        2,
        2,
        2,
        0,
    ]
    expected = np.asarray(Image.open(root / "photos" / "1.png"))
    assert np.array_equal(corpus.image("photos", 1), expected)


def test_corpus_is_decoded_once(root: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load_corpus(root, cache)
    written = (cache / "images.npy").stat().st_mtime_ns
    load_corpus(root, cache)
    assert (cache / "images.npy").stat().st_mtime_ns == written


def test_corpus_follows_the_folder(root: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    before = load_corpus(root, cache)
    pixels = before.image("photos", 0).copy()
    (root / "photos" / "0.png").unlink()
    assert load_corpus(root, cache).count("photos") == 1
    assert np.array_equal(before.image("photos", 0), pixels)


def test_corpus_opens_without_the_folder(root: Path, tmp_path: Path) -> None:
    load_corpus(root, tmp_path / "cache")
    assert load_corpus(tmp_path / "absent", tmp_path / "cache").count("screens") == 2


def test_empty_corpus_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_corpus(tmp_path / "absent", tmp_path / "cache")


def test_corpus_turns_photographs_upright(tmp_path: Path) -> None:
    folder = tmp_path / "images" / "photos"
    folder.mkdir(parents=True)
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = 6
    Image.new("RGB", (30, 10)).save(folder / "turned.jpg", exif=exif)
    assert load_corpus(tmp_path / "images", tmp_path / "cache").image("photos", 0).shape == (
        30,
        10,
        3,
    )


def test_store_rejects_an_index_of_another_shape(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="index"):
        write_store(
            tmp_path, "wrong", [Entry("photos", "a", 2, 3)], [np.zeros((3, 2, 3), np.uint8)]
        )
    assert open_store(tmp_path, "wrong") is None


def test_crops_have_shape_and_type(root: Path, tmp_path: Path) -> None:
    source = CropSource(load_corpus(root, tmp_path / "cache"), CROP)
    for crop, boxes in islice(source, 100):
        assert crop.shape == (3, CROP, CROP)
        assert crop.dtype == torch.uint8
        assert boxes.shape == (MOST_BOXES, 4) and boxes.max() == 0


def test_crops_repeat_with_the_seed(root: Path, tmp_path: Path) -> None:
    corpus = load_corpus(root, tmp_path / "cache")

    def stream(seed: int) -> torch.Tensor:
        return torch.stack([crop for crop, _ in islice(CropSource(corpus, CROP, seed), 20)])

    assert torch.equal(stream(1), stream(1))
    assert not torch.equal(stream(1), stream(2))


def test_workers_draw_different_crops(root: Path, tmp_path: Path) -> None:
    source = CropSource(load_corpus(root, tmp_path / "cache"), CROP)
    first, second = islice(DataLoader(source, batch_size=4, num_workers=2), 2)
    assert first.pixels.shape == (4, 3, CROP, CROP) and first.boxes.shape == (4, MOST_BOXES, 4)
    assert not torch.equal(first.pixels, second.pixels)


def test_weights_choose_the_kinds() -> None:
    dark, light = np.zeros((CROP, CROP, 3), np.uint8), np.full((CROP, CROP, 3), 255, np.uint8)
    corpus = memory_corpus(("photos", dark), ("synthetic", light))
    source = CropSource(corpus, CROP, weights={"photos": 1.0, "synthetic": 3.0, "screens": 9.0})
    share = np.mean([float(crop.float().mean()) > 127 for crop, _ in islice(source, 400)])
    assert share == pytest.approx(0.75, abs=0.08)


def test_weights_without_images_are_an_error() -> None:
    corpus = memory_corpus(("photos", np.zeros((4, 4, 3), np.uint8)))
    with pytest.raises(ValueError, match="weight"):
        CropSource(corpus, CROP, weights={"screens": 1.0, "photos": 0.0})


def test_random_cut_stays_inside(rng: np.random.Generator) -> None:
    image = np.arange(10 * 14 * 3, dtype=np.uint16).reshape(10, 14, 3)
    corners = {tuple(region(image, cut_random(image, 8, rng))[0, 0]) for _ in range(500)}
    assert len(corners) == 3 * 7
    assert region(image, cut_random(image, 12, rng)).shape == (10, 12, 3)


def test_busy_cut_prefers_structure(rng: np.random.Generator) -> None:
    image = np.zeros((CROP, 16 * CROP, 3), np.uint8)
    image[:, : 8 * CROP] = rng.integers(0, 256, (CROP, 8 * CROP, 3))

    def busy_share(cut: Callable[..., tuple[int, int, int]]) -> float:
        return float(np.mean([region(image, cut(image, CROP, rng)).any() for _ in range(400)]))

    assert busy_share(cut_random) < 0.65
    assert 0.7 < busy_share(cut_busy) < 0.95


def test_words_move_with_the_crop_and_its_scale(rng: np.random.Generator) -> None:
    words = np.array([[10, 20, 30, 28], [0, 0, 12, 9], [40, 20, 80, 30]], np.int32)
    boxes = words_inside(words, (8, 16, 64), 0.5, rng)
    assert boxes[0].tolist() == [1, 2, 11, 6]
    assert boxes[1:].max() == 0, "the second begins outside, the third ends there"
    assert words_inside(None, (0, 0, 64), 1.0, rng).max() == 0


def test_a_crop_keeps_a_random_part_of_too_many_words(rng: np.random.Generator) -> None:
    words = np.array([[x, y, x + 2, y + 2] for x in range(0, 60, 3) for y in range(0, 60, 3)], np.int32)
    boxes = words_inside(words, (0, 0, 64), 1.0, rng)
    assert len(np.unique(boxes, axis=0)) == MOST_BOXES


def test_words_of_a_screen_come_with_its_crops(rng: np.random.Generator) -> None:
    image = np.zeros((CROP, CROP, 3), np.uint8)
    image[8:14, 5:25] = 200
    corpus = memory_corpus(("screens", image), ("photos", image))
    words = {"0": np.array([[5, 8, 25, 14]], np.int32), "1": np.array([[5, 8, 25, 14]], np.int32)}
    screens = CropSource(corpus, CROP, weights={"screens": 1.0}, words=words)
    assert all(boxes[0].tolist() == [5, 8, 25, 14] for _, boxes in islice(screens, 20))
    photos = CropSource(corpus, CROP, weights={"photos": 1.0}, words=words)
    assert all(boxes.max() == 0 for _, boxes in islice(photos, 20)), "these are mirrored"


def test_padding_repeats_the_edges() -> None:
    padded = pad_to(np.array([[[1, 2, 3], [4, 5, 6]]], np.uint8), 3)
    assert padded.shape == (3, 3, 3)
    assert padded[2, 2].tolist() == [4, 5, 6]
    assert padded[2, 0].tolist() == [1, 2, 3]


@pytest.mark.parametrize("kind", ["screens", "synthetic"])
def test_text_is_never_mirrored(kind: str, rng: np.random.Generator) -> None:
    ramp = np.linspace(60, 200, CROP).astype(np.uint8)
    image = np.repeat(np.add.outer(ramp // 4, ramp // 2)[..., None], 3, axis=2)
    for _ in range(200):
        altered = augment.alter(image, augment.RECIPES[kind], rng).astype(int)
        down, right = altered[-1, 0] - altered[0, 0], altered[0, -1] - altered[0, 0]
        # Inversion turns both slopes at once, a mirrored image only one of them.
        assert (down * right > 0).all()
        assert (abs(right) > abs(down)).all()


def test_lightness_inversion_keeps_hue() -> None:
    image = np.array([[[255, 255, 255], [200, 40, 40], [0, 0, 0]]], np.uint8)
    assert augment.invert_lightness(image)[0].tolist() == [
        [0, 0, 0],
        [215, 55, 55],
        [255, 255, 255],
    ]


def test_grey_has_equal_channels(rng: np.random.Generator) -> None:
    grey = augment.to_grey(rng.integers(0, 256, (5, 6, 3), dtype=np.uint8))
    assert grey.dtype == np.uint8
    assert (np.ptp(grey, axis=2) == 0).all()


def test_jitter_is_small_and_keeps_flat_regions_flat(rng: np.random.Generator) -> None:
    image = np.full((8, 8, 3), 128, np.uint8)
    for _ in range(50):
        jittered = augment.jitter_colour(image, rng)
        assert np.ptp(jittered) == 0
        assert abs(int(jittered[0, 0, 0]) - 128) <= 21


def test_downscaling_stays_in_range(rng: np.random.Generator) -> None:
    scales = [augment.draw_scale(augment.RECIPES["photos"], rng) for _ in range(500)]
    assert 0.5 <= min(scales) < 0.6
    assert np.mean(np.array(scales) == 1.0) == pytest.approx(0.4, abs=0.08)


@pytest.mark.parametrize("mode", ["grey", "bilevel", "subpixel"])
def test_text_coverage_is_a_fraction(mode: str) -> None:
    coverage = glyphs.render_text("Legible", None, 14, mode)
    assert coverage.shape[2] == 3
    assert coverage.min() == 0
    assert 0.5 < coverage.max() <= 1.0001
    channels_differ = bool((np.ptp(coverage, axis=2) > 0.05).any())
    assert channels_differ == (mode == "subpixel")


def test_subpixel_text_covers_like_grey_text() -> None:
    grey, subpixel = (
        glyphs.render_text("Legible", None, 18, mode) for mode in ("grey", "subpixel")
    )
    assert subpixel.sum() == pytest.approx(grey.sum(), rel=0.1)


@pytest.mark.parametrize("panel", sorted(set(PANELS), key=lambda panel: panel.__name__))
def test_panels_draw_something(
    panel: Panel, rng: np.random.Generator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glyphs, "font_families", lambda: ())
    pixels = np.full((130, 150, 3), 255, np.uint8)
    panel(pixels, draw_style(np.full(3, 255.0), rng), rng)
    assert np.ptp(pixels) > 0


def test_pages_repeat_with_the_generator() -> None:
    first, second = (render_page(160, np.random.default_rng(3)) for _ in range(2))
    assert first.shape == (160, 160, 3)
    assert np.array_equal(first, second)


def test_pages_join_the_corpus(root: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load_corpus(root, cache)
    build_pages(2, 128, cache, seed=0)
    corpus = load_corpus(root, cache)
    assert corpus.count("synthetic") == 2
    assert corpus.image("synthetic", 1).shape == (128, 128, 3)


def test_prepared_cache_renders_pages_once(root: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert prepare_cache(root, cache, pages=1).count("synthetic") == 1
    written = (cache / "synthetic.npy").stat().st_mtime_ns
    prepare_cache(root, cache, pages=1)
    assert (cache / "synthetic.npy").stat().st_mtime_ns == written
