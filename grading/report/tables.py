"""The report for other programs: one JSON file, and a CSV file for each kind of row."""

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
    """Write everything that the report says."""
    data = {
        "assignment": summary.assignment,
        "manual_points": summary.manual_points,
        "weaker_isolation": summary.weaker_isolation,
        "scores": asdict(summary.scores),
        "exercises": [asdict(exercise) for exercise in summary.exercises],
        "concerns": [asdict(concern) for concern in summary.concerns],
        "alike": asdict(summary.likeness),
        "students": list(student_rows(summary)),
    }
    text = json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8", errors="backslashreplace")


def write_csv(rows: Iterable[dict[str, Any]], columns: list[str], path: Path) -> None:
    """Write rows under a line of column names; no cell is taken for a formula."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows({name: no_formula(value) for name, value in row.items()} for row in rows)


def student_columns(summary: Summary) -> list[str]:
    """Return the names of what `student_rows` gives."""
    return ["student", "score", "max_score", *(e.name for e in summary.exercises), "look", "alike"]


def student_rows(summary: Summary) -> Iterator[dict[str, Any]]:
    """Yield a row for each student: scores, why a look is needed, and the number of the group of like solutions."""
    looks: dict[str, list[str]] = {}
    for concern in summary.concerns:
        looks.setdefault(concern.student, []).append(f"{concern.kind}: {concern.reason}")
    groups = enumerate(summary.likeness.groups, start=1)
    group_of = {student: number for number, group in groups for student in group.students}
    for submission in summary.submissions:
        scores = {e.name: submission.exercises.get(e.name, {}).get("score") for e in summary.exercises}
        yield {
            "student": submission.student,
            "score": submission.score,
            "max_score": submission.max_score,
            **scores,
            "look": "; ".join(looks.get(submission.student, [])),
            "alike": group_of.get(submission.student),
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
    """Yield a row for each misconception that was met."""
    for exercise in summary.exercises:
        for met in exercise.misconceptions:
            yield {"exercise": exercise.name, "misconception": met.name, "count": met.count, "hint": met.hint}
