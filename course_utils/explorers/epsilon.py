"""The step ε of a gradient check under a slider: too wide a chord, or too few digits."""

import ipywidgets
import numpy as np

from ..figures.style import COLORS
from ..patch_globals import replace_functions
from .bitmap.controls import STYLE, choice
from .bitmap.explorer import Explorer


class EpsilonExplorer(Explorer):
    """A gradient check of J(θ) = x θ³, for every step ε from 1 down to the last digit.

    This cost and its derivative replace those of the student's check, and the explorer sees where it asks for the cost.

    Parameters
    ----------
    gradient_check : callable
        The student's function.
    """

    exercises = {"gradient_check": 3}  # noqa: RUF012
    alt = (
        "Left: the curve J = θ³, the points at which your check asked for J, the chord through them and the "
        "tangent. Right: the difference that your check returns for each ε, on logarithmic axes."
    )
    x, theta = 1.0, 0.7
    epsilons = 10.0 ** np.arange(-15, 0.01, 0.25)
    lowest, highest = 1e-13, 3.0  # where the axis ends, and what lies beyond is shown; an exact zero among it

    def make_sliders(self):
        """Return the sliders for ε and for the error in the derivative."""
        epsilon = ipywidgets.FloatLogSlider(
            value=1.0, min=-15, max=0, step=0.25, description="step ε", readout_format=".1e", style=STYLE
        )
        errors = [("none", 0.0), ("0.0001 %", 1e-6), ("0.1 %", 1e-3), ("10 %", 0.1)]
        planted = choice("planted error", 0.0, errors)
        return {"epsilon": epsilon, "error": planted}

    def draw(self, figure):
        """Draw the cost and its tangent, the two known slopes, and make the artists that move."""
        self._curves = {}  # planted error -> the differences for all epsilons: worked out once
        plane, curve = figure.subplots(1, 2)
        t = np.linspace(-0.6, 2.0, 200)
        plane.plot(t, self.x * t**3, color="0.35", linewidth=1.2, label="J")
        plane.axline((self.theta, self.theta**3), slope=3 * self.theta**2, color="0.6", linestyle="--", label="tangent")
        plane.set(xlabel="θ", ylabel="J", xlim=(-0.6, 2.0), ylim=(-1.5, 5.5))
        plane.set_title(f"the slope of J = θ³ at θ = {self.theta}", fontsize=10)
        self._chord = self.moving(plane.plot([], [], color=COLORS["blue"], linewidth=1.7, label="chord")[0])
        self._points = self.moving(
            plane.plot([], [], "o", color=COLORS["vermillion"], markersize=6, label="where your check asked")[0]
        )
        plane.legend(loc="upper left", fontsize=8)

        slope = 3 * self.theta**2
        curve.plot(self.epsilons, self.epsilons**2 / (2 * slope), ":", color="0.55", linewidth=1)
        curve.plot(self.epsilons, 1e-16 / self.epsilons / (2 * slope), "--", color="0.55", linewidth=1)
        curve.text(1.5, 3e-11, "width of the chord\n∼ ε²", fontsize=8, color="0.35", va="top", ha="right")
        curve.text(1e-14, 3e-10, "lost digits\n∼ 1/ε", fontsize=8, color="0.35", va="top")
        curve.axhline(1e-7, color="0.75", linewidth=0.8)
        curve.set(xlabel="ε", xscale="log", xlim=(5e-16, 2))
        curve.set(ylabel="difference", yscale="log", ylim=(self.lowest, self.highest))
        curve.set_title("what your check returns for each ε; the line is 1e-7", fontsize=10)
        self._curve = self.moving(curve.plot([], [], ".-", color=COLORS["blue"], markersize=4, linewidth=1)[0])
        self._here = self.moving(
            curve.plot([], [], "o", color=COLORS["vermillion"], markersize=9, markeredgecolor="white")[0]
        )

    def update(self, epsilon, error):
        """Run the check for this ε and, once for each planted error, for all of them."""
        if error not in self._curves:
            self._curves[error] = [self._difference(step, error)[0] for step in self.epsilons]
        difference, asked = self._difference(epsilon, error)
        self._curve.set_data(self.epsilons, np.clip(self._curves[error], self.lowest, self.highest))
        self._here.set_data([epsilon], [np.clip(difference, self.lowest, self.highest)])
        self._points.set_data(*zip(*asked, strict=True)) if asked else self._points.set_data([], [])
        self._chord.set_data(*self._line_through(asked))
        if not asked:
            return f"Your `gradient_check` returned {difference:.1e}, but it never called forward_propagation."
        where = f"the derivative is {error:.4%} off" if error else "the derivative is right"
        return f"ε = {epsilon:.1e}, {where}: your check returns a difference of {difference:.1e}."

    def _difference(self, epsilon, error):
        """Return what the check gives, and the points (θ, J) at which it asked for the cost."""
        asked = []

        def forward_propagation(x, theta):
            J = x * theta**3
            asked.append((theta, J))
            return J

        def backward_propagation(x, theta):
            return 3 * x * theta**2 * (1 + error)

        own = self._functions["gradient_check"]
        cost = {"forward_propagation": forward_propagation, "backward_propagation": backward_propagation}
        with replace_functions(own, **cost):
            difference = float(np.squeeze(self.call("gradient_check", self.x, self.theta, float(epsilon))))
        return difference, [(float(np.squeeze(t)), float(np.squeeze(J))) for t, J in asked]

    @staticmethod
    def _line_through(points):
        """Return the ends of the line through the outermost points, or none where they coincide."""
        if not points:
            return [], []
        (left, low), (right, high) = min(points), max(points)
        if left == right:
            return [], []
        slope = (high - low) / (right - left)
        ends = np.array([-0.6, 2.0])
        return ends, low + slope * (ends - left)
