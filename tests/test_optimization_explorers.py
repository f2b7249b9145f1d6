"""What the optimization notebook's explorers teach: batch size, four optimizers, decay, plateau, moons."""

import json

import numpy as np
import pytest
from explorer_table import mini_batches, momentum, solution, zeros

from course_utils import BatchSizeExplorer, DecayExplorer, MoonsExplorer, OptimizersExplorer, PlateauExplorer
from course_utils.cost_surfaces import plateau, saddle
from course_utils.moons_neuron import MoonsNeuron

pytestmark = pytest.mark.student

EXPLORERS = (BatchSizeExplorer, OptimizersExplorer, DecayExplorer, PlateauExplorer)


def make(kind, **others):
    """Make an explorer with the notebook's own solutions, some of them replaced."""
    return kind(*(others.get(name) or solution(name) for name in kind.exercises))


def unfinished(*arguments):
    raise NotImplementedError()


def failing(*arguments):
    raise KeyError("dw1")


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind in EXPLORERS for name in kind.exercises])
def test_every_function_is_asked_and_named(kind, name):
    number = kind.exercises[name]
    for broken, message in (
        (unfinished, f"Finish exercise {number} (`{name}`) first, then run this cell again."),
        (failing, f"`{name}` raises KeyError: 'dw1'"),
    ):
        explorer = make(kind, **{name: broken})
        if name == "schedule_lr_decay":  # the slider begins with update_lr
            explorer.sliders["interval"].value = 5
        assert explorer.message == message


@pytest.mark.parametrize(("kind", "seed"), [(OptimizersExplorer, None), (PlateauExplorer, None), (DecayExplorer, 1)])
def test_a_seed_is_shown_only_where_something_is_random(kind, seed):
    assert json.loads(make(kind).view.frame)["seed"] == seed


def test_the_neurons_slopes_are_those_of_its_cost():
    neuron, step = MoonsNeuron(), 1e-6
    W = np.array([[0.7, -1.3]])
    grads = neuron.gradients({"W1": W, "b1": np.zeros((1, 1))}, neuron.X, neuron.Y)
    slopes = [
        (neuron.cost(*(W[0] + step * along)) - neuron.cost(*(W[0] - step * along))) / (2 * step) for along in np.eye(2)
    ]
    np.testing.assert_allclose(grads["dW1"], [slopes], atol=1e-8)
    assert not grads["db1"].any()
    at_minimum = neuron.gradients({"W1": np.array([neuron.minimum]), "b1": np.zeros((1, 1))}, neuron.X, neuron.Y)
    np.testing.assert_allclose(at_minimum["dW1"], 0, atol=1e-7)


def test_every_batch_size_gets_the_same_examples():
    explorer = make(BatchSizeExplorer)
    for size, steps in ((1, 900), (16, 57), (64, 15), (300, 3)):
        explorer.sliders["size"].value = size
        assert f"3 epochs are 900 examples and {steps} steps" in explorer.message
        by_examples, by_steps = (panel.find("your size")["x"] for panel in explorer.scene[1:])
        assert (by_examples[-1], len(by_examples), by_steps[-1]) == (900, steps + 1, 60)
    dropped = make(BatchSizeExplorer, random_mini_batches=lambda X, Y, size, seed: [(X[:, :256], Y[:, :256])])
    assert "768 examples" in dropped.message  # an incomplete mini-batch that was left out


def test_the_batch_sizes_targets_can_be_hit_where_the_text_says():
    explorer = make(BatchSizeExplorer)
    rates = explorer.sliders["learning_rate"].options

    def stays_in_the_box(size, rate):
        explorer.sliders["size"].value, explorer.sliders["learning_rate"].value = size, rate
        run = explorer.scene[1].find("your size")
        hit = run["y"][run["x"] >= 600].max() < 0.345
        assert hit == (f"Size {size} stays in the box: target reached" in explorer.message)
        return hit

    for size, hits in ((1, [0.1]), (8, [1.0]), (64, [10.0]), (300, [])):
        assert [rate for rate in rates if stays_in_the_box(size, rate)] == hits


def path(explorer, name):
    run = explorer.find(name)
    return np.stack([run["x"], run["y"]], axis=1)


def test_a_factor_on_the_cost_changes_only_optimizers_that_step_by_the_slope():
    explorer = make(OptimizersExplorer)
    explorer.sliders["learning_rate"].value = 0.1
    before = {name: path(explorer, name) for name in explorer.names}
    explorer.sliders["factor"].value = 0.01
    for name in ("RMSProp", "Adam"):
        np.testing.assert_allclose(path(explorer, name), before[name], atol=1e-3)
    explorer.sliders["learning_rate"].value = 10.0
    for name in ("gradient descent", "momentum"):
        np.testing.assert_allclose(path(explorer, name), before[name], rtol=1e-9, atol=1e-9)


def test_the_optimizers_start_at_the_handle_and_a_diverged_run_is_told_once():
    explorer = make(OptimizersExplorer)
    explorer.sliders["w"].value, explorer.sliders["b"].value = 3.0, -0.25
    assert {tuple(path(explorer, name)[0]) for name in explorer.names} == {(3.0, -0.25)}
    explorer.sliders["learning_rate"].value = 0.05
    assert "gradient descent beyond all bounds" in explorer.message
    assert explorer.message.count("Gradient descent: diverged in step") == 1


def test_the_optimizers_targets_can_be_hit_where_the_text_says():
    explorer = make(OptimizersExplorer)
    hits = []
    for factor in (1.0, 0.01):
        explorer.sliders["factor"].value = factor
        for rate in (0.01, 0.05, 0.1, 0.2, 0.5, 5.0, 10.0, 20.0):
            explorer.sliders["learning_rate"].value = rate
            ends = {name: explorer.scene[1].find(name)["y"][-1] for name in ("momentum", "Adam")}
            hits += [(name, factor, rate) for name, cost in ends.items() if cost < 1e-3]
            assert ("target reached" in explorer.message) == all(cost < 1e-3 for cost in ends.values())
    assert [rate for name, factor, rate in hits if (name, factor) == ("momentum", 1)] == [0.05, 0.1, 0.2]
    assert [rate for name, factor, rate in hits if (name, factor) == ("momentum", 0.01)] == [5.0, 10.0, 20.0]
    assert [rate for name, factor, rate in hits if (name, factor) == ("Adam", 1) and rate < 1] == [0.1, 0.2, 0.5]
    assert ("Adam", 0.01, 0.1) in hits


def adam_with(correct, divide):
    def update(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
        for name in parameters:
            g = grads[f"d{name}"]
            v[f"d{name}"] = beta1 * v[f"d{name}"] + (1 - beta1) * g
            s[f"d{name}"] = beta2 * s[f"d{name}"] + (1 - beta2) * g**2
            up = v[f"d{name}"] / (1 - beta1**t if correct else 1)
            down = s[f"d{name}"] / (1 - beta2**t if correct else 1)
            parameters[name] = parameters[name] - learning_rate * divide(up, down, epsilon)
        return parameters, v, s

    return update


def outside(up, down, epsilon):
    return up / (np.sqrt(down) + epsilon)


def inside(up, down, epsilon):
    return up / np.sqrt(down + epsilon)


def test_a_missing_bias_correction_and_an_epsilon_in_the_root_show():
    right = make(OptimizersExplorer)
    uncorrected = make(OptimizersExplorer, update_parameters_with_adam=adam_with(False, outside))
    first_steps = [np.diff(path(explorer, "Adam"), axis=0)[0] for explorer in (right, uncorrected)]
    np.testing.assert_allclose(first_steps[1] / first_steps[0], 10**0.5, rtol=1e-5)

    in_root = make(OptimizersExplorer, update_parameters_with_adam=adam_with(True, inside))
    for explorer in (right, in_root):
        explorer.sliders["learning_rate"].value, explorer.sliders["factor"].value = 0.1, 1e-6
    ends = [explorer.scene[1].find("Adam")["y"][-1] for explorer in (right, in_root)]
    assert ends[0] < 1e-3 < 1 < ends[1]


def test_the_start_has_the_slope_of_the_slider_wherever_it_is_dragged():
    explorer = make(PlateauExplorer)
    for terrain, surface in (("saddle", saddle), ("plateau", plateau)):
        for slope, w in ((0.1, 0.6), (1e-4, -0.2), (1e-8, 0.6)):
            explorer.sliders["terrain"].value, explorer.sliders["slope"].value = terrain, slope
            explorer.sliders["w"].value = w
            start = path(explorer, "Adam")[0]
            assert (w, explorer.find("starting point")["y"]) == tuple(start)
            slopes = surface.slopes(*start)
            steep = abs(slopes[1]) if terrain == "saddle" else np.hypot(*slopes)
            np.testing.assert_allclose(steep, slope, rtol=0.02)


def test_the_plateaus_waiting_times_are_those_of_the_text():
    explorer = make(PlateauExplorer)

    def arrivals(**values):
        for name, value in values.items():
            explorer.sliders[name].value = value
        costs = {name: explorer.scene[1].find(name)["y"] for name in explorer.names}
        return {name: np.argmax(each < 0.01) if (each < 0.01).any() else None for name, each in costs.items()}

    waits = [arrivals(slope=slope) for slope in (0.1, 0.01, 1e-3, 1e-4)]
    gradient_descent = [wait["gradient descent"] for wait in waits]
    assert set(np.diff(gradient_descent)) == {24}
    assert f"gradient descent {gradient_descent[-1]}, " in explorer.message
    assert max(wait["RMSProp"] for wait in waits) < 6
    assert arrivals(slope=1e-8)["momentum"] is None
    assert "target reached" not in explorer.message
    assert arrivals(learning_rate=0.2)["momentum"] == 186
    assert "target reached" in explorer.message
    for rate, rmsprop_ends in ((0.02, 0.0), (0.05, 0.0), (0.1, 0.01), (0.2, 0.04), (0.5, 0.25)):
        crossing = arrivals(terrain="plateau", slope=1e-4, learning_rate=rate)
        assert crossing["gradient descent"] is crossing["momentum"] is None
        assert crossing["Adam"] is not None
        assert abs(explorer.scene[1].find("RMSProp")["y"][-1] - rmsprop_ends) < 0.006


def test_decay_reaches_the_target_between_too_little_and_too_much_as_the_text_says():
    explorer = make(DecayExplorer)
    for start, interval, hits in (
        (3.0, 1, [0.3, 1.0]),
        (3.0, 5, [3.0, 10.0, 30.0]),
        (0.3, 1, []),
        (0.3, 10, []),
    ):
        explorer.sliders["learning_rate"].value, explorer.sliders["interval"].value = start, interval
        found = []
        for rate in explorer.sliders["decay_rate"].options:
            explorer.sliders["decay_rate"].value = rate
            thin = explorer.scene[1].marks[-2]  # the constant rate's two lines are drawn before
            hit = thin["y"][thin["x"] > 25].max() < 2e-4
            assert hit == ("target reached" in explorer.message)
            found += [rate] if hit else []
        assert found == hits


def test_the_average_of_the_cost_is_over_one_epoch():
    explorer = make(DecayExplorer)
    costs, average = (mark["y"] for mark in explorer.scene[1].marks[-2:])
    assert len(costs) == 30 * 19 + 1
    for step in (0, 5, 19, 570):
        np.testing.assert_allclose(average[step], costs[max(0, step - 18) : step + 1].mean())


def test_a_decay_in_stairs_without_constant_stretches_shows():
    smooth = make(
        DecayExplorer, schedule_lr_decay=lambda start, epoch, rate, interval: start / (1 + rate * epoch / interval)
    )
    for explorer, count in ((make(DecayExplorer), 3), (smooth, 30)):
        explorer.sliders["interval"].value, explorer.sliders["decay_rate"].value = 10, 1.0
        assert len(set(explorer.find("your decay")["y"])) == count


def test_the_moons_are_separated_smoothly_where_the_text_says():
    explorer = MoonsExplorer(mini_batches, zeros, momentum)
    explorer.sliders["learning_rate"].value = 5.0
    reached = []
    for beta in (0.0, 0.9, 0.93, 0.96, 0.99):
        explorer.sliders["beta"].value = beta
        rises = np.diff(explorer.find("your momentum")["y"]).max()
        share = float(explorer.message.rsplit("classifies ")[1].partition("%")[0])
        assert ("Target reached" in explorer.message) == (share >= 93 and rises <= 0.05)
        reached += [beta] if "Target reached" in explorer.message else []
    assert reached == [0.93, 0.96]


def test_the_moons_boundary_is_that_of_each_epoch():
    def still_until_the_last(parameters, grads, v, beta, learning_rate):
        steps.append(learning_rate)
        return ({name: -array for name, array in parameters.items()} if len(steps) % 200 == 0 else parameters), v

    steps = []
    explorer = MoonsExplorer(mini_batches, zeros, still_until_the_last)
    frames = explorer.scene[0].marks[-1]["codes"]
    assert len(frames) == 40
    assert (frames[:-1] == frames[0]).all()
    assert (frames[-1] != frames[0]).any()


def test_moons_that_become_nan_are_not_called_classified():
    def lost(parameters, grads, v, beta, learning_rate):
        return {name: array * np.nan for name, array in parameters.items()}, v

    message = MoonsExplorer(mini_batches, zeros, lost).message
    assert "classifies" not in message
    assert "Your momentum: NaN in epoch 1" in message


@pytest.mark.parametrize("kind", [*EXPLORERS, MoonsExplorer])
def test_parameters_that_become_nan_are_told_and_no_target_is_reached(kind):
    name = next(name for name in kind.exercises if name.startswith("update_parameters"))

    def lost(parameters, grads, *others):
        nothing = {name: array * np.nan for name, array in parameters.items()}
        return (nothing, others[0]) if name.endswith("momentum") else nothing

    explorer = make(kind, **{name: lost})
    assert explorer.error is None
    assert "NaN in" in explorer.message
    assert "arget reached" not in explorer.message


def test_after_a_drag_no_other_starting_points_are_worked_out_ahead():
    explorer = make(OptimizersExplorer)
    assert explorer.works_ahead
    explorer.sliders["b"].value = 0.25
    assert not explorer.works_ahead
