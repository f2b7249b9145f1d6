"""`course import`: rosters and submissions, as Canvas and Moodle export them."""

import datetime
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from grading.course import Course
from grading.csv_table import read_table
from grading.errors import CourseError, usage_error
from grading.exercises import ASSIGNMENTS, exercises_of
from grading.folder_lock import only_one_in
from grading.gradebook.nbgrader_workflow import open_gradebook
from grading.gradebook.students import course_students, update_students, warn_of_unknown_ids
from grading.lms import moodle
from grading.lms.choose import Candidate, choose, examine, named_assignment
from grading.lms.match import StudentIndex
from grading.lms.names import Sender
from grading.lms.senders import Senders, group_by_sender
from grading.lms.submissions import IMPORTED, SubmissionWriter
from grading.lms.unpack import ReceivedFile, Unpacked, unpack
from grading.roster import ROSTER_FILE, Roster, read_roster
from grading.settings import Settings
from grading.submitted_files import one_line

_TITLES = {"canvas": "an archive of Canvas", "moodle": "an archive of Moodle", "folder": "folders of students"}

_LOOK_AT = 20  # notebooks, to find the assignment


@dataclass
class ImportResult:
    """What became of the submissions in an archive."""

    assignment: str
    lms: str
    stored: dict[str, str] = field(default_factory=dict)  # student -> what became of the submission
    without_time: int = 0  # submissions for which the LMS gave no time
    late: list[str] = field(default_factory=list)  # students whom Canvas calls late
    problems: list[str] = field(default_factory=list)


def import_roster(course: Course, path: Path, named: bool = True) -> Roster:
    """Add and update the students of a roster in the gradebook, and print how many.

    If the command has not `named` the roster, a line with nothing but due dates adds nobody to a class that is known.
    Raise `CourseError` if the roster or the gradebook cannot be read, or someone else is grading.
    """
    roster = read_roster(path)
    for note in roster.notes:
        print(f"course: {note}", file=sys.stderr)
    with only_one_in(course.root), open_gradebook(course) as gradebook:
        only_dates = [student.id for student in roster.students.values() if student.has_only_dates]
        unknown = set() if named else warn_of_unknown_ids(course, gradebook, only_dates)
        students = [student for student in roster.students.values() if student.id not in unknown]
        added, changed = update_students(gradebook, students)
    same = len(students) - len(added) - len(changed)
    if added or changed or path != course.root / ROSTER_FILE:
        print(f"{path.name}: {len(added)} students added, {len(changed)} changed, {same} already known")
    return roster


@dataclass(frozen=True)
class ImportOptions:
    """What `course import` is told about an archive."""

    assignment: str | None = None  # None: the one that the notebooks name
    roster: Path | None = None  # None: roster.csv, if there is one
    worksheet: Path | None = None  # Moodle's grading worksheet of the assignment
    replace: bool = False  # whether submissions are replaced that may be newer


def import_submissions(course: Course, path: Path, options: ImportOptions) -> int:
    """Import the submissions of an assignment, print what became of them, and return the exit code."""
    if options.assignment is not None:
        exercises_of(options.assignment)
    own = course.root / ROSTER_FILE
    roster = options.roster or (own if own.is_file() else None)
    given = import_roster(course, roster, named=options.roster is not None).students if roster else {}
    with open_gradebook(course) as gradebook:
        students = StudentIndex(course_students(gradebook, given))
    if not students:
        raise CourseError("the course has no students yet: name a roster with --roster")
    with unpack(path) as unpacked, only_one_in(course.root):
        result = _import(course, unpacked, students, path.name, options)
    _print_result(result, path.name)
    return 1 if result.problems else 0


def _import(
    course: Course, unpacked: Unpacked, students: StudentIndex, name: str, options: ImportOptions
) -> ImportResult:
    if not any(file.is_notebook for file in unpacked.files):
        raise CourseError(f"{name} has no notebook")
    senders = group_by_sender(unpacked.files, students)
    if options.worksheet:
        if senders.lms != "moodle":
            raise usage_error(f"{name} is not an archive of Moodle: leave --worksheet out")
        zone = Settings.of_folder(course.root).time_zone
        known = moodle.add_worksheet(senders.files, read_table(options.worksheet), zone)
        senders.files = {known[sender]: files for sender, files in senders.files.items()}
    notebooks = [file for files in senders.files.values() for file in files if file.is_notebook]
    assignment = options.assignment or _assignment_of(notebooks, name)
    result = ImportResult(assignment, senders.lms)
    result.problems += [f"{'/'.join(parts)}: {why}" for parts, why in unpacked.refused.items()]
    result.problems += [f"{name}: it belongs to no student of the course" for name in senders.unknown]
    by_student: dict[str, list[Sender]] = defaultdict(list)
    for sender in senders.files:
        if student := students.find(sender.person):
            by_student[student].append(sender)
        else:
            result.problems.append(f"{sender.member}: it belongs to no student of the course, or to more than one")
    candidates = _examine_all(course, senders, by_student, result)
    if other := _only_other_assignment(candidates):
        raise CourseError(f"{name} has notebooks of {other}, none of {assignment}: nothing was imported")
    writer = SubmissionWriter(course, assignment, options.replace)
    downloaded = max(file.time for file in unpacked.files)
    for student, found in sorted(candidates.items()):
        try:
            _import_one(student, found, writer, downloaded, result)
        except CourseError as error:
            result.problems.append(f"{student} ({by_student[student][0].member}): {error}")
    return result


def _import_one(
    student: str,
    candidates: list[Candidate],
    writer: SubmissionWriter,
    downloaded: datetime.datetime,
    result: ImportResult,
) -> None:
    chosen = choose(candidates, result.assignment)
    result.stored[student] = writer.write(student, chosen, downloaded)
    result.without_time += chosen.sender.time is None
    if chosen.why_refused:
        result.problems.append(f"{student}: {chosen.why_refused}; it was imported, and its score will be 0")
    if chosen.sender.late:
        result.late.append(student)


def _assignment_of(notebooks: list[ReceivedFile], name: str) -> str:
    """Return the assignment that the first notebooks name."""
    named = {assignment for file in notebooks[:_LOOK_AT] if (assignment := named_assignment(file)) in ASSIGNMENTS}
    if len(named) != 1:
        found = f"those of {' and '.join(sorted(named))}" if named else "none of this course"
        raise usage_error(f"the notebooks in {name} are {found}: name the assignment after the file")
    return named.pop()


def _examine_all(
    course: Course, senders: Senders, by_student: dict[str, list[Sender]], result: ImportResult
) -> dict[str, list[Candidate]]:
    """Look at every notebook of each student; what is damaged is a problem."""
    path = course.release(result.assignment)
    if not path.is_file():
        raise CourseError(f"{path.relative_to(course.root)} is missing: release the assignment first")
    release = json.loads(path.read_text(encoding="utf-8"))
    candidates: dict[str, list[Candidate]] = {student: [] for student in by_student}
    for student, sent in by_student.items():
        notebooks = [(who, file) for who in sent for file in senders.files[who] if file.is_notebook]
        for who, file in notebooks:
            try:
                candidates[student].append(examine(who, file, release))
            except CourseError as error:
                result.problems.append(f"{'/'.join(file.parts)}: {error}")
    return candidates


def _only_other_assignment(candidates: dict[str, list[Candidate]]) -> str:
    """Return the assignments that the notebooks name if they are those of others only; else nothing."""
    every = [candidate for found in candidates.values() for candidate in found]
    if any(not candidate.why_refused for candidate in every):
        return ""
    return " and ".join(sorted({candidate.assignment for candidate in every} & set(ASSIGNMENTS)))


def _print_result(result: ImportResult, name: str) -> None:
    counts = Counter(result.stored.values())
    new = counts.pop(IMPORTED, 0)
    parts = [f"{new} imported", *(f"{count} {what}" for what, count in sorted(counts.items()))]
    print(f"{result.assignment}: {name} is {_TITLES[result.lms]}: {', '.join(parts)}")
    if result.lms == "folder":
        print("  the times of submission are those of the files, in the time zone of this computer")
    elif result.without_time:
        hint = "; --worksheet has them" if result.lms == "moodle" else ""
        print(f"  {result.without_time} without a time of submission, which do not count as late{hint}")
    if result.late:
        print(f"  late in Canvas: {', '.join(result.late)}")
    if result.problems:
        print(f"course: {len(result.problems)} problem{'s' if len(result.problems) > 1 else ''}:", file=sys.stderr)
    for problem in result.problems:
        print(f"  {one_line(problem)}", file=sys.stderr)
