"""The outcome of calling a student's function: a value, an exception, or something that cannot be compared."""

import contextlib
import functools
import itertools
import traceback
import warnings
from dataclasses import dataclass, replace

import numpy as np

from ..patch_globals import patch_globals
from . import plain_data
from .bounded_text import BoundedText
from .changed_arguments import changed_arguments, copied, snapshot
from .exception_advice import advice_on

MESSAGE_LIMIT = 500
MOST_ARGUMENTS = 20
STUB_FILE = "<stub>"  # the file name of the stubs of a case


@dataclass(frozen=True)
class Outcome:
    """The result of one call.

    Attributes
    ----------
    kind : str
        ``"returned"``; ``"raised"``; ``"unusable"`` (a value that is not plain data); and, where the call ran in
        another process, ``"missing"`` (no such function), ``"timeout"`` or ``"died"``.
    value : plain data
        The returned value.
    error : str
        The exception's type, when raised.
    message : str
        The exception's message, or the reason why the value is unusable.
    line : int or None
        The line of the student's function in which the exception arose.
    advice : str
        The meaning of the exception; like the message, it comes from the process with the student's code.
    changed : tuple of int
        The positions of the arguments that the function has changed in place.
    """

    kind: str
    value: object = None
    error: str = ""
    message: str = ""
    line: int | None = None
    changed: tuple = ()
    advice: str = ""

    def to_json(self, binary=False, depth=plain_data.MAX_DEPTH):
        """Return this outcome as JSON-ready data, with at most `depth` levels; `binary` writes arrays as bytes."""
        if self.kind == "returned":
            returned = {"returned": plain_data.encode(self.value, binary=binary, depth=depth)}
            return returned | {"changed": list(self.changed)} if self.changed else returned
        if self.kind == "raised":
            raised = {"type": self.error, "message": self.message, "line": self.line}
            return {"raised": raised | {"advice": self.advice} if self.advice else raised}
        return {self.kind: self.message}

    @classmethod
    def from_json(cls, data):
        """Return the outcome that `to_json` wrote; anything else is an unusable one, never an error."""
        try:
            if "returned" in data:
                changed = tuple(index for index in data.get("changed", ()) if isinstance(index, int))
                return cls("returned", value=plain_data.decode(data["returned"]), changed=changed[:MOST_ARGUMENTS])
            if "raised" in data:
                raised = data["raised"]
                line = raised.get("line")
                return cls(
                    "raised",
                    error=printable(raised["type"])[:MESSAGE_LIMIT],
                    message=printable(raised["message"])[:MESSAGE_LIMIT],
                    line=line if isinstance(line, int) else None,
                    advice=printable(raised.get("advice", ""))[:MESSAGE_LIMIT],
                )
            [(kind, message)] = data.items()
            return cls("unusable" if kind == "unusable" else "died", message=printable(message)[:MESSAGE_LIMIT])
        except (plain_data.NotPlainError, TypeError, ValueError, KeyError, AttributeError) as error:
            return cls("unusable", message=str(error)[:MESSAGE_LIMIT])


def printable(value):
    """Return `value` as text for any file or database: half a surrogate pair, or a NUL, becomes a ``?``."""
    return str(value).encode(errors="replace").decode().replace("\0", "?")


def call(function, case, namespace):
    """Call a function quietly on a copy of a case's arguments, after seeding, and return its `Outcome`.

    Parameters
    ----------
    function : callable
        The implementation.
    case : Case
        Arguments, seed, stubs of the functions that this one calls, and whether the arrays it returns may share memory.
    namespace : dict
        The function's global names, in which the stubs are defined during the call.

    Printed text and warnings are dropped, because they never affect the verdict. The value is converted to plain data
    at once, so that no object of the student's with its own methods takes part in a comparison.
    """
    own = replace(case, args=copied(case.args))
    with random_state_kept():
        return Outcome.from_json(call_for_data(function, own, namespace))


def call_for_data(function, case, namespace, depth=plain_data.MAX_DEPTH):
    """Do what `call` does, and return the outcome's binary JSON-ready form, made of the value itself.

    This is for a process that ends after its calls: it neither copies the arguments nor restores NumPy's generator.
    """
    nowhere = BoundedText(0)
    with (
        patch_globals(namespace, defined_by(case.stubs)),
        warnings.catch_warnings(),
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
    ):
        warnings.simplefilter("ignore")
        np.random.seed(case.seed)
        try:
            before = snapshot(case.args)
            value = function(*case.args)
            changed = tuple(changed_arguments(before, case.args))
            if case.must_not_alias and share_memory(value):
                return Outcome("unusable", message=plain_data.SHARED).to_json()
            return Outcome("returned", value=value, changed=changed).to_json(binary=True, depth=depth)
        except plain_data.NotPlainError as error:
            return Outcome("unusable", message=str(error)).to_json()
        except (Exception, SystemExit) as error:
            return raised(error).to_json()


def share_memory(value):
    """Whether two of the arrays in a value have a number in common."""
    return any(np.shares_memory(one, other) for one, other in itertools.combinations(_arrays(value), 2))


def _arrays(value, depth=0):
    """Yield the arrays in dicts, lists and tuples, down to the depth of plain data."""
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, dict | list | tuple) and depth <= plain_data.MAX_DEPTH:
        for item in value.values() if isinstance(value, dict) else value:
            yield from _arrays(item, depth + 1)


def defined_by(code):
    """Return the values that a piece of code defines, by name."""
    names = {}
    if code:
        exec(_compiled(code), {"np": np}, names)
    return names


@functools.lru_cache(maxsize=64)
def _compiled(code):
    return compile(code, STUB_FILE, "exec")


@contextlib.contextmanager
def random_state_kept():
    """Restore NumPy's global generator, so that the student's own draws do not change."""
    state = np.random.get_state()
    try:
        yield
    finally:
        np.random.set_state(state)


def is_cell(filename):
    """Whether code from a file with this name was defined in a notebook's cell."""
    return "ipykernel" in filename or (filename.startswith("<") and filename != STUB_FILE)


def raised(error):
    """Return the outcome of an exception: its type, its message and the line in the cell that it arose in."""
    line = error.lineno if isinstance(error, SyntaxError) else None
    for frame in traceback.extract_tb(error.__traceback__):
        if is_cell(frame.filename):
            line = frame.lineno
    try:
        message = str(error)[:MESSAGE_LIMIT]
    except Exception:  # a student's exception class can do anything
        message = ""
    return Outcome("raised", error=type(error).__name__, message=message, line=line, advice=_advice_on(error))


def _advice_on(error):
    try:
        return advice_on(error, is_cell)[:MESSAGE_LIMIT]
    except Exception:  # it reads the student's values, and is only an aid
        return ""
