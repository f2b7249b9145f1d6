"""Chooses the notebook to grade among all that a student handed in."""

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from grading.errors import CourseError
from grading.judging.read_submission import read_notebook, why_refused
from grading.judging.rebuild import Notebook
from grading.lms.names import Sender
from grading.lms.unpack import ReceivedFile

_NUMBER = re.compile(r"[0-9]{1,15}")


@dataclass(frozen=True)
class Candidate:
    """A notebook that could be the submission; `why_refused` says why the grader would not grade it."""

    sender: Sender
    file: ReceivedFile
    sha256: str
    assignment: str  # the one that the notebook names; empty if it names none
    why_refused: str


def examine(sender: Sender, file: ReceivedFile, release: Notebook) -> Candidate:
    """Read a notebook and look what it is; raise `CourseError` if it cannot be read from the archive."""
    content = file.read()
    notebook = read_notebook(content)
    refused = why_refused(notebook, release).removesuffix("; score 0")
    return Candidate(sender, file, hashlib.sha256(content).hexdigest(), _assignment(notebook), refused)


def named_assignment(file: ReceivedFile) -> str:
    """Return the assignment that a notebook names; empty if it names none, or cannot be read."""
    try:
        return _assignment(read_notebook(file.read()))
    except CourseError:
        return ""


def _assignment(notebook: NotebookNode | None) -> str:
    named: Any = notebook.metadata.get("course", {}).get("assignment") if notebook else None
    return named if isinstance(named, str) else ""


def choose(candidates: list[Candidate], assignment: str) -> Candidate:
    """Return the notebook to grade.

    A notebook of the assignment goes before others, then the exact name, then the higher number: that of Canvas's file,
    or that in ``optimization (2).ipynb`` or ``attempt 2/``. Raise `CourseError` if there is none, or if it is not clear
    which one of several it is.
    """
    ours = [candidate for candidate in candidates if not candidate.why_refused]
    if not ours:
        # a damaged notebook is taken, so that the student's feedback says so
        candidates = [each for each in candidates if each.assignment in ("", assignment)] or candidates
        if len(candidates) == 1 and candidates[0].assignment in ("", assignment):
            return candidates[0]
        raise CourseError(candidates[0].why_refused if candidates else "no notebook was handed in")
    ranked = sorted(ours, key=lambda candidate: _rank(candidate, assignment), reverse=True)
    first = ranked[0]
    for other in ranked[1:]:
        if other.sha256 != first.sha256 and not _is_clearly_first(first, other, assignment):
            names = " and ".join("/".join(each.file.parts) for each in (first, other))
            raise CourseError(f"more than one notebook could be the submission ({names}): delete all but one")
    return first


def _stem(candidate: Candidate) -> str:
    """Return the name that the student gave the file, without its ending."""
    name = candidate.file.parts[-1].casefold().removesuffix(".ipynb")
    if candidate.sender.order and candidate.file.parts[-1] == candidate.sender.member:
        name = name.split(f"_{candidate.sender.order}_", 1)[-1]
    return name


def _rank(candidate: Candidate, assignment: str) -> tuple[bool, int, bool, list[int]]:
    stem = _stem(candidate)
    numbers = [int(number) for part in (*candidate.file.parts[:-1], stem) for number in _NUMBER.findall(part)]
    # a browser or Canvas may have added a number to the name of the assignment
    named = re.fullmatch(rf"{assignment}(?:[ _-]*\(?\d+\)?)?", stem) is not None
    return named, candidate.sender.order, stem == assignment, numbers


def _is_clearly_first(first: Candidate, other: Candidate, assignment: str) -> bool:
    """Whether the name of the first says that it is the submission, and not the other, which ranks lower."""
    named, *mine, _ = _rank(first, assignment)
    other_named, *others, _ = _rank(other, assignment)
    skeletons = {_NUMBER.sub("", "/".join(each.file.parts)) for each in (first, other)}
    return named and (not other_named or mine != others or len(skeletons) == 1)
