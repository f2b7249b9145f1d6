"""The warm process of a sandbox: it has imported everything, and forks once for each submission.

It is started by path and never imported by `grading`. File descriptor 0 is a socket to the judge's side. Each message
on it is a line of JSON. First this process reports its protections: ``{"nested": bool, "missing": [protection, ...]}``.
Each message to it contains a job's limits, and comes with one file descriptor: the socket for the job itself and the
report. This process answers ``"taken"`` and never reads that socket, so no data of a submission is in the memory from
which the next one is forked. When a job and all its processes have ended, one message says how.
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
from functools import partial
from typing import Any

# Python's isolated mode searches neither this file's folder nor, in a sandbox, the one of course_utils
sys.path[:0] = [os.path.dirname(os.path.abspath(__file__)), os.environ.pop("COURSE_UTILS_FOLDER")]

import cell_shell  # noqa: E402 - found by the line above
import confine  # noqa: E402
import session  # noqa: E402
import syscalls  # noqa: E402

# how often the memory of a running job is measured
LOOK_SECONDS = 0.1
# files that a process can have where the system sets no limit
MOST_FILES = 1 << 16


def main() -> None:
    """Take jobs until the other side hangs up."""
    control = socket.socket(fileno=os.dup(0))
    redirect_stdio_to_devnull()
    shell = cell_shell.make_shell()
    # all objects so far are kept: a garbage collection in a fork would only copy their memory
    gc.collect()
    gc.freeze()
    sandboxed = "--bare" not in sys.argv
    # whether the kernel lets a process in this sandbox have its own namespaces
    nested = sandboxed and succeeds_in_a_fork(int, partial(confine.fork_into_sandbox, 1 << 20))
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
    """Redirect standard input, output and error to /dev/null, so that everything written to them is dropped."""
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)


def succeeds_in_a_fork(action: Callable[[], object], fork: Callable[[], int] = os.fork) -> bool:
    """Whether a process can be forked in this way, and a function raises no error there."""
    try:
        pid = fork()
    except OSError:
        return False
    if pid == 0:
        with confine.exit_on_error():
            action()
            os._exit(0)
    return os.waitpid(pid, 0)[1] == 0


def missing_protections(nested: bool, filtered: bool) -> list[str]:
    """Name the protections that this sandbox should have but this machine refuses."""
    there = {
        "nested namespaces": nested,
        "a system-call filter": filtered,
        "a memory watch": confine.can_watch_memory(),
    }
    return [name for name, is_there in there.items() if not is_there]


def run_job(shell: cell_shell.CellShell, job: int, limits: dict[str, Any], filtered: bool, folder: str | None) -> None:
    """Become the session of one submission, in its own folder; never return."""
    with confine.exit_on_error():
        os.setsid()
        if folder:
            os.chdir(folder)
        sys.path.insert(0, os.getcwd())  # as in Jupyter: a cell can import modules that other cells have written
        # all submissions would share a file that is left open here
        os.closerange(3, job)
        most = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
        os.closerange(job + 1, MOST_FILES if most == resource.RLIM_INFINITY else most)
        if filtered:
            syscalls.refuse()
        session.Session(shell, job, limits).run_all()
        os._exit(session.COMPLETE)


def wait(pid: int, limits: dict[str, Any]) -> str:
    """Wait for a job, end everything it started, and return how it ended: done, died or timeout."""
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
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the judge handles the terminal's Ctrl-C
    main()
