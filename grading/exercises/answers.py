"""The right answers and the known wrong ones: read from the source notebook, run here, made into answer keys.

This is trusted code, run in the judge's process; a student's code never is.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from typing import Any

from course_utils.checks.answer_key import AnswerKey, Case, KnownError
from course_utils.checks.outcomes import Outcome, call
from grading.course import Course
from grading.errors import CourseError
from grading.exercises.exercise import Exercise, Rewrite


class Answers:
    """The functions that the source notebook of one assignment defines.

    Parameters
    ----------
    course : Course
        Where the source notebook is.
    assignment : str
        Which assignment.
    notebook : dict, optional
        The source notebook, where it is not in its file yet.

    Raises
    ------
    CourseError
        If a cell stops with an error.
    """

    def __init__(self, course: Course, assignment: str, notebook: dict[str, Any] | None = None):
        self.assignment = assignment
        self.solutions: dict[str, str] = {}
        self._namespace: dict[str, Any] = {"__name__": "source"}
        for cell in (notebook or course.read_source(assignment))["cells"]:
            role = cell["metadata"].get("course", {})
            source = "".join(cell["source"])
            if "exercise" in role:
                self.solutions[role["exercise"]] = source
            if "exercise" in role or "given" in role:
                self._run(source, cell["id"])

    def _run(self, source: str, cell_id: str) -> None:
        try:
            exec(compile(source, f"<{self.assignment}: {cell_id}>", "exec"), self._namespace)
        except Exception as error:
            where = f" in line {error.lineno}" if isinstance(error, SyntaxError) else ""
            message = f"{type(error).__name__}{where}: {error.args[0] if error.args else ''}"
            raise CourseError(f"the cell {cell_id!r} of {self.assignment} stops with {message}") from error

    def reference(self, exercise: Exercise) -> Callable[..., Any]:
        """Return the right answer."""
        return self._namespace[exercise.name]

    def rewritten(self, exercise: Exercise, rewrite: Rewrite) -> Callable[..., Any]:
        """Return another implementation of the exercise, beside the notebook's given code."""
        return self.define(exercise, rewrite.apply(self.solutions[exercise.name]))

    def define(self, exercise: Exercise, source: str) -> Callable[..., Any]:
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
        right = [self.reference(exercise), *(self.rewritten(exercise, other) for other in exercise.alternatives)]
        expected, *alternatives = (_values(exercise, outcomes_of(function, cases), cases) for function in right)
        return AnswerKey(
            name=exercise.name,
            returns=exercise.returns,
            extra_returns=exercise.extra_returns,
            arguments=tuple(inspect.signature(self.reference(exercise)).parameters),
            may_change=exercise.may_change,
            aspects=exercise.aspects,
            cases=tuple(cases),
            expected=expected,
            alternatives=tuple(alternatives),
            known_errors=tuple(
                KnownError(
                    wrong.name,
                    wrong.hint,
                    outcomes_of(self.rewritten(exercise, wrong), cases),
                    wrong.untouched,
                    wrong.masks,
                )
                for wrong in exercise.misconceptions
            ),
            rtol=exercise.rtol,
            atol=exercise.atol,
            entries=exercise.entries,
        )


def outcomes_of(function: Callable[..., Any], cases: Iterable[Case]) -> tuple[Outcome, ...]:
    """Call a trusted function with each case, the cases' stand-ins in its globals."""
    return tuple(call(function, case, function.__globals__) for case in cases)


def _values(exercise: Exercise, outcomes: Iterable[Outcome], cases: Iterable[Case]) -> tuple[Any, ...]:
    for outcome, case in zip(outcomes, cases, strict=True):
        if outcome.kind != "returned":
            raise ValueError(f"{exercise.name}: a right answer fails on {case.label!r}: {outcome}")
    return tuple(outcome.value for outcome in outcomes)
