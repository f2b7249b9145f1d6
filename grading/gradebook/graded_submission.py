"""What a verdict says, where people read it: as outputs in the graded notebook, and as scores and comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import nbformat
from nbformat import NotebookNode

from course_utils.checks.message_panel import Panel, Row
from grading.judging.rebuild import is_solution
from grading.judging.submission_judge import Prepared

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
    return Paper(nbformat.writes(notebook) + "\n", *marks(prepared, verdict))


def annotate(prepared: Prepared, verdict: Verdict) -> NotebookNode:
    """Return the notebook with printed texts and verdicts as outputs, and the whole verdict in its metadata."""
    notebook = nbformat.from_dict(prepared.notebook)
    exercises = _by_name(verdict)
    isolation = isolation_outputs(verdict)
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
            cell.outputs = [verdict_output(exercises[role["check"]]), *isolation]
            isolation = []  # once is enough
        elif cell.id in verdict["cells"]:
            cell.outputs = cell_outputs(verdict["cells"][cell.id])
    return notebook


def isolation_outputs(verdict: Verdict) -> list[NotebookNode]:
    """Return a line on how this submission was isolated, where that was less than it should be."""
    if verdict["isolation"] == "bubblewrap":
        return []
    text = f"This notebook was graded with less isolation than usual: {verdict['isolation']}.\n"
    return [nbformat.v4.new_output("stream", name="stdout", text=text)]


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


def marks(prepared: Prepared, verdict: Verdict) -> tuple[dict[str, float | None], dict[str, str | None]]:
    """Return the automatic scores and comments of a graded notebook's cells, by grade_id."""
    exercises = _by_name(verdict)
    scores: dict[str, float | None] = {}
    comments: dict[str, str | None] = {}
    for cell in prepared.notebook["cells"]:
        tag, role = cell["metadata"].get("nbgrader", {}), cell["metadata"].get("course", {})
        untouched = tag.get("grade_id") in prepared.untouched
        if tag.get("grade"):
            by_hand = 0 if untouched else None
            scores[tag["grade_id"]] = exercises[role["check"]]["score"] if "check" in role else by_hand
        if is_solution(cell):
            comments[tag["grade_id"]] = _comment(role, exercises, untouched)
    return scores, comments


def _by_name(verdict: Verdict) -> dict[str, dict[str, Any]]:
    return {exercise["exercise"]: exercise for exercise in verdict["exercises"]}


def _comment(role: dict[str, Any], exercises: dict[str, dict[str, Any]], untouched: bool) -> str | None:
    if "exercise" in role:
        exercise = exercises[role["exercise"]]
        return f"{exercise['score']} of {exercise['max_score']} points. {exercise['message']}"
    return "No response." if untouched else None
