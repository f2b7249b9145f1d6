"""When a submission was handed in, as its ``timestamp.txt`` says."""

from __future__ import annotations

import datetime
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import parse_utc

from grading.submitted_files import read_timestamp


def existing_timestamp(coursedir: CourseDirectory, folder: str) -> datetime.datetime | None:
    """Return when a submission was handed in, in UTC; None if there is no timestamp.

    `nbgrader_config.py` puts it in place of nbgrader's own, which opens a FIFO of that name and waits.

    Raises
    ------
    ValueError, OverflowError
        If it is not a valid time.
    """
    text = read_timestamp(Path(folder))
    return parse_utc(text) if text else None
