"""What the explorers of the regularization notebook share: the football network, trained for each value of a slider.

A training takes a second: its first iterations are shown at once, and the picture grows while the slider rests. The
networks of the slider's other values are trained ahead. A strip collects the results of the values that were chosen.
"""

from typing import NamedTuple

import numpy as np

from ..datasets import starting_parameters
from ..figures.style import COLORS, METHODS
from ..football import load_football
from ..network import accuracy, predict_probability
from ..training import train_full_batch
from .framework.background import SLICE, Run
from .framework.controls import choice
from .framework.explorer import Explorer
from .framework.scene import Panel

_GOAL = 0.9  # test accuracy
_STRIP = 1.04, 1.4  # the height at which the strip shows the predictions
_CHUNK = 10  # iterations between two moments at which the training can pause


class Training(NamedTuple):
    """A network after some of its iterations, and what was recorded on the way."""

    parameters: dict
    probabilities: list  # on the grid of the panel, at the start and after each block of iterations
    train: list  # accuracies at the same moments
    test: list


class FootballExplorer(Explorer):
    """The football network after its training, for one value of a slider.

    A subclass has the functions `forward` and `backward` and draws two panels of its own.
    """

    iterations, blocks = 15_000, 30
    learning_rate = 0.3
    moment = "500-iteration block"
    plays_training = True  # whether the blocks can be played, and not something else
    options: tuple[float, ...] = ()
    symbol = ""

    # --- what a subclass provides

    def forward(self, value, X, parameters):
        """Return the output and the cache."""
        raise NotImplementedError

    def backward(self, value, X, Y, cache):
        """Return the gradients."""
        raise NotImplementedError

    def more_panels(self):
        """Return two more panels."""
        raise NotImplementedError

    def show_more(self, panels, parameters, value, **others):
        """Draw the marks of these panels and return one more sentence."""
        raise NotImplementedError

    # --- the explorer

    def make_sliders(self):
        """Return the slider; it has few values, because each of them is a training."""
        return {"value": choice(self.symbol, self.options[0], self.options)}

    def make_panels(self):
        self._data = load_football()
        self._trainings = {}  # value of the slider -> the run that trains the network
        X, Y = self._data[:2]
        limits = {"xlim": (X[0].min() - 0.04, X[0].max() + 0.04), "ylim": (X[1].min() - 0.04, X[1].max() + 0.04)}
        plane = Panel("training kicks and prediction", xlabel="x₁", ylabel="x₂", width=290, height=215, **limits)
        plane.examples(X, Y)
        strip = Panel(
            f"prediction and accuracy for each chosen {self.symbol}",
            xlabel=self.symbol,
            ylabel="accuracy",
            xlim=(-0.5, len(self.options) - 0.5),
            ylim=(0.5, 1.41),
            xticks={place: f"{option:g}" for place, option in enumerate(self.options)},
            yticks={share / 10: f"{share * 10}%" for share in range(5, 11)},
            width=700,
            height=225,
        )
        strip.box(strip.x["lim"], (_GOAL, 1), alpha=0.15)
        strip.text(-0.45, 0.8, f"target: test accuracy of {_GOAL:.0%}")
        return [plane, *self.more_panels(), strip]

    def work(self, value, **others):
        """Train the network of this value on; other inputs share its training."""
        if value not in self._trainings:
            self._trainings[value] = Run({}, self._train(value), self._first_random_state)
        run = self._trainings[value]
        while not run.done:
            run.advance(SLICE)
            if run.error is not None:
                del self._trainings[value]
                raise run.error
            yield run.result
        yield run.result

    def _train(self, value):
        X, Y = self._data[:2]
        parameters = starting_parameters("football")
        record = Training(parameters, [], [], [])
        for block in range(self.blocks + 1):
            record.probabilities.append(
                self._panels[0].on_grid(lambda X, known=parameters: predict_probability(known, X))
            )
            record.train.append(accuracy(parameters, X, Y))
            record.test.append(accuracy(parameters, *self._data[2:]))
            yield record._replace(parameters=parameters)
            for _ in range(self.iterations // self.blocks // _CHUNK if block < self.blocks else 0):
                parameters, _ = train_full_batch(
                    X,
                    Y,
                    parameters,
                    lambda X, parameters: self.forward(value, X, parameters),
                    lambda X, Y, cache: self.backward(value, X, Y, cache),
                    iterations=_CHUNK,
                    learning_rate=self.learning_rate,
                )
                yield None

    def show(self, panels, result, value, **others):
        """Show the network, and say how good it is and was on the way."""
        plane, *more, strip = panels
        if self.plays_training:
            plane.regions(np.array(result.probabilities), over_time=1)
        else:
            plane.regions(result.probabilities[-1])
        place = self.options.index(value)
        strip.line([place, place], strip.y["lim"], color="muted", linewidth=1, hover=False)
        per_block = self.iterations // self.blocks
        done, best = len(result.test) - 1, int(np.argmax(result.test))
        reached = " Target reached." if done == self.blocks and result.test[-1] >= _GOAL else ""
        return (
            f"{self.symbol} = {value:g}, iteration {done * per_block} of {self.iterations}: "
            f"train {result.train[-1]:.1%}, test {result.test[-1]:.1%}.{reached} "
            f"The best test accuracy so far was {result.test[best]:.1%}, after {best * per_block} iterations. "
            f"{self.show_more(more, result.parameters, value, **others)}"
        )

    def overview(self, panels, finished):
        """Draw the result of each chosen value whose training is finished: a small picture, and two accuracies."""
        strip = panels[-1]
        results = {values["value"]: result for values, result in finished}
        known = [(place, results[option]) for place, option in enumerate(self.options) if option in results]
        for place, result in known:
            strip.regions(result.probabilities[-1][::2, ::2], extent=(place - 0.47, place + 0.47, *_STRIP))
        for label, name, marker in (("training set", "train", "s"), ("test set", "test", "o")):
            shares = [getattr(result, name)[-1] for _, result in known]
            strip.line([place for place, _ in known], shares, label=label, marker=marker, **METHODS[label])

    def norms(self, value):
        """Return the norms of the weight matrices of a finished training, or None."""
        run = self._trainings.get(value)
        return weight_norms(run.result.parameters) if run is not None and run.done and run.error is None else None


def weight_norms(parameters):
    """Return the norms of W1, W2 and W3."""
    return [np.linalg.norm(parameters[f"W{l}"]) for l in (1, 2, 3)]


def unit_places(sizes=(2, 20, 3, 1)):
    """Return where the units of each layer are drawn, as arrays of shape (units, 2)."""
    return [
        np.column_stack([np.full(n, layer), (np.arange(n) - (n - 1) / 2) * -min(1.0, 8.0 / n)])
        for layer, n in enumerate(sizes)
    ]


def draw_weights(panel, parameters, kept=None, **look):
    """Draw each weight as a line, as wide as the weight is large: purple where it is positive, orange where negative.

    Parameters
    ----------
    panel : Panel
        Where to draw.
    parameters : dict
        The network.
    kept : list of ndarray of shape (passes, units), optional
        The masks of the hidden layers; the lines to a dropped unit and from it are left out.
    """
    places = unit_places()
    starts, ends, widths, colors = [], [], [], []
    for l in (1, 2, 3):
        W = parameters[f"W{l}"]
        to, of = np.indices(W.shape).reshape(2, -1)
        starts.append(places[l - 1][of])
        ends.append(places[l][to])
        colors += [COLORS["purple"] if weight > 0 else COLORS["orange"] for weight in W.ravel()]
        width = np.minimum(np.abs(W.ravel()) * 1.2, 7)
        if kept is not None:
            width = width * (kept[l][:, to] * kept[l - 1][:, of])
        widths.append(width)
    panel.segments(np.vstack(starts), np.vstack(ends), np.concatenate(widths, axis=-1), colors=colors, **look)
    every = np.vstack(places)
    panel.points(*every.T, color="muted", markersize=9, hover=False)
