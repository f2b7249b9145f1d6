"""Sizes of signals in a deep stack, against loops over single numbers and finite differences."""

import math

import numpy as np
import pytest

from course_utils import signal_sizes

pytestmark = pytest.mark.student

ACTIVATIONS = {"ReLU": lambda z: max(z, 0.0), "tanh": math.tanh}


def make_stack(layers=(4, 3, 5, 2)):
    random = np.random.RandomState(2)
    parameters = {}
    for l in range(1, len(layers)):
        parameters[f"W{l}"] = random.randn(layers[l], layers[l - 1])
        parameters[f"b{l}"] = 0.3 * random.randn(layers[l], 1)
    return parameters, random.randn(layers[0], 6)


def oracle_activations(parameters, x, activation, first=1):
    """Run one example from layer `first` on, number by number; return the activations of every layer."""
    activations = [list(x)]
    for l in range(first, len(parameters) // 2 + 1):
        rows = zip(parameters[f"W{l}"].tolist(), parameters[f"b{l}"].ravel().tolist(), strict=True)
        z = [sum(w * a for w, a in zip(row, activations[-1], strict=True)) + b for row, b in rows]
        activations.append([ACTIVATIONS[activation](v) for v in z])
    return activations


def size(rows):
    numbers = [number for row in rows for number in row]
    return math.sqrt(math.fsum(number**2 for number in numbers) / len(numbers))


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_sizes_of_activations_are_those_of_the_loops(activation):
    parameters, X = make_stack()
    runs = [oracle_activations(parameters, column, activation) for column in X.T]
    forward, _ = signal_sizes(parameters, X, activation)
    np.testing.assert_allclose(forward, [size(layer) for layer in zip(*runs, strict=True)], rtol=1e-12)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_sizes_of_gradients_are_those_of_finite_differences(activation):
    parameters, X = make_stack()
    top = np.random.RandomState(0).randn(2, 6)
    top /= size(top.tolist())
    _, backward = signal_sizes(parameters, X, activation)
    assert backward[-1] == pytest.approx(1)
    runs = [oracle_activations(parameters, column, activation) for column in X.T]
    for l in range(3):
        slopes = []
        for j, run in enumerate(runs):
            for i in range(len(run[l])):
                ends = []
                for step in (1e-6, -1e-6):
                    x = list(run[l])
                    x[i] += step
                    last = oracle_activations(parameters, x, activation, first=l + 1)[-1]
                    ends.append(sum(g * a for g, a in zip(top[:, j], last, strict=True)))
                slopes.append((ends[0] - ends[1]) / 2e-6)
        assert backward[l] == pytest.approx(size([slopes]), rel=1e-6)


@pytest.mark.parametrize("factor", [0.5, 3.0])
def test_a_factor_on_the_weights_counts_once_per_layer(factor):
    parameters, X = make_stack()
    parameters = {name: array * (name[0] == "W") for name, array in parameters.items()}
    forward, backward = signal_sizes(parameters, X)
    scaled = signal_sizes({name: factor * array for name, array in parameters.items()}, X)
    np.testing.assert_allclose(scaled[0], forward * factor ** np.arange(4), rtol=1e-12)
    np.testing.assert_allclose(scaled[1], backward * factor ** np.arange(3, -1, -1), rtol=1e-12)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_factor_is_one_on_every_weight(activation):
    parameters, X = make_stack()
    scaled = {name: 1.7 * array if name.startswith("W") else array for name, array in parameters.items()}
    for given, expected in zip(
        signal_sizes(parameters, X, activation, 1.7), signal_sizes(scaled, X, activation), strict=True
    ):
        np.testing.assert_allclose(given, expected, rtol=1e-12)
