"""The exercises of `regularization`: what earns points, on which cases, and what often goes wrong."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from course_utils.answerkey import Aspect, Case
from grading.exercise import Draw, Exercise, Misconception, Rewrite
from grading.exercises.networks import draw_parameters

ASSIGNMENT = "regularization"
MANUAL_POINTS = 10

Array = np.ndarray
Sizes = tuple[int, int, int, int]


# Three-layer networks, their labels and their caches


def _labels(draw: Draw, m: int) -> Array:
    """Return labels 0 and 1 of shape (1, m)."""
    if draw.hidden:
        return (draw.array(1, m) > 0).astype(float)
    return np.arange(m).reshape(1, m) % 2


def _cache(draw: Draw, X: Array, sizes: Sizes, keep_prob: float | None = None) -> tuple[Array, ...]:
    """Return what the forward propagation of some network keeps; with masks if there is a `keep_prob`."""
    parameters = draw_parameters(draw, sizes)
    cache: list[Array] = []
    A = X
    for l in (1, 2, 3):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        Z = W @ A + b
        A = 1 / (1 + np.exp(-Z)) if l == 3 else np.where(Z > 0, Z, 0.0)
        mask = []
        if keep_prob is not None and l < 3:
            mask = [draw.array(*A.shape, low=0.0, high=1.0) < keep_prob]
            A = A * mask[0] / keep_prob
        cache += [Z, *mask, A, W, b]
    return tuple(cache)


def _shapes(draw: Draw) -> Iterator[tuple[str, Sizes, int]]:
    """Yield labels, layer sizes and numbers of examples; twice when visible, five times when hidden."""
    if not draw.hidden:
        yield "a small network", (2, 3, 2, 1), 4
        yield "both hidden layers of one size", (3, 3, 3, 1), 5
        return
    n, k = draw.integer(0, 3, 5), draw.integer(0, 2, 4)
    yield "another small network", (3, n, 2, 1), draw.integer(0, 4, 7)
    yield "more units in the second hidden layer", (2, 2, n, 1), 6
    yield "both hidden layers of one size, again", (k, 4, 4, 1), draw.integer(0, 5, 9)
    yield "a wide network with many examples", (4, 12, 6, 1), draw.integer(0, 20, 30)
    yield "one single example", (2, 6, 4, 1), 1


# Cost


def _cost_cases(draw: Draw) -> list[Case]:
    strengths = iter((0.3, 2.0))

    def case(label: str, sizes: Sizes, m: int, lambd: float) -> Case:
        A3 = draw.array(1, m, low=0.05, high=0.95)
        return Case(label, (A3, _labels(draw, m), draw_parameters(draw, sizes), lambd))

    cases = [case(label, sizes, m, draw.number(next(strengths, 0), 0.1, 3.0)) for label, sizes, m in _shapes(draw)]
    if draw.hidden:
        cases += [
            case("no regularization", (2, 4, 3, 1), 6, 0.0),
            case("strong regularization", (3, 4, 2, 1), 5, draw.number(0, 20.0, 60.0)),
        ]
    return cases


_FACTOR = "lambd / (2 * m)"
_SUM = 'np.sum(parameters[f"W{l}"] ** 2)'
_TOTAL = f"cross_entropy + {_FACTOR} * squares"

_COST = Exercise(
    name="compute_cost_with_regularization",
    assignment=ASSIGNMENT,
    returns=("cost",),
    aspects=(Aspect("cross-entropy plus penalty", 14),),
    cases=_cost_cases,
    misconceptions=(
        Misconception(
            "half-left-out",
            "The penalty is twice as large as agreed: the 2 that later cancels in its derivative is missing.",
            ((_FACTOR, "lambd / m"),),
        ),
    ),
)


# Backward with the penalty


def _backward_cases(draw: Draw) -> list[Case]:
    strengths = iter((0.7, 2.0))

    def case(label: str, sizes: Sizes, m: int, lambd: float) -> Case:
        X = draw.array(sizes[0], m)
        return Case(label, (X, _labels(draw, m), _cache(draw, X, sizes), lambd))

    cases = [case(label, sizes, m, draw.number(next(strengths, 0), 0.1, 3.0)) for label, sizes, m in _shapes(draw)]
    if draw.hidden:
        cases += [
            case("no regularization", (2, 4, 3, 1), 6, 0.0),
            case("strong regularization", (3, 4, 2, 1), 5, draw.number(0, 20.0, 60.0)),
        ]
    return cases


def _layers(*points: int) -> tuple[Aspect, ...]:
    """Return an aspect for each layer, the last first; each holds a weight gradient, so a plain copy earns nothing."""
    return (
        Aspect("layer 3: dZ3, dW3, db3", points[0], ("dZ3", "dW3", "db3")),
        Aspect("layer 2: dA2, dZ2, dW2, db2", points[1], ("dA2", "dZ2", "dW2", "db2")),
        Aspect("layer 1: dA1, dZ1, dW1, db1", points[2], ("dA1", "dZ1", "dW1", "db1")),
    )


_BACKWARD = Exercise(
    name="backward_propagation_with_regularization",
    assignment=ASSIGNMENT,
    returns=("gradients",),
    aspects=_layers(8, 8, 8),
    cases=_backward_cases,
    misconceptions=(
        Misconception(
            "penalty-left-out",
            "The gradients are those of the cross-entropy alone, though the penalty has a derivative too.",
            ((" + lambd / m * W", " + 0 * W"),),
        ),
    ),
)


# Forward with dropout


def _dropout_cases(draw: Draw) -> list[Case]:
    seeds = iter(range(41, 60))

    def case(label: str, sizes: Sizes, m: int, *keep_prob: float) -> Case:
        args = draw.array(sizes[0], m), draw_parameters(draw, sizes), *keep_prob
        return Case(label, args, seed=draw.integer(next(seeds), 10_000, 1_000_000))

    if not draw.hidden:
        return [
            case("keeping most units", (2, 4, 3, 1), 4, 0.8),
            case("both hidden layers of one size", (3, 3, 3, 1), 5, 0.6),
            case("keeping half, the argument left out", (2, 5, 2, 1), 3),
        ]
    cases = [case(label, sizes, m, draw.number(0, 0.6, 0.9)) for label, sizes, m in _shapes(draw)]
    return [
        *cases,
        case("keeping few units", (3, 8, 5, 1), 6, draw.number(0, 0.2, 0.4)),
        case("keeping half, the argument left out, again", (4, 6, 5, 1), 7),
        case("keeping all units", (2, 5, 3, 1), 5, 1.0),
    ]


_FORWARD_DROPOUT = Exercise(
    name="forward_propagation_with_dropout",
    assignment=ASSIGNMENT,
    returns=("A3", "cache"),
    aspects=(Aspect("A3, the output", 14, "A3"), Aspect("the cache for the way back", 14, "cache")),
    cases=_dropout_cases,
    misconceptions=(
        Misconception(
            "scaling-left-out",
            "The units that are kept do not make up for those that are dropped, so the next layer gets less.",
            ((" / keep_prob", ""),),
        ),
    ),
    alternatives=(
        Rewrite("kept-above", swaps=(("< keep_prob", "> 1 - keep_prob"),)),
        Rewrite(
            "binomial",
            swaps=(
                ("np.random.rand(*A1.shape) < keep_prob", "np.random.binomial(1, keep_prob, A1.shape)"),
                ("np.random.rand(*A2.shape) < keep_prob", "np.random.binomial(1, keep_prob, A2.shape)"),
            ),
        ),
    ),
)


# Backward with dropout


def _dropout_backward_cases(draw: Draw) -> list[Case]:
    shares = iter((0.8, 0.6))

    def case(label: str, sizes: Sizes, m: int, keep_prob: float) -> Case:
        X = draw.array(sizes[0], m)
        return Case(label, (X, _labels(draw, m), _cache(draw, X, sizes, keep_prob), keep_prob))

    cases = [case(label, sizes, m, draw.number(next(shares, 0), 0.6, 0.9)) for label, sizes, m in _shapes(draw)]
    if draw.hidden:
        cases += [
            case("few units kept", (3, 8, 5, 1), 6, draw.number(0, 0.2, 0.4)),
            case("all units kept", (2, 5, 3, 1), 5, 1.0),
        ]
    return cases


_BACKWARD_DROPOUT = Exercise(
    name="backward_propagation_with_dropout",
    assignment=ASSIGNMENT,
    returns=("gradients",),
    aspects=(
        Aspect("from the cost back through D2", 12, ("dZ3", "dW3", "db3", "dA2", "dZ2", "dW2", "db2")),
        Aspect("back through D1", 12, ("dA1", "dZ1", "dW1", "db1")),
    ),
    cases=_dropout_backward_cases,
    misconceptions=(
        Misconception(
            "masks-left-out",
            "Units that were dropped on the way forward receive a gradient on the way back.",
            ((" * D2 / keep_prob", " * 1"), (" * D1 / keep_prob", " * 1")),
        ),
    ),
)


EXERCISES = (_COST, _BACKWARD, _FORWARD_DROPOUT, _BACKWARD_DROPOUT)
