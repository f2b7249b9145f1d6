"""`course status`: who has handed in an assignment, who is late, graded, exported, excused or missing."""

import datetime
import json
import textwrap
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from zoneinfo import ZoneInfo

from grading.course import Course
from grading.due_dates import DueDates, duration
from grading.exercises import ASSIGNMENTS, exercises_of
from grading.gradebook.exports import Export, read_exports
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow, NeverGradedError, open_gradebook
from grading.gradebook.scores import Score
from grading.gradebook.students import course_students, warn_of_unknown_ids
from grading.gradebook.timestamps import valid_timestamp, was_resubmitted

_MOST_NAMES = 20
_WIDTH = 100


@dataclass(frozen=True)
class StudentStatus:
    """What is known of one student's work on an assignment."""

    student: str
    excused: bool
    handed_in: bool
    seconds_late: float
    graded: bool  # the work that is collected now
    needs_manual_grade: bool
    score: float | None  # after the late penalty
    late_penalty: float
    in_export: bool  # whether this assignment was exported
    exported_score: float | None

    @property
    def missing(self) -> bool:
        """Whether a submission is expected and not there."""
        return not self.handed_in and not self.excused

    @property
    def to_export(self) -> float | None:
        """The score that an export would write now; None where it would write nothing."""
        return None if self.excused else self.score

    @property
    def changed(self) -> bool:
        """Whether the last export wrote another score; one that is not final yet may not be in a file."""
        not_final = self.needs_manual_grade and self.exported_score is None
        if not self.in_export or not_final or (self.handed_in and not self.graded and not self.excused):
            return False
        return self.exported_score != self.to_export


@dataclass(frozen=True)
class Status:
    """The status of an assignment."""

    assignment: str
    due: datetime.datetime | None
    export: Export | None
    students: list[StudentStatus]
    only_dates: tuple[str, ...]  # as in `DueDates`


# title, which students it counts
_LISTS: dict[str, Callable[[StudentStatus], bool]] = {
    "handed in": lambda each: each.handed_in,
    "late": lambda each: each.seconds_late > 0 and not each.excused,
    "graded": lambda each: each.graded,
    "not graded yet": lambda each: each.handed_in and not each.graded,
    "needs manual grading": lambda each: each.graded and each.needs_manual_grade,
    "exported": lambda each: each.exported_score is not None,
    "changed since the export": lambda each: each.changed,
    "excused": lambda each: each.excused,
    "missing": lambda each: each.missing,
}
_ONLY_COUNTED = ("handed in", "graded", "exported")


def print_status(course: Course, assignment: str | None, as_json: bool, everyone: bool) -> None:
    """Print the status of one assignment, or of all that were collected or graded.

    Raise `CourseError` if there is no such assignment, or a file of the course folder is not valid.
    """
    exercises_of(assignment or ASSIGNMENTS[0])
    found = [read_status(course, each) for each in ([assignment] if assignment else ASSIGNMENTS)]
    with open_gradebook(course) as gradebook:
        warn_of_unknown_ids(course, gradebook, found[0].only_dates)
    if as_json:
        print(json.dumps({each.assignment: _as_data(each) for each in found}, indent=1, ensure_ascii=False))
        return
    zone = DueDates.of_course(course.root, found[0].assignment).zone
    for each in found:
        print("\n".join([_heading(each, zone), *_counts(each, zone)]))
        if assignment:
            print("\n".join(_lists(each, everyone)))


def read_status(course: Course, assignment: str) -> Status:
    """Return the status of an assignment, after late penalties are brought up to date."""
    workflow = NbgraderWorkflow(course, assignment)
    dates = workflow.due_dates
    scores: dict[str, Score] = {}
    with suppress(NeverGradedError):
        scores = workflow.scores()
    export = read_exports(course.root).get(assignment)
    collected = course.students(assignment)
    with open_gradebook(course) as gradebook:
        known = {student.id for student in course_students(gradebook, {})}
    students = [
        _read_student(course, assignment, student, dates, scores.get(student), export)
        for student in sorted(known | set(dates.extended) | set(collected))
    ]
    return Status(assignment, dates.due, export, students, dates.only_dates)


def _read_student(
    course: Course, assignment: str, student: str, dates: DueDates, score: Score | None, export: Export | None
) -> StudentStatus:
    folder = course.submission(student, assignment).parent
    handed_in, time = folder.is_dir(), valid_timestamp(folder)
    due = score and score.due and score.due.replace(tzinfo=datetime.UTC)
    if dates.set_in_course:
        due = dates.of_student(student)
    return StudentStatus(
        student=student,
        excused=student in dates.excused,
        handed_in=handed_in,
        seconds_late=max(0.0, (time - due).total_seconds()) if time and due else 0.0,
        graded=score is not None and handed_in and not was_resubmitted(course, student, assignment),
        needs_manual_grade=bool(score and score.needs_manual_grade),
        score=score.final if score else None,
        late_penalty=(score.late_penalty or 0.0) if score else 0.0,
        in_export=export is not None,
        exported_score=export.scores.get(student) if export else None,
    )


# Printing


def _as_data(status: Status) -> dict[str, object]:
    students = [asdict(each) | {"missing": each.missing, "changed": each.changed} for each in status.students]
    export = {"when": status.export.when, "file": status.export.file} if status.export else None
    return {"due": status.due.isoformat() if status.due else None, "export": export, "students": students}


def _heading(status: Status, zone: ZoneInfo) -> str:
    due = f"due {_local(status.due, zone)}" if status.due else "no due date"
    return f"{status.assignment}: {due}, {len(status.students)} students"


def _counts(status: Status, zone: ZoneInfo) -> Iterator[str]:
    """Yield a line for each count that is not 0."""
    for title, belongs in _LISTS.items():
        count = sum(map(belongs, status.students))
        if title == "exported" and status.export:
            title += f" ({_local(datetime.datetime.fromisoformat(status.export.when), zone)}, {status.export.file})"
        if count:
            yield f"  {count:4} {title}"


def _lists(status: Status, everyone: bool) -> Iterator[str]:
    """Yield who is in each list; late and changed students have a line each."""
    lines: dict[str, Callable[[StudentStatus], str]] = {
        "late": lambda each: f"{duration(each.seconds_late)}, {_penalty(each)}",
        "changed since the export": lambda each: f"{_score(each.exported_score)} → {_score(each.to_export)}",
    }
    for title, belongs in _LISTS.items():
        found = [] if title in _ONLY_COUNTED else [each for each in status.students if belongs(each)]
        shown = found if everyone else found[:_MOST_NAMES]
        more = f"and {len(found) - len(shown)} more; --all shows all" if len(found) > len(shown) else ""
        if not found:
            continue
        yield f"\n{title}:"
        if title in lines:
            yield from (f"  {each.student:<24} {lines[title](each)}" for each in shown)
            yield from [f"  {more}"] if more else []
        else:
            names = ", ".join(each.student for each in shown) + (f", {more}" if more else "")
            yield textwrap.fill(names, _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def _penalty(each: StudentStatus) -> str:
    if not each.graded:
        return "not graded yet"
    if each.score == 0 and not each.late_penalty:
        return "0 points"
    return f"{each.late_penalty:g} points off" if each.late_penalty else "no penalty"


def _score(score: float | None) -> str:
    return "empty" if score is None else f"{score:g}"


def _local(time: datetime.datetime, zone: ZoneInfo) -> str:
    return f"{time.astimezone(zone):%Y-%m-%d %H:%M %Z}"
