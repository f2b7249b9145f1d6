"""Momentum on an elongated bowl: drag the starting point, move β and α."""

import numpy as np

from ..cost_surfaces import bowl
from ..figures.style import METHODS
from ..training import descend
from .framework.controls import choice, moved_by_handle, slider
from .framework.explorer import Explorer
from .framework.formatting import in_words
from .framework.scene import BOUND, Panel

_GOAL = 1e-8
_RATES = [0.005, 0.01, 0.015, 0.018, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3]
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
        "starting point that can be dragged. Right: the cost after each of 100 steps, on a logarithmic axis."
    )
    steps = 100

    def make_panels(self):
        """Draw the contours and the axes."""
        view = {"xlim": (-5, 5), "ylim": (-0.8, 0.8)}
        plane = Panel("paths to the minimum ✕; drag the starting point", xlabel="w", ylabel="b", width=3, **view)
        plane.contours(bowl.cost)
        plane.points([0], [0], marker="X", markersize=9, hover=False)
        plane.handle("w", "b", "starting point")
        curve = Panel(
            "cost after each step",
            xlabel="step",
            ylabel="cost",
            xlim=(0, self.steps),
            ylim=(1e-12, 1e3),
            yscale="log",
            width=2,
        )
        curve.box((0, self.steps), (1e-12, _GOAL), "target", alpha=0.15)
        return [plane, curve]

    def make_sliders(self):
        """Return the sliders for β and α, and the starting point."""
        return {
            "beta": slider("momentum β", 0.0, (0.0, 0.99), 0.01),
            "learning_rate": choice("learning rate α", 0.018, _RATES),
            "w": moved_by_handle(-4.0, (-4.8, 4.8), steps=192),
            "b": moved_by_handle(0.5, (-0.76, 0.76), steps=152),
        }

    def update(self, panels, beta, learning_rate, w, b):
        """Run momentum and gradient descent, draw both, and say how far they came."""

        def start(parameters):
            return self.call("initialize_velocity", parameters)

        def step(parameters, grads, v, _t, learning_rate):
            update = "update_parameters_with_momentum"
            return self.call(update, parameters, grads, v, beta, learning_rate, returns=("parameters", "v"))

        path, costs = descend(bowl, (w, b), start, step, steps=self.steps, learning_rate=learning_rate)
        # plain gradient descent multiplies each coordinate by a factor of its own
        t = np.arange(self.steps + 1)
        plain = np.transpose([x * (1 - learning_rate * k) ** t for x, k in ((w, 1), (b, 100))])
        plain_costs = bowl.cost(*plain.T)
        plane, curve = panels
        plane.line(*plain.T, linewidth=1.2, **_PLAIN)
        plane.line(*path.T, marker=".", **_MOMENTUM)
        far = bowl.cost(0.0, BOUND)  # the cost of a point at which a path has diverged
        curve.line(t, plain_costs, linewidth=1.2, bound=far, **_PLAIN)
        curve.line(t, costs, bound=far, **_MOMENTUM)
        reached = " Target reached." if costs[-1] < _GOAL else ""
        return (
            f"β = {beta:.2f}, α = {learning_rate:g}: after {self.steps} steps the cost is "
            f"{in_words(costs[-1])} with momentum, {in_words(plain_costs[-1])} with gradient descent.{reached}"
        )
