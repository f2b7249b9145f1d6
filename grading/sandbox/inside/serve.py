"""The warm process of a sandbox: it has the imports ready and forks once for each submission.

Started by path, never imported by `grading`. On file descriptor 0 it has a socket to the judge's side. Each message on
it is a line of JSON. First this process says what it can have: ``{"nested": bool, "missing": [protection, ...]}``.
Each message to it holds a job's limits, and comes with one file descriptor, a socket on which the job itself arrives
and the report leaves. This process answers ``"taken"`` and never reads that socket: what belongs to one submission
never enters the memory from which the next one is forked. When a job has ended, with all it started, one message says
how.
"""

import contextlib
import gc
import json
import os
import resource
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

# an isolated Python looks neither beside this file nor, in a sandbox, where course_utils is
sys.path[:0] = [os.path.dirname(os.path.abspath(__file__)), os.environ.pop("COURSE_UTILS_FOLDER")]

import confine  # noqa: E402 - found by the line above
import session  # noqa: E402
import syscalls  # noqa: E402

# how often a running job's memory is looked at
LOOK_SECONDS = 0.1
# files that a process can have where the system sets no limit
MOST_FILES = 1 << 16


def main() -> None:
    """Take jobs until the other side hangs up."""
    control = socket.socket(fileno=os.dup(0))
    redirect_stdio_to_devnull()
    shell = session.make_shell()
    # what is here now will not become garbage: looking for it would make each fork copy all of it
    gc.collect()
    gc.freeze()
    sandboxed = "--bare" not in sys.argv
    nested = sandboxed and can_nest()
    filtered = sandboxed and succeeds_in_a_fork(syscalls.refuse)
    confine.adopt_orphans()
    say(control, {"nested": nested, "missing": missing_protections(nested, filtered) if sandboxed else []})
    while job := receive_job(control):
        limits, file = job
        say(control, "taken")
        with (
            contextlib.nullcontext() if sandboxed else tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder
        ):
            pid = confine.fork_into_sandbox(int(limits["tmp_bytes"])) if nested else os.fork()
            if pid == 0:
                control.detach()
                run_job(shell, file, limits, filtered, folder)
            os.close(file)
            ended = wait(pid, limits)
        say(control, ended)


def say(control: socket.socket, message: Any) -> None:
    """Send one message to the judge's side."""
    control.sendall(json.dumps(message).encode() + b"\n")


def receive_job(control: socket.socket) -> tuple[dict[str, Any], int] | None:
    """Return the next job's limits and the file descriptor of its socket, or None when there will be no more."""
    line, files = b"", []
    while not line.endswith(b"\n"):
        chunk, more, _, _ = socket.recv_fds(control, 1 << 16, 1)
        if not chunk:
            return None
        line += chunk
        files += more
    return json.loads(line), files[0]


def redirect_stdio_to_devnull() -> None:
    """Redirect standard input, output and error to /dev/null, so that whatever is written to them is dropped."""
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)


def can_nest() -> bool:
    """Try whether the kernel lets a process in here have namespaces of its own."""
    try:
        pid = confine.fork_into_sandbox(1 << 20)
        if pid == 0:
            os._exit(0)
    except OSError:
        return False
    return os.waitpid(pid, 0)[1] == 0


def succeeds_in_a_fork(action: Callable[[], None]) -> bool:
    """Try whether something can be done, in a process that ends then."""
    pid = os.fork()
    if pid == 0:
        with confine.exit_on_error():
            action()
            os._exit(0)
    return os.waitpid(pid, 0)[1] == 0


def missing_protections(nested: bool, filtered: bool) -> list[str]:
    """Name what this sandbox should have, but this machine does not let it have."""
    there = {
        "nested namespaces": nested,
        "a system-call filter": filtered,
        "a memory watch": confine.can_watch_memory(),
    }
    return [name for name, is_there in there.items() if not is_there]


def run_job(shell: session.CellShell, job: int, limits: dict[str, Any], filtered: bool, folder: str | None) -> None:
    """Become the session of one submission, in a folder of its own; never returns."""
    with confine.exit_on_error():
        os.setsid()
        if folder:
            os.chdir(folder)
        sys.path.insert(0, os.getcwd())  # as in Jupyter: a cell can import the modules that others have written
        # a file left open here would be one that all submissions share
        os.closerange(3, job)
        most = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
        os.closerange(job + 1, MOST_FILES if most == resource.RLIM_INFINITY else most)
        if filtered:
            syscalls.refuse()
        session.Session(shell, job, limits).run_all()
        os._exit(session.COMPLETE)


def wait(pid: int, limits: dict[str, Any]) -> str:
    """Wait for a job, end everything it started, and say how it went: done, died or timeout."""
    deadline = time.monotonic() + limits["notebook_seconds"]
    ended = ""
    while not ended:
        if confine.wait_for(pid, LOOK_SECONDS):
            ended = "done" if confine.collect(pid)[0] == session.COMPLETE else "died"
        elif time.monotonic() > deadline:
            ended = "timeout"
        else:
            confine.kill_the_largest_beyond(limits["total_memory_bytes"])
    confine.kill_descendants()
    return ended


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's Ctrl-C is the judge's business
    main()
