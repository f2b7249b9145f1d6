"""Round numbers so that the same ones come out on every processor.

Processors and libraries differ in the last digits of a matrix product or an exponential. So stored numbers, and
the arguments that a case computes, are rounded to a grid. The grid is far coarser than such differences and finer than
the tolerance with which the number is compared. A value that is nothing but rounding errors becomes 0.
"""

import math
from typing import Any

import numpy as np

from course_utils.checks.comparison import tolerance

# Arguments are not compared with anything: ten digits are kept, with noise at the sixteenth.
ARGUMENTS = (1e-10, 1e-13)

# A step of the grid is 10**-1.7 to 10**-0.7 of the tolerance, so rounding uses up at most an eighth of it.
_FINER = 0.7

# Between two points of the grid, rounding up begins at the golden section instead of the middle. Cases have few digits
# and small denominators, so exact halves, thirds and sevenths of a step occur, where the last digit would decide; the
# golden section is far from all of them.
_ROUND_UP_FROM = (math.sqrt(5) - 1) / 2


def rounded(value: Any, rtol: float, atol: float) -> Any:
    """Return a copy of plain data with every float rounded to the grid of its array's tolerance, as in `compare`."""
    if isinstance(value, dict):
        return {key: rounded(item, rtol, atol) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(rounded(item, rtol, atol) for item in value)
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return _rounded_array(value, rtol, atol)
    if isinstance(value, float):
        return float(_rounded_array(np.array(value), rtol, atol))
    return value


def _rounded_array(array: np.ndarray, rtol: float, atol: float) -> np.ndarray:
    largest = tolerance(array, 1.0, 0.0)
    allowed = tolerance(array, rtol, atol)
    if largest < allowed / 2:  # it could be noise: all that is known is that it stays below a bound
        return np.where(np.isfinite(array), 0.0, array)
    exponent = math.floor(math.log10(allowed) - _FINER)
    return np.array([on_grid(number, exponent) for number in array.ravel().tolist()]).reshape(array.shape)


def on_grid(number: float, exponent: int) -> float:
    """Return the multiple of ``10**exponent`` near a number, read from its decimal digits; never -0.0.

    Numbers that are not finite stay as they are.
    """
    if not math.isfinite(number):
        return number
    count = math.floor(number / 10.0**exponent + 1 - _ROUND_UP_FROM)
    return float(f"{count}e{exponent}")
