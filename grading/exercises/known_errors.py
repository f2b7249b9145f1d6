"""What an exercise's misconceptions and slips give on its cases, made into known errors that can be told apart."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from course_utils.checks.answer_key import AnswerKey, Case, KnownError
from course_utils.checks.comparison import as_numbers
from course_utils.checks.explanation import is_like, wrong_parts
from course_utils.checks.outcomes import Outcome, call
from grading.exercises.slips.mutations import Mutation, mutations
from grading.exercises.slips.styles import styles
from grading.exercises.slips.wording import SENTENCES, slug

Define = Callable[[str], Callable[..., Any]]

# of so many slips with equal outcomes, the hint names each
_NAMED_TOGETHER = 2


def outcomes_of(function: Callable[..., Any], cases: Iterable[Case]) -> tuple[Outcome, ...]:
    """Call a trusted function with each case, the cases' stand-ins in its globals."""
    return tuple(call(function, case, function.__globals__) for case in cases)


def declared_error(key: AnswerKey, wrong: Any, outcomes: Iterable[Outcome]) -> KnownError:
    """Return the known error of a declared misconception."""
    hint = wrong.hint.replace("{", "{{").replace("}", "}}")
    return KnownError(wrong.name, (hint,), wrong_parts(key, outcomes), wrong.untouched, masks=wrong.masks)


def slips_of(key: AnswerKey, sources: Iterable[str], define: Define, vocabulary: dict[str, str]) -> tuple[KnownError, ...]:
    """Return the known errors that slips in any of the right answers make, each with outcomes of its own.

    Parameters
    ----------
    key : AnswerKey
        The cases, and the misconceptions that go first.
    sources : iterable of str
        Right answers.
    define : callable
        Gives the function that a source defines.
    vocabulary : dict
        Names of the programs -> words.
    """
    groups: dict[Any, list[tuple[Mutation, dict[str, Any]]]] = {}
    for mutation, _, found in informative(key, sources, define, vocabulary):
        for known in groups:
            if is_like(known.found, found):
                groups[known].append((mutation, found))
                break
        else:
            groups[_Prints(found)] = [(mutation, found)]
    taken = [known for known in key.known_errors if not known.masks]
    made = []
    for prints, members in groups.items():
        if not any(is_like(known.fingerprints, prints.found) for known in taken):
            made.append(as_slip([mutation for mutation, _ in members], prints.found))
    return tuple(_with_own_names(made))


class _Prints:
    """Fingerprints as a key of a dict, by identity."""

    def __init__(self, found: dict[str, Any]):
        self.found = found


def informative(
    key: AnswerKey, sources: Iterable[str], define: Define, vocabulary: dict[str, str]
) -> Iterator[tuple[Mutation, str, dict[str, Any]]]:
    """Yield each mutation whose outcomes are wrong and tell something, with its program and its wrong parts."""
    seen = set()
    for source in dict.fromkeys(style for source in sources for style in styles(source)):
        for mutation in mutations(source, vocabulary):
            program = mutation.apply(source)
            try:
                normal = ast.dump(ast.parse(program))
            except SyntaxError:
                continue
            if normal in seen:
                continue
            seen.add(normal)
            outcomes = outcomes_of(define(program), key.cases)
            found = wrong_parts(key, outcomes)
            if found and tells_something(key, outcomes):
                yield mutation, program, found


def tells_something(key: AnswerKey, outcomes: Iterable[Outcome]) -> bool:
    """Whether the wrong values say more than a constant, an argument handed back, or no number at all would."""
    informing = set()
    for case, expected, outcome in zip(key.cases, key.expected, outcomes, strict=True):
        if outcome.kind != "returned":
            continue
        given = [array.tobytes() for array in _arrays(case.args)]
        for right, found in zip(_arrays(expected), _arrays(outcome.value), strict=False):
            if found.shape == right.shape and np.allclose(found, right, rtol=key.rtol, atol=key.atol_of(case)):
                continue
            if found.astype(float).tobytes() in given:
                continue
            informing |= {round(float(value), 9) for value in found.ravel() if np.isfinite(value) and value not in (0, 1)}
    return len(informing) >= 2


def _arrays(value: Any) -> list[np.ndarray]:
    """Return every array and number in plain data, as arrays of floats."""
    if isinstance(value, dict):
        return [array for item in value.values() for array in _arrays(item)]
    if isinstance(value, list | tuple) and any(isinstance(item, list | tuple | dict | np.ndarray) for item in value):
        return [array for item in value for array in _arrays(item)]
    numbers = None if value is None or isinstance(value, str) else as_numbers(value)
    return [] if numbers is None else [numbers.astype(float)]


def as_slip(members: list[Mutation], found: dict[str, Any]) -> KnownError:
    """Return the known error of mutations that have the same outcomes, the likeliest first."""
    texts: dict[str, Mutation] = {}
    for member in members:
        texts.setdefault(_what(member), member)
    named = list(texts.values())[:_NAMED_TOGETHER]
    first = named[0]
    name = "slip:" + "-".join(filter(None, (first.kind, *map(slug, (*first.words[:1], *first.words[1:2])))))
    return KnownError(name, _sentences(named), found, slip=True)


def _what(mutation: Mutation) -> str:
    return SENTENCES[mutation.kind][0].format(*mutation.words)


def _sentences(named: list[Mutation]) -> tuple[str, ...]:
    """Return one template and the words for it: of two mutations with equal outcomes both are said."""
    if len(named) == 1:
        return (" ".join(SENTENCES[named[0].kind]), *named[0].words)
    clauses, words = [], []
    for mutation in named:
        clause = SENTENCES[mutation.kind][0].rstrip(".").replace("In {0}", "in {0}")
        for place in reversed(range(len(mutation.words))):
            clause = clause.replace(f"{{{place}}}", f"{{{place + len(words)}}}")
        clauses.append(clause)
        words += mutation.words
    template = "The results are the same as if, " + ", or as if, ".join(clauses) + ". Compare these places with the formula."
    return (template.replace("if, the", "if the").replace("if, {", "if {"), *words)


def _with_own_names(slips: list[KnownError]) -> Iterator[KnownError]:
    counts: dict[str, int] = {}
    for slip in slips:
        counts[slip.name] = counts.get(slip.name, 0) + 1
        yield slip if counts[slip.name] == 1 else replace(slip, name=f"{slip.name}-{counts[slip.name]}")
