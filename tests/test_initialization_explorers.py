"""The explorers of the initialization notebook: the signal in a deep stack."""

import numpy as np
import pytest
from explorer_table import draws, he, large, xavier

from course_utils import DeepStackExplorer

pytestmark = pytest.mark.student
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
