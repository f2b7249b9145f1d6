"""The explorers of the gradient checking notebook."""

import numpy as np
import pytest
from explorer_table import bug_hunt, gradient_check

from course_utils import BugHuntExplorer, EpsilonExplorer

pytestmark = pytest.mark.student


def differences(explorer):
    return explorer.find("your check")["y"]


def test_the_best_epsilon_reaches_the_target_and_the_smallest_does_not():
    explorer = EpsilonExplorer(gradient_check)
    best = explorer.find("your check")["x"][np.argmin(differences(explorer))]
    assert 1e-7 < best < 1e-4
    for epsilon, reached in ((1.0, False), (best, True), (1e-12, False)):
        explorer.sliders["epsilon"].value = epsilon
        assert ("Target reached" in explorer.message) == reached


def test_a_planted_error_is_a_plateau_above_the_curve_of_the_right_derivative():
    explorer = EpsilonExplorer(gradient_check)
    explorer.sliders["error"].value = 1e-6
    plateau = differences(explorer)[30:45]
    np.testing.assert_allclose(plateau, 5e-7, rtol=0.1)
    assert np.all(explorer.find("without the planted error")["y"][30:45] < plateau / 4)


def test_the_lens_shows_the_staircase_of_rounded_costs():
    explorer = EpsilonExplorer(gradient_check)
    assert len(np.unique(explorer.find("stored J")["y"])) > 700
    explorer.sliders["epsilon"].value = 1e-15
    assert len(np.unique(explorer.find("stored J")["y"])) < 100


def test_the_chord_goes_through_the_points_where_the_check_asked():
    explorer = EpsilonExplorer(gradient_check)
    chord, asked = explorer.find("chord"), explorer.find("points of your check")
    np.testing.assert_allclose(np.sort(asked["x"]), [-1, 1])
    np.testing.assert_allclose(np.interp(asked["x"], chord["x"], chord["y"]), asked["y"])


def test_a_check_that_never_asks_for_the_cost_or_returns_nan_is_told():
    assert "never called forward_propagation" in EpsilonExplorer(lambda x, theta, epsilon: 0.5).message
    assert "NaN" in EpsilonExplorer(lambda x, theta, epsilon: np.nan).message


def planted(backward):
    """The released backward pass, with its two planted errors."""

    def backward_propagation_n(X, Y, cache):
        gradients = backward(X, Y, cache)
        return gradients | {"dW2": 2 * gradients["dW2"], "db1": 4 * gradients["db1"]}

    return backward_propagation_n


def hunt(change=lambda function: function):
    check, backward, *given = bug_hunt()
    return BugHuntExplorer(check, change(backward), *given)


def choose(explorer, column, row):
    explorer.sliders["column"].value, explorer.sliders["row"].value = column, -row


def slope(line):
    return np.diff(line["y"])[0] / np.diff(line["x"])[0]


def cells(explorer):
    """The colours of the six arrays: how many cells are coloured, and how many are grey."""
    codes = np.concatenate([mark["codes"].ravel() for mark in explorer.scene[0].marks if mark["type"] == "image"])
    return int(np.sum((codes > 0) & (codes < 32))), int(np.sum(codes == 32))


def test_the_bug_hunt_shows_the_entries_that_are_wrong():
    released, corrected = hunt(planted), hunt()
    assert "Wrong entries: 4 in db1, 4 in dW2." in released.message
    assert cells(released) == (8, 20)
    assert "Target reached" in corrected.message
    assert cells(corrected) == (0, 20)


def test_the_bug_hunt_draws_the_chosen_chord_and_the_slope_of_backpropagation():
    explorer = hunt(planted)
    choose(explorer, 5, 0)  # the first entry of db1, which is four times too large
    assert explorer.message.startswith("db1[0, 0]: ")
    chord, own = explorer.find("chord"), explorer.find("slope of backpropagation")
    assert slope(own) / slope(chord) == pytest.approx(4, rel=1e-3)
    choose(explorer, 0, 0)
    assert slope(own) != slope(explorer.find("slope of backpropagation"))
    assert slope(explorer.find("slope of backpropagation")) == pytest.approx(slope(explorer.find("chord")), rel=1e-3)


def test_a_kink_between_the_points_of_the_check_makes_right_gradients_fail_until_epsilon_is_small():
    explorer = hunt()
    choose(explorer, 5, 1)
    for kink, right in ((0.02, True), (0.005, False), (-0.005, False)):
        explorer.sliders["kink"].value = kink
        assert ("1 in db1" not in explorer.message) == right
    cost = explorer.find("cost")
    bend = np.abs(np.diff(cost["y"], 2))
    assert cost["x"][1 + np.argmax(bend)] == pytest.approx(-0.005, abs=1.1e-3)
    explorer.sliders["epsilon"].value = 0.001
    assert "db1[1, 0]" in explorer.message
    assert "in db1" not in explorer.message.partition("Wrong entries")[2]


def test_a_kink_cannot_be_moved_where_no_relu_follows():
    explorer = hunt()
    choose(explorer, 19, 0)
    message = explorer.message
    explorer.sliders["kink"].value = 0.0
    assert explorer.message == message


def test_the_bug_hunt_leaves_nan_and_a_check_without_chords_as_errors():
    lost = hunt(lambda backward: lambda *a: {name: array * np.nan for name, array in backward(*a).items()})
    assert "Target reached" not in lost.message
    _, *others = bug_hunt()
    assert "Target reached" not in BugHuntExplorer(lambda *arguments: 1e-9, *others).message
