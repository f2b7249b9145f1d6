"""Slips grouped by what they give on an exercise's cases, and the known error of each group."""

import bisect
import itertools
import math
import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from course_utils.checks.answer_key import AnswerKey, KnownError, slip_name
from course_utils.checks.comparison import as_numbers, tolerance
from course_utils.checks.explanation import is_like, wrong_parts
from course_utils.checks.outcomes import Outcome
from grading.exercises.rounding import on_grid
from grading.exercises.slips.mutations import Mutation, mutations
from grading.exercises.slips.stability import AMPLIFYING, is_stable
from grading.exercises.slips.styles import styles
from grading.exercises.slips.wording import SENTENCES
from grading.exercises.trusted_calls import outcomes_of

Define = Callable[[str], Callable[..., Any]]

# of so many slips with equal outcomes, the hint names each
_NAMED_TOGETHER = 2

# of so many parts two sums are kept
_WITH_TWO_SUMS = 1


@dataclass
class SlipGroup:
    """Slips that give the same outcomes."""

    members: list[Mutation]  # the likeliest first; none where the outcomes are those of a declared misconception
    program: str  # with the first of them
    wrong: dict[str, Any]  # fingerprints of the wrong parts


def slip_groups(
    key: AnswerKey, sources: Iterable[str], define: Define, vocabulary: dict[str, str]
) -> tuple[SlipGroup, ...]:
    """Make every slip in each of the right answers, and group them by their outcomes on the cases of the key.

    A slip with the outcomes of a misconception of the key is left out. `define` gives the function that a source
    defines; `vocabulary` has words for names in the sources.
    """
    groups: dict[Any, list[SlipGroup]] = {}
    for known in key.known_errors:
        groups.setdefault(_shape(known.fingerprints), []).append(SlipGroup([], "", known.fingerprints))
    for mutation, program, found in _informative(key, sources, define, vocabulary):
        similar = groups.setdefault(_shape(found), [])
        group = next((group for group in similar if is_like(group.wrong, found)), None)
        if group is None:
            similar.append(SlipGroup([mutation], program, found))
        elif group.members:
            group.members.append(mutation)
    return tuple(group for similar in groups.values() for group in similar if group.members)


def slips_of(groups: Iterable[SlipGroup]) -> tuple[KnownError, ...]:
    """Return the known error of each group."""
    return tuple(_with_own_names([as_slip(group.members, group.wrong) for group in groups]))


def _shape(found: dict[str, Any]) -> tuple[Any, ...]:
    """Return what is the same for fingerprints that can be the same."""
    return tuple((part, one.structure) for part, one in found.items())


def _informative(
    key: AnswerKey, sources: Iterable[str], define: Define, vocabulary: dict[str, str]
) -> Iterator[tuple[Mutation, str, dict[str, Any]]]:
    """Yield each mutation whose outcomes are wrong and tell something, with its program and its wrong parts."""
    seen_lines: set[str] = set()
    judged: dict[Any, dict[str, Any]] = {}  # half of all programs give just what another one gives
    for source in dict.fromkeys(style for right in sources for style in styles(right)):
        lines = source.splitlines(keepends=True)
        for mutation in mutations(source, vocabulary):
            if {lines[number].strip() for number in _touched(lines, mutation)} <= seen_lines:
                continue  # the same change was made in a style before
            program = mutation.apply(source)
            try:
                function = define(program)
            except SyntaxError:
                continue
            outcomes = outcomes_of(function, key.cases)
            same = pickle.dumps(outcomes), mutation.kind in AMPLIFYING
            if same not in judged:
                found = wrong_parts(key, outcomes)
                informs = found and tells_something(key, outcomes) and is_stable(key, mutation, function, found)
                judged[same] = found if informs else {}
            if judged[same]:
                yield mutation, program, judged[same]
        seen_lines |= {line.strip() for line in lines}


def _touched(lines: list[str], mutation: Mutation) -> Iterator[int]:
    """Yield the numbers of the lines in which a mutation changes something."""
    starts = list(itertools.accumulate((len(line) for line in lines), initial=0))
    for start, end, _ in mutation.edits:
        yield from range(bisect.bisect_right(starts, start) - 1, bisect.bisect_left(starts, max(end, start + 1)))


def tells_something(key: AnswerKey, outcomes: Iterable[Outcome]) -> bool:
    """Whether the wrong values say more than a constant, an argument handed back, or no number at all would."""
    informing: set[float] = set()
    for case, expected, outcome in zip(key.cases, key.expected, outcomes, strict=True):
        if outcome.kind != "returned":
            continue
        for right, found in zip(arrays_in(expected), arrays_in(outcome.value), strict=False):
            near = tolerance(right, key.rtol, key.atol_of(case))
            if found.shape == right.shape and (np.abs(found - right) <= near).all():
                continue
            digits = _digits(found)
            if not any(array.size == found.size and _digits(array) == digits for array in arrays_in(case.args)):
                informing |= {value for value in digits if math.isfinite(value)} - {0.0, 1.0}
            if len(informing) >= 2:
                return True
    return False


def _digits(array: np.ndarray) -> list[float]:
    """Return the values without the digits in which two processors differ."""
    return [on_grid(value, -9) for value in array.ravel().tolist()]


def arrays_in(value: Any) -> list[np.ndarray]:
    """Return every array and number in plain data, as arrays of floats."""
    if isinstance(value, dict):
        return [array for item in value.values() for array in arrays_in(item)]
    if isinstance(value, list | tuple) and any(isinstance(item, list | tuple | dict | np.ndarray) for item in value):
        return [array for item in value for array in arrays_in(item)]
    numbers = None if value is None or isinstance(value, str) else as_numbers(value)
    return [] if numbers is None else [numbers.astype(float)]


def as_slip(members: list[Mutation], found: dict[str, Any]) -> KnownError:
    """Return the known error of mutations that have the same outcomes, the likeliest first."""
    clauses: dict[str, tuple[str, ...]] = {}
    for member in members:
        what, where = SENTENCES[member.kind]
        clauses.setdefault(what.format(*member.words), (f"{member.kind}|{what}|{where}", *member.words))
    named = tuple(clauses.values())[:_NAMED_TOGETHER]
    return KnownError(slip_name(named[0]), named, _shortened(found), slip=True)


def _shortened(found: dict[str, Any]) -> dict[str, Any]:
    """Return fingerprints with one sum alone where a mistake makes so many parts wrong that they identify it."""
    return {
        part: one if number < _WITH_TWO_SUMS else replace(one, sums=one.sums[:1])
        for number, (part, one) in enumerate(found.items())
    }


def _with_own_names(slips: list[KnownError]) -> Iterator[KnownError]:
    counts: dict[str, int] = {}
    for slip in slips:
        counts[slip.name] = counts.get(slip.name, 0) + 1
        yield slip if counts[slip.name] == 1 else replace(slip, name=f"{slip.name}-{counts[slip.name]}")
