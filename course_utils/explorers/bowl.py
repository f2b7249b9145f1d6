"""Momentum on an elongated bowl: drag the starting point, move β and α, or choose both in a map of the final cost."""

import numpy as np

from ..cost_surfaces import bowl
from ..figures.style import COLORS, METHODS
from ..training import descend
from .descent_panels import bowl_plane, cost_curve, starting_point
from .framework.controls import choice, slider
from .framework.explorer import Explorer
from .framework.formatting import in_words
from .framework.scene import BOUND, NO_ANSWER, Panel

_GOAL = 1e-8
_RATES = [0.005, 0.01, 0.015, 0.018, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3]
_TICKS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2)
_BETAS = [(5 * column + 2) / 100 for column in range(20)]  # a cell of the map covers five stops of the slider
_CELLS = [(beta, rate) for rate in _RATES for beta in _BETAS]
_FAR = bowl.cost(0.0, BOUND)  # the cost of a point at which a path has diverged
_MOMENTUM = METHODS["momentum"] | {"label": "your momentum", "link": "step", "over_time": True}
_PLAIN = METHODS["gradient descent"] | {"label": "gradient descent, same α", "link": "step", "over_time": True}


class BowlExplorer(Explorer):
    """A hundred steps with momentum down an elongated bowl.

    Parameters
    ----------
    initialize_velocity, update_parameters_with_momentum : callable
        The student's functions.
    """

    exercises = {"initialize_velocity": 4, "update_parameters_with_momentum": 5}  # noqa: RUF012
    alt = (
        "Left: contours of an elongated bowl with the path of your momentum and that of gradient descent, from a "
        "starting point that can be dragged. Middle: the cost after each of 100 steps, on a logarithmic axis. Right: a "
        "map of the cost after the last step over β and α: the stronger the blue, the lower the cost, and grey where "
        "your momentum diverges. A handle in the map sets both."
    )
    steps = 100

    def make_panels(self):
        self._maps = {}  # starting point -> the costs in the cells of its map that are known so far
        plane = bowl_plane("paths; drag the starting point", width=290)
        plane.points([0], [0], marker="X", markersize=9, hover=False)
        return [plane, cost_curve(self.steps, (1e-12, 1e3), _GOAL, width=240), self._make_map()]

    def _make_map(self):
        """Return the panel of the map. Its rows end halfway between the values of α, on the logarithmic axis."""
        logs = np.log(_RATES)
        middles = (logs[1:] + logs[:-1]) / 2
        self._edges = np.exp([2 * logs[0] - middles[0], *middles, 2 * logs[-1] - middles[-1]])
        final = Panel(
            f"cost after {self.steps} steps",
            xlabel="momentum β",
            ylabel="learning rate α",
            xlim=(-0.005, 0.995),
            ylim=(self._edges[0], self._edges[-1]),
            yscale="log",
            yticks={rate: f"{rate:g}" for rate in _TICKS},
        )
        for label, color in (("target reached", COLORS["blue"]), ("diverged", NO_ANSWER)):
            final.points([], [], marker="s", markersize=9, color=color, label=label)
        final.handle("beta", "learning_rate", "β and α", previews=True)
        return final

    @property
    def works_ahead(self):
        """Whether to work out other values of the input that moved last: not of the start, each has its own map."""
        return self._moved_last in ("beta", "learning_rate")

    def make_sliders(self):
        return {
            "beta": slider("momentum β", 0.0, (0.0, 0.99), 0.01),
            "learning_rate": choice("learning rate α", 0.018, _RATES),
        } | starting_point()

    def work(self, beta, learning_rate, w, b):
        """Run momentum, then fill the map of this start; yields the path, its costs, and those in the cells or None."""
        path, costs = self._descend(beta, learning_rate, w, b)
        known = self._maps.setdefault((w, b), [])
        if len(known) < len(_CELLS):
            yield path, costs, None
        while len(known) < len(_CELLS):  # other values of β and α may have filled some meanwhile
            known.append(self._descend(*_CELLS[len(known)], w, b)[1][-1])
            yield None
        yield path, costs, np.array(known)

    def _descend(self, beta, learning_rate, w, b):
        """Return the path of the student's momentum and the cost at each of its points."""

        def start(parameters):
            return self.call("initialize_velocity", parameters)

        def step(parameters, grads, v, _t, learning_rate):
            update = "update_parameters_with_momentum"
            return self.call(update, parameters, grads, v, beta, learning_rate, returns=("parameters", "v"))

        return descend(bowl, (w, b), start, step, steps=self.steps, learning_rate=learning_rate)

    def show(self, panels, result, beta, learning_rate, w, b):
        path, costs, final = result
        # plain gradient descent multiplies each coordinate by a factor of its own
        t = np.arange(self.steps + 1)
        plain = np.transpose([x * (1 - learning_rate * k) ** t for x, k in ((w, 1), (b, 100))])
        plain_costs = bowl.cost(*plain.T)
        plane, curve, cells = panels
        plane.line(*plain.T, linewidth=1.2, **_PLAIN)
        plane.line(*path.T, marker=".", **_MOMENTUM)
        curve.line(t, plain_costs, linewidth=1.2, bound=_FAR, **_PLAIN)
        curve.line(t, costs, bound=_FAR, **_MOMENTUM)
        if final is not None:
            self._draw_map(cells, final)
        reached = " Target reached." if costs[-1] < _GOAL else ""
        return (
            f"β = {beta:.2f}, α = {learning_rate:g}: after {self.steps} steps the cost is "
            f"{in_words(costs[-1])} with momentum, {in_words(plain_costs[-1])} with gradient descent.{reached}"
        )

    def _draw_map(self, panel, costs):
        """Draw the cost in each cell, a step stronger where the target is reached; grey where the path diverged."""
        exponents = np.where(costs < _GOAL, -9, np.where(costs <= _FAR, np.log10(costs), np.nan))
        rows = exponents.reshape(len(_RATES), len(_BETAS))
        for row, bottom, top in zip(rows, self._edges, self._edges[1:], strict=False):
            panel.heat([row], (2, -9), extent=(*panel.x["lim"], bottom, top))
