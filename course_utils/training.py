"""Training loops. The student's functions are arguments: update rule, initialization, mini-batches, propagation.

Every optimizer consists of the same two functions:

``start(parameters) -> state``
    the optimizer's memory before the first step (``None`` if it has none);
``step(parameters, grads, state, t, learning_rate) -> (parameters, state)``
    one update; ``t`` counts the steps from 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np

from .cost_surfaces import Surface
from .network import cost_and_gradients


class TrainingRun(NamedTuple):
    """The result of training with mini-batches."""

    parameters: dict
    costs: np.ndarray  # one per epoch, averaged over its examples while they were visited
    last_batch_costs: np.ndarray  # one per epoch, of its last mini-batch alone


class BatchRun(NamedTuple):
    """The result of gradient descent on all examples."""

    start: dict[str, np.ndarray]  # the parameters before the first update
    parameters: dict[str, np.ndarray]  # the parameters after the last one
    costs: np.ndarray  # one per iteration, before its update


def progress(steps: Iterable[Any], label: str, unit: str = "steps") -> Iterator[Any]:
    """Loop over ``steps`` with a progress bar in a notebook or a terminal, and silently elsewhere.

    Parameters
    ----------
    steps : sequence
        The items of the loop.
    label : str
        The text beside the bar.
    unit : str
        The name of the steps, in the plural.

    Yields
    ------
    object
        The items of ``steps``.
    """
    from tqdm.auto import tqdm  # slow to import, and most runs show no bar
    from tqdm.notebook import tqdm_notebook

    if not issubclass(tqdm, tqdm_notebook):
        yield from tqdm(steps, label, unit=f" {unit}", disable=None)
        return

    from IPython.display import display

    bar = tqdm(steps, label, unit=f" {unit}", display=False)
    shown = display(bar.container, display_id=True)
    yield from bar
    shown.update({"text/plain": str(bar)}, raw=True)  # an exported page shows this line, but no widget


def train_network(
    X: np.ndarray,
    Y: np.ndarray,
    parameters: dict[str, np.ndarray],
    start: Callable[..., Any],
    step: Callable[..., tuple[dict[str, np.ndarray], Any]],
    mini_batches: Callable[..., Iterable[tuple[np.ndarray, np.ndarray]]],
    *,
    epochs: int,
    learning_rate: float | Callable[[int], float],
    mini_batch_size: int = 64,
    seed: int = 10,
    label: str = "",
) -> TrainingRun:
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
        The optimizer; see the top of this module.
    mini_batches : callable
        ``mini_batches(X, Y, mini_batch_size, seed)``, a list of pairs.
    epochs : int
        Passes over the data.
    learning_rate : float or callable
        One number, or a function of the epoch, which counts from 0.
    mini_batch_size : int
        Examples in a mini-batch.
    seed : int
        Epoch number e (from 1) is shuffled with seed + e, so that the epochs differ.
    label : str
        The text of the progress bar; without a label there is no bar.

    Returns
    -------
    TrainingRun
        Final parameters, and the costs during training.
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
    X: np.ndarray,
    Y: np.ndarray,
    parameters: dict[str, np.ndarray],
    forward: Callable[..., tuple[Any, Any]],
    backward: Callable[..., dict[str, np.ndarray]],
    cost: Callable[..., float] | None = None,
    *,
    iterations: int,
    learning_rate: float,
    every: int = 1000,
    label: str = "",
) -> tuple[dict[str, np.ndarray], np.ndarray]:
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
        ``backward(X, Y, cache)`` returns a dict that contains ``dWl`` and ``dbl`` for every layer.
    cost : callable, optional
        ``cost(output, Y, parameters)`` returns the cost to record.
    iterations : int
        Number of updates.
    learning_rate : float
        The step size α.
    every : int
        Iterations between two records of the cost.
    label : str
        The text of the progress bar; without a label there is no bar.

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


def train_from(
    initialize: Callable[[list[int]], dict[str, np.ndarray]],
    layers_dims: Iterable[int],
    X: np.ndarray,
    Y: np.ndarray,
    *,
    iterations: int = 15_000,
    learning_rate: float = 0.01,
    label: str = "",
) -> BatchRun:
    """Train the network of this package by gradient descent on all examples, from the weights of an initializer.

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
        Number of updates.
    learning_rate : float
        The step size α.
    label : str
        The text of the progress bar; without a label there is no bar.

    Returns
    -------
    BatchRun
        First and last parameters, and the cost before each update.
    """
    start = {name: np.array(array, dtype=float) for name, array in initialize(list(layers_dims)).items()}
    parameters, costs = train_full_batch(
        X,
        Y,
        start,
        lambda X, parameters: cost_and_gradients(parameters, X, Y),
        lambda X, Y, gradients: gradients,
        lambda cost, Y, parameters: cost,
        iterations=iterations,
        learning_rate=learning_rate,
        every=1,
        label=label,
    )
    return BatchRun(start, parameters, costs)


def descend(
    surface: Surface,
    point: tuple[float, float],
    start: Callable[..., Any],
    step: Callable[..., tuple[dict[str, np.ndarray], Any]],
    *,
    steps: int,
    learning_rate: float,
) -> tuple[np.ndarray, np.ndarray]:
    """Run an optimizer on a cost surface over one weight and one bias.

    Parameters
    ----------
    surface : Surface
        Its cost and its gradients (see `cost_surfaces`).
    point : pair of float
        Where to start, ``(w, b)``.
    start, step : callable
        The optimizer; see the top of this module.
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
    points = [point]
    for t in range(1, steps + 1):
        parameters, state = step(parameters, surface.gradients(parameters), state, t, learning_rate)
        points.append((parameters["W1"].item(), parameters["b1"].item()))
    path = np.array(points, dtype=float)
    return path, surface.cost(*path.T)
