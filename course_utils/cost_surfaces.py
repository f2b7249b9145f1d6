"""Cost surfaces over one weight and one bias, to plot the paths of optimizers.

A surface has gradients like a network: it takes ``parameters`` (``W1`` and ``b1``, both of shape ``(1, 1)``)
and returns ``grads``, so every update rule of the course works on it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np


class Surface(NamedTuple):
    """A cost J(w, b) and its two partial derivatives, all written for numbers or arrays."""

    cost: Callable[[Any, Any], Any]
    slopes: Callable[[Any, Any], tuple[Any, Any]]

    def gradients(self, parameters: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        """Return ``{"dW1", "db1"}``, shaped like ``W1`` and ``b1``."""
        dw, db = self.slopes(parameters["W1"], parameters["b1"])
        # a slope may be w itself; a copy does not change when the parameters are changed in place
        return {"dW1": dw.copy(), "db1": db.copy()}


# over w alone, to watch one learning rate at a time
parabola = Surface(cost=lambda w, b: w**2 + 0 * b, slopes=lambda w, b: (2 * w, 0 * b))

# curved 100 times as much along b as along w: a learning rate that is stable along b is slow along w
bowl = Surface(cost=lambda w, b: (w**2 + 100 * b**2) / 2, slopes=lambda w, b: (w, 100 * b))

# a saddle at (0, 0) between the two minima (0, -1) and (0, 1)
saddle = Surface(
    cost=lambda w, b: w**2 / 2 - b**2 / 2 + b**4 / 4 + 1 / 4,
    slopes=lambda w, b: (w, b**3 - b),
)


def _dent(w: Any, b: Any) -> Any:
    return np.exp(-8 * (w**2 + (b - 1) ** 2))


def _dent_slopes(w: Any, b: Any) -> tuple[Any, Any]:
    steepness = 4 * _dent(w, b)
    return w * steepness, (b - 1) * steepness


# a hollow around the minimum (0, 1) in a plain that is nearly flat everywhere else
plateau = Surface(cost=lambda w, b: (1 - _dent(w, b)) / 4, slopes=_dent_slopes)
