"""Judges the collected submissions of an assignment in parallel, and writes the grades in this process.

A verdict is stored at once, then the files, then, in batches, the rows of the gradebook. A run can be killed at any
time: the next one finds and does only what is missing.
"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

from sqlalchemy.exc import DatabaseError
from tqdm import tqdm

from grading.classroom.plan import Plan
from grading.classroom.workers import LocalWorkers, Task
from grading.errors import CourseError, reason
from grading.gradebook.grade_writer import GradeWriter
from grading.gradebook.graded_submission import GradingResult
from grading.gradebook.late_penalties import apply_late_policy
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow
from grading.judging.grading_inputs import GradingInputs
from grading.submitted_files import one_line


def grade_students(
    workflow: NbgraderWorkflow,
    students: list[str],
    plan: Plan,
    inputs: GradingInputs | None = None,
    started: LocalWorkers | None = None,
) -> list[GradingResult]:
    """Grade some students' submissions, with a progress bar in a terminal; return results by student.

    The grading inputs and the workers are made here unless the caller passes them.
    """
    changes = workflow.register()
    course, assignment = workflow.course, workflow.assignment
    inputs = inputs or plan.grading_inputs(course, assignment)
    results: list[GradingResult] = []
    incidents = 0
    try:
        with workflow.gradebook() as gradebook:
            with GradeWriter(course.root, workflow.config(), inputs, gradebook) as writer:
                done = _grade(writer, inputs, students, plan, started)
                for result in (bar := progress(done, f"grading {assignment}", len(students))):
                    results.append(result)
                    incidents += len(result.incidents) + bool(result.problem)
                    bar.set_postfix(incidents=incidents, refresh=False)
            changes += apply_late_policy(gradebook, assignment, workflow.config(), workflow.due_dates)
    except DatabaseError as error:
        raise CourseError(
            f"the gradebook cannot be written ({reason(error)}); all verdicts are kept, so run it again"
        ) from None
    for change in changes:
        print(f"course: {assignment}: {change}", file=sys.stderr)
    results = [replace(result, problem=writer.not_written.get(result.student, result.problem)) for result in results]
    return sorted(results, key=lambda result: result.student)


def _grade(
    writer: GradeWriter, inputs: GradingInputs, students: list[str], plan: Plan, started: LocalWorkers | None
) -> Iterator[GradingResult]:
    """Bring the submissions with a valid verdict up to date, then judge the others."""
    to_judge = []
    for student in students:
        try:
            content = writer.read(student)
            verdict = None if plan.force else writer.stored_verdict(student, content)
            if verdict is None:
                to_judge.append(student)
            else:
                yield writer.bring_up_to_date(student, content, verdict)
        except CourseError as error:
            yield GradingResult(student, str(error))
    if not to_judge:
        return
    vanished: list[GradingResult] = []
    tasks = _read_again(writer, to_judge, vanished)
    with nullcontext(started) if started else plan.workers(inputs) as workers:
        for graded in workers.grade(tasks):
            if isinstance(graded, GradingResult):
                yield graded
                continue
            try:
                yield writer.write(graded)
            except CourseError as error:
                yield GradingResult(graded.student, str(error))
    yield from vanished


def _read_again(writer: GradeWriter, students: list[str], vanished: list[GradingResult]) -> Iterator[Task]:
    """Read each submission when a worker is free; one that has vanished since affects no other."""
    for student in students:
        try:
            yield Task(student, writer.read(student))
        except CourseError as error:
            vanished.append(GradingResult(student, str(error)))


def progress(things: Iterable[Any], what: str, total: int | None = None) -> tqdm:
    """Show the progress of a loop over submissions, in a terminal."""
    return tqdm(things, desc=what, total=total, unit="notebook", leave=False, disable=None)


def report(results: list[GradingResult]) -> int:
    """Print the incidents and problems of this run on standard error, a line each; return the exit code.

    What an earlier run refused is one line, and no failure of this run: it is graded, with score 0.
    """
    new = [result for result in results if not result.as_before]
    for result in new:
        for incident in result.incidents:
            print(one_line(f"course: {result.student}: {incident}"), file=sys.stderr)
        if result.problem:
            print(one_line(f"course: {result.student}: {result.problem}"), file=sys.stderr)
    if refused := [result.student for result in results if result.as_before and result.problem]:
        print(one_line(f"course: score 0 as before, not a notebook to grade: {', '.join(refused)}"), file=sys.stderr)
    return 1 if any(result.problem for result in new) else 0
