"""`course export`: scores as CSV, or in the columns of a file that Canvas or Moodle exported."""

import re
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from grading.course import Course, write_atomically
from grading.csv_table import read_table
from grading.errors import CourseError, os_error_as, usage_error
from grading.exercises import ASSIGNMENTS, exercises_of
from grading.gradebook.exports import record_export
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow, NeverGradedError, export_csv, open_gradebook
from grading.gradebook.students import course_students
from grading.lms import canvas, moodle
from grading.lms.match import StudentIndex, letters
from grading.lms.names import LmsTable
from grading.lms.records import ImportRecords
from grading.lms.scores import FinalScores, read_final_scores
from grading.roster import EXCUSED, ROSTER_FILE, read_roster
from grading.submitted_files import one_line

_READERS = {"canvas": canvas.read_gradebook, "moodle": moodle.read_worksheet}


@dataclass(frozen=True)
class FillOptions:
    """How scores are written into a file of an LMS."""

    lms: str  # "canvas" or "moodle"
    file: Path
    column: str | None = None  # of the assignment; found by its name if None
    scale: bool = False  # to the maximum of the LMS, if that differs


def export_table(course: Course, destination: Path, assignment: str | None, exercises: bool) -> int:
    """Write the scores of every student, with a column for each exercise on request; return the exit code."""
    if assignment is not None:
        exercises_of(assignment)
    rows = export_csv(course, destination, assignment, exercises)
    assignments = [assignment] if assignment else ASSIGNMENTS
    record_export(course.root, destination, {each: _written_scores(course, each) for each in assignments})
    print(f"wrote {destination} ({rows} rows)")
    return 0


def _written_scores(course: Course, assignment: str) -> dict[str, float | None]:
    """Return the score of each graded submission, as the table has it."""
    workflow = NbgraderWorkflow(course, assignment)
    with suppress(NeverGradedError):
        excused = workflow.due_dates.excused
        return {student: None if student in excused else score.final for student, score in workflow.scores().items()}
    return {}


def fill_lms_file(course: Course, assignment: str | None, options: FillOptions, destination: Path | None) -> int:
    """Write the scores of an assignment into a file of an LMS, print what was done, and return the exit code.

    A score that needs manual grading is left empty. All else in the file stays as it is. Raise `CourseError` if the
    file is not one of that LMS, or its maximum is not that of the course.
    """
    assignment = assignment or _assignment_in_name(options.file)
    exercises_of(assignment)
    lms_table = _READERS[options.lms](read_table(options.file), assignment, options.column)
    scores = read_final_scores(course, assignment)
    number = _number_format(lms_table, _factor(lms_table, scores, assignment, options.scale))
    students = _find_students(course, assignment, lms_table, options.lms)
    counts: Counter[str] = Counter()
    written: dict[str, float | None] = {}
    not_written = dict(scores.final)
    unknown = [person.name for row, person in lms_table.people.items() if row not in students]
    notes = [f"{name}: not in the course, or more than one student; left as it is" for name in unknown]
    for row, student in students.items():
        what = _fill(lms_table, row, student, scores, number)
        counts[what] += 1
        if what != _LOCKED:
            written[student] = scores.final[student] if what == _WRITTEN else None
        if what == _LOCKED and student in not_written:
            notes.append(f"{student}: {options.lms.title()} takes no grade in this row")
        not_written.pop(student, None)
    destination = destination or Path(f"{options.file.stem}-filled.csv")
    with os_error_as(f"{destination} cannot be written"):
        write_atomically(destination, lms_table.table.content())
    record_export(course.root, destination, {assignment: written})
    done = ", ".join(f"{count} {what}" for what, count in sorted(counts.items()))
    print(f"{assignment}: wrote {destination}: {done}")
    for line in [*notes, *(f"{student}: has a score but no row in {options.file.name}" for student in not_written)]:
        print(f"  {one_line(line)}", file=sys.stderr)
    return 1 if not_written else 0


_WRITTEN, _LOCKED, _NOTHING = "with a score", "without a grade in the LMS", "without a submission"


def _fill(lms_table: LmsTable, row: int, student: str, scores: FinalScores, number: Callable[[float], str]) -> str:
    """Write a student's score; return what was done."""
    if row in lms_table.locked:
        return _LOCKED
    if scores.without.get(student) == EXCUSED:
        lms_table.table.put(row, lms_table.column, lms_table.excused)
        return EXCUSED
    if student in scores.without:
        lms_table.table.put(row, lms_table.column, "")
        return f"empty ({scores.without[student]})"
    if student not in scores.final:
        return _NOTHING
    lms_table.table.put(row, lms_table.column, number(scores.final[student]))
    return _WRITTEN


def _number_format(lms_table: LmsTable, factor: float) -> Callable[[float], str]:
    """Return how a score is written in this table: with two decimals at most, and a decimal comma if it has any."""
    table = lms_table.table
    cells = (table.value(row, place) for row in range(1, len(table.rows)) for place in range(len(table.rows[row])))
    point = "," if any(re.fullmatch(r"\d+,\d+", cell) for cell in cells) else "."
    return lambda score: f"{score * factor:.2f}".rstrip("0").rstrip(".").replace(".", point)


def _assignment_in_name(path: Path) -> str:
    """Return the assignment that the name of a file contains."""
    found = [assignment for assignment in ASSIGNMENTS if letters(assignment) in letters(path.stem)]
    if len(found) != 1:
        raise usage_error("name the assignment: course export ASSIGNMENT --format canvas|moodle --fill FILE.csv")
    return found[0]


def _factor(lms_table: LmsTable, scores: FinalScores, assignment: str, scale: bool) -> float:
    name, maximum = lms_table.table.name, lms_table.maximum
    if not maximum:
        raise CourseError(f"{name} has no maximum for {assignment}: set the points in the LMS and export it again")
    if maximum == scores.maximum:
        return 1.0
    if not scale:
        raise CourseError(
            f"{assignment} has {scores.maximum:g} points, but {maximum:g} in {name}: set {scores.maximum:g} there, "
            "or add --scale to convert the scores"
        )
    return maximum / scores.maximum


def _find_students(course: Course, assignment: str, lms_table: LmsTable, lms: str) -> dict[int, str]:
    """Return the student of each row: by the number that the import remembers, or by what the row says.

    Rows of nobody, and of somebody who has another row, are left out.
    """
    roster = course.root / ROSTER_FILE
    known = read_roster(roster).students if roster.is_file() else {}
    with open_gradebook(course) as gradebook:
        index = StudentIndex(course_students(gradebook, known))
    records = ImportRecords(course, assignment).read_all()
    by_number = {record.number: student for student, record in records.items() if record.lms == lms and record.number}
    rows = {
        row: by_number.get(lms_table.numbers.get(row, "")) or index.find(person)
        for row, person in lms_table.people.items()
    }
    counts = Counter(rows.values())
    return {row: student for row, student in rows.items() if student and counts[student] == 1}
