"""The diagnosis of an implementation from its outcomes: which aspects fail, where, and which misconception they show.

`check` and the judge use the same function, `diagnose`, with different keys.
"""

import builtins
from dataclasses import dataclass, field, replace

from . import plain_data
from .answer_key import Aspect, Case
from .changed_arguments import protected_changes, sentence_on_changes
from .comparison import Mismatch, compare, describe
from .explanation import explain, wrong_parts
from .single_numbers import unwrap_single_numbers


@dataclass(frozen=True)
class Failure:
    """The first case in which an aspect failed, and the mismatch there."""

    aspect: Aspect
    case: Case
    mismatch: Mismatch


@dataclass(frozen=True)
class Diagnosis:
    """The result of `diagnose`.

    Attributes
    ----------
    attempted : bool
        False for a stub: every call raised NotImplementedError, or there is no such function.
    failures : tuple of Failure
        One for each aspect that scores 0.
    misconception : str or None
        The name of the known error with the same outcomes.
    hint : str
        That misconception's hint.
    remarks : tuple of str
        Further sentences to the student; a remark costs no points.
    unexplained : dict
        The wrong parts of the outcomes (`wrong_parts`) where no known error explains them.
    """

    attempted: bool
    failures: tuple
    misconception: str | None = None
    hint: str = ""
    remarks: tuple = ()
    unexplained: dict = field(default_factory=dict)


def diagnose(key, outcomes):
    """Return the `Diagnosis` of one `Outcome` per case."""
    diagnosis = _with_changes(key, outcomes, _diagnose_values(key, outcomes))
    numbers, remark = unwrap_single_numbers(key, outcomes)
    if not (remark and diagnosis.failures):
        return diagnosis
    other = _with_changes(key, numbers, _diagnose_values(key, numbers))
    always = all(one is not number for one, number in zip(outcomes, numbers, strict=True))
    # an array with one element in some cases only is a different mistake, which may be a known one
    if always or len(other.failures) < len(diagnosis.failures):
        return replace(other, remarks=(*other.remarks, remark))
    return diagnosis


def _with_changes(key, outcomes, diagnosis):
    """Return the diagnosis with a sentence on changed arguments, which is a failure if all values are right.

    Only one aspect fails, the last one that depends on such a case, because the returned values are right.
    """
    names = [protected_changes(key, [outcome]) for outcome in outcomes]
    cases = [case for case, changed in zip(key.cases, names, strict=True) if changed]
    if not cases:
        return diagnosis
    sentence = sentence_on_changes(key.name, next(filter(None, names)))
    if diagnosis.failures:
        return replace(diagnosis, remarks=(sentence,))
    aspect = [aspect for aspect in key.aspects if any(case.counts_for(aspect) for case in cases)][-1]
    case = next(case for case in cases if case.counts_for(aspect))
    failure = Failure(aspect, case, Mismatch("the arguments", "changed", sentence, sentence))
    return replace(diagnosis, failures=(failure,))


def _diagnose_values(key, outcomes):
    """Return the `Diagnosis` of the returned values only."""
    attempted = not all(
        outcome.kind == "missing" or (outcome.kind == "raised" and outcome.error == "NotImplementedError")
        for outcome in outcomes
    )
    failures = tuple(filter(None, (_first_failure(key, aspect, outcomes) for aspect in key.aspects)))
    if not (attempted and failures):
        return Diagnosis(attempted, failures)
    found = explain(key, outcomes)
    if found is None:
        return Diagnosis(attempted, failures, unexplained=wrong_parts(key, outcomes))
    return Diagnosis(not found.untouched, failures, found.name, found.hint)


def _compare(key, case, expected, actual, path):
    return compare(expected, actual, path, key.rtol, key.atol_of(case))


def _first_failure(key, aspect, outcomes):
    for index, (case, outcome) in enumerate(zip(key.cases, outcomes, strict=True)):
        mismatch = mismatch_in_case(key, aspect, index, outcome)
        if mismatch:
            return Failure(aspect, case, mismatch)
    return None


def mismatch_in_case(key, aspect, index, outcome):
    """Return the `Mismatch` of an aspect in the case with this index; None if it passes or does not depend on it."""
    case = key.cases[index]
    if not case.counts_for(aspect):
        return None
    right = [key.expected[index], *(values[index] for values in key.alternatives)]
    mismatches = [_mismatch(key, aspect, case, expected, outcome) for expected in right]
    return mismatches[0] if all(mismatches) else None


def _mismatch(key, aspect, case, expected, outcome):
    if outcome.kind != "returned":
        return no_value(key.name, outcome)
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
    """Whether no key that the aspect compares is missing; otherwise the message should list all keys."""
    return all(name in value for name in expected if aspect.compares(name))


def _renamed(mismatch, name, entries):
    """Use the own names of a returned tuple's entries: ``D1`` is clearer than ``cache[1]``."""

    def rename(text):
        for index, entry in enumerate(entries):
            text = text.replace(f"{name}[{index}]", entry)
        return text

    return replace(mismatch, path=rename(mismatch.path), brief=rename(mismatch.brief), detail=rename(mismatch.detail))


def no_value(name, outcome):
    """Return the mismatch of a call that returned no usable value."""
    if outcome.kind == "raised":
        # a student chooses the name and the line of an exception, and could put a hidden argument into both
        error = outcome.error if _is_builtin_exception(outcome.error) else "an exception of its own"
        brief = f"{name} raises {error}."
        where = f" (line {outcome.line} of its cell)" if outcome.line else ""
        detail = f"{name} raises {outcome.error}{where}{f': {outcome.message}' if outcome.message else '.'}"
        return Mismatch("the result", "no value", brief, f"{detail}\n{outcome.advice}" if outcome.advice else detail)
    if outcome.kind == "unusable" and outcome.message == plain_data.SHARED:
        sentence = f"{name} returns {plain_data.SHARED}."
        return Mismatch("the result", "structure", sentence, sentence)
    if outcome.kind == "unusable":
        brief = f"{name} returns something that cannot be compared."
        return Mismatch("the result", "structure", brief, f"{brief[:-1]}: {outcome.message}.")
    if outcome.kind == "timeout" and outcome.message:
        brief = f"{name} took too long and was stopped."
        return Mismatch("the result", "no value", brief, f"{brief[:-1]}: {outcome.message}.")
    sentence = {
        "missing": f"There is no function named {name}.",
        "timeout": f"{name} took too long and was stopped.",
        "died": f"{name} ended the whole program instead of returning.",
    }[outcome.kind]
    return Mismatch("the result", "no value", sentence, sentence)


def _is_builtin_exception(name):
    known = getattr(builtins, name, None)
    return isinstance(known, type) and issubclass(known, BaseException)
