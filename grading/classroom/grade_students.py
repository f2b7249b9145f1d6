"""Every collected submission of an assignment, judged in parallel, written by one writer.

A verdict is stored as soon as it is there, then files, then, a batch at a time, the rows of the gradebook. Whatever
moment a run is killed at, the next one finds what is missing and does that alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import Any

from sqlalchemy.exc import DatabaseError
from tqdm import tqdm

from grading.classroom.plan import Plan
from grading.classroom.workers import LocalWorkers, Task
from grading.errors import CourseError
from grading.gradebook.grade_writer import Filing
from grading.gradebook.nbgrader_workflow import Result, Round
from grading.judging.grading_inputs import Material


def grade_students(
    steps: Round, students: list[str], plan: Plan, material: Material | None = None, started: LocalWorkers | None = None
) -> list[Result]:
    """Grade some students' submissions, with a progress bar where someone watches; return results by student.

    What judges them is made here unless the caller has it ready: the material, and workers that have been started.
    """
    steps.register()
    material = material or plan.material(steps.course, steps.assignment)
    results: list[Result] = []
    incidents = 0
    try:
        with steps.gradebook() as gradebook, Filing(steps, material, gradebook) as filing:
            done = _grade(filing, material, students, plan, started)
            for result in (bar := progress(done, f"grading {steps.assignment}", len(students))):
                results.append(result)
                incidents += len(result.incidents) + bool(result.problem)
                bar.set_postfix(incidents=incidents, refresh=False)
    except DatabaseError as error:
        why = str(error.orig).strip().splitlines()[0]
        raise CourseError(f"the gradebook cannot be written ({why}); all verdicts are kept, so run it again") from None
    return sorted(results, key=lambda result: result.student)


def _grade(
    filing: Filing, material: Material, students: list[str], plan: Plan, started: LocalWorkers | None
) -> Iterator[Result]:
    """Bring up to date what is judged already, then judge and file the rest."""
    to_judge = []
    for student in students:
        try:
            content = filing.read(student)
            record = None if plan.force else filing.known(student, content)
            if record is None:
                to_judge.append(student)
            else:
                yield filing.bring_up_to_date(student, content, record)
        except CourseError as error:
            yield Result(student, str(error))
    if not to_judge:
        return
    tasks = (Task(student, filing.read(student)) for student in to_judge)
    with nullcontext(started) if started else plan.workers(material) as workers:
        for judged in workers.judge(tasks):
            if judged.failure:
                yield Result(judged.student, judged.failure)
                continue
            try:
                yield filing.file(judged.student, judged.record, judged.paper)
            except CourseError as error:
                yield Result(judged.student, str(error))


def progress(things: Iterable[Any], what: str, total: int | None = None) -> tqdm:
    """Show how far a loop over submissions has come, where someone watches."""
    return tqdm(things, desc=what, total=total, unit="notebook", leave=False, disable=None)


def report(results: list[Result]) -> int:
    """Print incidents and problems on standard error, a line each; return the exit code."""
    for result in results:
        for incident in result.incidents:
            print(f"course: {result.student}: {incident}", file=sys.stderr)
        if result.problem:
            print(f"course: {result.student}: {result.problem}", file=sys.stderr)
    return 1 if any(result.problem for result in results) else 0
