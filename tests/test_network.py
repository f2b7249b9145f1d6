"""The NumPy network against finite differences and against loops over single numbers."""

import math

import numpy as np
import pytest

from course_utils import accuracy, cost_and_gradients, predict, predict_probability

pytestmark = pytest.mark.student


def make_network(layers, seed=0):
    random = np.random.RandomState(seed)
    parameters = {}
    for l in range(1, len(layers)):
        parameters[f"W{l}"] = random.randn(layers[l], layers[l - 1])
        parameters[f"b{l}"] = 0.5 * random.randn(layers[l], 1)
    return parameters


def make_data(n, m, seed=1):
    random = np.random.RandomState(seed)
    return random.randn(n, m), (random.rand(1, m) > 0.4).astype(int)


def oracle_probability(parameters, x):
    """Run one example through the network, number by number."""
    L = len(parameters) // 2
    activations = list(x)
    for l in range(1, L + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        z = [sum(w * a for w, a in zip(row, activations, strict=True)) + b[i, 0] for i, row in enumerate(W)]
        activations = [1 / (1 + math.exp(-v)) if l == L else max(v, 0.0) for v in z]
    return activations[0]


def oracle_cost(parameters, X, Y):
    total = 0.0
    for j in range(X.shape[1]):
        a = oracle_probability(parameters, X[:, j])
        total -= math.log(a) if Y[0, j] == 1 else math.log(1 - a)
    return total / X.shape[1]


LAYERS = [(3, 1), (2, 4, 1), (2, 5, 2, 1), (3, 4, 3, 2, 1)]


@pytest.mark.parametrize("layers", LAYERS)
def test_probability_and_cost_equal_the_loops(layers):
    parameters = make_network(layers)
    X, Y = make_data(layers[0], 7)
    expected = [[oracle_probability(parameters, X[:, j]) for j in range(7)]]
    np.testing.assert_allclose(predict_probability(parameters, X), expected, rtol=1e-12)
    cost, _ = cost_and_gradients(parameters, X, Y)
    assert isinstance(cost, float)
    assert cost == pytest.approx(oracle_cost(parameters, X, Y), rel=1e-12)


@pytest.mark.parametrize("layers", LAYERS)
def test_gradients_equal_finite_differences_of_the_loops(layers):
    parameters = make_network(layers)
    X, Y = make_data(layers[0], 5)
    _, grads = cost_and_gradients(parameters, X, Y)
    assert set(grads) == {f"d{name}" for name in parameters}
    for name, array in parameters.items():
        assert grads[f"d{name}"].shape == array.shape
        for index in np.ndindex(*array.shape):
            kept = array[index]
            array[index] = kept + 1e-5
            above = oracle_cost(parameters, X, Y)
            array[index] = kept - 1e-5
            below = oracle_cost(parameters, X, Y)
            array[index] = kept
            assert grads[f"d{name}"][index] == pytest.approx((above - below) / 2e-5, rel=1e-6, abs=1e-9)


def test_a_network_that_is_sure_and_wrong_has_a_finite_cost_and_no_warning():
    parameters = {"W1": np.array([[1000.0]]), "b1": np.zeros((1, 1))}
    X, Y = np.array([[-1.0, 1.0]]), np.array([[1, 0]])
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        cost, grads = cost_and_gradients(parameters, X, Y)
    assert cost == pytest.approx(1000.0)
    assert grads["dW1"].item() == pytest.approx(1.0)


def test_the_inputs_are_left_alone():
    parameters = make_network((2, 3, 1))
    X, Y = make_data(2, 4)
    before = {name: array.copy() for name, array in parameters.items()}, X.copy(), Y.copy()
    cost_and_gradients(parameters, X, Y)
    predict(parameters, X)
    for name, array in before[0].items():
        np.testing.assert_array_equal(parameters[name], array)
    np.testing.assert_array_equal(X, before[1])
    np.testing.assert_array_equal(Y, before[2])


def test_predict_and_accuracy():
    parameters = {"W1": np.array([[1.0]]), "b1": np.array([[-2.0]])}
    X = np.array([[1.0, 1.9, 2.0, 2.1, 5.0]])
    np.testing.assert_array_equal(predict(parameters, X), [[0, 0, 0, 1, 1]])
    assert accuracy(parameters, X, np.array([[0, 1, 0, 1, 1]])) == pytest.approx(0.8)
