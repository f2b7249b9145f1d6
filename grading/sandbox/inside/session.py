"""Runs one submission: executes its cells, calls its functions and reports the results.

It never decides a score: it receives the inputs of the calls, never an expected output. The job arrives as one line, a
JSON object ``{"steps": [...], "more": [name, ...]}``, a step one of

- ``{"cell": id, "source": text, "own": bool}``: run a cell; ``own`` marks what the student wrote;
- ``{"check": name, "calls": [{"args": plain, "seed": int, "stand_ins": code, "separate": bool}, ...]}``: call
  the function that has this name now.

The report is one JSON object a line,

- ``{"cell": id, "text": str, "error": null | {"type", "message", "line"}}``
- ``{"check": name, "call": index, "returned": plain | "raised": {...} | "unusable": str}``
- ``{"check": name, "ended": "done" | "missing" | "timeout" | "died" | "not kept"}``

Should there be more calls of some checks, they come later: when all steps are done, the session says
``{"ready": true}``, gets one line ``{name: [call, ...], ...}``, and the report goes on. Those calls find the notebook
as it was at their check's place, in the check's process, which was stopped meanwhile. One that had started threads or
processes, or did not come to its end, was not kept: then a new run is needed, in which its steps make no calls.

Each check runs in a fork of the session, and so does each cell that could take the session down: what one of them does
is its own loss. A check's process reports to the session, not to the judge, and under its own name alone.
"""

import ast
import contextlib
import functools
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
import numpy as np
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from course_utils.checks import outcomes, plain_data
from course_utils.checks.answer_key import Case
from course_utils.checks.bounded_text import BoundedText

Data = dict[str, Any]

# beyond a cell's own time, for its alarm to be heard, before it is killed
GRACE_SECONDS = 1.0
# for a process to take the files that it is sent
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
# how a session ends that ran all its steps, and a check's process whose processor time is over
COMPLETE, OUT_OF_TIME = 77, 78
# calls after which Python has specialized the code that makes them, so that no fork has to do it again
REHEARSALS = 20


class CellShell(InteractiveShell):
    """An IPython shell that keeps errors instead of printing them, and has no windows to open."""

    colors: Any = "nocolor"

    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        """Print nothing: the error is in the cell's result."""

    def showsyntaxerror(self, *args: Any, **kwargs: Any) -> None:
        """Print nothing: the error is in the cell's result."""

    def enable_gui(self, gui: str | None = None) -> None:
        """Accept every ``%matplotlib`` backend; none is shown."""


def make_shell() -> CellShell:
    """Return a shell that keeps no history, after a first cell and some calls: what these load need not wait."""
    shell = CellShell.instance(config=Config({"HistoryManager": {"enabled": False, "hist_file": ":memory:"}}))
    shell.run_cell("import numpy\nfrom course_utils import check", store_history=False)
    shell.reset(new_session=False)
    arguments = ({"W1": np.ones((2, 2))}, 1.0)
    for _ in range(REHEARSALS):
        outcomes.call(lambda *args: args, Case("", arguments), {})
    return shell


class _Timeout(BaseException):
    """Raised by the alarm inside a cell that runs too long; not an Exception, so that `except Exception` lets it by."""


@dataclass
class SuspendedCheck:
    """The stopped process of a check, and the socket on which it will receive its further calls."""

    pid: int
    socket: socket.socket


class Session:
    """The run of one submission.

    Parameters
    ----------
    shell : CellShell
        Where cells are executed.
    job : int
        File descriptor of the socket on which the job arrives and the report leaves.
    limits : dict
        See `grading.sandbox.limits.Limits`.
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
        """Read the job, run its steps in their order, then make the calls that come later."""
        job = self.read_object()
        steps, more = job["steps"], job["more"]
        children = min(sum(map(needs_child, steps)), MOST_CHILDREN) + len(more) + 1
        confine.set_limits(self.limits, supervisors=2 * children)
        for alarm in (signal.SIGALRM, signal.SIGPROF):
            signal.signal(alarm, _raise_timeout)
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
        """Ask for the calls that come later, and make those of the checks whose processes are this one's children."""
        if not self.suspended and not self.not_kept:
            return
        self.report({"ready": True})
        calls = self.read_object()
        self.report(*({"check": name, "ended": "not kept"} for name in self.not_kept))
        for name, suspended in self.suspended.items():
            self.resume_check(name, suspended, calls[name])
            self.heartbeat()

    def read_object(self) -> Data:
        """Return what the judge sends next, as one line.

        A line without a beginning was meant for a session that ended while it read; the whole one follows.
        """
        for line in self.lines:
            with contextlib.suppress(ValueError):
                return json.loads(line)
        raise EOFError("the judge has hung up")

    def report(self, *events: Data) -> None:
        """Send some events at once; each starts a line, whatever student code may have written before."""
        self.socket.sendall(b"".join(b"\n" + json.dumps(event).encode() + b"\n" for event in events))

    def fork_isolated(self) -> int:
        """Fork a child whose signals reach nothing outside, where the kernel allows; return as `os.fork` does.

        Among threads, which student code may have started, only an ordinary fork is safe: then another process stands
        between the two, and only waits. Where there are no namespaces, every fork is an ordinary one.
        """
        if confine.HAS_NAMESPACES and not confine.is_single_threaded():
            between = _fork_with_retries(os.fork)
            if between:
                return between
            os.setpgid(0, 0)
            if pid := self.fork_where_allowed():
                os.closerange(3, os.sysconf("SC_OPEN_MAX"))  # else the end of a report would not be heard
                os._exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) & 0xFF)
            return 0
        return self.fork_where_allowed()

    def fork_where_allowed(self) -> int:
        """Fork into namespaces, or without them where the kernel refuses; the child has a group of its own."""
        try:
            pid = _fork_with_retries(confine.fork_into_processes_of_its_own)
        except (OSError, AttributeError):
            pid = _fork_with_retries(os.fork)
        if pid == 0:
            os.setpgid(0, 0)
            self.pid = os.getpid()
        return pid

    def leave_if_forked(self) -> None:
        """End this process if it is a child that student code forked: only one may go on as the session."""
        if os.getpid() != self.pid:
            os._exit(0)

    def heartbeat(self) -> None:
        """Tell every supervising process that a step is done, and how many of them there are."""
        for fd in self.heartbeat_fds:
            os.write(fd, bytes([min(len(self.heartbeat_fds), 255)]))

    # --- cells

    def run_cell(self, cell_id: str, source: str) -> None:
        """Run a cell as a notebook would, and report its text and its error."""
        text = BoundedText(self.limits["output_chars"])
        self.set_alarms(self.limits["cell_seconds"], self.limits["cell_cpu_seconds"])
        try:
            with contextlib.redirect_stdout(text), contextlib.redirect_stderr(text):
                error = self.execute(source)
        except BaseException as stray:  # an alarm that rang late, an exit
            error = stray
        finally:
            self.set_alarms(0, 0)
        self.leave_if_forked()
        self.report({"cell": cell_id, "text": text.getvalue(), "error": describe_error(error) if error else None})

    def set_alarms(self, seconds: float, cpu_seconds: float) -> None:
        """Let an alarm ring after so much wall time or so much processor time; 0 stops it."""
        signal.setitimer(signal.ITIMER_REAL, seconds)
        signal.setitimer(signal.ITIMER_PROF, cpu_seconds)

    def execute(self, source: str) -> BaseException | None:
        """Execute a cell's source and return the error that ended it, if one did and is not raised."""
        if is_harmless(source):
            # as IPython would, but without all that it touches, which would be copied again after each fork
            exec(self.shell.compile(source, self.shell.compile.cache(source), "exec"), self.shell.user_ns)
            return None
        result = self.shell.run_cell(source, store_history=False)
        return result.error_before_exec or result.error_in_exec

    def run_protected(self, steps: list[Data], index: int) -> None:
        """Run a cell in a child that continues the session; if it dies, continue here, as if the cell had not been run.

        When there are `MOST_CHILDREN`, the cell shares the last child: if that dies, the cells that share it run again
        in a new one, without the cell that ended it.
        """
        cell = steps[index]
        while index not in self.lost and len(self.heartbeat_fds) < MOST_CHILDREN:
            if self.continue_in_child(steps, index):
                break
        if index in self.lost:
            error = {
                "type": "Timeout" if self.lost[index] == STUCK else "Exit",
                "message": self.lost[index],
                "line": None,
            }
            self.report({"cell": cell["cell"], "text": "", "error": error})
        else:
            self.run_cell(cell["cell"], cell["source"])

    def continue_in_child(self, steps: list[Data], index: int) -> bool:
        """Fork a child that continues the session at a step, and return True there; return False here if it dies.

        The parent supervises the child. It takes over when the child ends without having run all steps, or when a
        step neither ends nor reacts to its alarm, and notes which cell was lost.
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
        """Return the last cell that could have ended a child, which has done so many steps from the first on."""
        begun = range(first, min(first + done + 1, len(steps)))
        return next(index for index in reversed(begun) if needs_child(steps[index]) and index not in self.lost)

    def forget_suspended_checks(self) -> None:
        """Forget the suspended checks: they are children of the supervising process, which resumes them at the end."""
        for suspended in self.suspended.values():
            suspended.socket.close()
        self.suspended = {}
        self.not_kept = []

    def supervise(self, read_fd: int) -> tuple[int, bool]:
        """Wait until the session in a child has ended or is stuck; return how many steps it did, and if it is stuck.

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
        """Call a function in a fork of this process, which is then suspended if there will be further calls."""
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
            # bytes from before the first call; what comes later could be forged
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
        """Wait for two files, one to read calls from and one for the report, and make the calls.

        Bytes, which student code may write to everything that is open, are no files, and pass unnoticed.
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
        """Resume the process that was suspended at a check's place, and let it make these calls."""
        (read, write), (read_fd, write_fd) = os.pipe(), os.pipe()
        with suspended.socket, contextlib.suppress(OSError):  # whoever was ended has hung up
            os.kill(suspended.pid, signal.SIGCONT)
            socket.send_fds(suspended.socket, [b"calls"], [read, write_fd])
            # until it has taken the files and hung up: macOS loses a file that is closed while it is under way
            select.select([suspended.socket], [], [], HANDOVER_SECONDS)
        os.close(read)
        os.close(write_fd)
        with contextlib.suppress(OSError), open(write, "wb") as file:
            file.write(json.dumps(calls).encode())
        events, in_time = self.read_calls(read_fd, len(calls))
        self.report_check(name, events, self.wait_for_check(suspended.pid, in_time))

    @contextlib.contextmanager
    def as_check_process(self) -> Iterator[None]:
        """Be a process that calls a function and ends, with nothing open that is the session's."""
        try:
            own = [suspended.socket.detach() for suspended in self.suspended.values()]
            for fd in (self.socket.detach(), *own, *self.heartbeat_fds):
                os.close(fd)
            confine.limit_cpu(self.limits["check_cpu_seconds"])
            # before the kernel's limit, which is in whole seconds; a long call into C does not hear the alarm
            signal.signal(signal.SIGPROF, lambda *_: os._exit(OUT_OF_TIME))
            self.set_alarms(0, self.limits["check_cpu_seconds"])
            gc.freeze()  # else a look for garbage would copy all that is shared with the session
            yield
        finally:
            os._exit(0)

    def read_calls(self, read_fd: int, count: int) -> tuple[list[Data], bool]:
        """Return what a check's process reports of its calls, and whether it did so in time."""
        # what a function that floods the pipe itself wrote beyond its share is no report
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
        """Call the function with each set of arguments and report what it gave, up to its share of the report."""
        left, depth = self.limits["check_bytes"], int(self.limits["returned_depth"])
        for index, call in enumerate(calls):
            args = tuple(plain_data.decode(call["args"]))
            case = Case("", args, seed=call["seed"], stand_ins=call["stand_ins"], separate=call["separate"])
            outcome = outcomes.call_for_data(function, case, self.shell.user_ns, depth)
            self.leave_if_forked()
            line = json.dumps({"call": index, **outcome}).encode() + b"\n"
            if len(line) > left:
                line = json.dumps({"call": index, "unusable": "more than a check may return"}).encode() + b"\n"
            else:
                left -= len(line)
            write_all(write_fd, line)


def needs_child(step: Data) -> bool:
    """Whether a step is a cell that could end the session, and so runs in a child."""
    return "cell" in step and step.get("own", True) and not is_harmless(step["source"])


@functools.cache
def is_harmless(source: str) -> bool:
    """Whether running a cell can do nothing but define functions: then it needs no process of its own."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return all(map(_only_defines, body))


def _only_defines(node: ast.stmt) -> bool:
    if not isinstance(node, ast.FunctionDef) or node.decorator_list or node.returns:
        return False
    arguments = node.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
    defaults = [*arguments.defaults, *arguments.kw_defaults]
    return not any(argument and argument.annotation for argument in every) and all(
        default is None or isinstance(default, ast.Constant) for default in defaults
    )


def read_all(fd: int, seconds: float, most: int, last: bytes) -> tuple[bytes, bool]:
    """Read a pipe to its end, its last line, a number of bytes or seconds; return what came, and if it was in time.

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
    """Return the JSON objects that are whole lines; whatever else a process wrote is left out."""
    events = []
    for line in data.splitlines():
        with contextlib.suppress(ValueError, RecursionError):
            event = json.loads(line)
            if isinstance(event, dict):
                events.append(event)
    return events


def _fork_with_retries(fork: Callable[[], int]) -> int:
    """Fork; where processes that were just ended still count, try again for a while."""
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


def describe_error(error: BaseException) -> Data:
    """Return the type, the message and the line (in its cell) of what ended a cell."""
    if isinstance(error, _Timeout):
        return {"type": "Timeout", "message": "this cell ran too long and was stopped", "line": None}
    return outcomes.raised(error).to_json()["raised"]


def _raise_timeout(signum: int, frame: object) -> None:
    raise _Timeout
