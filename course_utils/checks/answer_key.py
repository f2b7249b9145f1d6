"""The key to an exercise's cases: what is expected of each, and what each known misconception gives.

`check` reads the key of the visible cases from `course_utils/reference/`; the judge makes one that holds hidden cases
as well.
"""

from dataclasses import dataclass, field

from . import plain_data
from .outcomes import Outcome


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
    """A misconception with its outcome on each case.

    Attributes
    ----------
    name, hint : str
        What it is called, and what the student reads.
    outcomes : tuple of Outcome
        One per case.
    untouched : bool
        Whether it is the code that the exercise starts from.
    masks : tuple of str
        Entries of the returned tuple by which alone the error is known: arrays of 0 and 1 in the right shapes that are
        no right answer's. What a draw from elsewhere gives, nobody can foretell.
    """

    name: str
    hint: str
    outcomes: tuple
    untouched: bool = False
    masks: tuple = ()


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
        What each misconception gives.
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
            "known_errors": [
                {
                    "name": known.name,
                    "hint": known.hint,
                    "untouched": known.untouched,
                    "outcomes": [outcome.to_json() for outcome in known.outcomes],
                    **({"masks": list(known.masks)} if known.masks else {}),
                }
                for known in self.known_errors
            ],
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
            known_errors=tuple(
                KnownError(
                    k["name"],
                    k["hint"],
                    tuple(map(Outcome.from_json, k["outcomes"])),
                    k["untouched"],
                    tuple(k.get("masks", ())),
                )
                for k in data["known_errors"]
            ),
        )


def _tuple(data):
    """Return what JSON made of a tuple as one again."""
    return tuple(data) if isinstance(data, list) else data
