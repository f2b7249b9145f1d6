"""The gradebook as CSV, as `nbgrader export` and `course export` write it."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.plugins import CsvExportPlugin

from grading.course import write_atomically
from grading.csv_table import no_formula
from grading.due_dates import DueDates
from grading.gradebook.late_penalties import apply_late_policy, course_of
from grading.gradebook.scores import exercise_scores, read_scores

_COLUMNS = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score"),
)


class PlainCsvExport(CsvExportPlugin):
    """The table of nbgrader's export, with current late penalties and without scores of students who are excused.

    Unlike nbgrader's, it quotes names with commas, no spreadsheet reads a cell as a formula, and a full disk leaves the
    previous file.
    """

    with_exercises = False  # whether each exercise has a column

    def export(self, gradebook: Gradebook) -> int:
        """Write the scores of all students, or of those that nbgrader's options name; return the number of rows."""
        by_exercise = exercise_scores(gradebook, self.assignment) if self.with_exercises else {}
        names = list(dict.fromkeys(name for scores in by_exercise.values() for name in scores))
        rows = list(self._rows(gradebook, by_exercise, names))
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerows([(*_COLUMNS, *names), *(map(no_formula, row) for row in rows)])
        write_atomically(Path(self.to or "grades.csv"), text.getvalue().encode())
        return len(rows)

    def _rows(
        self, gradebook: Gradebook, by_exercise: Mapping[tuple[str, str], dict[str, float | None]], names: list[str]
    ) -> Iterator[list[Any]]:
        students = [each for each in gradebook.students if not self.student or each.id in map(str, self.student)]
        for assignment in gradebook.assignments:
            if self.assignment and assignment.name not in self.assignment:
                continue
            dates = DueDates.of_course(course_of(self.config).root, assignment.name)
            apply_late_policy(gradebook, assignment.name, self.config, dates)
            scores = read_scores(gradebook, assignment.name)
            for student in students:
                score = scores.get(student.id)
                numbers = (score.points, score.late_penalty or 0.0, score.final) if score else (0.0, 0.0, 0.0)
                exercises = {} if student.id in dates.excused else by_exercise.get((assignment.name, student.id), {})
                yield [
                    *(assignment.name, assignment.duedate, score and score.handed_in, student.id),
                    *(student.last_name, student.first_name, student.email),
                    *(("", "", "") if student.id in dates.excused else numbers),
                    assignment.max_score,
                    *map(exercises.get, names),
                ]
