"""The bundle: integers equal what training simulated, tables are valid, the modules load again."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from legible_train.codec import Codec
from legible_train.config import CodecConfig
from legible_train.data import MOST_BOXES, Sample
from legible_train.export import IntegerScaleNetwork, export_bundle, raise_top
from legible_train.priors import ScaleNetwork
from legible_train.statistics import collect
from legible_train.tables import TOTAL, gaussian_run, integer_frequencies, logistic_run

CONFIG = CodecConfig(analysis_blocks=1, synthesis_blocks=1)


def sample(pixels: torch.Tensor) -> Sample:
    return Sample(pixels, torch.zeros(len(pixels), MOST_BOXES, 4, dtype=torch.int32))


def lively_scale_network() -> ScaleNetwork:
    """Random weights large enough that all layers matter."""
    torch.manual_seed(3)
    network = ScaleNetwork(CONFIG)
    network.start_from(torch.rand(CONFIG.knots, CONFIG.latents) * 50)
    return network


def test_integer_scale_network_equals_the_trained_one() -> None:
    network = lively_scale_network()
    integers = IntegerScaleNetwork(network)
    hyper = torch.randint(-9, 10, (1, CONFIG.hyper_latents, 4, 3)).float()
    quality256 = torch.tensor(CONFIG.quality_knots)[torch.randint(0, CONFIG.knots, (1, 1, 16, 12))].double()
    trained = torch.floor(network(hyper, quality256.float() / 256) + 0.5)
    exact = integers(hyper.double(), quality256)
    # Float sums round where integers do not: never more than one level apart, and rarely.
    difference = (trained - exact).abs()
    assert difference.max() <= 1 and difference.mean() < 0.01
    assert exact.std() > 3


def test_knot_weights_are_integers_that_sum_to_the_unit() -> None:
    integers = IntegerScaleNetwork(lively_scale_network())
    quality = torch.arange(256, 25601, dtype=torch.float64).view(1, 1, 1, -1)
    weights = integers.knot_weights(quality)
    assert torch.equal(weights, weights.round())
    assert torch.equal(weights.sum(1), torch.full_like(weights[:, 0], 64.0))
    assert weights.min() >= 0


def test_headroom_refines_the_best_quality_alone() -> None:
    codec = Codec(CONFIG)
    before = codec.log_gain.detach().clone()
    raise_top(codec, 0.25)
    assert torch.equal(codec.log_gain[:-1], before[:-1])
    assert torch.allclose(codec.log_gain[-1], before[-1] + 0.25)
    assert torch.allclose(codec.log_gain + codec.log_inverse_gain, torch.zeros_like(before), atol=1e-6)


@pytest.mark.parametrize("scale", [0.11, 0.3, 1.0, 9.0, 128.0])
def test_gaussian_tables_are_valid_and_near_the_model(scale: float) -> None:
    model = gaussian_run(scale)
    frequencies = integer_frequencies(model / model.sum())
    assert frequencies.sum() == TOTAL and frequencies.min() >= 1
    probabilities = model / model.sum()
    extra = (probabilities * np.log2(probabilities * TOTAL / frequencies)).sum()
    assert extra < 0.005


def test_logistic_run_covers_its_mass() -> None:
    first, probabilities = logistic_run(0.3, 1.7)
    assert first < -10 and probabilities[-1] < 1e-3
    assert probabilities.sum() == pytest.approx(1, abs=1e-3)


def test_bundle_is_written_and_loads_again(tmp_path: Path) -> None:
    torch.manual_seed(1)
    codec = Codec(CONFIG, spread=torch.full((192,), 0.2)).eval()
    batches = [sample(torch.randint(0, 256, (2, 3, 64, 64), dtype=torch.uint8)) for _ in range(2)]
    statistics = collect(codec, batches, 2, seed=1)
    figures = export_bundle(codec, statistics, dict(seed=1), tmp_path)
    assert figures["integer_to_model"] <= 1.005
    model = json.loads((tmp_path / "model.json").read_text())
    assert len(model["hyperTables"]["tables"]) == CONFIG.contexts * CONFIG.hyper_latents
    for table in model["latentTables"]["tables"] + model["hyperTables"]["tables"]:
        assert sum(table["frequencies"]) == TOTAL and min(table["frequencies"]) >= 1
    last = [layer for layer in model["scaleNetwork"]["layers"] if layer["kind"] == "conv"][-1]
    assert last["biases"] + 4 * last["out"] == (tmp_path / "scale-network.bin").stat().st_size
    networks = torch.jit.load(str(tmp_path / "networks.pt"))
    pixels, quality = torch.rand(1, 3, 96, 64), torch.full((1, 1, 12, 8), 40.0)
    with torch.no_grad():
        assert torch.allclose(networks.analysis(pixels, quality), codec.analysis(pixels, quality), atol=1e-5)
        latent = networks.analysis(pixels, quality)
        features = networks.hyper_synthesis(networks.hyper_analysis(latent, quality).round(), quality)
        for step, network in enumerate(codec.means):
            assert torch.allclose(networks.mean(step, features, latent), network(features, latent), atol=1e-5)
    assert networks.scale_indices(torch.zeros(1, 64, 3, 2).double(), (quality * 256).double()).shape == latent.shape


def test_export_refuses_costly_tables(tmp_path: Path) -> None:
    codec = Codec(CONFIG).eval()
    statistics = collect(codec, [sample(torch.zeros(1, 3, 64, 64, dtype=torch.uint8))], 1, seed=1)
    statistics.model_bits *= 1e-6
    with pytest.raises(ValueError, match="0.5 %"):
        export_bundle(codec, statistics, {}, tmp_path)
