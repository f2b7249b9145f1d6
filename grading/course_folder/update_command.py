"""`course update`: source, release and gradebook follow `course.toml` and the installed course."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import nbformat
from sqlalchemy.exc import SQLAlchemyError

from grading.course import PROJECT, Course, write_atomically
from grading.errors import CourseError, reason
from grading.exercises import ASSIGNMENTS, exercises_of
from grading.folder_lock import only_one_in
from grading.gradebook.late_penalties import apply_due_dates
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow
from grading.gradebook.release_notebook import generate
from grading.gradebook.released_cells import save_cells
from grading.settings import SETTINGS_FILE, Settings

REPLACED = "replaced"


def update(course: Course, assignments: list[str]) -> Iterator[str]:
    """Bring some assignments up to date, by default all that the folder has; yield a line for each change.

    Raise `CourseError` if `course.toml`, `roster.csv` or an assignment is not valid, if a file cannot be written, or if
    someone is grading in the folder.
    """
    for assignment in assignments:
        exercises_of(assignment)
    with only_one_in(course.root):
        for assignment in assignments or [each for each in ASSIGNMENTS if course.source(each).is_file()]:
            try:
                yield from update_assignment(course, assignment)
            except OSError as error:
                raise CourseError(f"{error.filename or course.root} cannot be written: {error.strerror}") from None
            except SQLAlchemyError as error:
                raise CourseError(f"the gradebook cannot be written: {reason(error)}") from None


def update_assignment(course: Course, assignment: str) -> list[str]:
    """Bring source, release and gradebook of one assignment up to date; return a line for each change."""
    workflow = NbgraderWorkflow(course, assignment)
    due_dates = workflow.due_dates  # refuses an invalid course.toml or roster.csv
    changes = _update_source(course, assignment)
    course.read_source(assignment)  # refuses a notebook that is missing, or older than its script
    release = course.release(assignment)
    content = generate(course, assignment, course.source(assignment).read_bytes(), course.root / SETTINGS_FILE)
    given_away = sorted(_dropped(release) - set(Settings.of_folder(course.root).assignment(assignment).drop))
    if not release.is_file() or release.read_bytes() != content:
        changes.append(f"wrote {release.relative_to(course.root)}")
    with workflow.gradebook() as gradebook:

        def put(draft: Path, path: Path) -> None:
            """Change the gradebook when the new release is on the disk, and then put it in its place."""
            changes.extend(save_cells(gradebook, assignment, nbformat.v4.reads(content.decode())))
            os.replace(draft, path)

        release.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(release, content, put=put)
        changes += [f"{assignment}: {line}" for line in apply_due_dates(gradebook, assignment, due_dates)]
        changes += [f"{assignment}: students may have the solution of {name}: it was given code" for name in given_away]
        submissions = len(gradebook.find_notebook(assignment, assignment).submissions)
    if changes and submissions:
        changes.append(
            f"{assignment}: run `course grade {assignment}` to bring the scores of {submissions} submissions up to date"
        )
    return changes


def _update_source(course: Course, assignment: str) -> list[str]:
    """Replace the instructor's notebook if the installed course has another version of it; keep the old one."""
    mine, new = course.source(assignment), Course(PROJECT).source(assignment)
    if course.root == PROJECT or not new.is_file():
        return []
    if not mine.is_file():
        mine.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(mine, new.read_bytes())
        return [f"wrote {mine.relative_to(course.root)}"]
    old, version = mine.read_bytes(), _version(mine)
    if version == _version(new):
        return []  # or changed by the instructor
    kept = course.root / REPLACED / f"{assignment}-{version[:8]}.ipynb"
    kept.parent.mkdir(exist_ok=True)
    write_atomically(kept, old)
    write_atomically(mine, new.read_bytes())
    name = mine.relative_to(course.root)
    return [f"{name} is that of the installed course now; the old one is {kept.relative_to(course.root)}"]


def _dropped(release: Path) -> set[str]:
    """Return the exercises that a release contains as given code, with their solution."""
    try:
        roles = [
            cell["metadata"].get("course", {}) for cell in json.loads(release.read_text(encoding="utf-8"))["cells"]
        ]
    except (OSError, ValueError, KeyError, TypeError):  # there is none that can be read; it is written again
        return set()
    return {role["given"] for role in roles if role.get("dropped")}


def _version(notebook: Path) -> str:
    """Return the digest of the script from which a notebook was built."""
    try:
        return json.loads(notebook.read_text(encoding="utf-8"))["metadata"]["course"]["script_sha256"]
    except (ValueError, KeyError, TypeError):
        return "unknown"
