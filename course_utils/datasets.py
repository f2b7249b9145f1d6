"""The assignments' data sets, and the weights from which the networks on them start.

The weights are those of the source material's published experiments, so that its tables can be reproduced.
They are available only for *named* data sets, because drawing good weights is an exercise.
"""

from __future__ import annotations

import numpy as np

# data set -> sizes of the layers, from the input to the output, and the variance of W times the number of inputs
_STARTS = {"football": ((2, 20, 3, 1), 1), "moons": ((2, 5, 2, 1), 2)}


def load_circles() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Load the two concentric circles of the initialization assignment.

    Returns
    -------
    X : ndarray of shape (2, 300)
        Points to train on, one per column (`sklearn.datasets.make_circles`, noise 0.05, seed 1).
    Y : ndarray of shape (1, 300)
        Labels: 0 on the outer circle, 1 on the inner one.
    X_test, Y_test : ndarray of shape (2, 100) and (1, 100)
        The same with seed 2, to test on.
    """
    from sklearn.datasets import make_circles

    points, labels = make_circles(n_samples=300, noise=0.05, random_state=1)
    test_points, test_labels = make_circles(n_samples=100, noise=0.05, random_state=2)
    return points.T, labels.reshape(1, -1), test_points.T, test_labels.reshape(1, -1)


def load_moons() -> tuple[np.ndarray, np.ndarray]:
    """Load the two interleaved half circles of the optimization assignment.

    Returns
    -------
    X : ndarray of shape (2, 300)
        Points, one per column (`sklearn.datasets.make_moons`, noise 0.2, seed 3).
    Y : ndarray of shape (1, 300)
        Labels 0 and 1.
    """
    from sklearn.datasets import make_moons  # slow to import

    points, labels = make_moons(n_samples=300, noise=0.2, random_state=3)
    return points.T, labels.reshape(1, -1)


def load_temperatures() -> tuple[np.ndarray, np.ndarray]:
    """Load synthetic daily temperatures of a southern town, starting in January.

    Returns
    -------
    values : ndarray of shape (200,)
        Measured temperatures in °C: the season plus noise with a standard deviation of 2.5 °C.
    season : ndarray of shape (200,)
        The smooth course of the year beneath them.
    """
    days = np.arange(200)
    season = 17 - 6 * np.cos(2 * np.pi * days / 365)
    return season + 2.5 * np.random.RandomState(4).randn(len(days)), season


def starting_parameters(name: str) -> dict[str, np.ndarray]:
    """Return fresh weights for the network on a named data set.

    Parameters
    ----------
    name : {"football", "moons"}
        Which data set; the sizes of the layers belong to it (football: 2-20-3-1, moons: 2-5-2-1).

    Returns
    -------
    dict
        ``W1, b1, …``: the same values on every call, in new arrays.

    Raises
    ------
    ValueError
        If no network belongs to that name.
    """
    if name not in _STARTS:
        raise ValueError(f"no starting parameters for {name!r}; there are some for {', '.join(_STARTS)}")
    layers, gain = _STARTS[name]
    random = np.random.RandomState(3)  # a separate generator: the student's np.random is not changed
    parameters = {}
    for l in range(1, len(layers)):
        parameters[f"W{l}"] = random.randn(layers[l], layers[l - 1]) * np.sqrt(gain / layers[l - 1])
        parameters[f"b{l}"] = np.zeros((layers[l], 1))
    return parameters
