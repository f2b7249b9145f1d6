"""Where verdicts are kept: one JSON file for each submission, in the course folder, beside the gradebook.

A record is a dict of three things: ``key``, the SHA-256 of everything that decides the verdict; ``verdict``, the same
bytes for the same key; and ``run``, what differs from run to run, such as the seconds it took.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from grading.judging.verdict import Record

FOLDER = "verdicts"


class VerdictStore:
    """The records of one assignment: ``verdicts/<assignment>/<student>.json``.

    Parameters
    ----------
    root : Path
        The course folder.
    assignment : str
        Which assignment.
    """

    def __init__(self, root: Path, assignment: str):
        self.folder = root / FOLDER / assignment

    def read(self, student: str) -> Record | None:
        """Return a student's record; None if there is none, or none that can be read."""
        try:
            record = json.loads(self._path(student).read_bytes())
        except (OSError, ValueError):
            return None
        return record if isinstance(record, dict) and {"key", "verdict", "run"} <= set(record) else None

    def write(self, student: str, record: Record) -> None:
        """Store a record, whole or not at all: a reader, or a crash, never meets half of one."""
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self.folder / f".{student}.part"
        draft.write_text(json.dumps(record, sort_keys=True, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        os.replace(draft, self._path(student))

    def students(self) -> list[str]:
        """Return everyone of whom there is a record, in order."""
        return sorted(path.name.removesuffix(".json") for path in self.folder.glob("*.json"))

    def _path(self, student: str) -> Path:
        return self.folder / f"{student}.json"
