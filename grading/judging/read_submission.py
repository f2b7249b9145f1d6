"""From the bytes of a submitted file to the submission as it is graded, or to the reason why it cannot be."""

from __future__ import annotations

import json
import warnings
from dataclasses import replace
from typing import Any

import nbformat
from nbformat import NotebookNode

from grading.judging.rebuild import Notebook, RebuiltSubmission, has_no_exercise_of, rebuild

# a larger notebook could exhaust the grader's memory
MAX_BYTES = 100 << 20
# each value of a JSON text takes about 60 bytes of memory, even the shortest
_MAX_VALUES = 6_000_000
_MAX_CELLS = 10_000


def read_submission(content: bytes, release: Notebook) -> RebuiltSubmission:
    """Rebuild a submission from the release; if the bytes are not a notebook, it is refused."""
    submitted = read_notebook(content)
    refused = why_refused(submitted, release)
    rebuilt = rebuild(release, submitted or nbformat.v4.new_notebook())
    return replace(rebuilt, incidents=(), refused=refused) if refused else rebuilt


def read_notebook(content: bytes) -> NotebookNode | None:
    """Return a notebook in the current format; None if it is too large, or if nbformat raises any exception.

    It is not validated, which could take minutes: `rebuild` uses only texts and names from it.
    """
    if len(content) > MAX_BYTES or sum(map(content.count, (b"[", b"{", b","))) > _MAX_VALUES:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a line of nbformat's on every cell of a notebook that lacks ids
            data = json.loads(content.decode("utf-8-sig"))
            _drop_outputs(data)
            major, minor = nbformat.reader.get_version(data)
            notebook = nbformat.convert(nbformat.versions[major].to_notebook_json(data, minor=minor), 4)
    except Exception:
        return None
    cells = notebook.get("cells")
    return notebook if isinstance(cells, list) and len(cells) <= _MAX_CELLS else None


def _drop_outputs(data: dict[str, Any]) -> None:
    """Remove what grading does not need: the outputs of cells, and pictures in texts."""
    for part in (data, *data.get("worksheets", ())):
        for cell in part.get("cells", ())[: _MAX_CELLS + 1]:
            cell.pop("attachments", None)
            if "outputs" in cell:
                cell["outputs"] = []


def why_refused(submitted: NotebookNode | None, release: Notebook) -> str:
    """Return the reason why a submission cannot be graded at all; empty when it can."""
    if submitted is None:
        return "the file is not a notebook that can be read, or it is too large; score 0"
    wanted = release["metadata"]["course"]["assignment"]
    found: Any = submitted
    for name in ("metadata", "course", "assignment"):
        found = found.get(name) if isinstance(found, dict) else None
    if found == wanted or not has_no_exercise_of(release, submitted):
        return ""
    what = f"the notebook of {found[:40]!r}" if isinstance(found, str) else "not a notebook of this course"
    return f"this is {what}, not that of {wanted!r}; score 0"
