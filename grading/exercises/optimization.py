"""The exercises of `optimization`: what earns points, on which cases, and what often goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from course_utils.checks.answer_key import Aspect, Case
from grading.exercises.exercise import Draw, Exercise, Misconception, Rewrite
from grading.exercises.networks import draw_parameters

ASSIGNMENT = "optimization"
MANUAL_POINTS = 10

Arrays = dict[str, np.ndarray]


# Networks and their gradients


def _like(draw: Draw, parameters: Arrays, low: float = -1.0, high: float = 1.0) -> Arrays:
    """Return a dict of gradients, or of a state kept like them."""
    return {f"d{name}": draw.array(*array.shape, low=low, high=high) for name, array in parameters.items()}


def _zeros_like(parameters: Arrays) -> Arrays:
    return {f"d{name}": np.zeros(array.shape) for name, array in parameters.items()}


def _sizes(draw: Draw, depth: int) -> tuple[int, ...]:
    """Return the sizes of a hidden case's network; neighbours differ, so that no W is square."""
    sizes = [draw.integer(2, 2, 4)]
    for _ in range(depth):
        size = draw.integer(2, 2, 4)
        sizes.append(size + 1 if size == sizes[-1] else size)
    return tuple(sizes)


def _networks(draw: Draw) -> Iterator[tuple[str, Arrays]]:
    """Yield parameters with a label: of two networks when visible, of four others when hidden."""
    if not draw.hidden:
        yield "two layers", draw_parameters(draw, (3, 2, 1))
        yield "three layers of different sizes", draw_parameters(draw, (2, 4, 3, 1))
        return
    for depth, label in enumerate(("one layer", "two other layers", "three other layers", "four layers"), 1):
        yield label, draw_parameters(draw, _sizes(draw, depth))


# every network exercise can go wrong in these ways; each says which text of its own reference changes

_HINT_LAST_LAYER = "The loop ends one layer too early. The last layer is then left out. Check where the range ends."
_HINT_FROM_ZERO = (
    "The layers are counted from 0. The first layer in these dicts has number 1. Check where the range starts."
)
_HINT_TWO_LAYERS = (
    "The loop runs over exactly two layers. Networks have different depths, so the number of parameters must decide. "
    "Look at the range."
)
_HINT_UPHILL = (
    "The step is added to the parameters. The gradient points towards higher cost, so the step must be subtracted. "
    "Look at the sign of the step."
)
_HINT_RETURN_IN_LOOP = (
    "The function returns inside the loop. It ends in the first round, so the other rounds are missing. Look at the "
    "indentation of the return."
)
_HINT_NO_BIASES = (
    "Only the weights are updated. The biases are parameters as well and learn in the same way. Look at what the loop "
    "updates."
)


_RETURN_IN_LOOP = Misconception("return-in-the-loop", _HINT_RETURN_IN_LOOP, (("\n    return ", "\n        return "),))


def _layer_errors() -> tuple[Misconception, ...]:
    loop = "range(1, L + 1)"
    return (
        _RETURN_IN_LOOP,
        Misconception("last-layer-skipped", _HINT_LAST_LAYER, ((loop, "range(1, L)"),)),
        Misconception("layers-counted-from-zero", _HINT_FROM_ZERO, ((loop, "range(L)"),)),
        Misconception("written-for-two-layers", _HINT_TWO_LAYERS, ((loop, "range(1, 3)"),)),
    )


_UPHILL = Misconception("walks-uphill", _HINT_UPHILL, (("- learning_rate", "+ learning_rate"),))


_BY_HAND = "the numbers by hand"  # label of the visible case that repeats the numbers in the notebook's text


def _pair(w: float, b: float) -> Arrays:
    """Return the parameters of one layer with one weight and one bias."""
    return {"W1": np.array([[float(w)]]), "b1": np.array([[float(b)]])}


def _d_pair(w: float, b: float) -> Arrays:
    """Return gradients, or a state kept like them, for `_pair`."""
    return {f"d{name}": array for name, array in _pair(w, b).items()}


# Gradient descent


def _gd_cases(draw: Draw) -> list[Case]:
    rates = iter((0.1, 0.7))
    by_hand = [] if draw.hidden else [Case(_BY_HAND, (_pair(1, 0.5), _d_pair(2, -1), 0.3))]
    return by_hand + [
        Case(label, (parameters, _like(draw, parameters), draw.number(next(rates, 0), 0.02, 0.9)))
        for label, parameters in _networks(draw)
    ]


def _every(letter: str) -> tuple[str, ...]:
    """Return the keys of all weights, or biases, that a case can have."""
    return tuple(f"{letter}{l}" for l in range(1, 5))


_GD = Exercise(
    name="update_parameters_with_gd",
    assignment=ASSIGNMENT,
    returns=("parameters",),
    may_change=("parameters",),
    aspects=(Aspect("weights", 3, _every("W")), Aspect("biases", 3, _every("b"))),
    cases=_gd_cases,
    misconceptions=(
        _UPHILL,
        Misconception(
            "learning-rate-left-out",
            "The step is the whole gradient. The learning rate decides how long the step is. Look at the factors of "
            "the step.",
            (("learning_rate * grads", "grads"),),
        ),
        Misconception(
            "step-replaces-parameters",
            "The step replaces the parameters. It must be subtracted from the old parameters. Look at what the step "
            "is subtracted from.",
            (
                ('= parameters[f"W{l}"] - learning', "= -learning"),
                ('= parameters[f"b{l}"] - learning', "= -learning"),
            ),
        ),
        Misconception(
            "biases-left-out",
            _HINT_NO_BIASES,
            (('parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]', "pass"),),
        ),
        Misconception(
            "bias-takes-weight-gradient",
            "The biases move by the gradient of the weights. Each parameter needs its own gradient. Look at the "
            "names in the line for b.",
            (('grads[f"db{l}"]', 'grads[f"dW{l}"]'),),
        ),
        Misconception(
            "updated-in-every-round",
            "Each layer is updated once for every layer of the network. One call must take only one step. Look at "
            "the loops.",
            (("    for l in range(1, L + 1):\n", "    for l in [l for _ in range(L) for l in range(1, L + 1)]:\n"),),
        ),
        Misconception(
            "step-divided-by-depth",
            "The step is divided by the number of layers. Each layer takes its own full step. Look at the factors of "
            "the step.",
            (("- learning_rate *", "- learning_rate / L *"),),
        ),
        Misconception(
            "result-not-stored",
            "The new values are not stored. The returned dict then still contains the old values. Look at where the "
            "results are stored.",
            (('parameters[f"W{l}"] = ', "W = "), ('parameters[f"b{l}"] = ', "b = ")),
        ),
        *_layer_errors(),
    ),
)


# Mini-batches


def _batch_args(draw: Draw, n_x: int, m: int, *optional: int) -> tuple[Any, ...]:
    """Return X, Y and what else is passed; labels are all different, or 0 and 1 in some hidden cases."""
    X = draw.array(n_x, m, low=0.0, high=9.0)
    Y = np.arange(1.0, m + 1).reshape(1, m)
    if draw.hidden and m % 2:
        Y = Y % 2
    return (X, Y, *optional)


def _mini_batch_cases(draw: Draw) -> list[Case]:
    """Each call's own seed is another than the one set before it, so that ignoring `seed` shows."""
    plan = [
        ("the batch size divides the number of examples", "full", 4, 6, (3, 1)),
        ("one example is left over", "last", 2, 7, (3, 2)),
        ("fewer examples than one batch holds, seed left out", "last", 3, 4, (8,)),
    ]
    if draw.hidden:
        size = draw.integer(5, 4, 7)
        seed = draw.integer(5, 3, 10_000)
        plan = [
            (
                "four full batches, more features",
                "full",
                draw.integer(3, 3, 5),
                4 * size,
                (size, seed),
            ),
            ("one single full batch", "full", 2, size, (size, seed + 1)),
            ("batches of one example", "full", 3, 5, (1, seed + 2)),
            ("batch size and seed left out, two full batches", "full", 1, 128, ()),
            (
                "some examples are left over",
                "last",
                4,
                3 * size + draw.integer(2, 2, size - 1),
                (size, seed + 3),
            ),
            ("all but one of a batch are left over", "last", 2, 5 * size - 1, (size, seed + 4)),
            ("fewer examples than one batch holds", "last", 2, 9, (10, seed + 5)),
            ("one example", "last", 3, 1, (4, seed + 6)),
            ("batch size and seed left out, examples left over", "last", 2, 64 + draw.integer(7, 3, 40), ()),
        ]
    names = {"full": ("full mini-batches",), "last": ("last, smaller mini-batch",)}
    return [
        Case(label, _batch_args(draw, n_x, m, *optional), names[kind], seed=77)
        for label, kind, n_x, m, optional in plan
    ]


_SHUFFLED = """def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]
    mini_batches = []
"""

_AFTER_LOOP = (
    _SHUFFLED
    + """\
    for k in range(m // mini_batch_size):
        part = slice(k * mini_batch_size, (k + 1) * mini_batch_size)
        mini_batches.append((shuffled_X[:, part], shuffled_Y[:, part]))
    if m % mini_batch_size:
        part = slice((k + 1) * mini_batch_size, m)
        mini_batches.append((shuffled_X[:, part], shuffled_Y[:, part]))
    return mini_batches
"""
)

_FULL_THEN_REST = (
    _SHUFFLED
    + """\
    count = m // mini_batch_size
    for k in range(count):
        mini_batch_X = shuffled_X[:, k * mini_batch_size:(k + 1) * mini_batch_size]
        mini_batch_Y = shuffled_Y[:, k * mini_batch_size:(k + 1) * mini_batch_size]
        mini_batches.append((mini_batch_X, mini_batch_Y))
    if m % mini_batch_size != 0:
        mini_batch_X = shuffled_X[:, count * mini_batch_size:]
        mini_batch_Y = shuffled_Y[:, count * mini_batch_size:]
        mini_batches.append((mini_batch_X, mini_batch_Y))
    return mini_batches
"""
)

_BATCHES = Exercise(
    name="random_mini_batches",
    assignment=ASSIGNMENT,
    returns=("mini_batches",),
    aspects=(Aspect("full mini-batches", 8), Aspect("last, smaller mini-batch", 6)),
    cases=_mini_batch_cases,
    styles=(Rewrite("full-batches-then-rest", source=_FULL_THEN_REST),),
    misconceptions=(
        Misconception(
            "last-batch-lost",
            "The examples that do not fill a whole mini-batch are dropped. They belong to a smaller mini-batch at "
            "the end. Check what follows the last full mini-batch.",
            (("range(0, m, mini", "range(0, m - mini_batch_size + 1, mini"),),
        ),
        Misconception(
            "last-batch-overlaps",
            "The last mini-batch also contains examples of another mini-batch. Each example must occur once, so the "
            "last mini-batch is smaller. Check where it starts.",
            (
                (
                    ", mini_batch_size):\n",
                    ", mini_batch_size):\n        start = max(0, min(start, m - mini_batch_size))\n",
                ),
            ),
        ),
        Misconception(
            "empty-last-batch",
            "When the size divides the number of examples, an empty mini-batch follows at the end. No examples are "
            "left over then. Check when the last mini-batch is added.",
            (("range(0, m, mini", "range(0, m + 1, mini"),),
        ),
        Misconception(
            "rest-joins-last-full-batch",
            "The examples that are left over are added to the last full mini-batch. They must form a smaller mini- "
            "batch of their own. Look at the end of the last slice.",
            (
                (
                    "range(0, m, mini_batch_size):\n",
                    "range(0, m // mini_batch_size * mini_batch_size, mini_batch_size):\n"
                    "        stop = m if start + 2 * mini_batch_size > m else start + mini_batch_size\n",
                ),
                (": start + mini_batch_size]", ": stop]"),
            ),
        ),
        Misconception(
            "batches-of-equal-size",
            "The examples are divided into parts of nearly equal size. All mini-batches except the last must have "
            "the given size. Look at how the parts are cut.",
            source="""def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    permutation = np.random.permutation(X.shape[1])
    count = -(-X.shape[1] // mini_batch_size)
    parts = np.array_split(permutation, count)
    return [(X[:, part], Y[:, part]) for part in parts]
""",
        ),
        Misconception(
            "loop-variable-after-loop",
            "The last slice uses the counter of the loop. The counter does not exist when no mini-batch is full. "
            "Look at the code after the loop.",
            source=_AFTER_LOOP,
        ),
        Misconception(
            "slices-one-too-short",
            "Each slice ends one example too early. The end of a slice is not part of the slice. Look at the end of "
            "the slices.",
            (("start + mini_batch_size]", "start + mini_batch_size - 1]"),),
        ),
        Misconception(
            "labels-not-shuffled",
            "The examples are shuffled, but their labels are not. Most examples then have a wrong label. Look at "
            "what the labels are cut from.",
            (("Y[:, permutation]", "Y"),),
        ),
        Misconception(
            "labels-shuffled-differently",
            "Examples and labels are shuffled in different orders. Each label must stay with its example, so both "
            "need the same permutation. Look at how the labels are shuffled.",
            (("Y[:, permutation]", "Y[:, np.random.permutation(m)]"),),
        ),
        Misconception(
            "cut-from-unshuffled",
            "The mini-batches are cut in the original order. The shuffle then has no effect. Look at what the slices "
            "are cut from.",
            (("= shuffled_X[:, start", "= X[:, start"), ("= shuffled_Y[:, start", "= Y[:, start")),
        ),
        Misconception(
            "seed-ignored",
            "The shuffle does not depend on the caller's seed. Nobody can then repeat the result. Look for the line "
            "that sets the seed.",
            (("    np.random.seed(seed)\n", ""),),
        ),
        Misconception(
            "batches-of-rows",
            "The slices run over the rows. The rows are features, but a mini-batch consists of examples, which are "
            "columns. Look at the indices of the slices.",
            (("shuffled_X[:, start", "shuffled_X[start"), ("shuffled_Y[:, start", "shuffled_Y[start")),
        ),
        Misconception(
            "labels-lose-a-dimension",
            "The labels of a mini-batch have only one dimension. They must stay a row with two dimensions, because "
            "broadcasting gives wrong results otherwise. Look at how they are cut.",
            (("shuffled_Y[:, start", "shuffled_Y[0, start"),),
        ),
        _RETURN_IN_LOOP,
        Misconception(
            "pairs-exchanged",
            "Each pair contains the labels first. The caller unpacks the examples first and then their labels. "
            "Look at the order in the pair.",
            (("(mini_batch_X, mini_batch_Y)", "(mini_batch_Y, mini_batch_X)"),),
        ),
        Misconception(
            "only-last-batch-kept",
            "The list contains only the last mini-batch. Every mini-batch must be added to the list. Look at where "
            "the list grows.",
            (("return mini_batches", "return mini_batches[-1:]"),),
        ),
    ),
)


# Exponentially weighted average


def _average_cases(draw: Draw) -> list[Case]:
    raw, corrected = ("weighted average",), ("bias correction",)
    if not draw.hidden:
        return [
            Case(f"{_BY_HAND}, without bias correction", ([10, 12, 8], 0.9, False), raw),
            Case(f"{_BY_HAND}, correction left to its default", ([10, 12, 8], 0.9), corrected),
            Case("without bias correction", (draw.array(5, low=1.0, high=9.0), 0.9, False), raw),
            Case("with bias correction, asked for", (draw.array(4, low=1.0, high=9.0), 0.8, True), corrected),
        ]
    whole = [draw.integer(0, -20, 40) for _ in range(7)]
    return [
        Case(
            "another series, uncorrected",
            (draw.array(9, low=-5.0, high=9.0), _beta(draw), False),
            raw,
        ),
        Case("another list of whole numbers", (whole, _beta(draw)), corrected),
        Case("a long series, uncorrected", (draw.array(150, low=1.0, high=5.0), 0.98, False), raw),
        Case("no memory, uncorrected", (draw.array(6), 0.0, False), raw),
        Case(
            "a single value, uncorrected",
            (draw.array(1, low=2.0, high=5.0), _beta(draw), False),
            raw,
        ),
        Case(
            "another series, corrected",
            (draw.array(8, low=-5.0, high=9.0), _beta(draw), True),
            corrected,
        ),
        Case(
            "another long series, corrected by default",
            (draw.array(120, low=1.0, high=5.0), 0.98),
            corrected,
        ),
        Case("no memory, corrected", (draw.array(6), 0.0, True), corrected),
        Case(
            "a single value, corrected",
            (draw.array(1, low=2.0, high=5.0), _beta(draw), True),
            corrected,
        ),
    ]


def _beta(draw: Draw) -> float:
    """Return a weight of the past that differs clearly from its complement."""
    return draw.number(0.9, 0.6, 0.95)


_CORRECTED = "averages[t - 1] = v / (1 - beta**t)"

_AVERAGE = Exercise(
    name="exponentially_weighted_average",
    assignment=ASSIGNMENT,
    returns=("averages",),
    aspects=(Aspect("weighted average", 5), Aspect("bias correction", 5)),
    cases=_average_cases,
    misconceptions=(
        Misconception(
            "stored-before-update",
            "Each average is stored before the new value is added. The whole series is then one step late. Look at "
            "the order of the two steps.",
            (
                (
                    "        v = beta * v + (1 - beta) * values[t - 1]\n",
                    "        new = values[t - 1]\n",
                ),
                (
                    "            averages[t - 1] = v\n",
                    "            averages[t - 1] = v\n        v = beta * v + (1 - beta) * new\n",
                ),
            ),
        ),
        Misconception(
            "starts-at-first-value",
            "The average starts at the first value. In this notebook it starts at 0, and the bias correction "
            "compensates for that. Look at the start of v.",
            (("v = 0.0", "v = values[0]"),),
        ),
        Misconception(
            "weights-swapped",
            "The weights of past and present are exchanged. The larger β is, the more the past must count. Look at "
            "the two weights.",
            (("beta * v + (1 - beta) * values", "(1 - beta) * v + beta * values"),),
        ),
        Misconception(
            "present-at-full-weight",
            "The new value is added with weight 1. In a weighted average both weights together are 1. Look at the "
            "weight of the new value.",
            (("(1 - beta) * values", "values"),),
        ),
        Misconception(
            "previous-value-for-average",
            "Each value is combined with the value before it. The formula uses the average before it, which contains "
            "all earlier values. Look at what β multiplies.",
            (("beta * v + (1", "beta * (values[t - 2] if t > 1 else 0) + (1"),),
        ),
        Misconception(
            "correction-ignored",
            "The averages are never corrected. The average starts at 0, so the first results are too small. Look at "
            "where the bias correction belongs.",
            (("if bias_correction:", "if False:"),),
        ),
        Misconception(
            "always-corrected",
            "The averages are always corrected. The caller can switch the correction off. Look at the condition.",
            (("if bias_correction:", "if True:"),),
        ),
        Misconception(
            "correction-fed-back",
            "The corrected value replaces v. The next step then starts from it and corrects it again. Look at what "
            "is stored in v.",
            ((_CORRECTED, "v = v / (1 - beta**t)\n            averages[t - 1] = v"),),
        ),
        Misconception(
            "correction-one-step-behind",
            "The correction counts the steps from 0. The first step has number 1, and number 0 gives a division by "
            "zero. Look at the exponent.",
            (("beta**t", "beta ** (t - 1)"),),
        ),
        Misconception(
            "correction-one-step-ahead",
            "The exponent of the correction is one too large. The first step has number 1. Look at how the steps are "
            "counted.",
            (("beta**t", "beta ** (t + 1)"),),
        ),
        Misconception(
            "correction-without-time",
            "The correction is the same at every step. The bias gets smaller with every step, so its number must be "
            "the exponent. Look at the correction.",
            (("beta**t", "beta"),),
        ),
        Misconception(
            "correction-squared",
            "The exponent of the correction is always 2. The bias gets smaller with every step, so its number must "
            "be the exponent. Look at the correction.",
            (("beta**t", "beta**2"),),
        ),
        Misconception(
            "corrected-for-whole-series",
            "The exponent of the correction is the length of the series. Each average has seen only the values up to "
            "its own step. Look at the exponent.",
            (("beta**t", "beta ** len(values)"),),
        ),
        Misconception(
            "correction-shrinks",
            "The correction multiplies the averages. The first averages are too small already, so the correction "
            "must divide. Look at the operator.",
            (("v / (1 - beta**t)", "v * (1 - beta**t)"),),
        ),
        Misconception(
            "rounded-to-whole-numbers",
            "The averages of whole numbers are cut to whole numbers. An average of whole numbers is usually not "
            "whole. Look at the array that stores the averages.",
            (("np.zeros(len(values))", "np.zeros_like(values)"),),
        ),
        Misconception(
            "exponent-without-brackets",
            "The number 1 is added outside the exponent. It belongs to the number of the step, so the exponent needs "
            "brackets. Look at the exponent.",
            (("beta**t", "beta ** (t - 1) + 1"),),
        ),
        Misconception(
            "last-value-skipped",
            "The loop ends one step too early. The last value of the series is then not used. Check where the range "
            "ends.",
            (("range(1, len(values) + 1)", "range(1, len(values))"),),
        ),
        _RETURN_IN_LOOP,
        Misconception(
            "start-included",
            "The start value 0 is returned as the first average. The result has one average for each value of the "
            "series. Look at what is returned.",
            (("return averages", "return np.append(0.0, averages)"),),
        ),
        Misconception(
            "only-last-average",
            "Only the last average is returned. The result has one average for each value of the series. Look at "
            "what is returned.",
            (("return averages", "return averages[-1]"),),
        ),
    ),
)


# States that start at zero


def _initialize_cases(draw: Draw) -> list[Case]:
    """An optimizer may change its state in place, so no two arrays of it may share memory."""
    return [Case(label, (parameters,), must_not_alias=True) for label, parameters in _networks(draw)]


_VELOCITY = Exercise(
    name="initialize_velocity",
    assignment=ASSIGNMENT,
    returns=("v",),
    aspects=(Aspect("zero velocity for every parameter", 4),),
    cases=_initialize_cases,
    misconceptions=(
        Misconception(
            "keys-of-parameters",
            "The keys of the velocity are those of the parameters. The velocity is an average of gradients, so it "
            "has the keys of the gradients. Look at how the keys are made.",
            (('v[f"dW', 'v[f"W'), ('v[f"db', 'v[f"b')),
        ),
        Misconception(
            "starts-at-parameters",
            "The velocity starts as a copy of the parameters. Nothing has moved before the first step, so it starts "
            "at zero. Look at the start values.",
            (("np.zeros_like", "np.copy"),),
        ),
        Misconception(
            "bias-shaped-like-weights",
            "The velocity of the biases has the shape of the weights. Each velocity has the shape of its own "
            "parameter. Look at the names in the line for db.",
            (('zeros_like(parameters[f"b', 'zeros_like(parameters[f"W'),),
        ),
        *_layer_errors(),
    ),
)


_ADAM_START = Exercise(
    name="initialize_adam",
    assignment=ASSIGNMENT,
    returns=("v", "s"),
    aspects=(Aspect("zero v for every parameter", 2, "v"), Aspect("zero s for every parameter", 2, "s")),
    cases=_initialize_cases,
    misconceptions=(
        Misconception(
            "s-starts-at-one",
            "The average s starts at one. No gradient has been seen yet, so it starts at zero. Look at the start "
            "values of s.",
            (
                ('s[f"dW{l}"] = np.zeros', 's[f"dW{l}"] = np.ones'),
                ('s[f"db{l}"] = np.zeros', 's[f"db{l}"] = np.ones'),
            ),
        ),
        Misconception(
            "s-without-biases",
            "The dict s has no entries for the biases. Adam averages the squared gradients of all parameters. Look "
            "at what is stored in s.",
            (('        s[f"db{l}"] = np.zeros_like(parameters[f"b{l}"])\n', ""),),
        ),
        Misconception(
            "averages-share-arrays",
            "Two entries share the same array, or v and s are the same dict. A change of one then also changes the "
            "other. Look at where new arrays are made.",
            (
                ('s[f"dW{l}"] = np.zeros_like(parameters[f"W{l}"])', 's[f"dW{l}"] = v[f"dW{l}"]'),
                ('s[f"db{l}"] = np.zeros_like(parameters[f"b{l}"])', 's[f"db{l}"] = v[f"db{l}"]'),
            ),
        ),
        Misconception(
            "only-one-average",
            "Only one average is returned. Adam needs two, one of the gradients and one of their squares. Look at "
            "the return.",
            (("return v, s", "return v"),),
        ),
        *_layer_errors(),
    ),
)


# Momentum


def _momentum_cases(draw: Draw) -> list[Case]:
    settings = iter([(0.9, 0.5), (0.6, 0.2)])
    cases = [] if draw.hidden else [Case(_BY_HAND, (_pair(6, 1), _d_pair(6, 10), _d_pair(4, -5), 0.9, 0.1))]
    for label, parameters in _networks(draw):
        beta, rate = next(settings, (0.9, 0.1))
        state = _like(draw, parameters), _like(draw, parameters, -2.0, 2.0)
        numbers = draw.number(beta, 0.6, 0.95), draw.number(rate, 0.05, 0.9)
        cases.append(Case(label, (parameters, *state, *numbers)))
    if draw.hidden:
        parameters = draw_parameters(draw, _sizes(draw, 2))
        grads, v = _like(draw, parameters), _like(draw, parameters)
        cases += [
            Case("no memory", (parameters, grads, v, 0.0, 0.3)),
            Case("the first step, velocity zero", (parameters, grads, _zeros_like(parameters), 0.8, 0.3)),
            Case("gradients zero, the velocity carries on", (parameters, _zeros_like(parameters), v, 0.7, 0.4)),
        ]
    return cases


_HINT_ORDER = (
    "The results are returned in the wrong order. The caller unpacks them in the order of the docstring. Look at the "
    "return."
)


def _hint_not_returned(state: str) -> str:
    return f"The new {state} is not returned. The next step starts from it. Look at the return."


def _v(letter: str) -> str:
    return f'v[f"d{letter}{{l}}"]'


def _g(letter: str) -> str:
    return f'grads[f"d{letter}{{l}}"]'


_MOMENTUM = Exercise(
    name="update_parameters_with_momentum",
    assignment=ASSIGNMENT,
    returns=("parameters", "v"),
    may_change=("parameters", "v"),
    aspects=(Aspect("velocity v", 6, "v"), Aspect("the step", 6, "parameters")),
    cases=_momentum_cases,
    misconceptions=(
        _UPHILL,
        Misconception(
            "gradient-at-full-weight",
            "The new gradient is added with weight 1. In this notebook the velocity is a weighted average, so the "
            "new gradient needs its own weight. Look at the factor of the gradient.",
            (("(1 - beta) * grads", "grads"),),
        ),
        Misconception(
            "weights-swapped",
            "The weights of past and present are exchanged. The larger β is, the more the past must count. Look at "
            "the two weights of the velocity.",
            (("= beta * v", "= (1 - beta) * v"), ("+ (1 - beta) * grads", "+ beta * grads")),
        ),
        Misconception(
            "velocity-forgets-past",
            "The velocity consists of the new gradient alone. It must also contain the old velocity. Look at the "
            "terms of the velocity.",
            ((f"= beta * {_v('W')} + ", "= "), (f"= beta * {_v('b')} + ", "= ")),
        ),
        Misconception(
            "steps-along-gradient",
            "The step uses the gradient. Momentum steps along the velocity, which is an average of gradients. Look "
            "at what the learning rate multiplies.",
            (("- learning_rate * v[", "- learning_rate * grads["),),
        ),
        Misconception(
            "biases-step-along-gradient",
            "The biases step along the gradient. Weights and biases both step along their velocity. Look at the step "
            "of b.",
            ((f"- learning_rate * {_v('b')}", f"- learning_rate * {_g('b')}"),),
        ),
        Misconception(
            "plain-gradient-descent",
            "The step uses the gradient, and the velocity never changes. Momentum updates the velocity and then "
            "steps along it. Look at both updates.",
            (
                (f"{_v('W')} = ", "unused = "),
                (f"{_v('b')} = ", "unused = "),
                ("- learning_rate * v[", "- learning_rate * grads["),
            ),
        ),
        Misconception(
            "steps-with-old-velocity",
            "The step uses the old velocity. The velocity must contain the new gradient before the step. Look at the "
            "order of the two updates.",
            (
                ("    for l in", "    old = dict(v)\n    for l in"),
                ("- learning_rate * v[", "- learning_rate * old["),
            ),
        ),
        Misconception(
            "velocity-not-stored",
            "The new velocity is used for the step, but not stored. The next step then starts from the old velocity. "
            "Look at where the velocity is stored.",
            (
                ("    for l in", "    kept, v = v, dict(v)\n    for l in"),
                ("return parameters, v", "return parameters, kept"),
            ),
        ),
        Misconception(
            "look-ahead",
            "The step combines velocity and gradient, as in Nesterov's momentum. In this notebook the step uses the "
            "velocity alone. Look at what the learning rate multiplies.",
            (
                (f"- learning_rate * {_v('W')}", f"- learning_rate * (beta * {_v('W')} + (1 - beta) * {_g('W')})"),
                (f"- learning_rate * {_v('b')}", f"- learning_rate * (beta * {_v('b')} + (1 - beta) * {_g('b')})"),
            ),
        ),
        Misconception(
            "velocity-and-gradient-added",
            "The step adds the gradient to the velocity. The velocity already contains the gradient. Look at what "
            "the learning rate multiplies.",
            (
                (f"- learning_rate * {_v('W')}", f"- learning_rate * ({_v('W')} + {_g('W')})"),
                (f"- learning_rate * {_v('b')}", f"- learning_rate * ({_v('b')} + {_g('b')})"),
            ),
        ),
        Misconception(
            "corrected-as-in-adam",
            "The velocity is corrected for its start at zero, as in Adam. In this notebook momentum has no bias "
            "correction. Look at the factors of the step.",
            (("- learning_rate * v[", "- learning_rate / (1 - beta) * v["),),
        ),
        Misconception(
            "learning-rate-inside-velocity",
            "The velocity contains the learning rate. It should be an average of gradients, and the step has the "
            "learning rate as a factor. Look at both formulas.",
            (("(1 - beta) * grads", "(1 - beta) * learning_rate * grads"), ("- learning_rate * v[", "- v[")),
        ),
        Misconception(
            "velocity-of-steps",
            "The velocity is a sum of steps, with the learning rate in them. Other books define it so, but in this "
            "notebook it is an average of gradients. Look at its formula.",
            (("+ (1 - beta) * grads", "- learning_rate * grads"), ("- learning_rate * v[", "+ v[")),
        ),
        Misconception("velocity-not-returned", _hint_not_returned("velocity"), (("parameters, v\n", "parameters\n"),)),
        Misconception(
            "returned-in-other-order",
            _HINT_ORDER,
            (("return parameters, v", "return v, parameters"),),
        ),
        Misconception(
            "bias-takes-weight-gradient",
            "The velocity of the biases uses the gradient of the weights. Each velocity averages its own gradient. "
            "Look at the names in the line for db.",
            ((f"(1 - beta) * {_g('b')}", f"(1 - beta) * {_g('W')}"),),
        ),
        Misconception(
            "biases-left-out",
            _HINT_NO_BIASES,
            ((f"{_v('b')} = ", "unused = "), ('parameters[f"b{l}"] = ', "unused = ")),
        ),
        *_layer_errors(),
    ),
)


# RMSProp


def _rmsprop_cases(draw: Draw) -> list[Case]:
    def state(parameters: Arrays) -> tuple[Arrays, Arrays, Arrays]:
        return parameters, _like(draw, parameters), _like(draw, parameters, 0.1, 1.5)

    if not draw.hidden:
        networks = [parameters for _, parameters in _networks(draw)]
        return [
            Case(_BY_HAND, (_pair(4, 0.5), _d_pair(4, 50), _d_pair(0, 0), 0.1)),
            Case("two layers, ε large enough to see", (*state(networks[0]), 0.2, 0.8, 0.1)),
            Case("three layers of different sizes, options left out", state(networks[1])),
        ]
    cases = [
        Case(
            f"{label}, ε large enough to see",
            (
                *state(parameters),
                draw.number(0, 0.05, 0.9),
                draw.number(0, 0.6, 0.95),
                draw.number(0, 0.05, 0.3),
            ),
        )
        for label, parameters in _networks(draw)
    ]
    parameters, grads, s = state(draw_parameters(draw, _sizes(draw, 3)))
    still = {
        name: np.where(np.arange(array.size).reshape(array.shape) % 2, array, 0.0) for name, array in grads.items()
    }
    return [
        *cases,
        Case("no memory", (parameters, grads, s, 0.1, 0.0, 0.2)),
        Case("ε left out", (parameters, grads, s, 0.3, 0.7)),
        Case("the first step, average zero, options left out", (parameters, grads, _zeros_like(parameters))),
        Case(
            "the first step, some gradients zero",
            (parameters, still, _zeros_like(parameters), 0.3, 0.9, 0.01),
        ),
    ]


_S = 's[f"d{name}"]'
_GRAD = 'grads[f"d{name}"]'
_GRAD_LINE = f"            grad = {_GRAD}\n"
_SQUARES = f"            {_S} = beta * {_S} + (1 - beta) * grad**2\n"
_STEP = f"            step = grad / (np.sqrt({_S}) + epsilon)\n"
_HINT_EPSILON_INSIDE = (
    "The sum below the root contains ε. There even a tiny ε changes small steps a lot, so it is added to the root. "
    "Look at the brackets."
)
_HINT_EPSILON_BESIDE = (
    "The number ε is added to the finished fraction. It belongs to the denominator, which it keeps away from zero. "
    "Look at the brackets."
)
_HINT_NO_ROOT = (
    "The step is divided by the average of the squares itself. Only the root of this average has the size of a "
    "gradient. Look at the denominator."
)
_HINT_NO_SQUARE = (
    "The average s contains gradients without squares. Gradients of opposite sign then cancel. Look at the new term "
    "of s."
)
_HINT_NO_EPSILON = (
    "The caller's ε has no effect on the step. Either ε is missing, or a tiny fixed number is used instead. Look at "
    "the denominator."
)

_RMSPROP = Exercise(
    name="update_parameters_with_rmsprop",
    assignment=ASSIGNMENT,
    returns=("parameters", "s"),
    may_change=("parameters", "s"),
    aspects=(Aspect("average of squares s", 6, "s"), Aspect("the step", 6, "parameters")),
    cases=_rmsprop_cases,
    styles=(
        Rewrite("step-in-one-line", swaps=((_STEP, ""), ("* step", f"* grad / (np.sqrt({_S}) + epsilon)"))),
        Rewrite(
            "gradient-in-each-line", swaps=((_GRAD_LINE, ""), (" * grad", f" * {_GRAD}"), ("= grad /", f"= {_GRAD} /"))
        ),
    ),
    misconceptions=(
        _UPHILL,
        Misconception(
            "epsilon-inside-root",
            _HINT_EPSILON_INSIDE,
            ((f"np.sqrt({_S}) + epsilon", f"np.sqrt({_S} + epsilon)"),),
        ),
        Misconception(
            "epsilon-beside-fraction",
            _HINT_EPSILON_BESIDE,
            ((f"(np.sqrt({_S}) + epsilon)", f"np.sqrt({_S}) + epsilon"),),
        ),
        Misconception("epsilon-left-out", _HINT_NO_EPSILON, ((" + epsilon", ""),)),
        Misconception("root-left-out", _HINT_NO_ROOT, ((f"np.sqrt({_S})", _S),)),
        Misconception("squares-left-out", _HINT_NO_SQUARE, (("grad**2", "grad"),)),
        Misconception(
            "squares-added-up",
            "The squares are added without weights, as in AdaGrad. The sum only grows, so the steps become smaller "
            "and smaller. Look at the weights in s.",
            (("beta * s[", "s["), ("(1 - beta) * grad**2", "grad**2")),
        ),
        Misconception(
            "corrected-as-in-adam",
            "The average s is corrected for its start at zero, as in Adam. In this notebook RMSProp has no bias "
            "correction. Look at the denominator.",
            ((f"np.sqrt({_S})", f"np.sqrt({_S} / (1 - beta))"),),
        ),
        Misconception(
            "square-at-full-weight",
            "The new square is added with weight 1. In a weighted average both weights together are 1. Look at the "
            "weight of the new square.",
            (("(1 - beta) * grad**2", "grad**2"),),
        ),
        Misconception(
            "weights-swapped",
            "The weights of past and present are exchanged. The larger β is, the more the past must count. Look at "
            "the two weights of s.",
            (("= beta * s", "= (1 - beta) * s"), ("+ (1 - beta) * grad", "+ beta * grad")),
        ),
        Misconception(
            "steps-with-old-average",
            "The step uses the old average s. The average must contain the new gradient before the step. Look at the "
            "order of the two updates.",
            ((_SQUARES + _STEP, _STEP + _SQUARES),),
        ),
        Misconception(
            "average-not-stored",
            "The new average is used for the step, but not stored. The next step then starts from the old average. "
            "Look at where the average is stored.",
            ((f"{_S} = beta", "new = beta"), (f"np.sqrt({_S})", "np.sqrt(new)")),
        ),
        Misconception(
            "average-not-returned",
            _hint_not_returned("average of squares"),
            (("return parameters, s", "return parameters"),),
        ),
        Misconception("returned-in-other-order", _HINT_ORDER, (("return parameters, s", "return s, parameters"),)),
        Misconception(
            "one-scale-for-all",
            "The squares of a whole array are added. Each parameter needs a scale of its own. Look at the new term "
            "of s.",
            (("grad**2", "np.sum(grad**2)"),),
        ),
        Misconception(
            "multiplies-by-root",
            "The gradient is multiplied by the root. RMSProp makes large gradients smaller, so the root must divide. "
            "Look at the operator.",
            (("grad / (", "grad * ("),),
        ),
        Misconception("biases-left-out", _HINT_NO_BIASES, (('(f"W{l}", f"b{l}")', '(f"W{l}",)'),)),
        *_layer_errors(),
    ),
)


# Adam


def _adam_cases(draw: Draw) -> list[Case]:
    """Late cases have an ε that shows and a correction that does not, early ones the other way round.

    So a wrong place of ε hardly costs more than the step, and a wrong correction hardly more than the correction. Where
    both show, there is one point: an ε beside the uncorrected root is seen there alone.
    """
    early = ("average v", "average of squares s", "bias correction")
    late = ("average v", "average of squares s", "the step")
    both = ("average v", "average of squares s", "ε beside the corrected root")

    def state(parameters: Arrays) -> tuple[Arrays, ...]:
        return parameters, _like(draw, parameters), _like(draw, parameters), _like(draw, parameters, 0.1, 1.5)

    if not draw.hidden:
        small, large = draw_parameters(draw, (3, 2, 1)), draw_parameters(draw, (2, 3, 2, 1))
        return [
            Case(
                f"{_BY_HAND}, options left out", (_pair(4, 0.5), _d_pair(4, 50), _d_pair(0, 0), _d_pair(0, 0), 1), early
            ),
            Case(
                "late, with an ε large enough to see",
                (*state(small), 900, 0.2, 0.7, 0.9, 0.1),
                late,
            ),
            Case("early, three layers", (*state(large), 4, 0.3, 0.6, 0.8), early),
            Case("early, with an ε large enough to see", (*state(small), 3, 0.2, 0.7, 0.9, 0.2), both),
        ]
    one, two, three, four = (parameters for _, parameters in _networks(draw))

    def numbers() -> tuple[float, float, float]:
        return draw.number(0, 0.05, 0.9), draw.number(0, 0.5, 0.75), draw.number(0, 0.8, 0.95)

    def first_step(parameters: Arrays) -> tuple[Arrays, ...]:
        grads = _like(draw, parameters, 0.2, 1.0)
        return parameters, grads, _zeros_like(parameters), _zeros_like(parameters)

    parameters, grads, v, s = state(three)
    for name in grads:  # a unit that never fired: its gradients and averages are zero
        grads[name][0], v[name][0], s[name][0] = 0.0, 0.0, 0.0
    return [
        Case("late, one layer, ε large enough to see", (*state(one), 2_000, *numbers(), 0.3), late),
        Case("late, four layers, ε large enough to see", (*state(four), 1_000, *numbers(), 0.05), late),
        Case("very late, options left out", (*state(two), 40_000), late),
        Case("late, some gradients zero so far", (parameters, grads, v, s, 3_000, *numbers(), 0.2), late),
        Case("early, ε large enough to see", (*state(two), draw.integer(0, 2, 6), *numbers(), 0.3), both),
        Case("early, three other layers", (*state(three), draw.integer(0, 3, 5), *numbers()), early),
        Case("early, four layers", (*state(four), draw.integer(0, 6, 9), *numbers()), early),
        Case("the first step, averages zero", (*first_step(two), 1, *numbers()), early),
        Case("the first step, options left out", (*first_step(one), 1), early),
        Case("no memory of gradients", (*state(two), 3, 0.2, 0.0, 0.8), early),
        Case("no memory of squares", (two, _like(draw, two, 0.2, 1.0), *state(two)[2:], 3, 0.2, 0.7, 0.0), early),
    ]


_V = 'v[f"d{name}"]'

_ADAM_FRACTION = "v_corrected / (np.sqrt(s_corrected) + epsilon)"
_ADAM_STEP = f"            step = {_ADAM_FRACTION}\n"

_ADAM = Exercise(
    name="update_parameters_with_adam",
    assignment=ASSIGNMENT,
    returns=("parameters", "v", "s"),
    may_change=("parameters", "v", "s"),
    extra_returns=True,
    aspects=(
        Aspect("average v", 3, "v"),
        Aspect("average of squares s", 3, "s"),
        Aspect("the step", 5, "parameters"),
        Aspect("bias correction", 4, "parameters"),
        Aspect("ε beside the corrected root", 1, "parameters"),
    ),
    cases=_adam_cases,
    styles=(
        Rewrite("step-in-one-line", swaps=((_ADAM_STEP, ""), ("* step", f"* {_ADAM_FRACTION}"))),
        Rewrite("gradient-in-each-line", swaps=((_GRAD_LINE, ""), (" * grad", f" * {_GRAD}"))),
    ),
    atol=1e-6,  # the usual ε of 1e-8 must not count where its place is not the question
    misconceptions=(
        _UPHILL,
        Misconception(
            "epsilon-inside-root",
            _HINT_EPSILON_INSIDE,
            (("np.sqrt(s_corrected) + epsilon", "np.sqrt(s_corrected + epsilon)"),),
        ),
        Misconception(
            "epsilon-beside-fraction",
            _HINT_EPSILON_BESIDE,
            (("(np.sqrt(s_corrected) + epsilon)", "np.sqrt(s_corrected) + epsilon"),),
        ),
        Misconception("epsilon-left-out", _HINT_NO_EPSILON, ((" + epsilon", ""),)),
        Misconception(
            "epsilon-not-corrected",
            "The number ε is added before the bias correction. In early steps it then has a larger effect than in "
            "the formula. Look at what ε is added to.",
            (("np.sqrt(s_corrected) + epsilon", "np.sqrt(s_corrected) + epsilon / np.sqrt(1 - beta2**t)"),),
        ),
        Misconception(
            "steps-with-old-averages",
            "The step uses the old averages. The averages must contain the new gradient before the step. Look at the "
            "order of the updates.",
            (
                ("            grad = ", '            old_v, old_s = v[f"d{name}"], s[f"d{name}"]\n            grad = '),
                (f"v_corrected = {_V}", "v_corrected = old_v"),
                (f"s_corrected = {_S}", "s_corrected = old_s"),
            ),
        ),
        Misconception("root-left-out", _HINT_NO_ROOT, (("np.sqrt(s_corrected)", "s_corrected"),)),
        Misconception("squares-left-out", _HINT_NO_SQUARE, (("grad**2", "grad"),)),
        Misconception(
            "squares-of-average",
            "The average s uses squares of v. It must use the squares of the gradients themselves. Look at the new "
            "term of s.",
            (("grad**2", f"{_V} ** 2"),),
        ),
        Misconception(
            "no-bias-correction",
            "The step uses the averages without bias correction. Both averages start at zero, so the early steps "
            "have the wrong size. Look at what the step is computed from.",
            ((" / (1 - beta1**t)", ""), (" / (1 - beta2**t)", "")),
        ),
        Misconception(
            "s-not-corrected",
            "Only v is corrected. The average s starts at zero as well, so it needs its own correction. Look at the "
            "denominator of the step.",
            ((" / (1 - beta2**t)", ""),),
        ),
        Misconception(
            "v-not-corrected",
            "Only s is corrected. The average v starts at zero as well, so it needs its own correction. Look at the "
            "numerator of the step.",
            ((" / (1 - beta1**t)", ""),),
        ),
        Misconception(
            "s-corrected-with-beta1",
            "The correction of s uses β1. The weight of the past in s is β2, so its correction needs β2. Look at the "
            "correction of s.",
            (("(1 - beta2**t)", "(1 - beta1**t)"),),
        ),
        Misconception(
            "power-of-layer",
            "The exponent of the corrections is the number of the layer. The bias depends on the number of the step. "
            "Look at the exponents.",
            (("**t)", "**l)"),),
        ),
        Misconception(
            "power-of-two",
            "The exponent of the corrections is always 2. The bias gets smaller with every step, so its number must "
            "be the exponent. Look at the corrections.",
            (("**t)", "**2)"),),
        ),
        Misconception(
            "correction-without-time",
            "The corrections are the same at every step. The bias gets smaller with every step, so its number must "
            "be the exponent. Look at the corrections.",
            (("**t)", ")"),),
        ),
        Misconception(
            "one-step-ahead",
            "The exponent of the corrections is one too large. The first step has number 1. Look at how the steps "
            "are counted.",
            (("**t)", " ** (t + 1))"),),
        ),
        Misconception(
            "one-step-behind",
            "The exponent of the corrections is one too small. The first step has number 1. Look at how the steps "
            "are counted.",
            (("**t)", " ** (t - 1))"),),
        ),
        Misconception(
            "steps-counted-per-layer",
            "The number of the step grows from layer to layer. All layers take the same step, so they need the same "
            "number. Look at where t changes.",
            (("        for name in", "        t = t + 1\n        for name in"),),
        ),
        Misconception(
            "correction-shrinks",
            "The corrections multiply the averages. The early averages are too small already, so the corrections "
            "must divide. Look at the operator.",
            ((" / (1 - beta1**t)", " * (1 - beta1**t)"), (" / (1 - beta2**t)", " * (1 - beta2**t)")),
        ),
        Misconception(
            "corrected-stored-back",
            "The returned v and s are the corrected averages. The next step then corrects them again. Look at what "
            "is stored in v and s.",
            (
                ("v_corrected = v", f"{_V} = v_corrected = v"),
                ("s_corrected = s", f"{_S} = s_corrected = s"),
            ),
        ),
        Misconception(
            "betas-exchanged",
            "β1 and β2 are exchanged. β1 belongs to the average of the gradients, and β2 to the average of their "
            "squares. Look at the averages and the corrections.",
            (
                (f"beta1 * {_V} + (1 - beta1)", f"beta2 * {_V} + (1 - beta2)"),
                (f"beta2 * {_S} + (1 - beta2)", f"beta1 * {_S} + (1 - beta1)"),
                ("/ (1 - beta1**t)", "/ (1 - other**t)"),
                ("/ (1 - beta2**t)", "/ (1 - beta1**t)"),
                ("/ (1 - other**t)", "/ (1 - beta2**t)"),
            ),
        ),
        Misconception(
            "s-averaged-with-beta1",
            "The average s uses β1. It averages over more steps than v, so it has its own weight β2. Look at the "
            "line for s.",
            ((f"beta2 * {_S} + (1 - beta2)", f"beta1 * {_S} + (1 - beta1)"),),
        ),
        Misconception(
            "gradients-at-full-weight",
            "Gradient and square are added with weight 1. In a weighted average both weights together are 1. Look at "
            "the new terms of v and s.",
            (("(1 - beta1) * grad", "grad"), ("(1 - beta2) * grad", "grad")),
        ),
        Misconception(
            "weights-swapped",
            "The weights of past and present are exchanged. The larger β is, the more the past must count. Look at "
            "the weights of v and s.",
            (
                ("= beta1 * v", "= (1 - beta1) * v"),
                ("+ (1 - beta1) * grad", "+ beta1 * grad"),
                ("= beta2 * s", "= (1 - beta2) * s"),
                ("+ (1 - beta2) * grad", "+ beta2 * grad"),
            ),
        ),
        Misconception(
            "averages-not-returned",
            "Only the parameters are returned. The next step needs the new averages as well. Look at the return.",
            (("return parameters, v, s", "return parameters"),),
        ),
        Misconception(
            "returned-in-other-order", _HINT_ORDER, (("return parameters, v, s", "return parameters, s, v"),)
        ),
        Misconception(
            "steps-along-gradient",
            "The step uses the gradient. Adam steps along the corrected average of the gradients. Look at the "
            "numerator of the step.",
            (("step = v_corrected /", "step = grad /"),),
        ),
        Misconception("biases-left-out", _HINT_NO_BIASES, (('(f"W{l}", f"b{l}")', '(f"W{l}",)'),)),
        *_layer_errors(),
    ),
)


# Learning-rate decay


def _decay_cases(draw: Draw) -> list[Case]:
    if not draw.hidden:
        return [
            Case(_BY_HAND, (0.5, 3, 1.0)),
            Case("a late epoch", (0.2, 17, 1.3)),
            Case("the epoch before any decay", (0.1, 0, 0.2)),
        ]
    return [
        Case("another epoch", (draw.number(0, 0.05, 0.9), draw.integer(0, 4, 40), draw.number(0, 0.1, 2.0))),
        Case("another rate", (draw.number(0, 0.05, 0.9), draw.integer(0, 2, 9), draw.number(0, 0.01, 0.9))),
        Case("the epoch before any decay", (draw.number(0, 0.05, 0.9), 0, draw.number(0, 0.1, 2.0))),
        Case("the first epoch with decay", (draw.number(0, 0.05, 0.9), 1, draw.number(0, 0.1, 2.0))),
        Case("no decay", (draw.number(0, 0.05, 0.9), draw.integer(0, 4, 40), 0.0)),
        Case("very late", (draw.number(0, 0.05, 0.9), 100_000, draw.number(0, 0.1, 2.0))),
    ]


_HINT_EPOCH_BESIDE = (
    "The number of epochs or intervals multiplies the finished fraction. It belongs to the denominator, as a factor "
    "of the decay rate. Look at the brackets."
)
_FRACTION = "learning_rate0 / (1 + decay_rate * epoch_num)"

_DECAY = Exercise(
    name="update_lr",
    assignment=ASSIGNMENT,
    returns=("learning_rate",),
    aspects=(Aspect("decay with every epoch", 5),),
    cases=_decay_cases,
    misconceptions=(
        Misconception(
            "rate-grows",
            "The learning rate grows with the epochs. Decay must make it smaller. Look at what is above and below "
            "the fraction bar.",
            ((_FRACTION, "learning_rate0 * (1 + decay_rate * epoch_num)"),),
        ),
        Misconception(
            "exponential-decay",
            "The decay rate is raised to the power of the epoch. That is another schedule, because in the formula "
            "the epoch is a factor. Look at the exponent.",
            ((_FRACTION, "learning_rate0 * decay_rate**epoch_num"),),
        ),
        Misconception(
            "decay-compounds",
            "The rate is divided again in every epoch. The formula divides the initial rate once, so the rate "
            "shrinks too fast here. Look for an exponent or a loop.",
            ((_FRACTION, "learning_rate0 / (1 + decay_rate) ** epoch_num"),),
        ),
        Misconception(
            "one-inside-product",
            "The 1 in the denominator is multiplied by the epoch as well. In epoch 0 the denominator is then 0. Look "
            "at the brackets.",
            ((_FRACTION, "learning_rate0 / ((1 + decay_rate) * epoch_num)"),),
        ),
        Misconception(
            "bracket-missing",
            "Only a part of the denominator is below the fraction bar. Division comes before addition, so the sum "
            "needs brackets. Look at the denominator.",
            ((_FRACTION, "learning_rate0 / 1 + decay_rate * epoch_num"),),
        ),
        Misconception(
            "epoch-beside-fraction",
            _HINT_EPOCH_BESIDE,
            ((_FRACTION, "learning_rate0 / (1 + decay_rate) * epoch_num"),),
        ),
        Misconception(
            "epochs-counted-from-one",
            "The number of the epoch is too large by 1. In epoch 0 the learning rate must still be the initial one. "
            "Look at how the epochs are counted.",
            ((_FRACTION, "learning_rate0 / (1 + decay_rate * (epoch_num + 1))"),),
        ),
        Misconception(
            "natural-exponential",
            "The learning rate decays with the exponential function. That is another schedule, which shrinks much "
            "faster in the end. Look at the formula of the fraction.",
            ((_FRACTION, "learning_rate0 * np.exp(-decay_rate * epoch_num)"),),
        ),
        Misconception(
            "root-of-the-epochs",
            "The denominator contains the root of the number of epochs. The learning rate then shrinks too slowly. "
            "Look at the denominator.",
            ((_FRACTION, "learning_rate0 / (1 + decay_rate * np.sqrt(epoch_num))"),),
        ),
        Misconception(
            "decay-in-a-loop",
            "The rate of the epoch before is divided again in each epoch. All the denominators then multiply, but "
            "the formula divides the initial rate once. Look at the numerator.",
            ((_FRACTION, "learning_rate0 / np.prod([1 + decay_rate * k for k in range(1, epoch_num + 1)])"),),
        ),
        Misconception(
            "rates-exchanged",
            "The initial rate and the decay rate are exchanged. The formula divides the initial rate. Look at the "
            "numerator and the denominator.",
            ((_FRACTION, "decay_rate / (1 + learning_rate0 * epoch_num)"),),
        ),
        Misconception(
            "linear-decay",
            "The learning rate falls by the same amount in every epoch. It then becomes negative, but the formula "
            "only divides. Look at the operators.",
            ((_FRACTION, "learning_rate0 * (1 - decay_rate * epoch_num)"),),
        ),
    ),
)


def _schedule_cases(draw: Draw) -> list[Case]:
    change, between = ("the rate after a change",), ("constant in between",)
    if not draw.hidden:
        return [
            Case("two intervals over, interval left out", (0.4, 2_000, 0.45), change),
            Case("three intervals over", (0.3, 15, 0.35, 5), change),
            Case(f"{_BY_HAND}, one epoch before the second change", (0.8, 7, 0.6, 4), between),
            Case("one epoch after the third change", (0.9, 13, 0.7, 4), between),
            Case("the epoch before any decay", (0.1, 0, 0.2, 5), between),
        ]

    def start() -> tuple[float, float]:
        return draw.number(0, 0.05, 0.9), draw.number(0, 0.3, 2.0)

    interval, count = draw.integer(0, 10, 60), draw.integer(0, 3, 9)
    edge = interval * count
    (a, rate), (b, other) = start(), start()
    return [
        Case("at a later change", (a, edge, rate, interval), change),
        Case("at the first change", (b, interval, other, interval), change),
        Case("an interval of one epoch", (b, count, other, 1), change),
        Case("at a change, interval left out", (a, 1_000 * count, rate), change),
        Case("one epoch before a later change", (a, edge - 1, rate, interval), between),
        Case("one epoch after a later change", (a, edge + 1, rate, interval), between),
        Case("in the first interval", (b, interval - 1, other, interval), between),
        Case("the epoch before any decay", (a, 0, rate, interval), between),
        Case("between two changes, interval left out", (b, 1_000 * count + 700, other), between),
        Case("no decay", (a, edge + 2, 0.0, interval), between),
    ]


_STEPPED = "learning_rate0 / (1 + decay_rate * (epoch_num // time_interval))"
_STAIRS = "epoch_num // time_interval"

_SCHEDULE = Exercise(
    name="schedule_lr_decay",
    assignment=ASSIGNMENT,
    returns=("learning_rate",),
    aspects=(Aspect("the rate after a change", 3), Aspect("constant in between", 4)),
    cases=_schedule_cases,
    misconceptions=(
        Misconception(
            "not-stepped",
            "The learning rate falls in every epoch. Within an interval it must stay the same, so only whole "
            "intervals count. Look at the division of the epochs.",
            ((_STAIRS, "epoch_num / time_interval"),),
        ),
        Misconception(
            "rounded-up",
            "Intervals that have only begun are counted. Each change then comes too early. Look at how the quotient "
            "is rounded.",
            ((_STAIRS, "np.ceil(epoch_num / time_interval)"),),
        ),
        Misconception(
            "rounded-to-nearest",
            "Intervals that are more than half over are counted. Some changes then come too early. Look at how the "
            "quotient is rounded.",
            ((_STAIRS, "np.round(epoch_num / time_interval)"),),
        ),
        Misconception(
            "whole-fraction-floored",
            "The learning rate itself is rounded down. A small rate then becomes 0, and only the number of intervals "
            "is whole. Look at the brackets.",
            ((_STEPPED, "np.floor(learning_rate0 / (1 + decay_rate * epoch_num / time_interval))"),),
        ),
        Misconception(
            "denominator-floored",
            "The decay rate is rounded down together with the number of intervals. Only the number of intervals is "
            "whole. Look at the brackets.",
            (("decay_rate * (epoch_num // time_interval)", "(decay_rate * epoch_num // time_interval)"),),
        ),
        Misconception(
            "interval-ignored",
            "The number of epochs is used instead of the number of intervals. The learning rate then falls in every "
            "epoch. Look at what multiplies the decay rate.",
            ((_STAIRS, "epoch_num"),),
        ),
        Misconception(
            "remainder-for-count",
            "The remainder of the division is used. It says how many epochs of the interval are over, but whole "
            "intervals count. Look at the operator.",
            ((_STAIRS, "epoch_num % time_interval"),),
        ),
        Misconception(
            "rate-grows",
            "The learning rate grows with the intervals. Decay must make it smaller. Look at what is above and below "
            "the fraction bar.",
            (("learning_rate0 / (", "learning_rate0 * ("),),
        ),
        Misconception(
            "decay-compounds",
            "The rate is divided again at every change. The formula divides the initial rate once, so the rate "
            "shrinks too fast here. Look for an exponent or a loop.",
            ((_STEPPED, "learning_rate0 / (1 + decay_rate) ** (epoch_num // time_interval)"),),
        ),
        Misconception(
            "exponential-decay",
            "The decay rate is raised to the power of the number of intervals. That is another schedule, because in "
            "the formula this number is a factor. Look at the exponent.",
            ((_STEPPED, "learning_rate0 * decay_rate ** (epoch_num // time_interval)"),),
        ),
        Misconception(
            "one-inside-product",
            "The 1 in the denominator is multiplied by the number of intervals as well. In the first interval the "
            "denominator is then 0. Look at the brackets.",
            ((_STEPPED, "learning_rate0 / ((1 + decay_rate) * (epoch_num // time_interval))"),),
        ),
        Misconception(
            "count-beside-fraction",
            _HINT_EPOCH_BESIDE,
            ((_STEPPED, "learning_rate0 / (1 + decay_rate) * (epoch_num // time_interval)"),),
        ),
        Misconception(
            "bracket-missing",
            "Only a part of the denominator is below the fraction bar. Division comes before addition, so the sum "
            "needs brackets. Look at the denominator.",
            ((_STEPPED, "learning_rate0 / 1 + decay_rate * (epoch_num // time_interval)"),),
        ),
        Misconception(
            "halved-at-every-change",
            "The learning rate is halved at every change. The decay rate must decide how far it falls. Look at the "
            "denominator.",
            ((_STEPPED, "learning_rate0 / 2 ** (epoch_num // time_interval)"),),
        ),
        Misconception(
            "decay-in-a-loop",
            "The rate of the interval before is divided again at each change. All the denominators then multiply, "
            "but the formula divides the initial rate once. Look at the numerator.",
            (
                (
                    _STEPPED,
                    "learning_rate0 / np.prod([1 + decay_rate * k for k in range(1, epoch_num // time_interval + 1)])",
                ),
            ),
        ),
        Misconception(
            "changes-one-epoch-late",
            "Each change comes one epoch too late. An interval is over as soon as its number of epochs is reached. "
            "Look at how whole intervals are counted.",
            ((_STAIRS, "max(0, (epoch_num - 1) // time_interval)"),),
        ),
        Misconception(
            "lowered-for-one-epoch",
            "The learning rate is lowered only in the epoch of a change. It must stay lower afterwards. Look at the "
            "condition.",
            ((_STEPPED, f"{_STEPPED} if epoch_num % time_interval == 0 else learning_rate0"),),
        ),
    ),
)


EXERCISES = (
    _GD,
    _BATCHES,
    _AVERAGE,
    _VELOCITY,
    _MOMENTUM,
    _RMSPROP,
    _ADAM_START,
    _ADAM,
    _DECAY,
    _SCHEDULE,
)
