"""The colours, markers and line styles of all figures, and axes drawn in the course's style.

In a figure that `show_figure` displays, black becomes the reader's text colour and white the colour of the page. So
lines and text that belong to no method or class are drawn in black or in `MUTED`.
"""

from itertools import cycle

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import ListedColormap, to_rgb

# Okabe & Ito (2008): colours that people with any common colour vision can tell apart. Orange and sky are darker
# than in the paper, so that lines have a contrast of 3 : 1 with a white page and with a dark one.
COLORS = {
    "blue": "#0072B2",
    "orange": "#C18500",
    "green": "#009E73",
    "vermillion": "#D55E00",
    "purple": "#CC79A7",
    "sky": "#4897C4",
    "yellow": "#F0E442",  # only for areas with an outline
    "black": "#000000",
}
MUTED = (0, 0, 0, 0.55)  # grid lines, guides and remarks: half of the reader's text colour

# label 0 is a blue disc, label 1 a vermillion triangle: the shape tells them apart without the colour
CLASSES = [(COLORS["blue"], "o"), (COLORS["vermillion"], "^")]

_REGION_ALPHA = 0.2
# where a model predicts 0 and where it predicts 1; translucent, so that they suit a light and a dark page
CLASS_REGIONS = ListedColormap([(*to_rgb(color), _REGION_ALPHA) for color, _ in CLASSES])
# the same on a white page, for pictures made of pixels
REGIONS = ListedColormap([1 - _REGION_ALPHA * (1 - np.array(to_rgb(color))) for color, _ in CLASSES])


def _line(color, linestyle):
    return {"color": COLORS[color], "linestyle": linestyle}


# What each method looks like in every figure of every notebook: `ax.plot(costs, **METHODS["Adam"])`. Methods that
# appear in one figure differ in colour and in line style; blue and vermillion belong to the classes.
METHODS = {
    # initialization
    "zeros": _line("black", ":"),
    "tiny random": _line("purple", "-."),
    "large random": _line("orange", "--"),
    "Xavier": _line("sky", (0, (6, 1.5))),
    "He": _line("green", "-"),
    # regularization
    "no regularization": _line("black", "-"),
    "L2": _line("purple", "--"),
    "dropout": _line("green", "-."),
    "early stopping": _line("sky", ":"),
    "more data": _line("orange", (0, (6, 1.5))),
    "training set": _line("orange", "--"),
    "test set": _line("sky", "-"),
    # gradient checking
    "derivative": _line("black", "--"),
    "finite difference": _line("green", "-"),
    # optimization
    "gradient descent": _line("black", "-"),
    "momentum": _line("purple", "--"),
    "RMSProp": _line("orange", "-."),
    "Adam": _line("green", (0, (6, 1.5))),
    "batch": _line("black", "-"),
    "mini-batch": _line("sky", "--"),
    "stochastic": _line("orange", ":"),
    # learning-rate decay
    "constant": _line("black", "-"),
    "every epoch": _line("orange", "--"),
    "in stairs": _line("green", (0, (6, 1.5))),
    "cosine": _line("purple", ":"),
}
# the order in which lines that show no method get their looks
LINES = [
    (COLORS["blue"], "-"),
    (COLORS["vermillion"], "--"),
    (COLORS["green"], "-."),
    (COLORS["purple"], ":"),
    (COLORS["black"], "-"),
    (COLORS["orange"], "--"),
]

_SETTINGS = {"axes.spines.top": False, "axes.spines.right": False, "legend.frameon": False, "axes.titlesize": "medium"}


def line_styles(labels):
    """Return the colour and line style of each label: the method's own, else the next free one of `LINES`.

    Parameters
    ----------
    labels : iterable of str
        What the lines of one figure show.

    Returns
    -------
    list of dict
        Keyword arguments of ``ax.plot``.
    """
    labels = list(labels)
    taken = {METHODS[label]["color"] for label in labels if label in METHODS}
    free = cycle([{"color": color, "linestyle": style} for color, style in LINES if color not in taken])
    return [METHODS[label] if label in METHODS else next(free) for label in labels]


def subplots(*args, **kwargs):
    """Return a figure and its axes as ``plt.subplots`` does, in the course's style and with a constrained layout."""
    with mpl.rc_context(_SETTINGS):
        return plt.subplots(*args, **{"layout": "constrained"} | kwargs)


def label_lines(ax, size=9):
    """Write each line's label at the line's right end, outside the axes, instead of a legend.

    A short leader in the line's colour connects the two. Labels that would overlap are moved apart.

    Parameters
    ----------
    ax : matplotlib Axes
        Its lines are drawn and its limits are final.
    size : float
        Font size in points.
    """
    lines = [line for line in ax.lines if not line.get_label().startswith("_") and np.isfinite(line.get_ydata()).any()]
    ends = [_last_point(line) for line in lines]
    ax.get_ylim()  # Matplotlib fits the limits to the data when they are first read
    heights = [ax.transAxes.inverted().transform(ax.transData.transform(end))[1] for end in ends]
    line_height = 1.3 * size / 72 / (ax.get_position().height * ax.figure.get_figheight())
    for line, end, height in zip(lines, ends, _spread(np.clip(heights, 0, 1), line_height), strict=True):
        leader = {
            "arrowstyle": "-",
            "color": line.get_color(),
            "linewidth": 1,
            "shrinkA": 0,
            "shrinkB": 0,
            "relpos": (0, 0.5),
        }
        place = {"xy": end, "xytext": (1.04, height), "textcoords": "axes fraction", "va": "center"}
        ax.annotate(line.get_label(), **place, fontsize=size, arrowprops=leader, annotation_clip=False)


def _last_point(line):
    """Return the last finite point of a line."""
    x, y = np.asarray(line.get_xdata(), dtype=float), np.asarray(line.get_ydata(), dtype=float)
    last = np.flatnonzero(np.isfinite(y))[-1]
    return x[last], y[last]


def _spread(heights, distance):
    """Return the heights, each moved as little as needed to keep a distance from its neighbours."""
    heights = np.array(heights, dtype=float)
    order = np.argsort(heights, kind="stable")
    places = np.arange(len(heights)) * distance
    # least squares under "non-decreasing", pooled from neighbours that conflict; then the distances come back
    blocks = []
    for value in heights[order] - places:
        blocks.append([value])
        while len(blocks) > 1 and np.mean(blocks[-2]) > np.mean(blocks[-1]):
            last = blocks.pop()
            blocks[-1] += last
    heights[order] = np.concatenate([[np.mean(block)] * len(block) for block in blocks] or [[]]) + places
    return heights
