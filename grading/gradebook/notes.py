"""Notes to a student about a submission that was graded again, which the feedback page shows.

They are kept in the course folder, ``notes/<assignment>/<student>.json``: nbgrader's own comments belong to the person
who grades.
"""

import datetime
import json
from dataclasses import dataclass
from pathlib import Path

from grading.course import write_atomically
from grading.errors import CourseError, usage_error

FOLDER = "notes"
_MAX_CHARS = 2_000


@dataclass(frozen=True)
class Note:
    """A plain text to a student, and when it was written, in UTC."""

    text: str
    written: datetime.datetime


def check_note(text: str) -> str:
    """Return the text of a note without outer white space; raise `CourseError` if it cannot be shown as it is."""
    text = text.strip()
    if not 0 < len(text) <= _MAX_CHARS or not text.replace("\n", "").isprintable():
        raise usage_error(f"a note must be a text of 1 to {_MAX_CHARS} printable characters")
    return text


def read_notes(root: Path, student: str, assignment: str) -> list[Note]:
    """Return the notes on a submission, oldest first; raise `CourseError` if the file of notes was damaged."""
    path = _path(root, student, assignment)
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return [Note(str(each["text"]), datetime.datetime.fromisoformat(each["written"])) for each in data]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError):
        raise CourseError(f"{path.relative_to(root)} cannot be read: correct or delete it") from None


def add_note(root: Path, student: str, assignment: str, text: str) -> None:
    """Add a note on a submission."""
    notes = [*read_notes(root, student, assignment), Note(text, datetime.datetime.now(datetime.UTC))]
    data = [{"text": note.text, "written": note.written.isoformat(timespec="seconds")} for note in notes]
    path = _path(root, student, assignment)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, json.dumps(data, ensure_ascii=False, indent=1).encode())
    except OSError as error:
        raise CourseError(f"the note cannot be written: {error.strerror}; run the same command again") from None


def _path(root: Path, student: str, assignment: str) -> Path:
    return root / FOLDER / assignment / f"{student}.json"
