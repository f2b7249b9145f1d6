"""What students control besides their code harms neither the grader, nor its pages, nor other students."""

import copy
import csv
import json
import os
import shutil
from dataclasses import replace
from html.parser import HTMLParser

import commands
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
def course_dir(tmp_path_factory):
    """A course folder whose gradebook knows the assignment."""
    course = make_course(tmp_path_factory.mktemp("trusted") / "course")
    NbgraderWorkflow(course, ASSIGNMENT).register()
    return course


@pytest.fixture(scope="module")
def inputs(course_dir):
    return PLAN.grading_inputs(course_dir, ASSIGNMENT)


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


def test_nothing_that_a_student_wrote_runs_in_feedback_or_formgrader(course_dir, inputs, mine):
    course = course_dir
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


# --- files and names

NOTEBOOK = f"{ASSIGNMENT}.ipynb"


def folder_of(course, student):
    return course.submission(student, ASSIGNMENT).parent


def only_link_to_notebook(course, folder):
    (folder / NOTEBOOK).unlink()
    (folder / NOTEBOOK).symlink_to(course.submission("honest-1", ASSIGNMENT))


def only_fifo(course, folder):
    (folder / NOTEBOOK).unlink()
    os.mkfifo(folder / NOTEBOOK)


def move_away_and_link(folder, elsewhere):
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)


# what a student does to an honest folder -> a word of the line that the instructor reads
FILES = {
    "fifo-as-notebook": (only_fifo, "not a regular file"),
    "fifo-as-timestamp": (lambda course, folder: os.mkfifo(folder / "timestamp.txt"), "not a regular file"),
    "link-to-notebook": (only_link_to_notebook, "is a link"),
    "link-to-seed": (lambda course, folder: (folder / "notes.txt").symlink_to(course.root / "secret"), "is a link"),
    "link-to-passwd": (lambda course, folder: (folder / "data.csv").symlink_to("/etc/passwd"), "is a link"),
    "link-as-timestamp": (lambda course, folder: (folder / "timestamp.txt").symlink_to("/etc/passwd"), "is a link"),
    "link-to-folder": (lambda course, folder: (folder / "all").symlink_to(course.root / "source"), "is a link"),
    "link-as-assignment": (
        lambda course, folder: move_away_and_link(folder, course.root / "elsewhere-1"),
        "is a link",
    ),
    "link-as-student": (
        lambda course, folder: move_away_and_link(folder.parent, course.root / "elsewhere-2"),
        "is a link",
    ),
    "huge-side-file": (lambda course, folder: os.truncate(touch(folder / "data.csv"), 1 << 40), "more than"),
    "huge-timestamp": (lambda course, folder: os.truncate(touch(folder / "timestamp.txt"), 1 << 29), "timestamp"),
}
MISNAMED = ["a" * 252, os.fsdecode(b"caf\xe9"), "new\nline", "esc\x1b[2Jape", "<img src=x onerror=alert(1)>", "*"]
FORMULA = "=cmd|'calc'!A0"


def touch(path):
    path.touch()
    return path


def assert_honest_alone_is_graded(course, students):
    graded = {path.parent.name for path in (course.root / "autograded").glob(f"*/{ASSIGNMENT}")}
    assert graded == set(students)
    copied = b"".join(path.read_bytes() for path in (course.root / "autograded").rglob("*") if path.is_file())
    assert b"SECRET" not in copied
    assert b"root:" not in copied


@pytest.fixture(scope="module")
def spoilt_class(tmp_path_factory, bubblewrap, notebooks):
    """A class with one submission of each kind between honest ones, graded by `course grade`, and what that said."""
    course = make_course(tmp_path_factory.mktemp("files") / "course")
    (course.root / "secret").write_text("SECRET")
    for student in ("honest-1", "zoe", FORMULA):
        hand_in(course, student, notebooks["solved"])
    for student, (spoil, _) in FILES.items():
        hand_in(course, student, notebooks["solved"])
        spoil(course, folder_of(course, student))
    for student in MISNAMED:
        hand_in(course, student, notebooks["solved"])
    return course, commands.run("course", "grade", ASSIGNMENT, "--jobs", "1", folder=course.root)


HONEST = ("honest-1", "zoe", FORMULA)


def test_only_regular_files_are_opened(spoilt_class):
    course, done = spoilt_class
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for student, (_, word) in FILES.items():
        [line] = [line for line in done.stderr.splitlines() if line.startswith(f"course: {student}: ")]
        assert word in line
    assert_honest_alone_is_graded(course, HONEST)
    scores = {line.rsplit(None, 3)[0] for line in done.stdout.splitlines()}
    assert len(scores) == len(HONEST)


def test_names_that_cannot_be_ids_are_one_line_each(spoilt_class):
    _, done = spoilt_class
    lines = [line for line in done.stderr.splitlines() if "rename it" in line]
    assert len(lines) == len(MISNAMED)
    assert all(line.isprintable() for line in (done.stderr + done.stdout).splitlines())


def test_feedback_report_and_export_go_on(spoilt_class):
    course, _ = spoilt_class
    stray = course.root / "autograded" / "new\nline" / ASSIGNMENT  # as an earlier version left it
    shutil.copytree(course.graded("zoe", ASSIGNMENT).parent, stray)
    (course.root / "autograded" / "broken" / ASSIGNMENT).mkdir(parents=True)
    (course.root / "autograded" / "broken" / ASSIGNMENT / NOTEBOOK).write_text("{")
    done = commands.run("course", "feedback", ASSIGNMENT, folder=course.root)
    assert (done.returncode, done.stderr) == (1, "course: no feedback for broken; all others have theirs\n")
    assert all(course.feedback_page(student, ASSIGNMENT).is_file() for student in HONEST)
    shutil.rmtree(course.root / "autograded" / "broken")
    shutil.rmtree(stray.parent)
    assert commands.run("course", "feedback", ASSIGNMENT, folder=course.root).returncode == 0
    assert commands.run("course", "report", ASSIGNMENT, folder=course.root).returncode == 0
    assert commands.run("course", "export", folder=course.root).returncode == 0
    for name in ("grades.csv", f"reports/{ASSIGNMENT}/report.csv"):
        with (course.root / name).open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert f"'{FORMULA}" in cells
        assert not any(cell.startswith("=") for cell in cells)


def test_nbgrader_opens_no_such_file_either(notebooks, bubblewrap, tmp_path):
    """`nbgrader autograde` skips them, grades the others, and fails."""
    course = make_course(tmp_path / "course")
    NbgraderWorkflow(course, ASSIGNMENT).register()
    (course.root / "secret").write_text("SECRET")
    for student in (
        "honest-1",
        "fifo-as-notebook",
        "fifo-as-timestamp",
        "link-to-seed",
        "link-as-student",
        "new\nline",
    ):
        hand_in(course, student, notebooks["untouched"])
        if student in FILES:
            FILES[student][0](course, folder_of(course, student))
    done = commands.run("nbgrader", "autograde", ASSIGNMENT, folder=course.root, HOME=str(tmp_path))
    assert done.returncode == 1
    assert_honest_alone_is_graded(course, ["honest-1"])
