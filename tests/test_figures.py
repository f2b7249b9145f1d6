"""Figures: inline SVG that follows the reader's theme, the same colours everywhere."""

import itertools
import re
import subprocess
import sys
from xml.etree import ElementTree

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_rgb

from course_utils import plot_costs, plot_decision_boundary
from course_utils.figures.display import figure_html, show_figure
from course_utils.figures.style import METHODS, label_lines, line_styles, subplots

SVG = "{http://www.w3.org/2000/svg}"


def example(text="x"):
    figure, ax = subplots(figsize=(3, 2))
    ax.plot([0, 1], label=text, marker="o", markeredgecolor="white", color="black")
    ax.fill_between([0, 1], [0, 1], color="black", alpha=0.3)
    ax.set_title(f"{text} <$x_1$>")
    ax.legend(frameon=True)
    return figure


def parsed(html):
    return ElementTree.fromstring(html)


def test_black_is_the_readers_text_colour_and_white_the_page():
    html = figure_html(example(), "a line")
    svg = parsed(html).find(f"{SVG}svg")
    assert "fill:currentColor" in svg.get("style")
    styles = " ".join(element.get("style", "") for element in list(svg.iter())[1:])
    assert "stroke: currentColor" in styles
    assert "--page:var(--jp-layout-color0, var(--vscode-editor-background, #fff))" in svg.get("style")
    assert "stroke: var(--page)" in styles
    assert not re.search("#0{6}|#f{6}|black|white", html, re.IGNORECASE)


def test_nothing_black_escapes_through_a_presentation_attribute():
    svg = parsed(figure_html(example(), "a line")).find(f"{SVG}svg")
    for element in svg.iter():
        assert not {"fill", "stroke", "color"} & set(element.attrib), element.attrib


def test_text_is_drawn_as_outlines_and_the_page_keeps_its_own_styles():
    html = figure_html(example(), "a line")
    assert "<text" not in html
    assert "<style" not in html
    assert "<metadata" not in html


def test_every_reference_of_two_figures_in_one_page_finds_the_figures_own_element():
    pages = [figure_html(example("first"), "first"), figure_html(example("second"), "second")]
    ids = [re.findall(r'\bid="([^"]+)"', page) for page in pages]
    used = [re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', page) for page in pages]
    for own, references in zip(ids, used, strict=True):
        assert own
        assert len(own) == len(set(own))
        assert {left or right for left, right in references} == set(own)
    assert not set(ids[0]) & set(ids[1])


def test_the_same_figure_gives_the_same_bytes():
    assert figure_html(example(), "a line") == figure_html(example(), "a line")


def test_alternative_text_and_caption_are_escaped_and_stay_readable():
    alt, caption = 'costs "a" < b & c', "Message: a < b"
    figure = parsed(figure_html(example(), alt, caption))
    assert figure.tag == "figure"
    [svg] = figure.iter(f"{SVG}svg")
    assert (svg.get("role"), svg.get("aria-label")) == ("img", alt)
    assert "max-width:100%" in svg.get("style")
    assert figure.find("figcaption").text == caption


def test_a_figure_without_caption_has_no_empty_one():
    assert "figcaption" not in figure_html(example(), "a line")


def test_plain_python_prints_the_text(capsys):
    number = len(plt.get_fignums())
    show_figure(example(), "a rising line", "It rises.")
    assert capsys.readouterr().out == "It rises.\n[Figure: a rising line]\n"
    assert len(plt.get_fignums()) == number


def test_a_figure_needs_an_alternative_text():
    with pytest.raises(ValueError, match="show_figure needs alt"):
        show_figure(example(), " ")


def test_a_notebooks_page_has_the_figure_and_its_alternative_text(tmp_path):
    import nbclient
    import nbformat

    source = (
        "import matplotlib.pyplot as plt\nfrom course_utils import show_figure\n"
        "fig, ax = plt.subplots()\nax.plot([1, 2])\nshow_figure(fig, 'a rising line', 'It rises.')"
    )
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    [output] = notebook.cells[0].outputs  # and no second picture from the inline backend
    assert output.data["text/plain"] == "It rises.\n[Figure: a rising line]"
    nbformat.write(notebook, tmp_path / "run.ipynb")
    command = [sys.executable, "-m", "nbconvert", "--to", "html", "run.ipynb"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    page = (tmp_path / "run.html").read_text(encoding="utf-8")
    assert 'aria-label="a rising line"' in page
    assert "No description has been provided" not in page


# Style


def luminance(color):
    """Relative luminance as WCAG 2 defines it."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(color)]
    return float(np.dot(parts, (0.2126, 0.7152, 0.0722)))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("page", ["#ffffff", "#111111", "#1e1e1e"], ids=["light", "JupyterLab-dark", "VS-Code-dark"])
def test_lines_stand_out_from_the_page(page):
    colors = {look["color"] for look in METHODS.values()} - {"#000000"}  # black follows the theme
    assert {color: contrast(color, page) for color in colors if contrast(color, page) < 3} == {}


GROUPS = [
    ("zeros", "tiny random", "large random", "Xavier", "He"),
    ("no regularization", "L2", "dropout", "early stopping", "more data"),
    ("training set", "test set"),
    ("gradient descent", "momentum", "RMSProp", "Adam"),
    ("batch", "mini-batch", "stochastic"),
]


@pytest.mark.parametrize("group", GROUPS, ids="-".join)
def test_methods_of_one_figure_differ_in_colour_and_in_line_style(group):
    looks = [METHODS[name] for name in group]
    assert len({look["color"] for look in looks}) == len(group)
    assert len({str(look["linestyle"]) for look in looks}) == len(group)


def test_a_known_method_keeps_its_looks_and_another_line_takes_a_free_colour():
    known, other = line_styles(["He", "mine"])
    assert known == METHODS["He"]
    assert other["color"] != known["color"]


def test_costs_of_a_method_are_drawn_in_its_colour():
    ax = plot_costs({"Adam": [3, 2, 1], "mine": [3, 3, 3]})
    assert ax.lines[0].get_color() == METHODS["Adam"]["color"]
    assert ax.lines[1].get_color() != METHODS["Adam"]["color"]
    plt.close(ax.figure)


def test_decision_regions_are_translucent_shapes_not_pixels():
    X, Y = np.array([[-1.0, 1.0], [0.0, 0.0]]), np.array([[0, 1]])
    ax = plot_decision_boundary(lambda points: points[0] > 0, X, Y)
    html = figure_html(ax.figure, "two half planes")
    plt.close(ax.figure)
    assert "<image" not in html
    assert len(re.findall(r"fill-opacity: 0\.2", html)) >= 2


def test_labels_at_the_ends_of_lines_keep_their_distance_and_their_order():
    figure, ax = subplots(figsize=(4, 3))
    for label, height in (("low", 0.0), ("middle", 0.5), ("nearly the same", 0.501), ("high", 1.0)):
        ax.plot([0, 1], [0, height], label=label)
    ax.plot([0, 1], [np.nan, np.nan], label="diverged")
    label_lines(ax)
    figure.canvas.draw()
    boxes = {text.get_text(): text.get_window_extent() for text in ax.texts}
    plt.close(figure)
    assert list(boxes) == ["low", "middle", "nearly the same", "high"]
    boxes = list(boxes.values())
    for lower, upper in itertools.pairwise(boxes):
        assert lower.y1 <= upper.y0 + 1  # up to a pixel


def test_a_label_stands_at_the_height_of_its_line():
    figure, ax = subplots(figsize=(4, 3))
    ax.plot([0, 1], [0, 20], label="far from the unit interval")
    ax.plot([0, 1], [0, 5], label="below it")
    label_lines(ax)
    figure.canvas.draw()
    for text, height in zip(ax.texts, (20, 5), strict=True):
        box = text.get_window_extent()
        assert abs((box.y0 + box.y1) / 2 - ax.transData.transform((1, height))[1]) < 3  # pixels
    plt.close(figure)
