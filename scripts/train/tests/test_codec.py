"""The codec's parts: transforms, schedule, rates, optimiser."""

import math

import pytest
import torch

from legible_train.codec import STEPS, Codec, marginal_index, starting_log_gains, step_masks
from legible_train.config import CodecConfig
from legible_train.loss import draw_quality, flat_mask, lambda_of, rate_distortion
from legible_train.optim import Soap
from legible_train.priors import HyperPrior, gaussian_bits, rounded_bits
from legible_train.transforms import block_basis, interpolate_knots

CONFIG = CodecConfig(analysis_blocks=1, synthesis_blocks=1)


def uniform(quality: float, side: int = 8) -> torch.Tensor:
    return torch.full((1, 1, side, side), quality)


def test_basis_is_orthonormal() -> None:
    basis = block_basis().reshape(192, -1)
    assert torch.allclose(basis @ basis.t(), torch.eye(192), atol=1e-5)


def test_untrained_transform_inverts_itself() -> None:
    codec = Codec(CONFIG, spread=torch.rand(192) + 0.1, order=torch.randperm(192))
    pixels = torch.rand(1, 3, 64, 64)
    assert torch.allclose(codec.synthesis(codec.analysis(pixels, uniform(50)), uniform(50)), pixels, atol=1e-4)


def test_knot_weights_interpolate() -> None:
    weights = interpolate_knots(torch.tensor([1.0, 100.0, 1 + 99 / 14]).view(3, 1, 1, 1), 8)
    assert weights[0, 0].item() == pytest.approx(1) and weights[1, 7].item() == pytest.approx(1)
    assert weights[2, 0].item() == pytest.approx(0.5, abs=1e-5) and weights[2, 1].item() == pytest.approx(0.5, abs=1e-5)
    assert torch.allclose(weights.sum(1), torch.ones(3, 1, 1))


def test_every_sample_has_exactly_one_step() -> None:
    masks = step_masks(CONFIG)
    assert masks.shape == (STEPS, 1, 192, 2, 2)
    assert torch.equal(masks.sum(0), torch.ones(1, 192, 2, 2))
    assert torch.equal(masks.sum((1, 2)), torch.full((STEPS, 2, 2), 48.0))


def test_gaussian_bits_match_the_probability_of_the_bin() -> None:
    level = 20.0
    scale = CONFIG.scale_floor * (CONFIG.scale_ceiling / CONFIG.scale_floor) ** (level / (CONFIG.scale_levels - 1))
    normal = torch.distributions.Normal(0.0, scale)
    wanted = -torch.log2(normal.cdf(torch.tensor(1.5)) - normal.cdf(torch.tensor(0.5))).item()
    assert gaussian_bits(torch.tensor([1.0]), torch.tensor([level]), CONFIG).item() == pytest.approx(wanted, rel=1e-4)


def test_far_residuals_keep_a_gradient() -> None:
    residual, index = torch.tensor([300.0], requires_grad=True), torch.tensor([0.0], requires_grad=True)
    gaussian_bits(residual, index, CONFIG).sum().backward()
    assert residual.grad.item() > 0 and index.grad.item() < 0


def test_rates_are_those_of_rounded_values_but_pull_where_the_value_is() -> None:
    residual, index = torch.tensor([0.45], requires_grad=True), torch.tensor([2.0], requires_grad=True)
    bits = rounded_bits(residual, lambda value, held: gaussian_bits(value, index.detach() if held else index, CONFIG))
    assert bits.item() == pytest.approx(gaussian_bits(torch.zeros(1), torch.tensor([2.0]), CONFIG).item(), abs=1e-6)
    bits.sum().backward()
    assert residual.grad.item() > 0, "a sample that nearly rounds to 1 must feel what that would cost"
    assert index.grad is not None


def test_contexts_count_left_and_upper_neighbours() -> None:
    hyper = torch.zeros(1, 64, 2, 2)
    hyper[0, 0] = torch.tensor([[2.0, 0.0], [-1.0, 0.0]])
    contexts = HyperPrior(CONFIG).contexts(hyper)[0, 0]
    assert contexts.tolist() == [[0, 1], [1, 1]]
    hyper[0, 0, 0, 0] = 3
    assert HyperPrior(CONFIG).contexts(hyper)[0, 0].tolist() == [[0, 2], [2, 1]]


def test_rate_grows_and_error_falls_with_quality() -> None:
    torch.manual_seed(0)
    spread = torch.full((192,), 0.2)
    codec = Codec(CONFIG, spread).eval()
    pixels = torch.rand(1, 3, 64, 64)
    with torch.no_grad():
        low, high = codec(pixels, uniform(20)), codec(pixels, uniform(90))
    assert low.bits_per_pixel.item() < high.bits_per_pixel.item()
    assert (low.pixels - pixels).square().mean() > (high.pixels - pixels).square().mean()


def test_starting_gain_balances_rate_and_distortion() -> None:
    gains = starting_log_gains(CONFIG)
    ratio = math.log(CONFIG.lambda_high / CONFIG.lambda_low) / (CONFIG.knots - 1)
    assert torch.allclose(gains.diff(), torch.full((CONFIG.knots - 1,), ratio / 2), atol=1e-4)
    index = marginal_index(CONFIG, torch.full((192,), 1e-6), gains)
    assert index.max().item() == 0


def test_priors_only_teaches_nothing_to_the_transform() -> None:
    codec = Codec(CONFIG)
    codec(torch.rand(1, 3, 64, 64), uniform(50), priors_only=True).bits_per_pixel.sum().backward()
    assert codec.analysis.basis.grad is None
    assert codec.scale.leave.weight.grad.abs().sum() > 0


def test_loss_weighs_error_by_local_quality() -> None:
    codec = Codec(CONFIG).eval()
    pixels = torch.rand(1, 3, 64, 64)
    maps = uniform(50)
    maps[..., :4] = 90
    with torch.no_grad():
        output = codec(pixels, maps)
    worse = lambda half: output.pixels + torch.cat([0.3 * torch.ones(1, 3, 64, 32) * (half == i) for i in (0, 1)], 3)
    losses = []
    for half in (0, 1):
        changed = type(output)(worse(half), output.latent_bits, output.hyper_bits)
        losses.append(rate_distortion(changed, pixels, uniform(50, 1), maps, CONFIG)[0].item())
    assert losses[0] > losses[1]


def test_flat_mask_is_empty_near_edges() -> None:
    pixels = torch.zeros(1, 3, 64, 64)
    pixels[..., 40:] = 1
    mask = flat_mask(pixels)[0, 0]
    assert mask[:, :28].min() == 1 and mask[:, 36:44].max() == 0


def test_drawn_qualities_cover_the_range_and_repeat() -> None:
    base, maps = draw_quality(8, 12, 12, torch.Generator().manual_seed(5))
    again, _ = draw_quality(8, 12, 12, torch.Generator().manual_seed(5))
    assert torch.equal(base, again)
    assert base.min() < 14 and base.max() > 86
    assert maps.min() >= 1 and maps.max() <= 100
    assert lambda_of(torch.tensor(100.0), CONFIG).item() == pytest.approx(CONFIG.lambda_high, rel=1e-4)


def test_soap_solves_a_badly_scaled_problem() -> None:
    torch.manual_seed(0)
    mixing = torch.linalg.qr(torch.randn(16, 16))[0] @ torch.diag(torch.logspace(-2, 1, 16))
    weight, wanted = torch.nn.Parameter(torch.zeros(12, 16)), torch.randn(12, 16)
    optimiser = Soap([dict(params=[weight])], lr=3e-2)
    for _ in range(600):
        inputs = torch.randn(64, 16) @ mixing.t()
        loss = (inputs @ (weight - wanted).t()).square().mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    assert loss.item() < 1e-2 * (mixing @ mixing.t()).trace().item() / 16
