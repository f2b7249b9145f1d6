"""Runs one submission: executes its cells, calls its functions and reports the results.

It never decides a score: it receives the inputs of the calls, never an expected output. The job arrives as one line, a
JSON object ``{"steps": [...], "more": [name, ...]}``. Each step is one of

- ``{"cell": id, "source": text, "own": bool}``: run a cell; ``own`` says whether the student wrote it;
- ``{"check": name, "calls": [{"args": plain, "seed": int, "stubs": code, "must_not_alias": bool}, ...]}``: call
  the function that has this name now.

The report has one JSON object per line:

- ``{"cell": id, "text": str, "error": null | {"type", "message", "line"}}``
- ``{"check": name, "call": index, "returned": plain | "raised": {...} | "unusable": str}``
- ``{"check": name, "ended": "done" | "missing" | "timeout" | "died" | "not kept"}``

The checks in ``more`` get further calls later. When all steps are done, the session sends ``{"ready": true}``,
receives one line ``{name: [call, ...], ...}``, and continues the report. The further calls of a check run in the same
process as its first calls, which is suspended until then, so the notebook is as it was at that check. A process that
has started threads or processes, or has not finished its calls, is not kept. Its check then needs a new run, in which
the steps make no calls.

Each check runs in a fork of the session, and so does each cell that could end the session. A crash there costs only
that check or cell. A check's process reports to the session, not to the judge, and only under its own name.
"""

import contextlib
import gc
import json
import os
import select
import signal
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import confine
from cell_shell import CellShell, describe_error, handle_alarms, is_harmless, set_alarms

from course_utils.checks import outcomes, plain_data
from course_utils.checks.answer_key import Case
from course_utils.checks.bounded_text import BoundedText

Data = dict[str, Any]

# between a cell's timeout and its end by force, so that it can react to its alarm
GRACE_SECONDS = 1.0
# for a process to receive file descriptors
HANDOVER_SECONDS = 0.2
# cells of a notebook that get a child each. The cells after these share the last child, so that protecting a cell costs
# the same however many there are. It must stay below the 32 levels of namespaces that the kernel allows.
MOST_CHILDREN = 20
# how a cell ended its child
LEFT_SOMETHING = "this cell left something behind that ended the program later; the cell does not count"
STUCK = "this cell could not be stopped and was ended"
ENDED = "this cell ended the whole program"
# the last line of a check's process that will make further calls
WAITING = b'{"waiting": true}\n'
# exit codes of a session that ran all its steps, and of a check's process whose processor time is over
COMPLETE, OUT_OF_TIME = 77, 78


@dataclass
class SuspendedCheck:
    """The stopped process of a check, and the socket on which it will receive its further calls."""

    pid: int
    socket: socket.socket


class Session:
    """The run of one submission.

    `job` is the file descriptor of the socket for the job and the report; `grading.sandbox.limits.Limits` describes
    the limits.
    """

    def __init__(self, shell: CellShell, job: int, limits: Data):
        self.shell = shell
        self.socket = socket.socket(fileno=job)
        self.lines = self.socket.makefile("rb")
        self.limits = limits
        self.lost: dict[int, str] = {}  # steps that are not run again, and how they ended a child
        self.heartbeat_fds: list[int] = []  # pipes to the supervising processes, outermost first
        self.suspended: dict[str, SuspendedCheck] = {}  # children that will make a check's further calls
        self.not_kept: list[str] = []  # checks whose processes could not be kept for that
        self.pid = os.getpid()

    def run_all(self) -> None:
        """Read the job, run its steps in order, then make the further calls."""
        job = self.read_object()
        steps, more = job["steps"], job["more"]
        children = min(sum(map(needs_child, steps)), MOST_CHILDREN) + len(more) + 1
        confine.set_limits(self.limits, supervisors=2 * children)
        handle_alarms()
        for index, step in enumerate(steps):
            if "check" in step:
                self.run_check(step["check"], step["calls"], step["check"] in more)
            elif needs_child(step):
                self.run_protected(steps, index)
            else:
                self.run_cell(step["cell"], step["source"])
            self.heartbeat()
        self.run_further_calls()

    def run_further_calls(self) -> None:
        """Request the further calls, and make those of the checks whose processes are children of this one."""
        if not self.suspended and not self.not_kept:
            return
        self.report({"ready": True})
        calls = self.read_object()
        self.report(*({"check": name, "ended": "not kept"} for name in self.not_kept))
        for name, suspended in self.suspended.items():
            self.resume_check(name, suspended, calls[name])
            self.heartbeat()

    def read_object(self) -> Data:
        """Return the next object that the judge sends, as one line.

        A line without its beginning was sent to a process that ended while it read; the complete line follows.
        """
        for line in self.lines:
            with contextlib.suppress(ValueError):
                return json.loads(line)
        raise EOFError("the judge has hung up")

    def report(self, *events: Data) -> None:
        """Send some events at once; each starts a new line, because student code may have written before."""
        self.socket.sendall(b"".join(b"\n" + json.dumps(event).encode() + b"\n" for event in events))

    def fork_isolated(self) -> int:
        """Fork a child that cannot send signals to others, where the kernel allows this; return as `os.fork` does.

        If student code has started threads, only an ordinary fork is safe. Then a process in between makes the
        isolated one, and waits for it. Without namespaces, every fork is an ordinary one.
        """
        if confine.HAS_NAMESPACES and not confine.is_single_threaded():
            between = _fork_with_retries(os.fork)
            if between:
                return between
            os.setpgid(0, 0)
            if pid := self.fork_where_allowed():
                os.closerange(3, os.sysconf("SC_OPEN_MAX"))  # otherwise nobody would see the end of a report
                os._exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) & 0xFF)
            return 0
        return self.fork_where_allowed()

    def fork_where_allowed(self) -> int:
        """Fork into namespaces, or without them where the kernel refuses; the child has its own process group."""
        try:
            pid = _fork_with_retries(confine.fork_into_processes_of_its_own)
        except (OSError, AttributeError):
            pid = _fork_with_retries(os.fork)
        if pid == 0:
            os.setpgid(0, 0)
            self.pid = os.getpid()
        return pid

    def leave_if_forked(self) -> None:
        """End this process if student code has forked it: only one process may continue as the session."""
        if os.getpid() != self.pid:
            os._exit(0)

    def heartbeat(self) -> None:
        """Tell every supervising process that a step is done, and how many supervising processes there are."""
        for fd in self.heartbeat_fds:
            os.write(fd, bytes([min(len(self.heartbeat_fds), 255)]))

    # --- cells

    def run_cell(self, cell_id: str, source: str) -> None:
        """Run a cell as a notebook would, and report its text and its error."""
        text = BoundedText(self.limits["output_chars"])
        set_alarms(self.limits["cell_seconds"], self.limits["cell_cpu_seconds"])
        try:
            with contextlib.redirect_stdout(text), contextlib.redirect_stderr(text):
                error = self.shell.execute(source)
        except BaseException as stray:  # a late alarm, or an exit
            error = stray
        finally:
            set_alarms(0, 0)
        self.leave_if_forked()
        self.report({"cell": cell_id, "text": text.getvalue(), "error": describe_error(error) if error else None})

    def run_protected(self, steps: list[Data], index: int) -> None:
        """Run a cell in a child that continues the session; if it dies, continue here, as if the cell had not been run.

        When there are `MOST_CHILDREN`, the cell shares the last child. If that child dies, its cells run again in a new
        one, without the cell that ended it.
        """
        cell = steps[index]
        while index not in self.lost and len(self.heartbeat_fds) < MOST_CHILDREN:
            if self.continue_in_child(steps, index):
                break
        if index in self.lost:
            kind = "Timeout" if self.lost[index] == STUCK else "Exit"
            error = {"type": kind, "message": self.lost[index], "line": None}
            self.report({"cell": cell["cell"], "text": "", "error": error})
        else:
            self.run_cell(cell["cell"], cell["source"])

    def continue_in_child(self, steps: list[Data], index: int) -> bool:
        """Fork a child that continues the session at a step, and return True there; return False here if it dies.

        The parent supervises the child. When the child ends before all steps are done, or when a step neither ends nor
        reacts to its alarm, the parent notes which cell was lost and takes over.
        """
        read_fd, write_fd = os.pipe()
        pid = self.fork_isolated()
        if pid == 0:
            os.close(read_fd)
            self.heartbeat_fds.append(write_fd)
            self.forget_suspended_checks()
            return True
        os.close(write_fd)
        done, stuck = self.supervise(read_fd)
        os.close(read_fd)
        if stuck or not confine.wait_for(pid, GRACE_SECONDS):
            kill(pid)
        if confine.collect(pid)[0] == COMPLETE:
            self.run_further_calls()
            os._exit(COMPLETE)
        lost = index if len(self.heartbeat_fds) + 1 < MOST_CHILDREN else self.last_cell_run(steps, index, done)
        self.lost[lost] = LEFT_SOMETHING if lost < index + done else STUCK if stuck else ENDED
        return False

    def last_cell_run(self, steps: list[Data], first: int, done: int) -> int:
        """Return the last cell that could have ended a child that has done this many steps, starting with `first`."""
        begun = range(first, min(first + done + 1, len(steps)))
        return next(index for index in reversed(begun) if needs_child(steps[index]) and index not in self.lost)

    def forget_suspended_checks(self) -> None:
        """Forget the suspended checks: they are children of the supervising process, which resumes them at the end."""
        for suspended in self.suspended.values():
            suspended.socket.close()
        self.suspended = {}
        self.not_kept = []

    def supervise(self, read_fd: int) -> tuple[int, bool]:
        """Wait until the session in a child has ended or is stuck; return its number of steps, and whether it is stuck.

        The innermost supervising process has the shortest timeout.
        """
        steps, deeper = 0, 0
        timeout = self.limits["cell_seconds"]
        while True:
            ready, _, _ = select.select([read_fd], [], [], timeout + GRACE_SECONDS * (1 + deeper))
            if not ready:
                return steps, True
            beats = os.read(read_fd, 1 << 10)
            if not beats:
                return steps, False
            steps += len(beats)
            deeper = max(0, beats[-1] - len(self.heartbeat_fds))
            timeout = max(self.limits["cell_seconds"], self.limits["check_seconds"])

    # --- checks

    def run_check(self, name: str, calls: list[Data], more: bool) -> None:
        """Call a function in a fork of this process, which is suspended afterwards if there will be further calls."""
        function = self.shell.user_ns.get(name)
        if not callable(function):
            self.report({"check": name, "ended": "missing"})
            return
        ours, theirs = socket.socketpair()
        read_fd, write_fd = os.pipe()
        direct = confine.is_single_threaded()
        pid = self.fork_isolated()
        if pid == 0:
            with self.as_check_process():
                ours.close()
                os.close(read_fd)
                write_all(write_fd, json.dumps({"number": confine.number_in_proc()}).encode() + b"\n")
                self.make_calls(function, calls, write_fd)
                if more:
                    write_all(write_fd, WAITING)
                    os.close(write_fd)
                    self.make_further_calls(function, theirs)
        os.close(write_fd)
        theirs.close()
        events, in_time = self.read_calls(read_fd, len(calls))
        if more and in_time and events[-1:] == parse_lines(WAITING):
            # sent before the first call; student code could forge everything later
            number = events[0].get("number") if direct else None
            os.kill(pid, signal.SIGSTOP)
            if not calls or (number and confine.is_alone(number)):
                self.suspended[name] = SuspendedCheck(pid, ours)
                self.report_check(name, events, "done")
                return
            kill(pid)
        ours.close()
        self.report_check(name, events, self.wait_for_check(pid, in_time))
        if more:
            self.not_kept.append(name)

    def make_further_calls(self, function: Callable[..., Any], session: socket.socket) -> None:
        """Wait for two files, one with the calls and one for the report, and make the calls.

        Student code may write bytes to this socket; messages without files are ignored.
        """
        files: list[int] = []
        while len(files) < 2:
            message, files, _, _ = socket.recv_fds(session, 1 << 12, 2)
            if not message:
                return
        session.close()
        with open(files[0], "rb") as calls:
            self.make_calls(function, json.load(calls), files[1])

    def resume_check(self, name: str, suspended: SuspendedCheck, calls: list[Data]) -> None:
        """Resume the suspended process of a check, and let it make these calls."""
        (read, write), (read_fd, write_fd) = os.pipe(), os.pipe()
        with suspended.socket, contextlib.suppress(OSError):  # the process may have been ended
            os.kill(suspended.pid, signal.SIGCONT)
            socket.send_fds(suspended.socket, [b"calls"], [read, write_fd])
            # until it has received the files and closed the socket: macOS loses a file that is closed before
            select.select([suspended.socket], [], [], HANDOVER_SECONDS)
        os.close(read)
        os.close(write_fd)
        with contextlib.suppress(OSError), open(write, "wb") as file:
            file.write(json.dumps(calls).encode())
        events, in_time = self.read_calls(read_fd, len(calls))
        self.report_check(name, events, self.wait_for_check(suspended.pid, in_time))

    @contextlib.contextmanager
    def as_check_process(self) -> Iterator[None]:
        """Let this process only make calls and then end; it closes all files of the session."""
        try:
            own = [suspended.socket.detach() for suspended in self.suspended.values()]
            for fd in (self.socket.detach(), *own, *self.heartbeat_fds):
                os.close(fd)
            confine.limit_cpu(self.limits["check_cpu_seconds"])
            # before the kernel's limit, which is in whole seconds; the alarm cannot interrupt a long call into C
            signal.signal(signal.SIGPROF, lambda *_: os._exit(OUT_OF_TIME))
            set_alarms(0, self.limits["check_cpu_seconds"])
            gc.freeze()  # otherwise a garbage collection would copy all memory that is shared with the session
            yield
        finally:
            os._exit(0)

    def read_calls(self, read_fd: int, count: int) -> tuple[list[Data], bool]:
        """Return the report of a check's process on its calls, and whether it came in time."""
        # a function that writes to the pipe itself cannot flood it: reading stops here
        most = int(self.limits["check_bytes"]) + 1_000 * (count + 1)
        data, in_time = read_all(read_fd, self.limits["check_seconds"], most, WAITING)
        os.close(read_fd)
        return parse_lines(data), in_time

    def wait_for_check(self, pid: int, in_time: bool) -> str:
        """Wait for a check's process that has closed its pipe, or end it and its group; say how it went.

        What the kernel ends for its processor time may look as if it had been killed: the first process of a namespace
        does not hear the signal that says so.
        """
        if in_time:
            confine.wait_for(pid, GRACE_SECONDS)
        kill(pid)
        code, cpu_seconds = confine.collect(pid)
        if not in_time or code == OUT_OF_TIME or (code and cpu_seconds >= self.limits["check_cpu_seconds"]):
            return "timeout"
        return "done" if code == 0 else "died"

    def report_check(self, name: str, events: list[Data], ended: str) -> None:
        """Report the calls of a check, under its own name, and how it ended."""
        told = [event | {"check": name} for event in events if "call" in event]
        self.report(*told, {"check": name, "ended": ended})

    def make_calls(self, function: Callable[..., Any], calls: list[Data], write_fd: int) -> None:
        """Call the function with each set of arguments and report the outcomes, up to the limit for a check."""
        left, depth = self.limits["check_bytes"], int(self.limits["returned_depth"])
        for index, call in enumerate(calls):
            args = tuple(plain_data.decode(call["args"]))
            case = Case("", args, seed=call["seed"], stubs=call["stubs"], must_not_alias=call["must_not_alias"])
            outcome = outcomes.call_for_data(function, case, self.shell.user_ns, depth)
            self.leave_if_forked()
            line = json.dumps({"call": index, **outcome}).encode() + b"\n"
            if len(line) > left:
                line = json.dumps({"call": index, "unusable": "more than a check may return"}).encode() + b"\n"
            else:
                left -= len(line)
            write_all(write_fd, line)


def needs_child(step: Data) -> bool:
    """Whether a step is a cell that could end the session, and therefore runs in a child."""
    return "cell" in step and step.get("own", True) and not is_harmless(step["source"])


def read_all(fd: int, seconds: float, most: int, last: bytes) -> tuple[bytes, bool]:
    """Read a pipe to its end, its last line, a number of bytes or a timeout; return bytes, and if in time.

    Where something that the function started keeps the pipe open, its end does not come.
    """
    data = bytearray()
    deadline = time.monotonic() + seconds
    while len(data) <= most and not data.endswith(last):
        ready, _, _ = select.select([fd], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return bytes(data), False
        chunk = os.read(fd, 1 << 16)
        if not chunk:
            break
        data += chunk
    return bytes(data), True


def write_all(fd: int, data: bytes) -> None:
    """Write all of it to a pipe."""
    while data:
        data = data[os.write(fd, data) :]


def parse_lines(data: bytes) -> list[Data]:
    """Return the JSON objects that are complete lines; all other lines are left out."""
    events = []
    for line in data.splitlines():
        with contextlib.suppress(ValueError, RecursionError):
            event = json.loads(line)
            if isinstance(event, dict):
                events.append(event)
    return events


def _fork_with_retries(fork: Callable[[], int]) -> int:
    """Fork; while processes that have just ended still count, try again."""
    deadline = time.monotonic() + GRACE_SECONDS
    while True:
        try:
            return fork()
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def kill(pid: int) -> None:
    """Kill a process and its group."""
    for end in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            end(pid, signal.SIGKILL)
