"""The right answers and the known wrong ones: read from the source notebook, run here, made into answer keys.

This is trusted code, run in the judge's process; a student's code never is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from course_utils.answerkey import AnswerKey, Case, KnownError
from course_utils.outcomes import Outcome, call
from grading.course import Course
from grading.exercise import Exercise


class Answers:
    """The functions that the source notebook of one assignment defines."""

    def __init__(self, course: Course, assignment: str):
        self.assignment = assignment
        self.solutions: dict[str, str] = {}
        self._namespace: dict[str, Any] = {"__name__": "source"}
        for cell in course.read_source(assignment)["cells"]:
            role = cell["metadata"].get("course", {})
            source = "".join(cell["source"])
            if "exercise" in role:
                self.solutions[role["exercise"]] = source
            if "exercise" in role or "given" in role:
                exec(compile(source, f"<{assignment}: {cell['id']}>", "exec"), self._namespace)

    def reference(self, exercise: Exercise) -> Callable[..., Any]:
        """Return the right answer."""
        return self._namespace[exercise.name]

    def variant(self, exercise: Exercise, source: str) -> Callable[..., Any]:
        """Return the function that `source` defines under the exercise's name, beside the notebook's given code."""
        namespace = dict(self._namespace)
        exec(compile(source, f"<{exercise.name}>", "exec"), namespace)
        return namespace[exercise.name]

    def visible_key(self, exercise: Exercise) -> AnswerKey:
        """Return the key that every student's notebook carries."""
        return self._key(exercise, exercise.visible_cases())

    def full_key(self, exercise: Exercise, seed: int) -> AnswerKey:
        """Return the key of the visible cases and of the hidden ones of a private seed."""
        return self._key(exercise, exercise.visible_cases() + exercise.hidden_cases(seed))

    def _key(self, exercise: Exercise, cases: list[Case]) -> AnswerKey:
        reference = self.reference(exercise)
        solution = self.solutions[exercise.name]
        return AnswerKey(
            name=exercise.name,
            returns=exercise.returns,
            extra_returns=exercise.extra_returns,
            aspects=exercise.aspects,
            cases=tuple(cases),
            expected=tuple(_expected(exercise, case, call(reference, case.args, case.seed)) for case in cases),
            known_errors=tuple(
                KnownError(
                    wrong.name,
                    wrong.hint,
                    tuple(call(self.variant(exercise, wrong.apply(solution)), case.args, case.seed) for case in cases),
                )
                for wrong in exercise.misconceptions
            ),
            rtol=exercise.rtol,
            atol=exercise.atol,
        )


def _expected(exercise: Exercise, case: Case, outcome: Outcome) -> Any:
    if outcome.kind != "returned":
        raise ValueError(f"{exercise.name}: the reference fails on {case.label!r}: {outcome}")
    return outcome.value
