"""Momentum on the moons network: the decision boundary over the epochs."""

from functools import partial

import numpy as np

from ..datasets import load_moons, starting_parameters
from ..figures.style import METHODS
from ..network import accuracy, cost_and_gradients, predict_probability
from .framework.controls import choice, slider
from .framework.explorer import Explorer
from .framework.formatting import in_words
from .framework.scene import Panel

_EPOCHS, _SIZE, _SEED = 40, 64, 11  # the first epoch is shuffled with this seed, the next ones with the next seeds
_RATE, _SHARE, _RISE = 5.0, 0.93, 0.05  # the target: at this α so many points right, and a curve that rises no more


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
        "Left: the moons, and the regions in which the trained network predicts 0 or 1; they can be played over the "
        "epochs. Right: the training cost in each of 40 epochs, with your momentum and with β = 0."
    )
    moment, first_moment = "epoch", 1
    seed = _SEED

    def make_sliders(self):
        return {
            "beta": slider("momentum β", 0.0, (0.0, 0.99), 0.01),
            "learning_rate": choice("learning rate α", 0.3, [0.03, 0.1, 0.3, 1.0, 2.0, 3.0, 4.0, 5.0]),
        }

    def make_panels(self):
        self._X, self._Y = load_moons()
        self._batches = None  # the same for every β
        self._plain = {}  # α -> the costs with β = 0
        (left, bottom), (right, top) = self._X.min(axis=1) - 0.3, self._X.max(axis=1) + 0.3
        view = {"xlim": (left, right), "ylim": (bottom, top), "width": 340}
        plane = Panel("prediction after each epoch", xlabel="x₁", ylabel="x₂", **view)
        plane.examples(self._X, self._Y)
        curve = Panel("cost in each epoch", xlabel="epoch", ylabel="training cost", xlim=(1, _EPOCHS), ylim=(0, 0.9))
        return [plane, curve]

    def work(self, beta, learning_rate):
        """Train with β and with β = 0; yields what `_train` returns for the first."""
        if self._batches is None:
            seeds = range(_SEED, _SEED + _EPOCHS)
            self._batches = [self.call("random_mini_batches", self._X, self._Y, _SIZE, seed) for seed in seeds]
        if learning_rate not in self._plain:
            self._plain[learning_rate] = (yield from self._train(0.0, learning_rate))[0]
        costs, snapshots = yield from self._train(beta, learning_rate)
        [plane, _] = self._panels
        outputs = []
        for parameters in snapshots:
            outputs.append(plane.on_grid(partial(predict_probability, parameters)))
            yield
        yield costs, outputs, accuracy(snapshots[-1], self._X, self._Y)

    def show(self, panels, result, beta, learning_rate):
        costs, outputs, share = result
        plain = self._plain[learning_rate]
        plane, curve = panels
        plane.regions(outputs, over_time=True)
        epochs = np.arange(1, _EPOCHS + 1)
        curve.line(epochs, plain, **METHODS["gradient descent"], label="same α, β = 0", over_time=True, link="epoch")
        curve.line(epochs, costs, **METHODS["momentum"], label="your momentum", over_time=True, link="epoch")
        message = (
            f"β = {beta:.2f}, α = {learning_rate:g}: in epoch {_EPOCHS} the cost is "
            f"{in_words(costs[-1])} with momentum, {in_words(plain[-1])} with β = 0."
        )
        if not (np.isfinite(costs).all() and np.isfinite(outputs[-1]).all()):
            return message
        rise = max(0.0, np.diff(costs).max())
        reached = learning_rate == _RATE and share >= _SHARE and rise <= _RISE
        return (
            f"{message} With momentum the network classifies {share:.1%} of the points correctly. The largest "
            f"rise of the cost from one epoch to the next is {rise:.2f}.{' Target reached.' if reached else ''}"
        )

    def _train(self, beta, learning_rate):
        """Return the mean cost in each epoch and the parameters after each; there is a pause after each."""
        update = "update_parameters_with_momentum"
        parameters = starting_parameters("moons")
        v = self.call("initialize_velocity", parameters)
        costs, snapshots = np.zeros(_EPOCHS), []
        for epoch, batches in enumerate(self._batches):
            for X, Y in batches:
                cost, grads = cost_and_gradients(parameters, X, Y)
                parameters, v = self.call(
                    update, parameters, grads, v, beta, learning_rate, returns=("parameters", "v")
                )
                costs[epoch] += cost * X.shape[1] / self._X.shape[1]
            snapshots.append({name: np.array(array) for name, array in parameters.items()})
            yield
        return costs, snapshots
