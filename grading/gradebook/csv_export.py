"""The gradebook as CSV, as `nbgrader export` and `course export` write it."""

from __future__ import annotations

import csv

from nbgrader.api import Gradebook
from nbgrader.plugins import CsvExportPlugin

from grading.spreadsheets import no_formula


class PlainCsvExport(CsvExportPlugin):
    """nbgrader's export, in which no spreadsheet reads a cell as a formula."""

    def export(self, gradebook: Gradebook) -> None:
        """Write every grade to the file."""
        super().export(gradebook)
        path = self.to or "grades.csv"
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(map(no_formula, row) for row in rows)
