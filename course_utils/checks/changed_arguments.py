"""Finds the arguments that a function has changed in place, and writes the sentence about them.

The comparison runs in the process that runs the student's code. That process knows the arguments, so its report about
them cannot be verified: forged arguments would look the same as a forged list of changes. It can only hide a change.
This makes no returned value right, so it cannot earn a point for a wrong value.
"""

import numpy as np

# an argument that was moved and moved back may differ by rounding errors
RTOL, ATOL = 1e-9, 1e-12


def snapshot(args):
    """Return copies of the arguments that can change in place, and None for each of the others."""
    return [copied(arg) if isinstance(arg, list | tuple | dict | np.ndarray) else None for arg in args]


def changed_arguments(before, args):
    """Return the positions of the arguments that differ from their `snapshot`."""
    return [index for index, one in enumerate(before) if one is not None and not _is_same(one, args[index])]


def protected_changes(key, outcomes):
    """Return the names of the arguments that were changed although later code needs them, in the order of the call.

    Parameters
    ----------
    key : AnswerKey
        It names the arguments, and those that may change.
    outcomes : sequence of Outcome
        Of some of its cases.
    """
    changed = {index for outcome in outcomes for index in outcome.changed}
    names = [name for index, name in enumerate(key.arguments) if index in changed]
    return tuple(name for name in names if name not in key.may_change)


def sentence_on_changes(function, names):
    """Say which arguments a function changes, and what to do."""
    quoted = " and ".join(f"`{name}`" for name in names)
    if len(names) == 1:
        return f"{function} changes its argument {quoted}, which later cells still use. Work on a copy of {quoted}."
    return f"{function} changes its arguments {quoted}, which later cells still use. Work on copies of them."


def copied(value):
    """Return a copy of plain data."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, dict):
        return {name: copied(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(copied(item) for item in value)
    return value


def _is_same(one, other):
    """Whether `other`, which may contain anything now, has the structure and the values of the snapshot `one`."""
    if isinstance(one, np.ndarray):
        return isinstance(other, np.ndarray) and _is_same_array(one, other)
    if isinstance(one, dict):
        return isinstance(other, dict) and one.keys() == other.keys() and all(_is_same(one[k], other[k]) for k in one)
    if isinstance(one, list | tuple):
        return isinstance(other, list | tuple) and len(one) == len(other) and all(map(_is_same, one, other))
    if isinstance(one, float):
        same = isinstance(other, float | int)
        return same and (one == other or bool(np.isclose(one, other, RTOL, ATOL, equal_nan=True)))
    return one is other or (type(one) is type(other) and one == other)


def _is_same_array(one, other):
    if one.shape != other.shape or other.dtype.kind not in "biuf":
        return False
    # comparing the bytes is fast, and nearly always enough
    return one.tobytes() == other.tobytes() or bool(np.allclose(one, other, RTOL, ATOL, equal_nan=True))
