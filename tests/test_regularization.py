"""The football data, the lesson on them, and the explorers that train on them."""

import asyncio

import numpy as np
import pytest
from answer_keys import answers
from explorer_table import EXPLORERS
from scipy.io import savemat
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from course_utils import (
    DropoutExplorer,
    PenaltyExplorer,
    accuracy,
    cost_and_gradients,
    draw_kicks,
    load_football,
    starting_parameters,
    train_full_batch,
)
from grading.exercises import find_exercise


def reference(name):
    return answers("regularization").reference(find_exercise(name))


forward_propagation = reference("compute_cost_with_regularization").__globals__["forward_propagation"]
penalized_cost = reference("compute_cost_with_regularization")
penalized_backward = reference("backward_propagation_with_regularization")
dropout_forward = reference("forward_propagation_with_dropout")
dropout_backward = reference("backward_propagation_with_dropout")

X, Y, X_TEST, Y_TEST = load_football()


# The data


def test_the_made_up_kicks_are_fixed_and_leave_the_random_state_alone():
    np.random.seed(5)
    expected = np.random.rand(2)
    np.random.seed(5)
    again = load_football()
    np.testing.assert_array_equal(np.random.rand(2), expected)
    for one, other in zip(again, (X, Y, X_TEST, Y_TEST), strict=True):
        np.testing.assert_array_equal(one, other)
    assert X.shape == X_TEST.shape == (2, 200)
    assert Y.shape == Y_TEST.shape == (1, 200)
    assert set(np.unique(Y)) == set(np.unique(Y_TEST)) == {0, 1}


def test_the_football_network_starts_as_the_published_one():
    parameters = starting_parameters("football")
    np.random.seed(3)
    for l, (inputs, units) in enumerate(((2, 20), (20, 3), (3, 1)), start=1):
        expected = np.random.randn(units, inputs) / np.sqrt(inputs)
        np.testing.assert_allclose(parameters[f"W{l}"], expected, rtol=1e-14)
        np.testing.assert_array_equal(parameters[f"b{l}"], np.zeros((units, 1)))


ORIGINAL = {"X": np.ones((5, 2)), "y": np.ones((5, 1)), "Xval": np.zeros((3, 2)), "yval": np.zeros((3, 1))}


def test_the_original_file_is_turned_into_columns(tmp_path):
    points = np.arange(10.0).reshape(5, 2)
    savemat(tmp_path / "data.mat", ORIGINAL | {"X": points})
    X, Y, X_test, Y_test = load_football(tmp_path / "data.mat")
    np.testing.assert_array_equal(X, points.T)
    np.testing.assert_array_equal(Y, [[1, 1, 1, 1, 1]])
    assert X_test.shape == (2, 3)
    assert Y_test.shape == (1, 3)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"y": None}, "it contains no y"),
        ({"Xval": None, "yval": None}, "it contains no Xval and no yval"),
        ({"X": np.ones((5, 3))}, "X should be numbers of shape (m, 2)"),
        ({"X": np.ones((0, 2))}, "X should be"),
        ({"y": np.ones((4, 1))}, "y should be a label 0 or 1 for each row of X"),
        ({"yval": 2 * np.ones((3, 1))}, "yval should be"),
    ],
)
def test_another_mat_file_is_refused_in_one_line(tmp_path, change, reason):
    contents = {name: value for name, value in (ORIGINAL | change).items() if value is not None}
    savemat(tmp_path / "data.mat", contents)
    with pytest.raises(ValueError) as error:
        load_football(tmp_path / "data.mat")
    assert reason in str(error.value)
    assert "data.mat is not the football data" in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "content", [b"", b"a,b\n1,2\n", b"\x00" * 300, b"MATLAB 7.3 MAT-file" + b" " * 105 + b"\x00\x02IM"]
)
def test_what_is_no_mat_file_is_refused_in_one_line(tmp_path, content):
    (tmp_path / "data.mat").write_bytes(content)
    for path in (tmp_path / "data.mat", tmp_path / "absent.mat", tmp_path):
        with pytest.raises(ValueError, match="is not the football data: ") as error:
            load_football(path)
        assert "\n" not in str(error.value)


# The lesson


def test_the_noise_of_the_two_sets_is_what_the_text_says():
    def share_of_the_true_boundary(X, Y):
        return np.mean((X[1] > 0.45 * X[0]) == Y[0])

    assert share_of_the_true_boundary(X, Y) == pytest.approx(0.955)
    assert share_of_the_true_boundary(X_TEST, Y_TEST) == pytest.approx(0.94)
    assert share_of_the_true_boundary(X[:, -50:], Y[:, -50:]) < 1  # so that 50 kicks contain noise to fit


def shares(parameters):
    return accuracy(parameters, X, Y), accuracy(parameters, X_TEST, Y_TEST)


def train(lambd):
    def backward(X, Y, cache):
        return penalized_backward(X, Y, cache, lambd)

    start = starting_parameters("football")
    return train_full_batch(X, Y, start, forward_propagation, backward, iterations=30_000, learning_rate=0.3)[0]


def train_with_dropout(seed):
    np.random.seed(seed)
    start = starting_parameters("football")
    return train_full_batch(
        X,
        Y,
        start,
        lambda X, parameters: dropout_forward(X, parameters, 0.86),
        lambda X, Y, cache: dropout_backward(X, Y, cache, 0.86),
        iterations=30_000,
        learning_rate=0.3,
    )[0]


def test_without_regularization_the_network_trains_best_and_tests_worst():
    """By some kicks, not by one: the first network is sensitive to rounding, and so differs between machines."""
    plain_train, plain_test = shares(train(0.0))
    for parameters in (train(0.7), train_with_dropout(1)):
        regularized_train, regularized_test = shares(parameters)
        assert plain_train - regularized_train > 0.01
        assert regularized_test - plain_test > 0.015


def train_without_penalty(X, Y, iterations):
    def backward(X, Y, cache):
        return penalized_backward(X, Y, cache, 0.0)

    start = starting_parameters("football")
    settings = {"iterations": iterations, "learning_rate": 0.3}
    return train_full_batch(X, Y, start, forward_propagation, backward, **settings)[0]


def test_more_data_closes_the_gap():
    X_new, Y_new = draw_kicks(600, seed=1)
    test = draw_kicks(2000, seed=2)
    gaps = []
    for m in (50, 800):
        data = np.hstack([X_new, X])[:, -m:], np.hstack([Y_new, Y])[:, -m:]
        parameters = train_without_penalty(*data, iterations=5_000)
        gaps.append(accuracy(parameters, *data) - accuracy(parameters, *test))
    assert gaps[0] > 0.06
    assert gaps[1] < 0.03


def test_the_test_cost_rises_while_the_training_cost_falls():
    early, late = (train_without_penalty(X, Y, iterations) for iterations in (2_000, 6_000))
    assert cost_and_gradients(late, X, Y)[0] < cost_and_gradients(early, X, Y)[0]
    assert cost_and_gradients(late, X_TEST, Y_TEST)[0] > 1.2 * cost_and_gradients(early, X_TEST, Y_TEST)[0]


def test_a_training_step_is_gradient_descent():
    start = starting_parameters("football")
    trained, costs = train_full_batch(
        X,
        Y,
        start,
        forward_propagation,
        lambda X, Y, cache: penalized_backward(X, Y, cache, 0.0),
        lambda A3, Y, parameters: penalized_cost(A3, Y, parameters, 0.0),
        iterations=3,
        learning_rate=0.3,
        every=2,
    )
    expected, records = start, []
    for _ in range(3):
        cost, grads = cost_and_gradients(expected, X, Y)
        records.append(cost)
        expected = {name: array - 0.3 * grads[f"d{name}"] for name, array in expected.items()}
    for name, array in expected.items():
        np.testing.assert_allclose(trained[name], array, rtol=1e-10)
    np.testing.assert_allclose(costs, records[::2], rtol=1e-12)
    np.testing.assert_array_equal(start["W1"], starting_parameters("football")["W1"])


def test_the_penalty_is_that_of_a_library():
    """scikit-learn's `alpha` is our λ; its own code computes the loss and its gradients."""
    start = starting_parameters("football")
    network = MLPClassifier(
        (20, 3),
        alpha=0.7,
        max_iter=1,
        solver="sgd",
        batch_size=200,
        learning_rate_init=1.0,
        momentum=0.0,
        warm_start=True,
        shuffle=False,
    )
    with pytest.warns(ConvergenceWarning):
        network.fit(X.T, Y[0])
    network.coefs_ = [start[f"W{l}"].T.copy() for l in (1, 2, 3)]
    network.intercepts_ = [start[f"b{l}"][:, 0].copy() for l in (1, 2, 3)]
    network._optimizer = None
    with pytest.warns(ConvergenceWarning):
        network.fit(X.T, Y[0])
    A3, cache = forward_propagation(X, start)
    assert network.loss_ == pytest.approx(penalized_cost(A3, Y, start, 0.7), rel=1e-9)
    gradients = penalized_backward(X, Y, cache, 0.7)
    for l in (1, 2, 3):
        np.testing.assert_allclose(network.coefs_[l - 1].T, start[f"W{l}"] - gradients[f"dW{l}"], atol=1e-12)
        np.testing.assert_allclose(network.intercepts_[l - 1], (start[f"b{l}"] - gradients[f"db{l}"])[:, 0], atol=1e-12)


# The explorers


def failing(*arguments):
    raise KeyError("dw1")


@pytest.fixture(params=["penalty", "dropout"])
def entry(request, monkeypatch):
    for kind in (PenaltyExplorer, DropoutExplorer):
        monkeypatch.setattr(kind, "iterations", 300)
        monkeypatch.setattr(kind, "blocks", 30)
    return EXPLORERS[request.param]


def test_in_slices_or_at_once_the_training_is_the_same(entry):
    async def in_slices():
        other = entry.make()
        other.sliders["value"].value = other.options[3]
        while other.urgency:
            await asyncio.sleep(0.01)
        return other

    other, explorer = asyncio.run(in_slices()), entry.make()
    explorer.sliders["value"].value = explorer.options[3]
    assert "iteration 300 of 300" in explorer.message
    assert other.message == explorer.message
    assert len(other.finished()) == len(other.options)  # the others were worked out ahead
    for name, array in explorer.result.parameters.items():
        np.testing.assert_array_equal(other.result.parameters[name], array)


def test_the_explorer_trains_as_the_notebook_does(monkeypatch):
    monkeypatch.setattr(DropoutExplorer, "iterations", 600)
    monkeypatch.setattr(DropoutExplorer, "blocks", 30)
    explorer = DropoutExplorer(dropout_forward, dropout_backward)
    explorer.sliders["value"].value = 0.86
    np.random.seed(1)
    expected, _ = train_full_batch(
        X,
        Y,
        starting_parameters("football"),
        lambda X, parameters: dropout_forward(X, parameters, 0.86),
        lambda X, Y, cache: dropout_backward(X, Y, cache, 0.86),
        iterations=600,
        learning_rate=0.3,
    )
    for name, array in expected.items():
        np.testing.assert_array_equal(explorer.result.parameters[name], array)


def test_an_exception_stops_the_training_and_is_one_line():
    async def wait():
        explorer = PenaltyExplorer(forward_propagation, penalized_cost, failing)
        assert not explorer.urgency
        return explorer

    assert asyncio.run(wait()).message == "`backward_propagation_with_regularization` raises KeyError: 'dw1'"


def test_the_targets_in_the_text_can_be_hit(monkeypatch):
    monkeypatch.setattr(PenaltyExplorer, "iterations", 3_000)  # enough for so large a λ
    penalty = PenaltyExplorer(forward_propagation, penalized_cost, penalized_backward)
    penalty.sliders["value"].value = 20
    assert "penalty 0.000" in penalty.message  # nothing is left of the weights
    assert "train 54.5%, test 51.0%" in penalty.message  # the share of the more frequent label
