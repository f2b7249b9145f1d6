"""Find the mistake that explains the outcomes of a program: one known error, or one for each wrong part."""

from dataclasses import replace

import numpy as np

from .answer_key import KnownError
from .comparison import compare
from .facts import fact
from .fingerprint import fingerprints

# more than this many mistakes at once are a guess
_AT_ONCE = 3


def explain(key, outcomes):
    """Return the `KnownError` with the same outcomes, one for each case of the key, or one made of several, or None."""
    wrong = wrong_parts(key, outcomes)
    found = _first_match(key, _exact(key), outcomes, wrong)
    if wrong and not found and key.more_errors:
        key = replace(key, known_errors=key.known_errors + key.more_errors(key), more_errors=None)
        found = _first_match(key, _exact(key), outcomes, wrong)
    together = None
    if not found:
        together = _part_by_part(key, outcomes, wrong)
        found = together.error if together and not together.left else None
    if not found and key.search:
        found = key.search(key, outcomes, wrong)
    if not found:
        found = _first_match(key, [known for known in key.known_errors if known.masks], outcomes, wrong)
    return found or (together and together.error) or fact(key, outcomes)


def _exact(key):
    return [known for known in key.known_errors if not known.masks]


def _first_match(key, errors, outcomes, wrong):
    return next((known for known in errors if matches(key, known, outcomes, wrong)), None)


def wrong_parts(key, outcomes, shift=0.0):
    """Return the fingerprints of those parts that no right answer gives; see `fingerprints` for `shift`."""
    return {
        part: found
        for part, found in fingerprints(key, outcomes, shift).items()
        if not any(part in right and right[part].is_like(found) for right in key.right)
    }


def matches(key, known, outcomes, wrong):
    """Whether the outcomes, with these wrong parts, are those of a known error."""
    if known.masks:
        return _drawn_otherwise(key, known.masks, outcomes)
    return bool(wrong) and is_like(known.fingerprints, wrong)


def is_like(one, other):
    """Whether two dicts of fingerprints are the same within the tolerance."""
    return one.keys() == other.keys() and all(one[part].is_like(found) for part, found in other.items())


class _Together:
    """Several known errors, each of which explains some parts."""

    def __init__(self, wrong):
        self.left = set(wrong)
        self.chosen = []

    def add(self, known, parts):
        self.chosen.append((known, parts))
        self.left -= parts

    @property
    def error(self):
        names = " + ".join(known.name for known, _ in self.chosen)
        texts = []
        for known, parts in self.chosen:
            everywhere = parts == known.fingerprints.keys() and not self.left
            texts.append(known.hint if everywhere else f"What is wrong in {_spoken(parts)}: {known.hint}")
        if self.left:
            texts.append(f"There is another mistake in {_spoken(self.left)}.")
        return KnownError(names, (("|{0}|", "\n".join(texts)),), {})


def _spoken(parts):
    """Return words for parts, without the name of the returned dict where a key is enough."""
    return ", ".join(
        sorted(part.replace(" ", " of ", 1) if part.count(" ") > 1 else part.split(" ", 1)[-1] for part in parts)
    )


def _worth(known, parts, left):
    """Return the sort key of a candidate: those that explain all their parts first, then those that explain most."""
    return bool(parts & left), parts == known.fingerprints.keys(), len(parts & left)


def _part_by_part(key, outcomes, wrong):
    """Return known errors that together explain as many wrong parts as possible, or None if none explains any.

    An error explains a part if it gives the same values there, and if no other part that it makes wrong is right. A
    part without numbers except zeros does not count: a missing key or a wrong shape alone has many reasons.
    """
    if len(wrong) < 2 or any(outcome.kind != "returned" for outcome in outcomes):
        return None
    fitting = []
    for known in key.known_errors:
        if not (known.masks or known.untouched) and known.fingerprints.keys() <= wrong.keys():
            prints = known.fingerprints
            parts = {part for part, found in prints.items() if any(found.sums) and found.is_like(wrong[part])}
            if parts:
                fitting.append((known, parts))
    together = _Together(wrong)
    while together.left and fitting and len(together.chosen) < _AT_ONCE:
        known, parts = max(fitting, key=lambda pair: _worth(*pair, together.left))
        if not parts & together.left:
            break
        together.add(known, parts & together.left)
    return together if together.chosen else None


def _drawn_otherwise(key, names, outcomes):
    """Whether these entries could be masks, but differ from those that a right answer draws."""
    drawn = _entries(key, names, (outcome.value for outcome in outcomes))
    for values in (key.expected, *key.alternatives):
        right = _entries(key, names, values)
        kinds = {mismatch.kind for mismatch in map(compare, right, drawn) if mismatch}
        if len(drawn) != len(right) or kinds != {"value"}:
            return False
    return all(np.isin(mask, (0, 1)).all() for mask in drawn)


def _entries(key, names, values):
    """Return the entries with these names, as far as the values that were returned contain them."""
    [(whole, order)] = key.entries.items()
    found = []
    for value in values:
        held = value[key.returns.index(whole)] if isinstance(value, list) and len(value) == len(key.returns) else ()
        if isinstance(held, list) and len(held) == len(order):
            found += [entry for name, entry in zip(order, held, strict=True) if name in names]
    return found
