"""Adam, RMSProp, momentum and gradient descent on the elongated bowl, from a start that can be dragged."""

from ..cost_surfaces import Surface, bowl
from .descent_panels import bowl_plane, cost_curve, starting_point
from .framework.controls import choice
from .framework.formatting import in_words
from .optimizer_runs import OptimizerRunsExplorer

_GOAL = 1e-3
_RATES = [1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0]


class OptimizersExplorer(OptimizerRunsExplorer):
    """A hundred steps of each optimizer down the bowl, whose cost can be multiplied by a number."""

    alt = (
        "Left: contours of an elongated bowl with the paths of gradient descent, momentum, RMSProp and Adam, from one "
        "starting point that can be dragged. Right: their costs after each of 100 steps, on a logarithmic axis."
    )
    steps = 100

    def make_panels(self):
        plane = bowl_plane("paths to the minimum ✕; drag the starting point", width=340)
        return [plane, cost_curve(self.steps, (1e-6, 1e3), _GOAL, "cost after each step, before it is multiplied")]

    @property
    def works_ahead(self):
        """Whether to work out other values of the input that moved last: not where a drag moves two inputs."""
        return self._moved_last in ("learning_rate", "factor")

    def make_sliders(self):
        rates = [(f"{rate:g}", rate) for rate in _RATES]
        factors = [("0.000001", 1e-6), ("0.0001", 1e-4), ("0.01", 0.01), ("1", 1.0), ("100", 100.0)]
        return {
            "learning_rate": choice("learning rate α", 0.01, rates),
            "factor": choice("cost ×", 1.0, factors),
        } | starting_point()

    def work(self, learning_rate, factor, w, b):
        """Run all four, see `run_optimizers`."""
        steeper = Surface(
            cost=lambda w, b: factor * bowl.cost(w, b),
            slopes=lambda w, b: tuple(factor * slope for slope in bowl.slopes(w, b)),
        )
        yield from self.run_optimizers(steeper, (w, b), steps=self.steps, learning_rate=learning_rate)

    def show(self, panels, result, learning_rate, factor, w, b):
        runs = {name: (path, costs / factor) for name, (path, costs) in result.items()}
        self.draw_runs(*panels, runs, minimum=(0, 0))
        ends = ", ".join(f"{name} {in_words(costs[-1])}" for name, (_, costs) in runs.items())
        both = all(runs[name][1][-1] < _GOAL for name in ("momentum", "Adam"))
        reached = f" Momentum and Adam are both below {_GOAL:g}: target reached." if both else ""
        return (
            f"α = {learning_rate:g}, cost × {factor:g}: the costs after {self.steps} steps (before they are "
            f"multiplied) are: {ends}.{reached}"
        )
