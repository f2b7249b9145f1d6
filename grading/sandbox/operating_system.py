"""Refuses operating systems on which submissions cannot be run."""

from __future__ import annotations

import sys

from grading.errors import CourseError


def require_processes_that_fork() -> None:
    """Make sure that this system can run submissions: Linux, or macOS without a sandbox.

    Raises
    ------
    CourseError
        On Windows.
    """
    if sys.platform == "win32":
        raise CourseError("grading does not work on Windows itself: install WSL 2 and run this command in it")
