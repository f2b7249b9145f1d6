"""Compare a returned value with the expected one, and describe the first difference.

The order is structure, shape, finiteness, values, because a student should look at the first of these that differs.
Bool, int and float of equal value are equal, and so are a list and an array of the same numbers.
"""

import re
from dataclasses import dataclass

import numpy as np

RTOL = 1e-6
ATOL = 1e-9

# keys of the notebooks' own dicts: one too many of these means one layer too many
_LAYER_KEY = re.compile(r"d?[AWZb]\d+")


@dataclass(frozen=True)
class Mismatch:
    """Where and how a value differs from the expected one.

    Attributes
    ----------
    path : str
        The place, in the student's terms, such as ``parameters["W2"]``.
    kind : str
        ``"structure"``, ``"shape"``, ``"finite"`` or ``"value"``; ``"no value"`` if the function did not return, and
        ``"changed"`` for an argument.
    brief : str
        One sentence without any value, for a hidden case.
    detail : str
        One sentence with the numbers, for a visible case.
    """

    path: str
    kind: str
    brief: str
    detail: str


def compare(expected, actual, path="the result", rtol=RTOL, atol=ATOL):
    """Return the first `Mismatch` between two plain values, or None.

    Parameters
    ----------
    expected, actual : plain data
        None, numbers, text, arrays, and lists and dicts of these.
    path : str
        The name of the value in messages.
    rtol, atol : float
        Numbers agree when ``|actual - expected| <= atol + rtol * max(|expected|)``, the maximum over their array.
    """
    if isinstance(expected, dict):
        return _compare_dict(expected, actual, path, rtol, atol)
    if isinstance(expected, list | tuple):
        return _compare_list(expected, actual, path, rtol, atol)
    if expected is None or isinstance(expected, str):
        if type(expected) is type(actual) and expected == actual:
            return None
        return _instead(path, repr(expected), actual)
    return _compare_numbers(np.asarray(expected), actual, path, rtol, atol)


def tolerance(expected, rtol, atol):
    """Return the largest allowed difference from a number of the expected array.

    It is relative to the array's largest value, because a small difference of two large numbers may be only noise.
    """
    return atol + rtol * np.abs(expected[np.isfinite(expected)]).max(initial=0.0)


def describe(value):
    """Return a few words for a plain value: ``a dict``, ``an array of shape (2, 3)``."""
    match value:
        case None:
            return "None (is a return missing?)"
        case str():
            return "text"
        case dict():
            return "a dict"
        case list() | tuple():
            return f"a list or tuple of {len(value)}"
        case np.ndarray() if value.ndim:
            return f"an array of shape {value.shape}"
        case _:
            return "a single number"


def _compare_dict(expected, actual, path, rtol, atol):
    if not isinstance(actual, dict):
        return _instead(path, "a dict", actual)
    for key in expected:
        if key not in actual:
            found = ", ".join([repr(k) for k in list(actual)[:12]] + ["…"] * (len(actual) > 12))
            has = f"its keys are {found}" if found else "it is empty"
            return _structure(path, f"has no key {key!r}", f"{path} has no key {key!r}; {has}.")
    for key in actual:
        if key not in expected and isinstance(key, str) and _LAYER_KEY.fullmatch(key):
            return _structure(path, "has a key too many", f"{path} has a key too many, {key!r}.")
    for key, value in expected.items():
        mismatch = compare(value, actual[key], f'{path}["{key}"]', rtol, atol)
        if mismatch:
            return mismatch
    return None


def _compare_list(expected, actual, path, rtol, atol):
    if not isinstance(actual, list | tuple):
        return _instead(path, f"a list or tuple of {len(expected)}", actual)
    if len(actual) != len(expected):
        entries = "1 entry" if len(actual) == 1 else f"{len(actual)} entries"
        return _structure(path, "has the wrong length", f"{path} has {entries} instead of {len(expected)}.")
    for index, (wanted, got) in enumerate(zip(expected, actual, strict=True)):
        mismatch = compare(wanted, got, f"{path}[{index}]", rtol, atol)
        if mismatch:
            return mismatch
    return None


def _compare_numbers(expected, actual, path, rtol, atol):
    numbers = as_numbers(actual)
    if numbers is None:
        return _instead(path, describe(expected), actual)
    if numbers.shape != expected.shape:
        detail = f"{path} is {describe(numbers)} instead of {describe(expected)}."
        if numbers.ndim and expected.ndim:
            detail = f"{path} has shape {numbers.shape} instead of {expected.shape}."
        if numbers.ndim == 2 and numbers.T.shape == expected.shape:
            detail += " Is it transposed?"
        return Mismatch(path, "shape", f"{path} has the wrong shape.", detail)
    if (numbers == expected).all():
        return None
    if not np.isfinite(numbers).all() and np.isfinite(expected).all():
        sentence = f"{path} holds NaN or infinity."
        return Mismatch(path, "finite", sentence, sentence)
    return _compare_values(expected.astype(float), numbers.astype(float), path, rtol, atol)


def _compare_values(expected, actual, path, rtol, atol):
    wrong = ~np.isclose(actual, expected, rtol=0.0, atol=tolerance(expected, rtol, atol), equal_nan=True)
    if not wrong.any():
        return None
    with np.errstate(all="ignore"):
        off = np.where(wrong, np.abs(actual - expected), -1.0)
    worst = np.unravel_index(np.argmax(off), off.shape)
    place = path + (f"[{', '.join(map(str, map(int, worst)))}]" if worst else "")
    # a single number with a coarse tolerance: the expected value is noise, and only its bound is known
    bound = atol if atol > ATOL and expected.ndim == 0 and abs(expected) <= atol else None
    detail = f"{place} is {_differently(actual[worst], expected[worst], bound)}."
    count = int(wrong.sum())
    if expected.size > 1:
        share = f"All {count}" if count == expected.size else f"{count} of the {expected.size}"
        detail = f"{share} values of {path} {'is' if count == 1 else 'are'} off; the worst: {detail}"
    return Mismatch(path, "value", f"{path} has a wrong value.", detail)


def _differently(actual, expected, bound=None):
    """Write two different numbers with enough digits to show the difference, or the bound that one of them exceeds."""
    if bound is not None:
        return f"{actual:.6g}, expected at most {bound:g}"
    for digits in (6, 9, 17):
        texts = f"{actual + 0.0:.{digits}g}", f"{expected + 0.0:.{digits}g}"  # + 0.0: a zero without a sign
        if texts[0] != texts[1]:
            break
    return f"{texts[0]}, expected {texts[1]}"


def as_numbers(value):
    """Return `value` as an array of numbers, or None if it cannot be one (a list of equal-length lists can)."""
    if not _has_numbers_alone(value):
        return None
    try:
        array = np.asarray(value)
    except (TypeError, ValueError):
        return None
    return array if array.dtype.kind in "biuf" else None


def _has_numbers_alone(value):
    """Whether nested lists hold numbers and arrays alone: of texts NumPy would make each as large as the longest."""
    if isinstance(value, list | tuple):
        return all(map(_has_numbers_alone, value))
    return isinstance(value, int | float | np.number | np.bool_ | np.ndarray)


def _instead(path, wanted, actual):
    return _structure(path, f"should be {wanted}", f"{path} should be {wanted}, but is {describe(actual)}.")


def _structure(path, problem, detail=None):
    brief = f"{path} {problem}."
    return Mismatch(path, "structure", brief, detail or brief)
