"""From what a session reports to a verdict: explicit for every check, and silent about hidden values."""

import copy
import json
import re

import numpy as np
import pytest
from conftest import ASSIGNMENT

from course_utils.checks import plain_data
from course_utils.checks.outcomes import Outcome
from grading.demo.synthetic_class import fill
from grading.gradebook.graded_submission import cell_outputs
from grading.judging.key_store import make_answer_keys
from grading.judging.verdict import Verdict, judge_exercise, outcomes_from_events
from grading.sandbox.limits import Limits
from grading.sandbox.protocol import CellEvent, ReportParser

GD = "update_parameters_with_gd"
RIGHT = {
    GD: f"def {GD}(p, g, a):\n    return {{k: v - a * g['d' + k] for k, v in p.items()}}",
    "update_lr": "def update_lr(learning_rate0, epoch_num, decay_rate):\n"
    "    return learning_rate0 / (1 + decay_rate * epoch_num)",
}


@pytest.fixture
def judged(course, notebook_judge, sandbox):
    """Judge a source text as one exercise's solution cell."""
    notebook = course.read_source(ASSIGNMENT)
    return lambda source, exercise=GD: notebook_judge.judge_source(notebook, exercise, source, sandbox)


def with_extra(notebook, source, before):
    """The notebook with one more code cell, before the one that has this id."""
    notebook = copy.deepcopy(notebook)
    place = next(index for index, cell in enumerate(notebook["cells"]) if cell["id"] == before)
    extra = {"cell_type": "code", "id": "extra", "metadata": {"course": {"extra": True}}, "source": source}
    notebook["cells"].insert(place, extra)
    return notebook


def numbers_in(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return [number for item in value for number in numbers_in(item)]
    return np.asarray(value, dtype=float).ravel().tolist()


# A whole notebook


def test_solved_and_untouched_notebooks_earn_all_and_nothing(notebook_judge, sandbox, solved, release):
    full = notebook_judge.judge(solved, sandbox).exercises.values()
    none = notebook_judge.judge(release, sandbox).exercises.values()
    assert sum(verdict.score for verdict in full) == 90
    assert all(verdict.passed and verdict.attempted and not verdict.misconception for verdict in full)
    assert sum(verdict.score for verdict in none) == 0
    assert not any(verdict.attempted for verdict in none)


@pytest.mark.parametrize(
    "body", ["while True: pass", "import os; os._exit(0)", "return np.random.rand(10**7)", "1 / 0"]
)
def test_a_bad_function_costs_its_own_points_alone(notebook_judge, sandbox, release, answers, body):
    bad = {GD: f"def {GD}(parameters, grads, learning_rate):\n    {body}"}
    verdicts = notebook_judge.judge(fill(release, answers.solutions | bad), sandbox).exercises
    assert verdicts[GD].score == 0
    assert all(verdict.passed for name, verdict in verdicts.items() if name != GD)


def test_a_cell_that_ends_the_program_costs_itself_alone(notebook_judge, sandbox, solved):
    notebook = with_extra(solved, "import os; os._exit(0)", before="random_mini_batches")
    verdicts = notebook_judge.judge(notebook, sandbox).exercises
    assert verdicts[GD].passed
    assert all(verdict.passed for verdict in verdicts.values())


def test_a_check_uses_the_function_as_defined_at_its_position(notebook_judge, sandbox, solved):
    notebook = with_extra(solved, f"def {GD}(*args): return None", before="random_mini_batches")
    assert notebook_judge.judge(notebook, sandbox).exercises[GD].passed
    notebook = with_extra(solved, f"def {GD}(*args): return None", before=f"check-{GD}")
    assert notebook_judge.judge(notebook, sandbox).exercises[GD].score == 0


def test_monkeypatched_numpy_does_not_affect_the_verdict(notebook_judge, sandbox, solved):
    spoil = "import numpy as np\nnp.isclose = np.allclose = lambda *a, **k: True\nnp.ndarray.__eq__ = None"
    wrong = f"def {GD}(p, g, a): return p"
    notebook = with_extra(solved, f"{spoil.splitlines()[1]}\n{wrong}", before=f"check-{GD}")
    assert notebook_judge.judge(notebook, sandbox).exercises[GD].score == 0


# Messages


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (f"def {GD}(p, g, a)\n    return p", "its cell stops with SyntaxError in line 1"),
        (f"x = 1\n\ndef {GD}(p, g, a):\n    return p)", "its cell stops with SyntaxError in line 4"),
        ("import nothing_like_this", "its cell stops with ModuleNotFoundError in line 1"),
        ("while True: pass", "its cell stops with Timeout"),
        ("def another(p, g, a): return p", f"There is no function named {GD}."),
        (f"{GD} = 3", f"There is no function named {GD}."),
        (f"def {GD}(p, g, a):\n    while True: pass", "took too long"),
        (f"import os\ndef {GD}(p, g, a):\n    os._exit(0)", "ended the whole program"),
        (f"def {GD}(p, g, a):\n    x = 1\n    return g['dW0']", "raises KeyError (line 3 of its cell): 'dW0'"),
        (f"def {GD}(p, g, a): return object()", "cannot be compared: a value of type object"),
        (f"def {GD}(p, g, a): pass", "None (is a return missing?)"),
        (f"def {GD}(): pass", "raises TypeError"),
        ("", f"There is no function named {GD}."),
        ("# nothing but a \x00 and a \ud800", f"There is no function named {GD}"),
    ],
)
def test_message_for_a_submission_without_points(judged, source, message):
    verdict = judged(source)
    assert verdict.score == 0
    assert message in verdict.message


def test_a_stub_is_not_attempted(judged):
    verdict = judged(f"def {GD}(p, g, a):\n    # YOUR CODE HERE\n    raise NotImplementedError()")
    assert (verdict.attempted, verdict.score) == (False, 0)
    assert verdict.message.startswith("Not attempted")


@pytest.mark.parametrize("exercise", RIGHT)
def test_memorised_visible_cases_earn_no_points_and_reveal_no_hidden_values(notebook_judge, judged, exercise):
    """One that has memorised the visible cases is wrong by a secret amount on the others."""
    key = notebook_judge.keys[exercise]
    visible = sum(not case.hidden for case in key.cases)
    source = (
        f"from course_utils.checks.check import _keys\nfrom course_utils.checks.answer_key import AnswerKey\n"
        f"key = AnswerKey.from_json({exercise!r}, _keys()[{exercise!r}])\n"
        f"def {exercise}(*args):\n    for case, value in zip(key.cases, key.expected):\n"
        f"        if str(case.args) == str(tuple(args)): return value\n    return right(*args) * 1.5\n"
        f"def right(*args): return 1.0"
    )
    verdict = judged(source, exercise)
    assert verdict.score == 0
    assert "hidden" in verdict.message
    secret = [number for case in key.cases[visible:] for number in numbers_in(case.args)]
    secret += [number for value in key.expected[visible:] for number in numbers_in(value)]
    told = {float(text) for text in re.findall(r"-?\d+\.\d+", verdict.message)}
    assert not told & set(secret)
    assert not re.search(r"\d\.\d", verdict.message)


TELL = "''.join(filter(str.isdigit, repr(a)))[:9]"
LEAKS = {
    "exception": f"raise type('Digits' + {TELL}, (Exception,), {{}})",
    "message": "raise ValueError(repr(a))",
    "type": f"return type('Digits' + {TELL}, (), {{}})()",
    "key": f"return {{**p, 'W' + {TELL}: 0.0}}",
    "text": "return repr(a)",
    "line": f"exec(compile('\\n' * (1000 + int({TELL}[:4])) + 'raise ValueError', '<x>', 'exec'))",
    "printed": "print(a); import sys; print(a, file=sys.stderr)",
}


@pytest.mark.parametrize("way", LEAKS)
def test_messages_contain_no_hidden_arguments(notebook_judge, judged, way):
    """The function does well on the visible cases' learning rates and sends any other one out."""
    rates = [case.args[2] for case in notebook_judge.keys[GD].cases if not case.hidden]
    source = RIGHT[GD].replace(GD, "right")
    source += f"\ndef {GD}(p, g, a):\n    if a in {rates}: return right(p, g, a)\n    {LEAKS[way]}"
    verdict = judged(source)
    assert verdict.score == 0
    assert "hidden" in verdict.message
    assert not re.search(r"\d{3}", verdict.message)


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome("returned", value=[0.5] * 777),
        Outcome("returned", value=np.zeros((7, 777))),
        Outcome("raised", error="KeyError", message="777", line=777),
        Outcome("raised", error="__build_class__", message="777", line=7),
        Outcome("unusable", message="777"),
    ],
    ids=lambda outcome: f"{outcome.kind} {type(outcome.value).__name__} {outcome.error}",
)
def test_messages_on_hidden_cases_contain_nothing_that_was_returned_or_raised(notebook_judge, outcome):
    for key in notebook_judge.keys.values():
        right = zip(key.cases, key.expected, strict=True)
        given = [outcome if case.hidden else Outcome("returned", value=value) for case, value in right]
        message = judge_exercise(key, given).message
        assert "hidden" in message
        assert not re.search(r"777|__build_class__|line \d", message), message


# Events that no session of ours would send: student code can write to the pipe


def judge_events(key, events):
    """The verdict on lines that arrive from a session for one check."""
    parser = ReportParser([{"check": key.name, "calls": [{}] * len(key.cases)}], Limits())
    for event in events:
        parser.feed(json.dumps({"check": key.name, **event}).encode() + b"\n")
    return judge_exercise(key, outcomes_from_events(key.name, len(key.cases), parser.events))


@pytest.mark.parametrize(
    "event",
    [
        {"call": 0},
        {"call": 0, "returned": {"l": "x"}},
        {"call": 0, "returned": {"a": [[2], [1]]}},
        {"call": 0, "returned": {"a": [[-1], [1]]}},
        {"call": 0, "returned": {"a": [[10**30], []]}},
        {"call": 0, "raised": None},
        {"call": 0, "raised": {"type": [], "message": {}, "line": "x"}},
        {"call": 0, "unusable": ["x"] * 10},
        {"call": 0, "returned": None, "raised": {"type": "X", "message": ""}},
        {"call": [], "returned": None},
        {"call": 10**9, "returned": None},
        {"call": None},
        {"ended": []},
        {"ended": "passed"},
        {"score": 6},
    ],
)
def test_malformed_events_earn_no_points(notebook_judge, event):
    key = notebook_judge.keys[GD]
    verdict = judge_events(key, [event])
    assert verdict.score == 0


def test_first_event_of_a_call_counts(notebook_judge):
    key = notebook_judge.keys[GD]
    wrong = {"call": 0, "returned": None}
    right = [{"call": index, **Outcome("returned", value=value).to_json()} for index, value in enumerate(key.expected)]
    assert judge_events(key, right).passed
    assert judge_events(key, [*right, wrong]).passed
    assert judge_events(key, [wrong, *right]).score == 0


def test_missing_event_fails_the_aspects_of_its_case(notebook_judge):
    key = notebook_judge.keys[GD]
    calls = [{"call": index, "returned": plain_data.encode(value)} for index, value in enumerate(key.expected)]
    assert judge_events(key, calls[:-1]).score == 0


@pytest.mark.parametrize(
    "line",
    ['{"cell": "%s", "error": "x"}', '{"cell": "%s", "error": {"type": {}}}', '{"cell": 3}', "[]", "nonsense", "\xff"],
)
def test_forged_report_lines_do_not_prevent_a_verdict(notebook_judge, sandbox, solved, line):
    data = b"\n" + line.replace("%s", GD).encode("latin-1") + b"\n"
    forge = f"import os\nfor fd in range(3, 64):\n    try: os.write(fd, {data!r})\n    except OSError: pass"
    graded = notebook_judge.judge(with_extra(solved, forge, before=GD), sandbox)
    assert set(graded.exercises) == set(notebook_judge.keys)
    for event in graded.cells.values():
        cell_outputs(event)


def test_unprintable_text_is_replaced():
    data = {"text": "half \ud800 pair", "error": {"type": "E", "message": "\udfff", "line": None}}
    for output in cell_outputs(CellEvent.from_json("c", data)):
        output.text.encode()
    assert Outcome.from_json({"raised": {"type": "E", "message": "\ud800"}}).message == "?"


# The verdict's form


def test_a_verdict_adds_up_from_its_aspects(judged):
    half = (
        "def initialize_adam(parameters):\n    import numpy as np\n"
        "    v = {'d' + k: np.zeros(p.shape) for k, p in parameters.items()}\n    return v, {}"
    )
    verdict = judged(half, "initialize_adam").to_json()
    assert set(verdict) == {
        "exercise",
        "passed",
        "score",
        "max_score",
        "attempted",
        "misconception",
        "unknown_mistake",
        "message",
        "aspects",
    }
    assert 0 < verdict["score"] < verdict["max_score"]
    assert verdict["score"] == sum(aspect["earned"] for aspect in verdict["aspects"])
    assert verdict["max_score"] == sum(aspect["points"] for aspect in verdict["aspects"])
    assert verdict["passed"] is False


def test_a_verdict_is_the_same_after_storing_and_reading_it(notebook_judge, sandbox, solved):
    wrong = with_extra(solved, "print('x')\n1 / 0", before="random_mini_batches")
    verdict = notebook_judge.judge(wrong, sandbox)
    assert any(event.error for event in verdict.cells.values())
    assert Verdict.from_json(json.loads(json.dumps(verdict.to_json()))) == verdict


def test_hidden_cases_depend_on_the_seed(course, notebook_judge, monkeypatch):
    def hidden():
        return str(make_answer_keys(course, ASSIGNMENT, only="update_lr")["update_lr"].cases)

    first = hidden()
    assert hidden() == first == str(notebook_judge.keys["update_lr"].cases)
    monkeypatch.setenv("COURSE_SEED", "1790")
    assert hidden() != first
