"""The time of a submission, from its ``timestamp.txt``, and whether it was submitted again."""

from __future__ import annotations

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
    """Whether the submission has another timestamp than the graded notebook; nbgrader copies it when it grades."""
    collected = course.submission(student, assignment).with_name("timestamp.txt")
    graded = course.graded(student, assignment).with_name("timestamp.txt")
    return collected.is_file() and graded.is_file() and collected.read_bytes() != graded.read_bytes()
