"""The course folder: the path of each file, the private seed, and how files are read and written."""

import contextlib
import hashlib
import json
import os
import secrets
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from grading.errors import CourseError, usage_error
from grading.submitted_files import one_line, why_no_id

CONFIG = "nbgrader_config.py"
SEED_FILE = ".course_seed"
PROJECT = Path(__file__).resolve().parent.parent  # the repository that this course was installed from


@dataclass(frozen=True)
class Course:
    """A course folder: the one that contains `nbgrader_config.py`."""

    root: Path

    @classmethod
    def find(cls, start: Path | None = None) -> Self:
        """Return the course folder that contains `start` (default: the working directory), or raise `CourseError`."""
        start = (start or Path.cwd()).resolve()
        for folder in (start, *start.parents):
            if (folder / CONFIG).is_file():
                return cls(folder)
        raise usage_error(f"{start} is not in a course folder: change to yours, or make one with `course init FOLDER`")

    def script(self, assignment: str) -> Path:
        """The percent script of a notebook."""
        return self.root / "notebooks" / f"{assignment}.py"

    def source(self, assignment: str) -> Path:
        """The instructor's notebook."""
        return self.root / "source" / assignment / f"{assignment}.ipynb"

    def release(self, assignment: str) -> Path:
        """The student's notebook."""
        return self.root / "release" / assignment / f"{assignment}.ipynb"

    def reference(self, assignment: str) -> Path:
        """The visible cases with their expected outputs, which every student has."""
        return self.root / "course_utils" / "reference" / f"{assignment}.json"

    def submission(self, student: str, assignment: str) -> Path:
        """A collected notebook."""
        return self.root / "submitted" / student / assignment / f"{assignment}.ipynb"

    def graded(self, student: str, assignment: str) -> Path:
        """A graded notebook."""
        return self.root / "autograded" / student / assignment / f"{assignment}.ipynb"

    def feedback_page(self, student: str, assignment: str) -> Path:
        """The feedback page of a graded notebook."""
        return self.root / "feedback" / student / assignment / f"{assignment}.html"

    def students(self, assignment: str) -> list[str]:
        """The students whose submission of the assignment was collected, in folders whose names can be ids."""
        return [name for name in self._collected(assignment) if not why_no_id(name)]

    def misnamed(self, assignment: str) -> dict[str, str]:
        """Return the collected folders whose names cannot be ids, in printable form, with the reason."""
        return {one_line(name, 60): why for name in self._collected(assignment) if (why := why_no_id(name))}

    def _collected(self, assignment: str) -> list[str]:
        """Return the names of the students' folders; links are included, and are refused later."""
        found = (self.root / "submitted").glob(f"*/{assignment}")
        return sorted(path.parent.name for path in found if path.is_symlink() or path.is_dir())

    def read_source(self, assignment: str) -> dict[str, Any]:
        """Return the source notebook as plain data; raise `CourseError` if it is damaged, missing or out of date."""
        path = self.source(assignment)
        if not path.is_file():
            command = "build" if self.script(assignment).is_file() else f"update {assignment}"
            raise CourseError(f"{path.relative_to(self.root)} is missing: run `course {command}`")
        try:
            notebook = json.loads(path.read_text(encoding="utf-8"))
            built_from = notebook["metadata"]["course"]["script_sha256"]
        except (ValueError, KeyError, TypeError):
            raise CourseError(f"{path.relative_to(self.root)} is not a notebook of this course: restore it") from None
        script = self.script(assignment)
        if script.is_file() and built_from != digest(script):
            raise CourseError(f"{script.relative_to(self.root)} has changed: run `course build`")
        return notebook

    def seed(self) -> int:
        """Return the private seed of the hidden cases: COURSE_SEED, else that of a file, which is made on first use."""
        text = os.environ.get("COURSE_SEED", "").strip()
        path = self.root / SEED_FILE
        if not text:
            if not path.exists():
                with contextlib.suppress(FileExistsError):  # another process has just made it
                    write_atomically(path, f"{secrets.randbits(64)}\n".encode(), 0o600, os.link)
            text = path.read_text().strip()
        try:
            return abs(int(text, 0))
        except ValueError:
            raise CourseError(f"the course seed must be an integer (COURSE_SEED or {SEED_FILE})") from None


def write_atomically(
    path: Path, content: bytes, mode: int = 0o666, put: Callable[[Path, Path], None] = os.replace
) -> None:
    """Write a file to the disk such that neither a reader nor a crash ever sees half of it.

    `put` moves the finished file to its place; `os.link` leaves a file that is there already.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(draft, "wb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        put(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def read_toml(path: Path) -> dict[str, Any]:
    """Return the tables of a TOML file, none if there is no file; raise `CourseError` if it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CourseError(f"{path.name} cannot be read: {error}") from None


def digest(path: Path) -> str:
    """Return the SHA-256 of a text file, the same for all line endings."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
