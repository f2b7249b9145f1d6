"""The right answers and the known wrong ones: read from the source notebook, run here, made into answer keys.

This is trusted code, run in the judge's process; a student's code never is.
"""

import inspect
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any

from course_utils.checks.answer_key import AnswerKey, Case
from course_utils.checks.fingerprint import fingerprints
from course_utils.checks.outcomes import Outcome
from grading.course import Course
from grading.errors import CourseError
from grading.exercises.declared_errors import declared_error
from grading.exercises.error_search import ErrorSearch
from grading.exercises.exercise import Exercise, Rewrite
from grading.exercises.slips.groups import SlipGroup, slip_groups, slips_of
from grading.exercises.trusted_calls import outcomes_of


class Answers:
    """The functions that the source notebook of one assignment defines.

    `notebook` is the source notebook, where it is not in its file yet. Raise `CourseError` if a cell stops with an
    error.
    """

    def __init__(self, course: Course, assignment: str, notebook: dict[str, Any] | None = None):
        self.assignment = assignment
        self.solutions: dict[str, str] = {}
        self._cells: list[tuple[str, str]] = []
        for cell in (notebook or course.read_source(assignment))["cells"]:
            role = cell["metadata"].get("course", {})
            source = "".join(cell["source"])
            if "exercise" in role:
                self.solutions[role["exercise"]] = source
            if "exercise" in role or "given" in role:
                self._cells.append((cell["id"], source))
        self._namespace  # noqa: B018 - a cell that stops with an error should say so now

    def __getstate__(self) -> dict[str, Any]:
        """Return what is pickled: the cells' sources, which run again when they are first needed."""
        return {name: value for name, value in self.__dict__.items() if name != "_namespace"}

    @cached_property
    def _namespace(self) -> dict[str, Any]:
        namespace: dict[str, Any] = {"__name__": "source"}
        for cell_id, source in self._cells:
            self._run(source, cell_id, namespace)
        return namespace

    def _run(self, source: str, cell_id: str, namespace: dict[str, Any]) -> None:
        try:
            exec(compile(source, f"<{self.assignment}: {cell_id}>", "exec"), namespace)
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

    def visible_key(self, exercise: Exercise, slips: bool = True) -> AnswerKey:
        """Return the key that every student's notebook carries, with declared misconceptions alone if not `slips`."""
        return self._key(exercise, exercise.visible_cases(), slips)

    def full_key(self, exercise: Exercise, seed: int, slips: bool = True) -> AnswerKey:
        """Return the key of the visible cases and of the hidden ones of a private seed."""
        key = self._key(exercise, exercise.visible_cases() + exercise.hidden_cases(seed), with_slips=False)
        if not slips:
            return key
        search = ErrorSearch(self, exercise.name)
        return replace(key, more_errors=search.slips, search=search.pair)

    def _key(self, exercise: Exercise, cases: list[Case], with_slips: bool) -> AnswerKey:
        right = [self.reference(exercise), *(self.rewritten(exercise, other) for other in exercise.alternatives)]
        every = [outcomes_of(function, cases) for function in right]
        expected, *alternatives = (_values(exercise, outcomes, cases) for outcomes in every)
        key = AnswerKey(
            name=exercise.name,
            returns=exercise.returns,
            extra_returns=exercise.extra_returns,
            arguments=tuple(inspect.signature(self.reference(exercise)).parameters),
            may_change=exercise.may_change,
            aspects=exercise.aspects,
            cases=tuple(cases),
            expected=expected,
            alternatives=tuple(alternatives),
            rtol=exercise.rtol,
            atol=exercise.atol,
            entries=exercise.entries,
        )
        key = replace(key, right=tuple(fingerprints(key, outcomes) for outcomes in every))
        declared = tuple(
            declared_error(key, wrong, outcomes_of(self.rewritten(exercise, wrong), cases))
            for wrong in exercise.misconceptions
        )
        key = replace(key, known_errors=declared)
        if not with_slips:
            return key
        return replace(key, known_errors=declared + slips_of(self.slip_groups(exercise, key)))

    def slip_groups(self, exercise: Exercise, key: AnswerKey) -> tuple[SlipGroup, ...]:
        """Return the slips on the cases of a key that has the declared misconceptions; this takes seconds."""
        return slip_groups(
            key, self.sources(exercise), lambda source: self.define(exercise, source), exercise.vocabulary
        )

    def sources(self, exercise: Exercise) -> list[str]:
        """Return the right answers in the styles in which students write them."""
        reference = self.solutions[exercise.name]
        return [reference, *(style.apply(reference) for style in exercise.styles)]


def _values(exercise: Exercise, outcomes: Iterable[Outcome], cases: Iterable[Case]) -> tuple[Any, ...]:
    for outcome, case in zip(outcomes, cases, strict=True):
        if outcome.kind != "returned":
            raise ValueError(f"{exercise.name}: a right answer fails on {case.label!r}: {outcome}")
    return tuple(outcome.value for outcome in outcomes)
