"""In a notebook, name the exercise that a cell needs in one line, instead of a traceback that ends in an empty error.

The cell still fails, with the same exception, so a program that runs the notebook sees an error as before.
"""

import ast
import linecache
import re

from .checks.check import exercise_names
from .checks.outcomes import is_cell

# the names that a cell defines, also if Python cannot parse it
_DEFINITION = re.compile(r"^(?:(?:def|class) +|(?=\w+ *=(?!=)))(\w+)", re.MULTILINE)


def explain_unfinished_exercises(shell):
    """Let an IPython shell explain the errors that follow from an unfinished exercise; all others are shown as usual.

    Parameters
    ----------
    shell : ipykernel.zmqshell.ZMQInteractiveShell
        A notebook's shell. If it already has a handler for exceptions, it does not change.
    """
    if not shell.custom_exceptions:
        explanation = _Explanation()
        shell.set_custom_exc((NotImplementedError, NameError), explanation.show)
        shell.events.register("post_run_cell", explanation.remember_syntax_error)


class _Explanation:
    """The cells that have failed so far: the names that they did not define, and the reason."""

    def __init__(self):
        self._lacking = {}  # name -> the exercise without which no cell defines it
        self._broken = {}  # name -> the syntax error in its cell

    def remember_syntax_error(self, result):
        """Remember the names that a cell with a syntax error would have defined: IPython calls this after each cell."""
        error = result.error_before_exec
        for name in _DEFINITION.findall(result.info.raw_cell):
            if isinstance(error, SyntaxError):
                self._broken[name] = f"its cell stops with {type(error).__name__} in line {error.lineno} ({error.msg})"
            else:
                self._broken.pop(name, None)

    def show(self, shell, etype, error, tb, tb_offset=None):
        """Show an error: IPython's handler of the exceptions that it is installed for."""
        frames = _cell_frames(tb)
        line, exercise = self._explain(error, frames)
        if not line:
            shell.showtraceback((etype, error, tb), tb_offset=tb_offset, running_compiled_code=True)
            return
        names = _names_defined_in(frames[0].f_code.co_filename) if frames else ()
        self._lacking.update(dict.fromkeys(names, exercise))
        shell._showtraceback(etype, error, [line])

    def _explain(self, error, frames):
        """Return one line on an error, and the exercise that it is about; nothing for an error of another kind."""
        if isinstance(error, NotImplementedError):
            exercise = frames[-1].f_code.co_name if frames else ""
            if error.args or exercise not in exercise_names():
                return "", ""
            return f"{exercise} is not finished: write that exercise, run its cell, then run this cell again.", exercise
        if error.name in self._broken:
            how = "Correct it, run that cell, then run this cell again."
            return f"{error.name} is not defined: {self._broken[error.name]}. {how}", error.name
        if error.name in exercise_names():
            how = "run the cell of that exercise without an error, then run this cell again"
            return f"{error.name} is not defined: {how}.", error.name
        exercise = self._lacking.get(error.name)
        if exercise is None:
            return "", ""
        why = f"the cell that defines {error.name} needs {exercise}, which was not finished when that cell ran"
        return f"{error.name} is not defined: {why}. Finish {exercise}, run its cell, that cell and this one.", exercise


def _cell_frames(tb):
    """Return the frames of a traceback that run code of cells, the outermost first."""
    frames = []
    while tb is not None:
        if is_cell(tb.tb_frame.f_code.co_filename):
            frames.append(tb.tb_frame)
        tb = tb.tb_next
    return frames


def _names_defined_in(filename):
    """Return the global names that a cell would have defined."""
    try:
        tree = ast.parse("".join(linecache.getlines(filename)))
    except (SyntaxError, ValueError):
        return set()
    names, waiting = set(), list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        waiting += ast.iter_child_nodes(node)
    return names
