"""Remembers how each submission came in: ``imported/<assignment>/<student>.json``, where no student can write."""

import datetime
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from grading.course import Course, write_atomically

FOLDER = "imported"


@dataclass(frozen=True)
class ImportRecord:
    """How a submission came in; `lms`, `member`, `number`, `late` and `order` are those of its `Sender`.

    `downloaded` is the latest time in the archive, which is the time of the download if Canvas or Moodle made it.
    """

    lms: str
    member: str
    number: str
    late: bool
    order: int
    downloaded: str
    sha256: str

    def is_newer_than(self, other: Self) -> bool:
        """Whether this was handed in later, or at the same time, or was downloaded later from the same LMS."""
        if self.lms == "canvas" and other.lms == "canvas" and self.order != other.order:
            return self.order > other.order
        return self.lms == other.lms and self._downloaded() >= other._downloaded()

    def _downloaded(self) -> datetime.datetime:
        return datetime.datetime.fromisoformat(self.downloaded)


class ImportRecords:
    """The records of an assignment."""

    def __init__(self, course: Course, assignment: str):
        self._folder = course.root / FOLDER / assignment

    def read(self, student: str) -> ImportRecord | None:
        """Return a student's record; None if the submission was not imported."""
        try:
            return ImportRecord(**json.loads(self._path(student).read_bytes()))
        except (OSError, ValueError, TypeError):
            return None

    def read_all(self) -> dict[str, ImportRecord]:
        """Return all records by student."""
        students = sorted(path.name.removesuffix(".json") for path in self._folder.glob("*.json"))
        return {student: record for student in students if (record := self.read(student))}

    def write(self, student: str, record: ImportRecord) -> None:
        """Store a record."""
        self._folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(asdict(record), ensure_ascii=False, indent=1)
        write_atomically(self._path(student), f"{text}\n".encode())

    def _path(self, student: str) -> Path:
        return self._folder / f"{student}.json"
