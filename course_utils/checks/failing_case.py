"""The inputs of the case on which the last check of an exercise failed, in words and as objects."""

import copy

import numpy as np

from ..patch_globals import patch_globals
from .outcomes import defined_by

_FAILED: dict = {}  # exercise -> the case on which its last check failed
_FEW = 8  # numbers that are few enough to be read in a message


def failing_case(name):
    """Return fresh copies of the inputs on which the last check of an exercise failed.

    Parameters
    ----------
    name : str or function
        The exercise.

    Returns
    -------
    tuple
        The arguments in the order of the call, so that ``function(*failing_case("function"))`` repeats it. NumPy's
        generator gets the seed that `check` sets before the call.

    Raises
    ------
    ValueError
        If no check of this exercise has failed since the notebook was started, or the last one passed.
    """
    case = _find_failure(getattr(name, "__name__", name))
    np.random.seed(case.seed)
    return copy.deepcopy(case.args)


def repeat_failing_case(function):
    """Call a function on its `failing_case`, with the stubs of that case instead of the notebook's functions.

    The call is an ordinary one: it returns, raises and prints as the function does.
    """
    with patch_globals(function.__globals__, defined_by(_find_failure(function.__name__).stubs)):
        return function(*failing_case(function))


def _find_failure(name):
    if _FAILED.get(name) is None:
        raise ValueError(f"the last check of {name} did not fail, or check has not run yet")
    return _FAILED[name]


def remember_failure(name, case):
    """Keep the case on which a check failed, or forget the last one where `case` is None."""
    _FAILED[name] = case


def describe_inputs(key, case):
    """Name the arguments of a case: small values as they are, arrays by their shapes."""
    return ", ".join(_described(name, value) for name, value in zip(key.arguments, case.args, strict=False))


def line_to_repeat(key, case):
    """Return one line of code that makes the call of a case again."""
    if case.stubs:
        return f"from course_utils import repeat_failing_case; repeat_failing_case({key.name})"
    return f'from course_utils import failing_case; {key.name}(*failing_case("{key.name}"))'


def _described(name, value):
    match value:
        case bool() | int() | float() | str():
            return f"{name} = {value if isinstance(value, bool | str) else format(value, 'g')}"
        case np.ndarray() if value.size == 1 or (value.ndim == 1 and value.size <= _FEW):
            numbers = np.array([float(f"{number:.4g}") for number in value.ravel()])
            return f"{name} = {numbers.reshape(value.shape).tolist()}"
        case np.ndarray():
            return f"{name} of shape {value.shape}"
        case dict():
            entries = [_described(entry, item) for entry, item in value.items() if isinstance(entry, str)]
            return f"{name} with {' and '.join(entries[:2])}{' …' if len(entries) > 2 else ''}"
        case list() | tuple() if len(value) <= _FEW and all(isinstance(item, int | float) for item in value):
            return f"{name} = [{', '.join(format(item, 'g') for item in value)}]"
        case list() | tuple():
            return f"{name} with {len(value)} entries"
    return f"{name} = {value}"
