"""One grader at a time in a course folder, be it `course grade`, `nbgrader autograde` or Formgrader."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grading.errors import CourseError

LOCK_FILE = ".course_lock"


@contextmanager
def only_one_in(folder: Path) -> Iterator[None]:
    """Hold the lock of a course folder until this process ends at most; raise `CourseError` if another one has it."""
    descriptor = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CourseError("someone else is grading in this folder: wait until they are done") from None
        yield
    finally:
        os.close(descriptor)
