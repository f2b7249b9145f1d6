"""nbgrader with this course's grader in it: what the `nbgrader_config.py` of every course folder sets."""

import sys
import warnings
from functools import cache
from pathlib import Path

import nbgrader.api
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from nbgrader.dbutil import ALEMBIC_DIR
from nbgrader.preprocessors import ClearSolutions, SaveCells
from traitlets.config import Config

from grading.errors import CourseError
from grading.gradebook.timestamps import read_timestamp
from grading.settings import Settings
from grading.submitted_files import one_line

_PLUGIN = "grading.gradebook.nbgrader_plugin"
# this course's templates replace nbgrader's of the same name, and extend them
_TEMPLATES = [
    str(Path(__file__).parent / "templates"),
    str(Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"),
]


def configure(c: Config, folder: Path) -> None:
    """Set up nbgrader for the course folder that contains the `nbgrader_config.py` that calls this.

    Nothing is raised if `course.toml` is not valid, because nbgrader would then ignore these settings and run
    submissions itself. There is no course id instead: the exchange needs one, and the plugins read the file again.
    """
    try:
        settings = Settings.of_folder(folder)
    except CourseError as error:
        _print_once(one_line(f"course: {error}"))
        settings = Settings(course_id="")
    c.CourseDirectory.course_id = settings.course_id
    if settings.exchange:
        c.Exchange.root = str(settings.exchange)

    # a submission that is not a notebook costs its own points, not the batch: the grader alone reads it
    c.Autograde.exporter_class = f"{_PLUGIN}.UnreadExporter"
    c.Autograde.sanitize_preprocessors = []

    # what is graded is rebuilt from the release, and runs in processes of their own instead of the student's kernel
    c.Autograde.autograde_preprocessors = [
        f"{_PLUGIN}.AutogradeSubmission",
        "nbgrader.preprocessors.AssignLatePenalties",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    c.AssignLatePenalties.plugin_class = "grading.gradebook.late_penalties.CourseLatePolicy"

    # the release has the points of course.toml, exercises that start from faulty code have it instead of a stub, and
    # the gradebook keeps all marks when cells are added or removed
    instead = {
        ClearSolutions: "grading.authoring.planted_errors.PlantErrorsOrClear",
        SaveCells: "grading.gradebook.released_cells.SaveCellsAndKeepMarks",
    }
    c.GenerateAssignment.preprocessors = [
        "grading.authoring.apply_settings.ApplySettings",
        *(instead.get(stage, stage) for stage in GenerateAssignment.preprocessors.default()),
    ]

    _configure_pages(c)
    _adapt_this_process()


def _configure_pages(c: Config) -> None:
    """Let the pages and tables that people read be this course's own."""
    # the pages of feedback and of Formgrader contain what students wrote: nothing of it may run there
    c.HTMLExporter.filters = {
        "markdown2html": "grading.gradebook.safe_markdown.to_safe_html",
        "strip_files_prefix": "grading.gradebook.safe_markdown.unchanged",
    }
    c.HTMLExporter.extra_template_basedirs = _TEMPLATES
    c.HTMLExporter.extra_template_paths = _TEMPLATES[1:]
    c.GenerateFeedback.exporter_class = "grading.gradebook.feedback_page.FeedbackExporter"
    c.GenerateFeedback.preprocessors = ["grading.gradebook.feedback_page.PrepareFeedback"]
    # nor in the table of grades, which people open with a spreadsheet
    c.ExportApp.plugin_class = "grading.gradebook.csv_export.PlainCsvExport"


@cache
def _print_once(line: str) -> None:
    """Print an error; nbgrader reads its settings several times."""
    print(line, file=sys.stderr)


def _adapt_this_process() -> None:
    """Do what no setting of nbgrader does."""
    # for a new gradebook nbgrader starts `alembic` as a process, which takes longer than making the gradebook, and
    # which is not found when no virtual environment is activated
    nbgrader.api.get_alembic_version = _newest_schema

    # nbgrader's own queries make SQLAlchemy say this on every submission; it is harmless
    warnings.filterwarnings("ignore", message="Object of type <Submitted")

    # nbgrader's own opens whatever is named timestamp.txt in a submission: a FIFO makes it wait without end
    CourseDirectory.get_existing_timestamp = lambda _, folder: read_timestamp(Path(folder))


def _newest_schema() -> str | None:
    """Return the version of the gradebook's tables that nbgrader makes."""
    from alembic.script import ScriptDirectory  # here, because only a new gradebook needs it

    return ScriptDirectory(ALEMBIC_DIR).get_current_head()
