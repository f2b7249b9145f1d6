"""Replace an array with one element by its number where a number is expected, with a remark."""

from dataclasses import replace

import numpy as np


def unwrap_single_numbers(key, outcomes):
    """Return the outcomes with each one-element array replaced by its number where a number is expected, and a remark.

    Outcomes in which nothing is replaced are the same objects. The remark is empty if nothing is replaced; it quotes a
    shape only from a visible case.
    """
    unwrapped, remark = [], ""
    for case, expected, outcome in zip(key.cases, key.expected, outcomes, strict=True):
        shapes = []
        value = _unwrapped(expected, outcome.value, shapes)
        unwrapped.append(replace(outcome, value=value) if shapes else outcome)
        if shapes and not remark:
            what = "an array with one element" if case.hidden else f"an array of shape {shapes[0]}"
            remark = f"{key.name} returned {what} where a number is expected; it was taken as the number in it."
    return unwrapped, remark


def _unwrapped(expected, value, shapes):
    """Return `value` with numbers for one-element arrays; the shapes of these are appended to `shapes`."""
    if isinstance(value, np.ndarray) and value.ndim and value.size == 1 and _is_number(expected):
        shapes.append(value.shape)
        return value.item()
    if isinstance(expected, dict) and isinstance(value, dict):
        return {name: _unwrapped(expected.get(name), item, shapes) for name, item in value.items()}
    if isinstance(expected, list) and isinstance(value, list) and len(expected) == len(value):
        return [_unwrapped(*pair, shapes) for pair in zip(expected, value, strict=True)]
    return value


def _is_number(value):
    return isinstance(value, int | float) or (isinstance(value, np.ndarray) and value.ndim == 0)
