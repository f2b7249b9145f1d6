"""What students control besides their code harms neither the grader, nor its pages, nor other students."""

import ast
import copy
import csv
import json
import os
import shutil
import tracemalloc
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import commands
import pytest
from conftest import make_course
from graded_class import ASSIGNMENT, PLAN, formgrader_page, hand_in
from nbconvert.filters.markdown_mistune import MarkdownWithMath

from course_utils.checks import plain_data
from course_utils.checks.outcomes import Outcome
from grading.classroom.grade_students import grade_students
from grading.course import Course
from grading.folder_lock import only_one_in
from grading.gradebook import nbgrader_plugin
from grading.gradebook.grade_writer import GradeWriter
from grading.gradebook.graded_submission import render
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow
from grading.gradebook.rows import GradebookRows
from grading.gradebook.safe_markdown import to_safe_html
from grading.gradebook.verdict_store import VerdictStore
from grading.judging import rebuild
from grading.judging.notebook_judge import NotebookJudge
from grading.judging.read_submission import read_submission
from grading.judging.verdict import judge_exercise
from grading.sandbox.limits import Limits
from grading.sandbox.protocol import CellEvent, ReportParser, SessionReport


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
    "formula": r"$\text{<img src=x onerror=STUDENT>}$ $\href{javascript:STUDENT}{x}$ $\style{STUDENT}{x}$",
    "formula-in-attribute": '![$"> <script>STUDENT</script>$ $x$](y.png "$\\text{\\" onload=\\"STUDENT}$")',
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
        ("**a** and `x < y`", "<strong>a</strong> and <code>x &lt; y</code>"),
        ("so $a<b$", 'so <math display="inline"><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow></math>'),
        (r"$\frac{$ and $\def\a{\a\a}\a$", r'<code class="tex">\frac{</code> and <code class="tex">\def\a{'),
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


def add_outputs(notebook):
    outputs = [{"output_type": n, "data": [n]} for n in range(60_000)]
    notebook["cells"][3:3] = [extra(f"junk = {n}", id=f"junk-{n}", outputs=outputs * (n == 0)) for n in range(60)]


def add_long_texts(notebook):
    long = ["x = '" + "y" * 12_000_000 + "'"] * 7 + ["x = '" + "y" * 2_000_000 + "'"]
    notebook["cells"][3:3] = [extra(source, id=f"long-{n}") for n, source in enumerate(long)]
    answer = next(cell for cell in notebook["cells"] if cell["metadata"].get("course", {}).get("answer"))
    answer["source"] = "\\begin{a}" * 8_000


def with_cells(*sources):
    def change(notebook):
        notebook["cells"][3:3] = [extra(source, id=f"mine-{n}") for n, source in enumerate(sources)]

    return change


def with_function(before, after=""):
    """Put something before and after the first line of the answer to an exercise."""

    def change(notebook):
        cell = next(
            cell for cell in notebook["cells"] if cell["metadata"].get("course", {}).get("exercise") == FUNCTION
        )
        head, _, body = "".join(cell["source"]).partition("### BEGIN SOLUTION")
        cell["source"] = f"{before}\n{head}{after}\n    ### BEGIN SOLUTION{body}"

    return change


def write_a_module(notebook):
    with_cells("%%writefile helpers.py\ndef f(): return 1")(notebook)
    with_function("from helpers import f", "assert f() == 1")(notebook)


FUNCTION = "gradient_check"
# a hundred times what a session may report: huge arrays and shapes, texts of cells, a line that no cell has
FORGES = f"""
import json, os
def write(event):
    line = b"\\n" + (event if isinstance(event, bytes) else json.dumps(event).encode()) + b"\\n"
    for fd in range(3, 64):
        try:
            left = memoryview(line)
            while left: left = left[os.write(fd, left):]
        except OSError: pass
write(b'{{"check": "{FUNCTION}", "call": 0, "returned": {{"a": [[15000000], [' + b"0," * 14_999_999 + b"0]]}}}}")
for call in range(4):
    write({{"check": "{FUNCTION}", "call": call, "returned": {{"a": [[10**4000] * 450, []]}}}})
    write({{"check": "{FUNCTION}", "call": call, "returned": {{"l": ["x"] * 400_000}}}})
for number in range(1, 9):
    write(b'{{"cell": "extra-%d", "text": "' % number + b"x" * 30_000_000 + b'"}}')
write({{"cell": "extra-1", "text": "", "error": {{"type": "E", "message": "", "line": 471_100}}}})
"""
# right until the visible cases are over; from then on it raises where and what the arguments say
TELLS = """
calls = 0
def tell(number):
    global calls
    calls += 1
    if calls > 4:
        secret = f"Secret{number}"
        source = "\\n" * 47110 + f"class {secret}(Exception): pass\\nraise {secret}('{secret}')"
        exec(compile(source, "<cell>", "exec"), {})
"""
FORKS_FROM_A_THREAD = """
import mmap, os, threading, time
def fork():
    for _ in range(4):
        if os.fork() == 0:
            memory = mmap.mmap(-1, 300 << 20)
            for at in range(0, 300 << 20, 4096): memory[at] = 1
            time.sleep(99)
thread = threading.Thread(target=fork)
thread.start(); thread.join()
"""
LISTENS = "import socket\nserver = socket.create_server(('127.0.0.1', 4711))"

# what a student puts into an untouched notebook, which is graded
CONTENTS = {
    "html": everything_hostile,
    "outputs": add_outputs,
    "long-texts": add_long_texts,
    "forged-events": with_cells(*(f"x = {n}" for n in range(8)), FORGES),
    "forks-from-a-thread": with_cells(FORKS_FROM_A_THREAD),
    "listens": with_cells(LISTENS),
}
# what one puts into a solved notebook, where it costs the points of that function
FUNCTIONS = {
    "long-strings": with_function("", "return ['x' * 2000] + [''] * 150_000"),
    "tells-hidden-arguments": with_function(TELLS, "tell(int(abs(float(theta)) * 1000))"),
}
# what an honest student does, whom it costs nothing
HARMLESS = {
    "three-hundred-cells": with_cells(*(f"print({n})" for n in range(300))),
    "writes-a-module": with_cells(
        "%%writefile helpers.py\ndef f(): return 1", "from helpers import f\nassert f() == 1"
    ),
    "asks-its-output": with_function(
        "import sys\nsys.stdout.encoding.lower()", "sys.stdout.encoding.lower(), sys.stdout.fileno()"
    ),
    "works-in-parallel": with_function(
        "from joblib import Parallel, delayed", "Parallel(n_jobs=2)(delayed(abs)(x) for x in (1, 2))"
    ),
}


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
    for student, spoil in (CONTENTS | FUNCTIONS | HARMLESS).items():
        notebook = copy.deepcopy(notebooks["untouched" if student in CONTENTS else "solved"])
        spoil(notebook)
        hand_in(course, student, notebook)
    (course.root / "limits.toml").write_text(f"total_memory_bytes = {600 << 20}\n")
    return course, commands.run("course", "grade", ASSIGNMENT, "--jobs", "1", folder=course.root)


HONEST = ("honest-1", "zoe", FORMULA, *HARMLESS)
GRADED = (*HONEST, *CONTENTS, *FUNCTIONS)
# twice what was measured; an honest class takes 130 MB
MOST_BYTES = 600 << 20


def test_only_regular_files_are_opened(spoilt_class):
    course, done = spoilt_class
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for student, (_, word) in FILES.items():
        [line] = [line for line in done.stderr.splitlines() if line.startswith(f"course: {student}: ")]
        assert word in line
    assert_honest_alone_is_graded(course, GRADED)
    assert len(done.stdout.splitlines()) == len(GRADED)


def test_honest_ones_between_hostile_ones_have_full_marks(spoilt_class):
    course, _ = spoilt_class
    store = VerdictStore(course.root, ASSIGNMENT)
    for student in GRADED:
        verdict = store.read(student)
        earned = {name: each.passed for name, each in verdict.exercises.items()}
        deserved = dict.fromkeys(earned, student not in CONTENTS)
        assert earned == (deserved | {FUNCTION: False} if student in FUNCTIONS else deserved), student
        assert verdict.refused == ""
        assert (store.folder / f"{student}.json").stat().st_size < 1_000_000


def test_memory_for_a_hostile_class_is_bounded(spoilt_class):
    _, done = spoilt_class
    assert 0 < done.peak_bytes < MOST_BYTES


def test_exceptions_on_hidden_cases_tell_nothing_of_their_arguments(spoilt_class):
    course, _ = spoilt_class
    verdict = VerdictStore(course.root, ASSIGNMENT).read("tells-hidden-arguments")
    message = verdict.exercises[FUNCTION].message
    assert "raises" in message
    assert "Secret" not in message
    assert "line" not in message
    assert "4711" not in course.graded("tells-hidden-arguments", ASSIGNMENT).read_text("utf-8").replace('" * 47110', "")


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
    assert 0 < done.peak_bytes < MOST_BYTES
    assert (done.returncode, done.stderr) == (1, "course: no feedback for broken; all others have theirs\n")
    assert all(course.feedback_page(student, ASSIGNMENT).is_file() for student in HONEST)
    shutil.rmtree(course.root / "autograded" / "broken")
    shutil.rmtree(stray.parent)
    assert commands.run("course", "feedback", ASSIGNMENT, folder=course.root).returncode == 0
    done = commands.run("course", "report", ASSIGNMENT, folder=course.root)
    assert done.returncode == 0
    assert 0 < done.peak_bytes < MOST_BYTES
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


# --- sizes


def extra(source, **more):
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None} | more


def rebuilt_sources(inputs, notebook):
    submission = read_submission(json.dumps(notebook).encode(), inputs.release)
    assert submission.refused == ""
    return {cell["id"]: cell["source"] for cell in submission.notebook["cells"]}, submission.incidents


def test_outputs_are_dropped_before_a_notebook_is_read(inputs, mine, monkeypatch):
    def validate(*args, **more):
        raise AssertionError("validated")

    monkeypatch.setattr("nbformat.validate", validate)
    honest, _ = rebuilt_sources(inputs, mine)
    mine["cells"].append(extra("", outputs=[{"output_type": n, "data": [n]} for n in range(60_000)]))
    assert rebuilt_sources(inputs, mine)[0] == honest


def test_texts_that_are_too_long_are_left_out_with_a_line(inputs, mine):
    honest, _ = rebuilt_sources(inputs, mine)
    solution = next(cell for cell in mine["cells"] if "exercise" in cell["metadata"].get("course", {}))
    solution["source"] += "#" * 3_000_000
    mine["cells"][3:3] = [extra("x = 1"), *[extra("#" * 2_000_000, id=f"long-{n}") for n in range(8)], extra("y = 2")]
    sources, incidents = rebuilt_sources(inputs, mine)
    kept = [source for name, source in sources.items() if name.startswith("extra-")]
    assert kept == ["x = 1", "y = 2"]
    assert {name: text for name, text in sources.items() if not name.startswith("extra-")} == honest | {
        solution["id"]: ""
    }
    assert [line for line in incidents if "longer than" in line or "left out" in line] == [
        f"the cell {solution['id']!r} is longer than 200,000 characters and counts as empty",
        "8 extra cells are left out: too many, or too long",
    ]


def test_extra_cells_have_a_budget_together(inputs, mine):
    mine["cells"] += [extra(f"x = {n}", id=f"many-{n}") for n in range(3_000)]
    mine["cells"] += [extra("#" * 150_000, id=f"long-{n}") for n in range(100)]
    sources, incidents = rebuilt_sources(inputs, mine)
    assert sum(map(len, sources.values())) < 2_000_000
    assert sum(name.startswith("extra-") for name in sources) == 1_000
    assert any("left out" in line for line in incidents)


def test_honest_extra_cells_all_count(inputs, mine):
    mine["cells"] += [extra(f"x = {n}", id=f"many-{n}") for n in range(300)]
    sources, incidents = rebuilt_sources(inputs, mine)
    assert [sources[f"extra-{n + 1}"] for n in range(300)] == [f"x = {n}" for n in range(300)]
    assert incidents == ()


def test_nameless_cells_are_looked_at_once(inputs, mine, monkeypatch):
    """Their number times the number of the release's cells was the number of times each was parsed."""
    parsed = []
    watched = vars(ast) | {"parse": lambda source: parsed.append(source) or ast.parse("1")}
    monkeypatch.setattr(rebuild, "ast", SimpleNamespace(**watched))
    exercises = list(inputs.keys)
    mine["cells"] = [extra(f"{' + '.join(exercises)} + {n}", id=f"junk-{n}") for n in range(200)]
    rebuild.rebuild(inputs.release, mine)
    assert len(parsed) <= 200


def test_the_same_line_is_said_once(inputs, mine):
    cell = next(cell for cell in mine["cells"] if cell["metadata"].get("nbgrader"))
    mine["cells"] += [cell] * 5_000
    mine["cells"] += [extra("", id="x" * 10**6)] * 2
    _, incidents = rebuilt_sources(inputs, mine)
    assert sum(map(len, incidents)) < 1_000


def test_notebooks_of_too_many_values_are_refused_unread(inputs, monkeypatch):
    read = []
    monkeypatch.setattr("grading.judging.read_submission.json", SimpleNamespace(loads=read.append))
    many = b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {"x": [' + b"[]," * 4_000_000 + b'0]}, "cells": []}'
    assert "too large" in read_submission(many, inputs.release).refused
    assert read == []


def test_metadata_that_grading_does_not_need_take_no_more_memory_than_json_does(inputs, mine):
    for cell in mine["cells"][:3]:
        cell["metadata"]["x"] = [{"a": {}}] * 30_000
    content = json.dumps(mine).encode()
    honest, _ = rebuilt_sources(inputs, inputs.release)
    tracemalloc.start()
    try:
        json.loads(content)
        _, least = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        submission = read_submission(content, inputs.release)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert {cell["id"]: cell["source"] for cell in submission.notebook["cells"]} == honest
    assert most < 1.5 * least


def test_notebooks_of_too_many_cells_are_refused(inputs, mine):
    mine["cells"] += [extra("")] * 20_000
    assert "too large" in read_submission(json.dumps(mine).encode(), inputs.release).refused


def test_long_texts_do_not_reach_the_markdown_renderer(monkeypatch):
    rendered = []
    monkeypatch.setattr(MarkdownWithMath, "render", lambda self, text: rendered.append(len(text)) or text)
    assert "\\begin{a}" in to_safe_html("\\begin{a}" * 8_000)
    assert to_safe_html("a short text") == "a short text"
    assert rendered == [12]


@pytest.mark.parametrize(
    "data",
    [
        {"a": [[0, 10**18], []]},
        {"a": [[1] * 100_000, [1]]},
        {"a": [[10**4000] * 3, []]},
        {"a": [[True], [1]]},
        {"a": [[1.0], [1]]},
        {"a": [{"0": 1}, [1]]},
        {"f": [[10**9], ""]},
        {"f": [[0, 10**9], ""]},
        {"f": [[-1], "AAAAAAAA8D8="]},
        {"f": [[1], "AAAA" * 10**6]},
        {"f": [[1], ["AAAAAAAA8D8="]]},
        {"l": ["x"] + [""] * 250_000},
        {"l": [{"a": [[150_000], [0] * 150_000]}] * 2},
        {"l": [10**400]},
    ],
)
def test_forged_data_are_refused_before_anything_is_made_of_them(data):
    with pytest.raises(plain_data.NotPlainError):
        plain_data.decode(data)


def test_texts_that_come_back_are_as_short_as_those_that_are_sent():
    assert plain_data.decode({"l": ["x" * 10**6]}) == ["x" * plain_data.MAX_TEXT]


def test_verdicts_and_reports_have_a_size(inputs):
    steps = [{"cell": f"c-{n}", "source": ""} for n in range(20)]
    parser = ReportParser(steps, Limits(report_bytes=1_000_000))
    for step in steps:
        parser.feed(json.dumps({"cell": step["cell"], "text": "x" * 900_000}).encode() + b"\n")
    assert sum(len(event.text) for event in parser.events) <= 2_000_000

    class Forger:
        def run(self, steps, further):
            return SessionReport([CellEvent(step["cell"], "x" * 900_000, None) for step in steps if "cell" in step])

    verdict = NotebookJudge(ASSIGNMENT, inputs.keys).judge(inputs.release, Forger())
    assert len(json.dumps(verdict.to_json())) < 1_200_000
    assert set(verdict.exercises) == set(inputs.keys)
    [key, *_] = inputs.keys.values()
    missing = [Outcome("missing")] * len(key.cases)
    assert len(judge_exercise(key, missing, "x" * 10**6).message) < 5_000


# --- the folder


@pytest.mark.parametrize("command", [("course", "grade"), ("nbgrader", "autograde")], ids=" ".join)
def test_two_cannot_grade_one_folder_at_once(notebooks, tmp_path, bubblewrap, command):
    course = make_course(tmp_path / "course")
    NbgraderWorkflow(course, ASSIGNMENT).register()
    hand_in(course, "ada", notebooks["untouched"])
    with only_one_in(course.root):
        done = commands.run(*command, ASSIGNMENT, folder=course.root, HOME=str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()[-1:]
    assert line.endswith("someone else is grading in this folder: wait until they are done")
    assert "Traceback" not in done.stderr
    assert not (course.root / "autograded").exists()
    with only_one_in(course.root):
        pass


def test_the_seed_is_there_whole_or_not_at_all(tmp_path, monkeypatch):
    """Another process that makes it at the same time wins, and nobody reads an empty file."""
    monkeypatch.delenv("COURSE_SEED")
    course = Course(tmp_path)
    seen = []
    real = os.link

    def link(draft, path):
        seen.append(Path(draft).read_text())
        Path(path).write_text("5\n")
        real(draft, path)

    monkeypatch.setattr(os, "link", link)
    assert course.seed() == 5
    assert int(seen[0]) > 0
    assert [path.name for path in tmp_path.iterdir()] == [".course_seed"]
    monkeypatch.undo()
    monkeypatch.delenv("COURSE_SEED")
    (tmp_path / ".course_seed").unlink()
    assert course.seed() == course.seed() > 0
    assert (tmp_path / ".course_seed").stat().st_mode & 0o777 == 0o600


class Vanishing:
    """Stands in for the workers: while the first submission is judged, the others' files change."""

    def __init__(self, inputs, meanwhile):
        self.inputs, self.meanwhile = inputs, meanwhile

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def grade(self, tasks):
        for task in tasks:
            self.meanwhile()
            verdict = verdict_with(self.inputs, task.content, "A message.")
            yield render(task.student, read_submission(task.content, self.inputs.release), verdict)


def test_trouble_with_one_students_files_or_rows_is_theirs_alone(notebooks, tmp_path, monkeypatch):
    course = make_course(tmp_path / "course")
    inputs = PLAN.grading_inputs(course, ASSIGNMENT)
    for student in ("ada", "gone", "no-rows", "no-verdict", "zoe"):
        hand_in(course, student, notebooks["untouched"])
    (course.root / "verdicts" / ASSIGNMENT / "no-verdict.json" / "x").mkdir(parents=True)
    real = GradebookRows.write

    def write(self, batch):
        if any(submission.student == "no-rows" for submission in batch):
            raise ValueError("no such text")
        real(self, batch)

    monkeypatch.setattr(GradebookRows, "write", write)
    synced = []
    sync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(descriptor) or sync(descriptor))
    workers = Vanishing(inputs, lambda: shutil.rmtree(folder_of(course, "gone"), ignore_errors=True))
    workflow = NbgraderWorkflow(course, ASSIGNMENT)
    results = grade_students(workflow, course.students(ASSIGNMENT), PLAN, inputs, workers)
    problems = {result.student: result.problem for result in results}
    assert problems == {
        "ada": "",
        "gone": f"no {NOTEBOOK} in submitted/gone/{ASSIGNMENT} (the folder is gone)",
        "no-rows": "the gradebook cannot take its grades (no such text)",
        "no-verdict": problems["no-verdict"],
        "zoe": "",
    }
    assert problems["no-verdict"].startswith("its verdict cannot be stored: ")
    assert set(workflow.scores()) == {"ada", "zoe"}
    assert len(synced) >= 3, "a verdict is on the disk before it counts as stored"


def test_judges_that_nobody_uses_are_closed(monkeypatch):
    closed = []

    class Judge:
        def __init__(self, inputs):
            self.inputs = inputs

        def close(self):
            closed.append(self.inputs)

    monkeypatch.setattr(nbgrader_plugin, "SubmissionJudge", Judge)
    one, two = SimpleNamespace(digest="one"), SimpleNamespace(digest="two")
    first = nbgrader_plugin._judge(one)
    assert nbgrader_plugin._judge(SimpleNamespace(digest="one")) is first
    nbgrader_plugin._judge(two)
    assert closed == [one]
    nbgrader_plugin.close_judge()
    assert closed == [one, two]
