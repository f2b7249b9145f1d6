"""Labelled points over the regions in which a network predicts 0 or 1."""

import numpy as np
from matplotlib.artist import Artist

from ...figures.style import REGIONS
from ...network import predict
from ...plots import scatter_classes

_ROWS, _COLUMNS = 60, 90  # of the grid on which the network is asked


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
        x1, x2 = np.meshgrid(np.linspace(left, right, _COLUMNS), np.linspace(bottom, top, _ROWS))
        self._grid = np.vstack([x1.ravel(), x2.ravel()])
        self._squares = explorer.moving(plane.add_artist(_Squares()))
        scatter_classes(plane, X, Y)
        explorer.above(*plane.lines, *plane.spines.values())
        plane.set(xlabel="$x_1$", ylabel="$x_2$", xlim=(left, right), ylim=(bottom, top))

    def show(self, parameters):
        """Show what the network with these parameters predicts."""
        self._squares.labels = predict(parameters, self._grid).reshape(_ROWS, _COLUMNS)


class _Squares(Artist):
    """Two colours all over the axes. Matplotlib's own image is resampled for each drawing: that takes far longer.

    Attributes
    ----------
    labels : ndarray of shape (rows, columns)
        0 or 1; the first row is the lowest.
    """

    _colors = REGIONS([0, 1], bytes=True).view(np.uint32).ravel()  # four bytes a pixel, taken as one number

    def __init__(self):
        super().__init__()
        self.labels = np.zeros((1, 1), dtype=int)

    def draw(self, renderer):
        """Draw each label as a rectangle of pixels."""
        if not self.get_visible():
            return
        box = self.axes.bbox
        left, bottom = round(box.x0), round(box.y0)
        height, width = round(box.y1) - bottom, round(box.x1) - left
        rows, columns = self.labels.shape
        places = np.ix_(np.arange(height) * rows // height, np.arange(width) * columns // width)
        pixels = self._colors[self.labels][places]
        gc = renderer.new_gc()
        renderer.draw_image(gc, left, bottom, pixels.view(np.uint8).reshape(height, width, 4))
        gc.restore()
