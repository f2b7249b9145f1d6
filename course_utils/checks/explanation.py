"""Find the mistake that explains the outcomes of a program: one known error, or one for each wrong part."""

import re
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

    def __init__(self, key, wrong):
        self.key = key
        self.wrong = wrong
        self.left = dict(wrong)
        self.first = next((part for part in wrong if _CHAIN.search(part)), None)  # the first step that is wrong
        self.chosen = []

    def add(self, known, parts):
        explained = [part for part in self.left if part in parts]
        same = next((others for other, others in self.chosen if other.hint == known.hint), None)
        if same is None:
            self.chosen.append((known, explained))
        else:
            same += explained
        # a shape or a number of entries alone is not enough to choose an error, but the chosen one explains it as well
        self.left = {
            part: found
            for part, found in self.left.items()
            if part not in known.fingerprints or not known.fingerprints[part].is_like(found)
        }

    def allows(self, parts):
        """Whether an error that explains these parts may be a cause: of the first step that is wrong, or before it."""
        if self.first in parts or self.first is None:
            return True
        order = list(self.wrong)
        return all(order.index(part) < order.index(self.first) for part in parts & self.left.keys())

    def worth(self, known, parts):
        """Return what orders the candidates.

        An error that is right about all its parts goes first. Where parts depend on each other, one that explains more
        parts goes before it.
        """
        right, count = parts == known.fingerprints.keys(), len(parts & self.left.keys())
        return (right, count) if self.first is None else (count, right)

    @property
    def error(self):
        names = " + ".join(known.name for known, _ in self.chosen)
        texts = []
        for known, parts in self.chosen:
            everywhere = parts == list(known.fingerprints) and not self.left
            texts.append(
                known.hint if everywhere else f"The following explains {_spoken(self.key, parts)}. {known.hint}"
            )
        if self.left:
            texts.append(f"What is wrong in {_spoken(self.key, self.left)} has another cause, or more than one.")
        return KnownError(names, (("|{0}|", "\n".join(texts)),), {})


# parts that later ones are computed from: an error in one of them makes those after it wrong as well
_CHAIN = re.compile(r" d?[ZA]\d")


def _spoken(key, parts):
    """Return words for parts: ``dW1``, or ``dW of v`` where several returned things have such an entry."""
    words = []
    for name, _, entry in (part.partition(" ") for part in parts):
        if not entry:
            words.append(f"`{name}`")
        elif entry.isdigit():
            words.append(f"entry {entry} of each pair")
        elif entry == "keys" or (len(key.returns) > 1 and not key.entries):
            words.append(f"`{entry}` of `{name}`" if entry != "keys" else f"the keys of `{name}`")
        else:
            words.append(f"`{entry}`")
    return ", ".join(dict.fromkeys(words))


def _begins_there(known, parts):
    """Whether a slip explains what its own line computes, if that is a part; what follows from it may be otherwise."""
    if not known.slip:
        return True
    own = {part: part.rpartition(" ")[2] for part in known.fingerprints}
    for _, *words in known.clauses:
        place = set(re.findall(r"\w+", words[0]))
        if all(part in parts for part, entry in own.items() if entry in place):
            return True
    return False


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
            if parts and _begins_there(known, parts):
                fitting.append((known, parts))
    together = _Together(key, wrong)
    while together.left and len(together.chosen) < _AT_ONCE:
        possible = [(known, parts) for known, parts in fitting if parts & together.left.keys()]
        possible = [pair for pair in possible if together.allows(pair[1])]
        if not possible:
            break
        together.add(*max(possible, key=lambda pair: together.worth(*pair)))
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
