"""A few numbers that identify the values that a program returned, part by part, without containing them.

A part is one returned value, or the W or the b of a returned dict. Its fingerprint is two weighted sums over all its
values in all cases, with fixed pseudo-random weights, and a checksum of everything else: shapes, missing keys,
exceptions. Two programs that return the same have the same fingerprint. Two programs that return different values have
different fingerprints, except with a probability of one in many millions.
"""

import math
import re
import zlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .comparison import as_numbers, tolerance

# what is within the absolute tolerance of 0 is noise, and must be far below one step of the grid
_NOISE_TO_SCALE = 1e3

# values too large to be compared with others
_NOT_FINITE = 20.0


@dataclass(frozen=True)
class Fingerprint:
    """The fingerprint of one part of the outcomes.

    Attributes
    ----------
    structure : int
        A checksum of shapes, missing keys and exceptions; 0 where all are as expected.
    sums : tuple of int
        Two weighted sums over the values, in units of the grid (`grid_of`). If an error makes many parts wrong, some of
        them keep only the first sum.
    """

    structure: int
    sums: tuple

    def is_like(self, other):
        """Whether two parts are the same within the tolerance; False if `other` is None."""
        return (
            other is not None
            and self.structure == other.structure
            and all(
                abs(one - another) <= _NEAR * (1 + 1e-6 * abs(one))
                for one, another in zip(self.sums, other.sums, strict=False)
            )
        )


# sums that differ by so many steps of the grid count as the same
_NEAR = 2


# Where rounding errors are a part of what is compared: with this width, they cannot move a sum of any declared
# misconception to another step (tests/test_other_arithmetic.py).
_COARSEST_GRID = 1.565e-3


def grid_of(key):
    """Return the width of one step for the sums of an exercise."""
    return min(5 * key.rtol, _COARSEST_GRID)


@np.errstate(all="ignore")
def fingerprints(key, outcomes, shift=0.0):
    """Return the `Fingerprint` of each part of the outcomes, one for each case of the key, by the part's name.

    A `shift` of the sums, in steps of the grid, shows which of them rounding errors could move to another step.
    """
    notes, sums = {}, {}
    silent = not any(outcome.kind == "returned" for outcome in outcomes)
    fixed = _fixed_layers(key)
    for index, (case, expected, outcome) in enumerate(zip(key.cases, key.expected, outcomes, strict=True)):
        for part, path, right, found in _leaves(key, expected, outcome, fixed, silent):
            where = f"{index}:{path}"
            numbers = found if isinstance(found, str) else as_numbers(found)
            wanted = np.asarray(right) if not isinstance(right, str | type(None)) else None
            sums.setdefault(part, np.zeros(2))
            if isinstance(numbers, str) or numbers is None:
                notes.setdefault(part, []).append(
                    f"{where}={numbers if isinstance(numbers, str) else type(found).__name__}"
                )
                continue
            if wanted is None or numbers.shape != wanted.shape:
                notes.setdefault(part, []).append(f"{where}={numbers.shape}")
            sums[part] += _weighted(numbers, wanted, where, key, case)
    return {
        part: Fingerprint(
            zlib.crc32("|".join(notes[part]).encode()) if part in notes else 0,
            tuple(_on_grid(total / grid_of(key) + shift) for total in sums[part]),
        )
        for part in sums
    }


# see grading/exercises/rounding.py: no simple fraction is where rounding up begins
_ROUND_UP_FROM = (5**0.5 - 1) / 2


def _on_grid(steps):
    """Return a near integer of at most 32 bits, which is the same on every processor."""
    return math.floor(min(max(steps + 1 - _ROUND_UP_FROM, -(2.0**31)), 2.0**31 - 1))


def _weighted(numbers, wanted, where, key, case):
    """Return two weighted sums over an array, relative to the size of the expected one."""
    floats = numbers.astype(float).ravel()
    scale = 1.0 if wanted is None or wanted.dtype.kind not in "biuf" else tolerance(wanted.astype(float), 1.0, 0.0)
    scale = max(scale, _NOISE_TO_SCALE * key.atol_of(case)) or 1.0
    bounded = np.arcsinh(floats / scale)
    total = _weights(where, floats.size) @ bounded
    if not (math.isfinite(total[0]) and math.isfinite(total[1])):
        infinite = np.where(np.isnan(floats), _NOT_FINITE, np.sign(floats) * 2 * _NOT_FINITE)
        total = _weights(where, floats.size) @ np.where(np.isfinite(floats), bounded, infinite)
    return total / max(1.0, floats.size**0.5)


@lru_cache(maxsize=4096)
def _weights(where, size):
    # this generator's stream is the same in every version of NumPy
    return np.random.RandomState(zlib.crc32(where.encode())).uniform(0.5, 2.0, (2, size)) * np.where(
        np.random.RandomState(zlib.crc32(where.encode()) ^ 1).uniform(size=(2, size)) < 0.5, -1, 1
    )


def _fixed_layers(key):
    """Whether all cases have the same keys, so that each key is a separate part."""
    keys = {tuple(value) for expected in key.expected for value in _dicts(key, expected)}
    return len(keys) <= 1


def _dicts(key, expected):
    return [value for value in (expected if len(key.returns) > 1 else [expected]) if isinstance(value, dict)]


def _leaves(key, expected, outcome, fixed, silent):
    """Yield part, path, expected and found value; a missing value is described by a text."""
    if outcome.kind != "returned":
        what = f"!{outcome.kind} {outcome.error}" + (f" {outcome.message}" if silent else "")
        for part, path, right, _ in _of_whole(key, expected, expected, fixed):
            yield part, path, right, what
        return
    yield from _of_whole(key, expected, outcome.value, fixed)


def _of_whole(key, expected, value, fixed):
    if len(key.returns) == 1:
        yield from _of_value(key.returns[0], expected, value, key, fixed)
        return
    for index, (name, right) in enumerate(zip(key.returns, expected, strict=True)):
        if not isinstance(value, list | tuple):
            found = value if index == 0 and isinstance(right, type(value)) else "not a tuple"
        else:
            found = value[index] if index < len(value) else "missing"
        yield from _of_value(name, right, found, key, fixed)
    if isinstance(value, list | tuple) and len(value) > len(key.returns) and not key.extra_returns:
        yield key.returns[0], "more", None, f"{len(value)} values"


def _of_value(name, expected, value, key, fixed):
    if isinstance(expected, dict):
        given = value if isinstance(value, dict) else {}
        for entry, right in expected.items():
            part = f"{name} {entry if fixed else re.sub(r'[0-9]', '', str(entry))}"
            missing = "missing" if isinstance(value, dict) else _type_of(value)
            yield part, f"{name}.{entry}", right, given.get(entry, missing)
        more = sorted(str(entry) for entry in given if entry not in expected)
        lacking = any(entry not in given for entry in expected)
        if more and (lacking or not _only_extra(more)):
            yield f"{name} keys", f"{name}.keys", None, ",".join(more)
    elif isinstance(expected, list | tuple):
        names = key.entries.get(name, ())
        given = value if isinstance(value, list | tuple) else []
        if len(given) != len(expected):
            yield name, f"{name}.length", None, f"{_type_of(value)} {len(given)}"
        for index, item in enumerate(given):
            right = expected[index] if index < len(expected) else expected[-1] if expected else 0.0
            if isinstance(right, list | tuple):
                if not isinstance(item, list | tuple):
                    yield name, f"{name}.{index}", None, _type_of(item)
                    continue
                for place, inner in enumerate(item):
                    wanted = right[place] if place < len(right) else 0.0
                    yield f"{name} {place}", f"{name}.{index}.{place}", wanted, inner
            else:
                part = f"{name} {names[index]}" if index < len(names) else name
                yield part, f"{name}.{index}", right, item
    else:
        yield name, name, expected, value if not isinstance(value, str | dict | type(None)) else _type_of(value)


def _only_extra(more):
    """Whether unexpected keys are allowed: they are, unless they are those of a layer."""
    return not any(re.fullmatch(r"d?[AWZb]\d+", entry) for entry in more)


def _type_of(value):
    return value if isinstance(value, str) else type(value).__name__
