"""Regularization under a slider: the penalty's λ, and dropout's keep_prob, on the football network.

A training takes seconds, so the first iterations are shown at once; the others follow on the kernel's event loop
while nothing else is asked of it, and the picture grows with them. What is trained once is kept.
"""

import asyncio
from time import perf_counter

import numpy as np

from ..datasets import starting_parameters
from ..football import load_football
from ..network import accuracy, predict
from ..plots import COLORS, REGIONS, scatter_classes
from ..training import train_full_batch
from .base import Explorer
from .controls import choice

_AT_ONCE = 100  # iterations before the first picture: some 20 ms
_SLICE = 0.1  # seconds of training between two pictures


class _Run:
    """A training that can be interrupted; it has a random state of its own, seeded once."""

    def __init__(self):
        self.parameters = starting_parameters("football")
        self.iteration = 0
        self.goal = _AT_ONCE
        self.random_state = np.random.RandomState(1).get_state()


class _TrainingExplorer(Explorer):
    """The football network after 30 000 iterations, for one value of a slider."""

    size = (9.6, 3.4)
    iterations = 30_000
    learning_rate = 0.3
    options = ()
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
        self._runs = {}  # value of the slider -> its training
        self._finished = {}  # value -> (train, test) accuracy
        self._task = None
        self._X, self._Y, self._X_test, self._Y_test = load_football()
        plane, shares, norms = figure.subplots(1, 3, width_ratios=(4, 3, 2))
        (left, bottom), (right, top) = self._X.min(axis=1) - 0.04, self._X.max(axis=1) + 0.04
        x1, x2 = np.meshgrid(np.linspace(left, right, 90), np.linspace(bottom, top, 60))
        self._grid = np.vstack([x1.ravel(), x2.ravel()])
        place = {"extent": (left, right, bottom, top), "origin": "lower", "aspect": "auto"}
        self._regions = self.moving(plane.imshow(np.zeros(x1.shape), cmap=REGIONS, vmin=0, vmax=1, **place))
        scatter_classes(plane, self._X, self._Y)
        self.above(*plane.collections, *plane.spines.values())
        plane.set(xlabel="$x_1$", ylabel="$x_2$")
        plane.set_title("training kicks and prediction", fontsize=10)

        places = range(len(self.options))
        shares.set(xticks=places, xlim=(-0.5, len(self.options) - 0.5), ylim=(self.lowest, 1.0))
        shares.set_xticklabels([f"{option:g}" for option in self.options], fontsize=7)
        shares.set(xlabel=self.symbol, ylabel="accuracy")
        shares.set_title("trained to the end so far", fontsize=10)
        self._train = self.moving(shares.plot([], [], "s--", color=COLORS["orange"], label="train")[0])
        self._test = self.moving(shares.plot([], [], "o-", color=COLORS["green"], label="test")[0])
        self._here = self.moving(shares.axvline(0, color="0.6", linewidth=1, zorder=0))
        shares.legend(loc="lower left", fontsize=8)

        self._bars = [self.moving(bar) for bar in norms.bar(("W1", "W2", "W3"), 1, color=COLORS["sky"])]
        norms.set(ylabel="norm", ylim=(0, self.tallest))
        norms.set_title("size of the weights", fontsize=10)

    def update(self, value):
        """Train as far as is due, show the network, and go on in the background."""
        run = self._runs.setdefault(value, _Run())
        self._advance(run, value)
        parameters = run.parameters
        shares = accuracy(parameters, self._X, self._Y), accuracy(parameters, self._X_test, self._Y_test)
        if run.iteration == self.iterations:
            self._finished[value] = shares
        self._regions.set_data(predict(parameters, self._grid).reshape(self._regions.get_array().shape))
        known = [(place, *self._finished[v]) for place, v in enumerate(self.options) if v in self._finished]
        places, train, test = np.transpose(known) if known else ((), (), ())
        self._train.set_data(places, train)
        self._test.set_data(places, test)
        self._here.set_xdata([self.options.index(value)] * 2)
        sizes = [np.linalg.norm(parameters[f"W{l}"]) for l in (1, 2, 3)]
        for bar, size in zip(self._bars, sizes, strict=True):
            bar.set_height(np.nan_to_num(size, posinf=1e9))
        self._go_on()
        return (
            f"{self.symbol} = {value:g}, iteration {run.iteration} of {self.iterations}: train {shares[0]:.1%}, "
            f"test {shares[1]:.1%}. {self.describe(value, parameters)}"
        )

    def finish(self):
        """Train to the end at once."""
        self._runs[self._value].goal = self.iterations
        self._refresh()

    # --- training in slices

    @property
    def _value(self):
        return self.sliders["value"].value

    def _advance(self, run, value):
        """Train up to the goal, with the run's own random state."""
        np.random.set_state(run.random_state)
        run.parameters, _ = train_full_batch(
            self._X,
            self._Y,
            run.parameters,
            lambda X, parameters: self.forward(value, X, parameters),
            lambda X, Y, cache: self.backward(value, X, Y, cache),
            iterations=run.goal - run.iteration,
            learning_rate=self.learning_rate,
        )
        run.iteration, run.random_state = run.goal, np.random.get_state()

    def _go_on(self):
        """Continue on the event loop where there is one, as in a notebook."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return
        if self._task is None or self._task.done():
            self._task = loop.create_task(self._continue())

    async def _continue(self):
        """Train the slider's value slice by slice; between two slices the kernel answers other requests."""
        pace = 500
        while True:
            await asyncio.sleep(0.01)
            run = self._runs[self._value]
            before = run.iteration
            run.goal = min(self.iterations, before + pace)
            start = perf_counter()
            self._refresh()
            if run.iteration in (before, self.iterations):  # stopped by an error, or done
                run.goal = run.iteration
                return
            pace = max(100, int(pace * _SLICE / (perf_counter() - start)))


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
