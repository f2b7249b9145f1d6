"""A race of three mini-batch sizes: what a step costs, and how noisy it is."""

import functools
from typing import NamedTuple

import numpy as np

from ..figures.style import METHODS
from ..moons_neuron import MoonsNeuron
from .framework.controls import choice
from .framework.explorer import Explorer
from .framework.formatting import in_words
from .framework.scene import Panel

_EPOCHS, _STEPS = 3, 60  # how far the panels reach
_GOAL = 0.345  # the third epoch's cost should stay below it
_SIZES = [(str(size), size) for size in (1, 2, 4, 8, 16, 32, 64, 128)] + [("all 300", 300)]


class _Run(NamedTuple):
    path: np.ndarray  # the weights before the first step and after each one, until all panels are full
    costs: np.ndarray  # at these weights
    seen: np.ndarray  # how many examples were used up to then, within three epochs
    third: slice  # the steps of the third epoch

    @property
    def in_the_box(self):
        return bool((self.costs[self.third] < _GOAL).all())


class BatchSizeExplorer(Explorer):
    """A single neuron on the moons: three epochs with a chosen size, with size 1 and with all examples at once.

    Parameters
    ----------
    update_parameters_with_gd, random_mini_batches : callable
        The student's functions.
    """

    exercises = {"update_parameters_with_gd": 1, "random_mini_batches": 2}  # noqa: RUF012
    alt = (
        "Left: contours of the cost over two weights, with the paths of gradient descent with mini-batches of your "
        "size, of size 1 and of all 300 examples. Middle: the cost over the number of examples used, with a green box "
        "as the target. Right: the cost over the number of steps."
    )
    moment = "example"
    seed = 1  # of the first epoch's shuffle; the next epochs take the next seeds

    def make_sliders(self):
        return {
            "size": choice("mini-batch size", 64, _SIZES),
            "learning_rate": choice("learning rate α", 0.3, [0.1, 0.3, 1.0, 3.0, 10.0, 30.0]),
        }

    def make_panels(self):
        self._neuron = neuron = MoonsNeuron()
        self._batches = {}  # size -> its mini-batches, epoch by epoch: the same for every α
        self._others = {}  # α -> the runs of size 1 and of all examples, the same for every size
        count = neuron.X.shape[1]
        view = {"xlim": (-1.5, 4.5), "ylim": (-6, 0.5)}
        plane = Panel("paths from (0, 0) to the minimum ✕", xlabel="w₁", ylabel="w₂", **view)
        plane.contours(neuron.cost)
        seen = Panel(
            f"{_EPOCHS} epochs of each size",
            xlabel="example",
            ylabel="cost of all examples",
            xlim=(0, _EPOCHS * count),
            ylim=(0.3, 0.71),
        )
        seen.box(((_EPOCHS - 1) * count, _EPOCHS * count), (0.3, _GOAL), "target")
        steps = Panel(f"{_STEPS} steps of each size", xlabel="step", xlim=(0, _STEPS), ylim=(0.3, 0.71))
        return [plane, seen, steps]

    def work(self, size, learning_rate):
        """Train with all three sizes; yields a dict label -> run."""
        if learning_rate not in self._others:
            whole = yield from self._train(300, learning_rate)
            self._others[learning_rate] = (yield from self._train(1, learning_rate)), whole
        single, whole = self._others[learning_rate]
        known = {1: single, 300: whole}
        yours = known[size] if size in known else (yield from self._train(size, learning_rate))
        yield {"size 1": single, "all 300": whole, "your size": yours}

    def show(self, panels, result, size, learning_rate):
        plane, seen, steps = panels
        looks = (
            ("stochastic", {"linewidth": 1, "linestyle": "-"}),
            ("batch", {"marker": "s"}),
            ("mini-batch", {"marker": "."}),
        )
        for (label, run), (method, look) in zip(result.items(), looks, strict=True):
            look = METHODS[method] | {"markersize": 4, "label": label} | look
            count = len(run.seen)
            over_time = {"over_time": run.seen[-1] / (count - 1), "link": "run"}
            drawn = seen.line(run.seen, run.costs[:count], **look, **over_time)
            plane.line(*run.path[: len(drawn["x"])].T, bound=np.inf, **look, **over_time)
            costs = run.costs[: _STEPS + 1]
            by_steps = steps.line(np.arange(len(costs)), costs, **look | {"marker": None})
            if "note" in drawn:  # told once
                by_steps.pop("note", None)
        plane.points(*np.transpose([self._neuron.minimum]), marker="X", markersize=9, hover=False)
        ends = {label: in_words(run.costs[len(run.seen) - 1]) for label, run in result.items()}
        yours = result["your size"]
        last = yours.costs[yours.third]
        low, high = in_words(last.min()), in_words(last.max())
        reached = f" Size {size} stays in the box: target reached." if yours.in_the_box else ""
        return (
            f"{'The whole batch' if size == 300 else f'Size {size}'}, α = {learning_rate:g}: {_EPOCHS} epochs are "
            f"{yours.seen[-1]} examples and {len(yours.seen) - 1} steps. In the third epoch the cost is "
            f"{low if low == high else f'between {low} and {high}'}; the lowest possible cost is "
            f"{self._neuron.lowest:.3f}. Size 1 ends with {ends['size 1']}, the whole batch with {ends['all 300']}."
            f"{reached}"
        )

    def _train(self, size, learning_rate):
        """Train until all panels are full, with a pause after each epoch."""
        neuron = self._neuron
        if size not in self._batches:
            epochs = max(_EPOCHS, -(-_STEPS // -(-neuron.X.shape[1] // size)))
            self._batches[size] = [
                self.call("random_mini_batches", neuron.X, neuron.Y, size, self.seed + epoch) for epoch in range(epochs)
            ]
        batches = self._batches[size]
        step = functools.partial(self.call, "update_parameters_with_gd")
        path = yield from neuron.descend(batches, step, lambda _epoch: learning_rate)
        seen = np.cumsum([0] + [X.shape[1] for epoch in batches[:_EPOCHS] for X, _ in epoch])
        third = slice(len(seen) - 1 - len(batches[_EPOCHS - 1]), len(seen))
        return _Run(path, neuron.cost(*path.T), seen, third)
