"""Labelled points over the regions in which a network predicts 0 or 1."""

import numpy as np

from ..network import predict
from ..plots import REGIONS, scatter_classes


class Regions:
    """The left panel of an explorer that trains a network; what the network predicts is one artist that moves.

    Parameters
    ----------
    explorer : Explorer
        Whose picture this is.
    plane : matplotlib Axes
        Where to draw.
    X, Y : ndarray of shape (2, m) and (1, m)
        The points, one per column, and their labels.
    margin : float
        How much of the plane is shown around the points.
    """

    def __init__(self, explorer, plane, X, Y, margin):
        (left, bottom), (right, top) = X.min(axis=1) - margin, X.max(axis=1) + margin
        x1, x2 = np.meshgrid(np.linspace(left, right, 90), np.linspace(bottom, top, 60))
        self._grid = np.vstack([x1.ravel(), x2.ravel()])
        place = {"extent": (left, right, bottom, top), "origin": "lower", "aspect": "auto"}
        self._colors = REGIONS([0, 1], bytes=True)  # ready: to map labels to colours takes longer than to draw them
        blank = np.zeros((*x1.shape, 4), dtype=np.uint8)
        self._image = explorer.moving(plane.imshow(blank, interpolation="nearest", **place))
        scatter_classes(plane, X, Y)
        explorer.above(*plane.collections, *plane.spines.values())
        plane.set(xlabel="$x_1$", ylabel="$x_2$")

    def show(self, parameters):
        """Show what the network with these parameters predicts."""
        labels = predict(parameters, self._grid).astype(int)
        self._image.set_data(self._colors[labels].reshape(self._image.get_array().shape))
