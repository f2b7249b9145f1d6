"""Lend a function other functions to call, for a while: another cost, another network."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any


@contextlib.contextmanager
def lend(function: Callable, **names: Any) -> Iterator[None]:
    """Let a function find other things under some of the global names that it uses, until the block ends.

    Parameters
    ----------
    function : callable
        A function defined in the notebook. One that has no globals, such as a built-in, stays as it is.
    **names : object
        What it finds under each name instead.

    Examples
    --------
    ``with lend(area, width=lambda: 3): area()`` calls `area`, and `area` calls the lambda for `width`.
    """
    with lent(getattr(function, "__globals__", {}), names):
        yield


@contextlib.contextmanager
def lent(namespace: MutableMapping[str, Any], names: Mapping[str, Any]) -> Iterator[None]:
    """Put names into a namespace, and put back what was there when the block ends."""
    before = {name: namespace[name] for name in names if name in namespace}
    namespace.update(names)
    try:
        yield
    finally:
        for name in names:
            namespace.pop(name, None)
        namespace.update(before)
