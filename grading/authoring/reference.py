"""The visible cases' answer keys of an assignment, as the bytes of its file in course_utils/reference/."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from course_utils.checks.answer_key import AnswerKey
from grading.exercises import exercises_of
from grading.exercises.answers import Answers
from grading.exercises.rounding import rounded


def reference_bytes(answers: Answers) -> bytes:
    """Return the same bytes on every processor, one line for each exercise."""
    keys = {e.name: rounded_key(answers.visible_key(e)).to_json() for e in exercises_of(answers.assignment)}
    lines = [f"{json.dumps(name)}: {json.dumps(key, ensure_ascii=False)}" for name, key in keys.items()]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def rounded_key(key: AnswerKey) -> AnswerKey:
    """Return the key with every expected value rounded; cases stay as they are, and fingerprints are whole numbers."""

    def values(items: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(rounded(value, key.rtol, key.atol_of(case)) for case, value in zip(key.cases, items, strict=True))

    return replace(key, expected=values(key.expected), alternatives=tuple(map(values, key.alternatives)))
