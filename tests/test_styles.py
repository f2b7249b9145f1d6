"""Right answers in other styles lose nothing."""

import warnings
from collections import OrderedDict, defaultdict

import numpy as np
import pytest
from answer_keys import SEEDS, call_all, function_of, key_of, points, solution

from grading.exercises import all_exercises, find_exercise

EXERCISES = all_exercises()
every_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)

# exercise -> style -> source; NumPy is there as np, other imports stand in the source
STYLES = {
    "initialize_parameters_zeros": {
        "zip-of-sizes": """
def initialize_parameters_zeros(layers_dims):
    parameters = {}
    for l, (before, here) in enumerate(zip(layers_dims, layers_dims[1:]), start=1):
        parameters["W%d" % l] = np.zeros([here, before])
        parameters["b%d" % l] = np.zeros([here, 1])
    return parameters
""",
        "lists-of-whole-numbers": """
def initialize_parameters_zeros(dims):
    sizes = dict(enumerate(dims))
    W = {f"W{l}": [[0] * sizes[l - 1] for _ in range(sizes[l])] for l in range(1, len(dims))}
    return W | {f"b{l}": [[0]] * sizes[l] for l in range(1, len(dims))}
""",
        "nothing-times-random": """
def initialize_parameters_zeros(layers_dims):
    parameters = {}
    for l in range(len(layers_dims) - 1, 0, -1):
        parameters["b" + str(l)] = np.full((layers_dims[l], 1), 0.0)
        parameters["W" + str(l)] = 0 * np.random.rand(layers_dims[l], layers_dims[l - 1])
    return parameters
""",
    },
    "initialize_parameters_random": {
        "source-material": """
def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    parameters = {}
    L = len(layers_dims)
    for l in range(1, L):
        parameters['W' + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 10
        parameters['b' + str(l)] = np.zeros(shape=(layers_dims[l], 1))
    return parameters
""",
        "normal-with-scale": """
def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    parameters = {}
    for l in range(1, len(layers_dims)):
        parameters[f"W{l}"] = np.random.normal(0.0, 10.0, size=(layers_dims[l], layers_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1), dtype=int)
    return parameters
""",
        "generator-object": """
def initialize_parameters_random(layers_dims):
    random = np.random.RandomState(seed=3)
    shapes = list(zip(layers_dims[1:], layers_dims[:-1]))
    W = [10.0 * random.standard_normal(shape) for shape in shapes]
    b = [np.zeros((rows, 1)) for rows, _ in shapes]
    return {f"{k}{l + 1}": a[l] for l in range(len(W)) for k, a in (("W", W), ("b", b))}
""",
        "all-drawn-at-once": """
def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    counts = [n * m for n, m in zip(layers_dims[1:], layers_dims)]
    pieces = np.split(np.random.randn(sum(counts)) * 10, np.cumsum(counts)[:-1])
    parameters = {}
    for l, piece in enumerate(pieces, 1):
        parameters[f"W{l}"] = piece.reshape(layers_dims[l], layers_dims[l - 1])
        parameters[f"b{l}"] = [[0.0] for _ in range(layers_dims[l])]
    return parameters
""",
    },
    "initialize_parameters_xavier": {
        "divided-by-root": """
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    parameters = {}
    for l in range(1, len(layers_dims)):
        parameters[f"W{l}"] = np.random.randn(layers_dims[l], layers_dims[l - 1]) / np.sqrt(layers_dims[l - 1])
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters
""",
        "normal-with-scale": """
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    parameters = {}
    for l in range(len(layers_dims) - 1):
        n_in, n_out = layers_dims[l], layers_dims[l + 1]
        parameters[f"W{l + 1}"] = np.random.normal(loc=0, scale=n_in ** (-1 / 2), size=(n_out, n_in))
        parameters[f"b{l + 1}"] = 0.0 * np.ones((n_out, 1))
    return parameters
""",
        "columns-of-the-drawn": """
def initialize_parameters_xavier(layers_dims):
    np.random.seed(3)
    parameters, l = dict(), 1
    while l < len(layers_dims):
        W = np.random.randn(layers_dims[l], layers_dims[l - 1])
        W *= np.sqrt(1. / W.shape[1])
        parameters.update({"W" + str(l): W, "b" + str(l): np.zeros_like(W[:, :1])})
        l += 1
    return parameters
""",
    },
    "initialize_parameters_he": {
        "power-one-half": """
def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    parameters = {}
    for l in range(1, len(layers_dims)):
        W = np.random.randn(layers_dims[l], layers_dims[l - 1])
        parameters[f"W{l}"] = W * (2 / layers_dims[l - 1]) ** 0.5
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters
""",
        "two-roots": """
import math

def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    parameters = {}
    for l in range(1, len(layers_dims)):
        scale = math.sqrt(2) / math.sqrt(layers_dims[l - 1])
        parameters[f"W{l}"] = np.multiply(scale, np.random.standard_normal((layers_dims[l], layers_dims[l - 1])))
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters
""",
        "weights-by-a-helper": """
def _weights(units, inputs):
    return np.random.normal(0, np.sqrt(2 / inputs), (units, inputs))

def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    L = len(layers_dims) - 1
    weights = {f"W{l}": _weights(layers_dims[l], layers_dims[l - 1]) for l in range(1, L + 1)}
    biases = {f"b{l}": np.zeros((layers_dims[l], 1)) for l in range(1, L + 1)}
    return {**weights, **biases}
""",
        "single-precision": """
def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    parameters = {}
    for l in range(1, len(layers_dims)):
        W = np.random.randn(layers_dims[l], layers_dims[l - 1]).astype(np.float32)
        parameters[f"W{l}"] = W * np.float32(np.sqrt(2 / layers_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1), dtype=np.float32)
    return parameters
""",
    },
    "update_parameters_with_gd": {
        "in-place": """
def update_parameters_with_gd(parameters, grads, learning_rate):
    for l in range(len(parameters) // 2):
        parameters["W" + str(l + 1)] -= learning_rate * grads["dW" + str(l + 1)]
        parameters["b" + str(l + 1)] -= learning_rate * grads["db" + str(l + 1)]
    return parameters
""",
        "new-dict": """
def update_parameters_with_gd(parameters, grads, learning_rate):
    return {name: array - learning_rate * grads["d" + name] for name, array in parameters.items()}
""",
        "over-keys-of-grads": """
def update_parameters_with_gd(p, g, alpha):
    for key, gradient in g.items():
        p[key[1:]] = np.subtract(p[key[1:]], np.multiply(alpha, gradient))
    return p
""",
        "lists-for-arrays": """
def update_parameters_with_gd(parameters, grads, learning_rate):
    return {n: (parameters[n] - learning_rate * grads["d" + n]).tolist() for n in sorted(parameters)}
""",
        "helper-function": """
def _move(array, gradient, rate):
    return array - rate * gradient

def update_parameters_with_gd(parameters, grads, learning_rate):
    for l in range(1, len(parameters) // 2 + 1):
        for kind in "Wb":
            parameters[f"{kind}{l}"] = _move(parameters[f"{kind}{l}"], grads[f"d{kind}{l}"], learning_rate)
    return parameters
""",
    },
    "random_mini_batches": {
        "full-ones-then-rest": """
import math

def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation].reshape((1, m))
    mini_batches = []
    complete = math.floor(m / mini_batch_size)
    for k in range(0, complete):
        mini_batch_X = shuffled_X[:, k * mini_batch_size : (k + 1) * mini_batch_size]
        mini_batch_Y = shuffled_Y[:, k * mini_batch_size : (k + 1) * mini_batch_size]
        mini_batches.append((mini_batch_X, mini_batch_Y))
    if m % mini_batch_size != 0:
        mini_batches.append((shuffled_X[:, complete * mini_batch_size :], shuffled_Y[:, complete * mini_batch_size :]))
    return mini_batches
""",
        "array-split-at-indices": """
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    order = np.random.permutation(X.shape[1])
    cuts = np.arange(mini_batch_size, X.shape[1], mini_batch_size)
    parts = np.array_split(order, cuts)
    return [(X[:, part], Y[:, part]) for part in parts]
""",
        "zip-of-splits": """
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    order = np.random.RandomState(seed).permutation(X.shape[1])
    cuts = range(mini_batch_size, X.shape[1], mini_batch_size)
    return list(zip(np.split(X[:, order], cuts, axis=1), np.split(Y[:, order], cuts, axis=1)))
""",
        "while-loop-of-lists": """
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    order = np.arange(X.shape[1])
    np.random.shuffle(order)
    batches = ()
    while len(order):
        batches += ([np.take(X, order[:mini_batch_size], axis=1), Y[:, order[:mini_batch_size]]],)
        order = order[mini_batch_size:]
    return batches
""",
        "rows-then-transposed": """
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    data = np.vstack((X, Y)).T[np.random.permutation(Y.size)]
    pieces = [data[i : i + mini_batch_size].T for i in range(0, len(data), mini_batch_size)]
    return [(piece[:-1], piece[-1:]) for piece in pieces]
""",
    },
    "exponentially_weighted_average": {
        "list": """
def exponentially_weighted_average(values, beta, bias_correction=True):
    v, out = 0, []
    for t, theta in enumerate(values, start=1):
        v = beta * v + (1 - beta) * theta
        out.append(v / (1 - beta ** t) if bias_correction == True else v)
    return out
""",
        "corrected-afterwards": """
def exponentially_weighted_average(values, beta, bias_correction=True):
    v = np.zeros(len(values) + 1)
    for t in range(1, len(v)):
        v[t] = np.add(beta * v[t - 1], (1 - beta) * values[t - 1])
    v = v[1:]
    if bias_correction:
        v = v / (1 - np.power(beta, np.arange(1, len(v) + 1)))
    return v
""",
        "vectorised": """
def exponentially_weighted_average(values, beta, bias_correction=True):
    age = np.subtract.outer(np.arange(len(values)), np.arange(len(values)))
    weights = np.where(age >= 0, (1 - beta) * float(beta) ** np.maximum(age, 0), 0.0)
    if bias_correction:
        weights = weights / weights.sum(axis=1, keepdims=True)
    return weights @ np.asarray(values)
""",
        "recursion": """
def exponentially_weighted_average(values, beta, bias_correction=True):
    def v(t):
        return 0.0 if t == 0 else beta * v(t - 1) + (1 - beta) * values[t - 1]
    return np.array([v(t) / (1 - beta**t if bias_correction else 1) for t in range(1, len(values) + 1)])
""",
        "moving-towards-the-value": """
from itertools import accumulate

def exponentially_weighted_average(values, beta, bias_correction=True):
    v = list(accumulate(values, lambda v, x: v + (1 - beta) * (x - v), initial=0.0))[1:]
    return tuple(a / (1 - beta**t) if bias_correction else a for t, a in enumerate(v, 1))
""",
        "single-precision-array": """
def exponentially_weighted_average(values, beta, bias_correction=True):
    averages, v = np.zeros(len(values), dtype=np.float32), 0.0
    for t in range(len(values)):
        v = beta * v + (1 - beta) * values[t]
        averages[t] = v / (1 - beta ** (t + 1)) if bias_correction else v
    return averages
""",
    },
    "initialize_velocity": {
        "comprehension": """
def initialize_velocity(parameters):
    return {"d" + name: np.zeros(array.shape) for name, array in parameters.items()}
""",
        "times-zero": """
initialize_velocity = lambda parameters: {f"d{k}": 0 * v for k, v in parameters.items()}
""",
        "whole-number-zeros": """
def initialize_velocity(parameters):
    v = dict()
    for l in range(len(parameters) // 2):
        for kind in ["W", "b"]:
            rows, columns = parameters[kind + str(l + 1)].shape
            v["d" + kind + str(l + 1)] = np.zeros((rows, columns), dtype=int)
    return v
""",
    },
    "update_parameters_with_momentum": {
        "in-place": """
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    for key in v:
        v[key] *= beta
        v[key] += (1.0 - beta) * grads[key]
        parameters[key[1:]] -= learning_rate * v[key]
    return parameters, v
""",
        "new-dicts": """
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    new_v = {k: beta * v[k] + (1 - beta) * grads[k] for k in grads}
    return [{k: p - learning_rate * new_v["d" + k] for k, p in parameters.items()}, new_v]
""",
        "zip-over-keys": """
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    for name, key in zip(parameters.keys(), v.keys()):
        v[key] = grads[key] + beta * (v[key] - grads[key])
        parameters[name] = parameters[name] + (-learning_rate) * v[key]
    return (parameters, v)
""",
        "weights-then-biases": """
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for kind in ("b", "W"):
        for l in range(L, 0, -1):
            k = kind + str(l)
            v["d" + k] = np.multiply(beta, v["d" + k]) + np.multiply(1 - beta, grads["d" + k])
            parameters[k] = parameters[k] - learning_rate * v["d" + k]
    return parameters, v
""",
    },
    "update_parameters_with_rmsprop": {
        "in-place": """
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    for k in parameters:
        s["d" + k] *= beta
        s["d" + k] += (1 - beta) * np.square(grads["d" + k])
        parameters[k] -= learning_rate * grads["d" + k] / (epsilon + s["d" + k] ** 0.5)
    return parameters, s
""",
        "new-dicts": """
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    s = {k: beta * s[k] + (1 - beta) * g * g for k, g in grads.items()}
    rates = {k: learning_rate / (np.sqrt(s[k]) + epsilon) for k in s}
    return {k: p - rates["d" + k] * grads["d" + k] for k, p in parameters.items()}, s
""",
        "spelt-out": """
def update_parameters_with_rmsprop(parameters, grads, s, learning_rate=0.01, beta=0.9, epsilon=1e-8):
    L = len(parameters) // 2
    for l in range(L):
        i = str(l + 1)
        s["dW" + i] = beta * s["dW" + i] + (1 - beta) * np.power(grads["dW" + i], 2)
        s["db" + i] = beta * s["db" + i] + (1 - beta) * np.power(grads["db" + i], 2)
        parameters["W" + i] -= learning_rate * (grads["dW" + i] / (np.power(s["dW" + i], 0.5) + epsilon))
        parameters["b" + i] -= learning_rate * (grads["db" + i] / (np.power(s["db" + i], 0.5) + epsilon))
    return parameters, s
""",
    },
    "initialize_adam": {
        "comprehensions": """
def initialize_adam(parameters):
    return tuple({"d" + k: np.zeros_like(p) for k, p in parameters.items()} for _ in range(2))
""",
        "copy": """
def initialize_adam(parameters):
    v = {"d" + k: np.full(p.shape, 0.0) for k, p in parameters.items()}
    return [v, {k: a.copy() for k, a in v.items()}]
""",
        "views-of-one-memory": """
def initialize_adam(parameters):
    memory = np.zeros((2, sum(p.size for p in parameters.values())))
    states, end = ({}, {}), 0
    for name, p in parameters.items():
        end += p.size
        for state, row in zip(states, memory):
            state["d" + name] = row[end - p.size : end].reshape(p.shape)
    return states
""",
        "of-initialize-velocity": """
def initialize_adam(parameters):
    return initialize_velocity(parameters), initialize_velocity(parameters)
""",
    },
    "update_parameters_with_adam": {
        "extra-returns": """
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    L = len(parameters) // 2
    v_corrected, s_corrected = {}, {}
    for l in range(L):
        for k in ("dW" + str(l + 1), "db" + str(l + 1)):
            v[k] = beta1 * v[k] + (1 - beta1) * grads[k]
            v_corrected[k] = v[k] / (1 - np.power(beta1, t))
            s[k] = beta2 * s[k] + (1 - beta2) * np.power(grads[k], 2)
            s_corrected[k] = s[k] / (1 - np.power(beta2, t))
            parameters[k[1:]] -= learning_rate * v_corrected[k] / (np.sqrt(s_corrected[k]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected
""",
        "new-dicts": """
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    v = {k: beta1 * v[k] + (1 - beta1) * g for k, g in grads.items()}
    s = {k: beta2 * s[k] + (1 - beta2) * g * g for k, g in grads.items()}
    def step(k):
        return learning_rate * (v[k] / (1 - beta1**t)) / ((s[k] / (1 - beta2**t)) ** 0.5 + epsilon)
    return [{k: p - step("d" + k) for k, p in parameters.items()}, v, s]
""",
        "rescaled-rate": """
def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    root = np.sqrt(1 - beta2**t)
    for k in parameters:
        v["d" + k] += (1 - beta1) * (grads["d" + k] - v["d" + k])
        s["d" + k] += (1 - beta2) * (np.square(grads["d" + k]) - s["d" + k])
        rate = learning_rate * root / (1 - beta1**t)
        parameters[k] = parameters[k] - rate * v["d" + k] / (np.sqrt(s["d" + k]) + epsilon * root)
    return parameters, v, s
""",
    },
    "update_lr": {
        "lambda": "update_lr = lambda alpha, epoch, rate: 1 / (1 + rate * epoch) * alpha",
        "power": """
def update_lr(learning_rate0, epoch_num, decay_rate):
    learning_rate = np.float64(learning_rate0) * (1 + decay_rate * epoch_num) ** -1.0
    return learning_rate
""",
        "zero-dimensional": """
def update_lr(learning_rate0, epoch_num, decay_rate):
    return np.array(learning_rate0 / (1 + np.multiply(decay_rate, epoch_num)))
""",
    },
    "schedule_lr_decay": {
        "np-floor": """
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * np.floor(epoch_num / time_interval))
""",
        "int": """
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    intervals = int(epoch_num / time_interval)
    return (1 / (1 + decay_rate * intervals)) * learning_rate0
""",
        "of-update-lr": """
import math
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return update_lr(learning_rate0, math.floor(epoch_num / time_interval), decay_rate)
""",
        "divmod": """
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    whole, _ = divmod(epoch_num, time_interval)
    return np.divide(learning_rate0, 1 + decay_rate * whole)
""",
    },
}


@every_exercise
def test_every_exercise_has_other_styles(exercise):
    assert len(STYLES[exercise.name]) >= 3


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("name", "style"), [(name, style) for name, styles in STYLES.items() for style in styles], ids=str
)
def test_a_right_answer_in_another_style_loses_nothing(name, style, seed):
    exercise = find_exercise(name)
    key = key_of(exercise, seed)
    outcomes = call_all(function_of(exercise, STYLES[name][style]), key)
    assert key.diagnose(outcomes).failures == ()
    assert points(key, outcomes) == exercise.points


# The reference, dressed in other ways


def _rebuilt(value, sequence, mapping, array):
    """A copy of what a function returned, made of other types; `array` converts arrays and numbers."""
    if isinstance(value, dict):
        return mapping({name: _rebuilt(item, sequence, mapping, array) for name, item in value.items()})
    if isinstance(value, list | tuple):
        return sequence(_rebuilt(item, sequence, mapping, array) for item in value)
    return array(value)


def _loudly(value):
    print("a line of output")
    warnings.warn("a warning", stacklevel=1)
    return value


DRESSES = {
    "lists-for-tuples": lambda value: _rebuilt(value, list, dict, lambda x: x),
    "tuples-for-lists": lambda value: _rebuilt(value, tuple, dict, lambda x: x),
    "ordered-dicts": lambda value: _rebuilt(value, tuple, OrderedDict, lambda x: x),
    "dicts-with-defaults": lambda value: _rebuilt(value, tuple, lambda d: defaultdict(list, d), lambda x: x),
    "dicts-in-other-order": lambda value: _rebuilt(value, tuple, lambda d: dict(reversed(d.items())), lambda x: x),
    "nested-lists-for-arrays": lambda value: _rebuilt(value, list, dict, lambda x: np.asarray(x).tolist()),
    "numpy-numbers": lambda value: _rebuilt(value, tuple, dict, lambda x: np.float64(x) if np.ndim(x) == 0 else x),
    "column-major-arrays": lambda value: _rebuilt(value, tuple, dict, lambda x: np.array(x, order="F")),
    "prints-and-warnings": _loudly,
}


@every_exercise
@pytest.mark.parametrize("dress", DRESSES)
def test_the_types_around_right_numbers_do_not_matter(exercise, dress):
    reference = function_of(exercise, solution(exercise))
    key = key_of(exercise, 1)
    outcomes = call_all(lambda *args: DRESSES[dress](reference(*args)), key)
    assert key.diagnose(outcomes).failures == ()


@every_exercise
def test_values_after_the_expected_ones_count_only_where_they_are_accepted(exercise):
    if len(exercise.returns) == 1:
        pytest.skip("returns one thing")
    reference = function_of(exercise, solution(exercise))
    key = key_of(exercise, 1)
    outcomes = call_all(lambda *args: (*reference(*args), {"more": 1}), key)
    assert points(key, outcomes) == (exercise.points if exercise.extra_returns else 0)
