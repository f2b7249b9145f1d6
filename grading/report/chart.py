"""The report's histogram, drawn by Matplotlib as an SVG in the colours of the page."""

import io
import re

import matplotlib
from markupsafe import Markup, escape
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from grading.report.statistics import Distribution

# each of these colours is replaced by a colour of the page, which depends on the reader's light or dark theme
_THEME = {"#010101": "var(--ink)", "#020202": "var(--line)", "#030303": "var(--full)"}
_INK, _LINE, _FULL = _THEME


def histogram_svg(scores: Distribution) -> Markup:
    """Return the histogram of a distribution, with its numbers as text for screen readers."""
    figure = Figure(figsize=(7.5, 2.6), layout="constrained")
    axes = figure.add_subplot()
    places = range(len(scores.bars))
    drawn = axes.bar(places, [bar.count for bar in scores.bars], color=_FULL, clip_on=False)
    axes.bar_label(drawn, [str(bar.count or "") for bar in scores.bars], color=_INK, padding=2)
    axes.set_xticks(places, [str(bar.low) for bar in scores.bars])
    wide = scores.bars[0].high > scores.bars[0].low
    axes.set_xlabel("points, each bar from its number to below the next" if wide else "points", color=_INK)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.tick_params(length=0, colors=_INK)
    axes.grid(axis="y", color=_LINE, clip_on=False)
    axes.set_axisbelow(True)
    axes.spines[:].set_visible(False)
    text = "; ".join(f"{bar.label} points: {bar.count}" for bar in scores.bars if bar.count)
    return _inline(figure, "histogram", "How many submissions have how many points", f"{text}.")


def _inline(figure: Figure, name: str, title: str, text: str) -> Markup:
    """Return a figure as an element for an HTML page: the same bytes each time, and without URLs."""
    file = io.StringIO()
    nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": name}):
        figure.savefig(file, format="svg", transparent=True, metadata=nothing)
    svg = file.getvalue()
    [view] = re.findall(r'<svg [^>]*?(viewBox="[^"]*")', svg)
    start = (
        f'<svg {view} role="img" aria-labelledby="{name}-title {name}-text">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-text">{escape(text)}</desc>'
    )
    svg = start + svg[svg.index(">", svg.index("<svg")) + 1 :]
    for drawn, shown in _THEME.items():
        svg = svg.replace(drawn, shown)
    return Markup(svg)
