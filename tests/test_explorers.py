"""Explorers without a browser: set a slider, look at what changed."""

import base64
import io

import numpy as np
import pytest
from explorer_table import EXPLORERS, average, he, large, mini_batches, momentum, picture, xavier, zeros
from PIL import Image

from course_utils import (
    AverageExplorer,
    BowlExplorer,
    CirclesExplorer,
    DeepStackExplorer,
    DropoutExplorer,
    MoonsExplorer,
    PenaltyExplorer,
)
from course_utils.explorers.framework.controls import stops

pytestmark = pytest.mark.student


def momentum_without_the_factor(parameters, grads, v, beta, learning_rate):
    v = {name: beta * v[name] + grads[name] for name in v}
    return {name: array - learning_rate * v[f"d{name}"] for name, array in parameters.items()}, v


def unfinished(*arguments):
    raise NotImplementedError()


def failing(*arguments):
    raise KeyError("dw1")


@pytest.fixture(params=EXPLORERS)
def entry(request, monkeypatch):
    """Each explorer of the table; trainings are short here."""
    for kind in (PenaltyExplorer, DropoutExplorer, CirclesExplorer):
        monkeypatch.setattr(kind, "iterations", 600)
    return EXPLORERS[request.param]


@pytest.fixture
def explorer(entry):
    return entry.make()


def move(explorer, entry):
    explorer.sliders[entry.slider].value = entry.value


def test_a_move_changes_the_picture_and_the_text(explorer, entry):
    before = picture(explorer)
    move(explorer, entry)
    assert explorer.error is None
    assert all(now != then for now, then in zip(picture(explorer)[:2], before[:2], strict=True))
    assert entry.words in explorer.message


def test_the_way_back_gives_the_picture_of_before(explorer):
    def there_and_back():
        before = explorer.values
        for name, slider in explorer.sliders.items():
            slider.value = stops(slider)[-1]
            slider.value = before[name]
        return picture(explorer)

    message = explorer.message
    first = there_and_back()  # a training that has been finished on the way stays in the picture
    assert there_and_back() == first
    assert explorer.message == message


def test_the_students_random_state_is_left_alone(explorer, entry):
    np.random.seed(8)
    expected = np.random.rand(2)
    np.random.seed(8)
    move(explorer, entry)
    np.testing.assert_array_equal(np.random.rand(2), expected)


def test_every_slider_has_a_label_and_the_picture_a_description(explorer):
    assert all(slider.description for slider in explorer.sliders.values() if slider.layout.display != "none")
    assert len(explorer.alt) > 60


def test_a_reader_without_widgets_gets_the_picture_with_its_text(explorer):
    bundle = explorer._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert Image.open(io.BytesIO(base64.b64decode(bundle["image/png"]))).width >= 800
    assert f'alt="{explorer.alt}"' in bundle["text/html"]
    assert explorer.message in bundle["text/plain"]


@pytest.mark.parametrize(
    ("make", "number", "name"),
    [
        (lambda: BowlExplorer(unfinished, momentum), 4, "initialize_velocity"),
        (lambda: BowlExplorer(zeros, unfinished), 5, "update_parameters_with_momentum"),
        (lambda: MoonsExplorer(unfinished, zeros, momentum), 2, "random_mini_batches"),
        (lambda: MoonsExplorer(mini_batches, unfinished, momentum), 4, "initialize_velocity"),
        (lambda: AverageExplorer(unfinished), 3, "exponentially_weighted_average"),
        (lambda: DeepStackExplorer(large, unfinished, he), 3, "initialize_parameters_xavier"),
    ],
)
def test_an_unfinished_function_is_named(make, number, name):
    assert make().message == f"Finish exercise {number} (`{name}`) first, then run this cell again."


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (lambda: BowlExplorer(zeros, failing), "update_parameters_with_momentum"),
        (lambda: BowlExplorer(failing, momentum), "initialize_velocity"),
        (lambda: MoonsExplorer(failing, zeros, momentum), "random_mini_batches"),
        (lambda: AverageExplorer(failing), "exponentially_weighted_average"),
        (lambda: DeepStackExplorer(large, failing, he), "initialize_parameters_xavier"),
    ],
)
def test_an_exception_in_the_students_function_is_one_line(make, name):
    explorer = make()
    assert f"`{name}`" in explorer.message
    assert "KeyError" in explorer.message


@pytest.mark.parametrize("result", [lambda p, v: p, lambda p, v: [p]], ids=["a-dict", "a-list"])
@pytest.mark.parametrize(
    "explore", [BowlExplorer, lambda *two: MoonsExplorer(mini_batches, *two)], ids=["bowl", "moons"]
)
def test_a_velocity_that_is_not_returned_is_missed(explore, result):
    explorer = explore(zeros, lambda parameters, grads, v, beta, learning_rate: result(parameters, v))
    name = "update_parameters_with_momentum"
    assert f"`{name}` should return `parameters` and `v`, but one of them is missing." in explorer.message


@pytest.mark.parametrize(
    "make",
    [
        lambda: MoonsExplorer(lambda X, Y, size, seed: [X, Y], zeros, momentum),
        lambda: AverageExplorer(lambda values, beta, bias_correction: [1.0]),
        lambda: DeepStackExplorer(large, lambda layers_dims: {"W1": np.ones((2, 2))}, he),
    ],
)
def test_an_unfit_result_is_one_line(make):
    explorer = make()
    assert explorer.error is not None
    assert f"`{next(iter(explorer.exercises))}`" in explorer.message or "should make 30 layers" in explorer.message


def path(explorer):
    mark = explorer.find("your momentum")
    return np.stack([mark["x"], mark["y"]], axis=1)


def test_the_bowls_path_is_that_of_the_students_function():
    explorer = BowlExplorer(zeros, momentum)
    explorer.sliders["beta"].value = 0.5
    explorer.sliders["learning_rate"].value = 0.01
    w, b, vw, vb = -4.0, 0.5, 0.0, 0.0
    for point in path(explorer):
        np.testing.assert_allclose(point, (w, b), rtol=1e-9, atol=1e-15)
        vw, vb = 0.5 * vw + 0.5 * w, 0.5 * vb + 0.5 * 100 * b
        w, b = w - 0.01 * vw, b - 0.01 * vb


def test_a_wrong_function_shows_what_it_does():
    right, wrong = BowlExplorer(zeros, momentum), BowlExplorer(zeros, momentum_without_the_factor)
    np.testing.assert_array_equal(path(right), path(wrong))  # with β = 0 the two cannot be told apart
    for explorer in (right, wrong):
        explorer.sliders["beta"].value = 0.5
    assert np.abs(path(wrong) - path(right)).max() > 0.1
    # without the factor 1 - β the same path needs a learning rate of (1 - β) α
    right.sliders["learning_rate"].value, wrong.sliders["learning_rate"].value = 0.02, 0.01
    np.testing.assert_allclose(path(right), path(wrong), atol=1e-12)


def test_a_diverging_path_is_told_and_drawn_without_a_warning(recwarn):
    explorer = BowlExplorer(zeros, momentum)
    explorer.sliders["learning_rate"].value = 0.3
    assert "beyond all bounds" in explorer.message
    assert not [warning for warning in recwarn if issubclass(warning.category, RuntimeWarning)]


def test_the_bowls_map_is_the_final_cost_from_the_start_that_is_shown():
    def final_costs():
        rows = [mark["codes"][0] for mark in explorer.scene[2].marks if mark["type"] == "image"]
        return np.array(rows)

    calls = []

    def spy(*arguments):
        calls.append(arguments)
        return momentum(*arguments)

    explorer = BowlExplorer(zeros, spy)
    from_the_side = final_costs()
    assert from_the_side.shape == (12, 20)
    calls.clear()
    for place, rate in ((1, 0.01), (8, 0.1), (11, 0.3)):
        for column in (0, 10, 15, 19):
            explorer.sliders["beta"].value, explorer.sliders["learning_rate"].value = (5 * column + 2) / 100, rate
            end = explorer.scene[1].find("your momentum")["y"]
            diverged = any("your momentum" in note for note in explorer.scene[1].notes)
            shade = 31 if "Target reached" in explorer.message else np.round((2 - np.log10(end[-1])) / 11 * 31)
            strength = 32 if diverged else np.clip(shade, 0, 31)
            assert from_the_side[place, column] == strength
    assert len(calls) <= 2 * 12 * explorer.steps  # other paths, but the same map
    explorer.sliders["w"].value = 0.0
    assert (final_costs() != from_the_side).any()


def test_the_bowls_path_is_shown_before_its_map():
    explorer = BowlExplorer(zeros, momentum)
    first, *_, last = explorer.work(beta=0.5, learning_rate=0.1, w=1.0, b=0.1)
    assert first[2] is None
    assert len(last[2]) == 240


def test_the_targets_in_the_text_can_be_hit():
    bowl = BowlExplorer(zeros, momentum)
    bowl.sliders["learning_rate"].value = 0.1
    bowl.sliders["beta"].value = 0.7
    assert "e-14 with momentum" in bowl.message

    averages = AverageExplorer(average)
    averages.sliders["beta"].value = 0.87
    assert "0.6" in averages.message.rpartition("it is ")[2]


def test_only_the_chosen_initializer_has_to_be_finished():
    explorer = DeepStackExplorer(unfinished, xavier, unfinished)
    assert "with ReLU" in explorer.message
    explorer.sliders["scheme"].value = "He"
    assert "Finish exercise 4" in explorer.message


def test_functions_that_change_their_dicts_in_place_are_served_too():
    def in_place(parameters, grads, v, beta, learning_rate):
        for name in parameters:
            v[f"d{name}"] *= beta
            v[f"d{name}"] += (1 - beta) * grads[f"d{name}"]
            parameters[name] -= learning_rate * v[f"d{name}"]
        return parameters, v

    one, other = BowlExplorer(zeros, momentum), BowlExplorer(zeros, in_place)
    for explorer in (one, other):
        explorer.sliders["beta"].value = 0.6
    np.testing.assert_allclose(path(one), path(other), rtol=1e-12)
