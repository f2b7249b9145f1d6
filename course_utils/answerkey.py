"""The key to an exercise's cases: what is expected of each, and what each known misconception gives.

`check` reads the key of the visible cases from `course_utils/reference/`; the judge makes one that holds hidden cases
as well. Both ask it the same question, `AnswerKey.diagnose`.
"""

from dataclasses import dataclass, field

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
    part : str or None
        Which of the returned things is compared; None compares them all.
    """

    name: str
    points: int
    part: str | None = None


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
    hidden : bool
        Whether its values are the instructor's secret.
    """

    label: str
    args: tuple
    aspects: tuple | None = None
    seed: int = 0
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
    """A misconception with its outcome on each case."""

    name: str
    hint: str
    outcomes: tuple


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
    known_errors : tuple of KnownError
        What each misconception gives.
    rtol, atol : float
        The tolerance of a comparison (`comparison.compare`).
    """

    name: str
    returns: tuple
    extra_returns: bool
    aspects: tuple
    cases: tuple
    expected: tuple
    known_errors: tuple = field(default=())
    rtol: float = 1e-6
    atol: float = 1e-9

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
                    return Diagnosis(attempted, failures, known.name, known.hint)
        return Diagnosis(attempted, failures)

    def matches(self, known, outcomes):
        """Whether the outcomes are just those of a known error.

        Where nothing was ever returned, an exception's type alone says too little (any misspelt key is a KeyError):
        then the messages must agree as well.
        """
        pairs = list(zip(known.outcomes, outcomes, strict=True))
        if not any(outcome.kind == "returned" for outcome in outcomes) and any(
            one.message != other.message for one, other in pairs
        ):
            return False
        return all(self.same(one, other) for one, other in pairs)

    def same(self, one, other):
        """Whether two outcomes are the same: equal values, or an exception of the same type."""
        if one.kind != other.kind:
            return False
        if one.kind == "returned":
            count = len(self.returns) if self.extra_returns else None
            one, other = (value[:count] if isinstance(value, list) else value for value in (one.value, other.value))
            return compare(one, other, rtol=self.rtol, atol=self.atol) is None
        return one.error == other.error

    def _first_failure(self, aspect, outcomes):
        for case, expected, outcome in zip(self.cases, self.expected, outcomes, strict=True):
            if case.counts_for(aspect):
                mismatch = self._mismatch(aspect, expected, outcome)
                if mismatch:
                    return Failure(aspect, case, mismatch)
        return None

    def _mismatch(self, aspect, expected, outcome):
        if outcome.kind != "returned":
            return _no_value(self.name, outcome)
        value = outcome.value
        if len(self.returns) == 1:
            return compare(expected, value, self.returns[0], self.rtol, self.atol)
        wanted = f"({', '.join(self.returns)})"
        if not isinstance(value, list) or len(value) < len(self.returns):
            sentence = f"{self.name} should return {wanted}, but returned {describe(value)}."
            return Mismatch("the result", "structure", sentence, sentence)
        if len(value) > len(self.returns) and not self.extra_returns:
            sentence = f"{self.name} should return {wanted}, but returned {len(value)} values."
            return Mismatch("the result", "structure", sentence, sentence)
        for name, wanted, got in zip(self.returns, expected, value, strict=False):
            if aspect.part in (None, name):
                mismatch = compare(wanted, got, name, self.rtol, self.atol)
                if mismatch:
                    return mismatch
        return None

    def to_json(self):
        """Return this key as JSON-ready data."""
        return {
            "returns": list(self.returns),
            "extra_returns": self.extra_returns,
            "rtol": self.rtol,
            "atol": self.atol,
            "aspects": [{"name": a.name, "points": a.points, "part": a.part} for a in self.aspects],
            "cases": [
                {
                    "label": case.label,
                    "args": plaindata.encode(case.args),
                    "aspects": case.aspects and list(case.aspects),
                    "seed": case.seed,
                }
                for case in self.cases
            ],
            "expected": [plaindata.encode(value) for value in self.expected],
            "known_errors": [
                {"name": k.name, "hint": k.hint, "outcomes": [outcome.to_json() for outcome in k.outcomes]}
                for k in self.known_errors
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
            aspects=tuple(Aspect(**aspect) for aspect in data["aspects"]),
            cases=tuple(
                Case(
                    case["label"],
                    tuple(plaindata.decode(case["args"])),
                    case["aspects"] and tuple(case["aspects"]),
                    case["seed"],
                )
                for case in data["cases"]
            ),
            expected=tuple(plaindata.decode(value) for value in data["expected"]),
            known_errors=tuple(
                KnownError(k["name"], k["hint"], tuple(Outcome.from_json(o) for o in k["outcomes"]))
                for k in data["known_errors"]
            ),
        )


def _no_value(name, outcome):
    """Say what happened instead of a value being returned."""
    if outcome.kind == "raised":
        where = f" (line {outcome.line} of its cell)" if outcome.line else ""
        brief = f"{name} raises {outcome.error}{where}."
        detail = f"{name} raises {outcome.error}{where}: {outcome.message}" if outcome.message else brief
        return Mismatch("the result", "structure", brief, detail)
    sentence = {
        "unusable": f"{name} returns something that cannot be compared: {outcome.message}.",
        "missing": f"There is no function named {name}.",
        "timeout": f"{name} took too long and was stopped.",
        "died": f"{name} ended the whole program instead of returning.",
    }[outcome.kind]
    return Mismatch("the result", "structure", sentence, sentence)
