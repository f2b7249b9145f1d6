"""Shared by the benchmarks: course folders to grade in, and submissions for them."""

import json
import os
import shutil
from pathlib import Path

from grading.course import CONFIG, Course
from grading.demo.synthetic_class import synthetic_class
from grading.exercises.answers import Answers

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("COURSE_SEED", "2024")


def make_course(root):
    """Return a fresh course folder with nothing graded in it."""
    for folder in ("notebooks", "source", "release"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / CONFIG, root)
    return Course(root)


def synthetic_submissions(assignment):
    """Return the files of the synthetic class."""
    course = Course(ROOT)
    release = json.loads(course.release(assignment).read_text(encoding="utf-8"))
    return [
        json.dumps(notebook).encode() for notebook in synthetic_class(Answers(course, assignment), release).values()
    ]


def submit(course, student, assignment, content):
    """Write a collected submission."""
    path = course.submission(student, assignment)
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
