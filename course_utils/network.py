"""A lean L-layer network in NumPy: LINEAR→RELU→…→LINEAR→SIGMOID with the cross-entropy cost.

Forward and backward pass are side by side, so that the whole network can be read in one sitting.
``parameters`` is the dict of the course: ``W1, b1, …, WL, bL`` with ``Wl`` of shape ``(n_l, n_{l-1})``
and ``bl`` of shape ``(n_l, 1)``; examples are the columns of ``X``.
"""

from __future__ import annotations

import numpy as np


def _logits(parameters: dict[str, np.ndarray], X: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
    """Run LINEAR→RELU→…→LINEAR; return Z_L and the inputs of all layers, ``[X, A_1, …, A_{L-1}]``."""
    L = len(parameters) // 2
    inputs = [X]
    for l in range(1, L):
        inputs.append(np.maximum(parameters[f"W{l}"] @ inputs[-1] + parameters[f"b{l}"], 0.0))
    return parameters[f"W{L}"] @ inputs[-1] + parameters[f"b{L}"], inputs


def predict_probability(parameters: dict[str, np.ndarray], X: np.ndarray) -> np.ndarray:
    """Return the network's output A_L, the probability of label 1 for each example.

    Parameters
    ----------
    parameters : dict
        ``Wl`` of shape ``(n_l, n_{l-1})`` and ``bl`` of shape ``(n_l, 1)`` for l = 1 … L.
    X : ndarray of shape (n_0, m)
        One example per column.

    Returns
    -------
    ndarray of shape (n_L, m)
        Probabilities.
    """
    ZL, _ = _logits(parameters, X)
    return 0.5 * (1.0 + np.tanh(0.5 * ZL))  # the sigmoid, without overflow for large |Z|


def cost_and_gradients(
    parameters: dict[str, np.ndarray], X: np.ndarray, Y: np.ndarray
) -> tuple[float, dict[str, np.ndarray]]:
    """Run the network forward and backward once.

    Parameters
    ----------
    parameters : dict
        ``Wl`` of shape ``(n_l, n_{l-1})`` and ``bl`` of shape ``(n_l, 1)`` for l = 1 … L.
    X : ndarray of shape (n_0, m)
        One example per column.
    Y : ndarray of shape (1, m)
        Labels 0 and 1.

    Returns
    -------
    cost : float
        Cross-entropy, averaged over the m examples.
    grads : dict
        ``dWl`` and ``dbl``, shaped like ``Wl`` and ``bl``.
    """
    m = X.shape[1]
    L = len(parameters) // 2
    ZL, inputs = _logits(parameters, X)

    # with a = sigmoid(z), -y log a - (1-y) log(1-a) is log(1 + e^z) - y z: no log(0), however large z is
    cost = float((np.logaddexp(0.0, ZL) - Y * ZL).sum()) / m

    grads = {}
    dZ = (0.5 * (1.0 + np.tanh(0.5 * ZL)) - Y) / m
    for l in range(L, 0, -1):
        grads[f"dW{l}"] = dZ @ inputs[l - 1].T
        grads[f"db{l}"] = dZ.sum(axis=1, keepdims=True)
        if l > 1:
            dZ = (parameters[f"W{l}"].T @ dZ) * (inputs[l - 1] > 0)
    return cost, grads


def predict(parameters: dict[str, np.ndarray], X: np.ndarray) -> np.ndarray:
    """Return the predicted labels, 1 where the probability exceeds one half; shape ``(1, m)``, integers."""
    return (predict_probability(parameters, X) > 0.5).astype(int)


def accuracy(parameters: dict[str, np.ndarray], X: np.ndarray, Y: np.ndarray) -> float:
    """Return the share of examples whose predicted label equals ``Y``, between 0 and 1."""
    return float(np.mean(predict(parameters, X) == Y))
