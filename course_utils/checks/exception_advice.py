"""Explain an exception of Python or NumPy in the course's words, with the shapes or keys that its message lacks.

This runs in the process where the exception arose, because only that one has the values. It evaluates names, `.T` and
subscripts of the failing expression again, and makes no calls.
"""

import ast
import difflib
import linecache
import re

import numpy as np

_MOST_NAMES = 12
_UNKNOWN = object()
_SHAPES = re.compile(r"\((?:\d+,?)(?:,\d+)*\)")
_UNPACKING = re.compile(r"(?:not enough values to unpack|too many values to unpack) \(expected (\d+)(?:, got (\d+))?\)")


def advice_on(error, is_cell):
    """Return a sentence on an exception, or an empty text where its own message is enough.

    Parameters
    ----------
    error : BaseException
        The caught exception.
    is_cell : callable
        ``is_cell(filename)`` says whether a frame's code was defined in a cell.
    """
    for kind, advise in _ADVISERS:
        if isinstance(error, kind):
            return advise(error, _failing_expression(error, is_cell))
    return ""


class _Expression:
    """The expression of a cell in which an exception arose, and the names that it could use there."""

    def __init__(self, node, names):
        self.node = node
        self.names = names

    def find(self, *kinds):
        """Return the outermost part of one of these kinds, or None."""
        return next((node for node in ast.walk(self.node) if isinstance(node, kinds)), None) if self.node else None

    def value(self, node):
        """Return the value of a name, a transpose, or a subscript of plain containers; `_UNKNOWN` for all else."""
        match node:
            case ast.Constant():
                return node.value
            case ast.Name():
                return self.names.get(node.id, _UNKNOWN)
            case ast.Attribute(attr="T"):
                value = self.value(node.value)
                return value.T if type(value) is np.ndarray else _UNKNOWN
            case ast.Subscript():
                container, index = self.value(node.value), self.value(node.slice)
                if type(container) in (dict, list, tuple) and type(index) in (str, int):
                    try:
                        return container[index]
                    except LookupError:
                        return _UNKNOWN
        return _UNKNOWN


def _failing_expression(error, is_cell):
    """Return the smallest expression around the place where a cell's innermost frame stopped."""
    innermost, traceback = None, error.__traceback__
    while traceback is not None:
        innermost = traceback if is_cell(traceback.tb_frame.f_code.co_filename) else innermost
        traceback = traceback.tb_next
    if innermost is None:
        return _Expression(None, {})
    frame = innermost.tb_frame
    place = list(frame.f_code.co_positions())[innermost.tb_lasti // 2]
    source = "".join(linecache.getlines(frame.f_code.co_filename, frame.f_globals))
    return _Expression(_node_at(source, place), frame.f_globals | frame.f_locals)


def _node_at(source, place):
    """Return the node of a source text that has just this place: lines and columns of its beginning and end."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return None
    line, end_line, column, end_column = place
    for node in ast.walk(tree):
        own = [getattr(node, name, None) for name in ("lineno", "end_lineno", "col_offset", "end_col_offset")]
        if own == [line, end_line, column, end_column]:
            return node
    return None


def _on_value_error(error, found):
    text = str(error)
    if unpacked := _UNPACKING.match(text):
        wanted, got = unpacked.groups()
        holds = f", but there are {got} values" if got else ", but there are more values"
        return f"The line unpacks into {wanted} names{holds}."
    if "matmul" in text or "not aligned" in text:
        return _on_product(text, found)
    if "broadcast" in text:
        shapes = _SHAPES.findall(text)
        if len(shapes) == 2:
            return (
                f"Arrays of shapes {_spaced(shapes[0])} and {_spaced(shapes[1])} do not fit element by element. "
                "Compare both with the formula. Should a product be a matrix product, or a sum keep its dimensions?"
            )
    if "truth value of an array" in text:
        return "A whole array is used as one condition. Compare element by element, or use one number."
    return ""


def _on_product(text, found):
    node = found.find(ast.BinOp, ast.Call)
    operands = []
    if isinstance(node, ast.BinOp):
        operands = [node.left, node.right]
    elif isinstance(node, ast.Call):
        operands = node.args[:2]
    shapes = [value.shape for value in map(found.value, operands) if type(value) is np.ndarray]
    if len(shapes) == 2:
        texts = [f"`{ast.unparse(operand)}` of shape {shape}" for operand, shape in zip(operands, shapes, strict=True)]
        product = " and ".join(texts)
    else:
        written = _SHAPES.findall(text)
        if len(written) != 2 or "matmul" in text:
            return "The matrices of this product do not fit. Print both shapes; is one of them to be transposed?"
        product = f"shapes {_spaced(written[0])} and {_spaced(written[1])}"
    return f"{product[:1].upper()}{product[1:]} cannot be multiplied as matrices: is one of them to be transposed?"


def _on_key_error(error, found):
    node = found.find(ast.Subscript)
    container = found.value(node.value) if node else _UNKNOWN
    if type(container) is not dict or not error.args:
        return ""
    keys = [repr(key) for key in container if type(key) in (str, int)][:_MOST_NAMES]
    has = f"its keys are {', '.join(keys)}" if keys else "it is empty"
    return f"`{ast.unparse(node.value)}` has no key {error.args[0]!r}; {has}."


def _on_index_error(error, found):
    node = found.find(ast.Subscript)
    container = found.value(node.value) if node else _UNKNOWN
    if type(container) in (list, tuple):
        name, count = ast.unparse(node.value), len(container)
        return f"`{name}` has {count} entries, so its last index is {count - 1}." if count else f"`{name}` is empty."
    if type(container) is np.ndarray:
        return f"`{ast.unparse(node.value)}` has shape {container.shape}; an index counts from 0."
    return ""


def _on_name_error(error, found):
    name = error.name
    if isinstance(error, UnboundLocalError) or not name:
        return "A name is used before the function gives it a value. Check the order of the lines, and the spelling."
    close = difflib.get_close_matches(name, [one for one in found.names if isinstance(one, str)], n=1, cutoff=0.8)
    if close:
        return f"Nothing has the name `{name}` here; did you mean `{close[0]}`?"
    return f"Nothing has the name `{name}` here. If another cell defines it, run the cell that defines `{name}` first."


def _on_type_error(error, found):
    if "NoneType" not in str(error):
        return ""
    node = found.find(ast.Subscript, ast.BinOp)
    parts = [part for name in ("value", "left", "right") if (part := getattr(node, name, None))]
    empty = next((ast.unparse(part) for part in parts if found.value(part) is None), None)
    what = f"`{empty}` is None" if empty else "One of the values in this line is None"
    return f"{what}. Does the function that made it return its result?"


def _spaced(shape):
    return shape.replace(",", ", ").replace(", )", ",)")


_ADVISERS = (
    (KeyError, _on_key_error),
    (IndexError, _on_index_error),
    (NameError, _on_name_error),
    (TypeError, _on_type_error),
    (ValueError, _on_value_error),
)
