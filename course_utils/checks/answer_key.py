"""The answer key of an exercise: its cases, their expected values, and the fingerprints of each known misconception.

`check` reads the key of the visible cases from `course_utils/reference/`; the judge makes a key that also contains
hidden cases.
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
        A few words for the student.
    points : int
        The points that it is worth.
    part : str, tuple of str, or None
        The returned values (or, if one dict is returned, its keys) that are compared; None compares all.
    """

    name: str
    points: int
    part: str | tuple | None = None

    def compares(self, name):
        """Whether the aspect depends on the returned value, or key, of this name."""
        return self.part is None or name == self.part or (isinstance(self.part, tuple) and name in self.part)


@dataclass(frozen=True)
class Case:
    """One call of the function.

    Attributes
    ----------
    label : str
        A few words on the call, which reveal no value.
    args : tuple
        Plain data.
    aspects : tuple of str or None
        The names of the aspects that depend on this case; None means all.
    seed : int
        ``np.random.seed(seed)`` is called just before the function.
    stubs : str
        Code that defines functions which replace those of the notebook during this call.
    atol : float or None
        The absolute tolerance of this case, well above the rounding errors in the result.
    must_not_alias : bool
        Whether each array in the result must have its own memory: the notebook changes these arrays in place later, and
        a change of one must not change another.
    hidden : bool
        Whether its values are secret.
    """

    label: str
    args: tuple
    aspects: tuple | None = None
    seed: int = 0
    stubs: str = ""
    atol: float | None = None
    must_not_alias: bool = False
    hidden: bool = False

    def counts_for(self, aspect):
        """Whether the aspect depends on this case."""
        return self.aspects is None or aspect.name in self.aspects


@dataclass(frozen=True)
class KnownError:
    """A likely mistake, and the fingerprints of its outcomes.

    Attributes
    ----------
    name : str
        Its name in kebab-case.
    clauses : tuple of tuple of str
        Descriptions of the mistake. Each clause is a pattern ``kind|what it does|where to look`` and the words that
        fill it. All programs with the same outcomes are in the clauses of one error.
    fingerprints : dict
        Part -> `Fingerprint` of its values there, for the parts that it makes wrong.
    untouched : bool
        Whether it is the code that the exercise starts from.
    slip : bool
        Whether it was made from the syntax tree; declared misconceptions have priority.
    masks : tuple of str
        Entries of the returned tuple that alone identify the error, because its random draw cannot be predicted: arrays
        of 0 and 1 in the right shapes that differ from those of the right answers.
    """

    name: str
    clauses: tuple
    fingerprints: dict
    untouched: bool = False
    slip: bool = False
    masks: tuple = ()

    @property
    def hint(self):
        """The text for the student."""
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
    """Return the name of a slip, made of its kind and its first words."""
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
    """The cases of one exercise, their expected values and the known errors.

    Attributes
    ----------
    name : str
        The function.
    returns : tuple of str
        Names of the returned values; more than one means a tuple.
    extra_returns : bool
        Whether values after the expected ones are accepted.
    arguments, may_change : tuple of str
        Names of its arguments, and of the arguments that it may change in place.
    aspects, cases : tuple
        See `Aspect` and `Case`.
    expected : tuple
        The expected value of each case.
    alternatives : tuple of tuple
        The values of other right answers: for each of them one value per case.
    known_errors : tuple of KnownError
        The misconceptions and slips; the first one that matches counts.
    right : tuple of dict
        The fingerprints of the right answers.
    more_errors : callable or None
        ``more_errors(key)`` returns further known errors, made on first use; only the grader has them.
    search : callable or None
        ``search(key, outcomes, wrong)`` looks for two mistakes in one program, and returns a `KnownError` or None; only
        the grader has it.
    rtol, atol : float
        The tolerance of a comparison (`comparison.compare`).
    entries : dict
        Name of a returned tuple -> names of its entries, for messages.
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
                    "stubs": case.stubs,
                    "atol": case.atol,
                    "must_not_alias": case.must_not_alias,
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
                    case["stubs"],
                    case["atol"],
                    case["must_not_alias"],
                )
                for case in data["cases"]
            ),
            expected=tuple(plain_data.decode(value) for value in data["expected"]),
            alternatives=tuple(tuple(map(plain_data.decode, values)) for values in data["alternatives"]),
            **_errors_from_json(data),
        )


def _tuple(data):
    """Return a list from JSON as a tuple, and all else unchanged."""
    return tuple(data) if isinstance(data, list) else data


# There are many known errors, and they are similar. So words and parts are written once, names of slips are left out,
# and fingerprints are written as bytes.

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
        slip = name == "" or name.startswith("-")  # the name of a slip is made of its words, except its number
        name = slip_name(clauses[0]) + name if slip else name
        known.append(KnownError(name, clauses, prints(found), untouched, slip, tuple(masks)))
    return {"known_errors": tuple(known), "right": tuple(map(prints, data["right"]))}


class _Numbered(dict):
    """Texts with a number each, in the order of their first use."""

    def __missing__(self, text):
        self[text] = len(self)
        return self[text]
