"""Makes texts that students choose safe in tables that people open with a spreadsheet."""

import contextlib
from typing import Any

# a spreadsheet reads a text that begins with one of these as a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def no_formula(value: Any) -> Any:
    """Return a cell's value in a form that no spreadsheet reads as a formula; numbers stay."""
    if not isinstance(value, str) or not value.startswith(_FORMULA):
        return value
    with contextlib.suppress(ValueError):
        float(value)
        return value
    return f"'{value}"
