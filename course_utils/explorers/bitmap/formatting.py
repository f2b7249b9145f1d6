"""Numbers for pictures and sentences, also if an optimizer diverges."""

import numpy as np


def truncate_at_divergence(rows, diverged):
    """Return the columns of ``rows`` up to and including the first one that is ``diverged``."""
    end = np.argmax(diverged) + 1 if np.any(diverged) else len(diverged)
    return [np.nan_to_num(np.asarray(row, dtype=float)[:end], posinf=1e30, neginf=-1e30) for row in rows]


def in_words(cost):
    """Write a cost so that both large and tiny ones can be read."""
    if not cost < 1e6:  # nan is not smaller than anything either
        return "beyond all bounds"
    return f"{cost:.3f}" if cost >= 0.01 else f"{cost:.0e}"
