"""The time of a submission, from its ``timestamp.txt``, and whether it was submitted again."""

import datetime
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import parse_utc

from grading.course import Course
from grading.errors import CourseError
from grading.submitted_files import MAX_TIMESTAMP_BYTES, open_regular


def existing_timestamp(coursedir: CourseDirectory, folder: str) -> datetime.datetime | None:
    """Do what `read_timestamp` does.

    `nbgrader_settings` replaces nbgrader's own function by this one: that one would open a FIFO of this name and wait.
    """
    return read_timestamp(Path(folder))


def read_timestamp(folder: Path) -> datetime.datetime | None:
    """Return the time of submission in UTC; None if there is no timestamp.

    Raises
    ------
    ValueError, OverflowError
        If it is not a valid time.
    """
    try:
        with open_regular(folder / "timestamp.txt") as file:
            text = file.read(MAX_TIMESTAMP_BYTES).decode().strip()
    except (OSError, CourseError):  # there is no regular file of this name
        return None
    return parse_utc(text) if text else None


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
