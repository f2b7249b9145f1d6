"""A gradient check of each parameter alone, computed with the student's check of all parameters."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from typing import Any

import numpy as np

from .patch_globals import replace_functions


def difference_by_parameter(
    gradient_check_n: Callable[..., float],
    forward_propagation_n: Callable[..., tuple[float, Any]],
    parameters: dict[str, np.ndarray],
    gradients: dict[str, np.ndarray],
    X: np.ndarray,
    Y: np.ndarray,
    epsilon: float = 1e-5,
) -> dict[str, float]:
    """Run a gradient check for each parameter alone, with all others fixed.

    The check is called once per parameter, with dicts that contain only this one. The functions that it calls are
    replaced: by helpers for these entries, and by a cost that adds all other parameters.

    Parameters
    ----------
    gradient_check_n : callable
        The student's check.
    forward_propagation_n : callable
        The notebook's cost: ``forward_propagation_n(X, Y, parameters)`` returns the cost and a cache.
    parameters : dict
        ``W1, b1, …``.
    gradients : dict
        ``dW1, db1, …``, with the same shapes; other keys are ignored.
    X : ndarray of shape (n_0, m)
        One example per column.
    Y : ndarray of shape (1, m)
        Labels 0 and 1.
    epsilon : float
        The step to either side.

    Returns
    -------
    dict
        Name of the parameter -> the check's difference.
    """
    differences = {}
    for name, array in parameters.items():
        helpers = _helpers(name, array.shape)

        def cost(
            X: np.ndarray, Y: np.ndarray, parameters: dict[str, np.ndarray], rest: dict[str, np.ndarray] = parameters
        ) -> tuple[float, Any]:
            return forward_propagation_n(X, Y, {**rest, **parameters})

        patched = replace_functions(gradient_check_n, forward_propagation_n=cost, **helpers)
        with patched, contextlib.redirect_stdout(io.StringIO()):  # the check may print its own verdict
            own = {name: array.copy()}, {f"d{name}": gradients[f"d{name}"].copy()}
            differences[name] = gradient_check_n(*own, X, Y, epsilon)
    return differences


def _helpers(name: str, shape: tuple[int, ...]) -> dict[str, Any]:
    """Return the functions of the notebook's helper cell for a dict with a single array."""

    def dictionary_to_vector(parameters: dict[str, np.ndarray]) -> tuple[np.ndarray, list[str]]:
        return np.array(parameters[name]).reshape(-1, 1), [name] * parameters[name].size

    def vector_to_dictionary(theta: np.ndarray) -> dict[str, np.ndarray]:
        return {name: np.reshape(theta, shape)}

    def gradients_to_vector(gradients: dict[str, np.ndarray]) -> np.ndarray:
        return np.array(gradients[f"d{name}"]).reshape(-1, 1)

    return {
        "SHAPES": {name: shape},
        "dictionary_to_vector": dictionary_to_vector,
        "vector_to_dictionary": vector_to_dictionary,
        "gradients_to_vector": gradients_to_vector,
    }
