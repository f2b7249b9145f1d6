"""Replace the functions that a function calls, inside a with block: another cost, another network."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any


@contextlib.contextmanager
def replace_functions(function: Callable, **names: Any) -> Iterator[None]:
    """Replace global names that a function uses, inside a ``with`` block.

    Parameters
    ----------
    function : callable
        A function defined in the notebook. A function without globals, such as a built-in, is not changed.
    **names : object
        The replacement for each name.

    Examples
    --------
    ``with replace_functions(area, width=lambda: 3): area()`` calls `area`, and `area` calls the lambda for `width`.
    """
    with patch_globals(getattr(function, "__globals__", {}), names):
        yield


@contextlib.contextmanager
def patch_globals(namespace: MutableMapping[str, Any], names: Mapping[str, Any]) -> Iterator[None]:
    """Set names in a namespace inside a ``with`` block, and restore them afterwards."""
    with restored(namespace, names):
        namespace.update(names)
        yield


@contextlib.contextmanager
def restored(namespace: MutableMapping[str, Any], names: Iterable[str]) -> Iterator[None]:
    """Restore names in a namespace after a ``with`` block: those that were not there before are deleted."""
    before = {name: namespace[name] for name in names if name in namespace}
    try:
        yield
    finally:
        for name in names:
            namespace.pop(name, None)
        namespace.update(before)
