"""Mistakes that the outcomes of any program show: a missing return, a lost dimension, a factor.

Each fact is true of the outcomes, so its hint is true of every program with these outcomes. The message of an exception
is quoted from visible cases only, because a student's code can put an argument into it.
"""

import re

import numpy as np

from .answer_key import KnownError
from .comparison import as_numbers, tolerance

_ERRORS = {
    "NameError": (
        "name-not-defined",
        "The code uses a name that has no value there{quoted}. Check its spelling, and where it should be computed "
        "before that line.",
    ),
    "UnboundLocalError": (
        "name-not-defined",
        "The code uses a name that has no value yet{quoted}. It must get one on every way to that line.",
    ),
    "KeyError": (
        "key-not-found",
        "The code looks up a key that the dict does not have{quoted}. Compare it with the keys in the docstring.",
    ),
    "IndexError": (
        "index-out-of-range",
        "An index is beyond the end{quoted}. Python counts from 0, and the last index is the length minus 1.",
    ),
    "ZeroDivisionError": (
        "division-by-zero",
        "The code divides by zero. Check for which arguments the denominator is 0.",
    ),
    "AttributeError": ("no-such-attribute", "A value does not have this attribute{quoted}. Check its type."),
    "RecursionError": (
        "calls-itself",
        "The function calls itself without end. It should compute its result and return it.",
    ),
    "NotImplementedError": (
        "stub-left-in",
        "The line that raises NotImplementedError is still there. Replace it with your code.",
    ),
    "AssertionError": (
        "assertion-failed",
        "An assertion in the code fails. Compare its condition with the docstring.",
    ),
}
_SHAPES = re.compile(r"shapes?|broadcast|dimension|aligned|mismatch|size")


def fact(key, outcomes):
    """Return a `KnownError` that describes the outcomes, or None."""
    for find in (_no_value, _of_structure, _of_shape, _of_numbers):
        found = find(key, outcomes)
        if found:
            name, hint = found
            return KnownError(name, (("|{0}|", hint),), {})
    return None


# No value


def _no_value(key, outcomes):
    kinds = {outcome.kind for outcome in outcomes}
    if "timeout" in kinds:
        return (
            "never-ends",
            "A loop never ends, or takes far too long. Check what changes in each round, and when the loop stops.",
        )
    if kinds == {"returned"} and all(outcome.value is None for outcome in outcomes):
        return (
            "nothing-returned",
            "The function gives None. A result must be returned: printing or storing it is not enough.",
        )
    for case, outcome in zip(key.cases, outcomes, strict=True):
        if outcome.kind == "raised":
            return _of_error(outcome, quote=not case.hidden)
    return None


def _of_error(outcome, quote):
    quoted = f" ({outcome.message.replace('`', '')})" if quote and outcome.message else ""
    if outcome.error == "IndexError" and "too many indices" in outcome.message:
        return (
            "too-many-indices",
            f"An array has fewer dimensions than indices{quoted}. Check the value of the name.",
        )
    if outcome.error in _ERRORS:
        name, text = _ERRORS[outcome.error]
        return name, text.replace("{quoted}", quoted)
    if outcome.error == "ValueError" and "unpack" in outcome.message:
        return (
            "unpacked-into-other-number",
            f"A tuple is unpacked into the wrong number of names{quoted}. Compare them with what it holds.",
        )
    if outcome.error in ("ValueError", "TypeError") and _SHAPES.search(outcome.message):
        return (
            "shapes-do-not-fit",
            f"Two arrays have shapes that do not fit{quoted}. Write down the shape of each array in that line.",
        )
    if outcome.error == "TypeError" and ("argument" in outcome.message or "callable" in outcome.message):
        return (
            "called-with-other-arguments",
            f"A function is called in a way that it does not allow{quoted}. Compare the arguments with its docstring.",
        )
    if outcome.error == "TypeError":
        return (
            "types-do-not-fit",
            f"An operation gets a value of the wrong type{quoted}. Check what each name holds in that line.",
        )
    if outcome.error == "ValueError":
        return "value-refused", f"A function refuses a value{quoted}. Check what it is called with."
    return None


# Structure


def _of_structure(key, outcomes):
    if any(outcome.kind != "returned" for outcome in outcomes):
        return None
    for expected, outcome in zip(key.expected, outcomes, strict=True):
        said = _of_returned(key, outcome.value)
        if said:
            return said
        for name, right, found in _returned(key, expected, outcome.value):
            said = _of_type(name, right, found) or (_of_keys(name, right, found) if isinstance(right, dict) else None)
            if said:
                return said
    return None


def _of_returned(key, value):
    """Say so where fewer or more things are returned than expected: which of them is which, nobody knows."""
    number = len(value) if isinstance(value, list) else 1
    if len(key.returns) == 1 or number == len(key.returns) or (number > len(key.returns) and key.extra_returns):
        return None
    things = "fewer things than it should" if number < len(key.returns) else "more things than it should"
    names = ", ".join(f"`{name}`" for name in key.returns)
    return (
        "return-incomplete" if number < len(key.returns) else "returned-too-much",
        f"The function returns {things}. It should return {names}. Compare the return with the docstring.",
    )


def _returned(key, expected, value):
    if len(key.returns) == 1:
        return [(key.returns[0], expected, value)]
    found = value if isinstance(value, list) else [value]
    found = [*found, *[_MISSING] * len(key.returns)]
    return list(zip(key.returns, expected, found, strict=False))


_MISSING = object()


def _of_type(name, right, found):
    if isinstance(right, dict) and not isinstance(found, dict):
        return "no-dict-returned", f"`{name}` should be a dict. Compare what is returned with the docstring."
    if isinstance(right, list) and not isinstance(found, list):
        return "no-list-returned", f"`{name}` should be a list or tuple. Compare what is returned with the docstring."
    if isinstance(right, list) and len(found) != len(right):
        return (
            "wrong-number-of-entries",
            f"`{name}` has the wrong number of entries. Check what is appended, how often, and in which form.",
        )
    if not isinstance(right, dict | list) and np.ndim(right) == 0:
        if isinstance(found, str):
            return (
                "text-returned",
                f"`{name}` should be a number, and a text is returned. Only what is printed may be formatted.",
            )
        if isinstance(found, list):
            return (
                "several-values-returned",
                f"`{name}` should be one number, but several values are returned. Compare with the docstring.",
            )
        if found is None or isinstance(found, dict):
            return "no-number-returned", f"`{name}` should be a number. Compare what is returned with the docstring."
        if np.ndim(found):
            return (
                "array-for-number",
                f"`{name}` should be one number, and an array is returned. Check where the values are added up.",
            )
    return None


def _of_keys(name, right, found):
    missing = [key for key in right if key not in found]
    more = [key for key in found if isinstance(key, str) and key not in right and re.fullmatch(r"[dvs]*[AWZb]\d*", key)]
    if missing and more and len(found) >= len(right):
        return (
            "keys-named-otherwise",
            f"The keys of `{name}` are not those of the docstring. Check letters and layer numbers.",
        )
    if missing:
        layers = {int(digit) for key in right for digit in re.findall(r"\d+", key)}
        gone = {int(digit) for key in missing for digit in re.findall(r"\d+", key)}
        kinds = {re.sub(r"\d", "", key) for key in missing}
        if len(kinds) == 1 and gone == layers and len({re.sub(r"\d", "", key) for key in right}) > 1:
            return (
                "keys-of-one-kind-missing",
                f"`{name}` has no {min(kinds)} for any layer. Check under which key each line stores its result.",
            )
        if gone < layers:
            return (
                "layers-missing",
                f"`{name}` lacks layers. Check where the loop starts and ends, and where the return is.",
            )
        return (
            "keys-missing",
            f"`{name}` lacks keys that the docstring names. Check under which keys the results are stored.",
        )
    if more:
        return (
            "keys-too-many",
            f"`{name}` has keys that the docstring does not name. Check where the loop starts and ends.",
        )
    return None


# Leaves: every number or array with its path and the case's arguments


def _leaves(right, found, path=""):
    if isinstance(right, dict):
        for key, item in right.items():
            if isinstance(found, dict) and key in found:
                yield from _leaves(item, found[key], str(key))
    elif isinstance(right, list):
        if isinstance(found, list):
            for index, (item, other) in enumerate(zip(right, found, strict=False)):
                yield from _leaves(item, other, f"{path}[{index}]")
    else:
        yield path, right, found


def _pairs(key, outcomes):
    """Yield case, path, expected and found numbers of all leaves."""
    for case, expected, outcome in zip(key.cases, key.expected, outcomes, strict=True):
        if outcome.kind != "returned":
            continue
        for name, right, found in _returned(key, expected, outcome.value):
            entries = key.entries.get(name, ())
            for path, one, other in _leaves(right, found if found is not _MISSING else None):
                index = re.fullmatch(r"\[(\d+)\]", path)
                spoken = path or name
                if path.startswith("["):
                    spoken = entries[int(index[1])] if index and int(index[1]) < len(entries) else name + path
                if not isinstance(one, str) and other is not None and not isinstance(other, str | dict):
                    yield case, f"{name}:{spoken}", np.asarray(one), as_numbers(other)


def _of_shape(key, outcomes):
    wrong = {}
    for _, path, right, found in _pairs(key, outcomes):
        if found is not None and found.shape != right.shape:
            wrong.setdefault(_spoken([path]), []).append((right.shape, found.shape))
    if not wrong:
        return None
    names = _spoken_list(wrong)
    shapes = [pair for pairs in wrong.values() for pair in pairs]
    if all(found == right[:1] or found == right[1:] for right, found in shapes if len(right) == 2) and shapes:
        return (
            "dimension-lost",
            f"{names} has one dimension instead of two. It must keep both, so that it is a column or a row.",
        )
    if all(found == () for _, found in shapes):
        return "number-for-array", f"{names} is one number where an array belongs. Check where everything is added up."
    if all(found == right[::-1] for right, found in shapes):
        return (
            "transposed",
            f"{names} has rows and columns exchanged. Check the order of the two sizes, and which array is transposed.",
        )
    return (
        "wrong-shape",
        f"{names} has a wrong shape. Write down the shape of each array in that line: broadcasting gives no error.",
    )


def _spoken(paths):
    return ", ".join(dict.fromkeys(path.split(":")[1] for path in paths))


def _spoken_list(names):
    names = list(names)
    shown = ", ".join(f"`{name}`" for name in names[:6])
    return shown if len(names) <= 6 else f"{shown} and others"


# Numbers


def _of_numbers(key, outcomes):
    if any(outcome.kind != "returned" for outcome in outcomes):
        return None
    every, paths = [], set()
    for case, path, right, found in _pairs(key, outcomes):
        if found is None or found.shape != right.shape:
            return None
        allowed = tolerance(right.astype(float), key.rtol, key.atol_of(case))
        every.append((case, path, right.astype(float), found.astype(float)))
        if not np.isclose(found.astype(float), right, rtol=0, atol=allowed, equal_nan=True).all():
            paths.add(path)
    if not paths:
        return None
    # a hint about a returned value must be true in every case, also where that value happens to be right
    wrong = [leaf for leaf in every if leaf[1] in paths]
    names = _spoken_list(dict.fromkeys(_spoken([path]) for _, path, _, _ in wrong))
    if any(not np.isfinite(found).all() for _, _, _, found in wrong):
        return (
            "nan-or-infinity",
            f"{names} holds NaN or infinity. Look for a division by zero, or a root or logarithm of a negative number.",
        )
    for test in (_unchanged, _constant, _relation, _factor, _shifted):
        said = test(key, wrong)
        if said:
            name, sentence = said
            return name, f"{names} {sentence}"
    return None


def _values(wrong):
    right = np.concatenate([right.ravel() for _, _, right, _ in wrong])
    found = np.concatenate([found.ravel() for _, _, _, found in wrong])
    return right, found


def _close(one, other, key):
    return np.allclose(one, other, rtol=min(10 * key.rtol, 1e-5), atol=min(10 * key.atol, 1e-5))


def _unchanged(key, wrong):
    for case, path, _, found in wrong:
        name = path.split(":")[1]
        arguments = [argument for argument in case.args if isinstance(argument, dict)]
        if not any(
            name in argument and np.shape(argument[name]) == found.shape and np.array_equal(argument[name], found)
            for argument in arguments
        ):
            return None
    return (
        "comes-back-unchanged",
        "comes back as it was given. Check that the new value is computed there, and stored under the right key.",
    )


def _constant(key, wrong):
    right, found = _values(wrong)
    if np.ptp(found) == 0 and np.ptp(right) > 0 and len(found) > 1:
        return (
            "same-number-everywhere",
            f"is {found[0]:g} everywhere, for all arguments. Check that each argument is used.",
        )
    return None


_RELATIONS = {
    "sign-lost": (np.abs, "has the right size, but never a negative sign. Look for an absolute value or a square."),
    "sign-reversed": (
        lambda right: -right,
        "has the opposite sign. Compare plus and minus, and the order of each difference, with the formula.",
    ),
    "result-squared": (np.square, "is the square of the right result. Compare the exponents with the formula."),
    "result-inverted": (
        lambda right: 1 / right,
        "is one divided by the right result. Check what is above and what is below the fraction bar.",
    ),
    "negative-cut-off": (
        lambda right: np.maximum(right, 0),
        "is right where it is positive, and 0 where it should be negative. Nothing in the formula cuts it off.",
    ),
    "root-of-result": (
        lambda right: np.sqrt(np.abs(right)),
        "is the root of the right result. Compare the exponents with the formula.",
    ),
    "cut-to-whole-number": (np.trunc, "is cut to a whole number. Look for `int` or a division that rounds."),
    "rounded-down": (np.floor, "is rounded down to a whole number. Look for `//` or `floor`."),
}


def _relation(key, wrong):
    right, found = _values(wrong)
    if len(found) < 2:
        return None
    with np.errstate(all="ignore"):
        for name, (function, sentence) in _RELATIONS.items():
            if np.ptp(found) and _close(function(right), found, key):
                return name, sentence
        for digits in range(7):
            if np.ptp(found) and np.allclose(np.round(right, digits), found, rtol=0, atol=1e-12):
                return (
                    "rounded",
                    f"is rounded to {digits} decimals. Only what is printed may be rounded.",
                )
    return None


def _factor(key, wrong):
    """A factor, or an amount, that is the same everywhere, or the same as an argument."""
    right, found = _values(wrong)
    if len(found) < 3:
        return None
    if np.all(right != 0):
        ratio = found / right
        if np.allclose(ratio, ratio[0], rtol=100 * key.rtol):
            return (
                "constant-factor",
                f"is {_fraction(ratio[0])} times what it should be, in every case. "
                "Compare the factors with the formula.",
            )
        per_case = [(case, found / right) for case, _, right, found in wrong]
        if all(np.allclose(ratios, ratios.flat[0], rtol=100 * key.rtol) for _, ratios in per_case) and len(
            found
        ) >= 2 * len(wrong):
            return (
                "factor-too-many",
                "has a wrong factor: all values of an array are off by the same one. Compare it with the formula.",
            )
    if np.allclose(found - right, (found - right)[0], rtol=100 * key.rtol, atol=1e-9):
        return (
            "constant-added",
            f"is off by {(found - right)[0]:.4g} everywhere. Look for a number that is added or left out.",
        )
    return None


def _fraction(ratio):
    for bottom in range(1, 11):
        if abs(ratio * bottom - round(ratio * bottom)) < 1e-6 and abs(ratio * bottom) < 1000:
            return f"{round(ratio * bottom)}" if bottom == 1 else f"{round(ratio * bottom)}/{bottom}"
    return f"{ratio:.4g}"


def _shifted(key, wrong):
    def every(test):
        long = [(right, found) for _, _, right, found in wrong if right.ndim == 1 and right.size > 1]
        return bool(long) and len(long) >= len(wrong) - 1 and all(test(right, found) for right, found in long)

    if every(lambda right, found: _close(found[1:], right[:-1], key)):
        return (
            "one-step-late",
            "comes one step late: each entry belongs one place before. Check the order of update and storing.",
        )
    if every(lambda right, found: _close(found[:-1], right[1:], key)):
        return (
            "one-step-early",
            "comes one step early: each entry is what belongs one place behind. Check where the counting starts.",
        )
    if any(right.size > 2 for _, _, right, _ in wrong) and all(
        _close(np.sort(right.ravel()), np.sort(found.ravel()), key) for _, _, right, found in wrong
    ):
        return (
            "right-values-in-other-order",
            "has the right values in another order. Check indices, shuffling and transposing.",
        )
    return None
