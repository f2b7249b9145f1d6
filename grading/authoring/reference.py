"""The visible cases' answer keys of an assignment, as the bytes of its file in course_utils/reference/."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from course_utils.checks.answer_key import AnswerKey
from course_utils.checks.outcomes import Outcome
from grading.exercises import exercises_of
from grading.exercises.answers import Answers
from grading.exercises.rounding import rounded


def reference_bytes(answers: Answers) -> bytes:
    """Return the same bytes on every processor, one line for each exercise."""
    keys = {e.name: rounded_key(answers.visible_key(e)).to_json() for e in exercises_of(answers.assignment)}
    lines = [f"{json.dumps(name)}: {json.dumps(key, ensure_ascii=False)}" for name, key in keys.items()]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def rounded_key(key: AnswerKey) -> AnswerKey:
    """Return the key with every expected value and every known error's outcome rounded; its cases stay as they are."""

    def values(items: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(rounded(value, key.rtol, key.atol_of(case)) for case, value in zip(key.cases, items, strict=True))

    def outcomes(items: Iterable[Outcome]) -> tuple[Outcome, ...]:
        items = tuple(items)
        kept = values(outcome.value for outcome in items)
        return tuple(replace(outcome, value=value, advice="") for outcome, value in zip(items, kept, strict=True))

    return replace(
        key,
        expected=values(key.expected),
        alternatives=tuple(map(values, key.alternatives)),
        known_errors=tuple(replace(known, outcomes=outcomes(known.outcomes)) for known in key.known_errors),
    )
