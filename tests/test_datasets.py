"""Data sets are fixed, shaped as the course says, and leave the student's random state alone."""

import numpy as np
import pytest
from sklearn.datasets import make_circles, make_moons

from course_utils import load_circles, load_moons, load_temperatures, starting_parameters

pytestmark = pytest.mark.student


def test_moons_are_the_published_ones():
    X, Y = load_moons()
    assert X.shape == (2, 300)
    assert Y.shape == (1, 300)
    np.random.seed(3)  # as the source material drew them
    points, labels = make_moons(n_samples=300, noise=0.2)
    np.testing.assert_array_equal(X, points.T)
    np.testing.assert_array_equal(Y[0], labels)


def test_circles_are_the_published_ones():
    np.random.seed(1)  # as the source material drew them: one seed to train, another to test
    train = make_circles(n_samples=300, noise=0.05)
    np.random.seed(2)
    test = make_circles(n_samples=100, noise=0.05)
    X, Y, X_test, Y_test = load_circles()
    for (points, labels), (x, y) in zip((train, test), ((X, Y), (X_test, Y_test)), strict=True):
        np.testing.assert_array_equal(x, points.T)
        np.testing.assert_array_equal(y, labels.reshape(1, -1))
        assert y.mean() == 0.5
    inner, outer = (np.hypot(*X[:, Y[0] == label]) for label in (1, 0))
    assert np.median(inner) == pytest.approx(0.8, abs=0.02)
    assert np.median(outer) == pytest.approx(1, abs=0.02)


def test_the_moons_network_starts_where_the_source_material_started():
    parameters = starting_parameters("moons")
    np.random.seed(3)
    for l, (inputs, units) in enumerate(((2, 5), (5, 2), (2, 1)), start=1):
        expected = np.random.randn(units, inputs) * (2 / inputs) ** 0.5
        np.testing.assert_allclose(parameters[f"W{l}"], expected, rtol=1e-15)
        np.testing.assert_array_equal(parameters[f"b{l}"], np.zeros((units, 1)))
    assert len(parameters) == 6


def test_every_call_gives_new_arrays():
    first = starting_parameters("moons")
    first["W1"][:] = 7
    first["b1"][:] = 7
    again = starting_parameters("moons")
    assert not np.any(again["W1"] == 7)
    assert not np.any(again["b1"])


@pytest.mark.parametrize("name", ["sun", (2, 5, 2, 1), [2, 5, 2, 1]])
def test_only_named_data_sets_have_starting_parameters(name):
    with pytest.raises((ValueError, TypeError)):
        starting_parameters(name)


def test_temperatures_are_fixed_and_scatter_around_the_season():
    values, season = load_temperatures()
    assert values.shape == season.shape == (200,)
    np.testing.assert_array_equal(values, load_temperatures()[0])
    noise = values - season
    assert abs(noise.mean()) < 0.5
    assert 2 < noise.std() < 3
    assert season[0] > 10  # so that a missing bias correction shows: the average starts at zero


@pytest.mark.parametrize("load", [load_circles, load_moons, load_temperatures, lambda: starting_parameters("moons")])
def test_loading_leaves_the_random_state_alone(load):
    np.random.seed(5)
    expected = np.random.rand(3)
    np.random.seed(5)
    load()
    np.testing.assert_array_equal(np.random.rand(3), expected)
