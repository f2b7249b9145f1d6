"""Changes of course.toml after grading began: release, gradebook and grader follow, and nobody's marks are lost."""

import json
import re
import shutil

import commands
import pytest
from graded_class import ASSIGNMENT, DUE, STUDENTS, InProcess, grade, gradebook, rows
from nbgrader.api import Gradebook

from grading.classroom.plan import Plan
from grading.cli import main
from grading.course import Course
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow
from grading.report.command import read_class, write_report

CHANGED = f"""[assignments.{ASSIGNMENT}]
due = 2030-02-01T12:00:00
drop = ["gradient_check"]
optional = ["backward_propagation"]
points = {{ gradient_check_n = 70 }}
"""
PLACE = (ASSIGNMENT, ASSIGNMENT, "solved")


@pytest.fixture(scope="module")
def judges():
    made = {}
    yield made
    for judge in made.values():
        judge.close()


@pytest.fixture
def term(baseline, tmp_path, monkeypatch, judges):
    """A graded class with manual marks, a roster, and another assignment; the working directory."""
    term = Course(tmp_path / "course")
    shutil.copytree(baseline[0].root, term.root)
    with gradebook(term) as book:
        book.update_or_create_student("solved", last_name="Lovelace")
        book.update_or_create_assignment("optimization", duedate=DUE)
        answer = book.find_grade("answer-reflection", *PLACE)
        answer.manual_score, answer.needs_manual_grade = 8, False
        book.find_grade("check-gradient_check", *PLACE).manual_score = 24
        book.find_comment("gradient_check", *PLACE).manual_comment = "See me."
        book.db.commit()
    monkeypatch.chdir(term.root)
    monkeypatch.setattr(Plan, "workers", lambda plan, inputs: InProcess(judges, inputs))
    return term


def update(term, settings, capsys):
    (term.root / "course.toml").write_text(settings, encoding="utf-8")
    capsys.readouterr()
    assert main(["update", ASSIGNMENT]) == 0
    return capsys.readouterr().out


def points_of(score):
    return score.points, score.max_score


def everything(term):
    with gradebook(term) as book:
        return rows(book), term.release(ASSIGNMENT).read_bytes()


def test_changes_keep_marks_roster_and_other_assignments(term, capsys):
    before, _ = everything(term)
    said = update(term, CHANGED, capsys)
    for line in (
        "due date none → 2030-02-01 12:00 UTC",
        "gradient_check is no longer graded (25 points); manual marks kept in case it returns: 1",
        "backward_propagation: 5 → 0 points",
        "gradient_check_n: 35 → 70 points",
        f"run `course grade {ASSIGNMENT}` to bring the scores of {len(STUDENTS)} submissions up to date",
    ):
        assert f"{ASSIGNMENT}: {line}\n" in said
    results = grade(term)
    assert [line for result in results.values() for line in (*result.incidents, result.problem) if line] == []
    scores = NbgraderWorkflow(term, ASSIGNMENT).scores()
    assert points_of(scores["solved"]) == (5 + 70 + 20 + 8, 5 + 70 + 20 + 10)
    assert not scores["solved"].needs_manual_grade  # a person has marked this very file
    assert points_of(scores["untouched"]) == (0, 105)
    with gradebook(term) as book:
        assert book.find_grade("check-gradient_check_n", *PLACE).auto_score == 70
        assert book.find_student("solved").last_name == "Lovelace"
        assert book.find_assignment("optimization").duedate == DUE
    assert len(read_class(term, ASSIGNMENT)[0]) == len(STUDENTS)
    assert write_report(term, ASSIGNMENT).is_file()
    NbgraderWorkflow(term, ASSIGNMENT).feedback("untouched")
    page = term.feedback_page("untouched", ASSIGNMENT).read_text(encoding="utf-8")
    [section] = re.findall(r'<section [^>]*id="check-backward_propagation".*?</section>', page, re.DOTALL)
    assert "no points" in section
    assert "Not attempted" in section

    said = update(term, "", capsys)
    assert "gradient_check is graded now (25 points); manual marks that are back: 1" in said
    assert f"{ASSIGNMENT}: students may have the solution of gradient_check: it was given code\n" in said
    grade(term)
    after, _ = everything(term)
    with gradebook(term) as book:
        assert book.find_grade("check-gradient_check", *PLACE).manual_score == 24
        assert book.find_comment("gradient_check", *PLACE).manual_comment == "See me."
    for table in ("student", "base_cell", "grade_cells", "solution_cells", "source_cell", "submitted_assignment"):
        assert after[table] == before[table]
    assert points_of(NbgraderWorkflow(term, ASSIGNMENT).scores()["solved"]) == (5 + 5 + 24 + 35 + 20 + 8, 100)


def test_update_again_changes_nothing(term, capsys):
    update(term, CHANGED, capsys)
    left = everything(term)
    assert update(term, CHANGED, capsys) == "everything is up to date\n"
    assert everything(term) == left


def test_generate_assignment_gives_the_same_release_and_gradebook(term, tmp_path, capsys):
    twin = Course(tmp_path / "twin")
    shutil.copytree(term.root, twin.root)
    update(term, CHANGED, capsys)
    (twin.root / "course.toml").write_text(CHANGED, encoding="utf-8")
    done = commands.run("nbgrader", "generate_assignment", ASSIGNMENT, "--force", folder=twin.root, HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert everything(twin) == everything(term)


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_update_that_is_stopped_leaves_the_old_state(term, capsys, monkeypatch, error):
    left = everything(term)

    def stop(*_):
        raise error

    (term.root / "course.toml").write_text(CHANGED, encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr("grading.gradebook.released_cells._change", stop)
        assert main(["update", ASSIGNMENT]) in (1, 130)
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert everything(term) == left
    assert main(["update", ASSIGNMENT]) == 0
    assert everything(term) != left


def test_update_takes_a_newer_notebook_and_keeps_the_replaced_one(term, capsys):
    source = term.source(ASSIGNMENT)
    new = source.read_bytes()
    notebook = json.loads(new)
    notebook["metadata"]["course"]["script_sha256"] = "0123456789"
    source.write_text(json.dumps(notebook), encoding="utf-8")
    term.script(ASSIGNMENT).unlink()  # only the repository has scripts
    assert f"replaced/{ASSIGNMENT}-01234567.ipynb" in update(term, "", capsys)
    assert source.read_bytes() == new
    assert json.loads((term.root / "replaced" / f"{ASSIGNMENT}-01234567.ipynb").read_text()) == notebook


def test_gradebook_without_the_assignment_gets_it_from_the_release(term):
    (term.root / "gradebook.db").unlink()
    NbgraderWorkflow(term, ASSIGNMENT).register()
    with Gradebook(f"sqlite:///{term.root}/gradebook.db", "deep-learning") as book:
        assert book.find_assignment(ASSIGNMENT).max_score == 100
