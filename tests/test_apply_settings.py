"""The release with the settings of course.toml in it: points, texts, and dropped and optional exercises."""

import nbformat
import pytest

from grading.authoring.apply_settings import apply_settings
from grading.settings import AssignmentSettings, Settings


def applied(course, assignment, **own):
    """The source notebook with these settings, by cell id."""
    notebook = nbformat.read(course.source(assignment), as_version=4)
    apply_settings(notebook, assignment, Settings(assignments={assignment: AssignmentSettings(**own)}))
    return {cell.id: cell for cell in notebook.cells}


def text_of(cells, heading):
    return next(cell.source for cell in cells.values() if f"{heading}\n" in f"{cell.source}\n")


def test_without_settings_nothing_changes(course):
    cells = applied(course, "optimization")
    assert list(cells.values()) == nbformat.read(course.source("optimization"), as_version=4).cells


def test_points_change_in_the_tag_and_in_the_text_of_the_question(course):
    cells = applied(course, "optimization", points={"update_lr": 9, "reflection": 15})
    assert cells["check-update_lr"].metadata.nbgrader.points == 9
    assert cells["answer-reflection"].metadata.nbgrader.points == 15
    assert "*(15 points, graded by a person;" in text_of(cells, "## 10 · In your own words")


def test_dropped_exercise_becomes_given_code_without_a_check(course):
    cells = applied(course, "gradient_checking", drop=("backward_propagation_n",))
    given = cells["backward_propagation_n"]
    assert "check-backward_propagation_n" not in cells
    assert (given.metadata.nbgrader.solution, given.metadata.nbgrader.locked) == (False, True)
    assert "###" not in given.source
    assert "dW2 = 1.0 / m * np.dot(dZ2, A1.T)\n" in given.source  # the right line, not the planted error
    assert "this function is given" in text_of(cells, "### Exercise 5: `backward_propagation_n`")


def test_optional_exercise_keeps_its_check_for_0_points(course):
    cells = applied(course, "optimization", optional=("update_lr",))
    assert cells["check-update_lr"].metadata.nbgrader.points == 0
    assert cells["update_lr"].metadata.nbgrader.solution
    assert "0 points" in text_of(cells, "### Exercise 9: `update_lr`")


@pytest.mark.parametrize("assignment", ["initialization", "regularization", "gradient_checking", "optimization"])
def test_dropped_question_leaves_its_heading(course, assignment):
    cells = applied(course, assignment, drop=("reflection",))
    assert "answer-reflection" not in cells
    assert "graded by a person" not in "".join(cell.source for cell in cells.values())
