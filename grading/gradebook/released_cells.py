"""The cells of a release in nbgrader's gradebook: saving them, also after grading began, and whether the two agree.

nbgrader itself refuses to add or remove cells after the first submission was graded. Here their grades are added and
removed with them, in one transaction. What a person gave for a removed cell is kept until the cell returns.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import (
    Comment,
    Grade,
    Gradebook,
    GradeCell,
    MissingEntry,
    Notebook,
    SolutionCell,
    SourceCell,
    SubmittedNotebook,
    TaskCell,
)
from nbgrader.preprocessors import SaveCells
from nbgrader.utils import is_grade, is_locked, is_solution, is_task
from sqlalchemy import Column, Float, MetaData, String, Table, Text, delete, func, insert, literal, or_, select
from sqlalchemy.orm import Session

from grading.course import Course
from grading.due_dates import DueDates
from grading.errors import CourseError
from grading.gradebook.late_penalties import apply_due_dates
from grading.settings import SETTINGS_FILE, Settings

# Beside nbgrader's tables: what a person gave for cells that the release no longer has.
_KEPT = Table(
    "course_kept_mark",
    MetaData(),
    Column("table", String(32), nullable=False),  # grade or comment
    Column("cell", String(128), nullable=False),
    Column("notebook_id", String(32), nullable=False),  # of the submitted notebook
    Column("manual_score", Float),
    Column("extra_credit", Float),
    Column("manual_comment", Text),
)
_BY_HAND = {Grade: ("manual_score", "extra_credit"), Comment: ("manual_comment",)}

# nbgrader's tables of cells: which cells are in them, and which tables have a row for each cell and submission
_KINDS = {
    GradeCell: (is_grade, (Grade,)),
    SolutionCell: (is_solution, (Comment,)),
    TaskCell: (is_task, (Grade, Comment)),
    SourceCell: (lambda cell: is_grade(cell) or is_solution(cell) or is_locked(cell) or is_task(cell), ()),
}


class SaveCellsAndKeepMarks(SaveCells):
    """Stage of `nbgrader generate_assignment`: nbgrader's SaveCells, also after the first submission was graded."""

    def _create_notebook(self, nb: NotebookNode) -> None:
        for line in save_cells(self.gradebook, self.assignment_id, nb):
            self.log.warning(line)
        apply_due_dates(self.gradebook, self.assignment_id, DueDates.of_course(Path.cwd(), self.assignment_id))


def save_cells(gradebook: Gradebook, assignment: str, release: NotebookNode) -> list[str]:
    """Bring the gradebook's cells in line with a release; return a line for each graded cell that is not the same.

    If something fails, nothing changes.
    """
    db = gradebook.db
    gradebook.update_or_create_assignment(assignment)
    try:
        notebook = _require_notebook(gradebook, assignment, release)
        cells = {cell.metadata.nbgrader["grade_id"]: cell for cell in release.cells if "nbgrader" in cell.metadata}
        changes = [f"{assignment}: {line}" for line in _save_cells(db, notebook, cells)]
        db.commit()
    finally:
        db.rollback()
    return changes


def _require_notebook(gradebook: Gradebook, assignment: str, release: NotebookNode) -> Notebook:
    try:
        notebook = gradebook.find_notebook(assignment, assignment)
    except MissingEntry:
        notebook = Notebook(name=assignment, assignment=gradebook.find_assignment(assignment))
        gradebook.db.add(notebook)
    notebook.kernelspec = json.dumps(release.metadata.get("kernelspec", {}))
    return notebook


def _save_cells(db: Session, notebook: Notebook, cells: Mapping[str, NotebookNode]) -> Iterator[str]:
    """Add, remove and change the cells of each kind; yield a line for each graded cell that is not the same."""
    is_new = notebook.id is None
    db.flush()
    _KEPT.create(db.connection(), checkfirst=True)
    for kind, (belongs, _) in _KINDS.items():
        there = {cell.name: cell for cell in db.scalars(select(kind).where(kind.notebook_id == notebook.id))}
        wanted = {name: _columns(kind, cell) for name, cell in cells.items() if belongs(cell)}
        for name in sorted(there.keys() - wanted.keys()):
            yield from _remove(db, there[name])
        for name, columns in wanted.items():
            if name in there:
                yield from _change(db, there[name], columns)
            else:
                lines = list(_add(db, kind(name=name, notebook_id=notebook.id, **columns)))
                yield from () if is_new else lines


def _columns(kind: type[Any], cell: NotebookNode) -> dict[str, Any]:
    """Return what the table of this kind has on a cell besides its name."""
    tag = cell.metadata.nbgrader
    if kind is SourceCell:
        checksum = tag.get("checksum")
        return {"cell_type": cell.cell_type, "locked": is_locked(cell), "source": cell.source, "checksum": checksum}
    return {} if kind is SolutionCell else {"max_score": float(tag["points"]), "cell_type": cell.cell_type}


def _remove(db: Session, cell: Any) -> Iterator[str]:
    """Delete a cell with its grades and comments; what a person gave is kept."""
    kept = 0
    for model in _KINDS[type(cell)][1]:
        names = _BY_HAND[model]
        columns = [getattr(model, name) for name in names]
        rows = select(literal(model.__tablename__), literal(cell.name), model.notebook_id, *columns).where(
            model.cell_id == cell.id, or_(*(column.is_not(None) for column in columns))
        )
        kept += (
            db.connection().execute(insert(_KEPT).from_select(["table", "cell", "notebook_id", *names], rows)).rowcount
        )
        db.execute(delete(model).where(model.cell_id == cell.id))
    db.delete(cell)
    db.flush()
    if isinstance(cell, GradeCell | TaskCell):
        note = f"; manual marks kept in case it returns: {kept}" if kept else ""
        yield f"{_exercise(cell)} is no longer graded ({cell.max_score:g} points){note}"


def _add(db: Session, cell: Any) -> Iterator[str]:
    """Add a cell, and its grades and comments to all submissions, with what a person gave before it was removed."""
    db.add(cell)
    db.flush()
    submitted = list(db.scalars(select(SubmittedNotebook.id).where(SubmittedNotebook.notebook_id == cell.notebook_id)))
    restored = 0
    for model in _KINDS[type(cell)][1]:
        these = (_KEPT.c.table == model.__tablename__, _KEPT.c.cell == cell.name, _KEPT.c.notebook_id.in_(submitted))
        rows = db.execute(select(_KEPT).where(*these)).mappings()
        kept = {row["notebook_id"]: {name: row[name] for name in _BY_HAND[model]} for row in rows}
        db.add_all(model(cell_id=cell.id, notebook_id=each, **kept.get(each, {})) for each in submitted)
        db.execute(delete(_KEPT).where(*these))
        restored += len(kept)
    if isinstance(cell, GradeCell | TaskCell):
        note = f"; manual marks that are back: {restored}" if restored else ""
        yield f"{_exercise(cell)} is graded now ({cell.max_score:g} points){note}"


def _change(db: Session, cell: Any, columns: dict[str, Any]) -> Iterator[str]:
    before = getattr(cell, "max_score", None)
    for name, value in columns.items():
        setattr(cell, name, value)
    if before != getattr(cell, "max_score", None):
        by_hand = select(func.count()).where(Grade.cell_id == cell.id, Grade.manual_score.is_not(None))
        count = db.scalar(by_hand)
        note = f"; manual marks to check, because they stay as they are: {count}" if count else ""
        yield f"{_exercise(cell)}: {before:g} → {cell.max_score:g} points{note}"


def _exercise(cell: Any) -> str:
    """Return the name of a graded cell's exercise, or of the question."""
    return cell.name.partition("-")[2] or cell.name


# Agreement


def read_release(course: Course, assignment: str) -> NotebookNode:
    """Return the student's notebook; raise `CourseError` if it is missing or cannot be read."""
    path = course.release(assignment)
    try:
        return nbformat.v4.reads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, AttributeError):
        raise CourseError(
            f"{path.relative_to(course.root)} is missing or not a notebook: run `course update {assignment}`"
        ) from None


def require_agreement(course: Course, assignment: str, gradebook: Gradebook) -> None:
    """Check that release and gradebook have the graded cells and points of `course.toml`.

    An assignment that the gradebook does not have is added to it. Raise `CourseError` if they differ; the message says
    what and which command to run.
    """
    settings = Settings.of_folder(course.root)
    release = read_release(course, assignment)
    graded = {cell.metadata.nbgrader["grade_id"]: cell for cell in release.cells if is_grade(cell)}
    points = {name: cell.metadata.nbgrader["points"] for name, cell in graded.items()}
    own = {name: points[name] for name, cell in graded.items() if "course" not in cell.metadata}  # the instructor's
    wanted = own | settings.cell_points(assignment)
    _require_same(assignment, "release", points, wanted)
    try:
        notebook = gradebook.find_notebook(assignment, assignment)
    except MissingEntry:
        save_cells(gradebook, assignment, release)
        return
    _require_same(assignment, "gradebook", {cell.name: cell.max_score for cell in notebook.grade_cells}, wanted)


def _require_same(assignment: str, where: str, points: dict[str, float], wanted: dict[str, float]) -> None:
    for name in points | wanted:
        if points.get(name) != wanted.get(name):
            has, needs = (f"{each[name]:g} points" if name in each else "no graded cell" for each in (points, wanted))
            raise CourseError(
                f"the {where} of {assignment} differs from {SETTINGS_FILE}: it has {has} for {name.partition('-')[2]} "
                f"instead of {needs}; run `course update {assignment}`"
            )
