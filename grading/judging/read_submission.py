"""From the bytes of a submitted file to the submission as it is graded, or to the reason why it cannot be."""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import Any

import nbformat
from nbformat import NotebookNode

from grading.judging.rebuild import Notebook, RebuiltSubmission, has_no_exercise_of, rebuild

# a notebook larger than this would take the grader's memory, not its author's
MAX_BYTES = 100 << 20


def read_submission(content: bytes, release: Notebook) -> RebuiltSubmission:
    """Rebuild a submission from the release, whatever its bytes are."""
    submitted = read_notebook(content)
    refused = why_refused(submitted, release)
    rebuilt = rebuild(release, submitted or nbformat.v4.new_notebook())
    return replace(rebuilt, incidents=(), refused=refused) if refused else rebuilt


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
    wanted = release["metadata"]["course"]["assignment"]
    found: Any = submitted
    for name in ("metadata", "course", "assignment"):
        found = found.get(name) if isinstance(found, dict) else None
    if found == wanted or not has_no_exercise_of(release, submitted):
        return ""
    what = f"the notebook of {found!r}" if isinstance(found, str) else "not a notebook of this course"
    return f"this is {what}, not that of {wanted!r}; it earns nothing"
