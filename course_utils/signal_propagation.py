"""The size of the signals in the forward and the backward pass through a deep network."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

# an activation, and its derivative as a function of the activation's value
_ACTIVATIONS: dict[str, tuple[Callable[[np.ndarray], np.ndarray], Callable[[np.ndarray], np.ndarray]]] = {
    "ReLU": (lambda Z: np.maximum(Z, 0.0), lambda A: A > 0),
    "tanh": (np.tanh, lambda A: 1.0 - A**2),
}


def activations(
    parameters: dict[str, np.ndarray], X: np.ndarray, activation: str = "ReLU", factor: float = 1.0
) -> list[np.ndarray]:
    """Run the forward pass through a stack of layers and return ``[X, A_1, …, A_L]``.

    Every layer is linear and followed by the same activation, the last layer too.

    Parameters
    ----------
    parameters : dict
        ``Wl`` of shape ``(n_l, n_{l-1})`` and ``bl`` of shape ``(n_l, 1)`` for l = 1 … L.
    X : ndarray of shape (n_0, m)
        One example per column.
    activation : {"ReLU", "tanh"}
        What follows each linear step.
    factor : float
        What every weight is multiplied by.

    Returns
    -------
    list of ndarray
        One array of shape ``(n_l, m)`` for each layer, the input first.
    """
    function, _ = _ACTIVATIONS[activation]
    A = [X]
    for l in range(1, len(parameters) // 2 + 1):
        A.append(function(parameters[f"W{l}"] @ (factor * A[-1]) + parameters[f"b{l}"]))
    return A


def signal_sizes(
    parameters: dict[str, np.ndarray], X: np.ndarray, activation: str = "ReLU", factor: float = 1.0
) -> tuple[np.ndarray, np.ndarray]:
    """Return the size of the activations of a stack of layers, and of the gradients in its backward pass.

    The layers are those of `activations`. Size means root mean square over all units and examples.

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
    _, slope = _ACTIVATIONS[activation]
    L = len(parameters) // 2
    A = activations(parameters, X, activation, factor)

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
