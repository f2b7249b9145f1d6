"""A described picture: panels with axes and marks, which the browser, Matplotlib and the tests all read.

A mark is a dict: its ``type``, its data as NumPy arrays, and its look under the names that Matplotlib uses, so that
``panel.line(x, y, **METHODS["Adam"])`` works. Colours are hexadecimal, or ``"black"`` and ``"muted"`` for the
reader's text colour and a faint version of it, or ``"white"`` for the colour of the page.

A value that is not finite is never drawn as a number. What runs over time ends at the first such value, and a note in
the picture says "NaN in step 3" or "diverged in step 3".
"""

import copy
import json
import math

import numpy as np

from ...figures.style import CLASSES, COLORS

BOUND = 1e6  # a run with a value beyond it counts as diverged
_GRID = 60, 90  # rows and columns on which a network is asked
_SAMPLES = 61  # of a cost along each axis, for its contours
_HEAT_LEVELS = 32
NO_ANSWER = "#80808080"  # the colour of image cells whose value is not finite


class Panel:
    """Axes and the marks on them, in the order in which they are drawn.

    Parameters
    ----------
    title, xlabel, ylabel : str
        The texts of the panel.
    xlim, ylim : pair of float
        The ends of the axes.
    xscale, yscale : str
        ``"linear"`` or ``"log"``.
    xticks, yticks : dict or None
        Value -> label, where the usual ticks do not suit.
    width, height : int
        In CSS pixels, at least: panels share the width of their row. Where they do not fit, another row begins.
    """

    def __init__(
        self,
        title="",
        *,
        xlabel="",
        ylabel="",
        xlim=(0, 1),
        ylim=(0, 1),
        xscale="linear",
        yscale="linear",
        xticks=None,
        yticks=None,
        width=260,
        height=320,
    ):
        self.title, self.width, self.height = title, width, height
        xticks, yticks = (None if ticks is None else list(ticks.items()) for ticks in (xticks, yticks))
        self.x = {"label": xlabel, "lim": xlim, "scale": xscale, "ticks": xticks}
        self.y = {"label": ylabel, "lim": ylim, "scale": yscale, "ticks": yticks}
        self.moment, self.first_moment = "step", 0
        self.marks = []

    def blank(self):
        """Return the same axes without marks."""
        other = copy.copy(self)
        other.marks = []
        return other

    @property
    def notes(self):
        """What the picture says about values that are not finite."""
        return [mark["note"] for mark in self.marks if mark.get("note")]

    def find(self, label):
        """Return the first mark with this label."""
        return next(mark for mark in self.marks if mark.get("label") == label)

    # --- marks

    def line(self, x, y, *, label=None, over_time=0, bound=BOUND, **look):
        """Draw a line.

        Parameters
        ----------
        x, y : array_like of shape (n,)
            The points.
        label : str, optional
            The line's name in the legend and in the tooltip.
        over_time : bool or float
            Whether the points follow each other in time, so that the run can be played. A number is that of the
            moments from one point to the next, for example the examples in a step.
        bound : float
            A run over time has diverged where a value is larger.
        **look
            ``color``, ``linestyle``, ``linewidth``, ``alpha``, ``marker`` (``"o"``, ``"s"``, ``"^"``, ``"X"`` or
             ``"."``), ``markersize``, ``step`` (True: horizontal until the next point), ``hover`` (False: no
            tooltip), ``link`` (marks with the same link are highlighted at the same point when one is hovered).
        """
        x, y = np.array(x, dtype=float).ravel(), np.array(y, dtype=float).ravel()
        note = None
        if over_time:
            count, problem, index = _end_of_run(x, y, bound)
            if problem:
                note = f"{problem} in {self.moment} {self.first_moment + round(over_time * index)}"
            x, y = x[:count], y[:count]
        else:
            lost = int((~np.isfinite(x) | ~np.isfinite(y)).sum())
            note = f"{lost} of {len(x)} values are NaN or infinite" if lost else None
        note = f"{label}: {note}" if note and label else note
        return self._add("line", x=x, y=y, label=label, over_time=float(over_time), note=note, **look)

    def points(self, x, y, *, marker="o", **look):
        """Draw markers only; the parameters are those of `line`."""
        return self.line(x, y, marker=marker, linestyle="none", **look)

    def examples(self, X, Y, **look):
        """Draw labelled points, of shape (2, m) and (1, m), in the colours and shapes of their classes."""
        for label, (color, marker) in enumerate(CLASSES):
            self.points(*X[:, Y[0] == label], color=color, marker=marker, **{"markersize": 5, "hover": False} | look)

    def segments(self, start, end, widths, *, colors, over_time=0, **look):
        """Draw separate segments, for example the weights of a network.

        Parameters
        ----------
        start, end : array_like of shape (n, 2), or (moments, n, 2)
            Their ends.
        widths : array_like of shape (n,), or (moments, n) where it runs over time
            In CSS pixels; a segment whose width is not finite is dashed.
        colors : sequence of str, or str
            One for each, or one for all.
        **look
            ``alpha``, and ``cap`` (``"round"`` draws a segment without length as a dot).
        """
        (x1, y1), (x2, y2) = (np.moveaxis(np.array(ends, dtype=float), -1, 0) for ends in (start, end))
        widths = np.array(widths, dtype=float)
        lost = int((~np.isfinite(widths if widths.ndim == 1 else widths[-1])).sum())
        note = f"{lost} weights are NaN or infinite" if lost else None
        colors = [colors] * widths.shape[-1] if isinstance(colors, str) else list(colors)
        data = {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "widths": widths, "colors": colors}
        return self._add("segments", **data, over_time=int(over_time), note=note, **look)

    def on_grid(self, model):
        """Return ``model(points)``, for points of shape (2, k) all over the panel, as rows from the lowest up."""
        x, y = np.meshgrid(np.linspace(*self.x["lim"], _GRID[1]), np.linspace(*self.y["lim"], _GRID[0]))
        return np.reshape(model(np.vstack([x.ravel(), y.ravel()])), _GRID)

    def image(self, codes, palette, *, over_time=0, extent=None, **look):
        """Draw a grid of coloured cells, under all other marks.

        Parameters
        ----------
        codes : array_like of int of shape (rows, columns), or (moments, rows, columns) where it runs over time
            Indices of the palette; the first row is the lowest.
        palette : sequence of str
            Colours as ``#rrggbbaa``.
        extent : tuple of float, optional
            Left, right, bottom, top; the whole panel by default.
        """
        extent = extent or (*self.x["lim"], *self.y["lim"])
        codes = np.asarray(codes).astype(np.uint8)
        return self._add("image", codes=codes, palette=palette, extent=extent, over_time=int(over_time), **look)

    def regions(self, probabilities, *, over_time=0, **look):
        """Draw where a network predicts 0 and where it predicts 1; grey where its output is not finite.

        Parameters
        ----------
        probabilities : array_like of shape (rows, columns), or (moments, rows, columns)
            The network's output, as `on_grid` returns it.
        """
        probabilities = np.asarray(probabilities, dtype=float)
        codes = np.where(np.isfinite(probabilities), probabilities > 0.5, 2)
        note = "The network's output is NaN" if (codes[-1] if codes.ndim > 2 else codes).max() > 1 else None
        palette = [COLORS["blue"] + "33", COLORS["vermillion"] + "33", NO_ANSWER]
        return self.image(codes, palette, over_time=over_time, note=note, **look)

    def heat(self, values, limits, *, color=COLORS["blue"], **look):
        """Draw a grid of numbers as a colour of different strength; grey where a number is not finite."""
        values = np.asarray(values, dtype=float)
        levels = np.round((values - limits[0]) / (limits[1] - limits[0]) * (_HEAT_LEVELS - 1))
        codes = np.where(np.isfinite(values), np.clip(np.nan_to_num(levels), 0, _HEAT_LEVELS - 1), _HEAT_LEVELS)
        palette = [f"{color}{round(level * 230 / (_HEAT_LEVELS - 1)):02x}" for level in range(_HEAT_LEVELS)]
        return self.image(codes, [*palette, NO_ANSWER], **look)

    def contours(self, cost):
        """Draw contours of ``cost(x, y)``, denser where it is low."""
        x, y = np.meshgrid(*(np.linspace(*axis["lim"], _SAMPLES) for axis in (self.x, self.y)))
        heights = cost(x, y)
        low, high = heights.min(), heights.max()
        levels = low + (high - low) * np.linspace(0.01, 0.97, 16) ** 2.5
        return self._add("contours", heights=heights, levels=levels, color="muted")

    def bars(self, x, heights, *, width, label, **look):
        """Draw bars that begin at 0; one whose height is not finite is left out."""
        x, heights = np.array(x, dtype=float), np.array(heights, dtype=float)
        lost = int((~np.isfinite(heights)).sum())
        note = f"{label}: {lost} values are NaN or infinite" if lost else None
        return self._add("bars", x=x, heights=heights, width=width, label=label, note=note, **look)

    def box(self, xlim, ylim, text="", *, alpha=0.3):
        """Draw a rectangle, for example a target; the text is written at its lower edge."""
        x, y = np.array([xlim, ylim], dtype=float)
        return self._add_place("box", x=x, y=y, text=text, color=COLORS["green"], alpha=alpha)

    def text(self, x, y, text, *, anchor="start", **look):
        """Write a text whose start, middle or end is at a point."""
        return self._add_place("text", x=float(x), y=float(y), text=text, anchor=anchor, **look)

    def handle(self, x, y, label, *, previews=False):
        """Draw a point that the reader can drag, also with the arrow keys.

        Parameters
        ----------
        x, y : str or float
            The name of the input which it sets, or the place where it stays.
        label : str
            What it moves, for example "starting point".
        previews : bool
            Whether the reader sees another place of it by hovering over the panel, and chooses it by a click.
        """
        return self._add("handle", x=x, y=y, label=label, previews=previews, color=COLORS["yellow"])

    def _add_place(self, kind, **mark):
        """Draw a mark that has one place, or say that it has none."""
        if all(np.isfinite(mark[name]).all() for name in ("x", "y")):
            return self._add(kind, **mark)
        return self._add("none", note=f"{mark.get('label') or kind}: the place is NaN or infinite")

    def _add(self, kind, **mark):
        mark = {"type": kind} | {name: value for name, value in mark.items() if value is not None}
        self.marks.append(mark)
        return mark

    def frame(self):
        """Return what is described once: everything but the marks."""
        names = ("title", "x", "y", "width", "height")
        return {name: getattr(self, name) for name in names}


def _end_of_run(x, y, bound):
    """Return how many points of a run can be drawn, what ended it (None where nothing did), and at which point.

    The first value beyond the bound is kept, so that a line leaves the picture in its direction.
    """
    unfit = ~np.isfinite(x) | ~np.isfinite(y) | (np.abs(x) > bound) | (np.abs(y) > bound)
    if not unfit.any():
        return len(x), None, len(x)
    first = int(np.argmax(unfit))
    problem = "NaN" if np.isnan(x[first]) or np.isnan(y[first]) else "diverged"
    return first + int(np.isfinite(x[first]) and np.isfinite(y[first])), problem, first


def to_json(thing):
    """Write plain data with arrays as JSON: numbers with five digits, what is not finite as null."""
    return json.dumps(thing, default=_plain, allow_nan=False, ensure_ascii=False, separators=(",", ":"))


def _plain(thing):
    if isinstance(thing, np.ndarray) and thing.dtype == np.uint8:
        return {"shape": thing.shape, "runs": _runs(thing.ravel())}
    if isinstance(thing, np.ndarray):
        if thing.ndim > 1:
            return list(thing)
        return [float(f"{value:.5g}") if math.isfinite(value) else None for value in thing.tolist()]
    if isinstance(thing, np.generic):
        return thing.item()
    raise TypeError(f"{type(thing).__name__} cannot be sent to the browser")


def _runs(codes):
    """Return ``[code, count, code, count, …]``: most cells of a grid have the colour of their neighbour."""
    starts = np.flatnonzero(np.diff(codes, prepend=codes[0] ^ 1))
    return np.stack([codes[starts].astype(int), np.diff(starts, append=len(codes))], axis=1).ravel().tolist()
