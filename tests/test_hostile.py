"""Functions, cells, files and metadata that are hostile, broken or unusual: each gets what the work deserves."""

import json

import hostile
import pytest
from conftest import ASSIGNMENT, ROOT, make_course

from grading.course import Course
from grading.exercises.answers import Answers


def all_submissions():
    course = Course(ROOT)
    release = json.loads(course.release(ASSIGNMENT).read_text(encoding="utf-8"))
    return hostile.submissions(release, Answers(course, ASSIGNMENT))


ALL = all_submissions()


@pytest.fixture(scope="module")
def graded(tmp_path_factory, bubblewrap):
    """All of them graded as one class: they meet the same worker and the same warm sandbox, one after the other."""
    return hostile.grade_as_one_class(make_course(tmp_path_factory.mktemp("hostile")), ASSIGNMENT, ALL)


@pytest.mark.parametrize("name", ALL)
def test_hostile_submissions_get_the_score_they_deserve(graded, name):
    submission, found = ALL[name], graded[name]
    points = {exercise: verdict["max_score"] for exercise, verdict in found.verdicts.items()}
    deserved = {exercise: 0 if exercise in submission.lost else most for exercise, most in points.items()}
    assert {exercise: verdict["score"] for exercise, verdict in found.verdicts.items()} == deserved, found
    assert {exercise: found.scores[f"check-{exercise}"] for exercise in points} == deserved
    assert found.isolation.startswith("bubblewrap")
    assert submission.reports in found.said
    assert bool(found.said) == bool(submission.reports)


def test_number_of_hostile_submissions():
    assert len(ALL) >= 150
