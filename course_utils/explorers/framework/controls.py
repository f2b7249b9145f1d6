"""The inputs of explorers: sliders, rows of buttons, and numbers that only a handle moves."""

import functools
import math

import ipywidgets

_STYLE = {"description_width": "initial"}  # as wide as the label needs


def slider(description, value, limits, step):
    """Return a slider over numbers."""
    low, high = limits
    return ipywidgets.FloatSlider(value=value, min=low, max=high, step=step, description=description, style=_STYLE)


def log_slider(description, value, exponents, step, readout_format):
    """Return a slider over powers of ten."""
    low, high = exponents
    look = {"description": description, "readout_format": readout_format, "style": _STYLE}
    return ipywidgets.FloatLogSlider(value=value, min=low, max=high, step=step, **look)


def choice(description, value, options):
    """Return a slider over a few values, or ``(label, value)`` pairs."""
    return ipywidgets.SelectionSlider(value=value, options=options, description=description, style=_STYLE)


def menu(description, value, options):
    """Return a row of buttons of which one is pressed.

    A drop-down list would not do: JupyterLab takes the arrow keys from it, to move to another cell.
    """
    layout = {"width": "auto", "display": "flex", "flex_flow": "row nowrap", "align_items": "center"}
    layout |= {"grid_gap": "6px", "margin": "2px 16px 2px 2px"}  # the label beside the buttons, and not above them
    return ipywidgets.ToggleButtons(
        value=value, options=options, description=description, style=_STYLE | {"button_width": "auto"}, layout=layout
    )


def moved_by_handle(value, limits, steps=200):
    """Return a number that has no slider: a handle in the picture moves it."""
    low, high = limits
    return ipywidgets.FloatSlider(value=value, min=low, max=high, step=(high - low) / steps, layout={"display": "none"})


def has_own_control(control):
    """Whether the reader sees this input as a slider or as buttons."""
    return control.layout.display != "none"


def stops(control):
    """Return the values that an input can take, in their order."""
    if hasattr(control, "options"):
        return [value for _, value in control._options_full]
    return _places(control.min, control.max, control.step, getattr(control, "base", None))


@functools.cache  # asked several times in each slice of work
def _places(low, high, step, base):
    count = round((high - low) / step)
    places = [round(low + place * step, 10) for place in range(count + 1)]  # as a browser sends them
    return [base**place for place in places] if base else places


def position(control, value):
    """Return which of an input's stops a value is, counted from 0, or None between two of them.

    `view/inputs.js` counts in the same way.
    """
    if hasattr(control, "options"):
        return stops(control).index(value)
    place = math.log(value, control.base) if hasattr(control, "base") else value
    place = (place - control.min) / control.step
    return round(place) if abs(place - round(place)) < 1e-6 else None
