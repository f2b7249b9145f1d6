"""What it costs to write one graded submission down, beside judging it: ours, and nbgrader's own.

    .venv/bin/python benchmarks/grading_bookkeeping.py [SIZE]

Both write the same files and the same rows of the same verdicts (tests/test_class_grading.py compares every byte).
Ours is `GradeWriter`, which `course grade` uses. nbgrader's is its `Autograde` with a preprocessor that only hands over
the finished notebook, and with its own `SaveAutoGrades` and `AssignLatePenalties`.
"""

import logging
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

import nbformat
from _classes import ROOT, make_course, submit, synthetic_submissions
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties, NbGraderPreprocessor, SaveAutoGrades

from grading.gradebook.grade_writer import GradeWriter
from grading.gradebook.graded_submission import render
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow
from grading.judging.grading_inputs import RunOptions, make_grading_inputs
from grading.judging.submission_judge import SubmissionJudge
from grading.sandbox.isolation import available
from grading.sandbox.limits import Limits

ASSIGNMENT = "gradient_checking"


class Finished(NbGraderPreprocessor):
    """Hands over a notebook that is graded already."""

    notebook = None

    def preprocess(self, nb, resources):
        """Return it."""
        return self.notebook, resources


def fill(folder, submissions, size):
    """Return the workflow of a fresh course folder with submissions in it, and their students."""
    course = make_course(Path(folder) / "course")
    students = [f"s{number:05}" for number in range(size)]
    for student, content in zip(students, islice(cycle(submissions), size), strict=True):
        submit(course, student, ASSIGNMENT, content)
    workflow = NbgraderWorkflow(course, ASSIGNMENT)
    workflow.register()
    return workflow, students


def ours(workflow, students, inputs, judged):
    """Return seconds per submission of `GradeWriter`; making the notebook's text is part of it."""
    with workflow.gradebook() as gradebook:
        start = time.perf_counter()
        with GradeWriter(workflow.course.root, workflow.config(), inputs, gradebook) as writer:
            for student, (verdict, submission) in zip(students, cycle(judged)):
                writer.write(render(student, submission, verdict))
        return (time.perf_counter() - start) / len(students)


def nbgraders(workflow, students, judged):
    """Return seconds per submission of nbgrader's `Autograde`."""
    logging.getLogger("course.bench").disabled = True
    start = time.perf_counter()
    for student, (verdict, submission) in zip(students, cycle(judged)):
        config = workflow.config(student)
        config.Autograde.autograde_preprocessors = [Finished, SaveAutoGrades, AssignLatePenalties]
        Finished.notebook = nbformat.reads(render(student, submission, verdict).notebook, as_version=4)
        converter = Autograde(coursedir=CourseDirectory(config=config), config=config, force=True)
        converter.log = logging.getLogger("course.bench")
        converter.start()
    return (time.perf_counter() - start) / len(students)


def main(size):
    """Print both."""
    print(f"$ .venv/bin/python {Path(__file__).relative_to(ROOT)} {size}")
    submissions = synthetic_submissions(ASSIGNMENT)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        workflow, students = fill(Path(folder) / "ours", submissions, size)
        inputs = make_grading_inputs(workflow.course, ASSIGNMENT, RunOptions(Limits(), available()))
        with SubmissionJudge(inputs) as judge:
            judged = [judge.judge(content) for content in submissions]
        mine = ours(workflow, students, inputs, judged)
        workflow, students = fill(Path(folder) / "theirs", submissions, size)
        theirs = nbgraders(workflow, students, judged)
    print(
        f"bookkeeping per submission, {size} submissions: ours {1000 * mine:.1f} ms, nbgrader's {1000 * theirs:.1f} ms"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
