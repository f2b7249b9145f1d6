"""Writes the grades of a class: verdicts into the store, graded notebooks into their folders, rows into the gradebook.

They are written in this order, so an input digest in the gradebook shows that everything is done. The digest covers
all that decides what is written: the verdict, other files and the time of submission.
"""

import hashlib
import time
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from nbgrader.api import Gradebook
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from traitlets.config import Config

from grading.errors import CourseError, os_error_as, reason
from grading.gradebook.graded_files import GradedFiles
from grading.gradebook.graded_submission import GradedSubmission, GradingResult, render
from grading.gradebook.rows import GradebookRows
from grading.gradebook.verdict_store import VerdictStore
from grading.judging.grading_inputs import GradingInputs
from grading.judging.read_submission import read_file, read_submission
from grading.judging.verdict import Verdict
from grading.submitted_files import require_plain_files

# rows of so many submissions, or of so many seconds, make one transaction
_BATCH = 50
_BATCH_SECONDS = 2.0


class GradeWriter(AbstractContextManager["GradeWriter"]):
    """Writes the grades of one assignment; use it in a ``with`` statement, whose end writes the last rows.

    `root` is the course folder, `config` contains nbgrader's settings, and the open gradebook contains the assignment.
    """

    def __init__(self, root: Path, config: Config, inputs: GradingInputs, gradebook: Gradebook):
        self._root = root
        self._inputs = inputs
        self._store = VerdictStore(root, inputs.assignment)
        self._files = GradedFiles(config, inputs.assignment)
        self._rows = GradebookRows(gradebook, inputs.assignment)
        self._digests = self._rows.input_digests()
        self._creates_students = self._files.creates_students
        self._known_students: set[str] = set() if self._creates_students else self._rows.known_students()
        self._batch: list[GradedSubmission] = []
        self._batch_began = 0.0
        self.not_written: dict[str, str] = {}  # student -> why the gradebook could not take the grades

    def __exit__(self, *exc: object) -> None:
        self._write_batch()

    def read(self, student: str) -> bytes:
        """Return the content of a student's notebook; raise `CourseError` if it is missing or must not be graded."""
        path = self._files.submission(student)
        require_plain_files(path.parent)
        if not self._creates_students and student not in self._known_students:
            raise CourseError(
                "the student is not in the gradebook, and Autograde.create_student is off: "
                "run `nbgrader db student add` first"
            )
        try:
            return read_file(path)
        except OSError as error:
            if path.exists():
                raise CourseError(f"{path.name} cannot be read: {error.strerror}") from None
            where = path.parent.relative_to(self._root)
            raise CourseError(f"no {path.name} in {where} {_found_in(path.parent)}") from None

    def stored_verdict(self, student: str, content: bytes) -> Verdict | None:
        """Return the stored verdict on a submission, if nothing that decides it has changed."""
        verdict = self._store.read(student)
        return verdict if verdict and verdict.key == self._inputs.verdict_key(content) else None

    def bring_up_to_date(self, student: str, content: bytes, verdict: Verdict) -> GradingResult:
        """Write a stored verdict into folder and gradebook, unless they are up to date.

        Raise `CourseError` if the submitted files cannot be copied; the verdict is kept.
        """
        is_new = self._digests.get(student) != self._input_digest(student, verdict)
        written = not is_new and self._files.graded(student).is_file()
        if not written:
            self._write(render(student, read_submission(content, self._inputs.release), verdict))
        return GradingResult(student, verdict.refused, verdict.incidents, as_before=written)

    def write(self, submission: GradedSubmission) -> GradingResult:
        """Store a new verdict and write it where nbgrader looks for it.

        Raise `CourseError` if the verdict cannot be stored, or if it is stored but the submitted files cannot be
        copied.
        """
        with os_error_as("its verdict cannot be stored"):
            self._store.write(submission.student, submission.verdict)
        self._write(submission)
        return GradingResult(submission.student, submission.verdict.refused, submission.verdict.incidents)

    def _write(self, submission: GradedSubmission) -> None:
        student = submission.student
        timestamp = self._files.timestamp(student)
        try:
            digest = self._input_digest(student, submission.verdict)
            self._files.write(student, submission.notebook)
        except OSError as error:
            raise CourseError(f"its files cannot be copied: {error.strerror}: {error.filename or 'a file'}") from None
        if not self._batch:
            self._batch_began = time.monotonic()
        self._batch.append(replace(submission, notebook="", timestamp=timestamp, input_digest=digest))
        if len(self._batch) >= _BATCH or time.monotonic() > self._batch_began + _BATCH_SECONDS:
            self._write_batch()

    def _write_batch(self) -> None:
        batch, self._batch = self._batch, []
        if batch:
            self._write_rows(batch)

    def _write_rows(self, batch: list[GradedSubmission]) -> None:
        """Write a batch; of one that fails as a whole, write what can be written."""
        try:
            self._rows.write(batch)
        except OperationalError:  # the database itself is at fault
            raise
        except (SQLAlchemyError, ValueError) as error:
            if len(batch) > 1:
                for submission in batch:
                    self._write_rows([submission])
                return
            self.not_written[batch[0].student] = f"the gradebook cannot take its grades ({reason(error)})"

    def _input_digest(self, student: str, verdict: Verdict) -> str:
        parts = [verdict.key, str(self._files.timestamp(student)), *self._files.side_files(student)]
        return hashlib.sha256("\n".join(parts).encode(errors="surrogateescape")).hexdigest()


def _found_in(folder: Path) -> str:
    try:
        return f"(found: {', '.join(sorted(file.name for file in folder.iterdir())) or 'nothing'})"
    except OSError:
        return "(the folder is gone)"
