"""Writes into nbgrader's gradebook: the rows that `nbgrader autograde` writes, for many submissions at once.

nbgrader opens the database about eight times for each submission; here a batch is one transaction. Manual scores and
comments do not change.
"""

from collections.abc import Sequence
from typing import Any

from nbgrader.api import Comment, Grade, Gradebook, Student, SubmittedAssignment, SubmittedNotebook, new_uuid
from sqlalchemy import Boolean, Column, MetaData, Select, String, Table, bindparam, case, delete, insert, select, update

from grading.gradebook.graded_submission import GradedSubmission

# Beside nbgrader's tables: the digest of all inputs of a submission's rows. It is written in the same transaction as
# the rows, so after a run that was killed the next one finds what is left to do. The first version had its digests in
# another table, `course_grading_mark`: rows of that time are written again, which changes no score.
_DIGESTS = Table(
    "course_input_digest",
    MetaData(),
    Column("submission_id", String(32), primary_key=True),
    Column("digest", String(64), nullable=False),
)

# The submitted file to which the scores belong that a person has given.
_CONTENTS = Table(
    "course_content_digest",
    MetaData(),
    Column("submission_id", String(32), primary_key=True),
    Column("digest", String(64), nullable=False),
)


class GradebookRows:
    """Writes automatic scores and comments on an assignment into an open gradebook that contains it."""

    def __init__(self, gradebook: Gradebook, assignment: str):
        self._db = gradebook.db
        notebook = gradebook.find_notebook(assignment, assignment)
        self._assignment, self._notebook = notebook.assignment_id, notebook.id
        self._grade_cells = {cell.name: cell.id for cell in notebook.grade_cells}
        self._solution_cells = {cell.name: cell.id for cell in notebook.solution_cells}
        for table in (_DIGESTS, _CONTENTS):
            table.create(gradebook.engine, checkfirst=True)
        self._db.commit()

    def input_digests(self) -> dict[str, str]:
        """Return the input digest of every submission that has one, by student."""
        query = (
            select(SubmittedAssignment.student_id, _DIGESTS.c.digest)
            .join(_DIGESTS, _DIGESTS.c.submission_id == SubmittedAssignment.id)
            .where(SubmittedAssignment.assignment_id == self._assignment)
        )
        return dict(self._read(query))

    def known_students(self) -> set[str]:
        """Return the ids of all students in the gradebook."""
        return {student for (student,) in self._read(select(Student.id))}

    def _read(self, query: Select[Any]) -> Sequence[Any]:
        """Return the rows of a query outside of a transaction."""
        rows = self._db.execute(query).all()
        self._db.rollback()
        return rows

    def write(self, submissions: list[GradedSubmission]) -> None:
        """Write some submissions in one transaction."""
        try:
            notebooks = self._require_rows([submission.student for submission in submissions])
            self._write_digests_and_times(submissions)
            self._write_scores(submissions, notebooks)
            self._write_comments(submissions, notebooks)
            self._db.commit()
        finally:
            self._db.rollback()
            self._db.expunge_all()

    def _require_rows(self, students: list[str]) -> dict[str, str]:
        """Insert the rows of each submission that are missing; return the ids of the submitted notebooks by student."""
        self._require(Student, Student.id, students)
        self._submissions = self._require(
            SubmittedAssignment, SubmittedAssignment.student_id, students, assignment_id=self._assignment
        )
        submissions = list(self._submissions.values())
        found = self._require(
            SubmittedNotebook, SubmittedNotebook.assignment_id, submissions, notebook_id=self._notebook
        )
        for table, cells in ((Grade, self._grade_cells), (Comment, self._solution_cells)):
            query = select(table.notebook_id, table.cell_id).where(
                table.cell_id.in_(cells.values()),  # there is no index on the notebook alone
                table.notebook_id.in_(found.values()),
            )
            there = set(map(tuple, self._db.execute(query)))
            wanted = [(notebook, cell) for notebook in found.values() for cell in cells.values()]
            self._insert(
                table.__table__,
                [{"id": new_uuid(), "notebook_id": n, "cell_id": c} for n, c in wanted if (n, c) not in there],
            )
        return {student: found[submission] for student, submission in self._submissions.items()}

    def _require(self, model: Any, column: Any, keys: list[str], **values: str) -> dict[str, str]:
        """Return the id of the row for each key of a column, beside these values; insert the rows that are missing."""
        fixed = (getattr(model, name) == value for name, value in values.items())
        ids = dict(self._db.execute(select(column, model.id).where(column.in_(keys), *fixed)).all())
        new = {key: {"id": new_uuid(), column.key: key} | values for key in keys if key not in ids}
        self._insert(model.__table__, list(new.values()))
        return ids | {key: row["id"] for key, row in new.items()}

    def _insert(self, table: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._db.connection().execute(insert(table), rows)

    def _write_digests_and_times(self, submissions: list[GradedSubmission]) -> None:
        ids = [self._submissions[submission.student] for submission in submissions]
        self._db.execute(delete(_DIGESTS).where(_DIGESTS.c.submission_id.in_(ids)))
        pairs = list(zip(ids, submissions, strict=True))
        self._insert(
            _DIGESTS, [{"submission_id": i, "digest": each.input_digest} for i, each in pairs if each.input_digest]
        )
        table = SubmittedAssignment.__table__
        times = [{"s": i, "t": each.timestamp} for i, each in pairs if each.timestamp is not None]
        if times:
            statement = update(table).where(table.c.id == bindparam("s")).values(timestamp=bindparam("t"))
            self._db.connection().execute(statement, times)

    def _write_scores(self, submissions: list[GradedSubmission], notebooks: dict[str, str]) -> None:
        """Set every automatic score; a check that is no longer in the notebook scores 0.

        A score that a person has given needs manual grading again if the student has handed in another file since.
        """
        by_hand = Grade.manual_score.is_not(None)
        needs_manual_grade = case(
            (by_hand & bindparam("same", type_=Boolean), Grade.needs_manual_grade),
            (by_hand, bindparam("there", type_=Boolean)),
            else_=bindparam("open", type_=Boolean),
        )
        new = self._write_contents(submissions)
        rows = []
        for submission in submissions:
            for name, cell in self._grade_cells.items():
                score, there = submission.scores.get(name, 0), name in submission.scores
                place = {"n": notebooks[submission.student], "c": cell}
                same = there and submission.student not in new
                rows.append(place | {"score": score, "open": score is None, "there": there, "same": same})
        self._update(Grade, rows, auto_score=bindparam("score"), needs_manual_grade=needs_manual_grade)

    def _write_contents(self, submissions: list[GradedSubmission]) -> set[str]:
        """Store the digests of the submitted files; return the students whose file is not the one graded before."""
        wanted = {self._submissions[each.student]: each for each in submissions}
        this = _CONTENTS.c.submission_id.in_(wanted)
        before = dict(self._db.execute(select(_CONTENTS.c.submission_id, _CONTENTS.c.digest).where(this)).all())
        self._db.execute(delete(_CONTENTS).where(this))
        self._insert(_CONTENTS, [{"submission_id": key, "digest": each.content_digest} for key, each in wanted.items()])
        return {each.student for key, each in wanted.items() if before.get(key) != each.content_digest}

    def _write_comments(self, submissions: list[GradedSubmission], notebooks: dict[str, str]) -> None:
        rows = [
            {"n": notebooks[submission.student], "c": cell, "comment": submission.comments.get(name)}
            for submission in submissions
            for name, cell in self._solution_cells.items()
        ]
        self._update(Comment, rows, auto_comment=bindparam("comment"))

    def _update(self, model: Any, rows: list[dict[str, Any]], **values: Any) -> None:
        """Set these values in the rows of a table that `rows` names by their notebook "n" and their cell "c"."""
        table = model.__table__
        place = table.c.notebook_id == bindparam("n"), table.c.cell_id == bindparam("c")
        self._db.connection().execute(update(table).where(*place).values(**values), rows)
