"""Cells, files and metadata that are hostile, broken or unusual, through nbgrader: each gets what the work deserves."""

import hostile
import pytest
from conftest import ASSIGNMENT, ROOT, make_course

from grading.course import Course

ALL = hostile.of_course(Course(ROOT), ASSIGNMENT, lambda name: not name.startswith(("function", "attack")))


@pytest.fixture(scope="module")
def hall(tmp_path_factory, bubblewrap):
    return hostile.Hall(make_course(tmp_path_factory.mktemp("hostile")), ASSIGNMENT, ALL)


@pytest.mark.parametrize("name", ALL)
def test_everyone_gets_what_the_work_deserves(hall, name):
    hostile.gets_what_the_work_deserves(hall, name)


def test_there_are_enough_of_them():
    assert len(ALL) >= 40
