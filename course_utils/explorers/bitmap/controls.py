"""Controls that more than one explorer has."""

import ipywidgets

STYLE = {"description_width": "initial"}  # as wide as the label needs


def choice(description, value, options):
    """Return a slider over a few values."""
    return ipywidgets.SelectionSlider(value=value, options=options, description=description, style=STYLE)


def learning_rate_slider(value, options):
    """Return a slider for α."""
    return choice("learning rate α", value, options)


def menu(description, value, options):
    """Return a row of buttons of which one is pressed.

    A drop-down list would not do: JupyterLab takes the arrow keys from it, to move to another cell.
    """
    style = STYLE | {"button_width": "auto"}
    # the label beside the buttons, and not above them
    layout = {"width": "auto", "display": "flex", "flex_flow": "row nowrap", "align_items": "center"}
    layout |= {"grid_gap": "6px", "margin": "2px 16px 2px 2px"}
    return ipywidgets.ToggleButtons(value=value, options=options, description=description, style=style, layout=layout)
