"""Replace the functions that a function calls, inside a with block: another cost, another network."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any


@contextlib.contextmanager
def lend(function: Callable, **names: Any) -> Iterator[None]:
    """Replace global names that a function uses, inside a ``with`` block.

    Parameters
    ----------
    function : callable
        A function defined in the notebook. A function without globals, such as a built-in, is not changed.
    **names : object
        The replacement for each name.

    Examples
    --------
    ``with lend(area, width=lambda: 3): area()`` calls `area`, and `area` calls the lambda for `width`.
    """
    with lent(getattr(function, "__globals__", {}), names):
        yield


@contextlib.contextmanager
def lent(namespace: MutableMapping[str, Any], names: Mapping[str, Any]) -> Iterator[None]:
    """Set names in a namespace inside a ``with`` block, and restore them afterwards."""
    before = {name: namespace[name] for name in names if name in namespace}
    namespace.update(names)
    try:
        yield
    finally:
        for name in names:
            namespace.pop(name, None)
        namespace.update(before)
