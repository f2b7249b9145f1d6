"""The report as data for other programs: one JSON file, and a CSV file for each kind of row."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from grading.report.summary import Summary
from grading.spreadsheets import no_formula


def write_json(summary: Summary, path: Path) -> None:
    """Write the whole content of the report."""
    data = {
        "assignment": summary.assignment,
        "manual_points": summary.manual_points,
        "weaker_isolation": summary.weaker_isolation,
        "scores": asdict(summary.scores),
        "exercises": [asdict(exercise) for exercise in summary.exercises],
        "needs_attention": [asdict(concern) for concern in summary.concerns],
        "similar": asdict(summary.similarity),
        "unknown_mistakes": asdict(summary.unknown_mistakes),
        "students": list(student_rows(summary)),
    }
    text = json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8", errors="backslashreplace")


def write_csv(rows: Iterable[dict[str, Any]], columns: list[str], path: Path) -> None:
    """Write rows below a line of column names; no spreadsheet reads a cell as a formula."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows({name: no_formula(value) for name, value in row.items()} for row in rows)


def student_columns(summary: Summary) -> list[str]:
    """Return the names of what `student_rows` gives."""
    return ["student", "score", "max_score", *(e.name for e in summary.exercises), "needs_attention", "similar_group"]


def student_rows(summary: Summary) -> Iterator[dict[str, Any]]:
    """Yield a row for each student: scores, what needs attention, and the number of the group of similar solutions."""
    reasons: dict[str, list[str]] = {}
    for concern in summary.concerns:
        reasons.setdefault(concern.student, []).append(f"{concern.kind}: {concern.reason}")
    groups = enumerate(summary.similarity.groups, start=1)
    group_of = {student: number for number, group in groups for student in group.students}
    for submission in summary.submissions:
        scores = {e.name: submission.exercises.get(e.name, {}).get("score") for e in summary.exercises}
        yield {
            "student": submission.student,
            "score": submission.score,
            "max_score": submission.max_score,
            **scores,
            "needs_attention": "; ".join(reasons.get(submission.student, [])),
            "similar_group": group_of.get(submission.student),
        }


EXERCISE_COLUMNS = [
    "exercise",
    "max_score",
    "submissions",
    "points_share",
    "full",
    "partial",
    "nothing",
    "not_attempted",
    "discrimination",
    "why_undefined",
]


def exercise_rows(summary: Summary) -> Iterator[dict[str, Any]]:
    """Yield a row for each exercise; shares are of 1."""
    for exercise in summary.exercises:
        yield {
            "exercise": exercise.name,
            "max_score": exercise.max_score,
            "submissions": exercise.n,
            "points_share": round(exercise.points_share, 4),
            "full": exercise.full,
            "partial": exercise.partial,
            "nothing": exercise.nothing,
            "not_attempted": exercise.not_attempted,
            "discrimination": None if exercise.discrimination is None else round(exercise.discrimination, 4),
            "why_undefined": exercise.why_undefined,
        }


MISCONCEPTION_COLUMNS = ["exercise", "misconception", "count", "hint"]


def misconception_rows(summary: Summary) -> Iterator[dict[str, Any]]:
    """Yield a row for each misconception, most frequent first; unknown mistakes have no name."""
    for exercise, found in summary.misconceptions:
        yield {"exercise": exercise, "misconception": found.name, "count": found.count, "hint": found.hint}


UNKNOWN_MISTAKE_COLUMNS = ["exercise", "count", "solution", "declaration"]


def unknown_mistake_rows(summary: Summary) -> Iterator[dict[str, Any]]:
    """Yield a row for each unknown mistake that several students share, most frequent first."""
    yield from map(asdict, summary.unknown_mistakes.groups)
