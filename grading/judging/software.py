"""The packages and files of this machine that can change a verdict, and a digest of them."""

import hashlib
import platform
from functools import cache
from importlib import metadata
from modulefinder import Module, ModuleFinder
from pathlib import Path
from typing import Any

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
    finder = _GradingFinder(path=[str(_GRADING.parent)])
    for root in (*_ROOTS, f"grading.exercises.{assignment}"):  # no import statement names the last one
        finder.import_hook(root)
    return {name: Path(vars(module)["__file__"]) for name, module in finder.modules.items()} | inside | shared


class _GradingFinder(ModuleFinder):
    """Finds the modules of `grading` that a module imports, directly or indirectly, also within functions."""

    def import_hook(
        self, name: str, caller: Any = None, fromlist: list[str] | None = None, level: int = -1
    ) -> Module | None:
        """Skip all other packages."""
        if level > 0 or name.partition(".")[0] == "grading":
            return super().import_hook(name, caller, fromlist, level)
        return None
