"""Numbers as a picture and a sentence can take them, also where an optimizer runs away."""

import numpy as np


def until(rows, gone):
    """Return the columns of ``rows`` up to the first one that is ``gone``, which is kept."""
    end = np.argmax(gone) + 1 if np.any(gone) else len(gone)
    return [np.nan_to_num(np.asarray(row, dtype=float)[:end], posinf=1e30, neginf=-1e30) for row in rows]


def in_words(cost):
    """Write a cost so that both large and tiny ones can be read."""
    if not cost < 1e6:  # nan is not smaller than anything either
        return "beyond all bounds"
    return f"{cost:.3f}" if cost >= 0.01 else f"{cost:.0e}"
