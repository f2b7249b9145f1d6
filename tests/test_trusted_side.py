"""What students control besides their code harms neither the grader, nor its pages, nor other students."""

import copy
import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from conftest import make_course
from graded_class import ASSIGNMENT, PLAN, hand_in
from nbconvert.exporters import HTMLExporter
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory

from course_utils.checks.outcomes import Outcome
from grading.gradebook.grade_writer import GradeWriter
from grading.gradebook.graded_submission import render
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow
from grading.gradebook.release_notebook import load_config
from grading.gradebook.safe_markdown import to_safe_html
from grading.judging.notebook_judge import NotebookJudge
from grading.judging.read_submission import read_submission
from grading.judging.verdict import judge_exercise


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course folder whose gradebook knows the assignment."""
    course = make_course(tmp_path_factory.mktemp("trusted") / "course")
    NbgraderWorkflow(course, ASSIGNMENT).register()
    return course


@pytest.fixture(scope="module")
def inputs(course):
    return PLAN.grading_inputs(course, ASSIGNMENT)


@pytest.fixture
def mine(inputs):
    """A submission to spoil."""
    return copy.deepcopy(inputs.release)


def verdict_with(inputs, content, message):
    """The verdict of a judge that has nothing but this to say."""
    verdict = NotebookJudge(ASSIGNMENT, inputs.keys).refuse("")
    missing = Outcome("missing")
    said = {name: judge_exercise(key, [missing] * len(key.cases), message) for name, key in inputs.keys.items()}
    return replace(verdict, exercises=said, key=inputs.verdict_key(content), isolation="bubblewrap")


def write_graded(course, inputs, student, notebook, message="A plain message."):
    """Write a submission's grade as `course grade` does, without running anything of it."""
    content = json.dumps(notebook).encode()
    hand_in(course, student, content)
    workflow = NbgraderWorkflow(course, ASSIGNMENT)
    with (
        workflow.gradebook() as gradebook,
        GradeWriter(course.root, workflow.config(), inputs, gradebook) as writer,
    ):
        verdict = verdict_with(inputs, content, message)
        writer.write(render(student, read_submission(content, inputs.release), verdict))


# --- texts

HOSTILE_HTML = {
    "script": "<script>STUDENT</script>",
    "iframe": "<iframe src='javascript:STUDENT'></iframe>",
    "handler": "<img src=x onerror=STUDENT>",
    "block": "<div>\n<svg onload=STUDENT><style>*{}</style></svg>\n</div>",
    "link": "[x](javascript:STUDENT)",
    "link-in-disguise": "[x](java&#115;cript&colon;STUDENT) <javascript:STUDENT> <a href=' java\tscript:STUDENT'>x</a>",
    "link-to-files": "[x](files/javascript:STUDENT) <a href='/files/javascript:STUDENT'>x</a>",
    "data": "[x](data:text/html;base64,STUDENT) ![x](data:image/svg+xml;base64,STUDENT)",
    "mermaid": "```mermaid\n<img src=x onerror=STUDENT>\n```",
    "form": "<form action='https://example.org/STUDENT'><button formaction='javascript:STUDENT'>x</button></form>",
    "foreign": "![STUDENT](https://example.org/x.png) <base href='https://example.org/'><meta http-equiv=refresh>",
}
RUNS = {"script", "iframe", "object", "embed", "svg", "form", "button", "base", "meta", "style", "link"}


class Finder(HTMLParser):
    """Collects what could run in a page."""

    def __init__(self):
        super().__init__()
        self.found = []
        self._stack = []

    def handle_starttag(self, tag, attributes):
        self._stack.append((tag, attributes))
        values = [value or "" for _, value in attributes]
        handlers = [name for name, _ in attributes if name.startswith("on")]
        schemes = [value for value in values if "".join(value.split()).lower().startswith(("javascript:", "data:text"))]
        foreign = [value for name, value in attributes if name == "src" and tag == "img" and "example.org" in value]
        if handlers or schemes or foreign or (tag in RUNS and "STUDENT" in "".join(values)):
            self.found.append((tag, attributes))
        if tag in {"iframe", "object", "embed", "base", "form"} or ("meta", "refresh") in [
            (tag, value) for value in values
        ]:
            self.found.append((tag, attributes))

    def handle_data(self, data):
        if self._stack and self._stack[-1][0] in ("script", "style") and "STUDENT" in data:
            self.found.append(("text", data))

    def handle_endtag(self, tag):
        self._stack.append((f"/{tag}", []))


def what_runs(page):
    finder = Finder()
    finder.feed(page)
    return finder.found


def everything_hostile(notebook):
    """Put every text into the written answer, a solution and an extra cell; return the text."""
    text = "\n\n".join(HOSTILE_HTML.values())
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] = text
            if cell["cell_type"] == "code":
                cell["outputs"] = [{"output_type": "display_data", "data": {"text/html": text}, "metadata": {}}]
    return text


def formgrader_page(course, student):
    """The page of Formgrader on a submission, made as its server makes it."""
    config = load_config(course)
    config.HTMLExporter.template_name = "formgrade"
    shared = GenerateFeedback(coursedir=CourseDirectory(config=config), config=config).config.HTMLExporter
    config.HTMLExporter.extra_template_basedirs = shared.extra_template_basedirs
    exporter = HTMLExporter(config=config)
    known = dict.fromkeys(("assignment_id", "notebook_id", "submission_id", "base_url", "notebook_path"), "x")
    resources = known | {"index": 0, "total": 1, "student": student, "last_name": None, "first_name": None}
    return exporter.from_filename(str(course.graded(student, ASSIGNMENT)), resources=resources)[0]


def both_pages(course, student):
    NbgraderWorkflow(course, ASSIGNMENT).feedback(student)
    return [course.feedback_page(student, ASSIGNMENT).read_text("utf-8"), formgrader_page(course, student)]


def test_nothing_that_a_student_wrote_runs_in_feedback_or_formgrader(course, inputs, mine):
    write_graded(course, inputs, "honest", mine)
    usual = [what_runs(page) for page in both_pages(course, "honest")]
    text = everything_hostile(mine)
    write_graded(course, inputs, "mallory", mine, message=text)
    for page, harmless in zip(both_pages(course, "mallory"), usual, strict=True):
        assert page.count("STUDENT") > len(HOSTILE_HTML), "the texts are shown"
        assert [found for found in what_runs(page) if found not in harmless] == []


def test_finder_sees_what_runs():
    for name, html in HOSTILE_HTML.items():
        if html.startswith("<"):
            assert what_runs(html), name


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**a** and `x < y`, $a<b$", "<strong>a</strong> and <code>x &lt; y</code>, $a&lt;b$"),
        ("| a |\n|--:|\n| 1 |", 'style="text-align:right;"'),
        ("![a picture](attachment:x.png)", "![a picture](attachment:x.png)"),
        ("<details><summary>more</summary>x</details>", "<summary>more</summary>"),
        ("[docs](https://numpy.org)", '<a href="https://numpy.org">docs</a>'),
    ],
)
def test_harmless_markdown_is_shown(text, shown):
    assert shown in to_safe_html(text)
