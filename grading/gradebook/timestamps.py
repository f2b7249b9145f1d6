"""The time of a submission, from its ``timestamp.txt``, and whether it was submitted again."""

import datetime
from pathlib import Path

from grading.course import Course
from grading.errors import CourseError
from grading.submitted_files import MAX_TIMESTAMP_BYTES, open_regular


def read_timestamp(folder: Path) -> datetime.datetime | None:
    """Return the time of submission as nbgrader does, in UTC; raise ValueError or OverflowError if it is not valid."""
    try:
        with open_regular(folder / "timestamp.txt") as file:
            text = file.read(MAX_TIMESTAMP_BYTES).decode().strip()
    except (OSError, CourseError):  # there is no regular file of this name
        return None
    if not text:
        return None
    from nbgrader.utils import parse_utc  # not at the start, because `course report` needs none of nbgrader

    return parse_utc(text)


def valid_timestamp(folder: Path) -> datetime.datetime | None:
    """Return the time of submission with its zone; None if there is no valid one, which `course grade` reports."""
    try:
        time = read_timestamp(folder)
    except (ValueError, OverflowError):
        return None
    return time and time.replace(tzinfo=datetime.UTC)


def was_resubmitted(course: Course, student: str, assignment: str) -> bool:
    """Whether the submission was replaced after it was graded.

    nbgrader copies the timestamp when it grades, so another one shows a new submission. Without timestamps the times of
    the files decide, which do not survive every backup.
    """
    submission, graded = course.submission(student, assignment), course.graded(student, assignment)
    stamps = [path.with_name("timestamp.txt") for path in (submission, graded)]
    try:
        if all(stamp.is_file() for stamp in stamps):
            return stamps[0].read_bytes() != stamps[1].read_bytes()
        return submission.stat().st_mtime_ns > graded.stat().st_mtime_ns
    except OSError:
        return False
