"""The process that runs student code: what it returns, and what cannot take it or its neighbours down."""

import dataclasses

import numpy as np
import pytest
from conftest import LIMITS, make_sandbox

from course_utils.checks import plain_data
from course_utils.checks.outcomes import Outcome
from grading.sandbox.protocol import CallEvent, CellEvent, EndedEvent


def cell(source, name="cell"):
    return {"cell": name, "source": source}


def check(name, *calls, seed=0, must_not_alias=False):
    more = {"seed": seed, "stubs": "", "must_not_alias": must_not_alias}
    calls = [{"args": plain_data.encode(args), **more} for args in calls or [()]]
    return {"check": name, "calls": calls}


def outcomes(report, name):
    """The outcomes of a check's calls, and how it ended."""
    return outcomes_in(report.events, name)


def further_outcomes(report, name):
    """The same of the further calls."""
    return outcomes_in(report.further, name)


def outcomes_in(events, name):
    events = [event for event in events if not isinstance(event, CellEvent) and event.check == name]
    [ended] = [event.ended for event in events if isinstance(event, EndedEvent)]
    return [event.outcome for event in events if isinstance(event, CallEvent)], ended


def of_cell(report, name="cell"):
    return report.cells[name]


@pytest.fixture
def run(sandbox):
    """Run steps, and make sure that the session does its next job as if nothing had been."""

    def run(*steps):
        return sandbox.run(list(steps))

    yield run
    report = sandbox.run([cell("def f(x): return x + 1"), check("f", (1,))])
    assert (report.ended, outcomes(report, "f")) == ("done", ([Outcome("returned", value=2)], "done"))


SOUND = "\ndef sound(): return 7"
SOUND_GIVES = ([Outcome("returned", value=7)], "done")


def test_returned_values_are_transferred_exactly(run):
    value = {"W1": np.array([[0.1, 1 / 3], [np.pi, -1e-300]]), "t": 2, "ok": True, "none": None, "pair": ("a", 1.5)}
    report = run(cell("def same(x): return x"), check("same", (value,)))
    [outcome], _ = outcomes(report, "same")
    assert outcome.value["W1"].tobytes() == value["W1"].tobytes()
    assert {k: v for k, v in outcome.value.items() if k != "W1"} == {
        "t": 2,
        "ok": True,
        "none": None,
        "pair": ["a", 1.5],
    }


def test_cells_share_a_namespace_and_a_check_uses_the_current_function(run):
    report = run(
        cell("def f(): return helper()"),
        cell("def helper(): return 'first'"),
        check("f"),
        cell("def f(): return 'second'"),
        cell("def g(): return f()"),
        check("g"),
    )
    values = [event.outcome.value for event in report.events if isinstance(event, CallEvent)]
    assert values == ["first", "second"]


def call(*args):
    return {"args": plain_data.encode(args), "seed": 0, "stubs": "", "must_not_alias": False}


def test_definition_only_cells_run_as_in_ipython(run):
    report = run(
        cell("import inspect\nfrom __future__ import annotations\nwords = 'mine'"),
        cell("def f():\n    def g(x: NoSuchType): return words\n    return g(1)", "defines"),
        cell("def h(): return [inspect.getsource(f), f.__module__, 'f' in globals()]", "shows"),
        cell("def broken(): nonlocal x", "broken"),
        check("f"),
        check("h"),
    )
    assert outcomes(report, "f") == ([Outcome("returned", value="mine")], "done")
    [source, module, found] = outcomes(report, "h")[0][0].value
    assert (source.splitlines()[0], module, found) == ("def f():", "__main__", True)
    assert of_cell(report, "defines") == CellEvent("defines", "", None)
    error = of_cell(report, "broken").error
    assert (error.type, error.line) == ("SyntaxError", 1)


def test_further_calls_use_the_function_at_the_check_and_leave_no_trace_in_texts(sandbox):
    tells = "def f(x):\n    open('/tmp/seen', 'a').write(f'{x} ')\n    return x + 1"
    steps = [
        cell(tells, "f"),
        check("f", (1,)),
        cell("print(open('/tmp/seen').read())", "look"),
        cell("def f(x): return 0", "again"),
    ]
    report = sandbox.run(steps, {"f": [call(20), call(30)]})
    assert of_cell(report, "look").text == "1 \n"
    assert outcomes(report, "f")[0] == [Outcome("returned", value=2)]
    assert further_outcomes(report, "f") == ([Outcome("returned", value=v) for v in (21, 31)], "done")


@pytest.mark.parametrize(
    "leaves",
    [
        "threading.Thread(target=time.sleep, args=(9,)).start()",
        "subprocess.Popen(['sleep', '9'])",
        "os.fork() or time.sleep(9)",
        "x == 1 and os._exit(0)",
        "while x == 1: pass",
    ],
)
def test_check_with_leftover_processes_or_timeout_is_not_kept_for_further_calls(impatient, leaves):
    steps = [cell(f"import os, subprocess, threading, time\ndef f(x):\n    {leaves}\n    return x"), check("f", (1,))]
    more = {"f": [call(2)]}
    assert further_outcomes(impatient(steps, more), "f") == ([], "not kept")
    anew = impatient([steps[0], steps[1] | {"calls": []}], more)
    assert further_outcomes(anew, "f") == ([Outcome("returned", value=2)], "done")


def test_nobody_waits_for_a_process_that_a_function_left_behind(run, sandbox):
    source = "import os, time\ndef f(x):\n    if os.fork() == 0: time.sleep(99)\n    return x"
    report = sandbox.run([cell(source), check("f", (1,))], {"f": [call(2)]})
    assert outcomes(report, "f") == ([Outcome("returned", value=1)], "died"), "ended on the spot, not by the time limit"
    assert further_outcomes(report, "f") == ([], "not kept")


def test_checks_beside_threads_of_a_cell_need_a_second_run_for_further_calls(impatient):
    threads = "import threading, time\nfor _ in range(3): threading.Thread(target=time.sleep, args=(9,)).start()"
    steps = [cell(threads, "threads"), cell(SOUND, "next"), check("sound")]
    report = impatient(steps, {"sound": [call()]})
    assert outcomes(report, "sound")[0] == SOUND_GIVES[0]
    assert further_outcomes(report, "sound") == ([], "not kept")
    anew = impatient([*steps[:2], steps[2] | {"calls": []}], {"sound": [call()]})
    assert further_outcomes(anew, "sound") == SOUND_GIVES


def test_bytes_written_to_all_file_descriptors_do_not_reach_suspended_checks(sandbox):
    flood = "import os\nfor fd in range(3, 99):\n    try: os.write(fd, b'\\n[[[')\n    except OSError: pass"
    steps = [cell(SOUND, "first"), check("sound"), cell(flood, "flood"), cell("def f(): return 7"), check("f")]
    report = sandbox.run(steps, {"sound": [call()], "f": [call()]})
    assert [further_outcomes(report, name) for name in ("sound", "f")] == [SOUND_GIVES] * 2


def test_the_seed_is_set_before_each_call(run):
    report = run(cell("import numpy as np\ndef draw(): return np.random.rand(3)"), check("draw", (), (), seed=5))
    calls, _ = outcomes(report, "draw")
    expected = np.random.RandomState(5).rand(3)
    assert [call.value.tolist() for call in calls] == [expected.tolist()] * 2


def test_an_argument_changed_in_place_does_not_reach_the_next_call(run):
    report = run(cell("def add(x):\n    x += 1\n    return x"), check("add", (np.zeros(2),), (np.zeros(2),)))
    assert [call.value.tolist() for call in outcomes(report, "add")[0]] == [[1.0, 1.0]] * 2


def test_arrays_that_share_memory_are_unusable_where_they_must_not_alias(run):
    source = "import numpy as np\ndef f(x):\n    z = np.zeros(3)\n    return {'v': z}, {'s': z[:1]}"
    for must_not_alias, kind in ((True, "unusable"), (False, "returned")):
        [outcome], _ = outcomes(run(cell(source), check("f", (1,), must_not_alias=must_not_alias)), "f")
        assert outcome.kind == kind


def test_exception_in_a_check_is_reported_with_its_line(run):
    report = run(cell("def f(d):\n    x = 1\n    return d['W1']"), check("f", ({},)))
    [outcome], ended = outcomes(report, "f")
    assert (outcome.kind, outcome.error, outcome.line, ended) == ("raised", "KeyError", 3, "done")


@pytest.mark.parametrize(
    ("source", "error", "line"),
    [
        ("x = 1\nreturn = 2", "SyntaxError", 2),
        ("if True:\nx = 1", "IndentationError", 2),
        ("y = 1\nundefined", "NameError", 2),
        ("import sys\nsys.exit(3)", "SystemExit", 2),
        ("exit()", None, None),
        ("input('name? ')", None, None),
        ("%no_such_magic", None, None),
        ("raise KeyboardInterrupt", "KeyboardInterrupt", 1),
        ("def f(): f()\nf()", "RecursionError", 1),
        ("x = '\x00'", None, None),
    ],
)
def test_a_cell_that_fails_costs_itself_alone(run, source, error, line):
    report = run(cell(source), cell(SOUND, "next"), check("sound"))
    found = of_cell(report).error
    if error:
        assert (found.type, found.line) == (error, line)
    assert outcomes(report, "sound") == SOUND_GIVES


@pytest.mark.parametrize(
    "source",
    [
        "print('x' * 10**6)",
        "import sys; print('careful', file=sys.stderr)",
        "import warnings; warnings.warn('look out')",
        "import numpy as np; np.log(np.zeros(3))",
        "import logging; logging.error('oh')",
        "import os; os.write(1, b'x' * 100_000); os.write(2, b'y')",
        "import os; os.close(1); os.close(2)",
        "import sys; sys.stdout = None",
        "!echo hello",
        "%%capture out\nprint('x')",
        "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
        "from IPython.display import display; display(3)",
        "import threading, time; threading.Thread(target=time.sleep, args=(60,), daemon=True).start()",
        "import threading, time; threading.Thread(target=time.sleep, args=(60,)).start()",
        "import subprocess; subprocess.Popen(['sleep', '60'])",
        "import atexit, os; atexit.register(os._exit, 3)",
    ],
)
def test_output_warnings_and_leftover_processes_cost_no_points(run, source):
    report = run(cell(source), cell(SOUND, "next"), check("sound"))
    assert of_cell(report).error is None
    assert outcomes(report, "sound") == SOUND_GIVES
    assert report.ended == "done"


def test_printed_text_is_kept_up_to_the_limit(run, sandbox):
    report = run(cell("print('x' * 10**6)"))
    assert of_cell(report).text == "x" * sandbox.limits.output_chars


def test_output_and_warnings_of_a_function_cost_no_points(run):
    body = "print('x'); warnings.warn('w'); print('e', file=sys.stderr); np.log(0.0); plt.figure(); return 7"
    imports = "import sys, warnings, numpy as np, matplotlib.pyplot as plt\n"
    report = run(cell(f"{imports}def sound(): {body}"), check("sound"))
    assert outcomes(report, "sound") == SOUND_GIVES


@pytest.fixture(scope="module")
def impatient():
    """A sandbox that waits for a second."""
    with make_sandbox(dataclasses.replace(LIMITS, cell_seconds=1.0, check_seconds=1.0)) as sandbox:
        yield sandbox.run


HANGS = {
    "loop": "while True: pass",
    "sleep": "time.sleep(60)",
    "except-exception": "while True:\n        try: time.sleep(60)\n        except Exception: pass",
}


@pytest.mark.parametrize("how", HANGS)
def test_a_check_that_hangs_is_stopped_and_the_next_is_judged(impatient, how):
    source = f"import time\ndef hangs():\n    {HANGS[how]}\n{SOUND}"
    report = impatient([cell(source), check("hangs", (), ()), check("sound")])
    assert outcomes(report, "hangs") == ([], "timeout")
    assert (report.ended, outcomes(report, "sound")) == ("done", SOUND_GIVES)


@pytest.mark.parametrize("before", ["", "threading.Thread(target=time.sleep, args=(20,)).start()"])
@pytest.mark.parametrize("loop", ["while True: pass", "re.match('(a+)+$', 'a' * 40 + 'b')"])
def test_a_check_that_computes_too_long_is_a_timeout_too(before, loop):
    limits = dataclasses.replace(LIMITS, check_seconds=30.0, check_cpu_seconds=0.5, notebook_seconds=90.0)
    computes = f"import re, threading, time\n{before}\ndef computes():\n    {loop}"
    exits = "import os\ndef exits(): os._exit(3)"
    with make_sandbox(limits) as sandbox:
        report = sandbox.run([cell(computes), cell(exits, "exits"), check("computes"), check("exits")])
    assert [outcomes(report, name) for name in ("computes", "exits")] == [([], "timeout"), ([], "died")]


@pytest.mark.parametrize("how", HANGS)
def test_a_cell_that_hangs_is_stopped_and_the_next_is_run(impatient, how):
    report = impatient([cell(f"import time\nif True:\n    {HANGS[how]}"), cell(SOUND, "next"), check("sound")])
    assert of_cell(report).error.type == "Timeout"
    assert (report.ended, outcomes(report, "sound")) == ("done", SOUND_GIVES)


@pytest.mark.parametrize(
    "body",
    [
        "os._exit(0)",
        "os._exit(1)",
        "__import__('ctypes').string_at(0)",
        "os.abort()",
        "raise KeyboardInterrupt",
    ],
)
def test_a_check_that_ends_the_program_costs_itself_alone(run, body):
    report = run(
        cell(f"import os, signal, sys\ndef dies():\n    {body}\n{SOUND}"), check("dies", (), ()), check("sound")
    )
    calls, ended = outcomes(report, "dies")
    assert calls == []
    assert ended in ("died", "done")
    assert outcomes(report, "sound") == SOUND_GIVES


@pytest.mark.parametrize("how", ["time.sleep(60)", "pass"])
def test_cell_that_ignores_its_timeout_is_killed_and_counts_as_not_run(impatient, how):
    stubborn = f"import time\nwhile True:\n    try:\n        while True: {how}\n    except: pass"
    report = impatient([cell(SOUND, "first"), cell(stubborn, "stubborn"), check("sound")])
    assert of_cell(report, "stubborn").error.type == "Timeout"
    assert outcomes(report, "sound") == SOUND_GIVES


def test_notebook_timeout_keeps_earlier_results():
    with make_sandbox(dataclasses.replace(LIMITS, notebook_seconds=1.5)) as sandbox:
        report = sandbox.run([cell(SOUND, "first"), check("sound"), cell("import time; time.sleep(4)"), check("late")])
    assert report.ended == "timeout"
    assert outcomes(report, "sound") == SOUND_GIVES
    assert not [event for event in report.events if isinstance(event, EndedEvent) and event.check == "late"]


@pytest.mark.parametrize("body", ["os._exit(0)", "os.abort()", "import ctypes; ctypes.string_at(0)"])
def test_a_cell_that_ends_the_program_counts_as_not_run(run, body):
    report = run(cell(SOUND, "first"), cell(f"sound = 1; import os, signal\n{body}", "ends"), check("sound"))
    assert of_cell(report, "ends").error.type == "Exit"
    assert outcomes(report, "sound") == SOUND_GIVES
    assert report.ended == "done"


def test_cell_that_kills_all_visible_processes_costs_no_points(run):
    body = "for target in (os.getpid(), 0, 1, -1):\n    try: os.kill(target, signal.SIGKILL)\n    except OSError: pass"
    report = run(cell(SOUND, "first"), cell(f"import os, signal\n{body}", "kills"), check("sound"))
    assert outcomes(report, "sound") == SOUND_GIVES


def test_forked_cell_does_not_keep_the_report_open(run):
    report = run(cell("import os, time\nif os.fork() == 0: time.sleep(60)"), cell(SOUND, "next"), check("sound"))
    assert outcomes(report, "sound") == SOUND_GIVES
    assert report.ended == "done"


def test_three_hundred_extra_cells_cost_no_points(run):
    extra = [cell(f"x = {number}; print(x)", f"extra {number}") for number in range(300)]
    report = run(cell(SOUND, "first"), *extra, check("sound"))
    assert report.ended == "done"
    assert [report.cells[step["cell"]].text for step in extra] == [f"{number}\n" for number in range(300)]
    assert outcomes(report, "sound") == SOUND_GIVES


def test_of_many_extra_cells_those_that_end_the_program_are_lost_alone(impatient):
    extra = [cell(f"x = {number}; print(x)", f"extra {number}") for number in range(60)]
    extra[5]["source"] = extra[30]["source"] = extra[50]["source"] = "import os; os._exit(0)"
    extra[40]["source"] = "while True:\n    try:\n        while True: pass\n    except: pass"
    report = impatient([cell(SOUND, "first"), *extra, check("sound")], {"sound": [call()]})
    assert report.ended == "done"
    lost = [number for number, step in enumerate(extra) if report.cells[step["cell"]].error]
    assert lost == [5, 30, 40, 50]
    assert report.cells["extra 40"].error.type == "Timeout"
    assert report.cells["extra 59"].text == "59\n"
    assert outcomes(report, "sound") == SOUND_GIVES
    assert further_outcomes(report, "sound") == SOUND_GIVES


def test_a_file_written_by_a_cell_can_be_imported_in_this_submission_only(run):
    report = run(
        cell("%%writefile helpers.py\ndef helper(): return 7", "writes"),
        cell("from helpers import helper", "imports"),
        cell("def f(): return helper()"),
        check("f"),
    )
    assert of_cell(report, "imports").error is None
    assert outcomes(report, "f") == SOUND_GIVES
    assert of_cell(run(cell("import helpers"))).error.type == "ModuleNotFoundError"


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_output_has_what_a_text_stream_has(run, stream):
    source = (
        f"import sys\nstream = sys.{stream}\nstream.buffer.write(b'bytes ')\n"
        "print(stream.encoding.lower(), stream.isatty(), stream.fileno() > 0, 'é', file=stream)\n"
        "stream.flush(); stream.close()"
    )
    event = of_cell(run(cell(source)))
    assert (event.error, event.text) == (None, "bytes utf-8 False True é\n")


def test_output_of_a_function_has_what_a_text_stream_has(run):
    body = "sys.stdout.buffer.write(b'x'); os.fstat(sys.stdout.fileno()); return sys.stdout.encoding"
    report = run(cell(f"import os, sys\ndef f(): {body}"), check("f"))
    assert outcomes(report, "f") == ([Outcome("returned", value="utf-8")], "done")


@pytest.mark.parametrize("key", ["np.str_('W1')", "'W1'"])
def test_text_of_numpy_is_a_key_like_any_other(run, key):
    report = run(cell(f"import numpy as np\ndef f(): return {{{key}: 1.0}}"), check("f"))
    assert outcomes(report, "f") == ([Outcome("returned", value={"W1": 1.0})], "done")


PARALLEL = {
    "joblib": "from joblib import Parallel, delayed\n"
    "def f(): return Parallel(n_jobs=2)(delayed(abs)(x) for x in (-1, 3))",
    "multiprocessing": "from multiprocessing import Pool\n"
    "def f():\n    with Pool(2) as pool: return pool.map(abs, (-1, 3))",
    "futures": "from concurrent.futures import ProcessPoolExecutor as Pool\n"
    "def f():\n    with Pool(2) as pool: return list(pool.map(abs, (-1, 3)))",
}


@pytest.mark.parametrize("library", PARALLEL)
def test_parallel_workers_cost_no_points(run, library):
    report = run(cell(PARALLEL[library], "defines"), cell("print(f())", "calls"), check("f"))
    assert of_cell(report, "calls") == CellEvent("calls", "[1, 3]\n", None)
    assert outcomes(report, "f") == ([Outcome("returned", value=[1, 3])], "done")


def test_waiting_for_the_processor_is_no_timeout_but_computing_too_long_is():
    limits = dataclasses.replace(LIMITS, cell_seconds=20.0, cell_cpu_seconds=1.0)
    busy = "import time\nwhile True: pass"
    with make_sandbox(limits) as sandbox:
        report = sandbox.run([cell("import time; time.sleep(1.5)", "waits"), cell(busy, "computes"), cell(SOUND)])
    assert of_cell(report, "waits").error is None
    assert of_cell(report, "computes").error.type == "Timeout"
    assert of_cell(report).error is None


@pytest.mark.parametrize(
    "value",
    [
        "lambda: 1",
        "object()",
        "{1, 2}",
        "np.array(['a', None], dtype=object)",
        "np.array(['text'])",
        "np.zeros(3, dtype=complex)",
        "(x for x in range(3))",
        "{('a', 1): 2}",
        "1 << 5000",
        "nested",
        "itself",
    ],
)
def test_returned_objects_other_than_plain_data_are_unusable(run, value):
    source = (
        "import numpy as np\nnested = itself = []\nfor _ in range(99): nested = [nested]\n"
        f"itself = {{}}\nitself['self'] = itself\ndef f(): return {value}\n{SOUND}"
    )
    report = run(cell(source), check("f"), check("sound"))
    [outcome], _ = outcomes(report, "f")
    assert outcome.kind in ("unusable", "raised")
    assert outcomes(report, "sound") == SOUND_GIVES


@pytest.mark.parametrize(
    "value", ["np.random.rand(10_000)", "np.random.rand(10**7)", "'x' * 10**8", "[[0.1] * 9**4] * 9"]
)
def test_too_large_results_affect_only_their_own_check(value):
    limits = dataclasses.replace(LIMITS, check_seconds=5.0, check_bytes=400_000, report_bytes=1_000_000)
    source = f"import numpy as np\ndef f(): return {value}\n{SOUND}"
    with make_sandbox(limits) as sandbox:
        report = sandbox.run([cell(source), check("f", *[()] * 15), check("sound")])
    assert report.ended == "done"
    assert len(outcomes(report, "f")[0]) == 15
    assert outcomes(report, "sound") == SOUND_GIVES


@pytest.mark.parametrize(("depth", "kind"), [(2, "unusable"), (3, "returned")])
def test_a_result_may_be_nested_as_deep_as_the_limit_says(depth, kind):
    with make_sandbox(dataclasses.replace(LIMITS, returned_depth=depth)) as sandbox:
        report = sandbox.run([cell("def f(): return [[[1.0]]]"), check("f")])
    [outcome], _ = outcomes(report, "f")
    assert outcome.kind == kind


def test_a_missing_function_is_said_to_be_missing(run):
    report = run(cell("f = 3"), check("f"), check("g"))
    assert outcomes(report, "f") == ([], "missing")
    assert outcomes(report, "g") == ([], "missing")


def test_no_state_is_shared_between_submissions_of_one_session(run, sandbox):
    run(
        cell(
            "import numpy as np, builtins\nsecret = 1\nnp.exp = None\nbuiltins.len = None\nopen('left', 'w').write('x')"
        )
    )
    report = run(
        cell("import numpy as np\ndef f(): return [np.exp(0.0), len('ab'), 'secret' in globals()]"), check("f")
    )
    [outcome], _ = outcomes(report, "f")
    assert outcome.value == [1.0, 2, False]


def test_the_session_cannot_import_the_course_folder_from_where_it_runs(run):
    report = run(cell("import os, sys\ndef f(): return [os.getcwd(), '' in sys.path]"), check("f"))
    [outcome], _ = outcomes(report, "f")
    folder, current = outcome.value
    assert not folder.startswith("/work")
    assert current is False


def test_a_cell_cannot_end_the_process_that_waits_for_it(run):
    report = run(cell(SOUND, "first"), cell("import os, signal\nos.kill(os.getppid(), signal.SIGKILL)"), check("sound"))
    assert outcomes(report, "sound") == SOUND_GIVES


def test_a_sandbox_that_is_killed_costs_one_job(sandbox):
    sandbox.run([cell(SOUND)])
    sandbox._process.kill()
    sandbox._process.wait()
    assert outcomes(sandbox.run([cell(SOUND), check("sound")]), "sound") == SOUND_GIVES
