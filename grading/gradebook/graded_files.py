"""The files of a graded submission, under autograded/, as `nbgrader autograde` leaves them."""

import datetime
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

from nbgrader.converters import Autograde
from nbgrader.converters.base import BaseConverter
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import find_all_files, rmtree
from traitlets.config import Config

from grading.errors import CourseError
from grading.gradebook.timestamps import read_timestamp
from grading.submitted_files import require_plain_files


class GradedFiles:
    """The folders of the submissions of one assignment, and of their graded notebooks.

    nbgrader's settings decide on folders, ignored files, permissions and hooks.
    """

    def __init__(self, config: Config, assignment: str):
        self._coursedir = CourseDirectory(config=config)
        self._steps = Autograde(coursedir=self._coursedir, config=config)
        self._steps.log = logging.getLogger("course.files")
        self._assignment = assignment
        self._source = Path(self._coursedir.format_path(self._coursedir.source_directory, ".", assignment))
        kept = self._steps.exclude_overwriting.get(assignment, [])
        self._given = set(self._side_files(self._source)) - {str(self._source / name) for name in kept}

    @property
    def creates_students(self) -> bool:
        """Whether students who are not in the gradebook are added to it."""
        return self._steps.create_student

    def submission(self, student: str) -> Path:
        """The submitted notebook."""
        return Path(self._steps._format_source(self._assignment, student), f"{self._assignment}.ipynb")

    def graded(self, student: str) -> Path:
        """The graded notebook."""
        return Path(self._folder(student), f"{self._assignment}.ipynb")

    def timestamp(self, student: str) -> datetime.datetime | None:
        """Return the time of submission in UTC, None without one; raise `CourseError` if it is not a valid time."""
        try:
            return read_timestamp(self.submission(student).parent)
        except (ValueError, OverflowError):
            raise CourseError("its timestamp.txt is not a valid time: correct or delete it") from None

    def side_files(self, student: str) -> Iterator[str]:
        """Yield a line for each other file beside the graded notebook; the line changes when the file does."""
        mine = self.submission(student).parent
        for folder, paths in ((mine, self._side_files(mine)), (self._source, self._given)):
            for path in sorted(paths):
                status = os.lstat(path)
                yield f"{os.path.relpath(path, folder)} {status.st_size} {status.st_mtime_ns}"

    def write(self, student: str, notebook: str) -> None:
        """Put the graded notebook and the other files where nbgrader expects them, and delete the previous ones."""
        require_plain_files(self.submission(student).parent)  # nbgrader copies these files, and follows links
        folder = self._folder(student)
        if os.path.lexists(folder):
            rmtree(folder)
        self._steps.notebooks = [str(self.submission(student))]
        with chdir(self._coursedir.root):
            self._steps.run_pre_convert_hook()
            BaseConverter.init_assignment(self._steps, self._assignment, student)
            self._copy_given_files(folder)
            os.makedirs(folder, mode=0o755, exist_ok=True)
            Path(folder, f"{self._assignment}.ipynb").write_text(notebook, encoding="utf-8")
            self._steps.set_permissions(self._assignment, student)
            self._steps.run_post_convert_hook()

    def _copy_given_files(self, folder: str) -> None:
        """Copy the instructor's files beside the notebook; they replace the student's files of the same name."""
        for path in self._given:
            copy = os.path.join(folder, os.path.relpath(path, self._source))
            os.makedirs(os.path.dirname(copy), exist_ok=True)
            if os.path.exists(copy):
                os.remove(copy)
            shutil.copy(path, copy)

    def _side_files(self, folder: Path) -> list[str]:
        return find_all_files(str(folder), [*self._coursedir.ignore, "*.ipynb"])

    def _folder(self, student: str) -> str:
        return os.path.normpath(self._steps._format_dest(self._assignment, student))
