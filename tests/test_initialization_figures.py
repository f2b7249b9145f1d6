"""The figures of the initialization notebook say what they show, from the results that they get."""

from types import SimpleNamespace

import numpy as np
import pytest

from course_utils import accuracy, load_circles
from course_utils.figures import initialization as figures

X, Y, _, _ = load_circles()


def network(W1):
    """Weights of the network 2-10-5-1, all the same after layer 1."""
    parameters = {"W1": W1, "W2": np.full((5, 10), 0.1), "W3": np.full((1, 5), 0.1)}
    return parameters | {f"b{l}": np.zeros((n, 1)) for l, n in ((1, 10), (2, 5), (3, 1))}


EQUAL, DIFFERENT = network(np.full((10, 2), 0.5)), network(np.random.RandomState(0).randn(10, 2))

NOTHING = network(np.zeros((10, 2)))


def run(parameters, costs):
    return SimpleNamespace(start=EQUAL, parameters=parameters, costs=np.array(costs, dtype=float))


@pytest.mark.parametrize("name", ["twin_units", "sum_spread", "relu_halves", "signal_strength"])
def test_a_picture_has_a_caption_and_an_alternative_text(name, capsys):
    getattr(figures, f"draw_{name}")()
    caption, alt = capsys.readouterr().out.splitlines()
    assert caption.endswith(".")
    assert len(alt.split()) > 20


@pytest.mark.parametrize(("parameters", "number"), [(EQUAL, 1), (DIFFERENT, 10)], ids=["equal", "different"])
def test_the_number_of_different_units_is_counted(parameters, number, capsys):
    figures.plot_equal_start(run(parameters, [1, 0.5]), X, Y)
    assert f"after training: {number}." in capsys.readouterr().out


def test_costs_are_reported_as_they_are_even_when_a_run_diverges(capsys):
    figures.plot_all_costs({"He": run(EQUAL, [0.7, 0.3, 0.1]), "zeros": run(EQUAL, [0.7, np.nan, np.nan])})
    out = capsys.readouterr().out
    assert "below 0.35, half of log 2: He 1." in out
    assert "zeros nan" in out
    figures.plot_all_costs({"zeros": run(EQUAL, [0.7, 0.7])})
    assert "half of log 2: none." in capsys.readouterr().out


def test_a_run_whose_cost_never_exceeds_one_is_not_said_to_oscillate(capsys):
    figures.plot_cost_and_boundary({"zeros": run(EQUAL, [0.7, 0.7])}, "zeros", X, Y)
    assert "never above 1" in capsys.readouterr().out


def test_boundaries_and_sizes_report_their_numbers(capsys):
    figures.plot_boundaries({"zeros": run(NOTHING, [1]), "He": run(DIFFERENT, [1])}, X, Y)
    shares = [f"{accuracy(parameters, X, Y):.0%}" for parameters in (NOTHING, DIFFERENT)]
    assert shares[0] != shares[1]
    assert f"Train accuracy: zeros {shares[0]}, He {shares[1]}." in capsys.readouterr().out
    figures.plot_signal_sizes({"He": (np.array([1, 2.0]), np.array([3.0, 1]))})
    assert "He 2e+00 and 3e+00" in capsys.readouterr().out


def test_histograms_show_each_activation(capsys):
    stack = {"mine": lambda sizes: {"W1": np.eye(200), "b1": np.zeros((200, 1))}}
    for activation in ("ReLU", "tanh"):
        figures.plot_activation_histograms(stack, activation, layers=(1,))
        assert f"Activations of {activation} layers" in capsys.readouterr().out
