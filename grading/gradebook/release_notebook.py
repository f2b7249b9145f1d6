"""From the instructor's notebook to the student's, with nbgrader's own `generate_assignment`."""

import logging
import shutil
import tempfile
from pathlib import Path

from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config, PyFileConfigLoader

from grading.course import CONFIG, Course
from grading.errors import CourseError
from grading.settings import SETTINGS_FILE, Settings


def load_config(course: Course) -> Config:
    """Return the settings of `nbgrader_config.py`; raise `CourseError` if the `course.toml` beside it is not valid."""
    Settings.of_folder(course.root)
    config = PyFileConfigLoader(CONFIG, path=str(course.root)).load_config()
    config.CourseDirectory.root = str(course.root)
    return config


def generate(course: Course, assignment: str, source: bytes, settings_file: Path | None = None) -> bytes:
    """Return the bytes of the release that `nbgrader generate_assignment` makes of a source notebook.

    It has the points and exercises of the settings file, if there is one. The course's files and its gradebook do not
    change. Raise `CourseError` if nbgrader refuses the notebook.
    """
    with tempfile.TemporaryDirectory(prefix="release-") as folder:
        config = load_config(course)
        config.CourseDirectory.root = folder
        config.GenerateAssignment.no_database = True
        config.SaveCells.enabled = False
        draft = Path(folder, "source", assignment, f"{assignment}.ipynb")
        draft.parent.mkdir(parents=True)
        draft.write_bytes(source)
        if settings_file and settings_file.is_file():
            shutil.copy(settings_file, Path(folder, SETTINGS_FILE))
        _convert(config, assignment)
        return Path(folder, "release", assignment, f"{assignment}.ipynb").read_bytes()


def _convert(config: Config, assignment: str) -> None:
    config.CourseDirectory.assignment_id = assignment
    converter = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config)
    converter.log = logging.getLogger("course.release")
    converter.log.setLevel(logging.CRITICAL)
    try:
        converter.start()
    except (NbGraderException, SystemExit) as error:
        raise CourseError(f"nbgrader cannot make a release of {assignment}: {error}") from None
