"""The structure of a solution: its code without its own names, comments and layout.

Python's compiler removes these: local variables become numbers, and comments, docstrings and annotations of local
variables are not compiled. Constants, and the names of called functions, remain.
"""

import hashlib
import opcode
import warnings
from types import CodeType

# longer than any real answer; compiling needs memory in proportion
_MOST_CHARACTERS = 50_000
# students may leave it below their answer, where it must not change the structure
_STUB = "raise NotImplementedError()"
_NOP = opcode.opmap["NOP"]


def fingerprint(source: str, exercise: str) -> str | None:
    """Return a text that is the same for solutions of the same structure; None for invalid Python.

    Names of functions other than `exercise` count as the student's own. Nothing is executed. The text depends on
    Python's version, so use it for comparison only and do not store it.
    """
    if len(source) > _MOST_CHARACTERS:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            cell = compile(source.replace(_STUB, "pass"), "<solution>", "exec", dont_inherit=True, optimize=2)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        return None
    functions = _functions_of(cell)
    if not functions:
        return None
    own = [function.co_name for function in functions if function.co_name != exercise]
    parts: list[object] = []
    for function in functions:
        _describe(function, own, parts)
    return hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()


def _functions_of(code: CodeType) -> list[CodeType]:
    return [const for const in code.co_consts if isinstance(const, CodeType) and const.co_name != "__annotate__"]


def _describe(code: CodeType, own: list[str], parts: list[object]) -> None:
    """Add to `parts` the structure of a function and of those inside it."""
    names = [own.index(name) if name in own else name for name in code.co_names]
    constants = [_constant(const) for const in code.co_consts if not isinstance(const, CodeType)]
    # two bytes for each instruction; docstrings and `pass` can leave no-ops
    pairs = (code.co_code[place : place + 2] for place in range(0, len(code.co_code), 2))
    instructions = b"".join(pair for pair in pairs if pair[0] != _NOP)
    parts += [instructions, code.co_argcount, code.co_kwonlyargcount, code.co_flags, names, constants]
    for function in _functions_of(code):
        _describe(function, own, parts)


def _constant(value: object) -> object:
    """Return a constant in a form whose text is the same in every run, unlike that of a set."""
    if isinstance(value, frozenset):
        return ["set", *sorted(map(repr, value))]
    return value
