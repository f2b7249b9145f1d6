"""A single neuron on the moons: two weights and no bias, so that its cost can be drawn and its path followed."""

import numpy as np

from .datasets import load_moons


class MoonsNeuron:
    """Logistic regression on the moons, shifted so that their mean is (0, 0) and no bias is needed.

    Attributes
    ----------
    X, Y : ndarrays of shape (2, 300) and (1, 300)
        The points, one per column, and their labels.
    minimum : pair of float
        The weights with the lowest cost.
    lowest : float
        That cost.
    """

    minimum = (1.2072494, -3.8945256)

    def __init__(self):
        X, self.Y = load_moons()
        self.X = X - X.mean(axis=1, keepdims=True)
        self.lowest = float(self.cost(*self.minimum))

    def cost(self, w1, w2):
        """Return the cross-entropy over all points, for weights in arrays of any one shape."""
        z = np.multiply.outer(w1, self.X[0]) + np.multiply.outer(w2, self.X[1])
        return np.mean(np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))) - self.Y[0] * z, axis=-1)

    @staticmethod
    def gradients(parameters, X, Y):
        """Return ``dW1`` of shape (1, 2) on these points, and a ``db1`` of zero, which keeps the bias at 0."""
        error = 0.5 * (1.0 + np.tanh(0.5 * (parameters["W1"] @ X))) - Y
        return {"dW1": error @ X.T / X.shape[1], "db1": np.zeros((1, 1))}

    def descend(self, epochs, update, rate):
        """Run an optimizer from the weights (0, 0); a generator that can be stopped after each epoch.

        Parameters
        ----------
        epochs : list
            For each epoch its list of mini-batches, pairs ``(X, Y)``.
        update : callable
            ``update(parameters, grads, learning_rate)`` returns the new parameters.
        rate : callable
            ``rate(epoch)`` returns the learning rate; epochs count from 0.

        Returns
        -------
        path : ndarray of shape (steps + 1, 2)
            The weights before the first step and after each one: the value of ``yield from``.
        """
        parameters = {"W1": np.zeros((1, 2)), "b1": np.zeros((1, 1))}
        path = [(0.0, 0.0)]
        for epoch, parts in enumerate(epochs):
            learning_rate = rate(epoch)
            for X, Y in parts:
                parameters = update(parameters, self.gradients(parameters, X, Y), learning_rate)
                path.append(parameters["W1"].ravel().tolist())  # a copy: an update may work in place
            yield
        return np.array(path)
