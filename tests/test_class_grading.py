"""A whole class: what is written is what nbgrader writes, and nothing is lost or done twice, whatever dies when."""

import contextlib
import copy
import datetime
import json
import os
import random
import shutil
import signal
import time
from dataclasses import replace
from pathlib import Path

import dying_judge
import hostile
import pytest
from conftest import make_course
from graded_class import (
    ASSIGNMENT,
    DUE,
    PLAN,
    STUDENTS,
    InProcess,
    grade,
    gradebook,
    hand_in,
    nbgrader_autograde,
    start,
    state,
    ungraded,
    wait_until,
)
from nbgrader.converters.base import NbGraderException

from grading.classroom import workers
from grading.classroom.plan import Plan
from grading.classroom.workers import LocalWorkers, Task
from grading.errors import CourseError
from grading.gradebook.grade_writer import GradeWriter
from grading.gradebook.graded_files import GradedFiles
from grading.gradebook.graded_submission import GradingResult
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow
from grading.gradebook.rows import GradebookRows
from grading.gradebook.verdict_store import VerdictStore
from grading.interrupts import interrupts_noted, stop_if_interrupted
from grading.judging.grading_inputs import RunOptions, make_grading_inputs
from grading.sandbox.limits import Limits


@pytest.fixture(scope="module")
def judges():
    made = {}
    yield made
    for judge in made.values():
        judge.close()


@pytest.fixture
def in_process(judges, monkeypatch):
    """Classes are judged in this process, in a sandbox that is warm from one test to the next."""
    monkeypatch.setattr(Plan, "workers", lambda plan, inputs: InProcess(judges, inputs))


# The same as nbgrader


@pytest.fixture(scope="module")
def twins(tmp_path_factory):
    """Two course folders with the same deadline, penalties and files of the instructor's."""
    courses = []
    for name in ("ours", "theirs"):
        course = make_course(tmp_path_factory.mktemp(name) / "course")
        with (course.root / "nbgrader_config.py").open("a", encoding="utf-8") as file:
            file.write("\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
        (course.source(ASSIGNMENT).parent / "data").mkdir()
        (course.source(ASSIGNMENT).parent / "data" / "given.csv").write_text("1,2\n")
        (course.source(ASSIGNMENT).parent / "helper.txt").write_text("the instructor's")
        NbgraderWorkflow(course, ASSIGNMENT).register()
        with gradebook(course) as book:
            book.update_or_create_assignment(ASSIGNMENT, duedate=DUE)
        courses.append(course)
    return courses


def grade_by_nbgrader(course):
    workflow = NbgraderWorkflow(course, ASSIGNMENT)
    for student in course.students(ASSIGNMENT):
        nbgrader_autograde(workflow, student)


ODD = ("file-empty", "file-cut-off", "file-nested-without-end", "metadata-absurd", "one-id-for-all", "format-3")


def odd_files(course, solved):
    """Files that nbgrader's own stages could stumble over, whatever the judge says to them; see `hostile`."""
    release = json.loads(course.release(ASSIGNMENT).read_text(encoding="utf-8"))
    made = hostile.done_to_files(release, solved, [])
    half = copy.deepcopy(solved)
    [cell] = [cell for cell in half["cells"] if cell["id"] == "gradient_check"]
    cell["source"] += "\n# \ud800"
    return {name: made[name].content for name in ODD} | {"half-a-character": hostile.to_bytes(half)}


def test_rows_and_files_equal_those_of_nbgrader_autograde(twins, notebooks, in_process):
    ours, theirs = twins
    early, late = DUE - datetime.timedelta(hours=1), DUE + datetime.timedelta(hours=1)
    first = {
        "early": (notebooks["solved"], early),
        "late": (notebooks["mistakes-1"], late),
        "extended": (notebooks["own-helpers"], late),
        "no-time": (notebooks["untouched"], None),
        "unreadable": (b"\x00", early),
    }
    first |= {name: (content, early) for name, content in odd_files(ours, notebooks["solved"]).items()}
    for course in twins:
        for student, (notebook, when) in first.items():
            hand_in(course, student, notebook, when, helper="the student's", notes="mine")
    grade(ours)
    grade_by_nbgrader(theirs)
    assert state(ours) == state(theirs)
    for course in twins:
        mark_by_hand(course)
        hand_in(course, "early", notebooks["half-finished"], late)
        hand_in(course, "late", notebooks["solved"], late, notes="more")
    grade(ours)
    grade_by_nbgrader(theirs)
    assert state(ours) == state(theirs)
    check_manual_scores(ours)


def mark_by_hand(course):
    with gradebook(course) as book:
        for student in ("early", "late"):
            place = (ASSIGNMENT, ASSIGNMENT, student)
            grade = book.find_grade("answer-reflection", *place)
            grade.manual_score, grade.needs_manual_grade = 7, False
            book.find_grade("check-gradient_check", *place).extra_credit = 2
            book.find_comment("gradient_check", *place).manual_comment = "See me."
        book.find_submission(ASSIGNMENT, "extended").extension = datetime.timedelta(days=1)
        book.db.commit()


def check_manual_scores(course):
    """What the comparison would also find equal if both had lost it."""
    with gradebook(course) as book:
        late, extended = (book.find_submission(ASSIGNMENT, student) for student in ("late", "extended"))
        assert (late.score, late.late_submission_penalty) == (99, 99)
        assert extended.late_submission_penalty == 0
        assert book.find_comment("gradient_check", ASSIGNMENT, ASSIGNMENT, "late").comment == "See me."
    folder = course.root / "autograded" / "late" / ASSIGNMENT
    assert (folder / "notes.txt").read_text() == "more"
    assert (folder / "helper.txt").read_text() == "the instructor's"


# Never twice, never lost


@contextlib.contextmanager
def counted(patch, owner, name):
    """Count the calls of a method."""
    calls, original = [], getattr(owner, name)
    patch.setattr(owner, name, lambda self, *args: calls.append(args) or original(self, *args))
    yield calls


def test_second_run_writes_nothing(baseline, monkeypatch):
    course, left = baseline
    monkeypatch.setattr(Plan, "workers", None)
    monkeypatch.setattr(GradeWriter, "_write", None)
    assert not any(result.problem for result in grade(course).values())
    assert state(course) == left


@pytest.mark.parametrize(
    ("owner", "name"),
    [(VerdictStore, "write"), (GradedFiles, "write"), (GradebookRows, "write"), (GradebookRows, "_write_comments")],
)
def test_next_run_completes_after_a_crash_while_writing(baseline, tmp_path, monkeypatch, in_process, owner, name):
    graded_course, left = baseline
    course = ungraded(graded_course, tmp_path / "course")
    shutil.copytree(graded_course.root / "verdicts", course.root / "verdicts")
    if owner is VerdictStore:
        (course.root / "verdicts" / ASSIGNMENT / "noisy.json").unlink()
    with monkeypatch.context() as patch:
        calls, original = [], getattr(owner, name)

        def stop(*args):
            calls.append(args)
            if owner is not GradedFiles or len(calls) == 3:
                raise SystemExit
            return original(*args)

        patch.setattr(owner, name, stop)
        with pytest.raises(SystemExit):
            grade(course)
    assert calls
    assert state(course) != left
    grade(course)
    assert state(course) == left


def survivors(session):
    """The processes of a session that are still there."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = path.read_text().rpartition(")")[2].split()
            if int(fields[3]) == session and fields[0] != "Z":
                found.append(path.parent.name)
    return found


def stop_at_random(course, process, how):
    """Send a signal when some more verdicts are there, or at once."""
    folder = course.root / "verdicts" / ASSIGNMENT
    some = len(list(folder.glob("*.json"))) + random.randint(0, 2)
    wait_until(lambda: process.poll() is not None or len(list(folder.glob("*.json"))) >= some)
    time.sleep(random.uniform(0, 0.2))
    how(process.pid)


def test_next_run_completes_after_being_killed_at_random_times(baseline, tmp_path):
    seed = random.randrange(10**6)
    random.seed(seed)
    print(f"random.seed({seed})")
    graded_course, left = baseline
    course = ungraded(graded_course, tmp_path / "course")
    for _ in range(2):
        with start(course, "--jobs", "2") as process:
            stop_at_random(course, process, lambda pid: os.kill(pid, signal.SIGKILL))
        wait_until(lambda session=process.pid: not survivors(session))
    with start(course) as process:
        _, said = process.communicate(timeout=120)
    assert (process.returncode, said) == (0, "")
    assert state(course) == left


def test_ctrl_c_ends_cleanly_and_says_how_to_go_on(baseline, notebooks, tmp_path, in_process):
    graded_course, left = baseline
    course = ungraded(graded_course, tmp_path / "course")
    hand_in(course, "sleeper", hostile.with_cell(notebooks["solved"], "import time; time.sleep(900)", before=None))
    with start(course, "--jobs", "2") as process:
        wait_until(lambda: list((course.root / "verdicts").rglob("*.json")))
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, "course: stopped; run the same command again to continue\n")
    wait_until(lambda: not survivors(process.pid))
    shutil.rmtree(course.root / "submitted" / "sleeper")
    grade(course)
    assert state(course) == left


class Interrupts:
    """Python drops what a destructor raises."""

    def __del__(self):
        signal.raise_signal(signal.SIGINT)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_ctrl_c_that_python_drops_still_stops_the_next_loop():
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with interrupts_noted():
            Interrupts()
            with pytest.raises(KeyboardInterrupt):
                stop_if_interrupted()
        with interrupts_noted():
            stop_if_interrupted()  # an earlier one is forgotten
    finally:
        signal.signal(signal.SIGINT, before)


def test_only_changed_submissions_are_judged_again(baseline, notebooks, tmp_path, monkeypatch, in_process):
    graded_course, _ = baseline
    course = type(graded_course)(tmp_path / "course")
    shutil.copytree(graded_course.root, course.root)
    hand_in(course, "noisy", notebooks["untouched"], DUE)
    (course.root / "autograded" / "solved" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").unlink()
    with counted(monkeypatch, VerdictStore, "write") as judged, counted(monkeypatch, GradedFiles, "write") as written:
        grade(course)
    assert [call[0] for call in judged] == ["noisy"]
    assert sorted(call[0] for call in written) == ["noisy", "solved"]
    with gradebook(course) as book:
        assert book.find_submission(ASSIGNMENT, "noisy").score == 0
    tasks = []
    monkeypatch.setattr(Plan, "workers", lambda *args: Listed(tasks))
    grade(course)
    assert tasks == []
    grade(course, replace(PLAN, force=True))
    (course.root / "limits.toml").write_text("cell_seconds = 9\n")
    grade(course)
    assert tasks == 2 * sorted(STUDENTS)


class Listed:
    """Workers that note what they are given, and judge nothing."""

    def __init__(self, students):
        self.students = students

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def grade(self, tasks):
        self.students.extend(task.student for task in tasks)
        return iter(())


def test_deleted_gradebook_is_rewritten_from_stored_verdicts(baseline, tmp_path, monkeypatch):
    graded_course, left = baseline
    course = type(graded_course)(tmp_path / "course")
    shutil.copytree(graded_course.root, course.root)
    (course.root / "gradebook.db").unlink()
    monkeypatch.setattr(Plan, "workers", None)
    grade(course)
    assert state(course) == left


def change_check(course, change):
    """Change the tag of a check where an instructor's `course build` would."""
    for path in (course.source(ASSIGNMENT), course.release(ASSIGNMENT)):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        [cell] = [cell for cell in notebook["cells"] if cell["id"] == "check-gradient_check"]
        change(cell["metadata"]["nbgrader"])
        path.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.mark.parametrize("change", [{"points": 41}, {"grade_id": "check-other"}])
def test_a_release_with_other_points_than_the_grader_is_refused(baseline, tmp_path, change):
    course = ungraded(baseline[0], tmp_path / "course")
    change_check(course, lambda tag: tag.update(change))
    with pytest.raises(CourseError, match=r"release of gradient_checking differs .* run `course update"):
        grade(course)
    with pytest.raises(NbGraderException, match="differs"):
        nbgrader_autograde(NbgraderWorkflow(course, ASSIGNMENT), "solved")


def test_verdict_key_depends_on_run_options_and_seed(course, monkeypatch):
    options = RunOptions(Limits())
    digests = {
        make_grading_inputs(course, "regularization", each).digest
        for each in (options, options, RunOptions(Limits(), sandboxed=False), RunOptions(Limits(cell_seconds=9)))
    }
    monkeypatch.setenv("COURSE_SEED", "2")
    other_seed = make_grading_inputs(course, "regularization", options)
    assert len(digests | {other_seed.digest}) == 4
    assert other_seed.verdict_key(b"one") != other_seed.verdict_key(b"other")


def test_dead_worker_is_replaced_and_its_submission_retried_once(course, notebooks, tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "_work", dying_judge.work)
    monkeypatch.setenv("VICTIMS", str(tmp_path))
    solved = json.dumps(notebooks["solved"]).encode()
    names = ("first", "die-once", "second", "die-always", "third", "raise-always", "fourth")
    tasks = [Task(name, solved + b" " + (b"" if name[0] in "fst" else b'"' + name.encode() + b'"')) for name in names]
    inputs = make_grading_inputs(course, ASSIGNMENT, RunOptions(Limits(), PLAN.sandbox))
    with LocalWorkers(inputs, 1) as pool:
        judged = {result.student: result for result in pool.grade(iter(tasks))}
    assert sorted(judged) == sorted(names)
    failures = {name: result.problem for name, result in judged.items() if isinstance(result, GradingResult)}
    assert set(failures) == {"die-always", "raise-always"}
    assert "died, twice" in failures["die-always"]
    assert "ZeroDivisionError: oh" in failures["raise-always"]
    assert all(exercise.passed for exercise in judged["first"].verdict.exercises.values())
    assert len(list(tmp_path.iterdir())) == 2


def test_unwritable_files_affect_only_their_own_student(baseline, notebooks, tmp_path, in_process):
    graded_course, _ = baseline
    course = ungraded(graded_course, tmp_path / "course")
    hand_in(course, "noisy", notebooks["noisy"], "some day")
    (course.submission("solved", ASSIGNMENT).parent / "gone.txt").symlink_to("nowhere")
    for _ in range(2):  # judged now, and judged already
        results = grade(course)
        problems = {name: result.problem for name, result in results.items() if result.problem}
        assert problems.keys() == {"noisy", "solved"}
        assert "timestamp.txt" in problems["noisy"]
        assert "gone.txt" in problems["solved"]
    # a link is refused before anything is judged
    assert VerdictStore(course.root, ASSIGNMENT).students() == sorted({*STUDENTS} - {"solved"})
    assert len(NbgraderWorkflow(course, ASSIGNMENT).scores()) == 4
