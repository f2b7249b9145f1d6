"""The full workflow with nbgrader's own commands, as an instructor and a student type them."""

import csv
import html
import json
import re
import subprocess
import sys
from pathlib import Path

import commands
import pytest
from conftest import ASSIGNMENT, bare_environment, make_course
from nbgrader.api import Gradebook

from grading.demo.synthetic_class import fill, noisy
from grading.exercises.solution_markers import BEGIN, END

GD, ADAM = "update_parameters_with_gd", "update_parameters_with_adam"
WRONG_GD = (
    f"def {GD}(parameters, grads, learning_rate):\n"
    "    return {k: p + learning_rate * grads['d' + k] for k, p in parameters.items()}"
)
REMARK = "Clear, and to the point."


def nbgrader(folder, *words):
    """Run one command where no virtual environment is active."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    succeeds(commands.run("nbgrader", *words, folder=folder, HOME=str(home)))


def nbgrader_itself(folder, *words):
    """The same with the installed script, in a process that begins from nothing."""
    command = [str(Path(sys.executable).with_name("nbgrader")), *words]
    environment = bare_environment(HOME=str(folder / "home"))
    succeeds(subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120))


def succeeds(done):
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def course_dirs(tmp_path_factory):
    """The instructor's course folder, and a student's folder that shares its exchange."""
    root = tmp_path_factory.mktemp("round")
    course = make_course(root / "course", exchange=True)
    student = root / "student"
    student.mkdir()
    settings = (course.root / "nbgrader_config.py").read_text(encoding="utf-8")
    (student / "nbgrader_config.py").write_text(settings, encoding="utf-8")
    return course, student


@pytest.fixture(scope="module")
def graded(course_dirs, answers):
    """The round up to the grades: one student goes through the exchange, the others' files are already there."""
    course, student = course_dirs
    committed = course.release(ASSIGNMENT).read_bytes()
    nbgrader(course.root, "generate_assignment", ASSIGNMENT, "--force")
    assert course.release(ASSIGNMENT).read_bytes() == committed
    nbgrader(course.root, "release_assignment", ASSIGNMENT)

    nbgrader(student, "fetch_assignment", ASSIGNMENT)
    mine = student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    release = json.loads(mine.read_text(encoding="utf-8"))
    assert mine.read_bytes() == committed
    right = answers.solutions
    partly = right[ADAM].replace("### END SOLUTION", "").replace("return parameters, v, s", "return unmoved, v, s")
    partly = partly.replace("### BEGIN SOLUTION", "unmoved = {k: p.copy() for k, p in parameters.items()}")
    assert partly.count("unmoved") == 2
    mine.write_text(json.dumps(fill(release, right | {GD: WRONG_GD, ADAM: partly})), encoding="utf-8")
    nbgrader(student, "submit", ASSIGNMENT)

    nbgrader(course.root, "collect", ASSIGNMENT)
    [collected] = course.students(ASSIGNMENT)
    others = {
        "solved": fill(release, right),
        "untouched": release,
        "noisy": fill(release, {name: noisy(source) for name, source in right.items()}),
    }
    for name, notebook in others.items():
        path = course.submission(name, ASSIGNMENT)
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook), encoding="utf-8")
    unreadable = course.submission("unreadable", ASSIGNMENT)
    unreadable.parent.mkdir(parents=True)
    unreadable.write_bytes(b"\x00 no notebook")
    nbgrader_itself(course.root, "autograde", ASSIGNMENT)
    return course, student, collected


@pytest.fixture(scope="module")
def returned(graded):
    """Manual marks, a second autograding, feedback there and back, and the export."""
    course, student, collected = graded
    with Gradebook(f"sqlite:///{course.root}/gradebook.db") as gradebook:
        place = (ASSIGNMENT, ASSIGNMENT, "solved")
        grade = gradebook.find_grade("answer-reflection", *place)
        grade.manual_score, grade.needs_manual_grade = 8, False
        gradebook.find_grade("check-update_lr", *place).extra_credit = 1
        gradebook.find_comment("answer-reflection", *place).manual_comment = REMARK
        gradebook.db.commit()
    nbgrader(course.root, "autograde", ASSIGNMENT, "--force")
    nbgrader(course.root, "generate_feedback", ASSIGNMENT)
    nbgrader(course.root, "release_feedback", ASSIGNMENT, "--student", collected)
    nbgrader(student, "fetch_feedback", ASSIGNMENT)
    nbgrader(course.root, "export", "--to", "grades.csv")
    return course, student, collected


@pytest.fixture(scope="module")
def first_scores(graded):
    """The gradebook as the first autograding left it: score, and whether a person is still to mark."""
    course, _, _ = graded
    with Gradebook(f"sqlite:///{course.root}/gradebook.db") as gradebook:
        return {
            submission.student.id: (submission.score, submission.max_score, submission.needs_manual_grade)
            for submission in gradebook.assignment_submissions(ASSIGNMENT)
        }


def text_of(page):
    return html.unescape(re.sub("<[^>]+>", "", page))


def feedback_of(course, student):
    return (course.root / "feedback" / student / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text(encoding="utf-8")


def test_scores_of_all_students(graded, first_scores):
    _, _, collected = graded
    assert first_scores == {
        "solved": (90, 100, True),
        "noisy": (90, 100, True),
        "untouched": (0, 100, False),
        "unreadable": (0, 100, False),
        collected: (90 - 6 - 10, 100, True),
    }


def test_every_check_has_an_explicit_score(graded):
    course, _, _ = graded
    with Gradebook(f"sqlite:///{course.root}/gradebook.db") as gradebook:
        for submission in gradebook.assignment_submissions(ASSIGNMENT):
            [notebook] = submission.notebooks
            scores = {grade.name: grade.auto_score for grade in notebook.grades}
            assert len(scores) == 11
            assert [name for name, score in scores.items() if score is None and name != "answer-reflection"] == []


def test_manual_scores_survive_regrading(returned):
    course, _, _ = returned
    with Gradebook(f"sqlite:///{course.root}/gradebook.db") as gradebook:
        place = (ASSIGNMENT, ASSIGNMENT, "solved")
        assert gradebook.find_submission(ASSIGNMENT, "solved").score == 90 + 8 + 1
        assert gradebook.find_comment("answer-reflection", *place).comment == REMARK


def test_partial_credit_comes_with_its_reason(returned):
    course, _, collected = returned
    with Gradebook(f"sqlite:///{course.root}/gradebook.db") as gradebook:
        place = (ASSIGNMENT, ASSIGNMENT, collected)
        assert gradebook.find_grade(f"check-{ADAM}", *place).score == 6
        assert gradebook.find_comment(ADAM, *place).comment is None  # people who grade write comments
    page = feedback_of(course, collected)
    assert "6 of 16 points" in page
    assert page.count("The step is added to the parameters.") == 2  # in the overview, and beside the answer


def test_feedback_comes_back_to_the_student_and_holds_no_solution(returned, answers):
    course, student, collected = returned
    pages = list((student / ASSIGNMENT / "feedback").rglob(f"{ASSIGNMENT}.html"))
    assert [page.read_text(encoding="utf-8") for page in pages] == [feedback_of(course, collected)]
    solutions = [re.search(f"{BEGIN}\n(.*){END}", text, re.DOTALL)[1].strip() for text in answers.solutions.values()]
    assert all(solution in text_of(feedback_of(course, "solved")) for solution in solutions)
    assert not any(solution in text_of(feedback_of(course, "untouched")) for solution in solutions)


def test_output_and_warnings_are_not_failures_in_the_feedback(returned):
    course, _, _ = returned
    assert feedback_of(course, "noisy").count("Correct: all visible and hidden cases passed.") == 10
    assert REMARK in feedback_of(course, "solved")


def test_feedback_of_an_unreadable_submission_says_so(returned):
    course, _, _ = returned
    assert "not a notebook that can be read" in feedback_of(course, "unreadable")


def test_the_export_has_every_student(returned):
    course, _, collected = returned
    with (course.root / "grades.csv").open(encoding="utf-8") as file:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert scores == {"solved": 99, "noisy": 90, "untouched": 0, "unreadable": 0, collected: 74}
