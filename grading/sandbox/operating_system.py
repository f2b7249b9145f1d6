"""Refuses operating systems on which submissions cannot be run."""

import sys

from grading.errors import CourseError


def require_processes_that_fork() -> None:
    """Raise `CourseError` on Windows: submissions run on Linux, or on macOS without a sandbox."""
    if sys.platform == "win32":
        raise CourseError("grading does not work on Windows itself: install WSL 2 and run this command in it")
