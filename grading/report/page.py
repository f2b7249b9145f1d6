"""The report as one self-contained HTML page: no network, no script, no other file."""

import math
import os
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from grading import gradebook
from grading.course import Course
from grading.report.attention import KINDS
from grading.report.chart import histogram_svg
from grading.report.summary import Summary

# the style that the report and the feedback page share
SHARED = Path(gradebook.__file__).parent / "templates" / "feedback"
# rows of one table on the page; the CSV file has all of them
MOST_ROWS = 50


def write_page(summary: Summary, course: Course, path: Path) -> None:
    """Write the page; its links are relative to the report's folder."""
    environment = Environment(
        loader=FileSystemLoader([Path(__file__).parent, SHARED]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = lambda share: f"{100 * share:.0f} %"
    environment.filters["breakable"] = lambda name: Markup("_<wbr>").join(name.split("_"))
    text = environment.get_template("page.html").render(
        summary=summary,
        histogram=histogram_svg(summary.scores),
        # about 95 % of correlations of independent values are smaller
        chance=1.96 / math.sqrt(max(1, summary.exercises[0].n)),
        kinds=KINDS,
        link=lambda student: link_to(course, student, summary.assignment, path.parent),
        most_rows=MOST_ROWS,
    )
    path.write_text(text, encoding="utf-8", errors="backslashreplace")


def link_to(course: Course, student: str, assignment: str, folder: Path) -> tuple[str, str] | None:
    """Return the address and the title of the student's feedback page, else of the graded or submitted notebook."""
    places = (
        (course.feedback_page(student, assignment), "feedback"),
        (course.graded(student, assignment), "graded notebook"),
        (course.submission(student, assignment), "submitted notebook"),
    )
    for path, what in places:
        if path.is_file():
            return quote(Path(os.path.relpath(path, folder.resolve())).as_posix()), what
    return None
