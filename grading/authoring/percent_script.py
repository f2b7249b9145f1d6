"""From a percent script to the instructor's notebook: short tags become nbgrader metadata, ids and points.

The tags are keys on the cell's ``# %%`` line: ``given``, ``exercise``, ``check``, ``demo``, ``table``, ``answer``.
"""

import difflib
import itertools
import re
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from nbformat import NotebookNode

from grading.course import digest
from grading.errors import CourseError
from grading.exercises import exercises_of, manual_points
from grading.exercises.solution_markers import BEGIN, END

TAGS = ("given", "exercise", "check", "demo", "table", "answer")

# Jupytext stores blank lines under these keys, to convert a notebook back, which we never do
_JUPYTEXT_KEYS = {"lines_to_next_cell", "lines_to_end_of_cell_marker"}

# nbgrader's flags for each tag; a flag that is not listed is false
_FLAGS = {
    "given": {"locked": True},
    "demo": {"locked": True},
    "table": {"locked": True},
    "exercise": {"solution": True},
    "check": {"grade": True, "locked": True},
    "answer": {"grade": True, "solution": True},
}

# nbclient, and so Validate, skips the cells that no exercise needs; nbval compares the output of tables
_CELL_TAGS = {"demo": ["skip-execution"], "table": ["nbval-check-output", "skip-execution"]}


def read_script(path: Path, assignment: str) -> NotebookNode:
    """Return the source notebook that a percent script describes, without outputs.

    Raise `CourseError` if a tag or a solution marker is wrong, an exercise or its check is missing, or a name occurs
    twice.
    """
    cells = jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent").cells
    points = {exercise.name: exercise.points for exercise in exercises_of(assignment)}
    built: list[NotebookNode] = []
    for cell in cells:
        seen = {each.id for each in built}
        built.append(_build_cell(cell, points, manual_points(assignment), seen, path.name))
    _require_all(built, points, path.name)
    notebook = nbformat.v4.new_notebook(cells=built)
    notebook.metadata = {
        "course": {"assignment": assignment, "script_sha256": digest(path)},
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return notebook


def lint_markers(source: str, is_exercise: bool, where: str) -> None:
    """Raise `CourseError` unless a cell's solution markers are spelt exactly, balanced, and only in exercise cells."""
    markers = [line.strip() for line in source.splitlines() if _looks_like_marker(line)]
    for line in markers:
        if line not in (BEGIN, END):
            raise CourseError(f"{where}: misspelt solution marker {line!r}; write {BEGIN!r} or {END!r}")
    if not is_exercise and markers:
        raise CourseError(f"{where}: a solution marker outside an exercise cell")
    _lint_planted(source, where)
    if is_exercise and (not markers or markers != [BEGIN, END] * (len(markers) // 2)):
        raise CourseError(
            f"{where}: an exercise needs one {BEGIN!r} and then one {END!r}, for each region; found {markers}"
        )


def _lint_planted(source: str, where: str) -> None:
    """Check that planted lines are spelt exactly and between the markers, each below the line that it replaces."""
    inside = source.partition(BEGIN)[2].partition(END)[0].split("\n")
    for line in source.splitlines():
        if re.match(r"\s*#+\s*plant", line, re.IGNORECASE) and not (
            line in inside[2:] and re.match(r"\s*### PLANTED \S", line)
        ):
            raise CourseError(f"{where}: write `### PLANTED <code>` below a line of the solution, not {line.strip()!r}")


def _looks_like_marker(line: str) -> bool:
    """Whether a comment, or a line in capitals, is nearly one of the markers."""
    text = re.sub(r"[^a-z]", "", line.lower())
    models = ("beginsolution", "startsolution", "solutionbegin", "endsolution", "solutionend")
    return (line.strip().startswith("#") or line.isupper()) and any(
        difflib.SequenceMatcher(None, text, model).ratio() > 0.88 for model in models
    )


def _code_id(tag: str, name: str, seen: set[str], where: str) -> str:
    cell_id = name if tag == "exercise" else f"{tag}-{name}"
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", cell_id):
        raise CourseError(f"{where}: {cell_id!r} cannot be a cell's name; use letters, digits, - and _")
    if cell_id in seen:
        raise CourseError(f"{where}: the name {cell_id!r} occurs twice")
    return cell_id


def _text_id(source: str, seen: set[str]) -> str:
    words = re.findall(r"[a-z0-9]+", source.lower())[:6]
    stem = "text-" + "-".join(words)[:48].strip("-")
    candidates = itertools.chain([stem], (f"{stem}-{count}" for count in itertools.count(2)))
    return next(cell_id for cell_id in candidates if cell_id not in seen)


def _build_cell(cell: NotebookNode, points: dict[str, int], by_hand: int, seen: set[str], script: str) -> NotebookNode:
    """Return the cell with metadata and an id that is not among those in `seen`."""
    keys = set(cell.metadata) - _JUPYTEXT_KEYS
    tags = [tag for tag in TAGS if tag in keys]
    first_line = cell.source.strip().splitlines()[0] if cell.source.strip() else "an empty cell"
    where = f"{script}: cell {(tags and cell.metadata[tags[0]]) or first_line!r}"
    if keys - set(TAGS) or len(tags) > 1 or (cell.cell_type == "code" and not tags):
        found = ", ".join(sorted(keys)) or "none"
        raise CourseError(f"{where}: a code cell needs one tag of {', '.join(TAGS)}; found {found}")
    lint_markers(cell.source, tags == ["exercise"], where)
    if not tags:
        return _new_cell(cell, _text_id(cell.source, seen), {})
    [tag] = tags
    name = str(cell.metadata[tag])
    cell_id = _code_id(tag, name, seen, where)
    flags = dict.fromkeys(("grade", "solution", "locked", "task"), False) | _FLAGS[tag]
    nbgrader = {"schema_version": 3, "grade_id": cell_id, "cell_type": cell.cell_type, **flags}
    metadata: dict[str, Any] = {"course": {tag: name}, "nbgrader": nbgrader}
    if tag == "check":
        if name not in points:
            raise CourseError(f"{where}: no exercise {name!r} is declared in grading/exercises")
        metadata["nbgrader"]["points"] = points[name]
    if tag == "answer":
        metadata["nbgrader"]["points"] = by_hand
    if tag in _CELL_TAGS:
        metadata["tags"] = _CELL_TAGS[tag]
    return _new_cell(cell, cell_id, metadata)


def _new_cell(cell: NotebookNode, cell_id: str, metadata: dict[str, Any]) -> NotebookNode:
    make = nbformat.v4.new_code_cell if cell.cell_type == "code" else nbformat.v4.new_markdown_cell
    return make(source=cell.source, id=cell_id, metadata=metadata)


def _require_all(cells: list[NotebookNode], points: dict[str, int], script: str) -> None:
    for tag in ("exercise", "check"):
        found = [cell.metadata["course"][tag] for cell in cells if tag in cell.metadata.get("course", {})]
        if found != list(points):
            odd = sorted(set(points) ^ set(found)) or found
            raise CourseError(f"{script}: the {tag} cells are not those of grading/exercises, in order: {odd}")
