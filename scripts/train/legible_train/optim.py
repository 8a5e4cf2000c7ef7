"""SOAP: Adam in the eigenbasis of Shampoo's preconditioner (Vyas et al. 2024, arXiv 2409.11321).

Learned codecs gain from second-order steps because rate and distortion pull the same weights in different directions.
Convolution weights are treated as one matrix a group; everything else gets plain Adam.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import torch
from torch import Tensor

NARROWEST, WIDEST = 8, 256  # sides that get a basis; narrower matrices gain nothing, wider ones cost too much

class Soap(torch.optim.Optimizer):
    """Adam for vectors and narrow matrices, SOAP for the rest (one-sided where a side is wider than 256)."""

    def __init__(
        self,
        parameters: Iterable[dict[str, object]],
        lr: float = 2e-3,
        betas: tuple[float, float] = (0.9, 0.95),
        shampoo_beta: float = 0.95,
        epsilon: float = 1e-8,
        refresh: int = 20,
    ) -> None:
        super().__init__(
            parameters, dict(lr=lr, betas=betas, shampoo_beta=shampoo_beta, epsilon=epsilon, refresh=refresh)
        )

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> None:
        for group in self.param_groups:
            for parameter in group["params"]:
                if parameter.grad is not None:
                    self.update(parameter, group)

    def update(self, parameter: Tensor, group: dict[str, object]) -> None:
        gradient = as_matrices(parameter.grad.float())
        state = self.state[parameter]
        if not state:
            self.found(state, gradient)
            return  # the first gradient only founds the bases
        state["step"] += 1
        beta1, beta2 = group["betas"]
        projected = project(gradient, state)
        state["average"].lerp_(projected, 1 - beta1)
        state["square"].mul_(beta2).addcmul_(projected, projected, value=1 - beta2)
        correction1, correction2 = 1 - beta1 ** state["step"], 1 - beta2 ** state["step"]
        move = state["average"] / correction1 / ((state["square"] / correction2).sqrt() + group["epsilon"])
        parameter.add_(restore(move, state).reshape(parameter.shape), alpha=-group["lr"])
        self.learn_bases(state, gradient, group)

    @staticmethod
    def found(state: dict[str, object], gradient: Tensor) -> None:
        state["step"] = 0
        state["average"] = torch.zeros_like(gradient)
        state["square"] = torch.zeros_like(gradient)
        for axis in (1, 2):
            if min(gradient.shape[1:]) >= NARROWEST and gradient.shape[axis] <= WIDEST:
                state[f"moment{axis}"] = second_moment(gradient, axis)
                state[f"basis{axis}"] = eigenbasis(state[f"moment{axis}"])

    @staticmethod
    def learn_bases(state: dict[str, object], gradient: Tensor, group: dict[str, object]) -> None:
        axes = [axis for axis in (1, 2) if f"basis{axis}" in state]
        for axis in axes:
            state[f"moment{axis}"].lerp_(second_moment(gradient, axis), 1 - group["shampoo_beta"])
        if state["step"] % group["refresh"]:
            return
        average = restore(state["average"], state)
        for axis in axes:
            basis, order = power_step(state[f"moment{axis}"], state[f"basis{axis}"])
            state[f"basis{axis}"] = basis
            index = order.unsqueeze(3 - axis).expand_as(state["square"])
            state["square"] = state["square"].gather(axis, index)
        state["average"] = project(average, state)


def second_moment(gradient: Tensor, axis: int) -> Tensor:
    return gradient @ gradient.mT if axis == 1 else gradient.mT @ gradient


def project(matrices: Tensor, state: dict[str, object]) -> Tensor:
    """Into the bases that ``state`` has."""
    if "basis1" in state:
        matrices = state["basis1"].mT @ matrices
    return matrices @ state["basis2"] if "basis2" in state else matrices


def restore(matrices: Tensor, state: dict[str, object]) -> Tensor:
    """Out of them again."""
    if "basis1" in state:
        matrices = state["basis1"] @ matrices
    return matrices @ state["basis2"].mT if "basis2" in state else matrices


def as_matrices(weight: Tensor) -> Tensor:
    """(groups, out, in) of a weight; vectors become (1, 1, n). A 3x3 convolution of 16-wide groups has 144 columns."""
    if weight.dim() == 4 and weight.shape[2] > 1 and weight.shape[0] > weight.shape[1] and weight.shape[1] <= 16:
        return weight.reshape(weight.shape[0] // weight.shape[1], weight.shape[1], -1)
    if weight.dim() >= 2:
        return weight.reshape(1, weight.shape[0], -1)
    return weight.reshape(1, 1, -1)


def eigenbasis(matrices: Tensor) -> Tensor:
    """Eigenvectors, largest eigenvalue first."""
    size = matrices.shape[-1]
    damped = matrices + 1e-12 * torch.eye(size, device=matrices.device)
    return torch.linalg.eigh(damped.double())[1].flip(-1).to(matrices.dtype)


def power_step(matrices: Tensor, basis: Tensor) -> tuple[Tensor, Tensor]:
    """One orthogonal iteration; also the order by which the old basis was sorted first."""
    values = (basis.mT @ matrices @ basis).diagonal(dim1=-2, dim2=-1)
    order = values.argsort(dim=-1, descending=True)
    sorted_basis = basis.gather(2, order.unsqueeze(1).expand_as(basis))
    return torch.linalg.qr(matrices @ sorted_basis)[0], order
