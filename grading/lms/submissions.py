"""Puts imported notebooks where `nbgrader collect` puts submissions; a newer one replaces an older one."""

import datetime
import hashlib
from pathlib import Path

from grading.course import Course, write_atomically
from grading.errors import CourseError, os_error_as
from grading.gradebook.timestamps import valid_timestamp
from grading.lms.choose import Candidate
from grading.lms.records import ImportRecord, ImportRecords
from grading.submitted_files import open_regular, require_plain_files

IMPORTED, REPLACED, UNCHANGED, KEPT = "imported", "replaced", "unchanged", "kept, because it is newer"


class SubmissionWriter:
    """Writes the submissions of one assignment.

    Each file is written at once or not at all, and the record last. So after an interruption the same import goes on.
    """

    def __init__(self, course: Course, assignment: str, replace: bool):
        self._course = course
        self._assignment = assignment
        self._replace = replace
        self._records = ImportRecords(course, assignment)

    def write(self, student: str, chosen: Candidate, downloaded: datetime.datetime) -> str:
        """Store a submission and say what became of it; raise `CourseError` if that fails, or it may be older."""
        sender, file = chosen.sender, chosen.file
        # in the archives of Canvas and Moodle, the times of the files are those of the download
        time, seen = (file.time, file.time) if sender.lms == "folder" else (sender.time, downloaded)
        who = (sender.lms, sender.member, sender.number, sender.late, sender.order)
        record = ImportRecord(*who, downloaded=seen.isoformat(), sha256=chosen.sha256)
        path = self._course.submission(student, self._assignment)
        old = self._records.read(student)
        with os_error_as("it cannot be stored"):
            result = self._compare(path, self._digest(path), old, record)
            if result in (IMPORTED, REPLACED):
                self._store(path, file.read(), time)
            elif result == UNCHANGED and sender.time and (old or not valid_timestamp(path.parent)):
                self._write_time(path, sender.time)
            if result != KEPT and not (result == UNCHANGED and old and old.is_newer_than(record)):
                self._records.write(student, record)
        return result

    def _compare(self, path: Path, existing: str | None, old: ImportRecord | None, new: ImportRecord) -> str:
        """Return what is to be done with a submission."""
        if existing is None:
            return IMPORTED
        if existing == new.sha256 or (old and old.sha256 == new.sha256):
            return UNCHANGED
        if self._replace:
            return REPLACED
        if old and old.lms == new.lms:
            return REPLACED if new.is_newer_than(old) else KEPT
        time = valid_timestamp(path.parent)
        if new.lms == "folder" and time:
            return REPLACED if datetime.datetime.fromisoformat(new.downloaded) >= time else KEPT
        raise CourseError(
            "there is another submission, and it is not known which one is newer: "
            "add --replace to take those that are imported now"
        )

    @staticmethod
    def _digest(path: Path) -> str | None:
        """Return the digest of a submitted notebook; None if there is none."""
        if not path.parent.exists() and not path.parent.is_symlink():
            return None
        require_plain_files(path.parent)
        if not path.exists():
            return None
        with open_regular(path) as file:
            return hashlib.sha256(file.read()).hexdigest()

    def _store(self, path: Path, content: bytes, time: datetime.datetime | None) -> None:
        """Write the notebook, and before it the time, because the notebook is what is compared."""
        new = not path.parent.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._write_time(path, time)
            write_atomically(path, content)
        except BaseException:
            if new:  # a folder without a notebook would count as a submission
                path.with_name("timestamp.txt").unlink(missing_ok=True)
                path.parent.rmdir()
            raise

    @staticmethod
    def _write_time(path: Path, time: datetime.datetime | None) -> None:
        timestamp = path.with_name("timestamp.txt")
        if time:
            write_atomically(timestamp, f"{time:%Y-%m-%d %H:%M:%S} UTC".encode())
        else:
            timestamp.unlink(missing_ok=True)  # it was the time of the submission that is replaced
