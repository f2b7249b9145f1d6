"""A gradient check entry by entry: each derivative of a network beside the chord that the check measures."""

import itertools

import numpy as np

from ..figures.style import COLORS, METHODS
from ..patch_globals import replace_functions
from .framework.controls import choice, moved_by_handle
from .framework.explorer import Explorer
from .framework.scene import Panel

_WINDOW = 0.03  # how far the cost is drawn to both sides of a parameter
_PARKED = 0.042  # where the kink waits, outside of the window
_LIMIT = 1e-3  # a larger difference is an error


class BugHuntExplorer(Explorer):
    """All derivatives of the notebook's network as cells, and the chord of the one that is pointed at.

    Parameters
    ----------
    gradient_check_n, backward_propagation_n : callable
        The student's functions.
    forward_propagation_n : callable
        The notebook's own.
    parameters : dict
        ``W1, b1, …`` of the network that is checked.
    X, Y : ndarray
        The examples.
    """

    exercises = {"gradient_check_n": 4, "backward_propagation_n": 5}  # noqa: RUF012
    alt = (
        "Left: a cell for each entry of the gradients dW1 to db3. A larger difference from the measured slope gives a "
        "darker cell; a cell is grey if both are 0. Right: the cost while the chosen parameter moves, the chord that "
        "your check measures, and a line with the slope of your backpropagation. The kink of ReLU can be moved there."
    )

    def __init__(self, gradient_check_n, backward_propagation_n, forward_propagation_n, parameters, X, Y):
        self._forward, self._X, self._Y = forward_propagation_n, X, Y
        self._parameters = {name: np.array(array, dtype=float) for name, array in parameters.items()}
        widths = [array.shape[1] + 1 for array in parameters.values()]
        *starts, self._end = itertools.accumulate(widths, initial=0)
        self._columns = dict(zip(parameters, starts, strict=True))  # name -> the column of cells where its array begins
        self._rows = max(map(len, parameters.values()))
        self._entries = [(name, *place) for name, array in parameters.items() for place in np.ndindex(array.shape)]
        super().__init__(gradient_check_n, backward_propagation_n)

    def make_sliders(self):
        return {
            "epsilon": choice("step ε", 0.01, [(f"{step:g}", step) for step in (0.02, 0.01, 0.005, 0.001, 1e-5)]),
            "column": moved_by_handle(0.0, (0, self._end - 2), steps=self._end - 2),
            "row": moved_by_handle(0.0, (1 - self._rows, 0), steps=self._rows - 1),
            "kink": moved_by_handle(_PARKED, (-0.03, _PARKED), steps=72),
        }

    def make_panels(self):
        axes = {"xlim": (-0.7, self._end - 1.3), "ylim": (0.3 - self._rows, 1.2), "xticks": {}, "yticks": {}}
        cells = Panel("difference of each entry; click one", width=340, height=260, **axes)
        for name, left in self._columns.items():
            height, width = self._parameters[name].shape
            across = [((left - 0.5, 0.5 - y), (left + width - 0.5, 0.5 - y)) for y in range(height + 1)]
            up = [((left + x - 0.5, 0.5), (left + x - 0.5, 0.5 - height)) for x in range(width + 1)]
            start, end = np.swapaxes(np.array(across + up), 0, 1)
            cells.segments(start, end, np.ones(len(start)), colors="muted")
            cells.text(left + (width - 1) / 2, 0.75, f"d{name}", anchor="middle")
        cells.text(self._end - 1.4, 0.6 - self._rows, "grey: both are 0; orange: they differ", anchor="end")
        cells.handle("column", "row", "chosen entry", previews=True)
        chord = Panel(
            "cost while this parameter moves",
            xlabel="change of the parameter",
            ylabel="change of the cost, scaled",
            xlim=(-_WINDOW, _PARKED + 0.005),
            ylim=(-1.6, 1.6),
            yticks={0: "0"},
            height=260,
        )
        chord.handle("kink", -1.45, "kink of ReLU")
        chord.text(_PARKED + 0.004, -1.15, "drag this kink", anchor="end")
        return [cells, chord]

    def update(self, panels, epsilon, column, row, kink):
        """Run the check, draw all differences and one chord, and say what they tell."""
        chosen = self._entry_at(column, row)
        parameters = self._with_kink(chosen, kink) if kink < _PARKED else self._parameters
        grad, measured, asked, together = self._check(parameters, epsilon)
        with np.errstate(all="ignore"):
            differences = np.abs(grad - measured) / (np.abs(grad) + np.abs(measured))
        zero = (grad == 0) & (measured == 0)
        shown = np.where(zero, np.nan, np.nan_to_num(differences, nan=1.0))  # what is not a number is an error
        self._draw_cells(panels[0], shown)
        self._draw_chord(panels[1], parameters, chosen, (grad, measured), asked)
        wrong = dict.fromkeys(parameters, 0)
        for (name, *_), difference in zip(self._entries, shown, strict=True):
            wrong[name] += int(difference > _LIMIT)
        place = self._entries.index(chosen)
        where = ", ".join(f"{count} in d{name}" for name, count in wrong.items() if count)
        name, *position = chosen
        difference = "both are zero" if zero[place] else f"difference {differences[place]:.3f}"
        return (
            f"d{name}{position}: backpropagation gives {grad[place]:.4f}, the chord {measured[place]:.4f}; "
            f"{difference}. "
            f"For all {len(grad)} entries, your check returns {together:.2g} with ε = {epsilon:g}. "
            + (f"Wrong entries: {where}." if where else "Target reached: every derivative agrees with its chord.")
        )

    def _entry_at(self, column, row):
        """Return the entry whose cell is nearest."""
        return min(self._entries, key=lambda e: np.hypot(self._columns[e[0]] + e[2] - column, -e[1] - row))

    def _with_kink(self, chosen, kink):
        """Return parameters with another bias, so that the chosen parameter meets a kink where it changes by `kink`.

        The bias is that of the unit to which the chosen parameter belongs; the output has no ReLU, so no kink.
        """
        name, unit, index = chosen
        layer = int(name[1:])
        if f"W{layer + 1}" not in self._parameters:
            return self._parameters
        A = self._X
        for l in range(1, layer):
            A = np.maximum(0, self._parameters[f"W{l}"] @ A + self._parameters[f"b{l}"])
        z = self._parameters[f"W{layer}"][unit] @ A + self._parameters[f"b{layer}"][unit]
        slopes = A[index] if name[0] == "W" else np.ones_like(z)
        if not slopes.any():
            return self._parameters
        example = min(np.flatnonzero(slopes), key=lambda i: abs(z[i]))
        b = self._parameters[f"b{layer}"].copy()
        b[unit] -= z[example] + slopes[example] * kink
        return self._parameters | {f"b{layer}": b}

    def _check(self, parameters, epsilon):
        """Return gradients, measured slopes, the points at which the check asked for each entry, and its result."""
        theta, asked = _column(parameters), [[] for _ in self._entries]
        J, cache = self._forward(self._X, self._Y, parameters)
        gradients = self.call("backward_propagation_n", self._X, self._Y, cache)

        def forward_propagation_n(X, Y, parameters):
            cost, cache = self._forward(X, Y, parameters)
            change = _column(parameters) - theta
            if np.count_nonzero(change) == 1:
                place = int(np.flatnonzero(change)[0])
                asked[place].append((change[place], float(cost) - float(J)))
            return cost, cache

        own = self._functions["gradient_check_n"]
        with replace_functions(own, forward_propagation_n=forward_propagation_n):
            copies = [{name: np.array(array) for name, array in given.items()} for given in (parameters, gradients)]
            together = float(np.squeeze(self.call("gradient_check_n", *copies, self._X, self._Y, epsilon)))
        grad = _column({name: gradients[f"d{name}"] for name in parameters})
        return grad, np.array([_slope(points) for points in asked]), asked, together

    def _draw_cells(self, cells, shown):
        for name, left in self._columns.items():
            height, width = self._parameters[name].shape
            own = [value for value, entry in zip(shown, self._entries, strict=True) if entry[0] == name]
            extent = (left - 0.5, left + width - 0.5, 0.5 - height, 0.5)
            cells.heat(np.reshape(own, (height, width))[::-1], (0, 0.7), color=COLORS["vermillion"], extent=extent)

    def _draw_chord(self, chord, parameters, chosen, slopes, asked):
        """Draw the cost over the chosen parameter, the chord, and a line with the slope of backpropagation."""
        place = self._entries.index(chosen)
        grad, measured = (slope[place] for slope in slopes)
        scale = np.nanmax(np.abs([grad, measured, 1e-12])) * _WINDOW
        t = np.linspace(-_WINDOW, _WINDOW, 61)
        name, *position = chosen
        costs = []
        for change in t:
            array = parameters[name].copy()
            array[tuple(position)] += change
            costs.append(self._forward(self._X, self._Y, parameters | {name: array})[0])
        costs = np.array(costs) - self._forward(self._X, self._Y, parameters)[0]
        points = np.array(asked[place]).reshape(-1, 2)
        offset = points[:, 1].mean() / scale - measured * points[:, 0].mean() / scale if len(points) else 0.0
        chord.line(t, costs / scale, color=COLORS["sky"], label="cost")
        chord.line(t, offset + measured * t / scale, label="chord", linewidth=2.4, **METHODS["finite difference"])
        chord.line(t, grad * t / scale, label="slope of backpropagation", **METHODS["derivative"])
        chord.points(points[:, 0], points[:, 1] / scale, color=METHODS["finite difference"]["color"], markersize=8)


def _column(arrays):
    """Return all numbers of a dict of arrays in one row."""
    return np.concatenate([np.ravel(array) for array in arrays.values()]).astype(float)


def _slope(points):
    """Return the slope of the line through the outermost points, or NaN where there are not two."""
    if len(points) < 2 or min(points)[0] == max(points)[0]:
        return np.nan
    (left, low), (right, high) = min(points), max(points)
    return (high - low) / (right - left)
