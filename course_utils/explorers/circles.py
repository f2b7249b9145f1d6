"""The scale of the first weights under a slider: what becomes of the units of a network on two circles."""

from functools import partial
from typing import NamedTuple

import numpy as np

from ..datasets import load_circles
from ..figures.style import METHODS
from ..network import accuracy, cost_and_gradients, predict_probability
from ..training import train_full_batch
from .framework.controls import choice, menu
from .framework.explorer import Explorer, Unfit
from .framework.formatting import in_words
from .framework.scene import Panel

_DIMS = [2, 10, 5, 1]
_GOAL = 0.99
_CHUNK = 20  # iterations between two moments at which the training can pause
_SCHEMES = {
    "zeros": "initialize_parameters_zeros",
    "all 0.5": "initialize_parameters_zeros",  # plus 0.5
    "large random": "initialize_parameters_random",
    "Xavier": "initialize_parameters_xavier",
    "He": "initialize_parameters_he",
}
_LOOKS = METHODS | {"all 0.5": METHODS["zeros"]}


class _Record(NamedTuple):
    """What was recorded before the training and after each block."""

    parameters: list
    probabilities: list
    costs: list


class CirclesExplorer(Explorer):
    """The network 2-10-5-1 on the circles, from the student's first weights times a factor.

    Parameters
    ----------
    initialize_parameters_zeros, initialize_parameters_random, initialize_parameters_xavier, initialize_parameters_he
        The student's functions.
    """

    exercises = {name: number for number, name in enumerate(dict.fromkeys(_SCHEMES.values()), start=1)}  # noqa: RUF012
    alt = (
        "Left: the points of the two circles over the regions in which the network predicts 0 or 1, and for each of "
        "the ten units of layer 1 the line where its activation begins to exceed 0. Middle: the two weights of each "
        "of these units as a point, with its path during training. Right: the cost over the iterations, on a "
        "logarithmic axis."
    )
    iterations, blocks = 15_000, 30
    moment = "500-iteration block"
    seed = 3  # of the first weights: the one that the notebook gives
    learning_rate = 0.01

    def make_sliders(self):
        factors = (0.001, 0.01, 0.1, 0.3, 1.0, 3.0)
        return {
            "scheme": menu("your initializer", "large random", list(_SCHEMES)),
            "factor": choice("weights ×", 1.0, [(f"{factor:g}", factor) for factor in factors]),
        }

    def make_panels(self):
        self._X, self._Y, *self._test = load_circles()
        view = {"xlim": (-1.3, 1.3), "ylim": (-1.3, 1.3)}
        plane = Panel("prediction, lines of the units", xlabel="x₁", ylabel="x₂", **view)
        plane.examples(self._X, self._Y, markersize=4)
        share = "as a share of the largest"
        names = {"xlabel": f"weight of x₁, {share}", "ylabel": f"weight of x₂, {share}"}
        weights = Panel("weights of the ten units", **names, **view)
        end = self.iterations
        cost = Panel("cost", xlabel="iteration", ylabel="cost", xlim=(0, 1.04 * end), ylim=(1e-3, 1e4), yscale="log")
        cost.line([0, end], [np.log(2)] * 2, color="muted", linewidth=1, label="log 2", hover=False)
        return [plane, weights, cost]

    def work(self, scheme, factor):
        """Train on, and yield what was recorded."""
        given = self.call(_SCHEMES[scheme], list(_DIMS))
        shift = 0.5 if scheme == "all 0.5" else 0.0
        parameters = {
            name: (np.array(array, dtype=float) + (shift if name.startswith("W") else 0)) * factor
            for name, array in given.items()
        }
        shapes = [np.shape(parameters.get(f"W{l}")) for l in (1, 2, 3)]
        if shapes != [(10, 2), (5, 10), (1, 5)]:
            raise Unfit(_SCHEMES[scheme], f"should make weights of shapes (10, 2), (5, 10) and (1, 5), not {shapes}.")
        record = _Record([], [], [])
        for block in range(self.blocks + 1):
            record.parameters.append(parameters)
            record.probabilities.append(self._panels[0].on_grid(partial(predict_probability, parameters)))
            record.costs.append(cost_and_gradients(parameters, self._X, self._Y)[0])
            yield record
            for _ in range(self.iterations // self.blocks // _CHUNK if block < self.blocks else 0):
                parameters, _ = train_full_batch(
                    self._X,
                    self._Y,
                    parameters,
                    lambda X, parameters: cost_and_gradients(parameters, X, self._Y),
                    lambda X, Y, gradients: gradients,
                    iterations=_CHUNK,
                    learning_rate=self.learning_rate,
                )
                yield None

    def show(self, panels, record, scheme, factor):
        plane, weights, cost = panels
        plane.regions(np.array(record.probabilities), over_time=1)
        rows = np.array([np.hstack([one["W1"], one["b1"]]) for one in record.parameters])  # (moments, 10, 3)
        starts, ends, drawn = _lines(rows)
        plane.segments(starts, ends, 1.3 * drawn, colors="black", alpha=0.7, over_time=1)
        largest = np.max(np.abs(rows[..., :2]), initial=0.0, where=np.isfinite(rows[..., :2])) or 1.0
        for unit in range(rows.shape[1]):
            path = rows[:, unit, :2].T / largest
            weights.line(
                *path, color=_LOOKS[scheme]["color"], marker=".", markersize=3, over_time=1, linewidth=1, link="unit"
            )
        iterations = np.arange(len(record.costs)) * (self.iterations // self.blocks)
        cost.line(iterations, record.costs, over_time=1, label=scheme, linewidth=2, **_LOOKS[scheme])
        train, test = (accuracy(record.parameters[-1], *examples) for examples in ((self._X, self._Y), self._test))
        different = len(np.unique(np.round(rows[-1], 9), axis=0))
        reached = " Target reached." if train >= _GOAL and len(record.costs) > self.blocks else ""
        if different == 10:
            twins = "The ten units of layer 1 are all different."
        elif different == 1:
            twins = "The ten units of layer 1 are identical."
        else:
            twins = f"Layer 1 has only {different} different units."
        return (
            f"{scheme} × {factor:g}, iteration {iterations[-1]} of {self.iterations}: cost "
            f"{in_words(record.costs[-1])}, train accuracy {train:.1%}, test {test:.1%}.{reached} {twins}"
        )


def _lines(rows):
    """Return two far points of each unit's line w₁x₁ + w₂x₂ + b = 0, and whether it has one, for (moments, units)."""
    w, b = rows[..., :2], rows[..., 2:]
    size = np.linalg.norm(w, axis=-1, keepdims=True)
    drawn = size[..., 0] != 0
    w, size = np.where(size == 0, 1.0, w), np.where(size == 0, 1.0, size)
    middle, along = -b * w / size**2, 4 * w[..., ::-1] * (1, -1) / size
    return middle - along, middle + along, np.where(np.isfinite(rows).all(axis=-1), drawn, np.nan)
