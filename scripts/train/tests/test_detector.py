"""The detector: targets, records of drawn text, network, boxes, loss, bundle."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from legible_train.corpus import IMAGE_STORE, Entry, write_store
from legible_train.detector.boxes import find_boxes, label_components
from legible_train.detector.data import DetectorCrops, Sample, build_pages, cut, load_pages, load_scenes, load_screens, rescale, weak_sample
from legible_train.detector.evaluate import coverage, found, fresh_pages, overlap
from legible_train.detector.export import DetectorModule, export_detector, load_detector
from legible_train.detector.loss import detector_loss
from legible_train.detector.network import DetectorConfig, DetectorNetwork, count_macs
from legible_train.detector.pages import CONTENTS, render_page
from legible_train.detector.recorder import Recorder
from legible_train.detector.targets import affinity_boxes, mask_boxes, region_and_affinity, split_words
from legible_train.detector.train import DetectorOptions, DetectorTrainer
from legible_train.panels import Style, put_text
from legible_train.words import save_words

SMALL = DetectorConfig(fine=32, middle=48, coarse=64, dilations=(1, 2))
BLACK, WHITE = np.zeros(3), np.full(3, 255.0)
THRESHOLDS = dict(text=0.6, link=0.4, low=0.35)


def word(text: str, x: float, y: float, w: float, h: float, conf: float = 95.0) -> dict[str, object]:
    return dict(text=text, x=x, y=y, w=w, h=h, conf=conf)


def lively_network(config: DetectorConfig = SMALL) -> DetectorNetwork:
    """Random weights in the layers that start as zero, too."""
    torch.manual_seed(5)
    network = DetectorNetwork(config).eval()
    for parameter in network.parameters():
        if parameter.dim() == 4 and not parameter.any():
            torch.nn.init.normal_(parameter, std=0.1)
    return network


def blank_page(side: int = 128) -> np.ndarray:
    return np.full((side, side, 3), 255, dtype=np.uint8)


def test_region_peaks_at_the_centre_of_each_character_and_falls_to_its_edge() -> None:
    characters = np.array([(20, 30, 40, 70, 0)], dtype=np.float32)
    region, affinity = region_and_affinity(characters, 100, 80) / 255
    assert np.unravel_index(region.argmax(), region.shape) in [(24, 14), (25, 14), (24, 15), (25, 15)]
    assert region.max() > 0.95
    # 0.3 of the box are one sigma: at the edge the exponent is -(0.5 / 0.3)^2 / 2.
    assert region[25, 10] == pytest.approx(np.exp(-0.5 * (9 / 6) ** 2), abs=0.03)
    assert region[15, 15] == pytest.approx(np.exp(-0.5 * (19 / 12) ** 2), abs=0.03)
    assert not affinity.any()


def test_affinity_links_characters_of_a_word_only() -> None:
    characters = np.array([(0, 0, 10, 12, 0), (10, 0, 20, 12, 0), (30, 0, 40, 12, 1)], dtype=np.float32)
    assert affinity_boxes(characters) == pytest.approx(np.array([(5, 2, 15, 10)]))
    affinity = region_and_affinity(characters, 20, 60)[1]
    assert affinity[3, 5] > 200 and affinity[:, 10:].max() < 30


def test_affinity_follows_turned_words() -> None:
    characters = np.array([(0, 0, 12, 10, 0), (0, 10, 12, 20, 0)], dtype=np.float32)
    assert affinity_boxes(characters) == pytest.approx(np.array([(2, 5, 10, 15)]))


def test_words_are_cut_evenly_into_characters() -> None:
    characters = split_words([word("abcd", 8, 4, 40, 10), word("x", 60, 4, 6, 8)])
    assert characters[:, 4].tolist() == [0, 0, 0, 0, 1]
    assert characters[1].tolist() == [18, 4, 28, 14, 0]


def test_mask_leaves_out_boxes_and_their_margin() -> None:
    mask = mask_boxes(40, 40, [(10, 10, 20, 20)], margin=2)
    assert not mask[4:11, 4:11].any() and mask.sum() == 400 - 49


def test_recorded_characters_lie_on_the_ink() -> None:
    page = blank_page()
    recorder = Recorder(page)
    with recorder.recording():
        put_text(page[30:90, 20:], 4, 5, "Hm gl", Style(None, 20, "grey", BLACK, BLACK), BLACK)
    characters = np.array(recorder.characters)
    assert characters[:, 4].tolist() == [0, 0, 1, 1]
    for number in (0, 1):
        mine = characters[characters[:, 4] == number]
        left, top = mine[:, 0].min(), mine[:, 1].min()
        right, bottom = mine[:, 2].max(), mine[:, 3].max()
        inside = np.zeros(page.shape[:2], dtype=bool)
        inside[int(top) : int(np.ceil(bottom)), int(left) : int(np.ceil(right))] = True
        dark = page[..., 0] < 128
        near = np.zeros_like(inside)
        near[:, int(left) - 2 : int(right) + 3] = True
        assert (dark & near & inside).sum() > 20 and not (dark & near & ~inside).any()


def test_turned_text_is_recorded_turned() -> None:
    page = blank_page()
    recorder = Recorder(page)
    with recorder.recording():
        put_text(page, 40, 10, "HHHH", Style(None, 16, "grey", BLACK, BLACK), BLACK, turned=True)
    characters = np.array(recorder.characters)
    assert (np.diff(characters[:, 1]) < 0).all()  # the first character is the lowest
    dark_rows, dark_columns = np.nonzero(page[..., 0] < 128)
    assert characters[:, 1].min() == pytest.approx(dark_rows.min(), abs=1.5)
    assert characters[:, 3].max() == pytest.approx(dark_rows.max() + 1, abs=1.5)
    assert characters[:, 0].min() == pytest.approx(dark_columns.min(), abs=1.5)


def test_invisible_and_cut_words_are_left_out_of_the_loss() -> None:
    page = blank_page()
    recorder = Recorder(page)
    style = Style(None, 16, "grey", BLACK, BLACK)
    with recorder.recording():
        put_text(page, 10, 10, "faint", style, WHITE - 10)
        put_text(page[:, :30], 20, 50, "cut", style, BLACK)
    assert recorder.characters == [] and len(recorder.ignored) == 2


def test_recording_stops_with_its_block() -> None:
    page = blank_page()
    recorder = Recorder(page)
    with recorder.recording():
        pass
    put_text(page, 10, 10, "later", Style(None, 16, "grey", BLACK, BLACK), BLACK)
    assert recorder.characters == []


@pytest.mark.parametrize("contents", CONTENTS, ids=lambda contents: contents.__name__)
def test_every_content_draws_on_small_and_wide_panels(contents) -> None:
    for height, width in ((120, 120), (120, 400)):
        panel = np.full((height, width, 3), 255, dtype=np.uint8)
        contents(panel, Style(None, 14, "grey", BLACK, np.array([200.0, 0, 0])), np.random.default_rng(height))
        assert (panel != 255).any()


def test_pages_repeat_from_their_seed() -> None:
    first, again = (render_page(256, np.random.default_rng(8), []) for _ in range(2))
    assert np.array_equal(first[0], again[0]) and first[1].characters == again[1].characters


def test_weak_sample_trusts_sure_words_only() -> None:
    sample = weak_sample(np.zeros((61, 121, 3), np.uint8), [word("sure", 10, 10, 40, 12), word("or", 70, 10, 20, 12, conf=40)])
    assert sample.pixels.shape == (60, 120, 3) and not sample.exact
    assert sample.maps[0, 8, 12] > 150 and sample.maps[0, :, 35:].max() == 0
    assert not sample.mask[8, 40] and sample.mask[8, 12] and sample.mask[25, 40]


def test_crops_keep_maps_on_their_pixels() -> None:
    pixels = np.zeros((200, 200, 3), np.uint8)
    pixels[100:120, 60:80] = 255
    sample = Sample(pixels, region_and_affinity(np.array([(60, 100, 80, 120, 0)], np.float32), 200, 200), np.ones((100, 100), bool), True)
    rng = np.random.default_rng(1)
    for _ in range(20):
        part = cut(sample, 128, rng)
        cells = part.pixels[::2, ::2, 0] > 0
        assert (part.maps[0][~cells] < 100).all()
        if cells.all(1).any():
            assert cells.reshape(-1)[part.maps[0].argmax()]
    half = rescale(sample, 100)
    assert half.pixels.shape == (100, 100, 3) and half.maps.shape == (2, 50, 50)
    assert np.unravel_index(half.maps[0].argmax(), (50, 50)) == pytest.approx((27, 17), abs=1)


def test_stream_of_crops_has_fixed_shapes_whatever_the_pictures() -> None:
    tiny = Sample(np.zeros((40, 30, 3), np.uint8), np.zeros((2, 20, 15), np.uint8), np.ones((20, 15), bool), True)
    stream = iter(DetectorCrops(dict(scenes=[tiny]), 64, seed=2))
    for _ in range(8):
        pixels, maps, mask, exact = next(stream)
        assert (pixels.shape, maps.shape, mask.shape) == ((3, 64, 64), (2, 32, 32), (32, 32))
        assert exact and not mask.all()


def test_network_stays_inside_its_limits() -> None:
    config = DetectorConfig()
    network = DetectorNetwork(config)
    assert network(torch.rand(1, 3, 64, 96)).shape == (1, 2, 32, 48)
    assert count_macs(network) < 12000
    assert sum(parameter.numel() for parameter in network.parameters()) * 4 < 6e6
    assert config.halo % config.multiple == 0


@pytest.mark.parametrize("config", [SMALL, DetectorConfig()], ids=["small", "default"])
def test_pixels_beyond_the_halo_do_not_matter(config: DetectorConfig) -> None:
    network = lively_network(config)
    halo, core = config.halo, config.multiple
    side = core + 2 * halo + 2 * config.multiple
    picture = torch.rand(1, 3, side, side)
    low, high = (side - core) // 2, (side + core) // 2
    other = torch.rand(1, 3, side, side)
    other[..., low - halo : high + halo, low - halo : high + halo] = picture[..., low - halo : high + halo, low - halo : high + halo]
    cells = slice(low // config.stride, high // config.stride)
    with torch.no_grad():
        first, second = network(picture), network(other)
        tile = network(picture[..., low - halo : high + halo, low - halo : high + halo])
    inner = slice(halo // config.stride, (halo + core) // config.stride)
    assert torch.allclose(first[..., cells, cells], second[..., cells, cells], atol=1e-5)
    assert torch.allclose(first[..., cells, cells], tile[..., inner, inner], atol=1e-5)
    assert (first - second).abs().max() > 1e-3


def test_loss_ignores_masked_cells_and_mines_only_known_pictures() -> None:
    target, mask = torch.zeros(2, 2, 64, 64), torch.ones(2, 64, 64, dtype=torch.bool)
    target[:, 0, 10:20, 10:20] = 1
    exact = torch.tensor([True, False])
    predicted = target.clone()
    assert detector_loss(predicted, target, mask, exact)[0] == 0
    predicted[:, 0, 40:42, 40:42] = 1
    mask[:, 40:42, 40:42] = False
    assert detector_loss(predicted, target, mask, exact)[0] == 0
    mask[:] = True
    parts = detector_loss(predicted, target, mask, exact)[1]
    assert parts["hard"] > parts["plain"] > 0 and parts["text"] == 0


def test_components_are_4_connected() -> None:
    binary = np.array([[1, 1, 0, 0, 1], [0, 1, 0, 1, 0], [1, 1, 0, 1, 1], [0, 0, 1, 0, 1]], dtype=bool)
    labels, count = label_components(binary)
    assert count == 4
    assert labels[0, 0] == labels[2, 0] and labels[1, 3] == labels[3, 4] != labels[0, 4]
    assert (labels > 0).tolist() == binary.tolist()
    assert label_components(np.zeros((3, 3), bool))[1] == 0


def test_components_of_noise_agree_with_flooding() -> None:
    binary = np.random.default_rng(3).random((40, 50)) < 0.55
    labels, count = label_components(binary)
    seen = np.zeros_like(labels)
    number = 0
    for start in zip(*np.nonzero(binary), strict=True):
        if seen[start]:
            continue
        number += 1
        stack = [start]
        while stack:
            y, x = stack.pop()
            if 0 <= y < 40 and 0 <= x < 50 and binary[y, x] and not seen[y, x]:
                seen[y, x] = number
                stack += [(y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)]
    assert count == number
    assert len(np.unique(np.stack((labels[binary], seen[binary])), axis=1).T) == number


def test_boxes_of_ideal_maps_are_the_words() -> None:
    characters = split_words([word("detect", 20, 20, 60, 14), word("me", 90, 20, 20, 14), word("tiny", 20, 50, 24, 8)])
    maps = region_and_affinity(characters, 80, 128) / np.float32(255)
    boxes = find_boxes(maps, **THRESHOLDS)
    words = np.array([(20, 20, 80, 34), (90, 20, 110, 34), (20, 50, 44, 58)], dtype=np.float32)
    assert len(boxes) == 3 and (overlap(boxes, words) > 0.75).all()
    assert len(find_boxes(np.zeros((2, 20, 20), np.float32), **THRESHOLDS)) == 0


def test_coverage_counts_shared_area_once() -> None:
    target = np.array([(0, 0, 10, 10)], dtype=np.float32)
    others = np.array([(0, 0, 5, 10), (0, 0, 5, 10), (5, 0, 10, 5)], dtype=np.float32)
    assert coverage(target, others, (20, 20)) == pytest.approx([0.75])


def test_words_are_found_by_half_or_by_their_line() -> None:
    words = np.array([(0, 0, 20, 10), (30, 0, 50, 30), (60, 0, 80, 10)], dtype=np.float32)
    boxes = np.array([(0, 0, 11, 10), (31, 10, 49, 18), (78, 8, 98, 18)], dtype=np.float32)
    assert found(boxes, words, (40, 100)).tolist() == [True, True, False]
    assert not found(boxes[:0], words, (40, 100)).any() and not found(boxes, words[:0], (40, 100)).any()


def test_new_pages_know_their_words() -> None:
    page, words = fresh_pages(1)[0]
    known = [w for w in words if w["conf"] == 100]
    assert known and all(0 <= w["x"] < w["x"] + w["w"] <= page.shape[1] for w in known)


def test_bundle_equals_the_network(tmp_path: Path) -> None:
    network = lively_network()
    export_detector(network, dict(seed=1), tmp_path)
    model = json.loads((tmp_path / "model.json").read_text())
    assert (model["kind"], model["stride"], model["multiple"], model["halo"]) == ("text-detector", 2, 32, SMALL.halo)
    loaded = torch.jit.load(str(tmp_path / model["network"]))
    for height, width in ((64, 96), (160, 32)):
        picture = torch.rand(1, 3, height, width)
        with torch.no_grad():
            maps = loaded(picture)
            assert torch.allclose(maps, DetectorModule(network)(picture), atol=1e-5)
        assert maps.shape == (1, 2, height // 2, width // 2) and maps.is_contiguous()
        assert maps.min() >= 0 and maps.max() <= 1


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache with two screens (the first is held out), a photograph with text, one without, and a page."""
    folder = tmp_path_factory.mktemp("cache")
    names = ("screens/a", "screens/b", "photos/sign", "photos/sky")
    entries = [Entry(name.split("/")[0], name, 70, 90) for name in names]
    write_store(folder, IMAGE_STORE, entries, (np.full((70, 90, 3), 40 * k, np.uint8) for k in range(4)))
    read = [word("menu", 10, 10, 40, 12)]
    save_words({name: [] if name.endswith("sky") else read for name in names}, folder)
    build_pages(folder, count=1, seed=3)
    return folder


def test_cache_tells_its_images_apart(cache: Path) -> None:
    assert [sample.pixels[0, 0, 0] for sample in load_screens(cache)] == [40]
    assert [sample.pixels[0, 0, 0] for sample in load_screens(cache, held_out=True)] == [0]
    assert [sample.pixels[0, 0, 0] for sample in load_scenes(cache)] == [120]
    assert load_pages(cache)[0].maps.any()


def test_a_run_goes_on_where_it_stopped(cache: Path, tmp_path: Path) -> None:
    options = DetectorOptions(tmp_path, cache, batch=2, crop=64, warmup_steps=1)
    first = DetectorTrainer(SMALL, options)
    losses = [first.train_step()["loss"] for _ in range(3)]
    first.save()
    again = DetectorTrainer(SMALL, options)
    assert again.step == 3 and np.isfinite(losses).all()
    weights = zip(first.network.parameters(), again.network.parameters(), strict=True)
    assert all(torch.equal(one, other) for one, other in weights)
    again.train_step()
    assert again.step == 4
    assert load_detector(tmp_path / "checkpoint.pt")[0].config == SMALL
    stage = DetectorTrainer(SMALL, DetectorOptions(tmp_path / "stage", cache, batch=2, crop=64, start=tmp_path / "checkpoint.pt"))
    assert stage.step == 0 and stage.history[0]["steps"] == 3
