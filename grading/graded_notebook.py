"""What a verdict says, where people read it: as outputs in the graded notebook, and as scores and comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import compute_checksum, is_grade, is_solution

from course_utils.panel import Panel, Row
from grading.judge_submission import Prepared

Verdict = dict[str, Any]


@dataclass(frozen=True)
class Paper:
    """A graded submission, ready to be filed.

    Attributes
    ----------
    notebook : str
        The graded notebook as text.
    scores : dict
        grade_id -> automatic score; None where a person has to mark.
    comments : dict
        grade_id -> automatic comment, or None. A check's message goes to the comment of its solution cell, because a
        check cell has none in nbgrader.
    """

    notebook: str
    scores: dict[str, float | None]
    comments: dict[str, str | None]


def make_paper(prepared: Prepared, verdict: Verdict) -> Paper:
    """Return what is to be filed of a submission with this verdict."""
    notebook = annotate(prepared, verdict)
    return Paper(nbformat.writes(notebook) + "\n", *marks(notebook, verdict))


def annotate(prepared: Prepared, verdict: Verdict) -> NotebookNode:
    """Return the notebook with printed texts and verdicts as outputs, and the whole verdict in its metadata."""
    notebook = nbformat.from_dict(prepared.notebook)
    exercises = _by_name(verdict)
    notebook.metadata["course"] |= {
        "incidents": verdict["incidents"],
        "refused": verdict["refused"],
        "verdicts": [each | {"isolation": verdict["isolation"]} for each in verdict["exercises"]],
    }
    for cell in notebook.cells:
        role = cell.metadata.get("course", {})
        if cell.cell_type != "code":
            continue
        cell.outputs = []
        cell.execution_count = None
        if "check" in role:
            cell.outputs = [verdict_output(exercises[role["check"]])]
        elif cell.id in verdict["cells"]:
            cell.outputs = cell_outputs(verdict["cells"][cell.id])
    return notebook


def verdict_output(exercise: dict[str, Any]) -> NotebookNode:
    """Return the verdict on an exercise as a cell's output, as HTML and as text."""
    panel = verdict_panel(exercise)
    data = {"text/html": panel.html, "text/plain": panel.text}
    return nbformat.v4.new_output("display_data", data=data)


def verdict_panel(exercise: dict[str, Any]) -> Panel:
    """Return the panel that tells a student what an exercise earned."""
    state = "passed" if exercise["passed"] else "failed" if exercise["attempted"] else "open"
    rows = tuple(
        Row(aspect["earned"] > 0, f"{aspect['name']}: {aspect['earned']} of {aspect['points']}")
        for aspect in exercise["aspects"]
    )
    title = f"{exercise['exercise']}: {exercise['score']} of {exercise['max_score']} points"
    return Panel(state, title, exercise["message"], rows)


def cell_outputs(happened: dict[str, Any]) -> list[NotebookNode]:
    """Return what a cell printed, and its error in one line."""
    outputs = []
    if happened["text"]:
        outputs.append(nbformat.v4.new_output("stream", name="stdout", text=happened["text"]))
    if happened["error"]:
        error = happened["error"]
        where = f" in line {error['line']}" if error["line"] else ""
        line = f"{error['type']}{where}: {error['message']}\n"
        outputs.append(nbformat.v4.new_output("stream", name="stderr", text=line))
    return outputs


def marks(notebook: NotebookNode, verdict: Verdict) -> tuple[dict[str, float | None], dict[str, str | None]]:
    """Return the automatic scores and comments of a graded notebook's cells, by grade_id."""
    exercises = _by_name(verdict)
    scores: dict[str, float | None] = {}
    comments: dict[str, str | None] = {}
    for cell in notebook.cells:
        role = cell.metadata.get("course", {})
        if is_grade(cell):
            scores[cell.metadata.nbgrader.grade_id] = _auto_score(cell, role, exercises)
        if is_solution(cell):
            comments[cell.metadata.nbgrader.grade_id] = _auto_comment(cell, role, exercises)
    return scores, comments


def _by_name(verdict: Verdict) -> dict[str, dict[str, Any]]:
    return {exercise["exercise"]: exercise for exercise in verdict["exercises"]}


def _auto_score(cell: NotebookNode, role: dict[str, Any], exercises: dict[str, dict[str, Any]]) -> float | None:
    if "check" in role:
        return exercises[role["check"]]["score"]
    return 0 if _is_untouched(cell) else None


def _auto_comment(cell: NotebookNode, role: dict[str, Any], exercises: dict[str, dict[str, Any]]) -> str | None:
    if "exercise" in role:
        exercise = exercises[role["exercise"]]
        return f"{exercise['score']} of {exercise['max_score']} points. {exercise['message']}"
    return "No response." if _is_untouched(cell) else None


def _is_untouched(cell: NotebookNode) -> bool:
    return cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
