"""Grading again: the same verdict for the same work, nothing left of what was before, marks by hand as they were."""

import copy
import json
import re

import numpy as np
import pytest
from conftest import ASSIGNMENT, make_course
from graded_class import nbgrader_autograde
from nbgrader.api import Gradebook

from course_utils.checks import plain_data
from grading.demo.synthetic_class import fill
from grading.gradebook.graded_submission import render
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow
from grading.gradebook.rows import GradebookRows
from grading.gradebook.verdict_store import VerdictStore
from grading.judging.read_submission import read_submission
from grading.sandbox.protocol import SessionReport

GD, LR = "update_parameters_with_gd", "update_lr"


@pytest.fixture(scope="module")
def course_dir(tmp_path_factory):
    """One course folder, so that all is graded in one warm sandbox; each test has a student of its own."""
    return make_course(tmp_path_factory.mktemp("regrading") / "course")


@pytest.fixture(scope="module")
def workflow(course_dir):
    workflow = NbgraderWorkflow(course_dir, ASSIGNMENT)
    workflow.register()
    return workflow


@pytest.fixture
def student(request):
    return request.node.name.replace("_", "-")


@pytest.fixture
def place(student):
    """Where the student's grades and comments are in the gradebook."""
    return ASSIGNMENT, ASSIGNMENT, student


def hand_in(course_dir, student, notebook):
    path = course_dir.submission(student, ASSIGNMENT)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode())


def gradebook(course_dir):
    return Gradebook(f"sqlite:///{course_dir.root}/gradebook.db")


def graded_file(course_dir, student):
    return course_dir.root / "autograded" / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"


def test_the_same_submission_and_seed_give_the_same_bytes(course_dir, workflow, student, release, answers):
    wrong = f"def {GD}(p, g, a):\n    print('x'); raise ValueError(a)"
    hand_in(course_dir, student, fill(release, answers.solutions | {GD: wrong, LR: f"def {LR}(a, b, c): return a"}))
    files = []
    for _ in range(2):
        assert nbgrader_autograde(workflow, student).problem == ""
        files.append(graded_file(course_dir, student).read_bytes())
    assert files[0] == files[1]


def test_regrading_keeps_manual_scores_and_replaces_automatic_ones(
    course_dir, workflow, student, place, release, solved
):
    hand_in(course_dir, student, solved)
    nbgrader_autograde(workflow, student)
    with gradebook(course_dir) as book:
        grade = book.find_grade("answer-reflection", *place)
        grade.manual_score, grade.needs_manual_grade = 8, False
        book.find_grade(f"check-{LR}", *place).extra_credit = 2
        book.find_grade(f"check-{GD}", *place).manual_score = 3
        book.find_comment(GD, *place).manual_comment = "See me."
        book.find_comment(LR, *place).auto_comment = "old"
        book.db.commit()
    spoilt = copy.deepcopy(solved)
    spoilt["cells"] = [cell for cell in spoilt["cells"] if cell["id"] not in (LR, f"check-{LR}")]
    hand_in(course_dir, student, spoilt)
    result = nbgrader_autograde(workflow, student)
    with gradebook(course_dir) as book:
        assert book.find_grade("answer-reflection", *place).score == 8
        assert (
            book.find_grade(f"check-{LR}", *place).auto_score,
            book.find_grade(f"check-{LR}", *place).extra_credit,
        ) == (0, 2)
        assert book.find_grade(f"check-{GD}", *place).score == 3
        assert book.find_grade(f"check-{GD}", *place).auto_score == 6
        assert book.find_comment(GD, *place).comment == "See me."
        assert book.find_comment(LR, *place).auto_comment is None
    assert [LR in line for line in result.incidents] == [True, True]


def test_removed_check_scores_zero(course_dir, workflow, student, place, release, solved):
    hand_in(course_dir, student, solved)
    nbgrader_autograde(workflow, student)
    submission = read_submission(course_dir.submission(student, ASSIGNMENT).read_bytes(), release)
    verdict = VerdictStore(course_dir.root, ASSIGNMENT).read(student)
    cells = submission.notebook["cells"]
    cells[:] = [cell for cell in cells if cell["id"] not in (LR, f"check-{LR}")]
    with gradebook(course_dir) as book:
        GradebookRows(book, ASSIGNMENT).write([render(student, submission, verdict)])
        assert book.find_grade(f"check-{LR}", *place).auto_score == 0
        assert book.find_comment(LR, *place).auto_comment is None
        [notebook] = book.find_submission(ASSIGNMENT, student).notebooks
        assert [grade.name for grade in notebook.grades if grade.auto_score is None] == ["answer-reflection"]


def test_unreadable_resubmission_scores_zero_with_a_reason(course_dir, workflow, student, solved):
    hand_in(course_dir, student, solved)
    nbgrader_autograde(workflow, student)
    hand_in(course_dir, student, b"\x00")
    result = nbgrader_autograde(workflow, student)
    assert "not a notebook that can be read" in result.problem
    assert workflow.scores()[student].points == 0
    workflow.feedback(student)
    page = (course_dir.root / "feedback" / student / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text(encoding="utf-8")
    assert "not a notebook that can be read" in page


def numbers_in(value):
    """Every number in plain data."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return {number for item in value for number in numbers_in(item)}
    return set() if isinstance(value, str) else {float(number) for number in np.asarray(value, dtype=float).ravel()}


def hidden_numbers(key):
    """Every number of the hidden cases, given and expected, that no visible case shares."""
    parts = {True: set(), False: set()}
    for case, expected in zip(key.cases, key.expected, strict=True):
        parts[case.hidden] |= numbers_in(case.args) | numbers_in(expected)
    return {number for number in parts[True] - parts[False] if number != round(number, 2)}


SEARCH = """
import gc, sys
def loot():
    found, frame = [], sys._getframe()
    while frame:
        found += [v for v in frame.f_locals.values() if isinstance(v, (dict, list, tuple, bytes, bytearray))]
        frame = frame.f_back
    found += [o for o in gc.get_objects() if isinstance(o, (dict, list)) and ("calls" in o or "args" in o)]
    return found
"""


def test_no_hidden_value_in_release_feedback_or_messages(
    course_dir, workflow, student, release, answers, notebook_judge
):
    """A student who prints, raises and returns all that can be found in the process learns nothing."""
    spy = SEARCH + "\nfor thing in loot(): print(repr(thing)[:3000])\n"
    tell = f"{spy}\ndef {LR}(*args):\n    print(args); raise ValueError(repr(args) + repr(loot()))"
    other = f"def {GD}(p, g, a):\n    raise ValueError(repr([t for t in loot() if '{LR}' in repr(t)])[-400:])"
    hand_in(course_dir, student, fill(release, answers.solutions | {LR: tell, GD: other}))
    nbgrader_autograde(workflow, student)
    workflow.feedback(student)
    texts = {
        "feedback": (course_dir.root / "feedback" / student / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text(
            encoding="utf-8"
        ),
        "graded": graded_file(course_dir, student).read_text(encoding="utf-8"),
        "release": course_dir.release(ASSIGNMENT).read_text(encoding="utf-8"),
        "reference": course_dir.reference(ASSIGNMENT).read_text(encoding="utf-8"),
    }
    secret = set().union(*(hidden_numbers(notebook_judge.keys[name]) for name in (LR, GD)))
    assert len(secret) > 20
    for where, text in texts.items():
        told = {float(number) for number in re.findall(r"-?\d+\.\d+(?:e-?\d+)?", text)}
        assert not told & secret, where


def test_no_expected_output_enters_the_sandbox(notebook_judge, solved):
    sent, texts = [], []

    class Recorder:
        def run(self, steps, hidden):
            calls = [call for step in steps for call in step.get("calls", [])]
            calls += [call for of_one in hidden.values() for call in of_one]
            assert {name for call in calls for name in call} == {"args", "seed", "stubs", "must_not_alias"}
            sent.extend(plain_data.decode(call["args"]) for call in calls)
            texts.append(json.dumps([steps, hidden]))
            return SessionReport(ended="died")

    notebook_judge.judge(solved, Recorder())
    given = numbers_in(sent)
    given |= {float(n) for text in texts for n in re.findall(r"-?\d+\.\d+(?:e-?\d+)?", text)}
    key = notebook_judge.keys[GD]
    expected, args = numbers_in(key.expected), numbers_in([case.args for case in key.cases])
    assert args <= given
    told_apart = {number for number in expected - args if len(repr(number)) > 12}  # short ones meet by chance
    assert len(told_apart) > 20
    assert not told_apart & given
