"""The explorers of the regularization notebook, with short trainings."""

import numpy as np
import pytest
from explorer_table import EXPLORERS, dropout, forward, penalty

from course_utils import DropoutExplorer, PenaltyExplorer

pytestmark = pytest.mark.student


@pytest.fixture(autouse=True)
def short_trainings(monkeypatch):
    for kind in (PenaltyExplorer, DropoutExplorer):
        monkeypatch.setattr(kind, "iterations", 600)


def segments(explorer):
    return next(mark for mark in explorer.scene[1].marks if mark["type"] == "segments")


def test_a_penalty_shrinks_the_weights_and_their_bars_before_those_without_one():
    explorer = EXPLORERS["penalty"].make()
    widths, norms = segments(explorer)["widths"], explorer.find("λ = 0")["heights"]
    explorer.sliders["value"].value = 3.0
    assert segments(explorer)["widths"].sum() < widths.sum()
    np.testing.assert_array_equal(explorer.find("λ = 0")["heights"], norms)  # the ghost
    assert np.all(explorer.find("λ = 3")["heights"] < norms)


@pytest.mark.parametrize("name", ["penalty", "dropout"])
def test_the_strip_collects_every_training_that_is_finished(name):
    explorer = EXPLORERS[name].make()
    for count, value in enumerate(explorer.options[:3], start=1):
        explorer.sliders["value"].value = value
        strip = explorer.scene[-1]
        assert list(strip.find("test set")["x"]) == list(range(count))
        assert sum(mark["type"] == "image" for mark in strip.marks) == count


def test_a_dropped_unit_has_no_lines_in_its_pass():
    explorer = EXPLORERS["dropout"].make()
    assert np.all(segments(explorer)["widths"] > 0)
    explorer.sliders["value"].value = 0.5
    lines, units = [mark for mark in explorer.scene[1].marks if mark["type"] == "segments"]
    for widths, kept in zip(lines["widths"], units["widths"] > 0, strict=True):
        of_layer_1 = widths[:40].reshape(20, 2)
        assert np.array_equal(of_layer_1.any(axis=1), kept[:20])
    assert 0.3 < np.mean(units["widths"] > 0) < 0.7


def test_the_average_is_that_of_the_single_passes_and_the_kick_can_be_moved():
    explorer = EXPLORERS["dropout"].make()
    explorer.sliders["value"].value = 0.5
    single, average = explorer.find("single pass")["y"], explorer.find("average so far")["y"]
    assert len(set(single)) > 3
    np.testing.assert_allclose(average, [single[:n].mean() for n in range(1, len(single) + 1)])
    explorer.sliders["x1"].value = 0.2
    assert not np.allclose(explorer.find("single pass")["y"], single)


def test_a_moved_kick_trains_no_network_again():
    calls = []

    def spy(*arguments):
        calls.append(arguments)
        return dropout[1](*arguments)

    explorer = DropoutExplorer(dropout[0], spy)
    before = len(calls)
    explorer.sliders["x2"].value = 0.15
    assert len(calls) == before


def test_the_dropout_training_does_not_depend_on_what_was_looked_at_before():
    direct, detour = EXPLORERS["dropout"].make(), EXPLORERS["dropout"].make()
    detour.sliders["value"].value = 0.3
    for explorer in (direct, detour):
        explorer.sliders["value"].value = 0.5
    assert direct.message == detour.message


def test_nan_is_told_and_no_target_is_reached():
    explorer = PenaltyExplorer(forward, penalty[0], lambda *a: {k: v * np.nan for k, v in penalty[1](*a).items()})
    assert "The network's output is NaN" in explorer.message
    assert "Target reached" not in explorer.message


@pytest.mark.parametrize("position", [0, 1])
def test_an_unfinished_function_is_named(position):
    def unfinished(*arguments):
        raise NotImplementedError()

    functions = list(penalty)
    functions[position] = unfinished
    explorer = PenaltyExplorer(forward, *functions)
    assert explorer.message.startswith(f"Finish exercise {position + 1} (`")
