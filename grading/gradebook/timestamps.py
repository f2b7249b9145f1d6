"""The time of a submission, from its ``timestamp.txt``."""

from __future__ import annotations

import datetime
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import parse_utc

from grading.errors import CourseError
from grading.submitted_files import MAX_TIMESTAMP_BYTES, open_regular


def existing_timestamp(coursedir: CourseDirectory, folder: str) -> datetime.datetime | None:
    """Return the time of a submission in UTC; None if there is no timestamp.

    `nbgrader_settings` replaces nbgrader's own function by this one: that one would open a FIFO of this name and wait.

    Raises
    ------
    ValueError, OverflowError
        If it is not a valid time.
    """
    try:
        with open_regular(Path(folder, "timestamp.txt")) as file:
            text = file.read(MAX_TIMESTAMP_BYTES).decode().strip()
    except (OSError, CourseError):  # there is no regular file of this name
        return None
    return parse_utc(text) if text else None
