"""Functions that do not end: `check` stops them, says where they were, and leaves everything as it was."""

import linecache
import sys
import threading
import warnings

import numpy as np
import pytest

from course_utils.checks.answer_key import Case
from course_utils.checks.time_limit import run_with_limit
from course_utils.checks.visible_calls import call_all

pytestmark = pytest.mark.student

CASES = [Case("first", (1,)), Case("second", (2,))]

# as a cell of a notebook, so that the lines are those of the cell
ENDLESS = {
    "plain": ("def f(x):\n    y = x\n    while True:\n        pass", "line 3 of the cell of `f`, `while True:`"),
    "several lines": (
        "def f(x):\n    while x > 0:\n        y = 1\n        x += y",
        "line 2 of the cell of `f`, `while x > 0:`",
    ),
    "swallows": (
        "def f(x):\n    while True:\n        try:\n            x += 1\n        except:\n            pass",
        "line 2 of the cell of `f`",
    ),
    "swallows an inner loop": (
        "def f(x):\n    while True:\n        try:\n            while True:\n                x += 1\n        except:\n"
        "            continue",
        "line 4 of the cell of `f`",
    ),
    "swallows in two functions": (
        "def g(x):\n    while True:\n        try:\n            while True:\n                x += 1\n        except:\n"
        "            pass\n\ndef f(x):\n    while True:\n        try:\n            g(x)\n"
        "        except BaseException:\n            pass\n        finally:\n            x = 1",
        "line 4 of the cell of `g`",
    ),
    "in a helper": (
        "def helper(x):\n    while x:\n        x = abs(x)\n\ndef f(x):\n    return helper(x)",
        "line 2 of the cell of `helper`, `while x:`",
    ),
    "calls without a loop of its own": (
        "def helper(x):\n    return x\n\ndef f(x):\n    while x:\n        helper(x)",
        "line 5 of the cell of `f`, `while x:`",
    ),
    "an endless iterator": (
        "import itertools\ndef f(x):\n    return [l for l in itertools.repeat(x) if l < 0]",
        "line 3 of the cell of `f`",
    ),
    "prints": ("def f(x):\n    while True:\n        print(x)", "line 2 of the cell of `f`"),
}


def defined(source, name):
    """The function f and its globals, from a cell whose lines Python knows."""
    file = f"<cell {name}>"
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    namespace = {}
    exec(compile(source, file, "exec"), namespace)
    return namespace["f"], namespace


@pytest.mark.parametrize("name", ENDLESS)
def test_a_function_that_does_not_end_is_stopped_in_its_loop(name):
    source, place = ENDLESS[name]
    function, namespace = defined(source, name)
    outcomes = call_all(function, CASES, namespace, seconds=0.1)
    assert [outcome.kind for outcome in outcomes] == ["timeout", "timeout"]
    assert place in outcomes[0].message


def test_only_the_calls_after_the_endless_one_are_lost():
    function, namespace = defined("def f(x):\n    while x == 2:\n        pass\n    return x", "second")
    assert [outcome.kind for outcome in call_all(function, CASES, namespace, seconds=0.1)] == ["returned", "timeout"]


def test_everything_is_as_before_when_a_function_was_stopped():
    source = (
        "import numpy as np\ndef f(x):\n    np.random.seed(0)\n    while True:\n        try:\n            g(x)\n"
        "        finally:\n            np.random.rand()"
    )
    function, namespace = defined(source, "restored")
    namespace["g"] = original = abs
    case = Case("stub", (1,), stubs="def g(x):\n    return x")
    np.random.seed(3)
    expected = np.random.rand(2)[1]
    np.random.seed(3)
    np.random.rand()
    streams, trace, filters = (sys.stdout, sys.stderr), sys.gettrace(), list(warnings.filters)
    for _ in range(3):
        call_all(function, [case], namespace, seconds=0.05)
        assert namespace["g"] is original
        assert (sys.stdout, sys.stderr) == streams
        assert warnings.filters == filters
        assert sys.gettrace() is trace
    assert not [thread for thread in threading.enumerate() if "time limit" in thread.name]
    assert np.random.rand() == expected
    for _ in range(10_000):  # nothing is raised later
        abs(-1)


def test_a_function_that_ends_is_not_disturbed():
    function, namespace = defined("def f(x):\n    return x", "ends")
    assert [outcome.value for outcome in call_all(function, CASES, namespace)] == [1, 2]
    assert run_with_limit(lambda: None, 10.0, lambda file: True) is None


def test_an_exception_goes_through():
    with pytest.raises(KeyboardInterrupt):
        run_with_limit(lambda: (_ for _ in ()).throw(KeyboardInterrupt), 10.0, lambda file: True)


def test_the_limit_holds_in_a_thread_that_is_not_the_main_one():
    function, namespace = defined("def f(x):\n    while True:\n        pass", "thread")
    found = []
    thread = threading.Thread(target=lambda: found.extend(call_all(function, CASES, namespace, seconds=0.05)))
    thread.start()
    thread.join(30)
    assert [outcome.kind for outcome in found] == ["timeout"] * 2
