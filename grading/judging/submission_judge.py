"""From the bytes of one submission to the record of its verdict: read, rebuild, run, judge. The one grader there is."""

from __future__ import annotations

import time
import warnings
from dataclasses import dataclass
from typing import Any

import nbformat
from nbformat import NotebookNode

from course_utils.checks.outcomes import printable
from grading.judging.grading_inputs import Material
from grading.judging.notebook_judge import Graded, Grader
from grading.judging.rebuild import Notebook, is_solution, knows_nothing_of, rebuild, source_of
from grading.judging.verdict import Record
from grading.sandbox.client import Sandbox
from grading.sandbox.isolation import choose

# a notebook larger than this would take the grader's memory, not its author's
MAX_BYTES = 100 << 20
_MESSAGE_CHARS = 1000


@dataclass(frozen=True)
class Prepared:
    """A submission as it is graded.

    Attributes
    ----------
    notebook : dict
        The release with the student's own cells in it.
    incidents : list of str
        What had to be restored.
    refused : str
        Why it cannot be graded; empty when it can.
    untouched : frozenset of str
        The grade_ids of solution cells that are as they were released.
    """

    notebook: Notebook
    incidents: list[str]
    refused: str
    untouched: frozenset[str]


def prepare(content: bytes, release: Notebook) -> Prepared:
    """Rebuild a submission from the release, whatever its bytes are."""
    submitted = read_notebook(content)
    refused = why_refused(submitted, release)
    rebuilt = rebuild(release, submitted or nbformat.v4.new_notebook())
    sources = {cell["id"]: source_of(cell) for cell in release["cells"]}
    untouched = frozenset(
        cell["metadata"]["nbgrader"]["grade_id"]
        for cell in rebuilt.notebook["cells"]
        if is_solution(cell) and cell["source"] == sources[cell["id"]]
    )
    return Prepared(rebuilt.notebook, [] if refused else rebuilt.incidents, refused, untouched)


def read_notebook(content: bytes) -> NotebookNode | None:
    """Return a notebook in today's format; None if nbformat, which raises anything, cannot read it."""
    if len(content) > MAX_BYTES:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a line of nbformat's on every cell of a notebook that lacks ids
            notebook = nbformat.reads(content.decode("utf-8-sig"), as_version=4)
    except Exception:
        return None
    return notebook if isinstance(notebook.get("cells"), list) else None


def why_refused(submitted: NotebookNode | None, release: Notebook) -> str:
    """Say why a submission cannot be graded at all; empty when it can."""
    if submitted is None:
        return "the file is not a notebook that can be read; it earns nothing"
    wanted, found = release["metadata"]["course"]["assignment"], submitted
    for name in ("metadata", "course", "assignment"):
        found = found.get(name) if isinstance(found, dict) else None
    if found == wanted or not knows_nothing_of(release, submitted):
        return ""
    what = f"the notebook of {found!r}" if isinstance(found, str) else "not a notebook of this course"
    return f"this is {what}, not that of {wanted!r}; it earns nothing"


class SubmissionJudge:
    """Judges submissions of one assignment, one at a time, in a warm sandbox; use it in a ``with`` statement."""

    def __init__(self, material: Material):
        rules = material.rules
        self.material = material
        self._grader = Grader(None, material.assignment, material.keys, rules.demos)
        self._sandbox = Sandbox(rules.limits, choose(rules.sandboxed, rules.limits.tmp_bytes))

    def __enter__(self) -> SubmissionJudge:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the sandbox, which is warm a little later, ahead of the first submission."""
        self._sandbox.start()

    def close(self) -> None:
        """End the sandbox, and whatever runs in it."""
        self._sandbox.close()

    def judge(self, content: bytes) -> tuple[Record, Prepared]:
        """Return the record of a submission with this content, and the submission as it was graded.

        Raises
        ------
        CourseError
            If no sandbox can be started.
        """
        start = time.perf_counter()
        prepared = prepare(content, self.material.release)
        if prepared.refused:
            graded = self._grader.refuse(prepared.refused)
        else:
            graded = self._grader.grade(prepared.notebook, self._sandbox)
        verdict = self._verdict(prepared, graded)
        seconds = round(time.perf_counter() - start, 4)
        return {"key": self.material.key(content), "verdict": verdict, "run": {"seconds": seconds}}, prepared

    def _verdict(self, prepared: Prepared, graded: Graded) -> dict[str, Any]:
        return {
            "assignment": self.material.assignment,
            # of a refused submission nothing runs, and the sandbox may not have been started
            "isolation": self._sandbox.isolation.name if prepared.refused else self._sandbox.protection,
            "refused": prepared.refused,
            "incidents": prepared.incidents,
            "ended": graded.ended,
            "exercises": [verdict.to_json() for verdict in graded.verdicts.values()],
            "cells": {name: what_happened(event) for name, event in graded.cells.items()},
        }


def what_happened(event: dict[str, Any]) -> dict[str, Any]:
    """Return an event on a cell in a form that a record can hold; student code can report whatever it likes."""
    error = event.get("error")
    if error:
        line = error.get("line")
        error = {
            "type": printable(error.get("type"))[:_MESSAGE_CHARS],
            "message": printable(error.get("message"))[:_MESSAGE_CHARS],
            "line": line if isinstance(line, int) else None,
        }
    return {"text": printable(event.get("text") or ""), "error": error or None}
