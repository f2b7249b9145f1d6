"""Mistakes that may explain an answer when no declared misconception does: slips, and two mistakes in one program."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.checks.answer_key import AnswerKey, Case, KnownError
from course_utils.checks.comparison import compare
from course_utils.checks.explanation import is_like, wrong_parts
from course_utils.checks.outcomes import Outcome
from grading.exercises import find_exercise
from grading.exercises.exercise import Exercise, Misconception
from grading.exercises.slips.groups import SlipGroup, arrays_in, as_slip, slips_of, tells_something
from grading.exercises.slips.mutations import Mutation, mutations
from grading.exercises.slips.styles import styles
from grading.exercises.trusted_calls import calls_prepared, outcomes_of, value_of

if TYPE_CHECKING:
    from grading.exercises.answers import Answers

# so many programs are tried for one answer; the limit is a number, not a time, so that every machine finds the same
_PROGRAMS = 6000

# in so many cases the numbers alone rule out most of them
_PROBES = 3


# kinds of slips of which one undoes the other: both together are another mistake, such as an absolute value
_INVERSE = {"squared", "root-taken"}


@dataclass(frozen=True)
class _Single:
    """A program with one mistake."""

    name: str
    hint: str
    source: str
    wrong: dict[str, Any]
    declared: bool
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Probe:
    """What an answer returns in a case in which it is wrong."""

    place: int
    case: Case
    numbers: np.ndarray
    near: float  # numbers that differ by less may be the same


@dataclass(frozen=True)
class _Second:
    """A second mistake, a misconception or a slip, in a program that has a first one."""

    mistake: Misconception | Mutation
    function: Callable[..., Any]
    # place of a case -> all numbers that the function returns there
    numbers: dict[int, np.ndarray] = field(default_factory=dict)

    def may_give(self, probe: _Probe) -> bool:
        """Whether the function can return what the answer does: a quick look at the numbers rules out most programs."""
        if probe.place not in self.numbers:
            self.numbers[probe.place] = self._numbers_in(probe.case)
        own = self.numbers[probe.place]
        return own.size == probe.numbers.size and not (np.abs(own - probe.numbers) > probe.near).any()

    def _numbers_in(self, case: Case) -> np.ndarray:
        try:
            return _numbers_in([value_of(self.function, case)])
        except (Exception, SystemExit):
            return np.zeros(0)


class ErrorSearch:
    """Looks for mistakes in one exercise; what it makes for that takes seconds, and is made once in each process."""

    def __init__(self, answers: Answers, exercise: str):
        self.answers = answers
        self.name = exercise
        self._groups: tuple[SlipGroup, ...] | None = None
        self._known_slips: tuple[KnownError, ...] | None = None
        self._singles: list[_Single] | None = None
        self._tables: dict[tuple[str, str], list[_Second]] = {}

    def __reduce__(self) -> tuple[type[ErrorSearch], tuple[Answers, str]]:
        """Pickle nothing that was made so far."""
        return ErrorSearch, (self.answers, self.name)

    @property
    def exercise(self) -> Exercise:
        """The exercise."""
        return find_exercise(self.name)

    def define(self, source: str) -> Callable[..., Any]:
        """Return the function that a source defines."""
        return self.answers.define(self.exercise, source)

    def slips(self, key: AnswerKey) -> tuple[KnownError, ...]:
        """Return the slips on the cases of the key, which has the declared misconceptions."""
        if self._known_slips is None:
            self._known_slips = slips_of(self._slip_groups(key))
        return self._known_slips

    def _slip_groups(self, key: AnswerKey) -> tuple[SlipGroup, ...]:
        if self._groups is None:
            self._groups = self.answers.slip_groups(self.exercise, key)
        return self._groups

    def pair(self, key: AnswerKey, outcomes: list[Outcome], wrong: dict[str, Any]) -> KnownError | None:
        """Return two mistakes that together give the outcomes as one known error, or None."""
        probes = _probes(key, outcomes)
        if not wrong or not probes or not tells_something(key, outcomes):
            return None
        if self._singles is None:
            self._singles = self._made_singles(key)
        with calls_prepared():
            return self._search(key, probes, wrong)

    def _search(self, key: AnswerKey, probes: list[_Probe], wrong: dict[str, Any]) -> KnownError | None:
        """Try programs with two mistakes, those with two declared ones first."""
        budget = _PROGRAMS
        for seconds in (self._declared, self._slips):
            for first in self._firsts(wrong):
                fitting: list[_Second] = []
                for second in self._remembered(seconds, first):
                    budget -= 1
                    if budget < 0:
                        break
                    if all(map(second.may_give, probes)):
                        made = wrong_parts(key, outcomes_of(second.function, key.cases))
                        if is_like(made, wrong):
                            fitting.append(second)
                if fitting:
                    name, hint = _named(fitting)
                    return KnownError(f"{first.name} + {name}", (("|{0}|", f"{first.hint}\n{hint}"),), {})
                if budget < 0:
                    return None
        return None

    def _made_singles(self, key: AnswerKey) -> list[_Single]:
        known = {error.name: error for error in key.known_errors}
        reference = self.answers.solutions[self.name]
        singles = [
            _Single(wrong.name, wrong.hint, wrong.apply(reference), known[wrong.name].fingerprints, True)
            for wrong in self.exercise.misconceptions
            if not wrong.masks and known[wrong.name].fingerprints
        ]
        for group in self._slip_groups(key):
            slip = as_slip(group.members, group.wrong)
            kinds = frozenset(member.kind for member in group.members)
            singles.append(_Single(slip.name, slip.hint, group.program, group.wrong, False, kinds))
        return singles

    def _firsts(self, wrong: dict[str, Any]) -> Iterator[_Single]:
        """Yield the mistakes that may be one of the two; where there are parts, it must explain one of them."""
        for single in self._singles or ():
            fits = len(wrong) == 1 or any(found.is_like(wrong.get(part)) for part, found in single.wrong.items())
            if fits and single.wrong.keys() <= wrong.keys():
                yield single

    def _remembered(self, seconds: Callable[[_Single], Iterator[_Second]], first: _Single) -> list[_Second]:
        """Return what `seconds` gives for the first mistake, made once."""
        place = seconds.__name__, first.name
        if place not in self._tables:
            self._tables[place] = list(seconds(first))
        return self._tables[place]

    def _declared(self, first: _Single) -> Iterator[_Second]:
        """Yield each misconception in a program that has the first mistake."""
        for wrong in self.exercise.misconceptions if first.declared else ():
            if wrong.source is None:
                try:
                    function = self.define(wrong.apply(first.source))
                except (ValueError, SyntaxError):
                    continue
                yield _Second(wrong, function)

    def _slips(self, first: _Single) -> Iterator[_Second]:
        """Yield each slip in a program that has the first mistake."""
        for source in styles(first.source):
            for mutation in mutations(source, self.exercise.vocabulary):
                if mutation.kind in _INVERSE and first.kinds & (_INVERSE - {mutation.kind}):
                    continue
                try:
                    function = self.define(mutation.apply(source))
                except SyntaxError:
                    continue
                yield _Second(mutation, function)


def _probes(key: AnswerKey, outcomes: list[Outcome]) -> list[_Probe]:
    """Return a few cases in which the answer is wrong: most programs part from it there.

    Without such a case, or where most numbers are not finite, too little is known to look for two mistakes.
    """
    numbers = _numbers_in([outcome.value for outcome in outcomes])
    if numbers.size and np.isfinite(numbers).mean() < 0.5:
        return []
    wrong = (
        _Probe(place, case, own := _numbers_in([outcome.value]), _nearness(key, case, own))
        for place, (case, expected, outcome) in enumerate(zip(key.cases, key.expected, outcomes, strict=True))
        if outcome.kind == "returned" and compare(expected, outcome.value, rtol=key.rtol, atol=key.atol_of(case))
    )
    return list(itertools.islice(wrong, _PROBES))


def _nearness(key: AnswerKey, case: Case, numbers: np.ndarray) -> float:
    return key.atol_of(case) + min(100 * key.rtol, 5e-3) * np.abs(numbers[np.isfinite(numbers)]).max(initial=0.0)


def _numbers_in(values: Iterable[Any]) -> np.ndarray:
    """Return all numbers in ascending order, so that the order of dict keys does not matter."""
    arrays = [array.ravel() for value in values for array in arrays_in(value)]
    return np.sort(np.concatenate(arrays)) if arrays else np.zeros(0)


def _named(fitting: list[_Second]) -> tuple[str, str]:
    """Return name and hint of second mistakes that give the same; a misconception goes before slips."""
    first = fitting[0].mistake
    if isinstance(first, Misconception):
        return first.name, first.hint
    slips = [second.mistake for second in fitting if isinstance(second.mistake, Mutation)]
    return as_slip(slips[:1], {}).name, as_slip(slips, {}).hint
