"""The feedback page in a real browser: accessible in both colour schemes, without network, and fit for a telephone."""

import shutil

import lab
import pytest
from axe_playwright_python.sync_playwright import Axe
from graded_class import ASSIGNMENT

from grading.gradebook.nbgrader_workflow import NbgraderWorkflow
from grading.report.command import write_report

lab.require_chromium()


@pytest.fixture(scope="module")
def pages(baseline, tmp_path_factory):
    """The addresses of a good and a bad feedback page, and of the report on the class."""
    original, _ = baseline
    root = tmp_path_factory.mktemp("pages") / "course"
    shutil.copytree(original.root, root)
    course = type(original)(root)
    NbgraderWorkflow(course, ASSIGNMENT).feedback()
    feedback = [course.feedback_page(student, ASSIGNMENT) for student in ("solved", "mistakes-1")]
    return [path.as_uri() for path in [*feedback, write_report(course, ASSIGNMENT)]]


def test_pages_are_accessible_load_nothing_and_fit_a_telephone(pages):
    with lab.browser() as chromium:
        for address in pages:
            for scheme, width in (("light", 1280), ("dark", 390)):
                page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
                loaded, problems = [], []
                page.on("request", lambda request, loaded=loaded: loaded.append(request.url))
                page.on("console", lambda message, problems=problems: problems.append(message.text))
                page.goto(address)
                found = {each["id"]: each["nodes"][0]["html"] for each in Axe().run(page).response["violations"]}
                assert found == {}, (address, scheme)
                assert (loaded, problems) == ([address], [])
                assert page.evaluate("document.documentElement.scrollWidth") <= width, address
                page.close()
