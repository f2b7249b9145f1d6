"""The size of the signals in the forward and the backward pass through a deep network."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

# an activation, and its derivative as a function of the activation's value
_ACTIVATIONS: dict[str, tuple[Callable[[np.ndarray], np.ndarray], Callable[[np.ndarray], np.ndarray]]] = {
    "ReLU": (lambda Z: np.maximum(Z, 0.0), lambda A: A > 0),
    "tanh": (np.tanh, lambda A: 1.0 - A**2),
}


def signal_sizes(
    parameters: dict[str, np.ndarray], X: np.ndarray, activation: str = "ReLU", factor: float = 1.0
) -> tuple[np.ndarray, np.ndarray]:
    """Run a forward pass, and a backward pass that starts with a gradient of size 1.

    Every layer is linear, followed by the same activation, also in the last layer. Size means root mean square
    over all units and examples.

    Parameters
    ----------
    parameters : dict
        ``Wl`` of shape ``(n_l, n_{l-1})`` and ``bl`` of shape ``(n_l, 1)`` for l = 1 … L.
    X : ndarray of shape (n_0, m)
        One example per column.
    activation : {"ReLU", "tanh"}
        The activation after each linear step.
    factor : float
        Factor by which every weight is multiplied.

    Returns
    -------
    forward : ndarray of shape (L + 1,)
        Size of A_0 = X, A_1, …, A_L.
    backward : ndarray of shape (L + 1,)
        Size of the gradients dA_0, …, dA_L; dA_L is random and has size 1.
    """
    function, slope = _ACTIVATIONS[activation]
    L = len(parameters) // 2
    A = [X]
    for l in range(1, L + 1):
        A.append(function(parameters[f"W{l}"] @ (factor * A[-1]) + parameters[f"b{l}"]))

    gradient = np.random.RandomState(0).randn(*A[L].shape)
    gradient /= _size(gradient)
    backward = [1.0]
    for l in range(L, 0, -1):
        gradient = parameters[f"W{l}"].T @ (factor * gradient * slope(A[l]))
        backward.append(_size(gradient))
    return np.array([_size(a) for a in A]), np.array(backward[::-1])


def _size(array: np.ndarray) -> float:
    """Return the root mean square."""
    return float(np.sqrt(np.mean(np.square(array))))
