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

_HINT_LAST_LAYER = "The loop ends one layer early, so the last layer never takes part."
_HINT_FROM_ZERO = "The layers are counted from 0, yet the first layer of these dicts is number 1."
_HINT_TWO_LAYERS = "This is written for exactly two layers, and networks come in other depths too."
_HINT_UPHILL = "This walks uphill: the gradient points to where the cost grows."
_HINT_RETURN_IN_LOOP = "The return stands inside the loop, so the function ends after the first round."
_HINT_NO_BIASES = "Only the weights take part; the biases are parameters that learn as well."


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
            "The whole gradient is taken as the step, whatever the learning rate says.",
            (("learning_rate * grads", "grads"),),
        ),
        Misconception(
            "step-replaces-parameters",
            "The parameters become the step itself and forget where they stood.",
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
            "The biases move by the gradient of the weights, and broadcasting stretches them to its shape.",
            (('grads[f"db{l}"]', 'grads[f"dW{l}"]'),),
        ),
        Misconception(
            "updated-in-every-round",
            "Every layer is updated once for each layer of the network, so it takes several steps instead of one.",
            (("    for l in range(1, L + 1):\n", "    for l in [l for _ in range(L) for l in range(1, L + 1)]:\n"),),
        ),
        Misconception(
            "step-divided-by-depth",
            "The step is divided by the number of layers, but each layer takes its own full step.",
            (("- learning_rate *", "- learning_rate / L *"),),
        ),
        Misconception(
            "result-not-stored",
            "The new values are computed and then dropped: the dict comes back as it was.",
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


_AFTER_LOOP = """def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]
    mini_batches = []
    for k in range(m // mini_batch_size):
        part = slice(k * mini_batch_size, (k + 1) * mini_batch_size)
        mini_batches.append((shuffled_X[:, part], shuffled_Y[:, part]))
    if m % mini_batch_size:
        part = slice((k + 1) * mini_batch_size, m)
        mini_batches.append((shuffled_X[:, part], shuffled_Y[:, part]))
    return mini_batches
"""

_FULL_THEN_REST = """def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]
    mini_batches = []
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
            "Examples that do not fill a whole mini-batch are thrown away.",
            (("range(0, m, mini", "range(0, m - mini_batch_size + 1, mini"),),
        ),
        Misconception(
            "last-batch-overlaps",
            "The last mini-batch is filled up with examples that another one already holds.",
            (
                (
                    ", mini_batch_size):\n",
                    ", mini_batch_size):\n        start = max(0, min(start, m - mini_batch_size))\n",
                ),
            ),
        ),
        Misconception(
            "empty-last-batch",
            "When everything fits into full mini-batches, one more follows that holds no example.",
            (("range(0, m, mini", "range(0, m + 1, mini"),),
        ),
        Misconception(
            "rest-joins-last-full-batch",
            "The examples left over make the last full mini-batch longer than the others.",
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
            "The examples are shared out evenly, but all mini-batches except the last should have the given size.",
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
            "The rest relies on the loop's counter, which does not exist when no mini-batch is full.",
            source=_AFTER_LOOP,
        ),
        Misconception(
            "slices-one-too-short",
            "Each slice stops one example too soon: the end of a Python slice is not part of it.",
            (("start + mini_batch_size]", "start + mini_batch_size - 1]"),),
        ),
        Misconception(
            "labels-not-shuffled",
            "The examples are shuffled and their labels are not, so most carry somebody else's label.",
            (("Y[:, permutation]", "Y"),),
        ),
        Misconception(
            "labels-shuffled-differently",
            "Examples and labels are shuffled in two different orders, so they no longer belong together.",
            (("Y[:, permutation]", "Y[:, np.random.permutation(m)]"),),
        ),
        Misconception(
            "cut-from-unshuffled",
            "The mini-batches are cut from the examples in their first order, and the shuffle goes unused.",
            (("= shuffled_X[:, start", "= X[:, start"), ("= shuffled_Y[:, start", "= Y[:, start")),
        ),
        Misconception(
            "seed-ignored",
            "The shuffle does not follow the seed that was passed in, so nobody can repeat it.",
            (("    np.random.seed(seed)\n", ""),),
        ),
        Misconception(
            "batches-of-rows",
            "The slices run over rows, which are features; the examples are the columns.",
            (("shuffled_X[:, start", "shuffled_X[start"), ("shuffled_Y[:, start", "shuffled_Y[start")),
        ),
        Misconception(
            "labels-lose-a-dimension",
            "The labels of a mini-batch have lost a dimension, which broadcasting will punish later.",
            (("shuffled_Y[:, start", "shuffled_Y[0, start"),),
        ),
        _RETURN_IN_LOOP,
        Misconception(
            "only-last-batch-kept",
            "Each mini-batch takes the place of the one before, so only the last survives.",
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
            "Each average is stored before the new value enters, so the whole series comes one step late.",
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
            "The average starts at the first value of the series instead of at nothing.",
            (("v = 0.0", "v = values[0]"),),
        ),
        Misconception(
            "weights-swapped",
            "Past and present have exchanged their weights: a large β should mean a long memory.",
            (("beta * v + (1 - beta) * values", "(1 - beta) * v + beta * values"),),
        ),
        Misconception(
            "present-at-full-weight",
            "The new value enters with full weight, so all weights together exceed one and the average grows.",
            (("(1 - beta) * values", "values"),),
        ),
        Misconception(
            "previous-value-for-average",
            "Each value is mixed with the value before it, so nothing older than one step is remembered.",
            (("beta * v + (1", "beta * (values[t - 2] if t > 1 else 0) + (1"),),
        ),
        Misconception(
            "correction-ignored",
            "The bias correction is never made, so the first averages are far too small.",
            (("if bias_correction:", "if False:"),),
        ),
        Misconception(
            "always-corrected",
            "The bias correction is made even where the caller does not want it.",
            (("if bias_correction:", "if True:"),),
        ),
        Misconception(
            "correction-fed-back",
            "The corrected value goes back into the recursion, so it is corrected again at every later step.",
            ((_CORRECTED, "v = v / (1 - beta**t)\n            averages[t - 1] = v"),),
        ),
        Misconception(
            "correction-one-step-behind",
            "The correction counts its steps from 0, which leaves nothing to divide by at the first one.",
            (("beta**t", "beta ** (t - 1)"),),
        ),
        Misconception(
            "correction-one-step-ahead",
            "The correction counts one step more than the average has taken.",
            (("beta**t", "beta ** (t + 1)"),),
        ),
        Misconception(
            "correction-without-time",
            "The correction is the same at every step, though the bias fades as the steps go by.",
            (("beta**t", "beta"),),
        ),
        Misconception(
            "correction-squared",
            "The correction always squares β, though how much is missing depends on the step.",
            (("beta**t", "beta**2"),),
        ),
        Misconception(
            "corrected-for-whole-series",
            "Every average is corrected as if the whole series had passed already.",
            (("beta**t", "beta ** len(values)"),),
        ),
        Misconception(
            "correction-shrinks",
            "The correction makes the first averages even smaller, though they are too small already.",
            (("v / (1 - beta**t)", "v * (1 - beta**t)"),),
        ),
        Misconception(
            "rounded-to-whole-numbers",
            "The averages are kept as whole numbers when the series is one of whole numbers.",
            (("np.zeros(len(values))", "np.zeros_like(values)"),),
        ),
        Misconception(
            "exponent-without-brackets",
            "One was added to the finished divisor, though it belongs to the number of the step in the exponent.",
            (("beta**t", "beta ** (t - 1) + 1"),),
        ),
        Misconception(
            "last-value-skipped",
            "The loop ends one step early, so the last value of the series is never mixed in.",
            (("range(1, len(values) + 1)", "range(1, len(values))"),),
        ),
        _RETURN_IN_LOOP,
        Misconception(
            "start-included",
            "The start of the recursion is handed back as if it were an average too.",
            (("return averages", "return np.append(0.0, averages)"),),
        ),
        Misconception(
            "only-last-average",
            "Only the last average comes back, though each step of the series has its own.",
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
            "The velocity is filed under the parameters' names, though it belongs to their gradients.",
            (('v[f"dW', 'v[f"W'), ('v[f"db', 'v[f"b')),
        ),
        Misconception(
            "starts-at-parameters",
            "The velocity starts as a copy of the parameters, as if they had been moving already.",
            (("np.zeros_like", "np.copy"),),
        ),
        Misconception(
            "bias-shaped-like-weights",
            "The velocity of the biases takes its shape from the weights.",
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
            "The average of the squares starts at one, as if gradients had been seen already.",
            (
                ('s[f"dW{l}"] = np.zeros', 's[f"dW{l}"] = np.ones'),
                ('s[f"db{l}"] = np.zeros', 's[f"db{l}"] = np.ones'),
            ),
        ),
        Misconception(
            "s-without-biases",
            "The average of the squares has no place for the biases.",
            (('        s[f"db{l}"] = np.zeros_like(parameters[f"b{l}"])\n', ""),),
        ),
        Misconception(
            "averages-share-arrays",
            "The averages share an array or a dict, so what is stored in one place also changes another.",
            (
                ('s[f"dW{l}"] = np.zeros_like(parameters[f"W{l}"])', 's[f"dW{l}"] = v[f"dW{l}"]'),
                ('s[f"db{l}"] = np.zeros_like(parameters[f"b{l}"])', 's[f"db{l}"] = v[f"db{l}"]'),
            ),
        ),
        Misconception(
            "only-one-average",
            "One average comes back, though Adam keeps two: of the gradients and of their squares.",
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


_HINT_ORDER = "Everything is computed and comes back in the wrong order, so the caller mistakes one thing for another."


def _hint_not_returned(state: str) -> str:
    return f"The new {state} never leaves the function, though the next step needs it."


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
            "The gradient enters the velocity with full weight; that is another book's convention, with longer steps.",
            (("(1 - beta) * grads", "grads"),),
        ),
        Misconception(
            "weights-swapped",
            "Past and present have exchanged their weights: a large β should mean a long memory.",
            (("= beta * v", "= (1 - beta) * v"), ("+ (1 - beta) * grads", "+ beta * grads")),
        ),
        Misconception(
            "velocity-forgets-past",
            "The velocity is made of this step's gradient alone, so nothing carries on from before.",
            ((f"= beta * {_v('W')} + ", "= "), (f"= beta * {_v('b')} + ", "= ")),
        ),
        Misconception(
            "steps-along-gradient",
            "The velocity is kept up to date, but the step follows the raw gradient all the same.",
            (("- learning_rate * v[", "- learning_rate * grads["),),
        ),
        Misconception(
            "biases-step-along-gradient",
            "The weights follow their velocity, while the biases still follow the raw gradient.",
            ((f"- learning_rate * {_v('b')}", f"- learning_rate * {_g('b')}"),),
        ),
        Misconception(
            "plain-gradient-descent",
            "This is gradient descent without any velocity, which stays as it was.",
            (
                (f"{_v('W')} = ", "unused = "),
                (f"{_v('b')} = ", "unused = "),
                ("- learning_rate * v[", "- learning_rate * grads["),
            ),
        ),
        Misconception(
            "steps-with-old-velocity",
            "The step is taken with the velocity of the step before, which has not seen this gradient yet.",
            (
                ("    for l in", "    old = dict(v)\n    for l in"),
                ("- learning_rate * v[", "- learning_rate * old["),
            ),
        ),
        Misconception(
            "velocity-not-stored",
            "The new velocity is used for the step but never kept, so the next step starts from the old one.",
            (
                ("    for l in", "    kept, v = v, dict(v)\n    for l in"),
                ("return parameters, v", "return parameters, kept"),
            ),
        ),
        Misconception(
            "look-ahead",
            "The step looks ahead along the new velocity, which is Nesterov's momentum, another method.",
            (
                (f"- learning_rate * {_v('W')}", f"- learning_rate * (beta * {_v('W')} + (1 - beta) * {_g('W')})"),
                (f"- learning_rate * {_v('b')}", f"- learning_rate * (beta * {_v('b')} + (1 - beta) * {_g('b')})"),
            ),
        ),
        Misconception(
            "velocity-and-gradient-added",
            "The step adds the gradient to the velocity, which already contains it.",
            (
                (f"- learning_rate * {_v('W')}", f"- learning_rate * ({_v('W')} + {_g('W')})"),
                (f"- learning_rate * {_v('b')}", f"- learning_rate * ({_v('b')} + {_g('b')})"),
            ),
        ),
        Misconception(
            "corrected-as-in-adam",
            "The velocity is corrected for its start at zero, as in Adam; this momentum has no correction.",
            (("- learning_rate * v[", "- learning_rate / (1 - beta) * v["),),
        ),
        Misconception(
            "learning-rate-inside-velocity",
            "The learning rate is mixed into the velocity, which should remember gradients and not steps.",
            (("(1 - beta) * grads", "(1 - beta) * learning_rate * grads"), ("- learning_rate * v[", "- v[")),
        ),
        Misconception(
            "velocity-of-steps",
            "This is another book's convention, whose velocity holds whole steps with the learning rate in them.",
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
            "The velocity of the biases is fed with the gradient of the weights.",
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
_SQUARES = f"            {_S} = beta * {_S} + (1 - beta) * grad**2\n"
_STEP = f"            step = grad / (np.sqrt({_S}) + epsilon)\n"
_HINT_EPSILON_INSIDE = "ε is added under the root, where even a tiny one changes small steps a lot."
_HINT_EPSILON_BESIDE = "ε is added to the finished fraction instead of its divisor: division comes before addition."
_HINT_NO_ROOT = "The step is divided by the average of squares itself, and the root that undoes the squares is missing."
_HINT_NO_SQUARE = "The average is one of gradients, not of their squares, so opposite signs cancel."
_HINT_NO_EPSILON = (
    "The caller's ε has no effect on the step: it is missing, or a tiny fixed number stands in its place."
)

_RMSPROP = Exercise(
    name="update_parameters_with_rmsprop",
    assignment=ASSIGNMENT,
    returns=("parameters", "s"),
    may_change=("parameters", "s"),
    aspects=(Aspect("average of squares s", 6, "s"), Aspect("the step", 6, "parameters")),
    cases=_rmsprop_cases,
    styles=(Rewrite("step-in-one-line", swaps=((_STEP, ""), ("* step", f"* grad / (np.sqrt({_S}) + epsilon)"))),),
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
            "The squares are added up without any weights, as in AdaGrad, so the steps become ever smaller.",
            (("beta * s[", "s["), ("(1 - beta) * grad**2", "grad**2")),
        ),
        Misconception(
            "corrected-as-in-adam",
            "The average is corrected for its start at zero, as in Adam; this RMSProp has no correction.",
            ((f"np.sqrt({_S})", f"np.sqrt({_S} / (1 - beta))"),),
        ),
        Misconception(
            "square-at-full-weight",
            "The new square enters with full weight, so the average grows beyond any of the squares.",
            (("(1 - beta) * grad**2", "grad**2"),),
        ),
        Misconception(
            "weights-swapped",
            "Past and present have exchanged their weights: a large β should mean a long memory.",
            (("= beta * s", "= (1 - beta) * s"), ("+ (1 - beta) * grad", "+ beta * grad")),
        ),
        Misconception(
            "steps-with-old-average",
            "The step is divided by the average of the step before, which has not seen this gradient yet.",
            ((_SQUARES + _STEP, _STEP + _SQUARES),),
        ),
        Misconception(
            "average-not-stored",
            "The new average is used for the step but never kept, so the next step starts from the old one.",
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
            "The squares of a whole array are added up, though each parameter has a scale of its own.",
            (("grad**2", "np.sum(grad**2)"),),
        ),
        Misconception(
            "multiplies-by-root",
            "Large gradients are made larger still, though RMSProp is meant to even them out.",
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
    styles=(Rewrite("step-in-one-line", swaps=((_ADAM_STEP, ""), ("* step", f"* {_ADAM_FRACTION}"))),),
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
            "ε is added to the root of the uncorrected average, which makes it larger in effect while steps are few.",
            (("np.sqrt(s_corrected) + epsilon", "np.sqrt(s_corrected) + epsilon / np.sqrt(1 - beta2**t)"),),
        ),
        Misconception(
            "steps-with-old-averages",
            "The step is made with the averages of the step before, which have not seen this gradient yet.",
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
            "The squares are taken of the averaged gradient, though s should see each gradient as it is.",
            (("grad**2", f"{_V} ** 2"),),
        ),
        Misconception(
            "no-bias-correction",
            "Both averages start at zero and nothing makes up for it, so early steps have the wrong size.",
            ((" / (1 - beta1**t)", ""), (" / (1 - beta2**t)", "")),
        ),
        Misconception(
            "s-not-corrected",
            "Only v is corrected for its start at zero; the average of the squares starts there as well.",
            ((" / (1 - beta2**t)", ""),),
        ),
        Misconception(
            "v-not-corrected",
            "Only s is corrected for its start at zero; the average of the gradients starts there as well.",
            ((" / (1 - beta1**t)", ""),),
        ),
        Misconception(
            "s-corrected-with-beta1",
            "The average of the squares is corrected as if it had the memory of v.",
            (("(1 - beta2**t)", "(1 - beta1**t)"),),
        ),
        Misconception(
            "power-of-layer",
            "The correction depends on the layer's number, though it is about the number of steps.",
            (("**t)", "**l)"),),
        ),
        Misconception(
            "power-of-two",
            "The correction always squares the betas, though it should fade as the steps go by.",
            (("**t)", "**2)"),),
        ),
        Misconception(
            "correction-without-time",
            "The correction is the same at every step, though the bias fades as the steps go by.",
            (("**t)", ")"),),
        ),
        Misconception(
            "one-step-ahead",
            "The correction counts one step more than have been taken: the first step is number 1.",
            (("**t)", " ** (t + 1))"),),
        ),
        Misconception(
            "one-step-behind",
            "The correction counts one step fewer than have been taken: the first step is number 1.",
            (("**t)", " ** (t - 1))"),),
        ),
        Misconception(
            "steps-counted-per-layer",
            "The number of the step grows from layer to layer, yet all layers take the same step.",
            (("        for name in", "        t = t + 1\n        for name in"),),
        ),
        Misconception(
            "correction-shrinks",
            "The correction makes the averages smaller, though near the start they are too small already.",
            ((" / (1 - beta1**t)", " * (1 - beta1**t)"), (" / (1 - beta2**t)", " * (1 - beta2**t)")),
        ),
        Misconception(
            "corrected-stored-back",
            "The corrected averages are kept as the state, so the next step corrects them once more.",
            (
                ("v_corrected = v", f"{_V} = v_corrected = v"),
                ("s_corrected = s", f"{_S} = s_corrected = s"),
            ),
        ),
        Misconception(
            "betas-exchanged",
            "β1 and β2 have exchanged their jobs: one belongs to the gradients, the other to their squares.",
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
            "Both averages have the memory of v, though the squares have a longer one of their own.",
            ((f"beta2 * {_S} + (1 - beta2)", f"beta1 * {_S} + (1 - beta1)"),),
        ),
        Misconception(
            "gradients-at-full-weight",
            "Gradient and square enter with full weight, so both averages outgrow what they average.",
            (("(1 - beta1) * grad", "grad"), ("(1 - beta2) * grad", "grad")),
        ),
        Misconception(
            "weights-swapped",
            "Past and present have exchanged their weights: a large β should mean a long memory.",
            (
                ("= beta1 * v", "= (1 - beta1) * v"),
                ("+ (1 - beta1) * grad", "+ beta1 * grad"),
                ("= beta2 * s", "= (1 - beta2) * s"),
                ("+ (1 - beta2) * grad", "+ beta2 * grad"),
            ),
        ),
        Misconception(
            "averages-not-returned",
            "The new averages never leave the function, though the next step needs them.",
            (("return parameters, v, s", "return parameters"),),
        ),
        Misconception(
            "returned-in-other-order", _HINT_ORDER, (("return parameters, v, s", "return parameters, s, v"),)
        ),
        Misconception(
            "steps-along-gradient",
            "The step follows the raw gradient, so the averaged one is computed for nothing.",
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


_HINT_EPOCH_BESIDE = "The count of time multiplies the finished fraction, though it belongs below the bar."
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
            "The learning rate grows with the epochs, though it should shrink.",
            ((_FRACTION, "learning_rate0 * (1 + decay_rate * epoch_num)"),),
        ),
        Misconception(
            "exponential-decay",
            "The decay rate is raised to the power of the epoch, which is another schedule.",
            ((_FRACTION, "learning_rate0 * decay_rate**epoch_num"),),
        ),
        Misconception(
            "decay-compounds",
            "The decay is applied again on top of itself in every epoch, which shrinks the rate too fast.",
            ((_FRACTION, "learning_rate0 / (1 + decay_rate) ** epoch_num"),),
        ),
        Misconception(
            "one-inside-product",
            "The one in the denominator is multiplied by the epoch too, which fails in epoch 0.",
            ((_FRACTION, "learning_rate0 / ((1 + decay_rate) * epoch_num)"),),
        ),
        Misconception(
            "bracket-missing",
            "Only a part of the denominator is below the fraction bar: division comes before addition.",
            ((_FRACTION, "learning_rate0 / 1 + decay_rate * epoch_num"),),
        ),
        Misconception(
            "epoch-beside-fraction",
            _HINT_EPOCH_BESIDE,
            ((_FRACTION, "learning_rate0 / (1 + decay_rate) * epoch_num"),),
        ),
        Misconception(
            "epochs-counted-from-one",
            "The epochs are counted from 1 here, so the learning rate shrinks before the first of them.",
            ((_FRACTION, "learning_rate0 / (1 + decay_rate * (epoch_num + 1))"),),
        ),
        Misconception(
            "natural-exponential",
            "This is decay with the exponential function, another schedule, which shrinks much faster in the end.",
            ((_FRACTION, "learning_rate0 * np.exp(-decay_rate * epoch_num)"),),
        ),
        Misconception(
            "root-of-the-epochs",
            "The root of the epochs is in the denominator, so the learning rate shrinks too slowly.",
            ((_FRACTION, "learning_rate0 / (1 + decay_rate * np.sqrt(epoch_num))"),),
        ),
        Misconception(
            "decay-in-a-loop",
            "The rate of the epoch before is lowered again in each epoch, so all the decays multiply.",
            ((_FRACTION, "learning_rate0 / np.prod([1 + decay_rate * k for k in range(1, epoch_num + 1)])"),),
        ),
        Misconception(
            "rates-exchanged",
            "The initial rate and the decay rate have changed places in the fraction.",
            ((_FRACTION, "decay_rate / (1 + learning_rate0 * epoch_num)"),),
        ),
        Misconception(
            "linear-decay",
            "The decay is subtracted in equal amounts, so the learning rate becomes negative one day.",
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
            "The rate glides down in every epoch, though it should stay the same within an interval.",
            ((_STAIRS, "epoch_num / time_interval"),),
        ),
        Misconception(
            "rounded-up",
            "Intervals that have only begun are counted as over, so each change comes too early.",
            ((_STAIRS, "np.ceil(epoch_num / time_interval)"),),
        ),
        Misconception(
            "rounded-to-nearest",
            "Intervals more than half over are counted as over, so each change comes too early.",
            ((_STAIRS, "np.round(epoch_num / time_interval)"),),
        ),
        Misconception(
            "whole-fraction-floored",
            "The rounding takes hold of the learning rate itself, which leaves nothing of a small one.",
            ((_STEPPED, "np.floor(learning_rate0 / (1 + decay_rate * epoch_num / time_interval))"),),
        ),
        Misconception(
            "denominator-floored",
            "The rounding takes hold of the decay as well, though it is about whole intervals.",
            (("decay_rate * (epoch_num // time_interval)", "(decay_rate * epoch_num // time_interval)"),),
        ),
        Misconception(
            "interval-ignored",
            "The rate changes with every epoch, as if the interval were one epoch long.",
            ((_STAIRS, "epoch_num"),),
        ),
        Misconception(
            "remainder-for-count",
            "The remainder tells how far into the interval we are, which is not how many intervals are over.",
            ((_STAIRS, "epoch_num % time_interval"),),
        ),
        Misconception(
            "rate-grows",
            "The learning rate grows with the intervals, though it should shrink.",
            (("learning_rate0 / (", "learning_rate0 * ("),),
        ),
        Misconception(
            "decay-compounds",
            "The decay is applied again on top of itself at every change, which shrinks the rate too fast.",
            ((_STEPPED, "learning_rate0 / (1 + decay_rate) ** (epoch_num // time_interval)"),),
        ),
        Misconception(
            "exponential-decay",
            "The decay rate is raised to the power of the count, which is another schedule.",
            ((_STEPPED, "learning_rate0 * decay_rate ** (epoch_num // time_interval)"),),
        ),
        Misconception(
            "one-inside-product",
            "The one in the denominator is multiplied by the count too, which fails in the first interval.",
            ((_STEPPED, "learning_rate0 / ((1 + decay_rate) * (epoch_num // time_interval))"),),
        ),
        Misconception(
            "count-beside-fraction",
            _HINT_EPOCH_BESIDE,
            ((_STEPPED, "learning_rate0 / (1 + decay_rate) * (epoch_num // time_interval)"),),
        ),
        Misconception(
            "bracket-missing",
            "Only a part of the denominator is below the fraction bar: division comes before addition.",
            ((_STEPPED, "learning_rate0 / 1 + decay_rate * (epoch_num // time_interval)"),),
        ),
        Misconception(
            "halved-at-every-change",
            "The rate is halved at every change, whatever the decay rate is.",
            ((_STEPPED, "learning_rate0 / 2 ** (epoch_num // time_interval)"),),
        ),
        Misconception(
            "decay-in-a-loop",
            "The rate of the interval before is lowered again at each change, so all the decays multiply.",
            (
                (
                    _STEPPED,
                    "learning_rate0 / np.prod([1 + decay_rate * k for k in range(1, epoch_num // time_interval + 1)])",
                ),
            ),
        ),
        Misconception(
            "changes-one-epoch-late",
            "Each change comes one epoch late, because an interval must be exceeded instead of completed.",
            ((_STAIRS, "max(0, (epoch_num - 1) // time_interval)"),),
        ),
        Misconception(
            "lowered-for-one-epoch",
            "The rate is lowered only in the epoch of a change, but it should stay low afterwards.",
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
