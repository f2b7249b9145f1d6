"""Makes answer keys, and stores them between runs in one file per assignment in the course folder.

The file is private like the seed, because it contains hidden cases. It is trusted like `nbgrader_config.py` beside it,
because reading a pickle can run code.
"""

import contextlib
import hashlib
import pickle

from course_utils.checks.answer_key import AnswerKey
from grading.course import Course, write_atomically
from grading.errors import CourseError
from grading.exercises.answers import Answers
from grading.settings import SETTINGS_FILE, Settings

FOLDER = ".answer_keys"


def make_answer_keys(course: Course, assignment: str, only: str = "") -> dict[str, AnswerKey]:
    """Return the answer keys of an assignment, or of one of its exercises only, with visible and hidden cases.

    Raise `CourseError` if `course.toml` is not valid or drops this exercise.
    """
    answers, seed, settings = Answers(course, assignment), course.seed(), Settings.of_folder(course.root)
    exercises = [exercise for exercise in settings.exercises(assignment) if only in ("", exercise.name)]
    if not exercises:
        raise CourseError(f"{only} is dropped in {SETTINGS_FILE}")
    return {exercise.name: answers.full_key(exercise, seed) for exercise in exercises}


def pickled_answer_keys(course: Course, assignment: str, inputs: str) -> bytes:
    """Return the answer keys of an assignment, from the course folder if the digest of their inputs is the same.

    If the keys cannot be stored, the next run makes them again.
    """
    path = course.root / FOLDER / f"{assignment}.pickle"
    with contextlib.suppress(OSError):
        header, _, keys = path.read_bytes().partition(b"\n")
        if header == _header(inputs, keys):
            return keys
    keys = pickle.dumps(make_answer_keys(course, assignment))
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        write_atomically(path, _header(inputs, keys) + b"\n" + keys, 0o600)
    return keys


def _header(inputs: str, keys: bytes) -> bytes:
    """Return the first line of the file, which shows whether it is current and complete."""
    return f"{inputs} {hashlib.sha256(keys).hexdigest()}".encode()
