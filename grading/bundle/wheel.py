"""The students' wheel, built without the network."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from grading.errors import CourseError

_PARTS = ("pyproject.toml", "README.md", "LICENSE")
_EPOCH = "315532800"  # 1980-01-01, the first day that a zip file can name


def build_wheel(project: Path) -> tuple[str, bytes]:
    """Return the name and the bytes of the wheel of `course_utils`.

    It is built from a copy, because setuptools also packs what an earlier build left in the folder. Raise `CourseError`
    if setuptools is missing or fails.
    """
    with tempfile.TemporaryDirectory(prefix="wheel-") as folder:
        copy = Path(folder)
        for part in _PARTS:
            _copy(project / part, copy / part)
        shutil.copytree(
            project / "course_utils",
            copy / "course_utils",
            ignore=shutil.ignore_patterns("__pycache__"),
            copy_function=_copy,
        )
        build = [sys.executable, "-c", "from setuptools import build_meta; build_meta.build_wheel('dist')"]
        done = subprocess.run(
            build, cwd=copy, env=os.environ | {"SOURCE_DATE_EPOCH": _EPOCH}, umask=0o022, capture_output=True, text=True
        )
        if done.returncode:
            raise CourseError(f"setuptools cannot build the wheel: {(done.stderr.splitlines() or ['no reason'])[-1]}")
        [wheel] = (copy / "dist").glob("*.whl")
        return wheel.name, wheel.read_bytes()


def _copy(source: str | Path, target: str | Path) -> None:
    """Copy a file with the same permissions everywhere, because the wheel contains them."""
    shutil.copyfile(source, target)
    os.chmod(target, 0o644)
