"""`course feedback --zip`: the feedback pages under the names under which Canvas or Moodle takes them back."""

import io
import sys
import zipfile
from pathlib import Path

from grading.course import Course, write_atomically
from grading.errors import CourseError, os_error_as
from grading.gradebook.timestamps import was_resubmitted
from grading.lms import canvas, moodle
from grading.lms.records import ImportRecords
from grading.submitted_files import one_line

_NAMES = {"canvas": canvas.feedback_name, "moodle": moodle.feedback_name}


def pack_feedback(course: Course, assignment: str, lms: str, destination: Path) -> int:
    """Write an archive of the pages of all imported submissions; return the exit code, or raise `CourseError`."""
    records = ImportRecords(course, assignment).read_all()
    problems = []
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for student in course.students(assignment):
            page = course.feedback_page(student, assignment)
            if student not in records or records[student].lms != lms:
                problems.append(f"{student}: the submission was not imported from {lms.title()}")
            elif not page.is_file() or was_resubmitted(course, student, assignment):
                problems.append(f"{student}: no page, because the submission is not graded")
            else:
                archive.write(page, _NAMES[lms](records[student].member, assignment))
        pages = len(archive.namelist())
    if not pages:
        raise CourseError(f"no feedback page of {assignment} is on a submission that was imported from {lms.title()}")
    with os_error_as(f"{destination} cannot be written"):
        write_atomically(destination, buffer.getvalue())
    print(f"wrote {destination} ({pages} pages)")
    for problem in problems:
        print(f"  {one_line(problem)}", file=sys.stderr)
    return 1 if problems else 0
