"""Batch gradient descent from the weights that an initializer gives: the start is what differs, nothing else."""

from typing import NamedTuple

import numpy as np

from .network import cost_and_gradients
from .progress_bar import progress


class BatchRun(NamedTuple):
    """What a training run leaves behind."""

    start: dict  # the parameters before the first step
    parameters: dict  # the parameters after the last one
    costs: np.ndarray  # one per iteration, before its step


def train_from(initialize, layers_dims, X, Y, *, iterations=15_000, learning_rate=0.01, label=""):
    """Train a network, looking at all examples in every step.

    Parameters
    ----------
    initialize : callable
        ``initialize(layers_dims)`` returns the parameters to start from.
    layers_dims : list of int
        Sizes of the layers, from the input to the output.
    X : ndarray of shape (n_0, m)
        One example per column.
    Y : ndarray of shape (1, m)
        Labels 0 and 1.
    iterations : int
        Number of steps.
    learning_rate : float
        The step size α.
    label : str
        What the progress bar says; without a label there is none.

    Returns
    -------
    BatchRun
        First and last parameters, and the costs on the way.
    """
    start = {name: np.array(array, dtype=float) for name, array in initialize(list(layers_dims)).items()}
    parameters = {name: array.copy() for name, array in start.items()}
    costs = np.zeros(iterations)
    for i in progress(range(iterations), label, "iterations") if label else range(iterations):
        costs[i], grads = cost_and_gradients(parameters, X, Y)
        for name, array in parameters.items():
            array -= learning_rate * grads["d" + name]
    return BatchRun(start, parameters, costs)
