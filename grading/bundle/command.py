"""`course bundle`: what the zip file contains, and writing it such that equal contents give equal bytes."""

import io
import re
import zipfile
from pathlib import Path

from grading.bundle.environment import conda_environment, pinned_requirements
from grading.bundle.guide import guide_page
from grading.bundle.wheel import build_wheel
from grading.course import PROJECT, Course, write_atomically
from grading.errors import CourseError, os_error_as
from grading.exercises import ASSIGNMENTS, exercises_of
from grading.exercises.solution_markers import BEGIN

TOP = "deep-learning-course"  # one folder, so that unpacking never scatters files

_WHEEL_NAME = re.compile(r"course_utils-[0-9.]+-py3-none-any\.whl")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_bundle(course: Course, assignments: list[str], path: Path) -> list[str]:
    """Write the zip file for the given assignments, by default all, and return the names of its files.

    Raise `CourseError` if a release or the project's folder is missing, or the file cannot be written.
    """
    if not (PROJECT / "requirements.lock").is_file():
        raise CourseError("the wheel is built from the project: install it with `pip install -e . -e ./grading`")
    for assignment in assignments:
        exercises_of(assignment)
    assignments = [name for name in ASSIGNMENTS if name in (assignments or ASSIGNMENTS)]
    wheel, content = build_wheel(PROJECT)
    files = {wheel: content}
    for assignment in assignments:
        files |= _release_files(course, assignment, wheel)
    files["requirements.txt"] = pinned_requirements(PROJECT, wheel).encode()
    files["environment.yml"] = conda_environment(PROJECT, wheel).encode()
    files["GUIDE.html"] = guide_page(PROJECT / "docs" / "students.md").encode()
    with os_error_as(f"{path} cannot be written"):
        write_atomically(path, _zip_bytes(files))
    return sorted(files)


def _release_files(course: Course, assignment: str, wheel: str) -> dict[str, bytes]:
    """Return the files of a release, by their path in the zip file."""
    folder, notebook = course.release(assignment).parent, course.release(assignment)
    again = f"run `nbgrader generate_assignment {assignment} --force`"
    if not notebook.is_file():
        raise CourseError(f"{notebook.relative_to(course.root)} is missing: {again}")
    text = notebook.read_text(encoding="utf-8")
    if BEGIN in text:
        raise CourseError(f"{notebook.relative_to(course.root)} contains a solution: {again}")
    if set(_WHEEL_NAME.findall(text)) - {wheel}:
        raise CourseError(f"{notebook.relative_to(course.root)} needs another version of course_utils: {again}")
    names = {path.relative_to(folder.parent) for path in folder.rglob("*") if path.is_file()}
    shown = [name for name in names if not any(part.startswith((".", "__pycache__")) for part in name.parts)]
    return {name.as_posix(): (folder.parent / name).read_bytes() for name in shown}


def _zip_bytes(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{TOP}/{name}", _EPOCH)
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # the same on every system
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
