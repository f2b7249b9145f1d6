"""The step ε of a gradient check under a slider: too wide a chord, or too few digits."""

import numpy as np

from ..figures.style import COLORS, METHODS
from ..patch_globals import replace_functions
from .framework.controls import choice, log_slider
from .framework.explorer import Explorer
from .framework.scene import Panel

_X, _THETA = 1.0, 0.7
_SLOPE = 3 * _X * _THETA**2
_LOWEST, _GOAL = 1e-13, 1e-11  # where the axis of the difference ends, and the target
_LENS = np.linspace(-1.6, 1.6, 801)  # in units of ε


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
        "Left: the curve J = θ³ near θ, magnified to a width of about three steps ε, the points at which your check "
        "asked for J, the chord through them and the tangent. For a tiny ε the curve has steps, because of rounding. "
        "Right: the difference that your check returns for each ε, on logarithmic axes."
    )

    def make_panels(self):
        self._curves = {}  # planted error -> the differences for all epsilons: worked out once
        lens = Panel(
            f"J = θ³ near θ = {_THETA}, magnified",
            xlabel="θ",
            ylabel="change of J ÷ (3θ² ε)",
            xlim=(_LENS[0], _LENS[-1]),
            ylim=(-2, 3.5),
            xticks={-1: "θ − ε", 0: "θ", 1: "θ + ε"},
        )
        lens.line(_LENS, _LENS, linewidth=1.2, label="tangent", hover=False, **METHODS["derivative"])
        curve = Panel(
            "difference that your check returns",
            xlabel="ε",
            ylabel="difference",
            xlim=(5e-16, 2),
            ylim=(_LOWEST, 3),
            xscale="log",
            yscale="log",
        )
        curve.box(curve.x["lim"], (_LOWEST, _GOAL), "target", alpha=0.15)
        guide = {"color": "muted", "linewidth": 1, "hover": False}
        curve.line(curve.x["lim"], [1e-7, 1e-7], **guide)
        curve.text(8e-16, 1.5e-7, "limit 10⁻⁷")
        self._epsilons = 10.0 ** np.arange(-15, 0.01, 0.25)
        curve.line(self._epsilons, self._epsilons**2 / (2 * _SLOPE), linestyle=":", label="approximation ∼ ε²", **guide)
        curve.line(
            self._epsilons, 1e-16 / self._epsilons / (2 * _SLOPE), linestyle="--", label="rounding ∼ 1/ε", **guide
        )
        curve.handle("epsilon", _LOWEST * 2, "step ε")
        return [lens, curve]

    def make_sliders(self):
        errors = [("none", 0.0), ("0.0001 %", 1e-6), ("0.1 %", 1e-3), ("10 %", 0.1)]
        return {
            "epsilon": log_slider("step ε", 1.0, (-15, 0), 0.25, ".1e"),
            "error": choice("planted error", 0.0, errors),
        }

    def update(self, panels, epsilon, error):
        """Run the check for this ε and, once for each planted error, for all of them."""
        lens, curve = panels
        for planted in {0.0, error}:
            if planted not in self._curves:
                self._curves[planted] = [self._difference(step, planted)[0] for step in self._epsilons]
        difference, asked = self._difference(epsilon, error)
        if asked:
            self._draw_chord(lens, np.array(asked), epsilon)
        change = (_X * (_THETA + _LENS * epsilon) ** 3 - _X * _THETA**3) / (_SLOPE * epsilon)
        lens.line(_LENS, change, color=COLORS["sky"], label="stored J", hover=False)
        if error:
            ghost = np.maximum(self._curves[0.0], _LOWEST)
            curve.line(self._epsilons, ghost, color="muted", linewidth=1, label="without the planted error")
        curve.line(
            self._epsilons,
            np.maximum(self._curves[error], _LOWEST),  # an exact 0 too is drawn at the end of the axis
            color=COLORS["purple"],
            marker=".",
            label="your check",
        )
        curve.points([epsilon], [np.maximum(difference, _LOWEST)], color=COLORS["purple"], markersize=10)
        if not asked:
            return f"Your `gradient_check` returned {difference:.1e}, but it never called forward_propagation."
        where = f"the derivative is {error:.4%} off" if error else "the derivative is right"
        reached = " Target reached." if difference < _GOAL else ""
        return f"ε = {epsilon:.1e}, {where}: your check returns a difference of {difference:.1e}.{reached}"

    @staticmethod
    def _draw_chord(lens, asked, epsilon):
        """Draw the points (θ, J) at which the check asked, and the line through the outermost two."""
        theta, J = (asked - (_THETA, _X * _THETA**3)).T / epsilon
        J = J / _SLOPE
        left, right = np.argmin(theta), np.argmax(theta)
        look = METHODS["finite difference"]
        if theta[left] < theta[right]:
            slope = (J[right] - J[left]) / (theta[right] - theta[left])
            ends = _LENS[[0, -1]]
            lens.line(ends, J[left] + slope * (ends - theta[left]), linewidth=3, label="chord", hover=False, **look)
        lens.points(theta, J, markersize=8, label="points of your check", color=look["color"])

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
            difference = float(np.squeeze(self.call("gradient_check", _X, _THETA, float(epsilon))))
        return difference, [(float(np.squeeze(t)), float(np.squeeze(J))) for t, J in asked]
