"""Adam beside RMSProp, momentum and gradient descent on the elongated bowl."""

import numpy as np

from ..cost_surfaces import Surface, bowl
from ..plots import draw_contours
from .bitmap.controls import choice, learning_rate_slider
from .bitmap.formatting import in_words, truncate_at_divergence
from .optimizer_runs import OptimizerRunsExplorer


class OptimizersExplorer(OptimizerRunsExplorer):
    """A hundred steps of each optimizer down the bowl, whose cost can be multiplied by a number."""

    alt = (
        "Left: four times the contours of an elongated bowl with the path of one optimizer: gradient descent, "
        "momentum, RMSProp and Adam. Right: their costs after each of 100 steps, on a logarithmic axis."
    )
    size = (8.4, 3.7)
    steps = 100
    point = (-4.0, 0.5)

    def make_sliders(self):
        """Return the sliders for α and for the number that multiplies the cost."""
        digits = [1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0]
        factors = [("0.000001", 1e-6), ("0.0001", 1e-4), ("0.01", 0.01), ("1", 1.0), ("100", 100.0)]
        return {
            "learning_rate": learning_rate_slider(0.01, [(f"{rate:g}", rate) for rate in digits]),
            "factor": choice("cost ×", 1.0, factors),
        }

    def draw(self, figure):
        """Draw the contours and the axes, and make the lines that move."""
        axes = figure.subplot_mosaic("ABE;CDE", width_ratios=(5, 5, 6))
        planes = [axes[letter] for letter in "ABCD"]
        for name, plane in zip(self.names, planes, strict=True):
            draw_contours(plane, bowl.cost, (-5, 3), (-0.8, 0.8))
            plane.set(xlim=(-5, 3), ylim=(-0.8, 0.8))
            plane.set_title(name, fontsize=10)
            plane.label_outer()
        for letter in "AC":
            axes[letter].set_ylabel("$b$")
        for letter in "CD":
            axes[letter].set_xlabel("$w$")
        curve = axes["E"]
        curve.set(xlabel="step", ylabel="cost, before it is multiplied", xlim=(0, self.steps), ylim=(1e-6, 1e3))
        curve.set(yscale="log")
        curve.set_title("cost after each step", fontsize=10)
        self._paths = self.moving_lines(planes, linewidth=1.2, markersize=3)
        self._costs = self.moving_lines([curve] * 4, linewidth=1.7, markersize=4, markevery=20)
        for plane in planes:
            self.above(*plane.plot(0, 0, "X", color="black", markersize=8, markeredgecolor="white"))
        curve.legend(loc="lower left", fontsize=8)

    def work(self, learning_rate, factor):
        """Run all four, see `run_optimizers`."""
        steeper = Surface(
            cost=lambda w, b: factor * bowl.cost(w, b),
            slopes=lambda w, b: tuple(factor * slope for slope in bowl.slopes(w, b)),
        )
        yield from self.run_optimizers(steeper, self.point, steps=self.steps, learning_rate=learning_rate)

    def show(self, result, learning_rate, factor):
        """Show the paths and the costs, and say how far each came."""
        self.runs = result
        reached = []
        for name, (path, costs) in self.runs.items():
            self._paths[name].set_data(*truncate_at_divergence(path.T, np.abs(path).max(axis=1) > 99))
            self._costs[name].set_data(
                *truncate_at_divergence((np.arange(self.steps + 1), costs / factor), ~(costs < 1e9 * factor))
            )
            reached.append(f"{name} {in_words(costs[-1] / factor)}")
        return (
            f"α = {learning_rate:g}, cost × {factor:g}: after {self.steps} steps the cost (before it is multiplied) "
            f"is, for {', '.join(reached)}."
        )
