"""One submission being run: cells are executed, functions called, and what came out is reported.

This decides nothing: it gets the inputs of the calls, never an expected output. The job arrives as one JSON object
``{"steps": [...]}``, a step one of

- ``{"cell": id, "source": text, "own": bool}``: run a cell; ``own`` marks what the student wrote;
- ``{"check": name, "calls": [{"args": plain, "seed": int, "stand_ins": code}, ...]}``: call the function that has
  this name now.

The report is one JSON object a line,

- ``{"cell": id, "text": str, "error": null | {"type", "message", "line"}}``
- ``{"check": name, "call": index, "returned": plain | "raised": {...} | "unusable": str}``
- ``{"check": name, "ended": "done" | "missing" | "timeout" | "died"}``

Each check runs in a fork of the session, and so does each cell that could take the session down: what one of them does
is its own loss.
"""

import ast
import contextlib
import io
import json
import os
import select
import signal
import socket
from collections.abc import Callable
from typing import Any

import confine
from IPython.core.interactiveshell import InteractiveShell

from course_utils import outcomes, plaindata
from course_utils.answerkey import Case

Data = dict[str, Any]

# beyond a cell's own time, for its alarm to be heard, before it is killed
GRACE_SECONDS = 2.0
# the kernel nests user and process namespaces 32 deep, and the sandbox has used some
DEEPEST_NESTING = 24
# how a session ends that ran all its steps
COMPLETE = 77


class CellShell(InteractiveShell):
    """An IPython shell that keeps errors instead of printing them, and has no windows to open."""

    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        """Print nothing: the error is in the cell's result."""

    def showsyntaxerror(self, *args: Any, **kwargs: Any) -> None:
        """Print nothing: the error is in the cell's result."""

    def enable_gui(self, gui: str | None = None) -> None:
        """Accept every ``%matplotlib`` backend; none is shown."""


def make_shell() -> CellShell:
    """Return a shell that keeps no history, after a first cell and a first call: what they load need not wait."""
    CellShell.colors = "nocolor"
    shell = CellShell.instance()
    shell.history_manager.enabled = False
    shell.run_cell("import numpy\nfrom course_utils import check", store_history=False)
    shell.reset(new_session=False)
    outcomes.call(lambda: 0.0, Case("", ()), {})
    return shell


class _Timeout(BaseException):
    """Raised by the alarm inside a cell that runs too long; not an Exception, so that `except Exception` lets it by."""


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


class Session:
    """The run of one submission.

    Parameters
    ----------
    shell : CellShell
        Where cells are executed.
    job : int
        File descriptor of the socket on which the job arrives and the report leaves.
    limits : dict
        See `grading.sandbox.Limits`.
    """

    def __init__(self, shell: CellShell, job: int, limits: Data):
        self.shell = shell
        self.socket = socket.socket(fileno=job)
        self.limits = limits
        self.nested = 0
        self.pid = os.getpid()

    def run_all(self) -> None:
        """Read the job and run its steps in their order."""
        received = bytearray()
        while chunk := self.socket.recv(1 << 16):
            received += chunk
        signal.signal(signal.SIGALRM, _raise_timeout)
        for step in json.loads(received)["steps"]:
            if "check" in step:
                self.run_check(step["check"], step["calls"])
            elif step.get("own", True) and not is_harmless(step["source"]):
                self.run_guarded(step["cell"], step["source"])
            else:
                self.run_cell(step["cell"], step["source"])

    def report(self, **event: Any) -> None:
        """Send one event."""
        self.socket.sendall(json.dumps(event).encode() + b"\n")

    def fork_apart(self) -> int:
        """Fork a child that no signal of its own leads out of, where the kernel allows; return as `os.fork` does.

        Between the two stands a process that only waits: its children, and not it, live in the new namespace.
        """
        pid = os.fork()
        if pid:
            return pid
        os.setpgid(0, 0)
        if self.nested < DEEPEST_NESTING:
            with contextlib.suppress(OSError, AttributeError):
                confine.enter_process_namespace()
                confine.give_up_privileges()
                self.nested += 1
                inner = os.fork()
                if inner:
                    os._exit(os.waitstatus_to_exitcode(os.waitpid(inner, 0)[1]) & 0xFF)
                confine.die_with_parent()
        self.pid = os.getpid()
        return 0

    def leave_if_forked(self) -> None:
        """End this process if it is a child that student code forked: only one may go on as the session."""
        if os.getpid() != self.pid:
            os._exit(0)

    # --- cells

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
        self.leave_if_forked()
        self.report(cell=cell_id, text=text.getvalue(), error=describe_error(error) if error else None)

    def run_guarded(self, cell_id: str, source: str) -> None:
        """Run a cell in a child that goes on as the session; should it die, go on here, as if the cell had not been.

        The parent waits. It takes over when the child ends without having run all steps, or when the cell neither ends
        nor heeds its alarm.
        """
        finished, announce = os.pipe()
        pid = self.fork_apart()
        if pid == 0:
            os.close(finished)
            self.run_cell(cell_id, source)
            os.write(announce, b".")
            os.close(announce)
            return
        os.close(announce)
        ready, _, _ = select.select([finished], [], [], self.limits["cell_seconds"] + GRACE_SECONDS)
        reached_the_end = bool(ready) and os.read(finished, 1) == b"."
        os.close(finished)
        if not reached_the_end:
            kill(pid)
        status = os.waitpid(pid, 0)[1]
        if reached_the_end and os.waitstatus_to_exitcode(status) == COMPLETE:
            os._exit(COMPLETE)
        what = "Exit" if ready else "Timeout"
        message = "this cell ended the whole program" if ready else "this cell could not be stopped and was ended"
        self.report(cell=cell_id, text="", error={"type": what, "message": message, "line": None})

    # --- checks

    def run_check(self, name: str, calls: list[Data]) -> None:
        """Call a function in a fork of this process, which is ended when it takes too long."""
        function = self.shell.user_ns.get(name)
        if not callable(function):
            self.report(check=name, ended="missing")
            return
        pid = self.fork_apart()
        if pid == 0:
            try:
                confine.limit_cpu(self.limits["check_cpu_seconds"])
                self.make_calls(name, function, calls)
            finally:
                os._exit(0)
        self.report(check=name, ended=wait(pid, self.limits["check_seconds"]))

    def make_calls(self, name: str, function: Callable[..., Any], calls: list[Data]) -> None:
        """Call the function with each set of arguments and report what it gave, up to its share of the report."""
        left = self.limits["check_bytes"]
        for index, call in enumerate(calls):
            case = Case("", tuple(plaindata.decode(call["args"])), seed=call["seed"], stand_ins=call["stand_ins"])
            outcome = outcomes.call(function, case, self.shell.user_ns)
            self.leave_if_forked()
            line = json.dumps({"check": name, "call": index, **outcome.to_json()}).encode() + b"\n"
            if len(line) > left:
                self.report(check=name, call=index, unusable="more than a check may return")
                continue
            left -= len(line)
            self.socket.sendall(line)


def is_harmless(source: str) -> bool:
    """Whether running a cell can do nothing but define functions: then it needs no process of its own."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return all(_only_defines(node) for node in body)


def _only_defines(node: ast.stmt) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if not isinstance(node, ast.FunctionDef) or node.decorator_list or node.returns:
        return False
    arguments = node.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
    defaults = [*arguments.defaults, *arguments.kw_defaults]
    return not any(argument and argument.annotation for argument in every) and all(
        default is None or isinstance(default, ast.Constant) for default in defaults
    )


def wait(pid: int, seconds: float) -> str:
    """Wait for a check's process; end it and its group, and say how it went."""
    in_time = confine.wait_for(pid, seconds)
    kill(pid)
    status = os.waitpid(pid, 0)[1]
    if not in_time or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU):
        return "timeout"
    return "done" if status == 0 else "died"


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
