"""Momentum under a slider on the moons network."""

import ipywidgets
import numpy as np

from ..datasets import load_moons, starting_parameters
from ..figures.style import COLORS
from ..network import accuracy, cost_and_gradients
from .bitmap.controls import STYLE, learning_rate_slider
from .bitmap.explorer import Explorer
from .bitmap.formatting import in_words
from .bitmap.regions import Regions

_GREY = {"color": "0.6", "linewidth": 1.2}
_BLUE = {"color": COLORS["blue"], "linewidth": 1.7}


def _beta_slider():
    return ipywidgets.FloatSlider(value=0.0, min=0.0, max=0.99, step=0.01, description="momentum β", style=STYLE)


class MoonsExplorer(Explorer):
    """Forty epochs with momentum on the moons network.

    Parameters
    ----------
    random_mini_batches, initialize_velocity, update_parameters_with_momentum : callable
        The student's functions.
    """

    exercises = {  # noqa: RUF012
        "random_mini_batches": 2,
        "initialize_velocity": 4,
        "update_parameters_with_momentum": 5,
    }
    alt = (
        "Left: the moons, and the regions in which the trained network predicts 0 or 1. "
        "Right: the training cost in each of 40 epochs, and in grey for β = 0."
    )
    epochs = 40
    prefetches = True

    def make_sliders(self):
        """Return the sliders for β and α."""
        alpha = learning_rate_slider(0.3, [0.03, 0.1, 0.3, 1.0, 2.0, 3.0, 4.0, 5.0])
        return {"beta": _beta_slider(), "learning_rate": alpha}

    def draw(self, figure):
        """Draw the data and the axes, and make the regions and the two lines that move."""
        self._X, self._Y = load_moons()
        self._batches = None  # the same for every β: made once
        self._plain = {}  # learning rate -> costs for β = 0, also worked out once
        plane, curve = figure.subplots(1, 2, width_ratios=(3, 2))
        self._regions = Regions(self, plane, self._X, self._Y, margin=0.3)
        title = f"prediction after {self.epochs} epochs, shuffled with seeds 11 to {10 + self.epochs}"
        plane.set_title(title, fontsize=10)
        curve.set(xlabel="epoch", ylabel="training cost", xlim=(1, self.epochs), ylim=(0, 0.9))
        curve.set_title("cost in each epoch", fontsize=10)
        self._plain_costs = self.moving(curve.plot([], [], **_GREY, label="β = 0, same α")[0], over_time=True)
        self._costs = self.moving(curve.plot([], [], **_BLUE, label="your momentum")[0], over_time=True)
        curve.legend(loc="upper right", fontsize=8)

    def work(self, beta, learning_rate):
        """Train twice, with β and with β = 0; yield what came of the first, see `_train`."""
        if self._batches is None:
            seeds = range(11, 11 + self.epochs)
            self._batches = [self.call("random_mini_batches", self._X, self._Y, 64, seed) for seed in seeds]
        if learning_rate not in self._plain:
            _, self._plain[learning_rate] = yield from self._train(0.0, learning_rate)
        yield (yield from self._train(beta, learning_rate))

    def show(self, result, beta, learning_rate):
        """Show both trainings, and say how good they are."""
        self._snapshots, self.costs = result
        plain_costs = self._plain[learning_rate]
        epochs = np.arange(1, self.epochs + 1)
        parameters = self._snapshots[-1]
        self._regions.show(parameters)
        self._costs.set_data(epochs, self.costs)
        self._plain_costs.set_data(epochs, plain_costs)
        return (
            f"β = {beta:.2f}, α = {learning_rate:g}: in epoch {self.epochs} the cost is "
            f"{in_words(self.costs[-1])} with momentum, {in_words(plain_costs[-1])} with β = 0. "
            "With momentum the network classifies "
            f"{accuracy(parameters, self._X, self._Y):.1%} of the points correctly."
        )

    def rewind(self, moment):
        """Show the regions after so many epochs."""
        self._regions.show(self._snapshots[moment])

    def _train(self, beta, learning_rate):
        """Train with the student's functions, with a pause after each epoch.

        Returns the parameters after each epoch and the mean cost in each.
        """
        update = "update_parameters_with_momentum"
        parameters = starting_parameters("moons")
        v = self.call("initialize_velocity", parameters)
        costs, snapshots = np.zeros(self.epochs), []
        for epoch, batches in enumerate(self._batches):
            for X, Y in batches:
                cost, grads = cost_and_gradients(parameters, X, Y)
                parameters, v = self.call(
                    update, parameters, grads, v, beta, learning_rate, returns=("parameters", "v")
                )
                costs[epoch] += cost * X.shape[1] / self._X.shape[1]
            snapshots.append({name: np.array(array) for name, array in parameters.items()})
            yield
        return snapshots, costs
