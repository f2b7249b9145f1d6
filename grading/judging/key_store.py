"""Makes answer keys, and stores them between runs: one file per assignment in the course folder, private like the seed.

The keys are pickled, and reading a pickle can run code: the file is as trusted as `nbgrader_config.py` beside it.
"""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

from course_utils.checks.answer_key import AnswerKey
from grading.course import Course, write_atomically
from grading.exercises import exercises_of
from grading.exercises.answers import Answers

FOLDER = ".answer_keys"


def make_answer_keys(course: Course, assignment: str, only: str = "") -> dict[str, AnswerKey]:
    """Return the answer keys of an assignment, or of one of its exercises only, with visible and hidden cases."""
    answers, seed = Answers(course, assignment), course.seed()
    exercises = [exercise for exercise in exercises_of(assignment) if only in ("", exercise.name)]
    return {exercise.name: answers.full_key(exercise, seed) for exercise in exercises}


def read_keys(root: Path, assignment: str, digest: str) -> bytes | None:
    """Return the stored keys if they were made from inputs with this digest; None if there are none, or damaged."""
    try:
        header, _, keys = _path(root, assignment).read_bytes().partition(b"\n")
    except OSError:
        return None
    return keys if header == _header(digest, keys) else None


def write_keys(root: Path, assignment: str, digest: str, keys: bytes) -> None:
    """Store keys atomically, readable by their owner alone; if that fails, the next run makes them again."""
    path = _path(root, assignment)
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        write_atomically(path, _header(digest, keys) + b"\n" + keys, 0o600)


def _header(digest: str, keys: bytes) -> bytes:
    """Return the first line: what the keys were made from, and what the rest of the file must be."""
    return f"{digest} {hashlib.sha256(keys).hexdigest()}".encode()


def _path(root: Path, assignment: str) -> Path:
    return root / FOLDER / f"{assignment}.pickle"
