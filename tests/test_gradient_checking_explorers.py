"""The explorers of the gradient checking notebook."""

import numpy as np
import pytest
from explorer_table import gradient_check

from course_utils import EpsilonExplorer

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
