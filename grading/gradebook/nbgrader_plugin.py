"""The plugins in `nbgrader_config.py`: with them `nbgrader autograde` and Formgrader grade as `course grade` does."""

from __future__ import annotations

import atexit
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool

from grading.course import Course, digest
from grading.gradebook.graded_submission import annotate, render
from grading.gradebook.rows import GradebookRows
from grading.gradebook.verdict_store import VerdictStore
from grading.judging.grading_inputs import RunOptions, make_grading_inputs
from grading.judging.submission_judge import SubmissionJudge
from grading.sandbox.limits import Limits


class UnreadExporter(NotebookExporter):
    """Writes notebooks and reads none: a file could break nbconvert, so `AutogradeSubmission` reads it itself."""

    def from_filename(self, filename: str, resources: Any = None, **kwargs: Any) -> Any:
        """Return what the preprocessors make of an empty notebook."""
        return self.from_notebook_node(nbformat.v4.new_notebook(), resources=resources, **kwargs)


class AutogradeSubmission(NbGraderPreprocessor):
    """Judges what was handed in, stores the verdict, and writes it into notebook and gradebook."""

    sandbox = Bool(True, help="Whether submissions run inside bubblewrap. Without it they can do what you can.").tag(
        config=True
    )

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the graded notebook."""
        place = resources["nbgrader"]
        student, assignment = place["student"], place["assignment"]
        course = Course.find(Path.cwd())
        judge = _judge(
            course,
            assignment,
            RunOptions(Limits.of_course(course.root), self.sandbox),
            (course.seed(), digest(course.source(assignment)), digest(course.release(assignment))),
        )
        verdict, submission = judge.judge(course.submission(student, assignment).read_bytes())
        for line in filter(None, [verdict.refused, *verdict.incidents]):
            self.log.warning("%s: %s", student, line)
        VerdictStore(course.root, assignment).write(student, verdict)
        with Gradebook(place["db_url"]) as gradebook:
            GradebookRows(gradebook, assignment).write([render(student, submission, verdict)])
        return annotate(submission, verdict), resources


@lru_cache(maxsize=8)
def _judge(course: Course, assignment: str, options: RunOptions, state: tuple[Any, ...]) -> SubmissionJudge:
    """Return one judge, with one warm session, until something changes; `state` is what can change on disk."""
    judge = SubmissionJudge(make_grading_inputs(course, assignment, options))
    atexit.register(judge.close)
    return judge
