"""The process in which student code runs: it executes cells, calls functions, and reports what came out.

It is started by path, not imported (`grading/sandbox.py` does so), imports nothing of `grading`, and decides
nothing: it gets the inputs of the calls, never an expected output. Jobs come as JSON lines on standard input and
reports leave as JSON lines on standard output; each job runs in a fork of this process, which has the imports
ready, and each check in a fork of the job, so that what one check does cannot touch another.

A job is ``{"limits": {...}, "steps": [...]}``, a step one of

- ``{"cell": id, "source": text}``: run a cell;
- ``{"check": name, "calls": [{"args": plain, "seed": int, "stand_ins": code, "separate": bool}, ...]}``: call the
  function that has this name now.

A report is ``{"events": [...], "ended": "done" | "timeout" | "died"}``, an event one of

- ``{"cell": id, "text": str, "error": null | {"type", "message", "line"}}``
- ``{"check": name, "call": index, "returned": plain | "raised": {...} | "unusable": str}``
- ``{"check": name, "ended": "done" | "missing" | "timeout" | "died"}``
"""

import contextlib
import io
import json
import os
import select
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from IPython.core.interactiveshell import InteractiveShell

from course_utils import outcomes, plaindata
from course_utils.answerkey import Case

Data = dict[str, Any]

# the last line of a job that ran to its end
END = b'{"end": true}\n'


class _Timeout(BaseException):
    """Raised by the alarm inside a cell that runs too long; not an Exception, so that `except:` lets it pass."""


class _BoundedText(io.StringIO):
    """Keeps the first `limit` characters of what is written to it."""

    def __init__(self, limit: int):
        super().__init__()
        self.left = limit

    def write(self, text: str) -> int:
        """Keep what still fits of `text`."""
        super().write(text[: max(self.left, 0)])
        self.left -= len(text)
        return len(text)


def serve() -> None:
    """Take jobs from standard input until it ends."""
    jobs, reports = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    shell = make_shell()
    for line in jobs:
        report = run_in_fork(json.loads(line), shell, close=(jobs, reports))
        reports.write(json.dumps(report).encode() + b"\n")
        reports.flush()


class CellShell(InteractiveShell):
    """An IPython shell that keeps errors instead of printing them, and has no windows to open."""

    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        """Print nothing: the error is in the cell's result."""

    def showsyntaxerror(self, *args: Any, **kwargs: Any) -> None:
        """Print nothing: the error is in the cell's result."""

    def enable_gui(self, gui: str | None = None) -> None:
        """Accept every ``%matplotlib`` backend; none is shown."""


def make_shell() -> CellShell:
    """Return a shell that keeps no history."""
    CellShell.colors = "nocolor"
    shell = CellShell.instance()
    shell.history_manager.enabled = False
    return shell


def run_in_fork(job: Data, shell: CellShell, close: Iterable[IO[bytes]]) -> Data:
    """Run a job in a child and return its report; the child gets none of the files in `close`."""
    limits = job["limits"]
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.setsid()
        os.close(reader)
        for file in close:
            os.close(file.fileno())
        become_silent()
        with _last_words():
            Session(shell, writer, limits).run(job["steps"])
        os._exit(0)
    os.close(writer)
    data, ended = read_all(reader, limits["report_bytes"], time.monotonic() + limits["notebook_seconds"])
    end_group(pid)
    return {"events": parse_events(data), "ended": ended}


def become_silent() -> None:
    """Take standard input, output and error away, so that nothing a cell writes to them goes anywhere."""
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)


@contextlib.contextmanager
def _last_words() -> Iterator[None]:
    """End this forked process if anything escapes: its parent must never get a second life."""
    try:
        yield
    except BaseException:
        os._exit(1)


def read_all(reader: int, limit: int, deadline: float) -> tuple[bytes, str]:
    """Read a pipe to its last line, its end, a size or a deadline; return the bytes and how it ended."""
    data = bytearray()
    with os.fdopen(reader, "rb", buffering=0) as pipe:
        while True:
            ready, _, _ = select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                return bytes(data), "timeout"
            chunk = pipe.read(1 << 16)
            if not chunk:
                return bytes(data), "died"
            data += chunk
            if data.endswith(END):  # not the pipe's end: a process that a cell forked may hold it open
                return bytes(data), "done"
            if len(data) > limit:
                return bytes(data[:limit]), "died"


def end_group(pid: int) -> None:
    """Kill a child with everything it started, and collect it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, 0)


def parse_events(data: bytes) -> list[Data]:
    """Return the complete JSON objects of a report; a line cut off or garbled is left out."""
    events = []
    for line in data.splitlines():
        with contextlib.suppress(ValueError, RecursionError):
            event = json.loads(line)
            if isinstance(event, dict) and "end" not in event:
                events.append(event)
    return events


class Session:
    """One submission being run: its shell, and the pipe on which it reports."""

    def __init__(self, shell: CellShell, pipe: int, limits: Data):
        self.shell = shell
        self.pipe = pipe
        self.limits = limits

    def run(self, steps: list[Data]) -> None:
        """Run all steps in their order."""
        signal.signal(signal.SIGALRM, _raise_timeout)
        for step in steps:
            if "cell" in step:
                self.run_cell(step["cell"], step["source"])
            else:
                self.run_check(step["check"], step["calls"])
        os.write(self.pipe, END)

    def report(self, **event: Any) -> None:
        """Write one event to the pipe."""
        self.send(json.dumps(event).encode() + b"\n")

    def send(self, line: bytes) -> None:
        """Write to the pipe until it has taken everything."""
        data = memoryview(line)
        while data:
            data = data[os.write(self.pipe, data) :]

    def run_cell(self, cell_id: str, source: str) -> None:
        """Run a cell as a notebook would, and report its text and its error."""
        text = _BoundedText(self.limits["output_chars"])
        signal.setitimer(signal.ITIMER_REAL, self.limits["cell_seconds"])
        try:
            with contextlib.redirect_stdout(text), contextlib.redirect_stderr(text):
                result = self.shell.run_cell(source, store_history=False)
            error = result.error_before_exec or result.error_in_exec
        except BaseException as stray:  # an alarm that rang late, an exit
            error = stray
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        self.report(cell=cell_id, text=text.getvalue(), error=describe_error(error) if error else None)

    def run_check(self, name: str, calls: list[Data]) -> None:
        """Call a function in a fork of this process, which ends when it takes too long."""
        function = self.shell.user_ns.get(name)
        if not callable(function):
            self.report(check=name, ended="missing")
            return
        pid = os.fork()
        if pid == 0:
            with _last_words():
                os.setpgid(0, 0)
                self.make_calls(name, function, calls)
                os._exit(0)
        self.report(check=name, ended=wait(pid, self.limits["check_seconds"]))

    def make_calls(self, name: str, function: Callable[..., Any], calls: list[Data]) -> None:
        """Call the function with each set of arguments and report what it gave, up to its share of the report."""
        left = self.limits["check_bytes"]
        for index, call in enumerate(calls):
            case = Case(
                "",
                tuple(plaindata.decode(call["args"])),
                seed=call["seed"],
                stand_ins=call["stand_ins"],
                separate=call["separate"],
            )
            outcome = outcomes.call(function, case, self.shell.user_ns)
            line = json.dumps({"check": name, "call": index, **outcome.to_json()}).encode() + b"\n"
            if len(line) > left:
                self.report(check=name, call=index, unusable="more than a check may return")
                continue
            left -= len(line)
            self.send(line)


def wait(pid: int, seconds: float) -> str:
    """Wait for a child; kill it and all it started when the time is over."""
    deadline = time.monotonic() + seconds
    pause = 0.001
    while True:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, signal.SIGKILL)
            return "done" if status == 0 else "died"
        if time.monotonic() > deadline:
            end_group(pid)
            return "timeout"
        time.sleep(pause)
        pause = min(2 * pause, 0.02)


def _raise_timeout(signum: int, frame: object) -> None:
    raise _Timeout


def describe_error(error: BaseException) -> Data:
    """Return the type, the message and the line (in its cell) of what ended a cell."""
    if isinstance(error, _Timeout):
        return {"type": "Timeout", "message": "this cell ran too long and was stopped", "line": None}
    return outcomes.raised(error).to_json()["raised"]


if __name__ == "__main__":
    serve()
