"""Display a Matplotlib figure as inline SVG that follows the reader's theme, with a caption and an alternative text."""

import hashlib
import io
import re
import sys
from html import escape
from xml.etree import ElementTree

import matplotlib as mpl
import matplotlib.pyplot as plt

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
# Text as outlines looks the same with any fonts; a fixed salt makes the same bytes from the same figure.
_SETTINGS = {"svg.fonttype": "path", "svg.hashsalt": "course"}
# The colour of the page: the first variable is JupyterLab's, Notebook 7's and nbconvert's, the second VS Code's.
_PAGE = "--page:var(--jp-layout-color0, var(--vscode-editor-background, #fff))"
# Matplotlib writes no fill where it is black, so black is what the <svg> element hands down.
_INHERITED = f"{_PAGE};fill:currentColor;stroke-linejoin:round;stroke-linecap:butt"
_THEME = {"#000000": "currentColor", "#ffffff": "var(--page)"}


def show_figure(figure, alt, caption=""):
    """Display a figure under the cell, then close it; in plain Python print its caption and its alternative text.

    Parameters
    ----------
    figure : matplotlib Figure
        What is black in it becomes the reader's text colour, what is white the colour of the page.
    alt : str
        What the figure shows, for readers who cannot see it.
    caption : str
        The message of the figure, shown below it.
    """
    if not alt.strip():
        raise ValueError("show_figure needs alt: a sentence that says what the figure shows")
    bundle = {"text/html": figure_html(figure, alt, caption), "text/plain": _as_text(alt, caption)}
    plt.close(figure)
    if "IPython" in sys.modules and sys.modules["IPython"].get_ipython() is not None:
        from IPython.display import display

        display(bundle, raw=True)
    else:
        print(bundle["text/plain"])


def figure_html(figure, alt, caption=""):
    """Return the figure as an HTML ``<figure>`` element with inline SVG."""
    # The role belongs to the <svg>: a <figure> with role="img" would hide its caption from screen readers.
    caption = f'<figcaption style="margin-top:.4em">{escape(caption)}</figcaption>' if caption else ""
    return f'<figure style="margin:.6em 0">{_inline_svg(figure, alt)}{caption}</figure>'


def _as_text(alt, caption):
    return f"{caption}\n[Figure: {alt}]" if caption else f"[Figure: {alt}]"


def _inline_svg(figure, alt):
    """Return the figure as an ``<svg>`` element for a page that holds other figures too."""
    file = io.BytesIO()
    with mpl.rc_context(_SETTINGS):
        figure.savefig(
            file, format="svg", transparent=True, bbox_inches="tight", pad_inches=0.05, metadata={"Date": None}
        )
    svg = ElementTree.fromstring(file.getvalue())  # leaves comments and the document type out
    _remove(svg, f"{_SVG}metadata", f"{_SVG}style")  # a style sheet would apply to the whole page
    _rename_ids(svg, "f" + hashlib.sha256(file.getvalue()).hexdigest()[:10])
    for element in svg.iter():
        element.text = element.tail = None
        _hoist_style(element)
        _follow_theme(element)
        for name in {"d", "x", "y"} & set(element.attrib):
            element.set(name, _shorter(element.get(name)))
    del svg.attrib["height"]  # the view box keeps the ratio where the page is narrower than the figure
    svg.attrib |= {"role": "img", "aria-label": alt, "style": f"max-width:100%;height:auto;{_INHERITED}"}
    ElementTree.register_namespace("", _SVG[1:-1])
    ElementTree.register_namespace("xlink", _HREF[1:].partition("}")[0])
    return ElementTree.tostring(svg, encoding="unicode")


def _remove(svg, *tags):
    for parent in list(svg.iter()):
        for child in [child for child in parent if child.tag in tags]:
            parent.remove(child)


def _rename_ids(svg, prefix):
    """Drop the ids that nothing refers to, and put the figure's own prefix before the others."""
    used = set()
    for element in svg.iter():
        for name, value in element.attrib.items():
            if name == _HREF and value.startswith("#"):
                used.add(value[1:])
                element.set(name, f"#{prefix}-{value[1:]}")
            elif "url(#" in value:
                used.update(re.findall(r"url\(#([^)]+)\)", value))
                element.set(name, value.replace("url(#", f"url(#{prefix}-"))
    for element in svg.iter():
        if "id" in element.attrib:
            old = element.attrib.pop("id")
            if old in used:
                element.set("id", f"{prefix}-{old}")


def _follow_theme(element):
    """Replace black and white where an element names its colours; a variable is understood in ``style`` alone."""
    style = element.get("style")
    if style:
        for color, themed in _THEME.items():
            style = style.replace(color, themed)
        element.set("style", style)


def _hoist_style(group):
    """Give a group of markers their common style once, instead of once for each of hundreds of markers."""
    styles = {child.get("style", "") for child in group}
    if len(group) > 1 and len(styles) == 1 and all(child.tag == f"{_SVG}use" for child in group):
        [style] = styles
        if style and "opacity" not in style and not group.get("style"):
            group.set("style", style)
            for child in group:
                del child.attrib["style"]


def _shorter(path):
    """Return path data or a coordinate with two digits after the point: no screen shows a hundredth of a point."""
    path = re.sub(r"-?\d+\.\d{3,}", lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), path)
    return re.sub(r"\s+", " ", path).strip()
