"""Where the slope is next to nothing: who leaves a saddle, and who crosses a plateau."""

import numpy as np

from ..cost_surfaces import plateau, saddle
from ..figures.style import COLORS
from ..plots import draw_contours
from .bitmap.controls import choice, learning_rate_slider, menu
from .bitmap.formatting import in_words, truncate_at_divergence
from .optimizer_runs import OptimizerRunsExplorer


class PlateauExplorer(OptimizerRunsExplorer):
    """Two hundred steps of each optimizer from beside a saddle or from far out on a plateau."""

    alt = (
        "Left: contours of a saddle or of a plateau with a dent, and on it the paths of gradient descent, momentum, "
        "RMSProp and Adam from one start. Right: their costs after each of 200 steps."
    )
    steps = 200
    low = 0.01  # a cost that says: arrived
    terrains = {"saddle": saddle, "plateau": plateau}  # noqa: RUF012
    view = (-0.6, 1.5), (-0.5, 1.5)

    def make_sliders(self):
        """Return the choice of the terrain and the sliders for the slope at the start and for α."""
        return {
            "terrain": menu("terrain", "saddle", list(self.terrains)),
            "slope": choice("slope at the start", 0.1, [(f"1e-{n}", 10.0**-n) for n in range(1, 9)]),
            "learning_rate": learning_rate_slider(0.1, [0.02, 0.05, 0.1, 0.2, 0.5]),
        }

    def draw(self, figure):
        """Draw the axes and the target, and make the contours and lines that move."""
        plane, curve = figure.subplots(1, 2, width_ratios=(1, 1))
        self._contours, self._levels = None, {}
        for name, surface in self.terrains.items():
            contours = draw_contours(plane, surface.cost, *self.view)
            self._levels[name] = contours.get_paths()
            if self._contours is None:
                self._contours = self.moving(contours)
            else:
                contours.remove()
        plane.set(xlabel="$w$", ylabel="$b$", xlim=self.view[0], ylim=self.view[1])
        plane.set(xticks=(-0.5, 0, 0.5, 1, 1.5), yticks=(-0.5, 0, 0.5, 1, 1.5))
        plane.set_title("paths to the minimum ✕", fontsize=10)
        curve.set(xlabel="step", ylabel="cost", xlim=(0, self.steps), ylim=(-0.02, 0.8))
        curve.set_title("cost after each step", fontsize=10)
        self._paths = self.moving_lines([plane] * 4, linewidth=1.2, markersize=3)
        self._costs = self.moving_lines([curve] * 4, linewidth=1.7, markersize=4, markevery=25)
        self.above(*plane.plot(0, 1, "X", color="black", markersize=9, markeredgecolor="white"))
        self._start = self.moving(plane.plot([], [], "o", color=COLORS["yellow"], markeredgecolor="black")[0])
        curve.legend(loc="upper right", fontsize=8)

    def work(self, terrain, slope, learning_rate):
        """Run all four, see `run_optimizers`."""
        point = self._point(terrain, slope)
        yield from self.run_optimizers(self.terrains[terrain], point, steps=self.steps, learning_rate=learning_rate)

    def show(self, result, terrain, slope, learning_rate):
        """Show the paths and the costs, and say how many steps each took."""
        self.runs = result
        point = self._point(terrain, slope)
        self._contours.set_paths(self._levels[terrain])
        self._start.set_data([point[0]], [point[1]])
        self.arrivals, needed = {}, []
        for name, (path, costs) in self.runs.items():
            self._paths[name].set_data(*truncate_at_divergence(path.T, np.abs(path).max(axis=1) > 99))
            self._costs[name].set_data(*truncate_at_divergence((np.arange(self.steps + 1), costs), ~(costs < 1e3)))
            below = costs < self.low
            self.arrivals[name] = int(np.argmax(below)) if below.any() else None
            never = f"not in {self.steps} (it ends at {in_words(costs[-1])})"
            needed.append(f"{name} {self.arrivals[name] or never}")
        place = "Beside the saddle, slope along b" if terrain == "saddle" else "Out on the plateau, slope"
        return (
            f"{place} 1e-{-np.log10(slope):.0f}, α = {learning_rate:g}. Steps until the cost is below {self.low:g}: "
            f"{', '.join(needed)}."
        )

    @staticmethod
    def _point(terrain, slope):
        """Return where the terrain has this slope: along b beside the saddle, downhill on the plateau."""
        if terrain == "saddle":
            return 1.0, slope
        distance = 1.0
        for _ in range(30):  # a fixed point of slope = 4 d exp(-8 d²)
            distance = np.sqrt(np.log(4 * distance / slope) / 8)
        return distance * np.cos(np.radians(-50)), 1 + distance * np.sin(np.radians(-50))
