"""The shell that executes cells beside student code: what a cell prints, the error that ends it, and its timeout."""

import ast
import functools
import signal
from typing import Any

import numpy as np
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from course_utils.checks import outcomes
from course_utils.checks.answer_key import Case

# calls after which Python has specialized the code that makes them, so that no fork has to do it again
REHEARSALS = 20


class CellShell(InteractiveShell):
    """An IPython shell that keeps errors instead of printing them, and opens no windows."""

    colors: Any = "nocolor"

    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        """Print nothing: the error is in the cell's result."""

    def showsyntaxerror(self, *args: Any, **kwargs: Any) -> None:
        """Print nothing: the error is in the cell's result."""

    def enable_gui(self, gui: str | None = None) -> None:
        """Accept every ``%matplotlib`` backend; none is shown."""

    def execute(self, source: str) -> BaseException | None:
        """Execute a cell's source and return the error that ended it, if one did and is not raised."""
        if is_harmless(source):
            # without IPython's bookkeeping, whose memory would be copied again after each fork
            exec(self.compile(source, self.compile.cache(source), "exec"), self.user_ns)
            return None
        result = self.run_cell(source, store_history=False)
        return result.error_before_exec or result.error_in_exec


def make_shell() -> CellShell:
    """Return a shell without history, after a first cell and some calls, so that what they load is there already."""
    shell = CellShell.instance(config=Config({"HistoryManager": {"enabled": False, "hist_file": ":memory:"}}))
    shell.run_cell("import numpy\nfrom course_utils import check", store_history=False)
    shell.reset(new_session=False)
    arguments = ({"W1": np.ones((2, 2))}, 1.0)
    for _ in range(REHEARSALS):
        outcomes.call(lambda *args: args, Case("", arguments), {})
    return shell


class Timeout(BaseException):
    """Raised by the alarm in a cell that runs too long; no Exception, so that `except Exception` does not catch it."""


@functools.cache
def is_harmless(source: str) -> bool:
    """Whether a cell only defines functions, so that it needs no process of its own."""
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


def handle_alarms() -> None:
    """Let the alarms of `set_alarms` raise `Timeout`."""
    for alarm in (signal.SIGALRM, signal.SIGPROF):
        signal.signal(alarm, _raise_timeout)


def set_alarms(seconds: float, cpu_seconds: float) -> None:
    """Set an alarm after this much wall time or this much processor time; 0 cancels it."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    signal.setitimer(signal.ITIMER_PROF, cpu_seconds)


def describe_error(error: BaseException) -> dict[str, Any]:
    """Return the type, the message and the line (in its cell) of the error that ended a cell."""
    if isinstance(error, Timeout):
        return {"type": "Timeout", "message": "this cell ran too long and was stopped", "line": None}
    return outcomes.raised(error).to_json()["raised"]


def _raise_timeout(signum: int, frame: object) -> None:
    raise Timeout
