"""From the bytes of a submitted file to the submission as it is graded, or to the reason why it cannot be."""

import hashlib
import json
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from grading.judging.rebuild import Notebook, RebuiltSubmission, as_dict, has_no_exercise_of, rebuild
from grading.submitted_files import open_regular

# a larger notebook could exhaust the grader's memory
MAX_BYTES = 100 << 20
# each value of a JSON text takes about 60 bytes of memory, even the shortest, and a dict three times as many
_MAX_VALUES = 6_000_000
_MAX_CELLS = 10_000


def read_submission(content: bytes, release: Notebook) -> RebuiltSubmission:
    """Rebuild a submission from the release; if the bytes are not a notebook, it is refused."""
    submitted = read_notebook(content)
    refused = why_refused(submitted, release)
    rebuilt = rebuild(release, submitted or nbformat.v4.new_notebook())
    rebuilt = replace(rebuilt, content_digest=hashlib.sha256(content).hexdigest())
    return replace(rebuilt, incidents=(), refused=refused) if refused else rebuilt


def read_file(path: Path) -> bytes:
    """Return the content of a submitted file, or one byte more than can be graded; raise as `open_regular`."""
    with open_regular(path) as file:
        return file.read(MAX_BYTES + 1)


def read_notebook(content: bytes) -> NotebookNode | None:
    """Return a notebook in the current format; None if it is too large, or if nbformat raises any exception.

    It is not validated, which could take minutes: `rebuild` uses only texts and names from it.
    """
    if len(content) > MAX_BYTES or sum(map(content.count, (b"[", b",", b"{", b"{", b"{"))) > _MAX_VALUES:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a line of nbformat's on every cell of a notebook that lacks ids
            data = _needed_parts(json.loads(content.decode("utf-8-sig")))
            major, minor = nbformat.reader.get_version(data)
            notebook = nbformat.convert(nbformat.versions[major].to_notebook_json(data, minor=minor), 4)
    except Exception:
        return None
    cells = notebook.get("cells")
    return notebook if isinstance(cells, list) and len(cells) <= _MAX_CELLS else None


def _needed_parts(data: dict[str, Any]) -> dict[str, Any]:
    """Return a notebook with what grading looks at alone: no outputs, no pictures, no metadata but a few words.

    nbformat makes an object of each list and dict that it is given, which takes many times the memory of the text.
    """
    metadata = as_dict(data.get("metadata"))
    parts = _scalars(data) | {"metadata": {name: _scalars(metadata.get(name)) for name in ("kernelspec", "course")}}
    if "worksheets" in data:  # format 3
        parts["worksheets"] = [{"cells": _needed_cells(sheet), "metadata": {}} for sheet in data["worksheets"]]
    return parts | {"cells": _needed_cells(data)} if "cells" in data else parts


def _needed_cells(part: dict[str, Any]) -> list[dict[str, Any]]:
    cells = part["cells"]
    if len(cells) > _MAX_CELLS:
        raise ValueError("too many cells")
    return [
        _scalars(cell)
        | {name: _lines(cell[name]) for name in ("source", "input") if name in cell}
        | {"metadata": {"nbgrader": _scalars(as_dict(cell.get("metadata")).get("nbgrader"))}, "outputs": []}
        for cell in cells
    ]


def _scalars(value: Any) -> dict[str, Any]:
    """Return the texts and numbers of a dict."""
    return {name: item for name, item in as_dict(value).items() if not isinstance(item, dict | list)}


def _lines(source: Any) -> str:
    return "".join(line for line in (source if isinstance(source, list) else [source]) if isinstance(line, str))


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
