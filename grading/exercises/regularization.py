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


# Errors that every backward pass can contain


def _back_errors() -> tuple[Misconception, ...]:
    weights, biases = (".T / m", ".T"), ("keepdims=True) / m", "keepdims=True)")

    def in_both_layers(name: str, hint: str, slope: str) -> Misconception:
        return Misconception(name, hint, tuple((f"(A{l} > 0)", slope.format(A=f"A{l}")) for l in (2, 1)))

    return (
        in_both_layers(
            "activation-for-slope",
            "The gradient is multiplied by the activation. The chain rule needs the slope of the ReLU, which is only "
            "0 or 1. Look at the step from dA to dZ.",
            "{A}",
        ),
        in_both_layers(
            "slope-of-another-activation",
            "The gradient is multiplied by the slope of a sigmoid. The hidden units are ReLUs, and their slope is "
            "only 0 or 1. Look at the step from dA to dZ.",
            "({A} * (1 - {A}))",
        ),
        Misconception(
            "changed-in-place",
            "Two names refer to the same array. The slope of the ReLU is applied to dZ, so it also changes the "
            "stored dA. Look at the step from dA to dZ.",
            tuple((f"dZ{l} = dA{l} * (A{l} > 0)", f"dZ{l} = dA{l}\n    dZ{l} *= A{l} > 0") for l in (2, 1)),
        ),
        Misconception(
            "slope-of-output-again",
            "The error of the output is multiplied by the slope of the sigmoid. This slope is already a part of "
            "prediction minus label. Look at dZ3.",
            (("A3 - Y", "(A3 - Y) * A3 * (1 - A3)"),),
        ),
        Misconception(
            "gradient-of-output-for-sum",
            "The code starts with the derivative with respect to A3. The next steps need dZ3, which also contains "
            "the slope of the sigmoid. Look at dZ3.",
            (("A3 - Y", "-(Y / A3 - (1 - Y) / (1 - A3))"),),
        ),
        Misconception(
            "error-sign-flipped",
            "The error is label minus prediction. The derivative of the cost is prediction minus label, so the sign "
            "is wrong. Look at dZ3.",
            (("A3 - Y", "Y - A3"),),
        ),
        Misconception(
            "slope-passed-by",
            "The gradient of the first layer is computed from dA2. It must contain the slope of the second ReLU, so "
            "it is computed from dZ2. Look at dA1.",
            (("W2.T @ dZ2", "W2.T @ dA2"),),
        ),
        Misconception(
            "sums-not-averaged",
            "The gradients are sums over the examples. The cost is a mean over the examples, so its gradients are "
            "means as well. Look at dW and db.",
            (weights, biases),
        ),
        Misconception(
            "weights-not-averaged",
            "The gradients of the weights are sums over the examples. The cost is a mean over the examples, so its "
            "gradients are means as well. Look at dW.",
            (weights,),
        ),
        Misconception(
            "biases-not-averaged",
            "The gradients of the biases are sums over the examples. The cost is a mean over the examples, so its "
            "gradients are means as well. Look at db.",
            (biases,),
        ),
        Misconception(
            "averaged-at-start",
            "The mean over the examples is taken in dZ3. In this notebook it is taken in dW and db, so dZ and dA are "
            "too small here. Look at where m divides.",
            (("A3 - Y", "(A3 - Y) / m"), weights, biases),
        ),
        Misconception(
            "averaged-at-start-and-again",
            "The mean over the examples is taken in dZ3 and again in dW and db. It must be taken once. Look at dZ3.",
            (("A3 - Y", "(A3 - Y) / m"),),
        ),
        Misconception(
            "biases-lose-a-dimension",
            "The gradients of the biases have only one dimension. They must be columns like the biases, because "
            "broadcasting gives wrong results otherwise. Look at the sums in db.",
            ((", keepdims=True", ""),),
        ),
        Misconception(
            "biases-summed-over-units",
            "The gradients of the biases are summed over the units as well. Each unit has its own bias, so sum over "
            "the examples only. Look at the axis in db.",
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
            "The penalty is twice as large as in the formula. The formula has the factor one half, which later "
            "cancels the 2 of the derivative. Look at the factor of the sum.",
            ((_FACTOR, "lambd / m"),),
        ),
        Misconception(
            "not-averaged-over-examples",
            "The penalty is not divided by the number of examples. The cross-entropy is a mean, so the penalty must "
            "be scaled in the same way. Look at the denominator.",
            ((_FACTOR, "lambd / 2"),),
        ),
        Misconception(
            "bracket-missing",
            "The number of examples multiplies the penalty. Without brackets only the 2 is below the fraction bar. "
            "Look at the denominator.",
            ((_FACTOR, "lambd / 2 * m"),),
        ),
        Misconception(
            "squares-left-out",
            "The weights are summed without squares. Positive and negative weights then cancel, but L2 sums their "
            "squares. Look at the sum.",
            ((_SUM, 'np.sum(parameters[f"W{l}"])'),),
        ),
        Misconception(
            "absolute-values",
            "The absolute values of the weights are summed. That is L1 regularization, but L2 sums their squares. "
            "Look at the sum.",
            ((_SUM, 'np.sum(np.abs(parameters[f"W{l}"]))'),),
        ),
        Misconception(
            "square-of-sum",
            "The sum of the weights is squared. Weights of opposite sign cancel before, so each weight must be "
            "squared first. Look at the order of sum and square.",
            ((_SUM, 'np.sum(parameters[f"W{l}"]) ** 2'),),
        ),
        Misconception(
            "norm-not-squared",
            "The norm of each weight matrix is added. The penalty needs the squared norm, which is the sum of the "
            "squares. Look at the sum.",
            ((_SUM, 'np.linalg.norm(parameters[f"W{l}"])'),),
        ),
        Misconception(
            "mean-of-squares",
            "The squares are averaged within each layer. A weight in a large layer then counts less, but all weights "
            "should count the same. Look at the sum.",
            (("np.sum", "np.mean"),),
        ),
        Misconception(
            "matrix-product-for-square",
            "Each matrix is multiplied by its transpose. Only the diagonal of this product consists of squares. Look "
            "at how the squares are computed.",
            ((_SUM, 'np.sum(parameters[f"W{l}"] @ parameters[f"W{l}"].T)'),),
        ),
        Misconception(
            "squares-not-summed",
            "The penalty is a matrix of squares. It must be one number, the sum of all squares. Look at the sum.",
            ((_SUM, 'parameters[f"W{l}"] ** 2'),),
        ),
        Misconception(
            "root-of-the-sum",
            "The code takes the root of the sum of squares. The penalty is proportional to the sum itself. Look at "
            "what happens to the sum.",
            ((f"{_FACTOR} * squares", f"{_FACTOR} * np.sqrt(squares)"),),
        ),
        Misconception(
            "strength-left-out",
            "The strength λ has no effect on the penalty. It decides how much large weights cost. Look at the factor "
            "of the sum.",
            ((_FACTOR, "1 / (2 * m)"),),
        ),
        Misconception(
            "cross-entropy-averaged-again",
            "The cross-entropy is divided by the number of examples again. It is already a mean over the examples. "
            "Look at the first term of the cost.",
            ((_TOTAL, f"cross_entropy / m + {_FACTOR} * squares"),),
        ),
        Misconception(
            "biases-penalized",
            "The biases are penalized as well. They only shift the boundary and do not make it more complex, so L2 "
            "uses the weights only. Look at the terms of the sum.",
            ((_SUM, f'{_SUM} + np.sum(parameters[f"b{{l}}"] ** 2)'),),
        ),
        Misconception(
            "first-layer-only",
            "Only the weights of the first layer are penalized. The penalty sums over all layers. Look at the terms "
            "of the sum.",
            (("(1, 2, 3)", "(1,)"),),
        ),
        Misconception(
            "last-layer-only",
            "Only the weights of the last layer are penalized. The penalty sums over all layers, so no layer may "
            "replace another. Look at the terms of the sum.",
            (("(1, 2, 3)", "(3,)"),),
        ),
        Misconception(
            "last-layer-skipped",
            "The weights of the last layer are not penalized. The penalty sums over all layers. Look at the terms of "
            "the sum.",
            (("(1, 2, 3)", "(1, 2)"),),
        ),
        Misconception(
            "cross-entropy-left-out",
            "The cost consists of the penalty alone. Without the cross-entropy nothing rewards right predictions. "
            "Look at the terms of the cost.",
            ((_TOTAL, f"{_FACTOR} * squares"),),
        ),
        Misconception(
            "penalty-left-out",
            "The cost consists of the cross-entropy alone. Large weights must cost something as well. Look at the "
            "terms of the cost.",
            ((_TOTAL, "cross_entropy"),),
        ),
        Misconception(
            "penalty-subtracted",
            "The penalty is subtracted. This rewards large weights, but they should cost something. Look at the sign "
            "between the two terms.",
            (("cross_entropy +", "cross_entropy -"),),
        ),
        Misconception(
            "strength-on-both",
            "The strength λ multiplies the cross-entropy as well. It is the price of large weights only. Look at the "
            "factors of both terms.",
            ((_TOTAL, f"lambd * cross_entropy + {_FACTOR} * squares"),),
        ),
        Misconception(
            "penalty-multiplies",
            "The penalty multiplies the cross-entropy. The cost is the sum of both terms. Look at the operator "
            "between them.",
            (("cross_entropy +", "cross_entropy *"),),
        ),
        Misconception(
            "lengths-summed-then-squared",
            "The norms of the layers are added before they are squared. The square then also contains products of "
            "two layers. Look at the order of sum and square.",
            ((_SUM, f"np.sqrt({_SUM})"), (f"{_FACTOR} * squares", f"{_FACTOR} * squares**2")),
        ),
        Misconception(
            "mean-over-weights",
            "The penalty is divided by the number of weights. The formula divides it by the number of examples. Look "
            "at the denominator.",
            ((_FACTOR, 'lambd / (2 * sum(parameters[f"W{l}"].size for l in (1, 2, 3)))'),),
        ),
        Misconception(
            "only-label-one-counts",
            "The cross-entropy has only the term of label 1. Examples with label 0 then cost nothing. Look at the "
            "terms of the cross-entropy.",
            (("compute_cost(A3, Y)", "-np.sum(Y * np.log(A3)) / m"),),
        ),
        Misconception(
            "prediction-and-label-swapped",
            "Prediction and label are exchanged in the cross-entropy. The logarithm is then taken of 0 and 1. Look "
            "at what is inside the logarithms.",
            (("compute_cost(A3, Y)", "-np.mean(A3 * np.log(Y) + (1 - A3) * np.log(1 - Y))"),),
        ),
        Misconception(
            "lambda-squared",
            "The strength λ is squared. In the formula it is a factor without an exponent. Look at the factor of the "
            "sum.",
            (("lambd /", "lambd ** 2 /"),),
        ),
        Misconception(
            "cross-entropy-not-averaged",
            "The cross-entropy is a sum over the examples. The cost uses their mean. Look at the first term of the "
            "cost.",
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
            "The gradients are those of the cross-entropy alone. The penalty depends on the weights too, so each dW "
            "contains its derivative. Look at the terms of dW.",
            ((_PENALTY, " + 0 * W"),),
        ),
        Misconception(
            "half-kept",
            "The penalty's gradient still contains the factor one half. The derivative of a square has the factor 2, "
            "which cancels it. Look at the term of the penalty in dW.",
            (("lambd / m", "lambd / (2 * m)"),),
        ),
        Misconception(
            "square-not-halved",
            "The penalty's gradient contains the factor 2. The derivative of a square has this factor, but the half "
            "of the penalty cancels it. Look at the term of the penalty in dW.",
            (("lambd / m", "2 * lambd / m"),),
        ),
        Misconception(
            "not-averaged-over-examples",
            "The penalty's gradient is not divided by the number of examples. The penalty is divided by it, so its "
            "gradient is as well. Look at the term of the penalty in dW.",
            (("lambd / m", "lambd"),),
        ),
        Misconception(
            "averaged-twice",
            "The penalty's gradient is divided by the number of examples twice. The penalty is divided by it once. "
            "Look at the term of the penalty in dW.",
            (("lambd / m", "lambd / m / m"),),
        ),
        Misconception(
            "weights-squared",
            "The weights are squared in the penalty's gradient. The derivative of a square is proportional to the "
            "weight itself. Look at the term of the penalty in dW.",
            tuple((f"{_PENALTY}{l}", f"{_PENALTY}{l} ** 2") for l in (1, 2, 3)),
        ),
        Misconception(
            "sign-of-weights",
            "The penalty's gradient uses only the sign of each weight. That is the gradient of L1, but the gradient "
            "of L2 is proportional to the weight. Look at the term of the penalty in dW.",
            tuple((f"{_PENALTY}{l}", f" + lambd / m * np.sign(W{l})") for l in (1, 2, 3)),
        ),
        Misconception(
            "sum-of-weights",
            "The penalty's gradient contains the sum of all weights of a layer. The derivative with respect to one "
            "weight contains this weight only. Look at the term of the penalty in dW.",
            tuple((f"{_PENALTY}{l}", f" + lambd / m * np.sum(W{l})") for l in (1, 2, 3)),
        ),
        Misconception(
            "constant-added",
            "The same amount is added for every weight. The penalty's gradient is proportional to the weight. Look "
            "at the term of the penalty in dW.",
            tuple((f"{_PENALTY}{l}", " + lambd / m") for l in (1, 2, 3)),
        ),
        Misconception(
            "penalty-subtracted",
            "The penalty's gradient is subtracted. Gradient descent would then make the weights grow. Look at the "
            "sign of the penalty's term in dW.",
            ((_PENALTY, " - lambd / m * W"),),
        ),
        Misconception(
            "last-layer-only",
            "Only dW3 contains the penalty's gradient. The penalty sums over the weights of all layers. Look at the "
            "terms of dW2 and dW1.",
            ((_PENALTY + "2", ""), (_PENALTY + "1", "")),
        ),
        Misconception(
            "first-layer-left-out",
            "The gradient dW1 does not contain the penalty's gradient. The penalty sums over the weights of all "
            "layers. Look at the terms of dW1.",
            ((_PENALTY + "1", ""),),
        ),
        Misconception(
            "last-layer-left-out",
            "The gradient dW3 does not contain the penalty's gradient. The penalty sums over the weights of all "
            "layers. Look at the terms of dW3.",
            ((_PENALTY + "3", ""),),
        ),
        Misconception(
            "biases-penalized",
            "The gradients of the biases contain a penalty as well. Only the weights are penalized. Look at the "
            "terms of db.",
            tuple(
                (f"(dZ{l}, axis=1, keepdims=True) / m", f"(dZ{l}, axis=1, keepdims=True) / m + lambd / m * b{l}")
                for l in (1, 2, 3)
            ),
        ),
        Misconception(
            "penalty-itself-added",
            "The penalty itself is added to each gradient. The gradient needs the derivative of the penalty with "
            "respect to each weight. Look at the term of the penalty in dW.",
            tuple(
                (f"{_PENALTY}{l}", " + lambd / (2 * m) * (np.sum(W1**2) + np.sum(W2**2) + np.sum(W3**2))")
                for l in (1, 2, 3)
            ),
        ),
        Misconception(
            "penalty-flows-back",
            "The penalty is added to dZ3, so it changes all earlier layers as well. It depends on the weights only "
            "and belongs to dW. Look at dZ3.",
            (("dZ3 = A3 - Y", "dZ3 = A3 - Y + lambd / m * np.sum(W3 ** 2)"),),
        ),
        Misconception(
            "relu-slope-left-out",
            "The gradient passes the ReLU unchanged. A unit that was off has slope 0, so no gradient flows through "
            "it. Look at the step from dA to dZ.",
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
    aspects=(Aspect("the cache for the backward pass", 14, "cache"), Aspect("A3, the output", 14, "A3")),
    cases=_dropout_cases,
    misconceptions=(
        Misconception(
            "no-dropout",
            "All hidden units are kept. Dropout multiplies the activations by a mask of 0 and 1. Look at the lines "
            "after the masks.",
            ((_SCALED_1, "A1 = A1"), (_SCALED_2, "A2 = A2")),
        ),
        Misconception(
            "scaling-left-out",
            "The kept units are not scaled. They must compensate for the dropped units, because the next layer "
            "receives less otherwise. Look for the division.",
            ((" / keep_prob", ""),),
        ),
        Misconception(
            "scaled-down",
            "The kept units are multiplied by the probability of being kept. They must become larger, to compensate "
            "for the dropped units. Look at the scaling.",
            ((" / keep_prob", " * keep_prob"),),
        ),
        Misconception(
            "scaled-by-dropped-share",
            "The kept units are divided by the share of dropped units. Only the share of kept units leaves the "
            "average unchanged. Look at the denominator.",
            ((" / keep_prob", " / (1 - keep_prob)"),),
        ),
        Misconception(
            "scaled-in-one-layer",
            "The second hidden layer is not scaled. In each layer the kept units must compensate for the dropped "
            "ones. Compare the lines of the two layers.",
            ((_SCALED_2, "A2 = A2 * D2"),),
        ),
        Misconception(
            "kept-and-dropped-swapped",
            "The mask keeps the units that it should drop. A unit is kept when its random number is below the "
            "probability. Look at the comparison.",
            (("< keep_prob", "> keep_prob"),),
        ),
        Misconception(
            "drops-with-keep-prob",
            "The random numbers are compared with the probability of being dropped. The mask contains 1 for the kept "
            "units. Look at the comparison.",
            (("< keep_prob", "< 1 - keep_prob"),),
        ),
        Misconception(
            "mask-from-randn",
            "The masks are made of normal random numbers. Only uniform numbers between 0 and 1 are below the limit "
            "with this probability. Look at the function that draws them.",
            (("np.random.rand(", "np.random.randn("),),
        ),
        Misconception(
            "activations-compared",
            "The activations are compared with the probability. Units must be dropped at random, so the mask needs "
            "random numbers. Look at the comparison.",
            ((_DRAW_1, "D1 = A1 < keep_prob"), (_DRAW_2, "D2 = A2 < keep_prob")),
        ),
        Misconception(
            "always-half",
            "The masks keep half of the units in every call. The caller decides how many units are kept. Look at the "
            "limit in the comparison.",
            (("< keep_prob", "< 0.5"),),
        ),
        Misconception(
            "shape-as-tuple",
            "The shape is passed as a tuple. The function that draws needs the sizes as separate arguments. Look at "
            "the brackets of its call.",
            (("(*A1.shape)", "(A1.shape)"), ("(*A2.shape)", "(A2.shape)")),
        ),
        Misconception(
            "one-mask-for-both",
            "Both layers use the same mask. The units of each layer are dropped independently, so each layer needs "
            "its own draw. Look at the second mask.",
            ((_DRAW_2, "D2 = D1"),),
        ),
        Misconception(
            "seeded-inside",
            "The seed is set inside the function. Every pass then drops the same units, but each pass should drop "
            "others. Look for the line with the seed.",
            ((_DRAW_1, "np.random.seed(1)\n    " + _DRAW_1),),
        ),
        Misconception(
            "one-draw-per-unit",
            "Each unit has one random number for all examples. Each example needs its own mask. Look at the shape of "
            "the draw.",
            (("(*A1.shape)", "(A1.shape[0], 1)"), ("(*A2.shape)", "(A2.shape[0], 1)")),
        ),
        Misconception(
            "one-draw-per-example",
            "Each example has one random number for a whole layer. Each unit must be dropped on its own. Look at the "
            "shape of the draw.",
            (("(*A1.shape)", "(1, A1.shape[1])"), ("(*A2.shape)", "(1, A2.shape[1])")),
        ),
        Misconception(
            "first-layer-kept-whole",
            "The first hidden layer keeps all its units. Dropout applies to both hidden layers. Look at the lines "
            "after the first mask.",
            ((_SCALED_1, "A1 = A1"),),
        ),
        Misconception(
            "second-layer-kept-whole",
            "The second hidden layer keeps all its units. Dropout applies to both hidden layers. Look at the lines "
            "after the second mask.",
            ((_SCALED_2, "A2 = A2"),),
        ),
        Misconception(
            "output-dropped-too",
            "The output is masked as well. This removes predictions, but dropout applies to hidden units only. Look "
            "at the lines after Z3.",
            (
                (
                    "A3 = sigmoid(Z3)",
                    "A3 = sigmoid(Z3)\n    A3 = A3 * (np.random.rand(*A3.shape) < keep_prob) / keep_prob",
                ),
            ),
        ),
        Misconception(
            "inputs-dropped-too",
            "The inputs are masked as well. In this notebook dropout applies to hidden units only. Look at what the "
            "first layer receives.",
            (
                (
                    "    Z1 = W1 @ X + b1",
                    "    X = X * (np.random.rand(*X.shape) < keep_prob) / keep_prob\n    Z1 = W1 @ X + b1",
                ),
            ),
        ),
        Misconception(
            "draws-stored-for-masks",
            "The cache contains the random numbers themselves. The backward pass needs masks of 0 and 1, which say "
            "which units were kept. Look at what is stored as D1 and D2.",
            (
                (_DRAW_1, "D1 = np.random.rand(*A1.shape)"),
                (_SCALED_1, "A1 = A1 * (D1 < keep_prob) / keep_prob"),
                (_DRAW_2, "D2 = np.random.rand(*A2.shape)"),
                (_SCALED_2, "A2 = A2 * (D2 < keep_prob) / keep_prob"),
            ),
        ),
        Misconception(
            "scale-stored-in-masks",
            "The masks also contain the scaling. The backward pass divides again, so a mask must contain only 0 and "
            "1. Look at what is stored as D1 and D2.",
            (
                (_DRAW_1, f"{_DRAW_1}\n    D1 = D1 / keep_prob"),
                (_SCALED_1, "A1 = A1 * D1"),
                (_DRAW_2, f"{_DRAW_2}\n    D2 = D2 / keep_prob"),
                (_SCALED_2, "A2 = A2 * D2"),
            ),
        ),
        Misconception(
            "activations-before-dropout-stored",
            "The cache contains the activations before dropout. The backward pass needs those that the next layer "
            "received. Look at what is stored as A1 and A2.",
            (
                (_SCALED_1, "full_A1, A1 = A1, A1 * D1 / keep_prob"),
                (_SCALED_2, "full_A2, A2 = A2, A2 * D2 / keep_prob"),
                ("A3 = sigmoid(Z3)", "A3 = sigmoid(Z3)\n    A1, A2 = full_A1, full_A2"),
            ),
        ),
        Misconception(
            "activations-before-dropout-used",
            "The next layer receives the activations before dropout. The masks then have no effect on the output. "
            "Look at what Z2 and Z3 are computed from.",
            (
                (_SCALED_1, "full_A1, A1 = A1, A1 * D1 / keep_prob"),
                ("W2 @ A1", "W2 @ full_A1"),
                (_SCALED_2, "full_A2, A2 = A2, A2 * D2 / keep_prob"),
                ("W3 @ A2", "W3 @ full_A2"),
            ),
        ),
        Misconception(
            "sums-masked",
            "The masks are applied to Z before the ReLU. Dropout switches activations off, so Z must stay unchanged "
            "in the cache. Look at what the masks multiply.",
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
            "The cache does not contain the masks. The backward pass needs the same masks. Look at the return.",
            (("Z1, D1, A1", "Z1, A1"), ("Z2, D2, A2", "Z2, A2")),
        ),
        Misconception(
            "another-draw",
            "At least one mask is not the one that the text describes. Check the shape, the order, the seed and the "
            "comparison of the draws.",
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
_IGNORED = ((_BACK_1, ""), (_BACK_2, ""))
_NOT_MASKED = (("* D1 / keep_prob", "/ keep_prob"), ("* D2 / keep_prob", "/ keep_prob"))
# A dropped unit has A = 0, so the slope from A sets its gradient to 0 even without the mask. The slope from Z does not.
_SLOPE_FROM_SUMS = (("(A2 > 0)", "(Z2 > 0)"), ("(A1 > 0)", "(Z1 > 0)"))
# a slip is made once in each line, so the lines with the masks must differ from those of the reference
_MASKS_FIRST = (("dA2 * D2", "D2 * dA2"), ("dA1 * D1", "D1 * dA1"))

_HINT_IGNORED = (
    "The gradients dA2 and dA1 are neither masked nor scaled. The forward pass did both to the activations, so the "
    "chain rule has the same factors. Look at dA2 and dA1."
)
_HINT_NOT_MASKED = (
    "The gradients are scaled, but not masked. A dropped unit had no effect on the cost, so its gradient is 0. "
    "Look at dA2 and dA1."
)

_BACKWARD_DROPOUT = Exercise(
    name="backward_propagation_with_dropout",
    assignment=ASSIGNMENT,
    returns=("gradients",),
    aspects=(
        Aspect("from the cost back through D2", 12, ("dZ3", "dW3", "db3", "dA2", "dZ2", "dW2", "db2")),
        Aspect("back through D1", 12, ("dA1", "dZ1", "dW1", "db1")),
    ),
    cases=_dropout_backward_cases,
    styles=(Rewrite("slope-from-sums", swaps=(*_SLOPE_FROM_SUMS, *_MASKS_FIRST)),),
    misconceptions=(
        Misconception("dropout-ignored", _HINT_IGNORED, _IGNORED),
        Misconception("dropout-ignored-slope-from-sums", _HINT_IGNORED, (*_IGNORED, *_SLOPE_FROM_SUMS)),
        Misconception("masks-left-out", _HINT_NOT_MASKED, _NOT_MASKED),
        Misconception("masks-left-out-slope-from-sums", _HINT_NOT_MASKED, (*_NOT_MASKED, *_SLOPE_FROM_SUMS)),
        Misconception(
            "scaling-left-out",
            "The gradients are masked, but not scaled. The forward pass scaled the activations, so the chain rule "
            "has the same factor. Look at dA2 and dA1.",
            ((" / keep_prob", ""),),
        ),
        Misconception(
            "scaled-down",
            "The gradients are multiplied by the probability of being kept. The forward pass divided by it, so the "
            "chain rule divides as well. Look at dA2 and dA1.",
            ((" / keep_prob", " * keep_prob"),),
        ),
        Misconception(
            "scaled-by-dropped-share",
            "The gradients are divided by the share of dropped units. The forward pass divided by the share of kept "
            "units. Look at the denominator.",
            ((" / keep_prob", " / (1 - keep_prob)"),),
        ),
        Misconception(
            "masks-exchanged",
            "Each mask is applied to the gradient of the other layer. Each gradient needs the mask of its own layer. "
            "Look at dA2 and dA1.",
            (("* D2 /", "* D0 /"), ("* D1 /", "* D2 /"), ("* D0 /", "* D1 /")),
        ),
        Misconception(
            "masks-inverted",
            "The masks are inverted. The gradients of dropped units are kept, but these units had no effect on the "
            "cost. Look at how the masks are used.",
            (("* D2 /", "* (D2 == 0) /"), ("* D1 /", "* (D1 == 0) /")),
        ),
        Misconception(
            "masks-drawn-anew",
            "New masks are drawn in the backward pass. The gradients need the masks of the forward pass, which are "
            "in the cache. Look at where the masks come from.",
            (
                ("dA2 * D2 /", "dA2 * (np.random.rand(*dA2.shape) < keep_prob) /"),
                ("dA1 * D1 /", "dA1 * (np.random.rand(*dA1.shape) < keep_prob) /"),
            ),
        ),
        Misconception(
            "second-layer-only",
            "The gradient dA1 is neither masked nor scaled. The forward pass applied dropout to both hidden layers. "
            "Look at dA1.",
            ((_BACK_1, ""),),
        ),
        Misconception(
            "first-layer-only",
            "The gradient dA2 is neither masked nor scaled. The forward pass applied dropout to both hidden layers. "
            "Look at dA2.",
            ((_BACK_2, ""),),
        ),
        Misconception(
            "relu-slope-left-out",
            "The gradient passes the ReLU unchanged. A unit can be off without being dropped, and then its slope is "
            "0. Look at the step from dA to dZ.",
            ((" * (A2 > 0)", ""), (" * (A1 > 0)", "")),
        ),
        Misconception(
            "activations-scaled-again",
            "The activations from the cache are scaled again. The forward pass has scaled them already. Look at dW3 "
            "and dW2.",
            (("@ A2.T / m", "@ (A2 / keep_prob).T / m"), ("@ A1.T / m", "@ (A1 / keep_prob).T / m")),
        ),
        Misconception(
            "weight-gradients-scaled-again",
            "The gradients of the weights are scaled again. The scaling is already a part of dA. Look at dW.",
            ((".T / m", ".T / m / keep_prob"),),
        ),
        Misconception(
            "mask-after-slope",
            "The returned dA2 and dA1 are neither masked nor scaled, but dZ2 and dZ1 are. Dropout acts on the "
            "activations, so dA itself must change. Look at what is stored as dA2 and dA1.",
            (
                (_BACK_2, ""),
                ("dA2 * (A2 > 0)", "dA2 * D2 / keep_prob * (A2 > 0)"),
                (_BACK_1, ""),
                ("dA1 * (A1 > 0)", "dA1 * D1 / keep_prob * (A1 > 0)"),
            ),
        ),
        Misconception(
            "scaled-in-one-layer",
            "The gradient dA1 is masked, but not scaled. The forward pass scaled both hidden layers. Compare the "
            "lines for dA2 and dA1.",
            (("* D1 / keep_prob", "* D1"),),
        ),
        *_back_errors(),
    ),
)


EXERCISES = (_COST, _BACKWARD, _FORWARD_DROPOUT, _BACKWARD_DROPOUT)
