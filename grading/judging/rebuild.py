"""Put a student's own work into a fresh copy of the release: only this copy is graded.

The submission provides the sources of its solution cells, and the student's extra cells in their places; everything
else is the release's. Restored cells are reported, and cost no points.
"""

import ast
import copy
import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from course_utils.checks.outcomes import printable

# longer than any honest cell: to parse, colour and write it takes time and memory in proportion
_MAX_SOURCE_CHARS = 200_000
# of all extra cells together
_MAX_EXTRA_CHARS = 1_000_000
_MAX_EXTRA_CELLS = 1_000
_NAME_CHARS = 60

Cell = dict[str, Any]
Notebook = dict[str, Any]


@dataclass(frozen=True)
class RebuiltSubmission:
    """A submission as it is graded."""

    notebook: Notebook  # the release with the student's own cells in it
    incidents: tuple[str, ...] = ()  # restored cells and other changes, a line each
    refused: str = ""  # why it cannot be graded; empty when it can
    untouched: frozenset[str] = frozenset()  # grade_ids of the solution cells that are as they were released
    content_digest: str = ""  # SHA-256 of the submitted file


def rebuild(release: Notebook, submitted: Notebook) -> RebuiltSubmission:
    """Return the release with the student's solutions and extra cells in it.

    A solution is found by its ``grade_id``, else by its cell id, else by the function that it defines. If there are
    copies, the first one counts. Both notebooks are plain data of format 4.
    """
    matches = _Matching(release["cells"], submitted["cells"])
    incidents: list[str] = []
    untouched: set[str] = set()
    cells = matches.take_extras_after(None)
    for cell in copy.deepcopy(release["cells"]):
        released = source_of(cell)
        mine = matches.first.get(cell["id"])
        if is_solution(cell):
            if mine is None:
                incidents.append(f"the cell {cell['id']!r} is missing; it counts as not attempted")
            else:
                cell["source"] = source_of(mine)
            if len(cell["source"]) > _MAX_SOURCE_CHARS:
                cell["source"] = ""
                most = f"{_MAX_SOURCE_CHARS:,} characters"
                incidents.append(f"the cell {cell['id']!r} is longer than {most} and counts as empty")
            if cell["source"] == released:
                untouched.add(cell["metadata"]["nbgrader"]["grade_id"])
        elif is_locked(cell) and mine is None:
            incidents.append(f"the locked cell {cell['id']!r} was deleted; it is restored")
        elif is_locked(cell) and mine is not None and source_of(mine) != released and not _is_dropped(cell):
            incidents.append(f"the locked cell {cell['id']!r} was changed; it is restored")
        cells.append(cell)
        cells.extend(matches.take_extras_after(cell["id"]))
    if matches.left_out:
        incidents.append(f"{matches.left_out} extra cells are left out: too many, or too long")
    for number, cell in enumerate(cell for cell in cells if "extra" in cell["metadata"].get("course", {})):
        cell["id"] = f"extra-{number + 1}"
    copies = list(dict.fromkeys(matches.copies))
    incidents.extend(f"the cell {name!r} occurs more than once; the first counts" for name in copies)
    incidents.extend(_other_changes(release, submitted, matches.first, copies))
    notebook = {**copy.deepcopy(release), "cells": cells}
    return RebuiltSubmission(notebook, tuple(incidents), untouched=frozenset(untouched))


def _other_changes(release: Notebook, submitted: Notebook, found: dict[str, Cell], copies: list[str]) -> Iterator[str]:
    """Yield a line for each other change that normal work does not cause; these changes do not affect grading."""
    order = [cell["id"] for cell in release["cells"] if cell["id"] in found]
    blocks = difflib.SequenceMatcher(None, order, list(found), autojunk=False).get_matching_blocks()
    kept = {name for block in blocks for name in order[block.a : block.a + block.size]}
    tagged = {cell["id"] for cell in release["cells"] if "nbgrader" in cell["metadata"]}
    if moved := [name for name in order if name not in kept and name in tagged]:
        yield f"moved, and judged in the release's order: {_some(moved)}"
    for what, names in _changed_tags(release, found).items():
        yield f"{what}, and the release's counts: {_some(names)}"
    ids = Counter(name for cell in submitted["cells"] if isinstance(name := cell.get("id"), str))
    if doubled := [name for name, count in ids.items() if count > 1 and name not in copies]:
        yield f"more than one cell has the id: {_some(doubled)}"
    kernel = as_dict(as_dict(submitted.get("metadata")).get("kernelspec"))
    asked = [name for key in ("name", "language") if isinstance(name := kernel.get(key), str)]
    if kernel and "python" not in " ".join(asked).lower():
        yield f"the notebook asks for the kernel {' '.join(asked[:1])[:_NAME_CHARS]!r}; it runs in Python"


def _changed_tags(release: Notebook, found: dict[str, Cell]) -> dict[str, list[str]]:
    """Return the changes of nbgrader's metadata on the release's cells: change -> names of the cells."""
    changed: dict[str, list[str]] = {}
    for cell in release["cells"]:
        tag = cell["metadata"].get("nbgrader")
        role = cell["metadata"].get("course", {})
        if tag is None or cell["id"] not in found or _is_dropped(cell):
            continue
        mine = as_dict(as_dict(found[cell["id"]].get("metadata")).get("nbgrader"))
        if not mine:
            changed.setdefault("without nbgrader's tag", []).append(cell["id"])
        for key in ("solution", "grade", "locked", "points", "schema_version"):
            before = role.get("declared_points") if key == "points" else None  # handed in before course.toml changed
            if mine and mine.get(key) not in (tag.get(key), before or tag.get(key)):
                changed.setdefault(f"tagged with another {key!r}", []).append(cell["id"])
    return changed


def _some(names: list[str]) -> str:
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(repr(name[:_NAME_CHARS]) for name in names[:3]) + more


def as_dict(value: Any) -> dict[str, Any]:
    """Return a dict that a student's notebook should have; an empty one if it has something else."""
    return value if isinstance(value, dict) else {}


def has_no_exercise_of(release: Notebook, submitted: Notebook) -> bool:
    """Whether a submission has none of the release's exercises, under any of their names.

    Imports and the free-text answer do not count: other assignments have cells of the same name.
    """
    found = _Matching(release["cells"], submitted["cells"]).first
    exercises = {cell["id"] for cell in release["cells"] if "exercise" in cell["metadata"].get("course", {})}
    return not exercises & set(found)


def source_of(cell: Cell) -> str:
    """Return a cell's source as one string that any file takes, with Unix line endings."""
    source = cell.get("source", "")
    lines = source if isinstance(source, list) else [source]
    text = "".join(line for line in lines if isinstance(line, str))
    return printable(text).replace("\r\n", "\n").replace("\r", "\n")


def is_solution(cell: Cell) -> bool:
    """Whether the student writes in this cell of the release."""
    return bool(cell["metadata"].get("nbgrader", {}).get("solution"))


def _is_dropped(cell: Cell) -> bool:
    """Whether this cell of the release was an exercise; some students handed in before that changed."""
    return "dropped" in cell["metadata"].get("course", {})


def is_locked(cell: Cell) -> bool:
    """Whether this cell of the release is given code or a check."""
    return bool(cell["metadata"].get("nbgrader", {}).get("locked"))


class _Matching:
    """Which submitted cell corresponds to which cell of the release, and where the student's own cells are."""

    def __init__(self, release: list[Cell], submitted: list[Cell]):
        self.first: dict[str, Cell] = {}  # cell of the release -> the submitted cell; of copies the first
        self.copies: list[str] = []  # the cells of the release that occur again
        self.left_out = 0  # the student's own cells beyond the limits
        self._cells_left, self._chars_left = _MAX_EXTRA_CELLS, _MAX_EXTRA_CHARS
        self._extras: dict[str | None, list[Cell]] = {}
        targets = {cell["id"]: cell for cell in release}
        found = [_target_by_name(cell, targets) for cell in submitted]
        self._adopt_by_content(release, submitted, found)
        place = None
        for cell, name in zip(submitted, found, strict=True):
            if name is None:
                if cell.get("cell_type") == "code" and source_of(cell).strip():
                    self._extras.setdefault(place, []).append(cell)
            elif name in self.first:
                self.copies.append(name)
            else:
                self.first[name] = cell
                place = name

    def take_extras_after(self, name: str | None) -> list[Cell]:
        """Return clean copies of the student's own cells between this cell and the next of the release."""
        copies: list[Cell] = []
        for extra in self._extras.get(name, []):
            length = len(source_of(extra))
            if length > min(_MAX_SOURCE_CHARS, self._chars_left) or not self._cells_left:
                self.left_out += 1
                continue
            self._cells_left, self._chars_left = self._cells_left - 1, self._chars_left - length
            copies.append(
                {
                    "cell_type": "code",
                    "execution_count": None,
                    "metadata": {"course": {"extra": True}},
                    "outputs": [],
                    "source": source_of(extra),
                }
            )
        return copies

    @staticmethod
    def _adopt_by_content(release: list[Cell], submitted: list[Cell], found: list[str | None]) -> None:
        """Give cells without a known name the place of a missing one with the same text or the same function."""
        named = set(found)
        missing = [cell for cell in release if cell["id"] not in named]
        places = _places_by_content(missing, [(i, submitted[i]) for i, name in enumerate(found) if name is None])
        for cell in missing:
            free = [place for content in _contents(cell) for place in places.get(content, ()) if found[place] is None]
            if free:
                found[min(free)] = cell["id"]


def _target_by_name(cell: Cell, targets: dict[str, Cell]) -> str | None:
    tag = as_dict(as_dict(cell.get("metadata")).get("nbgrader"))
    for name in (tag.get("grade_id"), cell.get("id")):
        if isinstance(name, str) and name in targets and targets[name]["cell_type"] == cell.get("cell_type"):
            return name
    return None


def _contents(cell: Cell) -> list[tuple[Any, ...]]:
    """Return the contents by which a cell without a name can be recognized: its text, or the function it defines."""
    exercise = cell["metadata"].get("course", {}).get("exercise")
    by_text = (cell["cell_type"], "text", source_of(cell).strip())
    return [by_text, (cell["cell_type"], "defines", exercise)] if exercise else [by_text]


def _places_by_content(release: list[Cell], submitted: list[tuple[int, Cell]]) -> dict[tuple[Any, ...], list[int]]:
    """Return the places of each content of some cells of the release, in one pass over the submitted cells.

    Of each content as many places are kept as could be needed, in order.
    """
    places: dict[tuple[Any, ...], list[int]] = {content: [] for cell in release for content in _contents(cell)}
    exercises = [name for _, what, name in places if what == "defines"]
    to_parse = _MAX_EXTRA_CHARS
    for place, cell in submitted:
        kind, source = cell.get("cell_type"), source_of(cell)
        if not isinstance(kind, str) or len(source) > min(_MAX_SOURCE_CHARS, to_parse):
            continue
        to_parse -= len(source)
        names = defined_names(source, exercises)
        for content in [(kind, "text", source.strip()), *((kind, "defines", name) for name in names)]:
            if content in places and len(places[content]) <= len(release):
                places[content].append(place)
    return places


def defined_names(source: str, names: Iterable[str]) -> list[str]:
    """Return which of these functions or variables code defines at its top level, even if it does not parse."""
    mentioned = [name for name in names if name in source]
    if not mentioned:
        return []
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return [name for name in mentioned if re.search(rf"^def {re.escape(name)}\b", source, re.MULTILINE)]
    defined = {node.name for node in body if isinstance(node, ast.FunctionDef)}
    for node in body:
        if isinstance(node, ast.Assign):
            defined |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return [name for name in mentioned if name in defined]
