"""Learning-rate decay: too little keeps the noise, too much stops learning."""

import functools

import numpy as np

from ..figures.style import METHODS
from ..moons_neuron import MoonsNeuron
from .framework.controls import choice
from .framework.explorer import Explorer
from .framework.formatting import in_words
from .framework.scene import Panel

_EPOCHS, _LAST = 30, 5  # the target is about the last epochs
_GOAL = 2e-4
_SIZE = 16  # of a mini-batch


class DecayExplorer(Explorer):
    """A single neuron on the moons: 30 epochs in mini-batches of 16, with a learning rate that becomes smaller.

    Parameters
    ----------
    update_parameters_with_gd, random_mini_batches, update_lr, schedule_lr_decay : callable
        The student's functions.
    """

    exercises = {  # noqa: RUF012
        "update_parameters_with_gd": 1,
        "random_mini_batches": 2,
        "update_lr": 9,
        "schedule_lr_decay": 10,
    }
    alt = (
        "Left: the learning rate in each of 30 epochs. Middle: the distance of the cost from the lowest possible cost "
        "after each step, as a thin line, and its average over an epoch, as a thick line, both on logarithmic axes, "
        "with a green box as the target. Right: the path of the weights near the minimum. All panels also show "
        "training with a constant learning rate."
    )
    seed = 1  # of the first epoch's shuffle; the next epochs take the next seeds

    def make_sliders(self):
        intervals = [("epoch", 1), ("2 epochs", 2), ("5 epochs", 5), ("10 epochs", 10)]
        return {
            "decay_rate": choice("decay rate", 0.0, [0.0, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0]),
            "learning_rate": choice("start α₀", 3.0, [0.1, 0.3, 1.0, 3.0, 10.0]),
            "interval": choice("lowered every", 1, intervals),
        }

    def make_panels(self):
        self._neuron = neuron = MoonsNeuron()
        self._batches = []  # the same for every rate
        self._constant = {}  # α₀ -> the run with a constant rate
        epochs = {"xlabel": "epoch", "xlim": (0, _EPOCHS), "yscale": "log", "height": 280}
        rates = Panel("learning rate in each epoch", ylabel="learning rate α", ylim=(3e-4, 30), **epochs)
        curve = Panel(
            "cost after each step (thin), average (thick)",
            ylabel="cost − lowest cost",
            ylim=(1e-7, 3),
            **epochs,
        )
        curve.box((_EPOCHS - _LAST, _EPOCHS), (1e-7, _GOAL), "target")
        w1, w2 = neuron.minimum
        view = {"xlim": (w1 - 0.6, w1 + 0.6), "ylim": (w2 - 0.6, w2 + 0.6), "height": 280}
        plane = Panel(f"last {_LAST} epochs, near the minimum ✕", xlabel="w₁", ylabel="w₂", **view)
        plane.contours(neuron.cost)
        return [rates, curve, plane]

    def work(self, decay_rate, learning_rate, interval):
        """Train with a constant rate and with decay; yields for both the rates, the path and the costs."""
        rates = [self._rate(learning_rate, epoch, decay_rate, interval) for epoch in range(_EPOCHS)]
        if learning_rate not in self._constant:
            self._constant[learning_rate] = yield from self._train([learning_rate] * _EPOCHS)
        yield self._constant[learning_rate], (yield from self._train(rates))

    def show(self, panels, result, decay_rate, learning_rate, interval):
        looks = METHODS["constant"], METHODS["every epoch" if interval == 1 else "in stairs"]
        worst = []
        for label, look, (rates, path, excess) in zip(("constant α₀", "your decay"), looks, result, strict=True):
            self._draw_run(panels, label, look, rates, path, excess)
            worst.append(excess[self._last_steps() :].max())
        panels[2].points(*np.transpose([self._neuron.minimum]), marker="X", markersize=6, hover=False)
        how_often = "epoch (update_lr)" if interval == 1 else f"{interval} epochs (schedule_lr_decay)"
        reached = " That is inside the box: target reached." if worst[1] < _GOAL else ""
        return (
            f"α₀ = {learning_rate:g}, decay rate {decay_rate:g}, lowered every {how_often}: α ends at "
            f"{result[1][0][-1]:.2g}. In the last {_LAST} epochs the cost stays within {in_words(worst[1])} of the "
            f"lowest possible cost, with a constant rate within {in_words(worst[0])}.{reached}"
        )

    def _draw_run(self, panels, label, look, rates, path, excess):
        """Draw one run."""
        rates_panel, curve, plane = panels
        steps_per_epoch = (len(excess) - 1) / _EPOCHS
        epochs = np.arange(len(excess)) / steps_per_epoch
        # a step line ends where its last epoch ends
        rates_panel.line(np.arange(_EPOCHS + 1), [*rates, rates[-1]], step=True, label=label, **look)
        excess = np.where(excess < 1e-9, 1e-9, excess)  # rounding may bring it below 0
        thin = {"color": look["color"], "over_time": True, "link": "step"}
        # NaN is told once, by the average, which ends at the same step
        curve.line(epochs, excess, linewidth=0.6, alpha=0.45, hover=False, **thin).pop("note", None)
        curve.line(epochs, _epoch_average(excess, round(steps_per_epoch)), linewidth=2.2, label=label, **look | thin)
        first = self._last_steps()
        plane.line(*path[first:].T, label=label, marker=".", linewidth=0.8, **look).pop("note", None)

    def _rate(self, learning_rate, epoch, decay_rate, interval):
        """Return the learning rate of an epoch, from the student's function."""
        if interval == 1:
            return float(self.call("update_lr", learning_rate, epoch, decay_rate))
        return float(self.call("schedule_lr_decay", learning_rate, epoch, decay_rate, interval))

    def _train(self, rates):
        """Train with these rates, one for each epoch, with a pause after each epoch."""
        neuron = self._neuron
        if not self._batches:
            self._batches = [
                self.call("random_mini_batches", neuron.X, neuron.Y, _SIZE, self.seed + epoch)
                for epoch in range(_EPOCHS)
            ]

        step = functools.partial(self.call, "update_parameters_with_gd")
        path = yield from neuron.descend(self._batches, step, rates.__getitem__)
        return rates, path, neuron.cost(*path.T) - neuron.lowest

    def _last_steps(self):
        """Return the number of the first step of the last epochs, which the target is about."""
        return 1 + sum(map(len, self._batches[:-_LAST]))


def _epoch_average(costs, count):
    """Return the mean of the last `count` costs at each step, of fewer at the beginning."""
    total = np.cumsum(costs)
    total[count:] -= total[:-count].copy()
    return total / np.minimum(np.arange(1, len(costs) + 1), count)
