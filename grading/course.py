"""The course folder: the path of each file, and the instructor's private seed."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grading.errors import CourseError

CONFIG = "nbgrader_config.py"
SEED_FILE = ".course_seed"


@dataclass(frozen=True)
class Course:
    """A course folder: the one that contains `nbgrader_config.py`."""

    root: Path

    @classmethod
    def find(cls, start: Path | None = None) -> Course:
        """Return the course folder that contains `start` (the working directory), else the one of this project.

        Raises
        ------
        CourseError
            If there is none.
        """
        start = (start or Path.cwd()).resolve()
        project = Path(__file__).resolve().parent.parent
        for folder in (start, *start.parents, project):
            if (folder / CONFIG).is_file():
                return cls(folder)
        raise CourseError(f"no course folder: change to the folder that contains {CONFIG}")

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
        """The students whose submission of the assignment was collected."""
        return sorted(path.parent.name for path in (self.root / "submitted").glob(f"*/{assignment}") if path.is_dir())

    def read_source(self, assignment: str) -> dict[str, Any]:
        """Return the source notebook as plain data.

        Raises
        ------
        CourseError
            If it is missing, or older than the script it is built from.
        """
        path = self.source(assignment)
        if not path.is_file():
            raise CourseError(f"{path.relative_to(self.root)} is missing: run `course build`")
        notebook = json.loads(path.read_text(encoding="utf-8"))
        script = self.script(assignment)
        if script.is_file() and notebook["metadata"]["course"]["script_sha256"] != digest(script):
            raise CourseError(f"{script.relative_to(self.root)} has changed: run `course build`")
        return notebook

    def seed(self) -> int:
        """Return the private seed of the hidden cases: COURSE_SEED, else a git-ignored file made on first use."""
        text = os.environ.get("COURSE_SEED", "").strip()
        path = self.root / SEED_FILE
        if not text:
            if not path.exists():
                path.touch(mode=0o600)
                path.write_text(f"{secrets.randbits(64)}\n")
            text = path.read_text().strip()
        try:
            return abs(int(text, 0))
        except ValueError:
            raise CourseError(f"the course seed must be an integer (COURSE_SEED or {SEED_FILE})") from None


def digest(path: Path) -> str:
    """Return the SHA-256 of a text file, the same for all line endings."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
