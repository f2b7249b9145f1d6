"""nbgrader with this course's grader in it; every nbgrader command and Formgrader read this file."""

import os
import sys
import warnings

from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import ClearSolutions

from grading.gradebook.template_folders import TEMPLATE_FOLDERS
from grading.gradebook.timestamps import existing_timestamp

# a new gradebook runs `alembic` from PATH, where it is not when no virtual environment is activated
commands = os.path.dirname(sys.executable)
if commands not in os.environ.get("PATH", "").split(os.pathsep):
    os.environ["PATH"] = os.pathsep.join(filter(None, [commands, os.environ.get("PATH")]))

# nbgrader's own queries make SQLAlchemy say this on every submission; it is harmless, and no one here can act on it
warnings.filterwarnings("ignore", message="Object of type <Submitted")

# nbgrader's own opens whatever is named timestamp.txt in a submission: a FIFO makes it wait without end
CourseDirectory.get_existing_timestamp = existing_timestamp

c = get_config()  # noqa: F821 - nbgrader provides it

c.CourseDirectory.course_id = "deep-learning"

# a submission that is no notebook costs its own points, not the batch: the grader alone reads it
c.Autograde.exporter_class = "grading.gradebook.nbgrader_plugin.UnreadExporter"
c.Autograde.sanitize_preprocessors = []

# what is graded is rebuilt from the release, run and judged in processes of their own instead of the student's kernel
c.Autograde.autograde_preprocessors = [
    "grading.gradebook.nbgrader_plugin.AutogradeSubmission",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# exercises that start from faulty code are released with it instead of a stub
c.GenerateAssignment.preprocessors = [
    "grading.authoring.planted_errors.PlantErrorsOrClear" if stage is ClearSolutions else stage
    for stage in GenerateAssignment.preprocessors.default()
]

# what students wrote stands in the pages of feedback and of Formgrader: nothing of it may run there
c.HTMLExporter.filters = {
    "markdown2html": "grading.gradebook.safe_markdown.to_safe_html",
    "strip_files_prefix": "grading.gradebook.safe_markdown.unchanged",
}

# nor in the table of grades, which people open with a spreadsheet
c.ExportApp.plugin_class = "grading.gradebook.csv_export.PlainCsvExport"

# the feedback page, and Formgrader's page of a submission, are this course's own; their templates extend nbgrader's
c.HTMLExporter.extra_template_basedirs = TEMPLATE_FOLDERS
c.HTMLExporter.extra_template_paths = TEMPLATE_FOLDERS[1:]
c.GenerateFeedback.exporter_class = "grading.gradebook.feedback_page.FeedbackExporter"
c.GenerateFeedback.preprocessors = ["grading.gradebook.feedback_page.PrepareFeedback"]
