"""A progress bar for loops that take more than two seconds."""

import html
import sys
from time import perf_counter

_PAUSE = 0.2  # seconds between two updates: often enough to look alive, too seldom to cost time


def progress(steps, label, unit="steps"):
    """Go through ``steps`` and show how far it is; outside a notebook show nothing.

    The bar is plain HTML with a text twin, so it needs no widget and leaves one readable line behind.

    Parameters
    ----------
    steps : sequence
        What to loop over.
    label : str
        What is going on.
    unit : str
        What ``steps`` are, in the plural.

    Yields
    ------
    object
        The items of ``steps``.
    """
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is None or not hasattr(shell, "kernel"):
        yield from steps
        return

    from IPython.display import display

    total = len(steps)
    start = shown = perf_counter()
    bar = display(_bar(label, 0, total, unit), raw=True, display_id=True)
    for done, step in enumerate(steps):
        yield step
        if perf_counter() - shown > _PAUSE:
            shown = perf_counter()
            bar.update(_bar(label, done + 1, total, unit), raw=True)
    text = f"{label}: {total} {unit} in {perf_counter() - start:.1f} s"
    bar.update({"text/plain": text, "text/html": f"<div>{html.escape(text)}</div>"}, raw=True)


def _bar(label, done, total, unit):
    """Return the bar as a MIME bundle."""
    text = f"{label}: {done} of {total} {unit}"
    meter = f'<progress value="{done}" max="{total}"></progress>'
    return {"text/plain": text, "text/html": f"<label>{html.escape(text)} {meter}</label>"}
