"""Sliders that more than one explorer has."""

import ipywidgets

STYLE = {"description_width": "initial"}  # as wide as the label needs


def choice(description, value, options):
    """Return a slider over a few values."""
    return ipywidgets.SelectionSlider(value=value, options=options, description=description, style=STYLE)


def learning_rate_slider(value, options):
    """Return a slider for α."""
    return choice("learning rate α", value, options)


def menu(description, value, options):
    """Return a drop-down list that is as wide as its longest line."""
    layout = {"width": "max-content"}
    return ipywidgets.Dropdown(value=value, options=options, description=description, style=STYLE, layout=layout)
