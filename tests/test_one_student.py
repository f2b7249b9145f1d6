"""What instructors do for one student who asks: grade again with a note, and look at each case of a function."""

import shutil

import pytest
from graded_class import ASSIGNMENT, gradebook

from grading.classroom.explain_command import explain
from grading.classroom.regrade_command import regrade
from grading.errors import CourseError
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow
from grading.gradebook.notes import add_note, read_notes
from grading.gradebook.verdict_store import VerdictStore
from grading.sandbox.isolation import available

STUDENT = "mistakes-1"


@pytest.fixture(scope="module")
def graded(baseline, tmp_path_factory):
    """A copy of the graded class."""
    original, _ = baseline
    folder = tmp_path_factory.mktemp("one-student") / "course"
    shutil.copytree(original.root, folder)
    return type(original)(folder)


def wrong_exercise(graded):
    verdict = VerdictStore(graded.root, ASSIGNMENT).read(STUDENT)
    return next(
        each for each in verdict.exercises.values() if each.attempted and not each.passed and each.misconception
    )


def test_explain_shows_hidden_cases_and_both_values_in_lines_that_fit(graded, capsys):
    wrong = wrong_exercise(graded)
    explain(graded, STUDENT, ASSIGNMENT, wrong.exercise, available())
    text = capsys.readouterr().out
    assert text.startswith(f"{wrong.exercise} of {STUDENT}: {wrong.score} of {wrong.max_score} points")
    assert f"known mistake: {wrong.misconception}" in text
    blocks = text.split("\n\n")[1:]
    assert {block.split()[0] for block in blocks} == {"visible", "hidden"}
    assert all("expected:" in block and "returned:" in block for block in blocks)
    assert any("✗" in block for block in blocks)
    assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize(
    ("student", "exercise", "message"),
    [("nobody", "gradient_check", "'nobody' has not handed in"), (STUDENT, "gradient", "did you mean")],
)
def test_explain_refuses_what_is_not_there(graded, student, exercise, message):
    with pytest.raises(CourseError, match=message) as error:
        explain(graded, student, ASSIGNMENT, exercise, available())
    assert error.value.exit_code == 2


def test_regrade_keeps_manual_scores_and_a_note(graded, capsys):
    place = ("answer-reflection", ASSIGNMENT, ASSIGNMENT, STUDENT)
    with gradebook(graded) as book:
        grade = book.find_grade(*place)
        grade.manual_score, grade.needs_manual_grade = 7, False
        book.db.commit()
    path = graded.root / "verdicts" / ASSIGNMENT / f"{STUDENT}.json"
    path.write_text("damaged")
    assert regrade(graded, STUDENT, ASSIGNMENT, " Your <b> is right.\n", available()) == 0
    assert "the score is as before" in capsys.readouterr().out
    with gradebook(graded) as book:
        assert book.find_grade(*place).score == 7
    assert VerdictStore(graded.root, ASSIGNMENT).read(STUDENT) is not None  # it was judged again
    assert [note.text for note in read_notes(graded.root, STUDENT, ASSIGNMENT)] == ["Your <b> is right."]
    NbgraderWorkflow(graded, ASSIGNMENT).feedback(STUDENT)
    assert "Your &lt;b&gt; is right." in graded.feedback_page(STUDENT, ASSIGNMENT).read_text(encoding="utf-8")


def test_notes_are_in_order_and_damaged_ones_are_never_overwritten(tmp_path):
    for text in ("one", "two"):
        add_note(tmp_path, "ada", ASSIGNMENT, text)
    assert [note.text for note in read_notes(tmp_path, "ada", ASSIGNMENT)] == ["one", "two"]
    path = tmp_path / "notes" / ASSIGNMENT / "ada.json"
    path.write_text("{")
    with pytest.raises(CourseError, match="correct or delete it"):
        add_note(tmp_path, "ada", ASSIGNMENT, "three")
    assert path.read_text() == "{"


def test_an_empty_note_is_refused_before_anything_is_judged():
    with pytest.raises(CourseError, match="a note must be"):
        regrade(None, "ada", ASSIGNMENT, " ", sandbox=True)
