"""What `nbgrader_config.py` plugs into nbgrader: reading, rebuilding, judging and recording a submission."""

from __future__ import annotations

import atexit
import json
import os
import warnings
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import compute_checksum, is_grade, is_solution
from traitlets import Bool

from course_utils.outcomes import printable
from course_utils.panel import Panel, Row
from grading.course import Course, digest
from grading.grader import Graded, Grader
from grading.isolation import choose
from grading.judge import Verdict
from grading.limits import Limits
from grading.rebuild import knows_nothing_of, rebuild
from grading.sandbox import Sandbox

# marks what a submission that is no notebook was replaced with
UNREADABLE = "unreadable"
# a notebook larger than this would take the grader's memory, not its author's
MAX_BYTES = 100 << 20


class ForgivingExporter(NotebookExporter):
    """Reads a submission; one that is no notebook becomes an empty one that says so, and earns nothing."""

    def from_filename(self, filename: str, resources: Any = None, **kwargs: Any) -> Any:
        """Return the converted notebook and its resources, whatever the file holds."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a line of nbformat's on every cell of a notebook that lacks ids
            if is_notebook(filename):
                return super().from_filename(filename, resources=resources, **kwargs)
        empty = nbformat.v4.new_notebook(metadata={"course": {UNREADABLE: True}})
        return self.from_notebook_node(empty, resources=resources, **kwargs)


def is_notebook(filename: str) -> bool:
    """Whether nbformat can read a file as a notebook; what it raises for one that it can't is without end."""
    try:
        if os.path.getsize(filename) > MAX_BYTES:
            return False
        notebook = nbformat.read(filename, as_version=4)
    except Exception:
        return False
    return isinstance(notebook.get("cells"), list)


class RebuildFromRelease(NbGraderPreprocessor):
    """Puts the student's own cells into a fresh copy of the release, and notes what had to be restored."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the rebuilt notebook; incidents are in its metadata, under ``course``."""
        course = Course.find(Path.cwd())
        assignment = resources["nbgrader"]["assignment"]
        release = json.loads(course.release(assignment).read_text(encoding="utf-8"))
        refused = why_refused(nb, release)
        rebuilt = rebuild(release, nb)
        incidents = [] if refused else rebuilt.incidents
        for line in filter(None, [refused, *incidents]):
            self.log.warning("%s: %s", resources["nbgrader"]["student"], line)
        notebook = nbformat.from_dict(rebuilt.notebook)
        notebook.metadata["course"] |= {"incidents": incidents, "refused": refused}
        return notebook, resources


def why_refused(submitted: NotebookNode, release: dict[str, Any]) -> str:
    """Say why a submission cannot be graded at all; empty when it can."""
    role = submitted.metadata.get("course")
    role = role if isinstance(role, dict) else {}
    if role.get(UNREADABLE):
        return "the file is not a notebook that can be read; it earns nothing"
    wanted, found = release["metadata"]["course"]["assignment"], role.get("assignment")
    if found == wanted or not knows_nothing_of(release, submitted):
        return ""
    what = f"the notebook of {found!r}" if isinstance(found, str) else "not a notebook of this course"
    return f"this is {what}, not that of {wanted!r}; it earns nothing"


class JudgeSubmission(NbGraderPreprocessor):
    """Runs the rebuilt notebook in the sandbox, judges it, and writes verdicts into notebook and gradebook."""

    sandbox = Bool(True, help="Whether submissions run inside bubblewrap. Without it they can do what you can.").tag(
        config=True
    )

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the notebook with verdicts as outputs of its checks."""
        place = resources["nbgrader"]
        course = Course.find(Path.cwd())
        grader = _grader(course, place["assignment"], course.seed(), digest(course.source(place["assignment"])))
        refused = nb.metadata["course"]["refused"]
        sandbox = _sandbox(Limits.of_course(course.root), self.sandbox)
        graded = grader.refuse(refused) if refused else grader.grade(nb, sandbox)
        isolation = {"isolation": sandbox.isolation.name}
        nb.metadata["course"]["verdicts"] = [verdict.to_json() | isolation for verdict in graded.verdicts.values()]
        annotate(nb, graded)
        record(nb, graded, place)
        return nb, resources


@lru_cache(maxsize=8)
def _grader(course: Course, assignment: str, seed: int, source: str) -> Grader:
    """One grader for as long as nothing that decides its answer keys changes."""
    return Grader(course, assignment)


@cache
def _sandbox(limits: Limits, isolated: bool) -> Sandbox:
    """One warm session for all notebooks of this process."""
    sandbox = Sandbox(limits, choose(isolated, limits.tmp_bytes))
    atexit.register(sandbox.close)
    return sandbox


def annotate(nb: NotebookNode, graded: Graded) -> None:
    """Write each cell's printed text and each check's verdict into the notebook's outputs."""
    for cell in nb.cells:
        role = cell.metadata.get("course", {})
        if cell.cell_type != "code":
            continue
        cell.outputs = []
        cell.execution_count = None
        if "check" in role:
            cell.outputs = [verdict_output(graded.verdicts[role["check"]])]
        elif cell.id in graded.cells:
            cell.outputs = cell_outputs(graded.cells[cell.id])


def verdict_output(verdict: Verdict) -> NotebookNode:
    """Return a verdict as a cell's output, as HTML and as text."""
    panel = verdict_panel(verdict)
    data = {"text/html": panel.html, "text/plain": panel.text}
    return nbformat.v4.new_output("display_data", data=data)


def verdict_panel(verdict: Verdict) -> Panel:
    """Return the panel that tells a student what an exercise earned."""
    state = "passed" if verdict.passed else "failed" if verdict.attempted else "open"
    rows = tuple(Row(earned > 0, f"{aspect.name}: {earned} of {aspect.points}") for aspect, earned in verdict.aspects)
    title = f"{verdict.exercise}: {verdict.score} of {verdict.max_score} points"
    return Panel(state, title, verdict.message, rows)


def cell_outputs(event: dict[str, Any]) -> list[NotebookNode]:
    """Return what a cell printed, and its error in one line."""
    outputs = []
    if event.get("text"):
        outputs.append(nbformat.v4.new_output("stream", name="stdout", text=printable(event["text"])))
    if event.get("error"):
        error = event["error"]
        where = f" in line {error['line']}" if error.get("line") else ""
        line = f"{error.get('type')}{where}: {error.get('message')}\n"
        outputs.append(nbformat.v4.new_output("stream", name="stderr", text=printable(line)))
    return outputs


def record(nb: NotebookNode, graded: Graded, place: dict[str, Any]) -> None:
    """Write automatic scores and comments to the gradebook, after a reset; what a person gave or wrote stays.

    A check's message goes to the comment of its solution cell, because a check cell has none in nbgrader.
    """
    names = (place["notebook"], place["assignment"], place["student"])
    with Gradebook(place["db_url"]) as gradebook:
        submission = gradebook.find_submission_notebook(*names)
        for grade in submission.grades:  # of a check that is no longer there, too
            grade.auto_score, grade.needs_manual_grade = 0, False
        for comment in submission.comments:
            comment.auto_comment = None
        for cell in nb.cells:
            role = cell.metadata.get("course", {})
            if is_grade(cell):
                grade = gradebook.find_grade(cell.metadata.nbgrader.grade_id, *names)
                grade.auto_score = _auto_score(cell, role, graded)
                grade.needs_manual_grade = grade.auto_score is None or grade.manual_score is not None
            if is_solution(cell):
                comment = gradebook.find_comment(cell.metadata.nbgrader.grade_id, *names)
                comment.auto_comment = _auto_comment(cell, role, graded)
        gradebook.db.commit()


def _auto_score(cell: NotebookNode, role: dict[str, Any], graded: Graded) -> float | None:
    if "check" in role:
        return graded.verdicts[role["check"]].score
    return 0 if _is_untouched(cell) else None


def _auto_comment(cell: NotebookNode, role: dict[str, Any], graded: Graded) -> str | None:
    if "exercise" in role:
        verdict = graded.verdicts[role["exercise"]]
        return f"{verdict.score} of {verdict.max_score} points. {verdict.message}"
    return "No response." if _is_untouched(cell) else None


def _is_untouched(cell: NotebookNode) -> bool:
    return cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
