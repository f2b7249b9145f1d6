"""From the instructor's notebook to the student's, with nbgrader's own `generate_assignment`."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path

from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config, PyFileConfigLoader

from grading.course import CONFIG, Course
from grading.errors import CourseError
from grading.settings import Settings


def load_config(course: Course) -> Config:
    """Return the settings of the course's `nbgrader_config.py`, with the course folder as root.

    Raises
    ------
    CourseError
        If its `course.toml` is not valid.
    """
    Settings.of_folder(course.root)
    config = PyFileConfigLoader(CONFIG, path=str(course.root)).load_config()
    config.CourseDirectory.root = str(course.root)
    return config


def generate(course: Course, assignment: str, source: bytes) -> bytes:
    """Return the bytes of the release that `nbgrader generate_assignment` makes of a source notebook.

    The course's files and its gradebook do not change.

    Raises
    ------
    CourseError
        If nbgrader refuses the notebook.
    """
    with tempfile.TemporaryDirectory(prefix="release-") as folder:
        config = load_config(course)
        config.CourseDirectory.root = folder
        config.GenerateAssignment.no_database = True
        config.SaveCells.enabled = False
        draft = Path(folder, "source", assignment, f"{assignment}.ipynb")
        draft.parent.mkdir(parents=True)
        draft.write_bytes(source)
        _convert(config, assignment)
        return Path(folder, "release", assignment, f"{assignment}.ipynb").read_bytes()


def register(course: Course, assignment: str) -> None:
    """Add the assignment to the gradebook, as `nbgrader generate_assignment` does, without writing files."""
    with tempfile.TemporaryDirectory(prefix="release-") as folder:
        config = load_config(course)
        config.CourseDirectory.release_directory = folder
        _convert(config, assignment)


def generate_in_place(course: Course, assignment: str) -> None:
    """Do what `nbgrader generate_assignment` does: write the release and add the assignment to the gradebook."""
    _convert(load_config(course), assignment)


def _convert(config: Config, assignment: str) -> None:
    config.CourseDirectory.assignment_id = assignment
    converter = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config)
    converter.log = logging.getLogger("course.release")
    converter.log.setLevel(logging.CRITICAL)
    try:
        converter.start()
    except (NbGraderException, SystemExit) as error:
        raise CourseError(f"nbgrader cannot make a release of {assignment}: {error}") from None
