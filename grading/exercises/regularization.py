"""The exercises of `regularization`: what earns points, on which cases, and what often goes wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np

from course_utils.checks.answer_key import Aspect, Case
from grading.exercises.exercise import Draw, Exercise, Misconception, Rewrite
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
    if keep_prob is None:
        return _propagate(X, parameters)
    masks = (draw.array(units, X.shape[1], low=0.0, high=1.0) < keep_prob for units in sizes[1:3])
    return _propagate(X, parameters, keep_prob, masks)


def _propagate(
    X: Array, parameters: dict[str, Array], keep_prob: float = 1.0, masks: Iterable[Array] = ()
) -> tuple[Array, ...]:
    """Return the cache of a network; `masks` are those of the hidden layers, or none."""
    masks = iter(masks)
    cache: list[Array] = []
    A = X
    for l in (1, 2, 3):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        Z = W @ A + b
        A = 1 / (1 + np.exp(-Z)) if l == 3 else np.where(Z > 0, Z, 0.0)
        mask = list(islice(masks, 1))
        for D in mask:
            A = A * D / keep_prob
        cache += [Z, *mask, A, W, b]
    return tuple(cache)


# The networks that the notebook computes by hand, as the first visible cases

_SMALLEST = "the network of the text"
_WEIGHTS_BY_HAND = {"W1": [[3]], "b1": [[0]], "W2": [[1]], "b2": [[0]], "W3": [[-2]], "b3": [[6]]}
_DROPOUT_BY_HAND = {
    "W1": [[2], [3], [-1], [4]],
    "b1": [[0]] * 4,
    "W2": [[1, 1, 1, 1]],
    "b2": [[0]],
    "W3": [[0.5]],
    "b3": [[-12]],
}


def _arrays(parameters: dict[str, Any]) -> dict[str, Array]:
    return {name: np.array(rows, dtype=float) for name, rows in parameters.items()}


def _smallest(draw: Draw, *args: Any, seed: int = 0) -> list[Case]:
    """Return a visible case with these arguments, and no hidden one."""
    return [] if draw.hidden else [Case(_SMALLEST, args, seed=seed)]


def _shapes(draw: Draw) -> Iterator[tuple[str, Sizes, int]]:
    """Yield labels, layer sizes and numbers of examples; twice when visible, five times when hidden."""
    if not draw.hidden:
        yield "a small network", (2, 3, 2, 1), 3
        yield "both hidden layers of one size", (3, 3, 3, 1), 4
        return
    n, k = draw.integer(0, 3, 5), draw.integer(0, 2, 4)
    yield "another small network", (3, n, 2, 1), draw.integer(0, 4, 7)
    yield "more units in the second hidden layer", (2, 2, n, 1), 6
    yield "both hidden layers of one size, again", (k, 4, 4, 1), draw.integer(0, 5, 9)
    yield "a wide network with many examples", (4, 12, 6, 1), draw.integer(0, 20, 30)
    yield "one single example", (2, 6, 4, 1), 1


def _penalized(draw: Draw, *visible: float) -> Iterator[tuple[str, Sizes, int, float]]:
    """Yield what `_shapes` does with a strength of the penalty, `visible` or drawn, and its limits when hidden."""
    strengths = iter(visible)
    for shape in _shapes(draw):
        yield *shape, draw.number(next(strengths, 0), 0.1, 3.0)
    if draw.hidden:
        yield "no regularization", (2, 4, 3, 1), 6, 0.0
        yield "strong regularization", (3, 4, 2, 1), 5, draw.number(0, 20.0, 60.0)


# What every way back can get wrong


def _back_errors() -> tuple[Misconception, ...]:
    weights, biases = (".T / m", ".T"), ("keepdims=True) / m", "keepdims=True)")

    def in_both_layers(name: str, hint: str, slope: str) -> Misconception:
        return Misconception(name, hint, tuple((f"(A{l} > 0)", slope.format(A=f"A{l}")) for l in (2, 1)))

    return (
        in_both_layers(
            "activation-for-slope",
            "What flows back is multiplied by the activation, and the slope of a ReLU is only 0 or 1.",
            "{A}",
        ),
        in_both_layers(
            "slope-of-another-activation",
            "This is the slope of a sigmoid, and the hidden units are ReLUs.",
            "({A} * (1 - {A}))",
        ),
        Misconception(
            "changed-in-place",
            "Two names stand for one array here, so the slope of the ReLU has also changed the gradient before it.",
            tuple((f"dZ{l} = dA{l} * (A{l} > 0)", f"dZ{l} = dA{l}\n    dZ{l} *= A{l} > 0") for l in (2, 1)),
        ),
        Misconception(
            "slope-of-output-again",
            "The slope of the sigmoid is multiplied in again, though it is already part of this simple error.",
            (("A3 - Y", "(A3 - Y) * A3 * (1 - A3)"),),
        ),
        Misconception(
            "gradient-of-output-for-sum",
            "This is the derivative by the output itself, and the way back starts one step further, at its sum Z.",
            (("A3 - Y", "-(Y / A3 - (1 - Y) / (1 - A3))"),),
        ),
        Misconception(
            "error-sign-flipped",
            "The error is label minus prediction, so it points the wrong way, and with it all that follows.",
            (("A3 - Y", "Y - A3"),),
        ),
        Misconception(
            "slope-passed-by",
            "What reaches the first layer comes from before the second ReLU's slope, not from after it.",
            (("W2.T @ dZ2", "W2.T @ dA2"),),
        ),
        Misconception(
            "sums-not-averaged",
            "The gradients are sums over the examples, where the cost is their mean.",
            (weights, biases),
        ),
        Misconception(
            "weights-not-averaged",
            "The gradients of the weights are sums over the examples, where the cost is their mean.",
            (weights,),
        ),
        Misconception(
            "biases-not-averaged",
            "The gradients of the biases are sums over the examples, where the cost is their mean.",
            (biases,),
        ),
        Misconception(
            "averaged-at-start",
            "The mean over the examples is taken at the start here, while our convention takes it in dW and db.",
            (("A3 - Y", "(A3 - Y) / m"), weights, biases),
        ),
        Misconception(
            "averaged-at-start-and-again",
            "The mean over the examples is taken at the start and then a second time.",
            (("A3 - Y", "(A3 - Y) / m"),),
        ),
        Misconception(
            "biases-lose-a-dimension",
            "The gradients of the biases have lost a dimension, which broadcasting will punish later.",
            ((", keepdims=True", ""),),
        ),
        Misconception(
            "biases-summed-over-units",
            "The gradients of the biases are summed over everything, where only the examples should be.",
            (("axis=1, keepdims=True", "keepdims=True"),),
        ),
    )


# Cost


def _cost_cases(draw: Draw) -> list[Case]:
    def case(label: str, sizes: Sizes, m: int, lambd: float) -> Case:
        A3 = draw.array(1, m, low=0.05, high=0.95)
        return Case(label, (A3, _labels(draw, m), draw_parameters(draw, sizes), lambd))

    smallest = _smallest(draw, np.full((1, 2), 0.5), np.zeros((1, 2)), _arrays(_WEIGHTS_BY_HAND), 0.2)
    return smallest + [case(*plan) for plan in _penalized(draw, 0.3, 2.0)]


_FACTOR = "lambd / (2 * m)"
_SUM = 'np.sum(parameters[f"W{l}"] ** 2)'
_TOTAL = f"cross_entropy + {_FACTOR} * squares"

_LOOP_OVER_LAYERS = f"""    squares = 0.0
    for l in (1, 2, 3):
        squares += {_SUM}
"""
_COST_IN_ONE_LINE = (
    (_LOOP_OVER_LAYERS, '    W1, W2, W3 = parameters["W1"], parameters["W2"], parameters["W3"]\n'),
    (f"{_FACTOR} * squares", f"{_FACTOR} * (np.sum(W1**2) + np.sum(W2**2) + np.sum(W3**2))"),
)

_COST = Exercise(
    name="compute_cost_with_regularization",
    assignment=ASSIGNMENT,
    returns=("cost",),
    aspects=(Aspect("cross-entropy plus penalty", 14),),
    cases=_cost_cases,
    styles=(Rewrite("in-one-line", swaps=_COST_IN_ONE_LINE),),
    misconceptions=(
        Misconception(
            "half-left-out",
            "The penalty is twice as large as agreed: the 2 that later cancels in its derivative is missing.",
            ((_FACTOR, "lambd / m"),),
        ),
        Misconception(
            "not-averaged-over-examples",
            "The penalty is not divided by the number of examples, so its weight grows with the data set.",
            ((_FACTOR, "lambd / 2"),),
        ),
        Misconception(
            "bracket-missing",
            "Only the 2 stands below the fraction bar, and the number of examples multiplies instead.",
            ((_FACTOR, "lambd / 2 * m"),),
        ),
        Misconception(
            "squares-left-out",
            "The weights are summed as they are, so positive and negative ones cancel: L2 is about their squares.",
            ((_SUM, 'np.sum(parameters[f"W{l}"])'),),
        ),
        Misconception(
            "absolute-values",
            "This sums absolute values, which is L1 regularization, another penalty.",
            ((_SUM, 'np.sum(np.abs(parameters[f"W{l}"]))'),),
        ),
        Misconception(
            "square-of-sum",
            "The sum is squared instead of each weight, so weights of opposite sign cancel first.",
            ((_SUM, 'np.sum(parameters[f"W{l}"]) ** 2'),),
        ),
        Misconception(
            "norm-not-squared",
            "The penalty takes the norm of each weight matrix, which still wants to be squared.",
            ((_SUM, 'np.linalg.norm(parameters[f"W{l}"])'),),
        ),
        Misconception(
            "mean-of-squares",
            "The squares are averaged within each layer, so a weight in a large layer counts for less.",
            (("np.sum", "np.mean"),),
        ),
        Misconception(
            "matrix-product-for-square",
            "A matrix times its own transpose is not the square of its entries: only the diagonal is.",
            ((_SUM, 'np.sum(parameters[f"W{l}"] @ parameters[f"W{l}"].T)'),),
        ),
        Misconception(
            "squares-not-summed",
            "The squares are still in their matrices, and the penalty is one number, the sum of them all.",
            ((_SUM, 'parameters[f"W{l}"] ** 2'),),
        ),
        Misconception(
            "root-of-the-sum",
            "The penalty takes the length of all weights together, and the squares need no root.",
            ((f"{_FACTOR} * squares", f"{_FACTOR} * np.sqrt(squares)"),),
        ),
        Misconception(
            "strength-left-out",
            "The penalty is there at its full price, whatever strength is asked for.",
            ((_FACTOR, "1 / (2 * m)"),),
        ),
        Misconception(
            "cross-entropy-averaged-again",
            "The cross-entropy is already a mean over the examples, and here it is divided by their number once more.",
            ((_TOTAL, f"cross_entropy / m + {_FACTOR} * squares"),),
        ),
        Misconception(
            "biases-penalized",
            "The biases are penalized too, though they bend nothing: the penalty is on weights alone.",
            ((_SUM, f'{_SUM} + np.sum(parameters[f"b{{l}}"] ** 2)'),),
        ),
        Misconception(
            "first-layer-only",
            "Only the first layer is penalized, and the others may grow as they like.",
            (("(1, 2, 3)", "(1,)"),),
        ),
        Misconception(
            "last-layer-only",
            "Only the last layer is penalized, perhaps because each layer takes the place of the one before.",
            (("(1, 2, 3)", "(3,)"),),
        ),
        Misconception(
            "last-layer-skipped",
            "The last layer's weights are left out of the penalty.",
            (("(1, 2, 3)", "(1, 2)"),),
        ),
        Misconception(
            "cross-entropy-left-out",
            "The penalty is all that is left of the cost: nothing asks for right predictions any more.",
            ((_TOTAL, f"{_FACTOR} * squares"),),
        ),
        Misconception(
            "penalty-left-out",
            "This is the plain cross-entropy, whatever the weights are.",
            ((_TOTAL, "cross_entropy"),),
        ),
        Misconception(
            "penalty-subtracted",
            "The penalty is subtracted, which rewards large weights.",
            (("cross_entropy +", "cross_entropy -"),),
        ),
        Misconception(
            "strength-on-both",
            "The strength multiplies the cross-entropy as well, and it is the price of weights alone.",
            ((_TOTAL, f"lambd * cross_entropy + {_FACTOR} * squares"),),
        ),
        Misconception(
            "penalty-multiplies",
            "The penalty multiplies the cross-entropy, where the two should be added up.",
            (("cross_entropy +", "cross_entropy *"),),
        ),
        Misconception(
            "lengths-summed-then-squared",
            "The norms of the layers are added before they are squared, so products of two layers are counted too.",
            ((_SUM, f"np.sqrt({_SUM})"), (f"{_FACTOR} * squares", f"{_FACTOR} * squares**2")),
        ),
        Misconception(
            "mean-over-weights",
            "The penalty is divided by the number of weights, but the cost is a mean over the examples.",
            ((_FACTOR, 'lambd / (2 * sum(parameters[f"W{l}"].size for l in (1, 2, 3)))'),),
        ),
        Misconception(
            "only-label-one-counts",
            "The cross-entropy has only the term of label 1, so examples of label 0 cost nothing.",
            (("compute_cost(A3, Y)", "-np.sum(Y * np.log(A3)) / m"),),
        ),
        Misconception(
            "prediction-and-label-swapped",
            "Prediction and label have changed places in the cross-entropy, so it takes logarithms of 0 and 1.",
            (("compute_cost(A3, Y)", "-np.mean(A3 * np.log(Y) + (1 - A3) * np.log(1 - Y))"),),
        ),
        Misconception(
            "lambda-squared",
            "The strength is squared along with the weights, and it stands in front of the squares.",
            (("lambd /", "lambd ** 2 /"),),
        ),
        Misconception(
            "cross-entropy-not-averaged",
            "The cross-entropy is a sum over the examples here, where the cost takes their mean.",
            (("= compute_cost(A3, Y)", "= m * compute_cost(A3, Y)"),),
        ),
    ),
)


# Backward with the penalty


def _backward_cases(draw: Draw) -> list[Case]:
    def case(label: str, sizes: Sizes, m: int, lambd: float) -> Case:
        X = draw.array(sizes[0], m)
        return Case(label, (X, _labels(draw, m), _cache(draw, X, sizes), lambd))

    X = np.ones((1, 2))
    smallest = _smallest(draw, X, np.zeros((1, 2)), _propagate(X, _arrays(_WEIGHTS_BY_HAND)), 0.2)
    return smallest + [case(*plan) for plan in _penalized(draw, 0.7, 2.0)]


def _layers(*points: int) -> tuple[Aspect, ...]:
    """Return an aspect for each layer, the last first; each holds a weight gradient, so a plain copy earns nothing."""
    return (
        Aspect("layer 3: dZ3, dW3, db3", points[0], ("dZ3", "dW3", "db3")),
        Aspect("layer 2: dA2, dZ2, dW2, db2", points[1], ("dA2", "dZ2", "dW2", "db2")),
        Aspect("layer 1: dA1, dZ1, dW1, db1", points[2], ("dA1", "dZ1", "dW1", "db1")),
    )


_PENALTY = " + lambd / m * W"

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
            ((_PENALTY, " + 0 * W"),),
        ),
        Misconception(
            "half-kept",
            "The derivative of a square brings down a 2, which cancels the one below the fraction bar.",
            (("lambd / m", "lambd / (2 * m)"),),
        ),
        Misconception(
            "square-not-halved",
            "The 2 of the square is there, and the half in front of it has been forgotten.",
            (("lambd / m", "2 * lambd / m"),),
        ),
        Misconception(
            "not-averaged-over-examples",
            "The penalty's gradient is not divided by the number of examples, as the penalty is.",
            (("lambd / m", "lambd"),),
        ),
        Misconception(
            "averaged-twice",
            "The penalty's gradient is divided by the number of examples twice.",
            (("lambd / m", "lambd / m / m"),),
        ),
        Misconception(
            "weights-squared",
            "The weights are squared in the penalty's gradient, but the derivative of a square has no square.",
            tuple((f"{_PENALTY}{l}", f"{_PENALTY}{l} ** 2") for l in (1, 2, 3)),
        ),
        Misconception(
            "sign-of-weights",
            "This is the gradient of absolute values, which belongs to L1 regularization.",
            tuple((f"{_PENALTY}{l}", f" + lambd / m * np.sign(W{l})") for l in (1, 2, 3)),
        ),
        Misconception(
            "sum-of-weights",
            "All weights of a layer are summed up, though each one is pulled by its own size.",
            tuple((f"{_PENALTY}{l}", f" + lambd / m * np.sum(W{l})") for l in (1, 2, 3)),
        ),
        Misconception(
            "constant-added",
            "The same amount is added to every weight's gradient, however large the weight is.",
            tuple((f"{_PENALTY}{l}", " + lambd / m") for l in (1, 2, 3)),
        ),
        Misconception(
            "penalty-subtracted",
            "The penalty's gradient is subtracted, so descent would make the weights grow.",
            ((_PENALTY, " - lambd / m * W"),),
        ),
        Misconception(
            "last-layer-only",
            "Only the last layer's weights feel the penalty.",
            ((_PENALTY + "2", ""), (_PENALTY + "1", "")),
        ),
        Misconception(
            "first-layer-left-out",
            "The first layer's weights do not feel the penalty.",
            ((_PENALTY + "1", ""),),
        ),
        Misconception(
            "last-layer-left-out",
            "The last layer's weights do not feel the penalty.",
            ((_PENALTY + "3", ""),),
        ),
        Misconception(
            "biases-penalized",
            "The biases are pulled toward zero too, though the penalty is on weights alone.",
            tuple(
                (f"(dZ{l}, axis=1, keepdims=True) / m", f"(dZ{l}, axis=1, keepdims=True) / m + lambd / m * b{l}")
                for l in (1, 2, 3)
            ),
        ),
        Misconception(
            "penalty-itself-added",
            "The penalty of the cost, one number, is added to each gradient; the gradient needs its derivative.",
            tuple(
                (f"{_PENALTY}{l}", " + lambd / (2 * m) * (np.sum(W1**2) + np.sum(W2**2) + np.sum(W3**2))")
                for l in (1, 2, 3)
            ),
        ),
        Misconception(
            "penalty-flows-back",
            "The penalty has entered what flows back, so it reaches the layers below it as well.",
            (("dZ3 = A3 - Y", "dZ3 = A3 - Y + lambd / m * np.sum(W3 ** 2)"),),
        ),
        Misconception(
            "relu-slope-left-out",
            "What flows back is not stopped by the ReLU, but a unit that was off should let nothing through.",
            ((" * (A2 > 0)", ""), (" * (A1 > 0)", "")),
        ),
        *_back_errors(),
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
            *_smallest(draw, np.ones((1, 1)), _arrays(_DROPOUT_BY_HAND), 0.5, seed=1),
            case("keeping most units", (3, 4, 2, 1), 3, 0.8),
            case("both hidden layers of one size", (2, 3, 3, 1), 3, 0.6),
            case("keeping half, the argument left out", (2, 4, 2, 1), 2),
        ]
    cases = [case(label, sizes, m, draw.number(0, 0.6, 0.9)) for label, sizes, m in _shapes(draw)]
    return [
        *cases,
        case("keeping few units", (3, 8, 5, 1), 6, draw.number(0, 0.2, 0.4)),
        case("keeping half, the argument left out, again", (4, 6, 5, 1), 7),
        case("keeping all units", (2, 5, 3, 1), 5, 1.0),
    ]


_DRAW_1 = "D1 = np.random.rand(*A1.shape) < keep_prob"
_DRAW_2 = "D2 = np.random.rand(*A2.shape) < keep_prob"
_SCALED_1 = "A1 = A1 * D1 / keep_prob"
_SCALED_2 = "A2 = A2 * D2 / keep_prob"

_FORWARD_DROPOUT = Exercise(
    name="forward_propagation_with_dropout",
    assignment=ASSIGNMENT,
    returns=("A3", "cache"),
    entries={"cache": ("Z1", "D1", "A1", "W1", "b1", "Z2", "D2", "A2", "W2", "b2", "Z3", "A3", "W3", "b3")},
    # the cache first: a wrong mask says more than the output that came of it
    aspects=(Aspect("the cache for the way back", 14, "cache"), Aspect("A3, the output", 14, "A3")),
    cases=_dropout_cases,
    misconceptions=(
        Misconception(
            "no-dropout",
            "All units are kept, whatever their probability is.",
            ((_SCALED_1, "A1 = A1"), (_SCALED_2, "A2 = A2")),
        ),
        Misconception(
            "scaling-left-out",
            "The units that are kept do not make up for those that are dropped, so the next layer gets less.",
            ((" / keep_prob", ""),),
        ),
        Misconception(
            "scaled-down",
            "The units that are kept are made weaker, though they have to stand in for those that are dropped.",
            ((" / keep_prob", " * keep_prob"),),
        ),
        Misconception(
            "scaled-by-dropped-share",
            "The scaling uses the share of units that are dropped, and it is about those that are kept.",
            ((" / keep_prob", " / (1 - keep_prob)"),),
        ),
        Misconception(
            "scaled-in-one-layer",
            "One of the two hidden layers does not make up for the units that it drops.",
            ((_SCALED_2, "A2 = A2 * D2"),),
        ),
        Misconception(
            "kept-and-dropped-swapped",
            "The units to be kept are dropped, and the other way round.",
            (("< keep_prob", "> keep_prob"),),
        ),
        Misconception(
            "drops-with-keep-prob",
            "The probability of being dropped is compared with, not that of being kept.",
            (("< keep_prob", "< 1 - keep_prob"),),
        ),
        Misconception(
            "mask-from-randn",
            "The mask comes from normal numbers, most of which lie below any probability: it needs uniform ones.",
            (("np.random.rand(", "np.random.randn("),),
        ),
        Misconception(
            "activations-compared",
            "The activations themselves are compared with the probability, so no unit is dropped by chance.",
            ((_DRAW_1, "D1 = A1 < keep_prob"), (_DRAW_2, "D2 = A2 < keep_prob")),
        ),
        Misconception(
            "always-half",
            "The masks keep half of the units, whatever share is asked for.",
            (("< keep_prob", "< 0.5"),),
        ),
        Misconception(
            "shape-as-tuple",
            "This function takes the sizes one by one, and a shape is a tuple, to be unpacked first.",
            (("(*A1.shape)", "(A1.shape)"), ("(*A2.shape)", "(A2.shape)")),
        ),
        Misconception(
            "one-mask-for-both",
            "Both layers use the same mask, though each draws its own.",
            ((_DRAW_2, "D2 = D1"),),
        ),
        Misconception(
            "seeded-inside",
            "The seed is set in every pass, so the very same units are missing all the time.",
            ((_DRAW_1, "np.random.seed(1)\n    " + _DRAW_1),),
        ),
        Misconception(
            "one-draw-per-unit",
            "A unit is dropped for all examples at once, though each example has a draw of its own.",
            (("(*A1.shape)", "(A1.shape[0], 1)"), ("(*A2.shape)", "(A2.shape[0], 1)")),
        ),
        Misconception(
            "one-draw-per-example",
            "An example loses a whole layer or nothing, though each unit has a draw of its own.",
            (("(*A1.shape)", "(1, A1.shape[1])"), ("(*A2.shape)", "(1, A2.shape[1])")),
        ),
        Misconception(
            "first-layer-kept-whole",
            "The first hidden layer loses no units, though dropout is meant for both.",
            ((_SCALED_1, "A1 = A1"),),
        ),
        Misconception(
            "second-layer-kept-whole",
            "The second hidden layer loses no units, though dropout is meant for both.",
            ((_SCALED_2, "A2 = A2"),),
        ),
        Misconception(
            "output-dropped-too",
            "The output is dropped at random as well, which takes away answers instead of units.",
            (
                (
                    "A3 = sigmoid(Z3)",
                    "A3 = sigmoid(Z3)\n    A3 = A3 * (np.random.rand(*A3.shape) < keep_prob) / keep_prob",
                ),
            ),
        ),
        Misconception(
            "inputs-dropped-too",
            "The examples themselves lose features at random, which was not asked for.",
            (
                (
                    "    Z1 = W1 @ X + b1",
                    "    X = X * (np.random.rand(*X.shape) < keep_prob) / keep_prob\n    Z1 = W1 @ X + b1",
                ),
            ),
        ),
        Misconception(
            "draws-stored-for-masks",
            "The cache holds the random numbers themselves, and the way back needs to know who was kept.",
            (
                (_DRAW_1, "D1 = np.random.rand(*A1.shape)"),
                (_SCALED_1, "A1 = A1 * (D1 < keep_prob) / keep_prob"),
                (_DRAW_2, "D2 = np.random.rand(*A2.shape)"),
                (_SCALED_2, "A2 = A2 * (D2 < keep_prob) / keep_prob"),
            ),
        ),
        Misconception(
            "scale-stored-in-masks",
            "The masks hold the scaling as well, and the way back, which scales by itself, would do it twice.",
            (
                (_DRAW_1, f"{_DRAW_1}\n    D1 = D1 / keep_prob"),
                (_SCALED_1, "A1 = A1 * D1"),
                (_DRAW_2, f"{_DRAW_2}\n    D2 = D2 / keep_prob"),
                (_SCALED_2, "A2 = A2 * D2"),
            ),
        ),
        Misconception(
            "activations-before-dropout-stored",
            "The network drops units and the cache does not: its activations are those before dropout.",
            (
                (_SCALED_1, "full_A1, A1 = A1, A1 * D1 / keep_prob"),
                (_SCALED_2, "full_A2, A2 = A2, A2 * D2 / keep_prob"),
                ("A3 = sigmoid(Z3)", "A3 = sigmoid(Z3)\n    A1, A2 = full_A1, full_A2"),
            ),
        ),
        Misconception(
            "activations-before-dropout-used",
            "The masks are drawn and applied, and the next layer still receives the activations before dropout.",
            (
                (_SCALED_1, "full_A1, A1 = A1, A1 * D1 / keep_prob"),
                ("W2 @ A1", "W2 @ full_A1"),
                (_SCALED_2, "full_A2, A2 = A2, A2 * D2 / keep_prob"),
                ("W3 @ A2", "W3 @ full_A2"),
            ),
        ),
        Misconception(
            "sums-masked",
            "The mask has been applied before the ReLU, so the cache holds changed sums Z.",
            (
                ("A1 = relu(Z1)\n", "D1 = np.random.rand(*Z1.shape) < keep_prob\n    Z1 = Z1 * D1 / keep_prob\n"),
                (f"    {_DRAW_1}\n", ""),
                (_SCALED_1, "A1 = relu(Z1)"),
                ("A2 = relu(Z2)\n", "D2 = np.random.rand(*Z2.shape) < keep_prob\n    Z2 = Z2 * D2 / keep_prob\n"),
                (f"    {_DRAW_2}\n", ""),
                (_SCALED_2, "A2 = relu(Z2)"),
            ),
        ),
        Misconception(
            "cache-without-masks",
            "The cache does not carry the masks, and the way back will need them.",
            (("Z1, D1, A1", "Z1, A1"), ("Z2, D2, A2", "Z2, A2")),
        ),
        Misconception(
            "another-draw",
            "At least one mask is not of the draw that the text fixes: check shape, order, seed and comparison.",
            (("np.random.rand(*", "np.random.default_rng(7).random("),),
            masks=("D1", "D2"),
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
    X, masks = np.ones((1, 1)), (np.array([[1], [0], [1], [1]]) > 0, np.array([[1]]) > 0)
    cache = _propagate(X, _arrays(_DROPOUT_BY_HAND), 0.5, masks)
    return _smallest(draw, X, np.zeros((1, 1)), cache, 0.5) + cases


_BACK_1 = "    dA1 = dA1 * D1 / keep_prob\n"
_BACK_2 = "    dA2 = dA2 * D2 / keep_prob\n"

_BACKWARD_DROPOUT = Exercise(
    name="backward_propagation_with_dropout",
    assignment=ASSIGNMENT,
    returns=("gradients",),
    aspects=(
        Aspect("from the cost back through D2", 12, ("dZ3", "dW3", "db3", "dA2", "dZ2", "dW2", "db2")),
        Aspect("back through D1", 12, ("dA1", "dZ1", "dW1", "db1")),
    ),
    cases=_dropout_backward_cases,
    styles=(Rewrite("slope-from-sums", swaps=(("(A2 > 0)", "(Z2 > 0)"), ("(A1 > 0)", "(Z1 > 0)"))),),
    misconceptions=(
        Misconception(
            "dropout-ignored",
            "Neither masks nor scaling are applied in the backward pass, as if the network had no dropout.",
            ((_BACK_1, ""), (_BACK_2, "")),
        ),
        Misconception(
            "masks-left-out",
            "The gradients are scaled, yet those of the dropped units are still there.",
            (("* D1 / keep_prob", "/ keep_prob"), ("* D2 / keep_prob", "/ keep_prob")),
        ),
        Misconception(
            "scaling-left-out",
            "The masks are applied, and the scaling of the way forward has no counterpart on the way back.",
            ((" / keep_prob", ""),),
        ),
        Misconception(
            "scaled-down",
            "The gradients are made smaller where the way forward made the activations larger.",
            ((" / keep_prob", " * keep_prob"),),
        ),
        Misconception(
            "scaled-by-dropped-share",
            "The scaling uses the share of units that are dropped, and it is about those that are kept.",
            ((" / keep_prob", " / (1 - keep_prob)"),),
        ),
        Misconception(
            "masks-exchanged",
            "Each mask is applied to the other layer's gradient.",
            (("* D2 /", "* D0 /"), ("* D1 /", "* D2 /"), ("* D0 /", "* D1 /")),
        ),
        Misconception(
            "masks-inverted",
            "The gradients of the dropped units are kept and those of the kept units dropped.",
            (("* D2 /", "* (D2 == 0) /"), ("* D1 /", "* (D1 == 0) /")),
        ),
        Misconception(
            "masks-drawn-anew",
            "New units are dropped on the way back, which have nothing to do with those of the way forward.",
            (
                ("dA2 * D2 /", "dA2 * (np.random.rand(*dA2.shape) < keep_prob) /"),
                ("dA1 * D1 /", "dA1 * (np.random.rand(*dA1.shape) < keep_prob) /"),
            ),
        ),
        Misconception(
            "second-layer-only",
            "The mask of the first hidden layer is never used.",
            ((_BACK_1, ""),),
        ),
        Misconception(
            "first-layer-only",
            "The mask of the second hidden layer is never used.",
            ((_BACK_2, ""),),
        ),
        Misconception(
            "relu-slope-left-out",
            "What flows back is not stopped by the ReLU: units can be off without having been dropped.",
            ((" * (A2 > 0)", ""), (" * (A1 > 0)", "")),
        ),
        Misconception(
            "activations-scaled-again",
            "The activations in the cache are already scaled, and here they are scaled once more.",
            (("@ A2.T / m", "@ (A2 / keep_prob).T / m"), ("@ A1.T / m", "@ (A1 / keep_prob).T / m")),
        ),
        Misconception(
            "weight-gradients-scaled-again",
            "The scaling is applied to the gradients of activations and once more to those of weights.",
            ((".T / m", ".T / m / keep_prob"),),
        ),
        Misconception(
            "mask-after-slope",
            "The masks come in only after the gradients of the activations have been noted.",
            (
                (_BACK_2, ""),
                ("dA2 * (A2 > 0)", "dA2 * D2 / keep_prob * (A2 > 0)"),
                (_BACK_1, ""),
                ("dA1 * (A1 > 0)", "dA1 * D1 / keep_prob * (A1 > 0)"),
            ),
        ),
        Misconception(
            "scaled-in-one-layer",
            "One of the two masks comes without the scaling that its layer had on the way forward.",
            (("* D1 / keep_prob", "* D1"),),
        ),
        *_back_errors(),
    ),
)


EXERCISES = (_COST, _BACKWARD, _FORWARD_DROPOUT, _BACKWARD_DROPOUT)
