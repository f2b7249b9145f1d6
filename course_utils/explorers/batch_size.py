"""The size of a mini-batch under a slider: what a step costs, and how far one may trust it."""

from typing import NamedTuple

import numpy as np

from ..figures.style import COLORS
from ..moons_neuron import MoonsNeuron
from ..plots import draw_contours
from .bitmap.controls import choice, learning_rate_slider
from .bitmap.explorer import Explorer
from .bitmap.formatting import in_words, truncate_at_divergence

_GREY = {"color": "0.5", "linewidth": 1.3, "linestyle": "--", "marker": "s", "markersize": 3.5}
_BLUE = {"color": COLORS["blue"], "linewidth": 0.9, "marker": "o", "markersize": 2.5}


class _Run(NamedTuple):
    """A training, and where in it the three epochs lie that are compared."""

    path: np.ndarray  # the weights before the first step and after each one
    costs: np.ndarray  # there
    seen: np.ndarray  # how many examples have been looked at, within the three epochs
    ends: np.ndarray  # the steps at which an epoch begins or ends: 0 and three more


class BatchSizeExplorer(Explorer):
    """A single neuron on the moons: three epochs with mini-batches of any size, beside the whole batch.

    Parameters
    ----------
    update_parameters_with_gd, random_mini_batches : callable
        The student's functions.
    """

    exercises = {"update_parameters_with_gd": 1, "random_mini_batches": 2}  # noqa: RUF012
    alt = (
        "Left: contours of the cost over two weights, with the path of mini-batch descent and, grey "
        "and dashed, of the whole batch. Middle: the cost over the number of examples looked at, with a green box "
        "to hit. Right: the cost over the number of steps."
    )
    seed = 1  # of the first epoch's shuffle; the next epochs take the next seeds
    epochs = 3
    steps = 60  # that the right panel shows
    goal = 0.345  # the third epoch's cost is to stay below it

    def make_sliders(self):
        """Return the sliders for the size and for α."""
        sizes = [(str(size), size) for size in (1, 2, 4, 8, 16, 32, 64, 128)] + [("all 300", 300)]
        return {
            "size": choice("mini-batch size", 64, sizes),
            "learning_rate": learning_rate_slider(0.3, [0.1, 0.3, 1.0, 3.0, 10.0, 30.0]),
        }

    def draw(self, figure):
        """Draw the contours, the axes and the box to hit, and make the lines that move."""
        self._neuron = neuron = MoonsNeuron()
        self._parts = {}  # size -> its mini-batches, epoch by epoch: the same for every α
        seen = self.epochs * neuron.X.shape[1]
        plane, by_examples, by_steps = figure.subplots(1, 3, width_ratios=(4, 4, 3))
        by_steps.sharey(by_examples)
        view = (-1.5, 4.5), (-6, 0.5)
        draw_contours(plane, neuron.cost, *view)
        plane.set(xlabel="$w_1$", ylabel="$w_2$", xlim=view[0], ylim=view[1])
        plane.set_title("path from (0, 0) to the minimum ✕", fontsize=10)
        third = seen - neuron.X.shape[1]
        by_examples.fill_between((third, seen), 0.3, self.goal, color=COLORS["green"], alpha=0.4, linewidth=0)
        by_examples.text((third + seen) / 2, 0.305, "target", fontsize=9, ha="center")
        by_examples.set(xlabel="examples looked at", ylabel="cost of all 300", xlim=(0, seen), ylim=(0.3, 0.71))
        by_examples.set_xticks(range(0, seen + 1, 300))
        by_examples.set_title(f"{seen} examples for every size", fontsize=10)
        by_steps.set(xlabel="steps", xlim=(0, self.steps))
        by_steps.set_title(f"{self.steps} steps for every size", fontsize=10)
        by_steps.tick_params(labelleft=False)

        axes = (plane, by_examples, by_steps)
        self._mini = [self.moving(each.plot([], [], **_BLUE, label="this size")[0], over_time=True) for each in axes]
        self._whole = [self.moving(each.plot([], [], **_GREY, label="all 300")[0], over_time=True) for each in axes]
        self._whole[2].set_marker("")  # its sixty steps would hide the others
        self.above(*plane.plot(*neuron.minimum, "X", color="black", markersize=9, markeredgecolor="white"))
        by_steps.legend(loc="upper right", fontsize=8)

    def update(self, size, learning_rate):
        """Train with this size and with the whole batch, show both, and say what each made of its examples."""
        whole, self.run = self._train(300, learning_rate), self._train(size, learning_rate)
        self._show(self._whole, whole)
        self._show(self._mini, self.run)
        last = self.run.costs[self.run.ends[-2] : self.run.ends[-1] + 1]
        low, high = in_words(last.min()), in_words(last.max())
        return (
            f"{'The whole batch' if size == 300 else f'Size {size}'}, α = {learning_rate:g}: {self.epochs} epochs are "
            f"{self.run.seen[-1]} examples and {self.run.ends[-1]} steps. In the third epoch the cost is "
            f"{low if low == high else f'between {low} and {high}'}; the lowest there is: {self._neuron.lowest:.3f}. "
            f"The whole batch ends with {in_words(whole.costs[whole.ends[-1]])}. "
            f"Shuffled with seeds {self.seed} to {self.seed + self.epochs - 1}."
        )

    def _train(self, size, learning_rate):
        """Train until both panels on the right are full."""
        neuron = self._neuron
        steps_per_epoch = -(-neuron.X.shape[1] // size)
        epochs = max(self.epochs, -(-self.steps // steps_per_epoch))
        if size not in self._parts:
            self._parts[size] = [
                self.call("random_mini_batches", neuron.X, neuron.Y, size, self.seed + epoch) for epoch in range(epochs)
            ]
        parts = self._parts[size]

        def step(parameters, grads, rate):
            return self.call("update_parameters_with_gd", parameters, grads, rate)

        *_, path = neuron.descend(parts, step, lambda _epoch: learning_rate)
        path = np.array(path)
        ends = np.cumsum([0] + [len(epoch) for epoch in parts[: self.epochs]])
        seen = np.cumsum([0] + [X.shape[1] for epoch in parts[: self.epochs] for X, _ in epoch])
        return _Run(path, neuron.cost(*path.T), seen, ends)

    def _show(self, lines, run):
        """Set one kind of line in all three panels."""
        plane, by_examples, by_steps = lines
        plane.set_data(
            *truncate_at_divergence(run.path[: len(run.seen)].T, np.abs(run.path[: len(run.seen)]).max(axis=1) > 1e3)
        )
        by_examples.set_data(run.seen, run.costs[: len(run.seen)])
        costs = run.costs[: self.steps + 1]
        by_steps.set_data(np.arange(len(costs)), costs)
