"""Turns a verdict into what people read: outputs in the graded notebook, scores and comments."""

import datetime
from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode

from course_utils.checks.message_panel import Panel, Row
from grading.judging.rebuild import RebuiltSubmission, is_solution
from grading.judging.verdict import ExerciseVerdict, Verdict
from grading.sandbox.protocol import CellEvent


@dataclass(frozen=True)
class GradedSubmission:
    """A graded submission, as it is written into folders and gradebook.

    Messages are in the notebook. The gradebook's comments are left to the people who grade.
    """

    student: str
    verdict: Verdict
    notebook: str  # the graded notebook as text
    scores: dict[str, float | None]  # grade_id -> automatic score; None where manual grading is needed
    comments: dict[str, str | None]  # grade_id -> automatic comment
    content_digest: str  # SHA-256 of the submitted file
    timestamp: datetime.datetime | None = None  # of submission, in UTC; with None the gradebook's value stays
    input_digest: str | None = None  # `GradebookRows.input_digests` returns it afterwards


@dataclass(frozen=True)
class GradingResult:
    """What the instructor is told about a student's submission; small, so that those of a class fit into memory."""

    student: str
    problem: str = ""  # one line on why it could not be graded properly
    incidents: tuple[str, ...] = ()  # restored cells and other changes
    as_before: bool = False  # whether an earlier run has written all of it


def render(student: str, submission: RebuiltSubmission, verdict: Verdict) -> GradedSubmission:
    """Return a submission with its verdict as text, scores and comments."""
    notebook = nbformat.writes(annotate(submission, verdict)) + "\n"
    scores, comments = scores_and_comments(submission, verdict)
    return GradedSubmission(student, verdict, notebook, scores, comments, submission.content_digest)


def annotate(submission: RebuiltSubmission, verdict: Verdict) -> NotebookNode:
    """Return the notebook with printed texts and verdicts as outputs, and the verdicts in its metadata."""
    notebook = nbformat.from_dict(submission.notebook)
    isolation = isolation_outputs(verdict)
    notebook.metadata["course"] |= {
        "incidents": list(verdict.incidents),
        "refused": verdict.refused,
        "verdicts": [each.to_json() | {"isolation": verdict.isolation} for each in verdict.exercises.values()],
    }
    for cell in notebook.cells:
        role = cell.metadata.get("course", {})
        if cell.cell_type != "code":
            continue
        cell.outputs, cell.execution_count = [], None
        if "check" in role:
            cell.outputs = [verdict_output(verdict.exercises[role["check"]]), *isolation]
            isolation = []  # only at the first check
        elif cell.id in verdict.cells:
            cell.outputs = cell_outputs(verdict.cells[cell.id])
    return notebook


def isolation_outputs(verdict: Verdict) -> list[NotebookNode]:
    """Return a line on the isolation of this submission if it was weaker than it should be."""
    if verdict.isolation == "bubblewrap":
        return []
    text = f"This notebook was graded with less isolation than usual: {verdict.isolation}.\n"
    return [nbformat.v4.new_output("stream", name="stdout", text=text)]


def verdict_output(verdict: ExerciseVerdict) -> NotebookNode:
    """Return the panel that shows a student the score of an exercise, as HTML and as text."""
    state = "passed" if verdict.passed else "failed" if verdict.attempted else "open"
    worth = verdict.max_score > 0
    rows = tuple(
        Row(aspect.passed, f"{aspect.name}: {aspect.earned} of {aspect.points}" if worth else aspect.name)
        for aspect in verdict.aspects
    )
    panel = Panel(state, f"{verdict.exercise}: {verdict.points_text}", verdict.message, rows)
    return nbformat.v4.new_output("display_data", data={"text/html": panel.html, "text/plain": panel.text})


def cell_outputs(event: CellEvent) -> list[NotebookNode]:
    """Return the printed text of a cell, and its error in one line."""
    outputs = []
    if event.text:
        outputs.append(nbformat.v4.new_output("stream", name="stdout", text=event.text))
    if event.error:
        line = f"{event.error.summary}: {event.error.message}\n"
        outputs.append(nbformat.v4.new_output("stream", name="stderr", text=line))
    return outputs


def scores_and_comments(
    submission: RebuiltSubmission, verdict: Verdict
) -> tuple[dict[str, float | None], dict[str, str | None]]:
    """Return the automatic scores and comments of a graded notebook's cells, by grade_id."""
    scores: dict[str, float | None] = {}
    comments: dict[str, str | None] = {}
    for cell in submission.notebook["cells"]:
        tag, role = cell["metadata"].get("nbgrader", {}), cell["metadata"].get("course", {})
        untouched = tag.get("grade_id") in submission.untouched
        if tag.get("grade"):
            manual = 0 if untouched else None
            scores[tag["grade_id"]] = verdict.exercises[role["check"]].score if "check" in role else manual
        if is_solution(cell):
            comments[tag["grade_id"]] = "No response." if untouched and "exercise" not in role else None
    return scores, comments
