"""What `course export` wrote last, so that `course status` can show what has changed since.

It is kept in the course folder, in ``exports.json``, for each assignment.
"""

import datetime
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from grading.course import write_atomically
from grading.errors import CourseError, os_error_as

FILE = "exports.json"


@dataclass(frozen=True)
class Export:
    """The last export of an assignment."""

    when: str  # in UTC, ISO 8601
    file: str
    scores: dict[str, float | None]  # by student; None where the score was left empty


def record_export(root: Path, destination: Path, scores: Mapping[str, Mapping[str, float | None]]) -> None:
    """Remember the scores, by assignment and student, that were written to a file.

    What was exported before of students who are not in this file is kept, because a file can have a part of the class.
    Raise `CourseError` if they cannot be written; the export itself is complete.
    """
    when = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    exports = read_exports(root)
    for assignment, of_one in scores.items():
        before = exports[assignment].scores if assignment in exports else {}
        exports[assignment] = Export(when, destination.name, before | dict(of_one))
    data = {assignment: asdict(export) for assignment, export in exports.items()}
    with os_error_as(f"{FILE}, which remembers exported scores, cannot be written"):
        write_atomically(root / FILE, json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False).encode())


def read_exports(root: Path) -> dict[str, Export]:
    """Return the last export of each assignment; raise `CourseError` if the file was damaged."""
    try:
        data = json.loads((root / FILE).read_text(encoding="utf-8"))
        return {assignment: Export(**each) for assignment, each in data.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError):
        raise CourseError(f"{FILE} cannot be read: delete it, and the next `course export` makes it again") from None
