"""Exponentially weighted averages under a slider, and the weights of the days in them."""

import numpy as np

from ..datasets import load_temperatures
from ..figures.style import COLORS
from .framework.controls import moved_by_handle, slider
from .framework.explorer import Explorer
from .framework.scene import Panel

_GOAL = 0.7  # °C from the season
_RAW = {"color": COLORS["orange"], "linestyle": "--", "label": "without correction", "link": "average"}
_CORRECTED = {"color": COLORS["green"], "label": "with correction", "link": "average"}


class AverageExplorer(Explorer):
    """A noisy series, its exponentially weighted average, and the weight of each day in the average of one day.

    Parameters
    ----------
    exponentially_weighted_average : callable
        The student's function.
    """

    exercises = {"exponentially_weighted_average": 3}  # noqa: RUF012
    alt = (
        "Left: 200 noisy temperatures over the days as dots, with the true season as a thin line, their average with "
        "bias correction as a green line, and without it as orange dashes. Right: the weight of each day in the "
        "average of one day, on a logarithmic axis; the day can be moved in the left panel."
    )
    moment, first_moment = "day", 1

    def make_panels(self):
        self._values, self._season = load_temperatures()
        self._days = np.arange(1, len(self._values) + 1)
        series = Panel(
            "averages; drag the day", xlabel="day", ylabel="temperature in °C", xlim=(0, 201), ylim=(0, 30), width=340
        )
        series.points(self._days, self._values, color="muted", marker=".", markersize=4, label="measured")
        series.line(self._days, self._season, linewidth=1, label="true season")
        series.handle("day", 0.0, "day whose average the right panel shows", previews=True)
        weights = Panel(
            "weight of each day", xlabel="day", ylabel="weight", xlim=(0, 201), ylim=(1e-4, 2), yscale="log"
        )
        return [series, weights]

    def make_sliders(self):
        return {
            "beta": slider("weight of the past β", 0.5, (0.0, 0.99), 0.01),
            "day": moved_by_handle(100.0, (1, len(self._values)), steps=len(self._values) - 1),
        }

    def update(self, panels, beta, day):
        series, weights = panels
        raw, corrected = (self._average(self._values, beta, correction) for correction in (False, True))
        series.line(self._days, raw, over_time=True, **_RAW)
        series.line(self._days, corrected, over_time=True, linewidth=2, **_CORRECTED)
        day = int(day)
        series.line([day, day], series.y["lim"], color="muted", linewidth=1, hover=False)
        # an average is linear: what 1 °C on day 1 gives on day t is the weight of the day t - 1 days before
        of_days = self._average(np.eye(1, len(self._days))[0], beta, False)[:day][::-1]
        scale = corrected[day - 1] / raw[day - 1]
        weights.line(self._days[:day], of_days, **_RAW)
        weights.line(self._days[:day], of_days * scale, linewidth=2, **_CORRECTED)
        error = np.sqrt(np.mean((corrected - self._season) ** 2))
        reached = f" That is below {_GOAL} °C: target reached." if error < _GOAL else ""
        return (
            f"β = {beta:.2f}: the average reaches back about {1 / (1 - beta):.0f} days. On day 1 it is "
            f"{raw[0]:.1f} °C without and {corrected[0]:.1f} °C with bias correction. "
            f"The distance between the corrected average and the true season is {error:.3g} °C.{reached} "
            f"In the average of day {day} the weights sum to {of_days.sum():.3g} without correction."
        )

    def _average(self, values, beta, correction):
        return np.reshape(self.call("exponentially_weighted_average", values.copy(), beta, correction), values.shape)
