"""What student code can reach and leave behind, seen from inside: nothing of anyone else's."""

import dataclasses
import json
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest
from conftest import LIMITS, ROOT
from graded_class import wait_until

from course_utils.checks import plain_data
from grading.classroom.workers import LocalWorkers
from grading.errors import CourseError
from grading.exercises import ASSIGNMENTS
from grading.gradebook.graded_submission import annotate
from grading.judging import key_store, submission_judge
from grading.judging.grading_inputs import RunOptions, make_grading_inputs
from grading.report.page import write_page
from grading.report.summary import summarize
from grading.sandbox import isolation
from grading.sandbox.client import Sandbox
from grading.sandbox.protocol import CallEvent
from grading.sandbox.user_ids import claim_user_id

pytestmark = pytest.mark.usefixtures("bubblewrap")

# The warm process of a machine that lacks something.
LACKING = """
import sys, runpy
sys.path.insert(0, "/opt/course/inside")
import confine, syscalls
def refuse(*limits): raise PermissionError("this machine refuses it")
{what}
runpy.run_path("/opt/course/inside/serve.py", run_name="__main__")
"""
NO_NAMESPACES = "confine.fork_into_sandbox = confine.fork_into_processes_of_its_own = refuse"
NO_FILTER = "syscalls.refuse = refuse"
UNKNOWN_PROCESSOR = "import platform; platform.machine = lambda: 'riscv64'"
NO_MEMORY_WATCH = "confine._CHILDREN_IN_PROC, sys.modules['psutil'] = False, None"


def lacking(what, limits=LIMITS):
    usual = isolation.bubblewrap(limits.tmp_bytes)
    return dataclasses.replace(usual, command=(*usual.command[:-1], "-c", LACKING.format(what=what)))


def without_nesting(limits=LIMITS):
    return lacking(NO_NAMESPACES, limits)


@pytest.fixture(scope="module", params=["forks", "one-sandbox-each"])
def box(request):
    limits = dataclasses.replace(LIMITS, tmp_bytes=16 << 20, file_bytes=8 << 20)
    with Sandbox(limits, without_nesting(limits) if request.param == "one-sandbox-each" else None) as box:
        assert box.run([]).ended == "done"
        assert box._nested == (request.param == "forks")
        yield box


def see(box, source):
    """Run a cell and return what its last line, an expression, is worth."""
    *before, last = source.strip().splitlines()
    steps = [{"cell": "look", "source": "\n".join(["import json, os", *before, f"print(json.dumps({last}))"])}]
    [event] = box.run(steps).events
    assert event.error is None, event
    return json.loads(event.text)


def tries(*attempts):
    """Source that tells for each statement what it ran into, or null."""
    lines = ["said = []"]
    for attempt in attempts:
        lines += ["try:", f"    {attempt}", "    said.append(None)"]
        lines += ["except OSError as error:", "    said.append(error.errno)"]
    return "\n".join([*lines, "said"])


def test_there_is_no_network(box):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        there = tries(*(f"socket.create_connection(({host!r}, {port}), 1)" for host in ("127.0.0.1", "1.1.1.1")))
        assert None not in see(box, f"import socket\n{there}")


def test_only_unix_sockets_can_be_made(box):
    """A port of the loopback device stays known for a minute, to the next submission, too."""
    families = ("AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET", "AF_VSOCK", "AF_ALG")
    kinds = ("SOCK_STREAM", "SOCK_DGRAM", "SOCK_RAW", "SOCK_SEQPACKET")
    made = (f"socket.socket(socket.{family}, socket.{kind})" for family in families for kind in kinds)
    assert None not in see(box, f"import socket\n{tries(*made)}")
    assert see(box, f"import socket\n{tries('socket.socketpair()', 'socket.socket(socket.AF_UNIX)')}") == [None] * 2


def test_abstract_sockets_of_the_machine_are_not_reachable(box):
    name = f"\0course-{os.getpid()}"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(name)
        server.listen()
        source = f"import socket\n{tries(f'socket.socket(socket.AF_UNIX).connect({name!r})')}"
        assert None not in see(box, source)


def test_course_gradebook_submissions_and_home_are_not_visible(box):
    python = str(Path(sys.base_prefix).resolve())
    named = (".ipynb", ".db", ".course_seed", "nbgrader_config.py", "limits.toml", ".git", "exercises/optimization.py")
    named += tuple(f"{key_store.FOLDER}/{assignment}.pickle" for assignment in ASSIGNMENTS)
    below = ("/home", "/root/.ssh", "/var", "/srv", "/work")
    files, strange = see(
        box,
        "found = []\n"
        "for top, folders, files in os.walk('/'):\n"
        "    if top in ('/proc', '/usr', '/sys') or top.startswith(('/opt/course/venv/', '/dev')): folders.clear()\n"
        f"    found += [os.path.join(top, f) for f in files if not top.startswith({python!r})]\n"
        f"strange = [path for path in found if path.endswith({named}) and 'site-packages' not in path]\n"
        f"[len(found), strange + [path for path in found if path.startswith({below})]]",
    )
    assert files
    assert strange == []
    assert None not in see(box, tries(*(f"open({str(ROOT / name)!r})" for name in ("README.md", "nbgrader_config.py"))))


def test_the_grader_cannot_be_imported(box):
    source = "import importlib.util\n[importlib.util.find_spec(n) is None for n in ('grading',)]"
    assert see(box, source) == [True]


def test_environment_variables_of_the_instructor_are_not_visible(monkeypatch):
    monkeypatch.setenv("COURSE_SEED", "4711")
    monkeypatch.setenv("SECRET_TOKEN", "hush")
    with Sandbox(LIMITS) as box:
        seen = see(box, "[dict(os.environ), open('/proc/self/environ').read()]")
    assert "hush" not in str(seen)
    assert "4711" not in str(seen)
    assert "COURSE_SEED" not in str(seen)
    assert str(ROOT) not in str(seen)


def test_command_lines_do_not_contain_the_course_path(box):
    lines = see(box, "[open(f'/proc/{n}/cmdline').read() for n in os.listdir('/proc') if n.isdigit()]")
    assert any("bwrap" in line for line in lines)
    assert not any(str(ROOT) in line for line in lines)


def test_only_its_own_tmp_can_be_written(box):
    places = (
        "/",
        "/usr",
        "/opt",
        "/opt/course",
        "/opt/course/inside",
        "/opt/course/course_utils",
        "/dev",
        "/etc",
        "/proc",
    )
    assert None not in see(box, tries(*(f"open('{place}/left', 'w')" for place in places)))
    assert see(box, tries("open('/tmp/left', 'w')", "open('left', 'w')", "open('/dev/shm/left', 'w')")) == [None] * 3
    assert see(box, "os.listdir('/tmp') + os.listdir('/dev/shm')") in (
        [],
        ["ipython"],
        ["matplotlib"],
        ["ipython", "matplotlib"],
    )


def test_tmp_and_file_size_limits(box):
    written = see(
        box,
        "import errno, signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\ntotal, largest = 0, 0\n"
        "for number in range(40):\n    size = 0\n    try:\n        with open(f'/tmp/{number}', 'wb', 0) as file:\n"
        "            for _ in range(20): size += file.write(bytes(1 << 20))\n    except OSError: pass\n"
        "    total += size\n    largest = max(largest, size)\n[total, largest]",
    )
    assert 8 << 20 <= written[0] <= 16 << 20
    assert written[1] <= 8 << 20


def test_unprivileged_user_without_capabilities(box):
    status = see(
        box, "dict(line.split(':\\t', 1) for line in open('/proc/self/status').read().splitlines() if ':\\t' in line)"
    )
    assert see(box, "[os.getuid(), os.geteuid(), os.getgid()]").count(0) == 0
    assert {status[name] for name in ("CapInh", "CapPrm", "CapEff", "CapAmb")} == {"0" * 16}
    assert (status["NoNewPrivs"], status["Seccomp"]) == ("1", "2")


def test_no_inherited_file_descriptors(box):
    source = (
        "found = []\nfor fd in range(256):\n    try: found.append([fd, oct(os.fstat(fd).st_mode)[:-4]])\n"
        "    except OSError: pass\nfound"
    )
    kinds = [kind for _, kind in see(box, source)]
    # three times /dev/null, the socket of the report, a pipe to the guard
    assert sorted(kinds) == sorted(["0o2", "0o2", "0o2", "0o14", "0o1"])


def test_processes_outside_cannot_be_read_or_killed(box):
    if not box._nested:
        pytest.skip("where namespaces are refused, a submission and its own sandbox can see each other")
    numbers = see(box, "[int(n) for n in os.listdir('/proc') if n.isdigit()]")
    assert len(numbers) < 12  # this sandbox's own: no neighbour, nothing of the machine's
    seen = see(
        box,
        "mine = os.stat('/proc/self/ns/user').st_ino\nseen = []\n"
        "for n in filter(str.isdigit, os.listdir('/proc')):\n"
        "    for name, mode in (('mem', 'r+b'), ('environ', 'rb'), ('maps', 'rb')):\n"
        "        try:\n            open(f'/proc/{n}/{name}', mode).read(0)\n"
        "            if os.stat(f'/proc/{n}/ns/user').st_ino != mine: seen.append([n, name])\n"
        "        except OSError: pass\nseen",
    )
    assert seen == []


def test_seccomp_refuses_namespaces_mounts_shared_memory_and_ptrace(box):
    source = (
        "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "[libc.unshare(0x10020000), libc.unshare(0x50000000), libc.mount(b'x', b'/tmp', b'tmpfs', 0, b''), "
        "libc.syscall(250, 1, 0), libc.shmget(0, 4096, 0o1600), libc.ptrace(16, 1, 0, 0), libc.kill(-1, 0), "
        "libc.memfd_create(b'x', 0)]"
    )
    assert see(box, source) == [-1] * 8


def test_resource_limits(box):
    said = see(
        box,
        "import resource as r\n[r.getrlimit(n) for n in (r.RLIMIT_AS, r.RLIMIT_FSIZE, r.RLIMIT_CORE, r.RLIMIT_NOFILE)]",
    )
    assert said == [[LIMITS.memory_bytes] * 2, [8 << 20] * 2, [0, 0], [256, 256]]
    started = see(
        box,
        "import signal, time\npids = []\ntry:\n    for _ in range(500):\n        pid = os.fork()\n"
        "        if pid == 0: time.sleep(9); os._exit(0)\n        pids.append(pid)\nexcept OSError: pass\n"
        "for pid in pids: os.kill(pid, signal.SIGKILL)\nfor pid in pids: os.waitpid(pid, 0)\nlen(pids)",
    )
    assert 20 < started <= LIMITS.processes + 2  # a guard or two may not be needed


@pytest.mark.parametrize("start", ["run()", "thread.start(); thread.join()"], ids=["process", "thread"])
def test_total_memory_limit_kills_the_largest_process(start):
    limits = dataclasses.replace(LIMITS, total_memory_bytes=600 << 20, cell_seconds=60.0, notebook_seconds=90.0)
    source = (
        "import mmap, os, threading, time\ncodes = []\n"
        "def start():\n    if os.fork() == 0:\n        m = mmap.mmap(-1, 300 << 20)\n"
        "        for at in range(0, 300 << 20, 4096): m[at] = 1\n        time.sleep(5); os._exit(0)\n"
        "def run():\n    for _ in range(4): start()\n    codes.extend(os.waitpid(-1, 0)[1] for _ in range(4))\n"
        "thread = threading.Thread(target=run)\n"
        f"{start}\nsum(code == 9 for code in codes)"
    )
    with Sandbox(limits) as box:
        assert see(box, source) >= 2


def test_ninety_extra_cells_stay_within_the_process_limit(box):
    steps = [{"cell": f"c{number}", "source": f"print({number})"} for number in range(90)]
    report = box.run(steps)
    assert report.ended == "done"
    assert [event.text for event in report.events] == [f"{number}\n" for number in range(90)]


LEAVES = (
    "import os, subprocess, threading, time\nthreading.Thread(target=time.sleep, args=(99,)).start()\n"
    "subprocess.Popen(['sleep', '{seconds}'], start_new_session=True)\n"
    "if os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0: os.execlp('sleep', 'sleep', '{seconds}')\n    os._exit(0)"
)


def running(words):
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if words in line and "ps -eo" not in line]


def test_background_processes_are_killed_after_the_submission(box):
    seconds = f"9{os.getpid()}"
    box.run([{"cell": "leave", "source": LEAVES.replace("{seconds}", seconds)}])
    wait_until(lambda: running(f"sleep {seconds}") == [])


def test_no_state_is_shared_between_submissions(box):
    box.run(
        [
            {
                "cell": "leave",
                "source": "import builtins, os, socket, numpy as np\nbuiltins.left = os.environ['LEFT'] = 'x'\nnp.left = 1\n"
                "open('/tmp/left', 'w').write('x'); open('/dev/shm/left', 'w').write('x')\n"
                "for fd in range(3, 99):\n    try: os.write(fd, b'left')\n    except OSError: pass\n"
                "%config InlineBackend.rc = {}\nget_ipython().history_manager.enabled = True\nleft = 1",
            }
        ]
    )
    source = (
        "import builtins, numpy as np\n[hasattr(builtins, 'left'), hasattr(np, 'left'), 'LEFT' in os.environ, "
        "os.path.exists('/tmp/left'), os.path.exists('/dev/shm/left'), 'left' in globals()]"
    )
    assert see(box, source) == [False] * 6


def test_concurrent_sandboxes_cannot_see_each_other():
    secret = f"neighbour-{os.getpid()}"
    busy = f"import os, socket, subprocess\nopen('/tmp/secret', 'w').write('{secret}')\nopen('/dev/shm/secret', 'w').write('x')\n"
    busy += f"os.environ['SECRET'] = '{secret}'\ns = socket.socket(socket.AF_UNIX); s.bind('\\0{secret}'); s.listen()\n"
    busy += "subprocess.run(['sh', '-c', 'sleep 3; : busy'])"
    connect = f"socket.socket(socket.AF_UNIX).connect({f'{chr(0)}{secret}'!r})"
    look = "import socket\n" + tries(connect)
    look += (
        " + [os.path.exists('/tmp/secret'), os.path.exists('/dev/shm/secret'),"
        " sum('busy' in open(f'/proc/{n}/cmdline').read() for n in os.listdir('/proc') if n.isdigit())]"
    )
    with Sandbox(LIMITS) as one, Sandbox(LIMITS) as other:
        other.run([])
        thread = threading.Thread(target=one.run, args=([{"cell": "busy", "source": busy}],))
        thread.start()
        time.sleep(1.5)
        seen = see(other, look)
        thread.join()
    assert seen[0] is not None
    assert seen[1:] == [False, False, 0]


def test_fork_bomb_does_not_use_up_processes_of_another_sandbox():
    bomb = "import os, time\nwhile True:\n    try:\n        if os.fork() == 0: time.sleep(99)\n    except OSError: pass"
    with Sandbox(LIMITS, without_nesting()) as one, Sandbox(LIMITS, without_nesting()) as other:
        thread = threading.Thread(target=one.run, args=([{"cell": "bomb", "source": bomb}],))
        thread.start()
        time.sleep(1.5)
        assert see(other, "import subprocess\nsubprocess.run(['true']).returncode") == 0
        thread.join()


def test_a_check_that_dies_costs_itself_alone_where_namespaces_are_refused():
    calls = [{"args": plain_data.encode(()), "seed": 0, "stubs": "", "must_not_alias": False}]
    source = "import os, signal\ndef f(): os.kill(-1, 9); os.kill(0, 9)\ndef g(): return 1"
    steps = [{"cell": "both", "source": source}, {"check": "f", "calls": calls}, {"check": "g", "calls": calls}]
    with Sandbox(LIMITS, without_nesting()) as box:
        for _ in range(2):
            called = [event.outcome for event in box.run(steps).events if isinstance(event, CallEvent)]
            assert [outcome.value for outcome in called if outcome.kind == "returned"] == [1]


# What was really in force


@pytest.mark.parametrize(
    ("what", "missing"),
    [
        (NO_NAMESPACES, ["nested namespaces"]),
        (NO_FILTER, ["a system-call filter"]),
        (NO_MEMORY_WATCH, ["a memory watch"]),
        (UNKNOWN_PROCESSOR, ["nested namespaces", "a system-call filter"]),
    ],
    ids=["namespaces-refused", "filter-refused", "memory-not-watched", "unknown-processor"],
)
def test_the_sandbox_names_the_protections_that_are_missing(what, missing):
    with Sandbox(LIMITS, lacking(what)) as box:
        filters = see(box, "[line.split()[1] for line in open('/proc/self/status') if line.startswith('Seccomp:')]")
        assert filters == ["0" if "a system-call filter" in missing else "2"]
        assert box.protection == f"bubblewrap {' and '.join(f'without {name}' for name in missing)}"


def test_verdict_feedback_and_report_name_the_missing_protection(monkeypatch, course, notebooks, tmp_path):
    monkeypatch.setattr(submission_judge, "choose", lambda *args: lacking(NO_FILTER))
    with submission_judge.SubmissionJudge(
        make_grading_inputs(course, "gradient_checking", RunOptions(LIMITS))
    ) as judge:
        verdict, submission = judge.judge(json.dumps(notebooks["solved"]).encode())
    named = "bubblewrap without a system-call filter"
    assert verdict.isolation == named
    assert sum(exercise.score for exercise in verdict.exercises.values()) == 90
    notebook = annotate(submission, verdict)
    texts = [output.get("text", "") for cell in notebook.cells for output in cell.get("outputs", [])]
    assert [text for text in texts if named in text] == [
        f"This notebook was graded with less isolation than usual: {named}.\n"
    ]
    summary = summarize(course, "gradient_checking", {"ada": verdict}, {})
    write_page(summary, course, tmp_path / "report.html")
    assert f"Graded with weaker isolation: 1 ({named})." in (tmp_path / "report.html").read_text("utf-8")


def test_no_isolation_note_with_full_protection(course, notebooks):
    with submission_judge.SubmissionJudge(
        make_grading_inputs(course, "gradient_checking", RunOptions(LIMITS))
    ) as judge:
        verdict, submission = judge.judge(json.dumps(notebooks["untouched"]).encode())
    if verdict.isolation != "bubblewrap":
        pytest.skip(f"this machine has {verdict.isolation}")
    assert "isolation than usual" not in json.dumps(annotate(submission, verdict))


# User ids


NUMBERS = range(1_000_000_000, 1_000_000_003)  # used by nobody but the test
CLAIM = (
    f"from grading.sandbox.user_ids import claim_user_id\nclaimed = claim_user_id({NUMBERS})\n"
    "print(claimed.number, flush=True)\ninput()"
)
USE = (
    "from grading.sandbox.client import Sandbox\nwith Sandbox() as box:\n"
    "    [event] = box.run([{'cell': 'who', 'source': 'import os; print(os.getuid())'}]).events\n"
    "    print(event.text.strip(), flush=True)\n    input()"
)


def users_of_processes(code, count=3):
    """The numbers that so many processes print, all of which run until the last one has printed its own."""
    command = [sys.executable, "-c", code]
    running = [subprocess.Popen(command, stdin=-1, stdout=-1, cwd=ROOT, text=True) for _ in range(count)]
    users = [int(process.stdout.readline()) for process in running]
    for process in running:
        process.communicate("\n")
    return users


def test_claimed_user_ids_are_unique_across_processes_and_released():
    assert sorted(users_of_processes(CLAIM)) == list(NUMBERS)
    claims = [claim_user_id(NUMBERS) for _ in NUMBERS]
    assert [claim.number for claim in claims] == list(NUMBERS)
    with pytest.raises(CourseError, match="use all user ids"):
        claim_user_id(NUMBERS)
    for claim in claims:
        claim.lock.close()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's sandboxes have users of their own")
def test_sandboxes_of_separate_processes_have_different_users():
    assert len(set(users_of_processes(USE, 2))) == 2


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's sandboxes have users of their own")
def test_the_workers_of_a_class_have_sandboxes_with_different_users(course):
    inputs = make_grading_inputs(course, "gradient_checking", RunOptions(LIMITS))

    def user_of(process):
        try:
            return process.uids().real
        except psutil.NoSuchProcess:  # a sandbox starts with processes that soon end
            return 0

    def users():
        below = [psutil.Process(worker._process.pid).children(recursive=True) for worker in workers._workers]
        return [set(map(user_of, processes)) - {0} for processes in below]

    with LocalWorkers(inputs, 3) as workers:
        workers.start(3)
        wait_until(lambda: all(users()))
        found = users()
    assert [len(each) for each in found] == [1, 1, 1]
    assert len(set.union(*found)) == 3
