"""Release stage that gives a notebook the points and exercises of the course folder's `course.toml`.

It is the first stage of `nbgrader generate_assignment`, so source/ is the same for all settings.
"""

import re
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from grading.exercises.solution_markers import worked_solution
from grading.settings import Settings

_GIVEN = "*In this course this function is given. There is nothing to write here.*"
_OPTIONAL = "*Optional in this course: it is checked, but for 0 points.*"
_NO_QUESTION = "*In this course there is no question here.*"


class ApplySettings(NbGraderPreprocessor):
    """Changes points, and turns dropped exercises into given code; nbgrader runs it in the course folder."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the notebook with the settings in it."""
        apply_settings(nb, resources["nbgrader"]["assignment"], Settings.of_folder(Path.cwd()))
        return nb, resources


def apply_settings(notebook: NotebookNode, assignment: str, settings: Settings) -> None:
    """Change a source notebook; without settings for its assignment nothing changes."""
    own = settings.assignment(assignment)
    points = settings.cell_points(assignment)
    notes = dict.fromkeys(own.optional, _OPTIONAL) | dict.fromkeys(own.drop, _GIVEN)
    cells: list[NotebookNode] = []
    for cell in notebook.cells:
        role, tag = cell.metadata.get("course", {}), cell.metadata.get("nbgrader", {})
        if role.get("check") in own.drop:
            continue
        if "answer" in role:
            _say_points(cells[-1], points.get(tag["grade_id"]))
            if role["answer"] in own.drop:
                continue
        if tag.get("grade") and points.get(tag["grade_id"], tag["points"]) != tag["points"]:
            role["declared_points"], tag["points"] = tag["points"], points[tag["grade_id"]]
        if role.get("exercise") in own.drop:
            cell.metadata["course"] = {"given": role["exercise"], "dropped": True}
            tag.update(solution=False, locked=True)
            cell.source = worked_solution(cell.source)
        if cell.cell_type == "markdown":
            for name, note in notes.items():  # below the heading of the exercise
                cell.source = re.sub(rf"^(#+ .*`{name}`.*)$", rf"\1\n\n{note}", cell.source, flags=re.MULTILINE)
        cells.append(cell)
    notebook.cells = cells


def _say_points(cell: NotebookNode, points: int | None) -> None:
    """Correct the points in the text above the question that needs manual grading; None leaves only its heading."""
    if points is None:
        heading, _, _ = cell.source.partition("\n")
        cell.source = f"{heading}\n\n{_NO_QUESTION}"
    else:
        cell.source = re.sub(r"\(\d+ points, graded by a person", f"({points} points, graded by a person", cell.source)
