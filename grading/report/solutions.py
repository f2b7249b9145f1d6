"""Reads the graded solutions of a class, and the structures that the course itself suggests."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from grading.course import Course
from grading.judging.rebuild import source_of
from grading.judging.verdict import Verdict
from grading.report.similarity import Solution
from grading.report.structure import fingerprint
from grading.settings import Settings

# many cells of a class have the same text
_fingerprint = lru_cache(maxsize=4096)(fingerprint)


def read_solutions(course: Course, assignment: str, verdicts: Mapping[str, Verdict]) -> dict[str, dict[str, Solution]]:
    """Return each student's attempted solutions that are Python, by student and exercise, from the graded notebooks."""
    found = {}
    for student, verdict in verdicts.items():
        attempted = {name: each for name, each in verdict.exercises.items() if each.attempted}
        found[student] = {
            name: Solution(structure, attempted[name].passed)
            for name, source in solution_cells(graded_cells(course, assignment, student)).items()
            if name in attempted and (structure := _fingerprint(source, name))
        }
    return found


def graded_cells(course: Course, assignment: str, student: str) -> list[dict[str, Any]]:
    """Return the cells of a student's graded notebook; an empty list if there is none."""
    try:
        return json.loads(course.graded(student, assignment).read_bytes())["cells"]
    except (OSError, ValueError, KeyError):
        return []


def expected_structures(course: Course, assignment: str) -> dict[str, set[str]]:
    """Return for each exercise the structures of the stub, the reference and its known mistakes."""
    references = solution_cells(course.read_source(assignment)["cells"])
    stubs = solution_cells(json.loads(course.release(assignment).read_text(encoding="utf-8"))["cells"])
    expected = {}
    for exercise in Settings.of_folder(course.root).exercises(assignment):
        reference = references[exercise.name]
        changes = (*exercise.alternatives, *exercise.misconceptions)
        sources = [reference, stubs[exercise.name], *(change.apply(reference) for change in changes)]
        fingerprints = (_fingerprint(source, exercise.name) for source in sources)
        expected[exercise.name] = {found for found in fingerprints if found is not None}
    return expected


def solution_cells(cells: list[dict[str, Any]]) -> dict[str, str]:
    """Return the source of each exercise's solution cell."""
    roles = ((cell["metadata"].get("course", {}), cell) for cell in cells)
    return {role["exercise"]: source_of(cell) for role, cell in roles if "exercise" in role}
