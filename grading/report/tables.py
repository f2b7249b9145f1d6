"""The report as data for other programs: one JSON file, and a CSV file for each kind of row."""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from grading.csv_table import no_formula
from grading.report.summary import Summary

# the fields of `ExerciseStatistics` that have another name as a column
_COLUMNS = {"name": "exercise", "n": "submissions"}


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


def write_tables(summary: Summary, folder: Path) -> None:
    """Write the CSV files."""
    students, exercises = list(student_rows(summary)), list(exercise_rows(summary))
    _write_csv(students[0], (row.values() for row in students), folder / "report.csv")
    _write_csv(exercises[0], (row.values() for row in exercises), folder / "exercises.csv")
    # an unknown mistake has no name
    misconceptions = ((exercise, found.name, found.count, found.hint) for exercise, found in summary.misconceptions)
    _write_csv(("exercise", "misconception", "count", "hint"), misconceptions, folder / "misconceptions.csv")
    unknown = ((each.exercise, each.count, each.solution, each.declaration) for each in summary.unknown_mistakes.groups)
    _write_csv(("exercise", "count", "solution", "declaration"), unknown, folder / "unknown_mistakes.csv")


def _write_csv(columns: Iterable[str], rows: Iterable[Iterable[Any]], path: Path) -> None:
    """Write rows below a line of column names; no spreadsheet reads a cell as a formula."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        csv.writer(file).writerows(map(no_formula, row) for row in (columns, *rows))


def student_rows(summary: Summary) -> Iterator[dict[str, Any]]:
    """Yield a row for each student: scores, what needs attention, and the number of the group of similar solutions."""
    reasons: dict[str, list[str]] = {}
    for concern in summary.concerns:
        reasons.setdefault(concern.student, []).append(f"{concern.kind}: {concern.reason}")
    groups = enumerate(summary.similarity.groups, start=1)
    group_of = {student: number for number, group in groups for student in group.students}
    for student, verdict in summary.verdicts.items():
        yield {
            "student": student,
            "score": verdict.score,
            "max_score": verdict.max_score,
            "late_penalty": summary.late_penalties.get(student, 0),
            **{each.name: verdict.exercises[each.name].score for each in summary.exercises},
            "needs_attention": "; ".join(reasons.get(student, [])),
            "similar_group": group_of.get(student),
        }


def exercise_rows(summary: Summary) -> Iterator[dict[str, Any]]:
    """Yield a row for each exercise; shares are of 1."""
    for exercise in summary.exercises:
        values = asdict(exercise)
        del values["misconceptions"], values["unexplained"]
        yield {
            _COLUMNS.get(name, name): round(value, 4) if isinstance(value, float) else value
            for name, value in values.items()
        }
