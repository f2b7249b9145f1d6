"""Training loops. What is learned here comes in as arguments: the update rule, its start, the mini-batches.

Every optimizer enters through the same two functions:

``start(parameters) -> state``
    what the optimizer remembers before the first step (``None`` if nothing);
``step(parameters, grads, state, t, learning_rate) -> (parameters, state)``
    one update; ``t`` counts the steps from 1.
"""

from typing import NamedTuple

import numpy as np

from .network import cost_and_gradients
from .progress_bar import progress


class TrainingRun(NamedTuple):
    """What a training run leaves behind."""

    parameters: dict
    costs: np.ndarray  # one per epoch, averaged over its examples while they were visited
    last_batch_costs: np.ndarray  # one per epoch, of its last mini-batch alone


def train_network(
    X,
    Y,
    parameters,
    start,
    step,
    mini_batches,
    *,
    epochs,
    learning_rate,
    mini_batch_size=64,
    seed=10,
    label="",
):
    """Train a network with mini-batches.

    Parameters
    ----------
    X : ndarray of shape (n_0, m)
        One example per column.
    Y : ndarray of shape (1, m)
        Labels 0 and 1.
    parameters : dict
        Where to start.
    start, step : callable
        The optimizer, see the top of this module.
    mini_batches : callable
        ``mini_batches(X, Y, mini_batch_size, seed)``, a list of pairs.
    epochs : int
        Passes over the data.
    learning_rate : float or callable
        One number, or a function of the epoch, which counts from 0.
    mini_batch_size : int
        Examples in a mini-batch.
    seed : int
        Epoch number e (from 1) is shuffled with seed + e, so that no two epochs are alike.
    label : str
        What the progress bar says; without a label there is none.

    Returns
    -------
    TrainingRun
        Final parameters and the costs on the way.
    """
    rate = learning_rate if callable(learning_rate) else lambda epoch: learning_rate
    state = start(parameters)
    costs, last_batch_costs = np.zeros(epochs), np.zeros(epochs)
    t = 0
    for epoch in progress(range(epochs), label, "epochs") if label else range(epochs):
        seed += 1
        rate_now = rate(epoch)
        for batch_X, batch_Y in mini_batches(X, Y, mini_batch_size, seed):
            cost, grads = cost_and_gradients(parameters, batch_X, batch_Y)
            t += 1
            parameters, state = step(parameters, grads, state, t, rate_now)
            costs[epoch] += cost * batch_X.shape[1] / X.shape[1]
        last_batch_costs[epoch] = cost
    return TrainingRun(parameters, costs, last_batch_costs)


def train_full_batch(
    X, Y, parameters, forward, backward, cost=None, *, iterations, learning_rate, every=1000, label=""
):
    """Train a network by gradient descent on all examples at once, with any pair of propagation functions.

    Parameters
    ----------
    X : ndarray of shape (n_0, m)
        One example per column.
    Y : ndarray of shape (1, m)
        Labels 0 and 1.
    parameters : dict
        Where to start.
    forward : callable
        ``forward(X, parameters)`` returns the output and a cache.
    backward : callable
        ``backward(X, Y, cache)`` returns a dict with ``dWl`` and ``dbl`` for every layer, and whatever else.
    cost : callable, optional
        ``cost(output, Y, parameters)``, to be recorded.
    iterations : int
        Number of updates.
    learning_rate : float
        The step size α.
    every : int
        Iterations between two records of the cost.
    label : str
        What the progress bar says; without a label there is none.

    Returns
    -------
    parameters : dict
        The trained parameters.
    costs : ndarray
        The cost before iterations 0, ``every``, 2 ``every``, …; empty without ``cost``.
    """
    costs = []
    for iteration in progress(range(iterations), label, "iterations") if label else range(iterations):
        output, cache = forward(X, parameters)
        if cost is not None and iteration % every == 0:
            costs.append(float(cost(output, Y, parameters)))
        gradients = backward(X, Y, cache)
        parameters = {name: array - learning_rate * gradients[f"d{name}"] for name, array in parameters.items()}
    return parameters, np.array(costs)


def descend(surface, point, start, step, *, steps, learning_rate):
    """Walk on a surface over one weight and one bias.

    Parameters
    ----------
    surface : Surface
        Its cost and its gradients (see `cost_surfaces`).
    point : pair of float
        Where to start, ``(w, b)``.
    start, step : callable
        The optimizer, see the top of this module.
    steps : int
        Number of updates.
    learning_rate : float
        The step size α.

    Returns
    -------
    path : ndarray of shape (steps + 1, 2)
        The points ``(w, b)``, the first one included.
    costs : ndarray of shape (steps + 1,)
        The cost at each of them.
    """
    parameters = {"W1": np.array([[float(point[0])]]), "b1": np.array([[float(point[1])]])}
    state = start(parameters)
    path = [point]
    for t in range(1, steps + 1):
        parameters, state = step(parameters, surface.gradients(parameters), state, t, learning_rate)
        path.append((parameters["W1"].item(), parameters["b1"].item()))
    path = np.array(path, dtype=float)
    return path, surface.cost(*path.T)
