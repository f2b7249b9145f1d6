"""Texts that students choose, in tables that people open with a spreadsheet."""

from __future__ import annotations

import contextlib
from typing import Any

# a spreadsheet takes a text that starts so for a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def no_formula(value: Any) -> Any:
    """Return a cell's value such that no spreadsheet takes it for a formula; numbers stay."""
    if not isinstance(value, str) or not value.startswith(_FORMULA):
        return value
    with contextlib.suppress(ValueError):
        float(value)
        return value
    return f"'{value}"
