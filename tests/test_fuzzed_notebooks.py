"""Notebooks that are changed at random: rebuilding and judging always end with a verdict on each check."""

import copy
import json

import pytest
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grading.course import Course
from grading.gradebook.graded_submission import render
from grading.judging.key_store import make_answer_keys
from grading.judging.notebook_judge import NotebookJudge
from grading.judging.read_submission import read_submission
from grading.sandbox.limits import Limits
from grading.sandbox.protocol import ReportParser, SessionReport

ASSIGNMENT = "gradient_checking"
RELEASE = json.loads(Course(ROOT).release(ASSIGNMENT).read_text(encoding="utf-8"))
IDS = [cell["id"] for cell in RELEASE["cells"]]

texts = st.text(max_size=20) | st.sampled_from([*IDS, "def f(", "\x00", "\ud800", "x" * 300_000, "code", "markdown"])
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
# where in a notebook, and what is put there; None takes it away
places = st.lists(st.integers(0, 60) | st.sampled_from(["first", "last"]), min_size=1, max_size=5)
changes = st.lists(st.tuples(places, st.sampled_from(["set", "delete", "repeat", "add"]), texts, values), max_size=6)


def change(notebook, place, what, key, value):
    """Walk into the notebook as far as the place leads, and do one thing there."""
    parent, step, here = None, None, notebook
    for number in place:
        if not isinstance(here, dict | list) or not here:
            break
        keys = list(here) if isinstance(here, dict) else range(len(here))
        index = {"first": 0, "last": -1}.get(number, number)
        parent, step = here, keys[index % len(keys)]
        here = here[step]
    if what == "set":
        parent[step] = value
    elif what == "delete":
        del parent[step]
    elif what == "repeat" and isinstance(parent, list):
        parent[step:step] = [copy.deepcopy(here)] * 50
    elif isinstance(here, dict):
        here[key] = value


@pytest.fixture(scope="module")
def judge():
    return NotebookJudge(ASSIGNMENT, make_answer_keys(Course(ROOT), ASSIGNMENT))


class StubSandbox:
    """Reports to the judge what it was told to, through the parser of real reports."""

    def __init__(self, lines):
        self.lines = lines

    def run(self, steps, further):
        parser = ReportParser(steps, Limits(report_bytes=100_000))
        for line in self.lines:
            parser.feed(json.dumps(line).encode() + b"\n")
        return SessionReport(parser.events)


exercises = st.sampled_from(
    [cell["metadata"]["course"]["check"] for cell in RELEASE["cells"] if "check" in cell["metadata"].get("course", {})]
)
subjects = st.fixed_dictionaries({"check": exercises | values}, optional={"call": st.integers(-1, 5) | values})
reports = st.lists(
    st.builds(
        lambda subject, more: subject | more,
        subjects | st.fixed_dictionaries({"cell": st.sampled_from(IDS) | values}),
        st.dictionaries(st.sampled_from(["ended", "returned", "raised", "text", "error", "line"]), values, max_size=3),
    ),
    max_size=8,
)
FUZZ = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@FUZZ
@given(changes=changes, lines=reports)
def test_every_check_gets_a_verdict(judge, changes, lines):
    notebook = copy.deepcopy(RELEASE)
    for each in changes:
        change(notebook, *each)
    submission = read_submission(json.dumps(notebook).encode(), RELEASE)
    if submission.refused:
        verdict = judge.refuse(submission.refused)
    else:
        verdict = judge.judge(submission.notebook, StubSandbox(lines))
    assert set(verdict.exercises) == set(judge.keys)
    assert all(0 <= each.score <= each.max_score for each in verdict.exercises.values())
    assert len(json.dumps(verdict.to_json())) < 2_000_000
    graded = render("mallory", submission, verdict)
    graded.notebook.encode()
    assert len(graded.notebook) < 5_000_000


@FUZZ
@given(content=st.binary(max_size=200) | values.map(lambda value: json.dumps(value).encode()))
def test_no_file_breaks_reading(content):
    submission = read_submission(content, RELEASE)
    assert submission.refused
