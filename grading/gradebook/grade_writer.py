"""The one writer of a class: verdicts into the store, graded notebooks into their folders, rows into the gradebook.

In this order, so that a mark in the gradebook says that all of it is done. A mark stands for the verdict and for what
else decides what is written: other files, the time of handing in, the deadline.
"""

from __future__ import annotations

import hashlib
import time

from nbgrader.api import Gradebook

from grading.errors import CourseError
from grading.gradebook.graded_files import GradedFiles
from grading.gradebook.graded_submission import Paper, make_paper
from grading.gradebook.nbgrader_workflow import Result, Round
from grading.gradebook.rows import Entry, GradebookRows
from grading.gradebook.verdict_store import VerdictStore
from grading.judging.grading_inputs import Material
from grading.judging.submission_judge import MAX_BYTES, prepare
from grading.judging.verdict import Record

# rows of so many submissions, or of so many seconds, make one transaction
_BATCH = 50
_BATCH_SECONDS = 2.0


class Filing:
    """Files what was graded of one assignment; use it in a ``with`` statement, whose end writes the last rows.

    Parameters
    ----------
    steps : Round
        The course and the assignment.
    material : Material
        What decides the verdicts.
    gradebook : Gradebook
        Open, and with the assignment in it.
    """

    def __init__(self, steps: Round, material: Material, gradebook: Gradebook):
        self._root = steps.course.root
        self._material = material
        self._store = VerdictStore(self._root, material.assignment)
        self._files = GradedFiles(steps.config(), material.assignment)
        self._rows = GradebookRows(gradebook, material.assignment, steps.config())
        self._marks = self._rows.marks()
        self._deadlines = self._rows.deadlines()
        self._strangers_welcome = self._files.creates_students
        self._known_students = set() if self._strangers_welcome else self._rows.known_students()
        self._batch: list[Entry] = []
        self._batch_began = 0.0

    def __enter__(self) -> Filing:
        return self

    def __exit__(self, *exc: object) -> None:
        self._write_batch()

    def read(self, student: str) -> bytes:
        """Return what a student handed in.

        Raises
        ------
        CourseError
            If there is no notebook of the right name, or it is not to be graded.
        """
        path = self._files.submission(student)
        if not self._strangers_welcome and student not in self._known_students:
            raise CourseError("the gradebook knows no such student, and Autograde.create_student is off")
        try:
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)  # which is too large to be a notebook, however much follows
        except OSError as error:
            if path.exists():
                raise CourseError(f"{path.name} cannot be read: {error.strerror}") from None
            found = ", ".join(sorted(file.name for file in path.parent.iterdir())) or "nothing"
            where = path.parent.relative_to(self._root)
            raise CourseError(f"no {path.name} in {where} (found: {found})") from None

    def known(self, student: str, content: bytes) -> Record | None:
        """Return the stored verdict on what a student handed in, if it still holds."""
        record = self._store.read(student)
        return record if record and record["key"] == self._material.key(content) else None

    def bring_up_to_date(self, student: str, content: bytes, record: Record) -> Result:
        """Write what the gradebook or the folder still lacks of a stored verdict.

        Raises
        ------
        CourseError
            If the files that were handed in cannot be filed; the verdict is kept.
        """
        if self._marks.get(student) != self._mark(student, record) or not self._files.graded(student).is_file():
            self._write(student, record, make_paper(prepare(content, self._material.release), record["verdict"]))
        return _result(student, record)

    def file(self, student: str, record: Record, paper: Paper) -> Result:
        """Store a new verdict and write it where nbgrader looks for it.

        Raises
        ------
        CourseError
            If the files that were handed in cannot be filed; the verdict is kept.
        """
        self._store.write(student, record)
        self._write(student, record, paper)
        return _result(student, record)

    def _write(self, student: str, record: Record, paper: Paper) -> None:
        timestamp = self._files.timestamp(student)
        try:
            mark = self._mark(student, record)
            self._files.write(student, paper.notebook)
        except OSError as error:
            raise CourseError(f"its files cannot be filed: {error.strerror}: {error.filename}") from None
        if not self._batch:
            self._batch_began = time.monotonic()
        self._batch.append(Entry(student, timestamp, paper.scores, paper.comments, mark))
        if len(self._batch) >= _BATCH or time.monotonic() > self._batch_began + _BATCH_SECONDS:
            self._write_batch()

    def _write_batch(self) -> None:
        batch, self._batch = self._batch, []
        if batch:
            self._rows.write(batch)

    def _mark(self, student: str, record: Record) -> str:
        duedate, extensions = self._deadlines
        parts = [
            record["key"],
            str(self._files.timestamp(student)),
            str(duedate),
            str(extensions.get(student)),
            *self._files.side_files(student),
        ]
        return hashlib.sha256("\n".join(parts).encode(errors="surrogateescape")).hexdigest()


def _result(student: str, record: Record) -> Result:
    return Result(student, record["verdict"]["refused"], record["verdict"]["incidents"])
