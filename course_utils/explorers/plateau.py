"""Where the gradient is almost zero: which optimizers leave a saddle point, and which ones cross a plateau."""

import numpy as np

from ..cost_surfaces import plateau, saddle
from .descent_panels import cost_curve
from .framework.controls import choice, menu, moved_by_handle
from .framework.formatting import in_words
from .framework.scene import Panel
from .optimizer_runs import OptimizerRunsExplorer

_GOAL = 0.01  # a cost that is reached only near the minimum
_TERRAINS = {"saddle": saddle, "plateau": plateau}
_VIEW = {"xlim": (-1.3, 1.3), "ylim": (-0.6, 1.8)}


class PlateauExplorer(OptimizerRunsExplorer):
    """Two hundred steps of each optimizer from beside a saddle point or from far out on a plateau."""

    alt = (
        "Left: contours of a saddle or of a plateau with a hollow, with the paths of gradient descent, momentum, "
        "RMSProp and Adam from one starting point that can be dragged. Right: their costs after each of 200 steps, "
        "on a logarithmic axis."
    )
    steps = 200

    def make_sliders(self):
        return {
            "terrain": menu("terrain", "saddle", list(_TERRAINS)),
            "slope": choice("slope at the start", 0.1, [(f"1e-{n}", 10.0**-n) for n in range(1, 9)]),
            "learning_rate": choice("learning rate α", 0.1, [0.02, 0.05, 0.1, 0.2, 0.5]),
            "w": moved_by_handle(0.6, (-0.6, 0.6), steps=24),
        }

    def make_panels(self):
        self._contours = {}  # terrain -> the mark
        for name, surface in _TERRAINS.items():
            self._contours[name] = Panel(**_VIEW).contours(surface.cost)
        plane = Panel("paths to the minimum ✕; drag the start", xlabel="w", ylabel="b", **_VIEW)
        return [plane, cost_curve(self.steps, (1e-4, 1), _GOAL, target=f"below {_GOAL:g}")]

    def work(self, terrain, slope, learning_rate, w):
        """Run all four, see `run_optimizers`."""
        start = w, _b(terrain, slope, w)
        yield from self.run_optimizers(_TERRAINS[terrain], start, steps=self.steps, learning_rate=learning_rate)

    def show(self, panels, result, terrain, slope, learning_rate, w):
        plane, curve = panels
        plane.marks.append(self._contours[terrain])
        self.draw_runs(plane, curve, result, minimum=(0, 1))
        plane.handle("w", _b(terrain, slope, w), "starting point")
        arrivals, words = {}, []
        for name, (_, costs) in result.items():
            below = costs < _GOAL
            arrivals[name] = np.argmax(below) if below.any() else None
            never = f"not in {self.steps} (it ends at {in_words(costs[-1])})"
            words.append(f"{name} {arrivals[name] if below.any() else never}")
        place = "Beside the saddle point, slope along b" if terrain == "saddle" else "Out on the plateau, slope"
        hit = terrain == "saddle" and slope < 2e-8 and arrivals["momentum"] is not None
        reached = " Momentum is below it: target reached." if hit else ""
        return (
            f"{place} 1e-{-np.log10(slope):.0f}, α = {learning_rate:g}. Steps until the cost is below {_GOAL:g}: "
            f"{', '.join(words)}.{reached}"
        )


def _b(terrain, slope, w):
    """Return where the terrain has this slope: along b beside the saddle point, downhill on the plateau."""
    if terrain == "saddle":
        return slope
    distance = 1.0
    for _ in range(30):  # a fixed point of slope = 4 d exp(-8 d²)
        distance = np.sqrt(np.log(4 * distance / slope) / 8)
    return 1 - np.sqrt(distance**2 - w**2)
