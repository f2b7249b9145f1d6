"""The figures of the optimization notebook say what the results are, and its numbers by hand are right."""

import inspect

import numpy as np
import pytest
from explorer_table import solution

from course_utils import (
    bowl,
    cost_and_gradients,
    descend,
    difference_from_sklearn,
    load_moons,
    parabola,
    starting_parameters,
    train_for_seconds,
    train_network,
)
from course_utils.figures import optimization as figures

X, Y = load_moons()
step_by_gradient, mini_batches = solution("update_parameters_with_gd"), solution("random_mini_batches")


def no_state(parameters):
    return None


def gd_step(parameters, grads, state, t, learning_rate):
    return step_by_gradient(parameters, grads, learning_rate), state


def train(rate, epochs=20):
    start = starting_parameters("moons")
    return train_network(X, Y, start, no_state, gd_step, mini_batches, epochs=epochs, learning_rate=rate)


PICTURES = [name for name, _ in inspect.getmembers(figures, inspect.isfunction) if name.startswith("draw_")]
PICTURES = [name for name in PICTURES if getattr(figures, name).__module__ == figures.__name__]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_a_caption_and_an_alternative_text(name, capsys):
    getattr(figures, name)(*((X, Y) if name == "draw_moons_and_bowl" else ()))
    caption, alt = capsys.readouterr().out.splitlines()
    assert caption.endswith(".")
    assert len(alt.split()) > 20


def test_learning_rates_are_described_by_their_runs(capsys):
    runs = {rate: descend(parabola, (-1, 0), no_state, gd_step, steps=10, learning_rate=rate) for rate in (0.05, 0.3)}
    other = {rate: descend(parabola, (-1, 0), no_state, gd_step, steps=10, learning_rate=rate) for rate in (0.9, 1.05)}
    figures.plot_learning_rates(runs | other)
    out = capsys.readouterr().out
    assert "α = 0.05 too small, α = 0.3 converges quickly, α = 0.9 oscillates, α = 1.05 diverges" in out
    path, costs = runs[0.3]
    figures.plot_learning_rates({0.3: (np.full_like(path, np.nan), np.full_like(costs, np.nan))})
    out = capsys.readouterr().out
    assert "α = 0.3 diverges" in out
    assert "converges" not in out


def test_the_path_on_the_bowl_is_reported_as_it_is(capsys):
    for rate, end in ((0.018, "0.21"), (0.02, "12.64")):
        figures.plot_zigzag(*descend(bowl, (-4, 0.5), no_state, gd_step, steps=100, learning_rate=rate))
        assert f"from 20.5 to {end}." in capsys.readouterr().out


def test_runs_report_their_accuracy_and_costs(capsys):
    runs = {"gradient descent": train(0.0), "Adam": train(0.3)}
    figures.plot_boundaries(runs, X, Y)
    figures.plot_cost_curves(runs)
    figures.plot_decay_runs({(name, "constant"): run for name, run in runs.items()})
    out = capsys.readouterr().out
    assert f"Costs of the last epoch: gradient descent {runs['gradient descent'].costs[-1]:.2f}" in out
    assert f"constant {runs['gradient descent'].costs[-1]:.2f}" in out
    assert "Train accuracy: gradient descent " in out


def test_averages_report_how_much_the_correction_adds(capsys):
    values, beta = np.full(60, 10.0), 0.9
    average = solution("exponentially_weighted_average")
    figures.plot_averages(values, {beta: average(values, beta)}, {beta: average(values, beta, False)})
    assert "adds 9.0 °C on day 1, 0.1 °C on day 50" in capsys.readouterr().out


def test_a_missing_correction_shows_in_the_numbers(capsys):
    adam, zeros = solution("update_parameters_with_adam"), solution("initialize_adam")

    def run(late):
        def step(parameters, grads, state, t, learning_rate):
            parameters, *state = adam(parameters, grads, *state, t + late, learning_rate)
            return parameters, state

        return descend(bowl, (-4, 0.5), zeros, step, steps=100, learning_rate=0.5)

    figures.plot_adam_correction(run(0), run(1_000_000), learning_rate=0.5)
    assert "1.0 α with bias correction and 4.1 α without" in capsys.readouterr().out


def test_small_plots_report_their_numbers(capsys):
    figures.plot_schedules({"every epoch": [0.1, 0.05], "in stairs": [0.1, 0.1]})
    figures.plot_speed_and_cost([1, 64], [(100.0, 0.5), (2000.0, 0.2)])
    out = capsys.readouterr().out
    assert "every epoch 0.050, in stairs 0.100" in out
    assert "64 process 20 times as many examples" in out
    assert "belongs to size 64: 0.20" in out
    figures.plot_shares_of_minima({1: 0.5, 2: 0.1})
    figures.plot_shares_of_minima({1: 0.5, 2: 0.3})
    faster, other = [line for line in capsys.readouterr().out.splitlines() if not line.startswith("[")]
    assert "falls faster" in faster
    assert "which one falls faster?" in other


def test_training_for_a_time_takes_steps_and_returns_the_cost_of_all_examples():
    at_start, _ = cost_and_gradients(starting_parameters("moons"), X, Y)
    start = starting_parameters("moons")
    speed, cost = train_for_seconds(0.05, X, Y, start, step_by_gradient, mini_batches, 64, 0.1)
    assert speed > 0
    assert cost < at_start


def test_the_library_agrees_with_gradient_descent_and_not_with_another_learning_rate():
    settings = {"solver": "sgd", "momentum": 0, "nesterovs_momentum": False, "alpha": 0}
    for rate, agrees in ((0.1, True), (0.11, False)):
        difference = difference_from_sklearn(
            X, Y, no_state, gd_step, 0.1, mini_batches, learning_rate_init=rate, **settings
        )
        assert (difference < 1e-12) == agrees


def pair(w, b):
    return {"W1": np.array([[float(w)]]), "b1": np.array([[float(b)]])}


def gradients(w, b):
    return {f"d{name}": array for name, array in pair(w, b).items()}


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("update_parameters_with_gd", (pair(1, 0.5), gradients(2, -1), 0.3), [0.4, 0.8]),
        (
            "update_parameters_with_momentum",
            (pair(6, 1), gradients(6, 10), gradients(4, -5), 0.9, 0.1),
            [5.58, 1.35, 4.2, -3.5],
        ),
        (
            "update_parameters_with_rmsprop",
            (pair(4, 0.5), gradients(4, 50), gradients(0, 0), 0.1),
            [3.6838, 0.1838, 1.6, 250],
        ),
        (
            "update_parameters_with_adam",
            (pair(4, 0.5), gradients(4, 50), gradients(0, 0), gradients(0, 0), 1),
            [3.99, 0.49, 0.4, 5, 0.016, 2.5],
        ),
    ],
)
def test_the_numbers_by_hand(name, arguments, expected):
    returned = solution(name)(*arguments)
    dicts = (returned,) if isinstance(returned, dict) else returned
    numbers = [array.item() for part in dicts for array in part.values()]
    np.testing.assert_allclose(numbers, expected, atol=6e-5)
