"""The key to an exercise's cases: what is expected of each, and what each known misconception gives.

`check` reads the key of the visible cases from `course_utils/reference/`; the judge makes one that holds hidden cases
as well. Both ask it the same question, `AnswerKey.diagnose`.
"""

import builtins
from dataclasses import dataclass, field, replace

import numpy as np

from . import plaindata
from .comparison import Mismatch, compare, describe
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
        An absolute tolerance of its own.
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
class Failure:
    """The first case that an aspect failed on, and what was wrong there."""

    aspect: Aspect
    case: Case
    mismatch: Mismatch


@dataclass(frozen=True)
class Diagnosis:
    """What an implementation's outcomes say about it.

    Attributes
    ----------
    attempted : bool
        False for a stub: every call raised NotImplementedError, or there is no such function.
    failures : tuple of Failure
        One for each aspect that is not earned.
    misconception : str or None
        The name of the known error whose outcomes are just these.
    hint : str
        That misconception's hint.
    """

    attempted: bool
    failures: tuple
    misconception: str | None = None
    hint: str = ""


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
    rtol: float = 1e-6
    atol: float = 1e-9
    entries: dict = field(default_factory=dict)

    def diagnose(self, outcomes):
        """Return the `Diagnosis` of one `Outcome` per case."""
        attempted = not all(
            outcome.kind == "missing" or (outcome.kind == "raised" and outcome.error == "NotImplementedError")
            for outcome in outcomes
        )
        failures = tuple(filter(None, (self._first_failure(aspect, outcomes) for aspect in self.aspects)))
        if attempted and failures:
            for known in self.known_errors:
                if self.matches(known, outcomes):
                    return Diagnosis(not known.untouched, failures, known.name, known.hint)
        return Diagnosis(attempted, failures)

    def matches(self, known, outcomes):
        """Whether the outcomes are just those of a known error.

        Where nothing was ever returned, an exception's type alone says too little (any misspelt key is a KeyError):
        then the messages must agree as well.
        """
        if known.masks:
            return self._drawn_otherwise(known.masks, outcomes)
        pairs = list(zip(known.outcomes, outcomes, strict=True))
        if not any(outcome.kind == "returned" for outcome in outcomes) and any(
            one.message != other.message for one, other in pairs
        ):
            return False
        return all(self.same(case, *pair) for case, pair in zip(self.cases, pairs, strict=True))

    def _drawn_otherwise(self, names, outcomes):
        """Whether these entries could be masks, but are not the ones that a right answer draws."""
        drawn = self._entries(names, (outcome.value for outcome in outcomes))
        for values in (self.expected, *self.alternatives):
            right = self._entries(names, values)
            kinds = {mismatch.kind for mismatch in map(compare, right, drawn) if mismatch}
            if len(drawn) != len(right) or kinds != {"value"}:
                return False
        return all(np.isin(mask, (0, 1)).all() for mask in drawn)

    def _entries(self, names, values):
        """Return the entries of these names from what was returned for each case, as far as there are any."""
        [(whole, order)] = self.entries.items()
        found = []
        for value in values:
            held = (
                value[self.returns.index(whole)] if isinstance(value, list) and len(value) == len(self.returns) else ()
            )
            if isinstance(held, list) and len(held) == len(order):
                found += [entry for name, entry in zip(order, held, strict=True) if name in names]
        return found

    def same(self, case, one, other):
        """Whether two outcomes of a case are the same: equal values, or an exception of the same type."""
        if one.kind != other.kind:
            return False
        if one.kind == "returned":
            count = len(self.returns) if self.extra_returns else None
            one, other = (value[:count] if isinstance(value, list) else value for value in (one.value, other.value))
            return self._compare(case, one, other, "the result") is None
        return one.error == other.error

    def _compare(self, case, expected, actual, path):
        return compare(expected, actual, path, self.rtol, self.atol if case.atol is None else case.atol)

    def _first_failure(self, aspect, outcomes):
        for index, (case, outcome) in enumerate(zip(self.cases, outcomes, strict=True)):
            if case.counts_for(aspect):
                right = [self.expected[index], *(values[index] for values in self.alternatives)]
                mismatches = [self._mismatch(aspect, case, expected, outcome) for expected in right]
                if all(mismatches):
                    return Failure(aspect, case, mismatches[0])
        return None

    def _mismatch(self, aspect, case, expected, outcome):
        if outcome.kind != "returned":
            return _no_value(self.name, outcome)
        value = outcome.value
        if len(self.returns) == 1:
            if isinstance(expected, dict) and isinstance(value, dict) and self._has_all(aspect, expected, value):
                others = {name for name in expected if not aspect.compares(name)}
                expected, value = (
                    {name: item for name, item in d.items() if name not in others} for d in (expected, value)
                )
            return self._compare(case, expected, value, self.returns[0])
        wanted = f"({', '.join(self.returns)})"
        if not isinstance(value, list) or len(value) < len(self.returns):
            sentence = f"{self.name} should return {wanted}, but returned {describe(value)}."
            return Mismatch("the result", "structure", sentence, sentence)
        if len(value) > len(self.returns) and not self.extra_returns:
            sentence = f"{self.name} should return {wanted}, but returned {len(value)} values."
            return Mismatch("the result", "structure", sentence, sentence)
        for name, wanted, got in zip(self.returns, expected, value, strict=False):
            if aspect.compares(name):
                mismatch = self._compare(case, wanted, got, name)
                if mismatch:
                    return _renamed(mismatch, name, self.entries.get(name, ()))
        return None

    @staticmethod
    def _has_all(aspect, expected, value):
        """Whether no key that the aspect compares is missing: else the message should know of all keys there are."""
        return all(name in value for name in expected if aspect.compares(name))

    def to_json(self):
        """Return this key as JSON-ready data."""
        return {
            "returns": list(self.returns),
            "extra_returns": self.extra_returns,
            "rtol": self.rtol,
            "atol": self.atol,
            "entries": {name: list(names) for name, names in self.entries.items()},
            "aspects": [{"name": a.name, "points": a.points, "part": a.part} for a in self.aspects],
            "cases": [
                {
                    "label": case.label,
                    "args": plaindata.encode(case.args),
                    "aspects": case.aspects and list(case.aspects),
                    "seed": case.seed,
                    "stand_ins": case.stand_ins,
                    "atol": case.atol,
                    "separate": case.separate,
                }
                for case in self.cases
            ],
            "expected": [plaindata.encode(value) for value in self.expected],
            "alternatives": [[plaindata.encode(value) for value in values] for values in self.alternatives],
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
            rtol=data["rtol"],
            atol=data["atol"],
            entries={name: tuple(names) for name, names in data["entries"].items()},
            aspects=tuple(Aspect(a["name"], a["points"], _tuple(a["part"])) for a in data["aspects"]),
            cases=tuple(
                Case(
                    case["label"],
                    tuple(plaindata.decode(case["args"])),
                    _tuple(case["aspects"]),
                    case["seed"],
                    case["stand_ins"],
                    case["atol"],
                    case["separate"],
                )
                for case in data["cases"]
            ),
            expected=tuple(plaindata.decode(value) for value in data["expected"]),
            alternatives=tuple(tuple(map(plaindata.decode, values)) for values in data["alternatives"]),
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


def _renamed(mismatch, name, entries):
    """Call the entries of a returned tuple by their own names: ``D1`` says more than ``cache[1]``."""

    def rename(text):
        for index, entry in enumerate(entries):
            text = text.replace(f"{name}[{index}]", entry)
        return text

    return replace(mismatch, path=rename(mismatch.path), brief=rename(mismatch.brief), detail=rename(mismatch.detail))


def _no_value(name, outcome):
    """Say what happened instead of a value being returned."""
    if outcome.kind == "raised":
        where = f" (line {outcome.line} of its cell)" if outcome.line else ""
        # a student can name an exception after anything, a hidden argument included
        error = outcome.error if hasattr(builtins, outcome.error) else "an exception of its own"
        brief = f"{name} raises {error}{where}."
        detail = f"{name} raises {outcome.error}{where}: {outcome.message}" if outcome.message else brief
        return Mismatch("the result", "structure", brief, detail)
    if outcome.kind == "unusable" and outcome.message == plaindata.SHARED:
        sentence = f"{name} returns {plaindata.SHARED}."
        return Mismatch("the result", "structure", sentence, sentence)
    if outcome.kind == "unusable":
        brief = f"{name} returns something that cannot be compared."
        return Mismatch("the result", "structure", brief, f"{brief[:-1]}: {outcome.message}.")
    sentence = {
        "missing": f"There is no function named {name}.",
        "timeout": f"{name} took too long and was stopped.",
        "died": f"{name} ended the whole program instead of returning.",
    }[outcome.kind]
    return Mismatch("the result", "structure", sentence, sentence)
