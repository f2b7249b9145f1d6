"""What the tests of the frame share: the course as it is committed, a warm sandbox, and course folders to break."""

import json
import os
import shutil
from pathlib import Path

import pytest

from grading.course import CONFIG, Course
from grading.demo.synthetic_class import fill, synthetic_class
from grading.exercises.answers import Answers
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow
from grading.judging.key_store import make_answer_keys
from grading.judging.notebook_judge import NotebookJudge
from grading.sandbox.client import Sandbox
from grading.sandbox.isolation import available, choose
from grading.sandbox.limits import Limits

pytest.register_assert_rewrite("hostile")

STUDENT = "pytest.mark.student"

ROOT = Path(__file__).resolve().parent.parent
ASSIGNMENT = "optimization"

# short, so that a test of what hangs is itself short; long enough for a first import of Matplotlib on a busy machine
LIMITS = Limits(notebook_seconds=30.0, cell_seconds=5.0, check_seconds=2.0)


def pytest_ignore_collect(collection_path, config):
    """Where the tests of a student's side are run, import no file without any: others need Linux."""
    if config.option.markexpr == "student" and collection_path.suffix == ".py":
        return True if STUDENT not in collection_path.read_text(encoding="utf-8") else None
    return None


# The files that take longest start first, so that no process is left alone with one of them at the end.
LONGEST = (
    "test_student_answers.py",
    "test_other_arithmetic.py",
    "test_explorers_in_a_browser.py",
    "test_jupyterhub.py",
    "test_hostile.py",
    "test_instructors_guide.py",
    "test_other_systems.py",
    "test_nbgrader_round.py",
    "test_trusted_side.py",
    "test_class_grading.py",
    "test_sandbox.py",
    "test_judge.py",
    "test_isolation.py",
)


def pytest_collection_modifyitems(items):
    """Sort the tests by file for `make test`; those of one file keep their order."""
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.name, len(places)))


@pytest.fixture(scope="session", autouse=True)
def course_seed():
    """A seed of the tests' own, for this process and those it starts: none is written into the course folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_SEED", "1789")
        yield 1789


@pytest.fixture(scope="session")
def course():
    return Course(ROOT)


@pytest.fixture(scope="session")
def release(course):
    """The student's notebook as plain data; copy before changing."""
    return json.loads(course.release(ASSIGNMENT).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def answers(course):
    return Answers(course, ASSIGNMENT)


@pytest.fixture(scope="session")
def notebook_judge(course):
    return NotebookJudge(ASSIGNMENT, make_answer_keys(course, ASSIGNMENT))


@pytest.fixture(scope="session")
def solved(release, answers):
    """The release with every right answer in it."""
    return fill(release, answers.solutions)


@pytest.fixture(scope="session")
def sandbox():
    with make_sandbox(LIMITS) as sandbox:
        yield sandbox


def make_sandbox(limits):
    """A sandbox, or what stands in for one where there is no bubblewrap."""
    return Sandbox(limits, choose(available(), limits.tmp_bytes))


@pytest.fixture(scope="session")
def bubblewrap():
    """Skip what tests the sandbox itself where there is no bubblewrap; fail where it must be there."""
    if not available():
        message = "bubblewrap is not installed: the sandbox is not tested"
        if os.environ.get("COURSE_REQUIRE_SANDBOX"):
            pytest.fail(message)
        pytest.skip(message)


def make_course(root, exchange=False):
    """A copy of the course folder's data under `root`: notebooks, what is built from them, and the settings."""
    for folder in ("notebooks", "source", "release", "course_utils"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    settings = (ROOT / CONFIG).read_text(encoding="utf-8")
    if exchange:
        for folder in ("exchange", "cache"):
            (root / folder).mkdir()
        settings += f"\nc.Exchange.root = {str(root / 'exchange')!r}\nc.Exchange.cache = {str(root / 'cache')!r}\n"
    (root / CONFIG).write_text(settings, encoding="utf-8")
    return Course(root)


def bare_environment(**more):
    """An environment in which no virtual environment is active: PATH holds the system's commands alone."""
    kept = {key: os.environ[key] for key in ("HOME", "LANG", "COURSE_SEED", "PYTHONPATH") if key in os.environ}
    return kept | {"PATH": os.defpath} | more


@pytest.fixture(scope="session")
def notebooks(course):
    """The synthetic class's notebooks of the assignment that is judged quickest."""
    quickest = "gradient_checking"
    release = json.loads(course.release(quickest).read_text(encoding="utf-8"))
    return synthetic_class(Answers(course, quickest), release)


@pytest.fixture(scope="session")
def baseline(tmp_path_factory, notebooks):
    """The folder of a small class that was graded without any trouble, and what that left."""
    import graded_class  # which needs what stands above

    course = make_course(tmp_path_factory.mktemp("baseline") / "course")
    for student in graded_class.STUDENTS:
        graded_class.hand_in(course, student, notebooks[student], graded_class.DUE)
    NbgraderWorkflow(course, graded_class.ASSIGNMENT).register()
    shutil.copy(course.root / "gradebook.db", course.root / graded_class.EMPTY)
    graded_class.grade(course)
    return course, graded_class.state(course)
