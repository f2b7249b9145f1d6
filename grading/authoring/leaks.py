"""Find solutions where students can read them: in the release and in `course_utils`."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

from nbformat import NotebookNode

from grading.authoring.planted_errors import has_planted, plant
from grading.exercises.solution_markers import BEGIN, END


def find_leaks(source: NotebookNode, release: NotebookNode, student_files: Iterable[Path]) -> list[str]:
    """Return one line for every solution statement that the release or a student's file contains.

    Statements are compared as syntax, so spacing, quotes and comments make no difference. A statement is not a leak
    if given code contains it as well, or if it is trivial (a returned name, an empty dict).
    """
    secret = solution_statements(source)
    found = []
    for cell in release.cells:
        code = _statements(cell.source) if cell.cell_type == "code" else set()
        for statement in (code | _statements_in_text(cell.source)) & set(secret):
            found.append(f"the release cell {cell.id!r} contains the solution of {secret[statement]!r}: {statement}")
    for path in student_files:
        text = path.read_text(encoding="utf-8")
        for statement in (_statements(text) | _statements_in_text(text)) & set(secret):
            found.append(f"{path.name} contains the solution of {secret[statement]!r}: {statement}")
    return sorted(found)


def solution_statements(source: NotebookNode) -> dict[str, str]:
    """Return the statements that occur only in solutions, each with its exercise."""
    given: set[str] = set()
    secret: dict[str, str] = {}
    for cell in source.cells:
        if cell.cell_type != "code":
            continue
        outside = _without_solutions(cell.source)
        given |= _statements(outside)
        if has_planted(cell.source):  # released whole: only the lines that the errors replace are secret
            given |= _statements(plant(cell.source))
        if outside != cell.source:
            for statement in _statements(cell.source) - _statements(outside):
                secret.setdefault(statement, cell.metadata["course"]["exercise"])
    return {statement: name for statement, name in secret.items() if statement not in given}


def _without_solutions(source: str) -> str:
    """Return a cell's code outside the solution markers, in a form that parses."""
    pattern = rf"^([ \t]*){re.escape(BEGIN)}\n.*?^[ \t]*{re.escape(END)}"
    return re.sub(pattern, r"\1pass", source, flags=re.MULTILINE | re.DOTALL)


def _statements_in_text(text: str) -> set[str]:
    """Return the statements in prose, comments and docstrings: in fenced blocks, code spans and single lines."""
    pieces = re.findall(r"(?:```|~~~)\w*\n(.*?)(?:```|~~~)", text, re.DOTALL)
    pieces += re.findall(r"`([^`\n]+)`", text)
    pieces += [line.lstrip(" \t#>*-") for line in text.splitlines()]
    return set().union(*map(_statements, pieces))


def _statements(code: str) -> set[str]:
    """Return the simple statements of some code in normal form; line by line if the whole does not parse."""
    try:
        trees = [ast.parse(code)]
    except SyntaxError:
        trees = []
        for line in code.splitlines():
            try:
                trees.append(ast.parse(line.strip()))
            except SyntaxError:
                continue
    simple = (ast.Assign, ast.AugAssign, ast.Return, ast.Expr)
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, simple))
    return {ast.unparse(node) for node in nodes if _is_nontrivial(node)}


def _is_nontrivial(node: ast.stmt) -> bool:
    """Whether a statement contains an operation, or a call with arguments."""
    return any(
        isinstance(part, ast.BinOp | ast.Compare) or (isinstance(part, ast.Call) and part.args)
        for part in ast.walk(node)
    )
