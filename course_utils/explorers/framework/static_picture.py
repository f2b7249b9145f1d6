"""An explorer's picture for readers without a kernel or without a browser, drawn with Matplotlib from its scene."""

import base64
import html
import io

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure

from ...checks.message_panel import as_html
from ...figures.style import MUTED

_OWN_COLORS = {"muted": MUTED}
_PIXELS_PER_INCH = 100  # of the panels' heights
_UNFINISHED = " This picture was made before the computation was finished. Run the cell in Jupyter to see the result."
_PANELS_IN_A_ROW = 3  # with more, their text is too small on a page


def bundle(explorer):
    """Return the picture and its text by their media types."""
    picture = base64.b64encode(png(explorer)).decode("ascii")
    alt = html.escape(explorer.alt, quote=True)
    message = explorer.message + ("" if explorer.is_finished else _UNFINISHED)
    return {
        "text/html": f'<figure><img alt="{alt}" style="max-width:100%" src="data:image/png;base64,{picture}">'
        f"<figcaption>{as_html(message)}</figcaption></figure>",
        "image/png": picture,
        "text/plain": f"{explorer.alt}\n{message}",
    }


def png(explorer):
    """Return the bytes of the explorer's picture."""
    panels = explorer.scene
    rows = [panels[start : start + _PANELS_IN_A_ROW] for start in range(0, len(panels), _PANELS_IN_A_ROW)]
    heights = [max(panel.height for panel in row) / _PIXELS_PER_INCH for row in rows]
    figure = Figure(figsize=(max(5.0, 4.2 * len(rows[0])), sum(heights)), layout="constrained")
    FigureCanvasAgg(figure)
    parts = figure.subfigures(len(rows), 1, height_ratios=heights, squeeze=False)[:, 0]
    for part, row in zip(parts, rows, strict=True):
        places = part.subplots(1, len(row), width_ratios=[panel.width for panel in row], squeeze=False)[0]
        for axes, panel in zip(places, row, strict=True):
            _draw_panel(axes, panel, explorer.values)
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=144)
    return file.getvalue()


def _draw_panel(axes, panel, values):
    for mark in panel.marks:
        look = {"color": _color(mark.get("color", "black")), "alpha": mark.get("alpha")}
        _DRAW[mark["type"]](axes, mark, look, panel, values)
    for name, axis in (("x", panel.x), ("y", panel.y)):
        axes.set(**{f"{name}label": axis["label"], f"{name}scale": axis["scale"], f"{name}lim": axis["lim"]})
        if axis["ticks"] is not None:
            places, labels = dict(axis["ticks"]).keys(), dict(axis["ticks"]).values()
            axes.set(**{f"{name}ticks": list(places), f"{name}ticklabels": list(labels)})
    axes.set_title(panel.title, fontsize=10)
    axes.tick_params(labelsize=8)
    axes.spines[["top", "right"]].set_visible(False)
    if axes.get_legend_handles_labels()[1]:
        axes.legend(fontsize=8)
    if panel.notes:
        axes.text(0.03, 0.97, "\n".join(panel.notes), transform=axes.transAxes, va="top", fontsize=9, color="#b34400")


def _line(axes, mark, look, panel, values):
    names = ("linestyle", "linewidth", "marker", "markersize", "label")
    look |= {name: mark[name] for name in names if name in mark}
    axes.plot(mark["x"], mark["y"], drawstyle="steps-post" if mark.get("step") else "default", **look)


def _segments(axes, mark, look, panel, values):
    names = ("x1", "x2", "y1", "y2", "widths")
    last = [mark[name] if mark[name].ndim == 1 else mark[name][-1] for name in names]
    for x1, x2, y1, y2, width, color in zip(*last, mark["colors"], strict=True):
        known = np.isfinite(width)
        style = {"linewidth": width if known else 1, "linestyle": "-" if known else ":"}
        if mark.get("cap") == "round":  # as discs, because Matplotlib does not draw the cap of a segment without length
            style |= {"marker": "o", "markersize": style["linewidth"], "markeredgewidth": 0}
        axes.plot([x1, x2], [y1, y2], **look | style | {"color": _color(color)})


def _image(axes, mark, look, panel, values):
    codes = mark["codes"] if mark["codes"].ndim == 2 else mark["codes"][-1]
    pixels = np.array([to_rgba(color) for color in mark["palette"]])[codes]
    axes.imshow(pixels, extent=mark["extent"], origin="lower", aspect="auto", interpolation="nearest", zorder=0)


def _contours(axes, mark, look, panel, values):
    rows, columns = mark["heights"].shape
    x, y = np.linspace(*panel.x["lim"], columns), np.linspace(*panel.y["lim"], rows)
    axes.contour(x, y, mark["heights"], levels=mark["levels"], colors=[look["color"]], linewidths=0.7, alpha=0.5)


def _bars(axes, mark, look, panel, values):
    axes.bar(mark["x"], np.nan_to_num(mark["heights"], posinf=0, neginf=0), mark["width"], label=mark["label"], **look)


def _box(axes, mark, look, panel, values):
    axes.fill_between(mark["x"], *mark["y"], linewidth=0, **look)
    left, right = mark["x"]
    middle = np.sqrt(left * right) if panel.x["scale"] == "log" else (left + right) / 2  # as the eye sees it
    axes.text(middle, mark["y"][0], mark["text"], ha="center", va="bottom", fontsize=8)


def _text(axes, mark, look, panel, values):
    side = {"start": "left", "middle": "center", "end": "right"}[mark["anchor"]]
    axes.text(mark["x"], mark["y"], mark["text"], ha=side, fontsize=8, color=look["color"])


def _handle(axes, mark, look, panel, values):
    x, y = (values[place] if isinstance(place, str) else place for place in (mark["x"], mark["y"]))
    axes.plot([x], [y], "o", color=look["color"], markeredgecolor="black", markersize=9)


def _color(color):
    return _OWN_COLORS.get(color, color)


_DRAW = {
    "none": lambda *_arguments: None,
    "line": _line,
    "segments": _segments,
    "image": _image,
    "contours": _contours,
    "bars": _bars,
    "box": _box,
    "text": _text,
    "handle": _handle,
}
