"""The figures and the worked numbers of the gradient checking notebook say what the code computes."""

import numpy as np
import pytest
from answer_keys import answers, key_of

from course_utils.figures import gradient_checking as figures
from grading.exercises import find_exercise

BACKWARD = find_exercise("backward_propagation_n")


@pytest.fixture
def names():
    """The names of the solved notebook."""
    return dict(answers("gradient_checking").reference(BACKWARD).__globals__)


def network(names, backward):
    """Return parameters, gradients of this backward pass, X and Y, as the notebook has them."""
    exec(backward, names)
    random = np.random.RandomState(1)
    X, Y = random.randn(4, 3), np.array([[1, 1, 0]])
    parameters = {key: random.randn(*shape) for key, shape in names["SHAPES"].items()}
    _, cache = names["forward_propagation_n"](X, Y, parameters)
    return parameters, names["backward_propagation_n"](X, Y, cache), X, Y


PICTURES = ["hidden_bug", "chords", "graph", "moved_entry", "epsilon_balance", "error_spread", "kink"]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_a_caption_and_an_alternative_text(name, capsys):
    getattr(figures, f"draw_{name}")()
    caption, alt = capsys.readouterr().out.splitlines()
    assert caption.endswith(".")
    assert len(alt.split()) > 20


def test_a_wrong_sign_lowers_the_cost_less_than_right_gradients(capsys):
    figures.draw_hidden_bug()
    ends = capsys.readouterr().out.partition("Costs: ")[2].replace(".]", "").split(", ")
    (before, wrong), (start, right) = ([float(x) for x in end.split(" from ")[1].split(" to ")] for end in ends)
    assert before == start
    assert right < wrong < start


def test_the_default_and_the_best_epsilon_are_reported(capsys):
    figures.plot_epsilons([1e-9, 1e-7, 1e-5], [np.nan, 2e-7, 3e-10])
    assert "ε = 1e-07 gives 2e-07; the best, ε = 1e-05, gives 3e-10." in capsys.readouterr().out


@pytest.mark.filterwarnings("error")
def test_a_plateau_can_be_drawn(capsys):
    figures.plot_epsilons([1e-9, 1e-7, 1e-5], [0.3, 0.3, 0.3])
    assert "ε = 1e-07 gives 3e-01" in capsys.readouterr().out


def test_times_and_costs_are_reported(names, capsys):
    figures.plot_check_times(names["forward_propagation_n"], names["backward_propagation_n"])
    assert "47 parameters: " in capsys.readouterr().out
    figures.plot_moving_cost([-0.01, 0, 0.01], {"new mask": [0.5, 2, 0.75], "same mask": [0.5, 0.5, 0.5]})
    assert "new mask: from 0.500 to 2.000; same mask: from 0.500 to 0.500." in capsys.readouterr().out


def test_parameters_are_counted_by_array(capsys):
    figures.plot_parameters(np.array([[2.0], [3.0], [1.0]]), ["W1", "W1", "b1"])
    assert "The 3 parameters as one column: 2 of W1, 1 of b1." in capsys.readouterr().out


@pytest.mark.parametrize(("name", "value"), [("gradient_check", 0.04), ("gradient_check_n", 0.01 / 9.387)])
def test_the_first_visible_case_is_the_worked_example(name, value):
    key = key_of(find_exercise(name))
    assert key.cases[0].args[-1] == {"gradient_check": 0.5, "gradient_check_n": 0.1}[name]
    assert key.expected[0] == pytest.approx(value, rel=1e-3)
