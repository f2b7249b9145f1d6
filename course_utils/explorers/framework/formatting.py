"""Numbers in sentences."""


def in_words(cost):
    """Write a cost so that large, tiny and undefined ones can be read."""
    if cost != cost:
        return "NaN"
    if not abs(cost) < 1e6:
        return "beyond all bounds"
    return f"{cost:.3f}" if cost >= 0.01 or cost <= 0 else f"{cost:.0e}"
