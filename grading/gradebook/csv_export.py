"""The gradebook as CSV, as `nbgrader export` and `course export` write it."""

from __future__ import annotations

import csv

from nbgrader.api import Gradebook
from nbgrader.plugins import CsvExportPlugin

from grading.due_dates import DueDates
from grading.gradebook.late_penalties import apply_late_policy, course_of
from grading.spreadsheets import no_formula

# the columns that are empty for students who are excused
_SCORES = ("raw_score", "late_submission_penalty", "score")


class PlainCsvExport(CsvExportPlugin):
    """nbgrader's export with current late penalties, without scores of the excused, and safe in a spreadsheet."""

    def export(self, gradebook: Gradebook) -> None:
        """Write every grade to the file."""
        excused = {}
        for assignment in gradebook.assignments:
            apply_late_policy(gradebook, assignment.name, self.config)
            excused[assignment.name] = DueDates.of_course(course_of(self.config).root, assignment.name).excused
        super().export(gradebook)
        path = self.to or "grades.csv"
        with open(path, encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        for row in rows:
            if row[header.index("student_id")] in excused.get(row[0], ()):
                for column in _SCORES:
                    row[header.index(column)] = ""
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(map(no_formula, row) for row in (header, *rows))
