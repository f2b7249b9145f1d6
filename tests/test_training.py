"""The training loops, with small stubs for the student's functions."""

import re

import nbclient
import nbformat
import numpy as np
import pytest
from explorer_table import draws

from course_utils import (
    accuracy,
    bowl,
    cost_and_gradients,
    descend,
    load_circles,
    load_moons,
    progress,
    starting_parameters,
    train_from,
    train_network,
)
from course_utils.cost_surfaces import plateau, saddle

pytestmark = pytest.mark.student


def nothing(parameters):
    return None


def plain_step(parameters, grads, state, t, learning_rate):
    return {name: array - learning_rate * grads[f"d{name}"] for name, array in parameters.items()}, state


def cut(X, Y, size, seed):
    """Cut without shuffling."""
    return [(X[:, i : i + size], Y[:, i : i + size]) for i in range(0, X.shape[1], size)]


def test_train_network_equals_an_explicit_loop():
    X, Y = load_moons()
    run = train_network(
        X, Y, starting_parameters("moons"), nothing, plain_step, cut, epochs=3, learning_rate=0.1, mini_batch_size=128
    )
    parameters = starting_parameters("moons")
    costs, last = [], []
    for _ in range(3):
        total = 0.0
        for first, end in ((0, 128), (128, 256), (256, 300)):
            cost, grads = cost_and_gradients(parameters, X[:, first:end], Y[:, first:end])
            for name in parameters:
                parameters[name] = parameters[name] - 0.1 * grads[f"d{name}"]
            total += cost * (end - first)
        costs.append(total / 300)
        last.append(cost)
    for name, array in parameters.items():
        np.testing.assert_allclose(run.parameters[name], array, rtol=1e-12)
    np.testing.assert_allclose(run.costs, costs, rtol=1e-12)
    np.testing.assert_allclose(run.last_batch_costs, last, rtol=1e-12)


def test_train_network_arguments_of_student_functions():
    X, Y = load_moons()
    seeds, steps, rates = [], [], []

    def start(parameters):
        assert set(parameters) == {"W1", "b1", "W2", "b2", "W3", "b3"}
        return "nothing yet"

    def step(parameters, grads, state, t, learning_rate):
        assert state == ("nothing yet" if t == 1 else t - 1)
        assert set(grads) == {f"d{name}" for name in parameters}
        steps.append(t)
        rates.append(learning_rate)
        return parameters, t

    def mini_batches(X, Y, size, seed):
        assert size == 150
        seeds.append(seed)
        return cut(X, Y, size, seed)

    train_network(
        X,
        Y,
        starting_parameters("moons"),
        start,
        step,
        mini_batches,
        epochs=3,
        learning_rate=lambda epoch: 1 / (1 + epoch),
        mini_batch_size=150,
    )
    assert seeds == [11, 12, 13]  # the published runs begin with 10 + 1
    assert steps == [1, 2, 3, 4, 5, 6]
    assert rates == [1, 1, 1 / 2, 1 / 2, 1 / 3, 1 / 3]


def test_train_from_equals_an_explicit_loop():
    X, Y, _, _ = load_circles()
    run = train_from(draws(lambda n: n**-0.5), [2, 4, 1], X, Y, iterations=5, learning_rate=0.3)
    parameters, costs = draws(lambda n: n**-0.5)([2, 4, 1]), []
    for name, array in run.start.items():
        np.testing.assert_array_equal(array, parameters[name])
    for _ in range(5):
        cost, grads = cost_and_gradients(parameters, X, Y)
        costs.append(cost)
        for name in parameters:
            parameters[name] = parameters[name] - 0.3 * grads[f"d{name}"]
    for name, array in parameters.items():
        np.testing.assert_allclose(run.parameters[name], array, rtol=1e-12)
    np.testing.assert_allclose(run.costs, costs, rtol=1e-12)


def test_train_from_accepts_lists_and_integers_and_does_not_change_them():
    given = {"W1": [[1, 2]], "b1": np.zeros((1, 1), dtype=int)}
    X, Y, _, _ = load_circles()
    run = train_from(lambda layers_dims: given, (2, 1), X, Y, iterations=2)
    assert given["W1"] == [[1, 2]]
    assert not given["b1"].any()
    assert run.start["W1"].tolist() == [[1.0, 2.0]] != run.parameters["W1"].tolist()


@pytest.mark.parametrize(
    ("scale", "published"),
    [(lambda n: 0.0, 0.50), (lambda n: 10.0, 0.83), (lambda n: (2 / n) ** 0.5, 0.99)],
    ids=["zeros", "large-random", "he"],
)
def test_train_from_reproduces_the_published_accuracies_on_circles(scale, published):
    X, Y, _, _ = load_circles()
    run = train_from(draws(scale), [2, 10, 5, 1], X, Y)
    assert round(accuracy(run.parameters, X, Y), 2) == published
    assert np.isfinite(run.costs).all()


def test_units_with_identical_weights_stay_identical():
    def identical(layers_dims):
        return {name: array + 0.5 for name, array in draws(lambda n: 0.0)(layers_dims).items()}

    X, Y, _, _ = load_circles()
    run = train_from(identical, [2, 10, 5, 1], X, Y, iterations=300, learning_rate=0.1)
    for l in (1, 2):
        W = run.parameters[f"W{l}"]
        np.testing.assert_allclose(W, np.broadcast_to(W[0], W.shape), rtol=1e-9)
        assert np.abs(W - 0.5).max() > 1e-3


def test_descend_on_the_bowl_equals_the_closed_form():
    path, costs = descend(bowl, (-4, 0.5), nothing, plain_step, steps=20, learning_rate=0.015)
    t = np.arange(21)
    np.testing.assert_allclose(path[:, 0], -4 * 0.985**t, rtol=1e-12)
    np.testing.assert_allclose(path[:, 1], 0.5 * (-0.5) ** t, rtol=1e-12)
    np.testing.assert_allclose(costs, path[:, 0] ** 2 / 2 + 50 * path[:, 1] ** 2, rtol=1e-12)


def test_descend_records_the_path_of_an_in_place_step():
    def in_place(parameters, grads, state, t, learning_rate):
        for name in parameters:
            parameters[name] -= learning_rate * grads[f"d{name}"]
        return parameters, state

    walk = {"steps": 10, "learning_rate": 0.01}
    expected, _ = descend(bowl, (-4, 0.5), nothing, plain_step, **walk)
    path, _ = descend(bowl, (-4, 0.5), nothing, in_place, **walk)
    np.testing.assert_allclose(path, expected, rtol=1e-12)


@pytest.mark.parametrize("surface", [bowl, saddle, plateau])
@pytest.mark.parametrize("point", [(0.7, -0.4), (-3.0, 1.3), (0.0, 0.2)])
def test_surface_gradients_equal_finite_differences(surface, point):
    w, b = point
    parameters = {"W1": np.array([[w]]), "b1": np.array([[b]])}
    grads = surface.gradients(parameters)
    h = 1e-5
    assert grads["dW1"].shape == grads["db1"].shape == (1, 1)
    assert grads["dW1"].item() == pytest.approx((surface.cost(w + h, b) - surface.cost(w - h, b)) / (2 * h), abs=1e-6)
    assert grads["db1"].item() == pytest.approx((surface.cost(w, b + h) - surface.cost(w, b - h)) / (2 * h), abs=1e-6)


def test_saddle_surface_has_two_minima():
    assert saddle.slopes(0, 0) == (0, 0)
    assert saddle.cost(0.1, 0) > saddle.cost(0, 0) > saddle.cost(0, 0.1)
    assert saddle.cost(0, 1) == saddle.cost(0, -1) == 0


def test_progress_bar_prints_nothing_outside_a_notebook(capsys):
    assert list(progress(range(3), "counting")) == [0, 1, 2]
    assert capsys.readouterr() == ("", "")


def test_progress_bar_leaves_one_line_of_text_in_a_notebook():
    """A widget would be blank in the page that nbconvert writes."""
    source = 'from course_utils import progress\nassert list(progress("abc", "a < b", "letters")) == ["a", "b", "c"]'
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    [output] = notebook.cells[0].outputs
    assert list(output.data) == ["text/plain"]
    assert re.match(r"a < b: 100%.* 3/3 .* letters", output.data["text/plain"])


@pytest.mark.parametrize("surface", [bowl, saddle, plateau], ids=["bowl", "saddle", "plateau"])
def test_surface_gradients_are_copies(surface):
    parameters = {"W1": np.array([[2.0]]), "b1": np.array([[0.5]])}
    grads = surface.gradients(parameters)
    before = {name: array.copy() for name, array in grads.items()}
    for array in parameters.values():
        array += 1
    assert grads == before
