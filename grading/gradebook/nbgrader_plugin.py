"""nbgrader's plugins: with them `nbgrader autograde` and Formgrader grade as `course grade` does."""

import atexit
from functools import partial
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.converters.base import BaseConverter, NbGraderException
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool

from grading.course import Course
from grading.due_dates import DueDates
from grading.errors import CourseError
from grading.folder_lock import only_one_in
from grading.gradebook.graded_submission import annotate, render
from grading.gradebook.late_penalties import apply_due_dates
from grading.gradebook.released_cells import require_agreement
from grading.gradebook.rows import GradebookRows
from grading.gradebook.verdict_store import VerdictStore
from grading.judging.grading_inputs import GradingInputs, RunOptions, make_grading_inputs
from grading.judging.read_submission import read_file
from grading.judging.submission_judge import SubmissionJudge
from grading.sandbox.limits import Limits
from grading.submitted_files import one_line, require_plain_files, why_no_id


class UnreadExporter(NotebookExporter):
    """Writes notebooks but does not read them: a file could break nbconvert, so `AutogradeSubmission` reads it itself.

    Its converter skips submissions that must not be opened. After it has graded all others, it raises an error.
    """

    def __init__(self, **kwargs: Any):
        super().__init__(**kwargs)
        if isinstance(self.parent, BaseConverter):
            self.parent.convert_notebooks = partial(_convert_plain_files, self.parent)

    def from_filename(self, filename: str, resources: Any = None, **kwargs: Any) -> Any:
        """Return the result of the preprocessors for an empty notebook."""
        return self.from_notebook_node(nbformat.v4.new_notebook(), resources=resources, **kwargs)


def _convert_plain_files(converter: BaseConverter) -> None:
    """Do what `BaseConverter.convert_notebooks` does, only for submissions whose files can be opened safely."""
    refused = []
    for path in list(converter.assignments):
        folder = Path(converter.coursedir.root, path)
        try:
            if why := why_no_id(folder.parent.name):
                raise CourseError(why)
            require_plain_files(folder)
        except CourseError as error:
            del converter.assignments[path]
            refused.append(one_line(f"{folder.parent.name}: {error}"))
            converter.log.error(refused[-1])
    course, assignment = Course(Path(converter.coursedir.root)), converter.coursedir.assignment_id
    try:
        with only_one_in(course.root):
            with Gradebook(converter.coursedir.db_url, converter.coursedir.course_id) as gradebook:
                require_agreement(course, assignment, gradebook)
                apply_due_dates(gradebook, assignment, DueDates.of_course(course.root, assignment))
            type(converter).convert_notebooks(converter)
    except CourseError as error:
        converter.log.error(str(error))
        raise NbGraderException(str(error)) from None
    if refused:
        raise NbGraderException(f"not graded: {'; '.join(refused)}")


class AutogradeSubmission(NbGraderPreprocessor):
    """Judges a submission, stores the verdict, and writes it into notebook and gradebook."""

    sandbox = Bool(True, help="Whether submissions run inside bubblewrap; else they can do what you can.").tag(
        config=True
    )

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the graded notebook."""
        place = resources["nbgrader"]
        student, assignment = place["student"], place["assignment"]
        course = Course.find(Path.cwd())
        options = RunOptions(Limits.of_course(course.root), self.sandbox)
        inputs = make_grading_inputs(course, assignment, options)
        verdict, submission = _judge(inputs).judge(read_file(course.submission(student, assignment)))
        for line in filter(None, [verdict.refused, *verdict.incidents]):
            self.log.warning("%s: %s", student, line)
        VerdictStore(course.root, assignment).write(student, verdict)
        with Gradebook(place["db_url"]) as gradebook:
            GradebookRows(gradebook, assignment).write([render(student, submission, verdict)])
            apply_due_dates(gradebook, assignment, DueDates.of_course(course.root, assignment))
        return annotate(submission, verdict), resources


# the judge of the assignment that is being graded, with its warm sandbox
_warm: list[SubmissionJudge] = []


def _judge(inputs: GradingInputs) -> SubmissionJudge:
    """Return the same judge until its inputs change; then it is closed, because Formgrader's server runs for weeks."""
    if not _warm or _warm[0].inputs.digest != inputs.digest:
        close_judge()
        _warm.append(SubmissionJudge(inputs))
    return _warm[0]


@atexit.register
def close_judge() -> None:
    """End the warm sandbox, if there is one."""
    while _warm:
        _warm.pop().close()
