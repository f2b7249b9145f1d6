"""Release stage for exercises that start from faulty code: it replaces right lines by planted errors.

In a script, a line ``### PLANTED <code>`` inside the solution markers follows the right line that it replaces in the
release. Such a cell is released with its planted lines instead of a stub.
"""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions

from grading.exercises.solution_markers import BEGIN, END, PLANTED


class PlantErrorsOrClear(ClearSolutions):
    """nbgrader's ClearSolutions, except for cells with planted errors."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the cell with its planted errors, or with a stub if it has none."""
        if cell.cell_type == "code" and has_planted(cell.source):
            cell.source = plant(cell.source)
            return cell, resources
        return super().preprocess_cell(cell, resources, cell_index)


def has_planted(source: str) -> bool:
    """Whether a solution cell is released with planted errors."""
    return any(PLANTED.match(line) for line in source.split("\n"))


def plant(source: str) -> str:
    """Return the code with each planted line in place of the line before it, and without markers."""
    lines: list[str] = []
    for line in source.split("\n"):
        planted = PLANTED.match(line)
        if planted:
            lines[-1] = planted[1] + planted[2]
        elif line.strip() not in (BEGIN, END):
            lines.append(line)
    return "\n".join(lines)
