"""Plots that several notebooks share: costs, decision boundaries, and the contours of a cost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.contour import QuadContourSet

from .figures.style import CLASS_REGIONS, CLASSES, line_styles, subplots


def plot_costs(
    costs: Mapping[str, Sequence[float] | np.ndarray],
    ax: Axes | None = None,
    background: Mapping[str, Sequence[float] | np.ndarray] | None = None,
    xlabel: str = "epoch",
    ylabel: str = "cost",
    log: bool = False,
    legend: bool = True,
) -> Axes:
    """Draw cost curves, one per label.

    Parameters
    ----------
    costs : dict
        Label -> sequence of costs, one per epoch.
    ax : matplotlib Axes, optional
        Where to draw; a new figure by default.
    background : dict, optional
        Label -> a noisier curve, drawn faintly behind the one of that label; not every label needs one.
    xlabel, ylabel : str
        The labels of the axes.
    log : bool
        Whether the cost axis is logarithmic.
    legend : bool
        Whether a legend names the curves; without it, call `label_lines` once the limits are final.

    Returns
    -------
    matplotlib Axes
        The axes drawn on.
    """
    if ax is None:
        _, ax = subplots(figsize=(7, 3.2))
    for (label, curve), look in zip(costs.items(), line_styles(costs), strict=True):
        if background and label in background:
            ax.plot(background[label], color=look["color"], alpha=0.2, linewidth=0.6)
        ax.plot(curve, **look, linewidth=1.8, label=label, zorder=3)
    if log:
        ax.set_yscale("log")
    ax.set_xlabel(xlabel)
    ax.set_ylabel(ylabel)
    if legend:
        ax.legend()
    return ax


def plot_decision_boundary(
    predict: Callable[[np.ndarray], np.ndarray],
    X: np.ndarray,
    Y: np.ndarray,
    ax: Axes | None = None,
    title: str = "",
    margin: float = 0.3,
) -> Axes:
    """Draw the examples over the regions in which a model predicts 0 or 1.

    Parameters
    ----------
    predict : callable
        Takes points of shape ``(2, k)``, returns k labels.
    X : ndarray of shape (2, m)
        One example per column.
    Y : ndarray of shape (1, m)
        Labels 0 and 1.
    ax : matplotlib Axes, optional
        Where to draw; a new figure by default.
    title : str
        Heading of the picture.
    margin : float
        How much of the plane is shown around the examples.

    Returns
    -------
    matplotlib Axes
        The axes drawn on.
    """
    if ax is None:
        _, ax = subplots(figsize=(4, 3.2))
    (left, bottom), (right, top) = X.min(axis=1) - margin, X.max(axis=1) + margin
    x1, x2 = np.meshgrid(np.linspace(left, right, 200), np.linspace(bottom, top, 200))
    labels = np.reshape(predict(np.vstack([x1.ravel(), x2.ravel()])), x1.shape)
    ax.contourf(x1, x2, labels, levels=[-0.5, 0.5, 1.5], colors=CLASS_REGIONS.colors)
    scatter_classes(ax, X, Y)
    ax.set(title=title, xlabel="$x_1$", ylabel="$x_2$", xlim=(left, right), ylim=(bottom, top))
    return ax


def scatter_classes(ax: Axes, X: np.ndarray, Y: np.ndarray) -> None:
    """Draw the examples of label 0 as blue discs and those of label 1 as vermillion triangles."""
    for label, (color, marker) in enumerate(CLASSES):
        points = X[:, Y[0] == label]
        # markers of a line without the line: drawn in a fifth of the time that a scatter takes
        ax.plot(*points, marker, color=color, markersize=3.7, mec="white", mew=0.4, label=str(label))


def draw_contours(
    ax: Axes,
    cost: Callable[[np.ndarray, np.ndarray], np.ndarray],
    xlim: tuple[float, float],
    ylim: tuple[float, float],
) -> QuadContourSet:
    """Draw grey contours of a cost, denser where it is low, and return them."""
    x, y = np.meshgrid(np.linspace(*xlim, 121), np.linspace(*ylim, 121))
    heights = cost(x, y)
    low, high = heights.min(), heights.max()
    levels = low + (high - low) * np.linspace(0.01, 1, 16) ** 2.5
    return ax.contour(x, y, heights, levels=levels, colors="0.75", linewidths=0.7)
