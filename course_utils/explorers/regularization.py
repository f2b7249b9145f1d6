"""Regularization under a slider: the penalty's λ, and dropout's keep_prob, on the football network.

A training takes seconds: its first iterations are shown at once, and the picture grows while the slider rests. What
the slider's other values give is worked out ahead.
"""

import numpy as np

from ..datasets import starting_parameters
from ..figures.style import COLORS
from ..football import load_football
from ..network import accuracy
from ..training import train_full_batch
from .bitmap.controls import choice
from .bitmap.explorer import Explorer
from .bitmap.regions import Regions

_PORTION = 10  # iterations between two looks at the clock: some 2 ms
_KEPT = 40  # networks of each training that a replay shows


class _TrainingExplorer(Explorer):
    """The football network after 30 000 iterations, for one value of a slider."""

    seed = 1
    iterations = 30_000
    learning_rate = 0.3
    prefetches = shows_others = True
    options: tuple[float, ...] = ()
    symbol = ""
    lowest = 0.8  # accuracy that the middle shows
    tallest = 24.0  # norm that the right shows

    # --- what a subclass provides

    def forward(self, value, X, parameters):
        """Return the output and the cache."""
        raise NotImplementedError

    def backward(self, value, X, Y, cache):
        """Return the gradients."""
        raise NotImplementedError

    def describe(self, value, parameters):
        """Return one more sentence about a trained network."""
        return ""

    # --- the explorer

    def make_sliders(self):
        """Return the slider; its values are few, since each one stands for a training."""
        return {"value": choice(self.symbol, self.options[0], self.options)}

    def draw(self, figure):
        """Draw the pitch and the axes, and make what moves."""
        self._shares = {}  # value of the slider -> (train, test) accuracy after its whole training
        self._X, self._Y, self._X_test, self._Y_test = load_football()
        plane, shares, norms = figure.subplots(1, 3, width_ratios=(4, 3, 2))
        self._regions = Regions(self, plane, self._X, self._Y, margin=0.04)
        plane.set_title("training kicks and prediction", fontsize=10)

        places = range(len(self.options))
        shares.set(xticks=places, xlim=(-0.5, len(self.options) - 0.5), ylim=(self.lowest, 1.0))
        shares.set_xticklabels([f"{option:g}" for option in self.options], fontsize=8, rotation=90)
        shares.set(xlabel=self.symbol, ylabel="accuracy")
        shares.set_title("trained to the end so far", fontsize=10)
        self._train = self.moving(shares.plot([], [], "s--", color=COLORS["orange"], label="train")[0])
        self._test = self.moving(shares.plot([], [], "o-", color=COLORS["green"], label="test")[0])
        self._here = self.moving(shares.axvline(0, color="0.6", linewidth=1, zorder=0))
        shares.legend(loc="lower left", fontsize=8)

        self._bars = [self.moving(bar) for bar in norms.bar(("W1", "W2", "W3"), 1, color=COLORS["sky"])]
        norms.set(ylabel="norm", ylim=(0, self.tallest))
        norms.set_title("size of the weights", fontsize=10)

    def work(self, value):
        """Train on; yield the networks that a replay needs by their iteration, the latest one last."""
        iteration, parameters = 0, starting_parameters("football")
        self.describe(value, parameters)  # what is unfinished there is told before the training
        kept = {0: parameters}
        pictures = np.geomspace(1, self.iterations, _KEPT).round().astype(int)
        for goal in np.union1d(pictures, np.arange(_PORTION, self.iterations, _PORTION)).tolist():
            parameters, _ = train_full_batch(
                self._X,
                self._Y,
                parameters,
                lambda X, parameters: self.forward(value, X, parameters),
                lambda X, Y, cache: self.backward(value, X, Y, cache),
                iterations=goal - iteration,
                learning_rate=self.learning_rate,
            )
            iteration = goal
            if goal in pictures:
                kept[goal] = parameters
            yield kept | {goal: parameters}

    def show(self, networks, value):
        """Show the latest network, and what is known of the other values; say how good it is."""
        self.networks = list(networks.values())
        iteration, parameters = list(networks)[-1], self.networks[-1]
        self._show_network(parameters)
        for values, others in self.finished():
            if values["value"] not in self._shares:
                self._shares[values["value"]] = self._shares_of(others[self.iterations])
        known = [(place, *self._shares[option]) for place, option in enumerate(self.options) if option in self._shares]
        places, train, test = np.transpose(known) if known else ((), (), ())
        self._train.set_data(places, train)
        self._test.set_data(places, test)
        self._here.set_xdata([self.options.index(value)] * 2)
        train, test = self._shares_of(parameters)
        return (
            f"{self.symbol} = {value:g}, iteration {iteration} of {self.iterations}: train {train:.1%}, "
            f"test {test:.1%}. {self.describe(value, parameters)}"
        )

    def moments(self):
        """Return how many networks were kept."""
        return len(self.networks)

    def rewind(self, moment):
        """Show a network that was kept."""
        self._show_network(self.networks[moment])

    def _show_network(self, parameters):
        self._regions.show(parameters)
        for l, bar in enumerate(self._bars, start=1):
            bar.set_height(np.nan_to_num(np.linalg.norm(parameters[f"W{l}"]), posinf=1e9))

    def _shares_of(self, parameters):
        return accuracy(parameters, self._X, self._Y), accuracy(parameters, self._X_test, self._Y_test)


class PenaltyExplorer(_TrainingExplorer):
    """The football network under a slider for λ.

    Parameters
    ----------
    forward_propagation : callable
        The notebook's own.
    compute_cost_with_regularization, backward_propagation_with_regularization : callable
        The student's functions.
    """

    exercises = {  # noqa: RUF012
        "compute_cost_with_regularization": 1,
        "backward_propagation_with_regularization": 2,
    }
    alt = (
        "Left: the training kicks over the regions in which the network predicts 0 or 1. Middle: its accuracy "
        "on training and on test kicks for each λ trained so far. Right: the norms of its three weight matrices."
    )
    options = (0.0, 0.1, 0.3, 0.5, 0.7, 1.0, 2.0, 3.0, 5.0, 10.0, 15.0, 20.0)
    symbol = "λ"
    lowest = 0.5

    def __init__(self, forward_propagation, *functions):
        self._forward = forward_propagation
        super().__init__(*functions)

    def forward(self, value, X, parameters):
        """Return what the notebook's function returns."""
        return self._forward(X, parameters)

    def backward(self, value, X, Y, cache):
        """Return what the student's function returns."""
        return self.call("backward_propagation_with_regularization", X, Y, cache, value)

    def describe(self, value, parameters):
        """Say what the cost is made of."""
        output, _ = self._forward(self._X, parameters)
        name = "compute_cost_with_regularization"
        plain, cost = (float(self.call(name, output, self._Y, parameters, strength)) for strength in (0.0, value))
        return f"Cost {cost:.3f} = cross-entropy {plain:.3f} + penalty {cost - plain:.3f}."


class DropoutExplorer(_TrainingExplorer):
    """The football network under a slider for keep_prob.

    Parameters
    ----------
    forward_propagation_with_dropout, backward_propagation_with_dropout : callable
        The student's functions.
    """

    exercises = {  # noqa: RUF012
        "forward_propagation_with_dropout": 3,
        "backward_propagation_with_dropout": 4,
    }
    alt = (
        "Left: the training kicks over the regions in which the network, without dropout, predicts 0 or 1. "
        "Middle: its accuracy on training and on test kicks for each keep_prob trained so far. "
        "Right: the norms of its three weight matrices."
    )
    options = (1.0, 0.95, 0.9, 0.86, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1)
    symbol = "keep_prob"

    def forward(self, value, X, parameters):
        """Return what the student's function returns."""
        return self.call("forward_propagation_with_dropout", X, parameters, value)

    def backward(self, value, X, Y, cache):
        """Return what the student's function returns."""
        return self.call("backward_propagation_with_dropout", X, Y, cache, value)
