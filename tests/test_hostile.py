"""Hostile, broken and unusual submissions through nbgrader's own grading: everyone gets what the work deserves."""

import json

import hostile
import pytest
from conftest import ASSIGNMENT, ROOT, make_course
from nbgrader.api import Gradebook

from grading.answers import Answers
from grading.course import Course
from grading.nbgrader_round import Round

COURSE = Course(ROOT)
ALL = hostile.submissions(
    json.loads(COURSE.release(ASSIGNMENT).read_text(encoding="utf-8")), Answers(COURSE, ASSIGNMENT)
)
# a hang is to be short; what is not one may take its time on a busy machine
PATIENT = "cell_seconds = 10\ncheck_seconds = 5\nnotebook_seconds = 60\n"
IMPATIENT = "cell_seconds = 1\ncheck_seconds = 1\nnotebook_seconds = 30\n"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = make_course(tmp_path_factory.mktemp("hostile"))
    for name, submission in ALL.items():
        path = course.submission(name, ASSIGNMENT)
        path.parent.mkdir(parents=True)
        path.write_bytes(submission.content)
    Round(course, ASSIGNMENT).register()
    return course


@pytest.fixture(scope="module")
def steps(course):
    return Round(course, ASSIGNMENT)


def grade(course, steps, name):
    (course.root / "limits.toml").write_text(IMPATIENT if ALL[name].hangs else PATIENT)
    return steps.autograde(name, force=True)


def in_gradebook(course, name):
    """What the gradebook holds for a student: automatic scores by check."""
    with Gradebook(f"sqlite:///{course.root}/gradebook.db") as gradebook:
        [notebook] = gradebook.find_submission(ASSIGNMENT, name).notebooks
        return {grade.name: grade.auto_score for grade in notebook.grades}


@pytest.mark.parametrize("name", ALL)
def test_everyone_gets_what_the_work_deserves(course, steps, name):
    result = grade(course, steps, name)
    said = "\n".join([result.problem, *result.incidents])
    points = {verdict["exercise"]: verdict["max_score"] for verdict in result.verdicts}
    assert {v["exercise"]: v["score"] for v in result.verdicts} == {
        exercise: 0 if exercise in ALL[name].lost else most for exercise, most in points.items()
    }, (said, [verdict["message"] for verdict in result.verdicts])
    assert all(verdict["isolation"] == "bubblewrap" for verdict in result.verdicts)
    assert ALL[name].reports in said
    assert said if ALL[name].reports else not said
    scores = in_gradebook(course, name)
    assert {check: scores[f"check-{check}"] for check in points} == {v["exercise"]: v["score"] for v in result.verdicts}


def test_there_are_enough_of_them():
    assert len(ALL) >= 40
