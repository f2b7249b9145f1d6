"""The moons network in scikit-learn, trained step by step beside the student's optimizer."""

import warnings

import numpy as np

from .datasets import starting_parameters
from .network import cost_and_gradients


def difference_from_sklearn(X, Y, start, step, learning_rate, mini_batches, **settings):
    """Train the moons network twice, for 100 steps on the same mini-batches, and compare all weights.

    Parameters
    ----------
    X : ndarray of shape (2, m)
        One example per column.
    Y : ndarray of shape (1, m)
        Labels 0 and 1.
    start, step : callable
        The optimizer, as `training` describes it.
    learning_rate : float
        The learning rate α for `step`.
    mini_batches : callable
        ``mini_batches(X, Y, mini_batch_size, seed)``, a list of pairs.
    **settings
        Arguments of scikit-learn's ``MLPClassifier``, its optimizer and its learning rate among them.

    Returns
    -------
    float
        The largest difference of any weight or bias after any of the steps.
    """
    from sklearn.exceptions import ConvergenceWarning

    parameters = starting_parameters("moons")
    state = start(parameters)
    worst = t = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # one step at a time cannot converge
        network = _network(X, Y, starting_parameters("moons"), settings)
        for epoch in range(20):
            for X_part, Y_part in mini_batches(X, Y, 64, epoch):
                _, grads = cost_and_gradients(parameters, X_part, Y_part)
                t += 1
                parameters, state = step(parameters, grads, state, t, learning_rate)
                train = network.fit if t == 1 else network.partial_fit  # `fit` begins with t = 1 and no velocity
                train(X_part.T, Y_part[0])
                worst = max(worst, _difference(parameters, network))
    return worst


def _network(X, Y, parameters, settings):
    """Return scikit-learn's network with our weights; its W is transposed, and its examples are rows."""
    from sklearn.neural_network import MLPClassifier

    hidden = [len(parameters[f"b{l}"]) for l in range(1, len(parameters) // 2)]
    network = MLPClassifier(hidden, max_iter=1, warm_start=True, shuffle=False, **settings)
    network.fit(X.T, Y[0])  # makes the weights; ours replace them
    layers = range(1, len(parameters) // 2 + 1)
    network.coefs_ = [parameters[f"W{l}"].T.copy() for l in layers]
    network.intercepts_ = [parameters[f"b{l}"][:, 0].copy() for l in layers]
    return network


def _difference(parameters, network):
    """Return the largest difference between our weights and scikit-learn's."""
    pairs = zip(network.coefs_, network.intercepts_, strict=True)
    return max(
        max(np.abs(parameters[f"W{l}"].T - coefs).max(), np.abs(parameters[f"b{l}"][:, 0] - intercepts).max())
        for l, (coefs, intercepts) in enumerate(pairs, start=1)
    )
