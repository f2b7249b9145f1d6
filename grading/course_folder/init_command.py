"""`course init`: a new course folder, with everything that the other commands need."""

import os
import shutil
from pathlib import Path

from grading.course import CONFIG, PROJECT
from grading.errors import CourseError, os_error_as, usage_error
from grading.exercises import ASSIGNMENTS, WRITTEN_QUESTION, exercises_of, manual_points
from grading.settings import SETTINGS_FILE

_TEMPLATES = Path(__file__).parent / "templates"
_TO_COPY = (CONFIG, "source", "release")


def init_folder(folder: Path) -> None:
    """Make a course folder, whole or not at all; raise `CourseError` if it is not empty or cannot be written."""
    folder = folder.absolute()
    if missing := [name for name in _TO_COPY if not (PROJECT / name).exists()]:
        raise CourseError(
            f"{PROJECT / missing[0]} is missing: install the course from its repository with `make setup`"
        )
    if os.path.lexists(folder) and not (folder.is_dir() and not any(folder.iterdir())):
        raise usage_error(f"{folder} is not an empty folder: name a new one")
    draft = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        with os_error_as(f"{folder} cannot be written"):
            folder.parent.mkdir(parents=True, exist_ok=True)
            _fill(draft)
            draft.replace(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _fill(folder: Path) -> None:
    folder.mkdir()
    for name in _TO_COPY[1:]:
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns(".*"))
    shutil.copyfile(PROJECT / CONFIG, folder / CONFIG)
    for template in _TEMPLATES.iterdir():
        shutil.copyfile(template, folder / template.name.replace("dot.", "."))
    with (folder / SETTINGS_FILE).open("a", encoding="utf-8") as file:
        file.writelines(_assignment_table(assignment) for assignment in ASSIGNMENTS)


def _assignment_table(assignment: str) -> str:
    """Return the table of an assignment in course.toml, with its exercises and points in a comment."""
    names = [f"#   {exercise.name} {exercise.points}" for exercise in exercises_of(assignment)]
    names.append(f"#   {WRITTEN_QUESTION} {manual_points(assignment)} (the question that you grade)")
    return "\n".join(["", f"[assignments.{assignment}]", *names, ""])
