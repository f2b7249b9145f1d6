"""The course's figures: colour-blind-safe, labelled, and small enough to read beside the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.contour import QuadContourSet

# Okabe & Ito (2008): eight colours that people with any common colour vision can tell apart
COLORS = {
    "blue": "#0072B2",
    "orange": "#E69F00",
    "green": "#009E73",
    "vermillion": "#D55E00",
    "purple": "#CC79A7",
    "sky": "#56B4E9",
    "yellow": "#F0E442",
    "black": "#000000",
}
# the order in which lines get their colours; line styles differ too, for print in grey
LINES = [
    (COLORS["blue"], "-"),
    (COLORS["vermillion"], "--"),
    (COLORS["green"], "-."),
    (COLORS["purple"], ":"),
    (COLORS["black"], "-"),
    (COLORS["orange"], "--"),
]
# label 0 is a blue disc, label 1 an orange triangle: shape says it too
_CLASSES = [(COLORS["blue"], "o"), (COLORS["vermillion"], "^")]
REGIONS = ListedColormap(["#CFE3F1", "#F8DEC8"])  # the same two colours, pale


def plot_costs(
    costs: Mapping[str, Sequence[float] | np.ndarray],
    ax: Axes | None = None,
    background: Mapping[str, Sequence[float] | np.ndarray] | None = None,
    xlabel: str = "epoch",
    ylabel: str = "cost",
    log: bool = False,
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
        What the axes show.
    log : bool
        Whether the cost axis is logarithmic.

    Returns
    -------
    matplotlib Axes
        The axes drawn on.
    """
    if ax is None:
        _, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
    for (label, curve), (color, style) in zip(costs.items(), LINES, strict=False):
        if background and label in background:
            ax.plot(background[label], color=color, alpha=0.2, linewidth=0.6)
        ax.plot(curve, color=color, linestyle=style, linewidth=1.8, label=label, zorder=3)
    if log:
        ax.set_yscale("log")
    ax.set_xlabel(xlabel)
    ax.set_ylabel(ylabel)
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
        _, ax = plt.subplots(figsize=(4, 3.2), layout="constrained")
    (left, bottom), (right, top) = X.min(axis=1) - margin, X.max(axis=1) + margin
    x1, x2 = np.meshgrid(np.linspace(left, right, 200), np.linspace(bottom, top, 200))
    labels = np.reshape(predict(np.vstack([x1.ravel(), x2.ravel()])), x1.shape)
    ax.pcolormesh(x1, x2, labels, cmap=REGIONS, vmin=0, vmax=1, shading="nearest", rasterized=True)
    scatter_classes(ax, X, Y)
    ax.set(title=title, xlabel="$x_1$", ylabel="$x_2$", xlim=(left, right), ylim=(bottom, top))
    return ax


def scatter_classes(ax: Axes, X: np.ndarray, Y: np.ndarray) -> None:
    """Draw the examples of label 0 as blue discs and those of label 1 as orange triangles."""
    for label, (color, marker) in enumerate(_CLASSES):
        points = X[:, Y[0] == label]
        # markers of a line without the line: drawn in a fifth of the time that a scatter takes
        ax.plot(*points, marker, color=color, markersize=3.7, mec="white", mew=0.4, label=str(label))


def plot_paths(
    cost: Callable[[np.ndarray, np.ndarray], np.ndarray],
    paths: Mapping[str, np.ndarray],
    xlim: tuple[float, float],
    ylim: tuple[float, float],
    ax: Axes | None = None,
    xlabel: str = "$w$",
    ylabel: str = "$b$",
    target: tuple[float, float] | None = None,
) -> Axes:
    """Draw the paths of optimizers over the contours of a cost with two arguments.

    Parameters
    ----------
    cost : callable
        Takes two arrays of one shape, returns the costs in that shape.
    paths : dict
        Label -> array of shape ``(steps + 1, 2)``.
    xlim, ylim : pair of float
        The part of the plane to show.
    ax : matplotlib Axes, optional
        Where to draw; a new figure by default.
    xlabel, ylabel : str
        Names of the two arguments.
    target : pair of float, optional
        Where the minimum is; marked with a cross.

    Returns
    -------
    matplotlib Axes
        The axes drawn on.
    """
    if ax is None:
        _, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
    draw_contours(ax, cost, xlim, ylim)
    for (label, path), (color, style) in zip(paths.items(), LINES, strict=False):
        ax.plot(*path.T, color=color, linestyle=style, linewidth=1.4, marker=".", markersize=4, label=label)
    if target is not None:
        ax.plot(*target, "X", color="black", markersize=9, markeredgecolor="white", zorder=5)
    ax.set(xlabel=xlabel, ylabel=ylabel, xlim=xlim, ylim=ylim)
    if paths:
        ax.legend()
    return ax


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
