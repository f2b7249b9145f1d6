"""`course grade`: every collected submission of an assignment, judged in parallel, written by one writer.

A verdict is stored as soon as it is there, then files, then, a batch at a time, the rows of the gradebook. Whatever
moment a run is killed at, the next one finds what is missing and does that alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import DatabaseError
from tqdm import tqdm

from grading.course import Course
from grading.errors import CourseError, usage_error
from grading.exercises import exercises_of
from grading.filing import Filing
from grading.isolation import choose
from grading.limits import Limits
from grading.material import Material, Rules, make_material
from grading.nbgrader_round import Result, Round
from grading.workers import LocalWorkers, Task


@dataclass(frozen=True)
class Plan:
    """How a class is graded.

    Attributes
    ----------
    sandbox : bool
        Whether submissions run inside bubblewrap.
    demos : bool
        Whether demonstrations run as well.
    force : bool
        Whether everything is judged again.
    jobs : int
        Worker processes; 0 means one a core.
    scheduler : str
        Address of a Dask scheduler whose workers judge instead.
    """

    sandbox: bool = True
    demos: bool = False
    force: bool = False
    jobs: int = 0
    scheduler: str = ""


def grade_class(course: Course, assignment: str, student: str | None, plan: Plan) -> int:
    """Grade a class and print what it came to; return 1 if a submission could not be graded as it should.

    Raises
    ------
    CourseError
        If there is no such assignment or student, nothing has been collected, bubblewrap is wanted and missing, or
        the scheduler or the gradebook cannot be reached.
    """
    exercises_of(assignment)
    students = _choose(course, assignment, student)
    if not plan.scheduler:
        choose(plan.sandbox)
    if not plan.sandbox:
        print("course: grading WITHOUT isolation: a submission can read and write what you can", file=sys.stderr)
    steps = Round(course, assignment)
    results = grade_students(steps, students, plan)
    scores = steps.scores()
    for result in results:
        if not result.problem:
            score, maximum, by_hand = scores[result.student]
            print(
                f"{result.student:<24} {score:6g} of {maximum:g}"
                + ("  (a part is still to be marked)" if by_hand else "")
            )
    return report(results)


def grade_students(steps: Round, students: list[str], plan: Plan) -> list[Result]:
    """Grade some students' submissions, with a progress bar where someone watches; return results by student."""
    steps.register()
    course, assignment = steps.course, steps.assignment
    rules = Rules(Limits.of_course(course.root), plan.sandbox, plan.demos)
    material = make_material(course, assignment, rules)
    results: list[Result] = []
    incidents = 0
    try:
        with steps.gradebook() as gradebook, Filing(steps, material, gradebook) as filing:
            done = _grade(filing, material, students, plan)
            for result in (bar := progress(done, f"grading {assignment}", len(students))):
                results.append(result)
                incidents += len(result.incidents) + bool(result.problem)
                bar.set_postfix(incidents=incidents, refresh=False)
    except DatabaseError as error:
        why = str(error.orig).strip().splitlines()[0]
        raise CourseError(f"the gradebook cannot be written ({why}); all verdicts are kept, so run it again") from None
    return sorted(results, key=lambda result: result.student)


def _grade(filing: Filing, material: Material, students: list[str], plan: Plan) -> Iterator[Result]:
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
    with _workers(material, plan, len(to_judge)) as workers:
        for judged in workers.judge(tasks):
            if judged.failure:
                yield Result(judged.student, judged.failure)
                continue
            try:
                yield filing.file(judged.student, judged.record, judged.paper)
            except CourseError as error:
                yield Result(judged.student, str(error))


def _workers(material: Material, plan: Plan, most: int) -> Any:
    if plan.scheduler:
        from grading.cluster import ClusterWorkers

        return ClusterWorkers(material, plan.scheduler)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return LocalWorkers(material, min(plan.jobs or cores, most))


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


def _choose(course: Course, assignment: str, student: str | None) -> list[str]:
    students = course.students(assignment)
    if not students:
        raise CourseError(f"nothing has been collected for {assignment}: run `nbgrader collect {assignment}` first")
    if student is None:
        return students
    if student not in students:
        raise usage_error(f"{student!r} has not handed in {assignment}")
    return [student]
