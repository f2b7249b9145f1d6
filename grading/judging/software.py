"""The packages and files of this machine that can change a verdict, and a digest of them."""

from __future__ import annotations

import ast
import hashlib
import platform
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from importlib.util import resolve_name
from pathlib import Path

import course_utils
from grading.course import digest
from grading.exercises import ASSIGNMENTS

# a student's numbers, or the texts about them, can depend on these
_PACKAGES = ("numpy", "scipy", "matplotlib", "scikit-learn", "ipython", "nbformat", "nbgrader")
_GRADING = Path(__file__).parent.parent
# where the code of a judging process begins, and the code that makes the answer keys
_ROOTS = ("grading.classroom.workers", "grading.exercises.answers")


@cache
def software_digest(assignment: str) -> str:
    """Return a SHA-256 over the versions of Python and of packages, and over `files_that_judge`."""
    parts = [platform.python_version(), *(f"{name} {metadata.version(name)}" for name in _PACKAGES)]
    parts += [f"{name} {digest(path)}" for name, path in sorted(files_that_judge(assignment).items())]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def files_that_judge(assignment: str) -> dict[str, Path]:
    """Return the files of this project that can change a verdict on an assignment, by name.

    Of `grading`, these are the modules that a judging process imports and the ones that it starts by path. Of
    `course_utils`, they are all files but those of another assignment alone, because a student's cell can import any.
    """
    inside = {f"grading.sandbox.inside.{path.stem}": path for path in (_GRADING / "sandbox" / "inside").glob("*.py")}
    package, others = Path(course_utils.__file__).parent, set(ASSIGNMENTS) - {assignment}
    shared = {
        f"course_utils/{path.relative_to(package).as_posix()}": path
        for path in package.rglob("*")
        if path.suffix in (".py", ".json") and path.stem not in others
    }
    # `exercises_of` imports this one without an import statement
    return _import_closure([*_ROOTS, f"grading.exercises.{assignment}"]) | inside | shared


def _import_closure(roots: Iterable[str]) -> dict[str, Path]:
    """Return the modules of `grading` that the roots import, directly or indirectly, also within functions."""
    found: dict[str, Path] = {}
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        path = _file_of(name)
        if path is not None and name not in found:
            found[name] = path
            package = name if path.name == "__init__.py" else name.rpartition(".")[0]
            waiting += [package, name.rpartition(".")[0], *_imports(path, package)]
    return found


def _imports(path: Path, package: str) -> Iterator[str]:
    """Yield every name that a file imports and that may be a module."""
    for node in _statements(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = resolve_name("." * node.level + (node.module or ""), package)
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def _statements(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield every statement below a node; expressions, which are most of a tree, contain none."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        for blocks in ("body", "orelse", "finalbody", "handlers", "cases"):
            waiting += getattr(node, blocks, ())


def _file_of(module: str) -> Path | None:
    """Return the file of a module of `grading`; None for anything else."""
    top, *rest = module.split(".")
    place = _GRADING.joinpath(*rest)
    candidates = (place / "__init__.py", place.with_suffix(".py") if rest else place)
    return next((path for path in candidates if path.is_file()), None) if top == "grading" else None
