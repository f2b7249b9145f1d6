"""Unknown mistakes that several students share: wrong answers without a name, grouped by equal outcomes.

A group names no student. It shows one solution, without comments and docstrings, and only if at least two students have
these outcomes: what one student alone did says little about the class.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from grading.course import Course
from grading.exercises import exercises_of
from grading.report.code_lines import printable, read_lines, text_of
from grading.report.declaration import declare
from grading.report.solutions import graded_cells, solution_cells

SMALLEST_GROUP = 2

# longer solutions and declarations are not shown, so that the report keeps its size whatever students wrote
_MOST_CHARACTERS = 5_000


@dataclass(frozen=True)
class UnknownMistake:
    """Wrong answers to one exercise with the same outcomes on all cases."""

    exercise: str
    count: int  # of students
    solution: str  # one of theirs; empty if all are too long or not plain Python
    declaration: str  # the same solution as the declaration of a misconception


@dataclass(frozen=True)
class UnknownMistakes:
    """The unknown mistakes of a class."""

    groups: tuple[UnknownMistake, ...]  # most frequent first
    alone: int  # number of wrong answers with outcomes that no other student has


def find_unknown_mistakes(course: Course, assignment: str, digests: Mapping[str, Mapping[str, str]]) -> UnknownMistakes:
    """Group the wrong answers without a name: student -> exercise -> `ExerciseVerdict.unknown_mistake`, not empty."""
    counts = Counter(found for own in digests.values() for found in own.items())
    shared = {found for found, count in counts.items() if count >= SMALLEST_GROUP}
    solutions = _solutions(course, assignment, digests, shared)
    references = solution_cells(course.read_source(assignment)["cells"])
    order = [exercise.name for exercise in exercises_of(assignment)]
    groups = []
    for exercise, digest in sorted(shared, key=lambda found: (-counts[found], order.index(found[0]), found[1])):
        shown = _shown(f"unknown-{digest[:6]}", references[exercise], solutions.get((exercise, digest), ()))
        groups.append(UnknownMistake(exercise, counts[exercise, digest], *shown))
    return UnknownMistakes(tuple(groups), alone=counts.total() - sum(group.count for group in groups))


def _solutions(
    course: Course, assignment: str, digests: Mapping[str, Mapping[str, str]], shared: Collection[tuple[str, str]]
) -> dict[tuple[str, str], set[str]]:
    """Return (exercise, digest) -> the different sources of the students who share it."""
    found: dict[tuple[str, str], set[str]] = {}
    for student, own in digests.items():
        wanted = shared & own.items()
        if wanted:
            sources = solution_cells(graded_cells(course, assignment, student))
            for exercise, digest in wanted:
                if exercise in sources:
                    found.setdefault((exercise, digest), set()).add(sources[exercise])
    return found


def _shown(name: str, reference: str, sources: Collection[str]) -> tuple[str, str]:
    """Return the solution with the shortest declaration, and that declaration; empty texts if there is none."""
    candidates = []
    for lines in map(read_lines, sources):
        if lines:
            solution = printable(text_of(lines))
            if len(solution) <= _MOST_CHARACTERS:
                candidates.append((declare(name, reference, lines), solution))
    candidates = [pair for pair in candidates if len(pair[0]) <= _MOST_CHARACTERS]
    declaration, solution = min(candidates, key=lambda pair: (len(pair[0]), pair), default=("", ""))
    return solution, declaration
