"""What an exercise's declared misconceptions give on its cases, as known errors."""

from collections.abc import Sequence
from typing import Any

from course_utils.checks.answer_key import AnswerKey, KnownError
from course_utils.checks.explanation import wrong_parts
from course_utils.checks.outcomes import Outcome
from course_utils.checks.single_numbers import unwrap_single_numbers
from grading.exercises.exercise import Misconception


def declared_error(key: AnswerKey, wrong: Misconception, outcomes: Sequence[Outcome]) -> KnownError:
    """Return the known error of a declared misconception."""
    found = _wrong_numbers(key, outcomes) or wrong_parts(key, outcomes)
    return KnownError(wrong.name, (("|{0}|", wrong.hint),), found, wrong.untouched, masks=wrong.masks)


def _wrong_numbers(key: AnswerKey, outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Return the wrong parts if every outcome has one-element arrays that `diagnose` takes for numbers; else none."""
    numbers, _ = unwrap_single_numbers(key, outcomes)
    always = all(one is not number for one, number in zip(outcomes, numbers, strict=True))
    return wrong_parts(key, numbers) if always else {}
