"""Exponentially weighted averages under a slider."""

import ipywidgets
import numpy as np

from ..datasets import load_temperatures
from ..figures.style import COLORS
from .framework.explorer import Explorer


class AverageExplorer(Explorer):
    """A noisy series and its exponentially weighted average.

    Parameters
    ----------
    exponentially_weighted_average : callable
        The student's function.
    """

    exercises = {"exponentially_weighted_average": 3}  # noqa: RUF012
    alt = (
        "Dots: 200 noisy temperatures over the days, with the true season as a grey line. "
        "Blue line: their average with bias correction. Orange dashes: without it."
    )

    def make_sliders(self):
        """Return the slider for β."""
        beta = ipywidgets.FloatSlider(
            value=0.5,
            min=0.0,
            max=0.99,
            step=0.01,
            description="weight of the past β",
            style={"description_width": "initial"},
        )
        return {"beta": beta}

    def draw(self, figure):
        """Draw the series, and make the two lines that move."""
        self._values, self._season = load_temperatures()
        self._days = np.arange(1, len(self._values) + 1)
        axes = figure.subplots()
        axes.plot(self._days, self._values, ".", color="0.6", markersize=4, label="measured")
        axes.plot(self._days, self._season, color="0.35", linewidth=1, label="true season")
        self._raw = self.moving(
            axes.plot(self._days, self._values, "--", color=COLORS["vermillion"], label="without correction")[0],
            over_time=True,
        )
        self._corrected = self.moving(
            axes.plot(self._days, self._values, color=COLORS["blue"], linewidth=2, label="with correction")[0],
            over_time=True,
        )
        axes.set(xlabel="day", ylabel="temperature in °C", xlim=(0, 201), ylim=(0, 30))
        axes.legend(loc="lower right", ncols=2, fontsize=8)

    def update(self, beta):
        """Show both averages and say how near the season the corrected one is."""
        name = "exponentially_weighted_average"
        shape = self._values.shape
        corrected = np.reshape(self.call(name, self._values.copy(), beta, True), shape)
        raw = np.reshape(self.call(name, self._values.copy(), beta, False), shape)
        self._corrected.set_ydata(corrected)
        self._raw.set_ydata(raw)
        error = np.sqrt(np.mean((corrected - self._season) ** 2))
        return (
            f"β = {beta:.2f}: the average remembers about {1 / (1 - beta):.0f} days. On day 1 it is "
            f"{raw[0]:.1f} °C without and {corrected[0]:.1f} °C with bias correction. "
            f"With it, it is {error:.2f} °C away from the season (root mean square)."
        )
