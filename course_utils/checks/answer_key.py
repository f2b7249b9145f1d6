"""The key to an exercise's cases: what is expected of each, and what each known misconception gives.

`check` reads the key of the visible cases from `course_utils/reference/`; the judge makes one that holds hidden cases
as well.
"""

import base64
import re
import struct
from dataclasses import dataclass, field

from . import plain_data
from .fingerprint import Fingerprint


@dataclass(frozen=True)
class Aspect:
    """A part of an exercise that earns whole points when all its cases pass.

    Attributes
    ----------
    name : str
        What the student reads, in a few words.
    points : int
        What it is worth.
    part : str, tuple of str, or None
        Which of the returned things (or, where one dict is returned, which of its keys) are compared; None compares
        them all.
    """

    name: str
    points: int
    part: str | tuple | None = None

    def compares(self, name):
        """Whether the aspect depends on the returned thing, or key, of this name."""
        return self.part is None or name == self.part or (isinstance(self.part, tuple) and name in self.part)


@dataclass(frozen=True)
class Case:
    """One call: its positional arguments, and the seed set just before.

    Attributes
    ----------
    label : str
        What is special about the call, in words that give no value away.
    args : tuple
        Plain data.
    aspects : tuple of str or None
        The names of the aspects that the case counts for; None means all.
    seed : int
        ``np.random.seed(seed)`` is called before the function is.
    stand_ins : str
        Code that defines what the function calls, in place of the notebook's own, for this case alone.
    atol : float or None
        An absolute tolerance of its own, well above the rounding errors in the result.
    separate : bool
        Whether all arrays in the result need memory of their own: a value is compared, yet what will be changed in
        place must not change another.
    hidden : bool
        Whether its values are the instructor's secret.
    """

    label: str
    args: tuple
    aspects: tuple | None = None
    seed: int = 0
    stand_ins: str = ""
    atol: float | None = None
    separate: bool = False
    hidden: bool = False

    def counts_for(self, aspect):
        """Whether the aspect depends on this case."""
        return self.aspects is None or aspect.name in self.aspects


@dataclass(frozen=True)
class KnownError:
    """A likely mistake, with what identifies its outcomes.

    Attributes
    ----------
    name : str
        What it is called, in kebab-case.
    clauses : tuple of tuple of str
        What the program may do: of each clause a pattern ``kind|what it does|where to look`` and the words for its
        places. Programs with the same outcomes have the same clauses.
    fingerprints : dict
        Part -> `Fingerprint` of what the mistake gives there, for those parts that it makes wrong.
    untouched : bool
        Whether it is the code that the exercise starts from.
    slip : bool
        Whether it was made from the syntax tree; a declared misconception goes first.
    masks : tuple of str
        Entries of the returned tuple by which alone the error is known: arrays of 0 and 1 in the right shapes that are
        no right answer's. What a draw from elsewhere gives, nobody can foretell.
    """

    name: str
    clauses: tuple
    fingerprints: dict
    untouched: bool = False
    slip: bool = False
    masks: tuple = ()

    @property
    def hint(self):
        """What the student reads."""
        places = [pattern.split("|")[1].format(*words) for pattern, *words in self.clauses]
        pattern, *words = self.clauses[0]
        if not self.slip and len(places) == 1:
            text = " ".join((places[0], pattern.split("|")[2])).strip()
        elif len(places) == 1:
            where = pattern.split("|")[2].format(*words)
            text = f"The results fit this slip: {_lower(places[0])} {where}"
        else:
            listed = ", or ".join(_lower(place.rstrip(".")) for place in places)
            text = f"The results fit one of these slips: {listed}. Compare these places with the formula."
        return text[:1].upper() + text[1:] if text[:1].isascii() else text


def _lower(sentence):
    return sentence[:1].lower() + sentence[1:]


def slip_name(clause):
    """Return the name of a slip: what kind it is, where, and with what."""
    pattern, *words = clause
    return "slip:" + "-".join(filter(None, map(_slug, (pattern.split("|")[0], *words[:2]))))


_LETTERS = {
    "α": "alpha",
    "β": "beta",
    "ε": "epsilon",
    "λ": "lambda",
    "θ": "theta",
    "·": " times ",
    "^": " power ",
    "/": " over ",
}


def _slug(text):
    for old, new in _LETTERS.items():
        text = text.replace(old, new)
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"^the (line|lines) for ", "", text).lower()).strip("-")


@dataclass(frozen=True)
class AnswerKey:
    """Cases of one exercise with what is expected of each.

    Attributes
    ----------
    name : str
        The function.
    returns : tuple of str
        Names of the things it returns; more than one means a tuple.
    extra_returns : bool
        Whether values after the expected ones are accepted.
    arguments, may_change : tuple of str
        Names of its arguments, and of those that it may change in place.
    aspects, cases : tuple
        See `Aspect` and `Case`.
    expected : tuple
        The value to be returned, for each case.
    alternatives : tuple of tuple
        What other right answers return: for each of them one value per case.
    known_errors : tuple of KnownError
        What each misconception and each slip gives; the first that fits counts.
    right : tuple of dict
        The fingerprints of the right answers.
    more_errors : callable or None
        ``more_errors(key)`` returns further known errors, made when they are first needed; the grader's alone.
    search : callable or None
        ``search(key, outcomes)`` looks for two mistakes at once, and returns a `KnownError` or None; the grader's
        keys have one.
    rtol, atol : float
        The tolerance of a comparison (`comparison.compare`).
    entries : dict
        Name of a returned tuple -> names of what it holds, for messages.
    """

    name: str
    returns: tuple
    extra_returns: bool
    aspects: tuple
    cases: tuple
    expected: tuple
    alternatives: tuple = ()
    known_errors: tuple = ()
    arguments: tuple = ()
    may_change: tuple = ()
    rtol: float = 1e-6
    atol: float = 1e-9
    entries: dict = field(default_factory=dict)
    right: tuple = ()
    more_errors: object = None
    search: object = None

    def atol_of(self, case):
        """Return the absolute tolerance of a comparison in one case."""
        return self.atol if case.atol is None else case.atol

    def to_json(self):
        """Return this key as JSON-ready data."""
        return {
            "returns": list(self.returns),
            "extra_returns": self.extra_returns,
            "arguments": list(self.arguments),
            "may_change": list(self.may_change),
            "rtol": self.rtol,
            "atol": self.atol,
            "entries": {name: list(names) for name, names in self.entries.items()},
            "aspects": [{"name": a.name, "points": a.points, "part": a.part} for a in self.aspects],
            "cases": [
                {
                    "label": case.label,
                    "args": plain_data.encode(case.args),
                    "aspects": case.aspects and list(case.aspects),
                    "seed": case.seed,
                    "stand_ins": case.stand_ins,
                    "atol": case.atol,
                    "separate": case.separate,
                }
                for case in self.cases
            ],
            "expected": [plain_data.encode(value) for value in self.expected],
            "alternatives": [[plain_data.encode(value) for value in values] for values in self.alternatives],
            **_errors_to_json(self),
        }

    @classmethod
    def from_json(cls, name, data):
        """Return the key of the exercise `name` that `to_json` wrote."""
        return cls(
            name=name,
            returns=tuple(data["returns"]),
            extra_returns=data["extra_returns"],
            arguments=tuple(data["arguments"]),
            may_change=tuple(data["may_change"]),
            rtol=data["rtol"],
            atol=data["atol"],
            entries={name: tuple(names) for name, names in data["entries"].items()},
            aspects=tuple(Aspect(a["name"], a["points"], _tuple(a["part"])) for a in data["aspects"]),
            cases=tuple(
                Case(
                    case["label"],
                    tuple(plain_data.decode(case["args"])),
                    _tuple(case["aspects"]),
                    case["seed"],
                    case["stand_ins"],
                    case["atol"],
                    case["separate"],
                )
                for case in data["cases"]
            ),
            expected=tuple(plain_data.decode(value) for value in data["expected"]),
            alternatives=tuple(tuple(map(plain_data.decode, values)) for values in data["alternatives"]),
            **_errors_from_json(data),
        )


def _tuple(data):
    """Return what JSON made of a tuple as one again."""
    return tuple(data) if isinstance(data, list) else data


# Known errors are many, and alike: words and parts are written once, names only where they are no slip's own, and
# fingerprints as bytes.

_INTEGER, _CHECKSUM = struct.Struct("<i"), struct.Struct("<I")
_WITH_STRUCTURE = 128  # added to a part's number where a checksum of the structure follows
_WITH_SECOND_SUM = 64  # and where there is a second sum


def _pack(part, one):
    """Return the bytes of one part's fingerprint."""
    flags = _WITH_STRUCTURE * bool(one.structure) + _WITH_SECOND_SUM * (len(one.sums) > 1)
    sums = b"".join(_INTEGER.pack(number) for number in one.sums)
    return bytes([part + flags]) + sums + (_CHECKSUM.pack(one.structure) if one.structure else b"")


def _unpack(packed):
    """Yield number of the part and fingerprint from the bytes of several."""
    start = 0
    while start < len(packed):
        part = packed[start]
        count = 2 if part & _WITH_SECOND_SUM else 1
        sums = tuple(_INTEGER.unpack_from(packed, start + 1 + 4 * i)[0] for i in range(count))
        start += 1 + 4 * count
        structure = 0
        if part & _WITH_STRUCTURE:
            [structure] = _CHECKSUM.unpack_from(packed, start)
            start += 4
        yield part % _WITH_SECOND_SUM, Fingerprint(structure, sums)


def _errors_to_json(key):
    words, parts = _Numbered(), _Numbered()

    def prints(found):
        return base64.b85encode(b"".join(_pack(parts[part], one) for part, one in found.items())).decode()

    errors = []
    for known in key.known_errors:
        name = known.name.removeprefix(slip_name(known.clauses[0])) if known.slip else known.name
        clauses = [[words[text] for text in clause] for clause in known.clauses]
        flags = [known.untouched, list(known.masks)] if known.untouched or known.masks else []
        errors.append([name, clauses, prints(known.fingerprints), *flags])
    right = [prints(found) for found in key.right]
    return {"known_errors": errors, "right": right, "words": list(words), "parts": list(parts)}


def _errors_from_json(data):
    words, parts = data["words"], data["parts"]

    def prints(text):
        return {parts[part]: one for part, one in _unpack(base64.b85decode(text))}

    known = []
    for name, numbered, found, *flags in data["known_errors"]:
        untouched, masks = flags or (False, [])
        clauses = tuple(tuple(words[i] for i in clause) for clause in numbered)
        slip = name == "" or name.startswith("-")  # all of a slip's name but its number is made of its words
        name = slip_name(clauses[0]) + name if slip else name
        known.append(KnownError(name, clauses, prints(found), untouched, slip, tuple(masks)))
    return {"known_errors": tuple(known), "right": tuple(map(prints, data["right"]))}


class _Numbered(dict):
    """Texts with a number each, in the order in which they are first asked for."""

    def __missing__(self, text):
        self[text] = len(self)
        return self[text]
