"""A small class that is graded, and all that its grading leaves, in a form that can be compared."""

import datetime
import json
import logging
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from conftest import bare_environment
from nbconvert.exporters import HTMLExporter
from nbgrader.api import Base, Gradebook
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory

from grading.classroom.grade_students import grade_students
from grading.classroom.plan import Plan
from grading.classroom.workers import grade_content
from grading.gradebook.graded_submission import GradingResult
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow
from grading.gradebook.release_notebook import load_config
from grading.gradebook.verdict_store import VerdictStore
from grading.judging.submission_judge import SubmissionJudge
from grading.sandbox.isolation import available

ASSIGNMENT = "gradient_checking"  # the one that is judged quickest
STUDENTS = ("solved", "untouched", "half-finished", "mistakes-1", "mistakes-2", "noisy")
EMPTY = "empty.db"  # a gradebook takes a second to make
COURSE = str(Path(sys.executable).with_name("course"))
PLAN = Plan(sandbox=available(), jobs=1)
DUE = datetime.datetime(2030, 1, 1, 12)


def hand_in(course, student, content, time=None, **files):
    folder = course.submission(student, ASSIGNMENT).parent
    folder.mkdir(parents=True, exist_ok=True)
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    (folder / f"{ASSIGNMENT}.ipynb").write_bytes(data)
    if time:
        (folder / "timestamp.txt").write_text(f"{time} UTC")
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text)


def grade(course, plan=PLAN):
    workflow = NbgraderWorkflow(course, ASSIGNMENT)
    return {result.student: result for result in grade_students(workflow, course.students(ASSIGNMENT), plan)}


def nbgrader_autograde(workflow, student):
    """Grade one submission as `nbgrader autograde` does, in this process; return the problem and the incidents."""
    config = workflow.config(student)
    config.AutogradeSubmission.sandbox = available()
    converter = Autograde(coursedir=CourseDirectory(config=config), config=config, force=True)
    converter.log = logging.getLogger("course.workflow")
    converter.start()
    graded = json.loads(workflow.course.graded(student, workflow.assignment).read_text(encoding="utf-8"))
    course = graded["metadata"]["course"]
    return GradingResult(student, course["refused"], tuple(course["incidents"]))


def formgrader_page(course, student):
    """The page of Formgrader on a submission, made as its server makes it."""
    config = load_config(course)
    config.HTMLExporter.template_name = "formgrade"
    exporter = HTMLExporter(config=config)
    known = dict.fromkeys(("assignment_id", "notebook_id", "submission_id", "base_url", "notebook_path"), "x")
    resources = known | {"index": 0, "total": 1, "student": student, "last_name": None, "first_name": None}
    return exporter.from_filename(str(course.graded(student, ASSIGNMENT)), resources=resources)[0]


class InProcess:
    """Judges in this process where worker processes would; their start takes longer than all that they do here.

    Parameters
    ----------
    judges : dict
        Digest of the inputs -> `SubmissionJudge`, with its warm sandbox; whoever made the dict closes them.
    inputs : GradingInputs
        What decides the verdicts.
    """

    def __init__(self, judges, inputs):
        if inputs.digest not in judges:
            judges[inputs.digest] = SubmissionJudge(inputs)
        self.judge_one = judges[inputs.digest]

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def grade(self, tasks):
        for task in tasks:
            yield grade_content(self.judge_one, task.student, task.content)


def gradebook(course):
    return Gradebook(f"sqlite:///{course.root}/gradebook.db", "deep-learning")


def rows(book):
    """Every row of nbgrader's tables, in which names stand for the ids that are drawn at random."""
    tables = {
        table.name: [dict(row._mapping) for row in book.db.execute(table.select())]
        for table in Base.metadata.sorted_tables
    }
    tables["course"] = [row for row in tables["course"] if row["id"] != "default_course"]  # some nbgrader stages add it
    names = {row["id"]: row["name"] for name in ("assignment", "notebook") for row in tables[name]}
    names |= {row["id"]: (row["type"], row["name"], names[row["notebook_id"]]) for row in tables["base_cell"]}
    names |= {row["id"]: ("by", row["student_id"]) for row in tables["submitted_assignment"]}
    names |= {row["id"]: ("notebook", names[row["assignment_id"]]) for row in tables["submitted_notebook"]}
    anonymous = {row["id"] for name in ("grade", "comment", "source_cell") for row in tables[name]}
    return {
        table: sorted(
            repr([(key, names.get(value, value)) for key, value in row.items() if value not in anonymous])
            for row in found
        )
        for table, found in tables.items()
    }


def tree(folder):
    return {
        str(path.relative_to(folder)): (oct(path.stat().st_mode), path.read_bytes() if path.is_file() else None)
        for path in folder.rglob("*")
    }


def state(course, book=None):
    """All that a class's grading left: gradebook, files, verdicts."""
    with book or gradebook(course) as book:
        store = VerdictStore(course.root, ASSIGNMENT)
        verdicts = {student: replace(store.read(student), seconds=0.0) for student in store.students()}
        return rows(book), tree(course.root / "autograded"), verdicts


def ungraded(course, folder):
    """A copy of a course folder with nothing graded in it; its gradebook knows the assignment."""
    made = ("gradebook.db", "autograded", "verdicts")
    shutil.copytree(course.root, folder, ignore=shutil.ignore_patterns(*made))
    shutil.copy(course.root / EMPTY, folder / "gradebook.db")
    return type(course)(folder)


def command(*words):
    """The words of a command that grades the class."""
    return ["grade", ASSIGNMENT, *words, *([] if available() else ["--no-sandbox"])]


def start(course, *words):
    """Start the installed script in a session of its own, to be killed with all that it started."""
    return subprocess.Popen(
        [COURSE, *command(*words)],
        cwd=course.root,
        env=bare_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background job ignores it
    )


def wait_until(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)  # to look costs time, too: most conditions read folders
