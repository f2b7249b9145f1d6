"""Stores verdicts: one JSON file for each submission, in the course folder, beside the gradebook.

Each file holds `Verdict.to_json`: ``key``, the SHA-256 of everything that decides the verdict; ``verdict``, the same
bytes for the same key; and ``run``, what differs from run to run, such as the seconds it took.
"""

import json
from pathlib import Path

from grading.course import write_atomically
from grading.judging.verdict import Verdict

FOLDER = "verdicts"


class VerdictStore:
    """The verdicts on one assignment, in a course folder: ``verdicts/<assignment>/<student>.json``."""

    def __init__(self, root: Path, assignment: str):
        self.folder = root / FOLDER / assignment

    def read(self, student: str) -> Verdict | None:
        """Return the verdict on a student's submission; None if there is no file, or not a valid one."""
        try:
            return Verdict.from_json(json.loads(self._path(student).read_bytes()))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def write(self, student: str, verdict: Verdict) -> None:
        """Store a verdict on the disk."""
        self.folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(verdict.to_json(), sort_keys=True, ensure_ascii=False, indent=1)
        write_atomically(self._path(student), f"{text}\n".encode())

    def students(self) -> list[str]:
        """Return everyone with a stored verdict, in order."""
        return sorted(path.name.removesuffix(".json") for path in self.folder.glob("*.json"))

    def _path(self, student: str) -> Path:
        return self.folder / f"{student}.json"
