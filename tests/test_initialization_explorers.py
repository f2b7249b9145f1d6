"""The explorers of the initialization notebook: the circles, and the signal in a deep stack."""

import numpy as np
import pytest
from explorer_table import draws, he, large, xavier

from course_utils import CirclesExplorer, DeepStackExplorer

pytestmark = pytest.mark.student
ZEROS = draws(lambda n: 0)
STACK = large, xavier, he


def unfinished(layers_dims):
    raise NotImplementedError()


def sizes(explorer, label):
    return [panel.find(label)["y"] for panel in explorer.scene[:2]]


def test_the_deep_stacks_sizes_follow_from_the_scale():
    explorer = DeepStackExplorer(*STACK)
    layers = np.arange(31)
    forward, backward = sizes(explorer, "Xavier × 1")
    np.testing.assert_allclose(forward, 0.5 ** (layers / 2), rtol=0.5)
    np.testing.assert_allclose(backward, 0.5 ** ((30 - layers) / 2), rtol=0.5)
    np.testing.assert_allclose(sizes(explorer, "He")[0], 1, rtol=0.5)
    explorer.sliders["scheme"].value = "large random"
    np.testing.assert_allclose(sizes(explorer, "large random × 1")[0][:10], 100.0 ** layers[:10], rtol=0.5)
    explorer.sliders["activation"].value = "tanh"
    forward, backward = sizes(explorer, "large random × 1")
    assert 0.99 < forward[-1] <= 1
    assert backward[0] > 1e9


def test_the_deep_stacks_targets_can_be_hit_and_missed():
    explorer = DeepStackExplorer(*STACK)
    factor = explorer.sliders["factor"]
    for exponent, reached in ((0.0, False), (0.15, True), (0.175, False), (0.125, False)):
        factor.value = 10**exponent
        assert ("target reached" in explorer.message) == reached
    explorer.sliders["scheme"].value = "large random"
    factor.value = 0.01
    assert "target reached" in explorer.message


def test_the_histogram_is_that_of_the_chosen_layer():
    explorer = DeepStackExplorer(*STACK)

    def middle():  # of Xavier's histogram, which is drawn last
        line = [mark for mark in explorer.scene[2].marks if mark["type"] == "line"][-1]
        return np.exp(np.average(np.log(line["x"]), weights=line["y"]))

    assert middle() < 1e-4
    explorer.sliders["layer"].value = 1
    assert middle() > 0.1


def test_a_wrong_initializer_shows_what_it_does_to_the_signal():
    assert "e-" in DeepStackExplorer(large, draws(lambda n: 1 / n), he).message
    nothing_drawn = DeepStackExplorer(large, draws(lambda n: 0), he)
    assert "to 0.00, gradients in the backward pass from 1 to 0.00" in nothing_drawn.message
    lost = DeepStackExplorer(large, draws(lambda n: np.nan), he)
    assert "30 of 31 values are NaN or infinite" in lost.message
    assert "target reached" not in lost.message


def test_only_the_chosen_initializer_has_to_be_finished():
    explorer = DeepStackExplorer(unfinished, xavier, unfinished)
    assert explorer.error is None
    explorer.sliders["scheme"].value = "He"
    assert explorer.message == "Finish exercise 4 (`initialize_parameters_he`) first, then run this cell again."


def test_too_few_layers_are_told():
    explorer = DeepStackExplorer(large, lambda layers_dims: xavier(layers_dims[:3]), he)
    assert explorer.message == "`initialize_parameters_xavier` should make 30 layers, not 2."


@pytest.fixture
def short_trainings(monkeypatch):
    monkeypatch.setattr(CirclesExplorer, "iterations", 600)


def lines(explorer):
    return next(mark for mark in explorer.scene[0].marks if mark["type"] == "segments")


@pytest.mark.usefixtures("short_trainings")
class TestCircles:
    @pytest.mark.parametrize(("scheme", "different"), [("zeros", 0), ("all 0.5", 1), ("He", 10)])
    def test_twins_have_one_line(self, scheme, different):
        explorer = CirclesExplorer(ZEROS, *STACK)
        explorer.sliders["scheme"].value = scheme
        drawn = lines(explorer)
        ends = np.stack([drawn[name][-1] for name in ("x1", "y1", "x2", "y2")], axis=-1)[drawn["widths"][-1] > 0]
        assert len(np.unique(np.round(ends, 6), axis=0)) == different
        assert ("are identical" in explorer.message) == (different < 2)

    def test_a_line_is_where_its_unit_begins_to_be_on(self):
        explorer = CirclesExplorer(ZEROS, *STACK)
        explorer.sliders["scheme"].value = "He"
        W1 = he([2, 10, 5, 1])["W1"]
        drawn = lines(explorer)
        for x, y in (("x1", "y1"), ("x2", "y2")):
            np.testing.assert_allclose(W1[:, 0] * drawn[x][0] + W1[:, 1] * drawn[y][0], 0, atol=1e-9)

    def test_the_factor_multiplies_the_students_weights(self):
        explorer = CirclesExplorer(ZEROS, *STACK)
        explorer.sliders["scheme"].value = "large random"
        first = explorer.find("large random")["y"][0]
        explorer.sliders["factor"].value = 0.001
        assert first > 100
        assert explorer.find("large random")["y"][0] == pytest.approx(np.log(2), rel=1e-4)

    def test_wrong_shapes_and_unfinished_functions_are_told(self):
        assert "should make weights of shapes" in CirclesExplorer(lambda dims: {}, *STACK).message
        assert CirclesExplorer(unfinished, *STACK).message.startswith(
            "Finish exercise 1 (`initialize_parameters_zeros`)"
        )

    def test_nan_is_told(self):
        explorer = CirclesExplorer(draws(lambda n: np.nan), *STACK)
        assert "NaN" in explorer.message
        assert "Target reached" not in explorer.message
