"""What an implementation's outcomes say about it: which aspects fail, where, and which misconception they show.

`check` and the judge ask the same question, `diagnose`, of the keys that each has.
"""

import builtins
from dataclasses import dataclass, replace

from . import plain_data
from .answer_key import Aspect, Case
from .comparison import Mismatch, compare, describe
from .explanation import explain


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


def diagnose(key, outcomes):
    """Return the `Diagnosis` of one `Outcome` per case."""
    attempted = not all(
        outcome.kind == "missing" or (outcome.kind == "raised" and outcome.error == "NotImplementedError")
        for outcome in outcomes
    )
    failures = tuple(filter(None, (_first_failure(key, aspect, outcomes) for aspect in key.aspects)))
    if not (attempted and failures):
        return Diagnosis(attempted, failures)
    found = explain(key, outcomes)
    if found is None:
        return Diagnosis(attempted, failures)
    return Diagnosis(not found.untouched, failures, found.name, found.hint)


def _compare(key, case, expected, actual, path):
    return compare(expected, actual, path, key.rtol, key.atol_of(case))


def _first_failure(key, aspect, outcomes):
    for index, (case, outcome) in enumerate(zip(key.cases, outcomes, strict=True)):
        if case.counts_for(aspect):
            right = [key.expected[index], *(values[index] for values in key.alternatives)]
            mismatches = [_mismatch(key, aspect, case, expected, outcome) for expected in right]
            if all(mismatches):
                return Failure(aspect, case, mismatches[0])
    return None


def _mismatch(key, aspect, case, expected, outcome):
    if outcome.kind != "returned":
        return _no_value(key.name, outcome)
    value = outcome.value
    if len(key.returns) == 1:
        if isinstance(expected, dict) and isinstance(value, dict) and _has_all(aspect, expected, value):
            others = {name for name in expected if not aspect.compares(name)}
            expected, value = (
                {name: item for name, item in d.items() if name not in others} for d in (expected, value)
            )
        return _compare(key, case, expected, value, key.returns[0])
    wanted = f"({', '.join(key.returns)})"
    if not isinstance(value, list) or len(value) < len(key.returns):
        return _wrong_returns(key, wanted, describe(value))
    if len(value) > len(key.returns) and not key.extra_returns:
        return _wrong_returns(key, wanted, f"{len(value)} values")
    for name, wanted, got in zip(key.returns, expected, value, strict=False):
        if aspect.compares(name):
            mismatch = _compare(key, case, wanted, got, name)
            if mismatch:
                return _renamed(mismatch, name, key.entries.get(name, ()))
    return None


def _wrong_returns(key, wanted, returned):
    sentence = f"{key.name} should return {wanted}"
    return Mismatch("the result", "structure", f"{sentence}.", f"{sentence}, but returned {returned}.")


def _has_all(aspect, expected, value):
    """Whether no key that the aspect compares is missing: else the message should know of all keys there are."""
    return all(name in value for name in expected if aspect.compares(name))


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
        # a student can name an exception after anything, and raise it in any line: a hidden argument could be in both
        error = outcome.error if _is_builtin_exception(outcome.error) else "an exception of its own"
        brief = f"{name} raises {error}."
        where = f" (line {outcome.line} of its cell)" if outcome.line else ""
        detail = f"{name} raises {outcome.error}{where}{f': {outcome.message}' if outcome.message else '.'}"
        return Mismatch("the result", "structure", brief, detail)
    if outcome.kind == "unusable" and outcome.message == plain_data.SHARED:
        sentence = f"{name} returns {plain_data.SHARED}."
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


def _is_builtin_exception(name):
    known = getattr(builtins, name, None)
    return isinstance(known, type) and issubclass(known, BaseException)
