"""All that judging submissions of one assignment needs, without the course folder: it can travel to another machine."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import nbformat

import course_utils
from course_utils.answerkey import AnswerKey
from grading.course import Course, digest
from grading.exercises import ASSIGNMENTS
from grading.grader import Grader
from grading.limits import Limits

# what a student's numbers, or the texts about them, can depend on
_PACKAGES = ("numpy", "scipy", "matplotlib", "scikit-learn", "ipython", "nbformat", "nbgrader")


@dataclass(frozen=True)
class Rules:
    """How submissions are run: their limits, whether bubblewrap isolates them, and whether demo cells run as well."""

    limits: Limits
    sandboxed: bool = True
    demos: bool = False


@dataclass(frozen=True)
class Material:
    """What decides the verdicts on one assignment. It holds hidden cases: it is for the grader's own processes alone.

    Attributes
    ----------
    assignment : str
        Which assignment.
    release : dict
        The student's notebook as plain data, each source one string.
    keys : dict
        Exercise -> `AnswerKey` of visible and hidden cases.
    rules : Rules
        How submissions are run.
    software : str
        `software_digest` of the machine that made this.
    digest : str
        SHA-256 over everything that decides a verdict, except the submission.
    """

    assignment: str
    release: dict[str, Any]
    keys: dict[str, AnswerKey]
    rules: Rules
    software: str
    digest: str

    def key(self, content: bytes) -> str:
        """Return the key of the verdict on a submission with this content."""
        return hashlib.sha256(self.digest.encode() + content).hexdigest()


def make_material(course: Course, assignment: str, rules: Rules) -> Material:
    """Gather the material of an assignment.

    Raises
    ------
    CourseError
        If the source notebook is missing or out of date, or the seed is no number.
    """
    grader = Grader(course, assignment)
    release = course.release(assignment)
    software = software_digest(assignment)
    parts = {
        "release": digest(release),
        "rules": asdict(rules),
        "seed": course.seed(),
        "software": software,
        "source": digest(course.source(assignment)),
    }
    node = nbformat.read(release, as_version=4)  # joins the lines of each source
    return Material(
        assignment,
        json.loads(json.dumps(node)),
        {name: grader.key(name) for name in grader.exercises},
        rules,
        software,
        hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest(),
    )


@cache
def software_digest(assignment: str) -> str:
    """Return a SHA-256 over what this machine judges an assignment with: Python, packages, `grading`, `course_utils`.

    Files that belong to another assignment alone do not count.
    """
    parts = [platform.python_version(), *(f"{name} {metadata.version(name)}" for name in _PACKAGES)]
    for package in (Path(__file__).parent, Path(course_utils.__file__).parent):
        parts += [f"{path.relative_to(package)} {digest(path)}" for path in _files(package, assignment)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _files(package: Path, assignment: str) -> Iterator[Path]:
    others = set(ASSIGNMENTS) - {assignment}
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".json") and path.stem not in others:
            yield path
