"""`course build`: from notebooks/ to source/, release/ and the visible cases' reference outputs, byte for byte.

Stored outputs of table cells are kept as long as no code of the notebook changes; otherwise the notebook is run once.
`make test` lets nbval check that they are still correct.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import nbclient
import nbformat
from nbformat import NotebookNode

from grading.authoring.leaks import find_leaks
from grading.authoring.percent_script import read_script
from grading.authoring.reference import reference_bytes
from grading.course import Course
from grading.errors import CourseError, usage_error
from grading.exercises import ASSIGNMENTS
from grading.exercises.answers import Answers
from grading.gradebook.release_notebook import generate

_SECONDS_PER_CELL = 120


def build(course: Course, say: Callable[[str], None]) -> list[str]:
    """Write everything that is built from notebooks/; return the paths that changed.

    Raise `CourseError` if a script, a marker or a cell is wrong, or a solution would leak. Nothing is released then.
    """
    changed = []
    for assignment in ASSIGNMENTS:
        for path, content in _products(course, assignment, say):
            if not path.is_file() or path.read_bytes() != content:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
                changed.append(str(path.relative_to(course.root)))
    return changed


def check(course: Course) -> None:
    """Build in memory; raise `CourseError` at the first file that differs, and where `build` would raise it."""
    for assignment in ASSIGNMENTS:
        for path, content in _products(course, assignment, say=None):
            name = path.relative_to(course.root)
            if not path.is_file():
                raise CourseError(f"{name} is missing: run `course build`")
            if path.read_bytes().replace(b"\r\n", b"\n") != content:
                raise CourseError(f"{name} is out of date with notebooks/{assignment}.py: run `course build`")


def _products(course: Course, assignment: str, say: Callable[[str], None] | None) -> Iterator[tuple[Path, bytes]]:
    """Yield each file that is built from one script, with its content; a file may depend on the previous ones."""
    script = course.script(assignment)
    if not script.is_file():
        name = script.relative_to(course.root)
        raise usage_error(f"{name} is missing: `course build` and `course demo` work in the repository of the course")
    source = read_script(script, assignment)
    _restore_outputs(source, course.source(assignment))
    released = generate(course, assignment, _notebook_bytes(source))
    student_files = sorted((course.root / "course_utils").rglob("*.py"))
    if leaks := find_leaks(source, nbformat.reads(released.decode(), as_version=4), student_files):
        raise CourseError(leaks[0])
    yield course.reference(assignment), reference_bytes(Answers(course, assignment, source))
    if not all(cell.outputs for cell in _tables(source)):
        if say is None:
            raise CourseError(f"the tables of source/{assignment} are out of date: run `course build`")
        say(f"running {assignment} to compute its tables")
        _run_tables(source, course.root)
    yield course.source(assignment), _notebook_bytes(source)
    yield course.release(assignment), released


def _tables(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if "table" in cell.metadata.get("course", {})]


def _code(notebook: NotebookNode) -> list[tuple[str, str]]:
    return [(cell.id, cell.source) for cell in notebook.cells if cell.cell_type == "code"]


def _restore_outputs(notebook: NotebookNode, stored: Path) -> None:
    """Copy the tables' outputs from the last build, if it can be read and no code has changed since."""
    try:
        old = nbformat.read(stored, as_version=4)
    except (OSError, ValueError, nbformat.ValidationError):  # for example, a merge left conflict markers
        return
    if _code(old) == _code(notebook):
        outputs = {cell.id: cell.outputs for cell in _tables(old)}
        for cell in _tables(notebook):
            cell.outputs = outputs[cell.id]


def _run_tables(notebook: NotebookNode, root: Path) -> None:
    """Run the whole notebook and keep the printed text of its table cells."""
    run = nbformat.from_dict(notebook)
    client = nbclient.NotebookClient(run, timeout=_SECONDS_PER_CELL, kernel_name="python3")
    client.skip_cells_with_tag = ""
    client.extra_arguments = ["--log-level=ERROR"]  # otherwise the kernel warns about its own sockets
    try:
        client.execute(cwd=str(root), env=os.environ | {"MPLBACKEND": "module://matplotlib_inline.backend_inline"})
    except nbclient.exceptions.CellExecutionError as error:
        raise CourseError(f"the solved notebook stops with {error.ename}: {error.evalue}") from None
    printed = {
        cell.id: "".join(output.text for output in cell.outputs if output.output_type == "stream")
        for cell in _tables(run)
    }
    for cell in _tables(notebook):
        if not printed[cell.id]:
            raise CourseError(f"the table cell {cell.id!r} prints nothing, so nbval has nothing to compare")
        cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text=printed[cell.id])]


def _notebook_bytes(notebook: NotebookNode) -> bytes:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for number, cell in enumerate(code, start=1):
        cell.execution_count = number if cell.outputs else None  # nbval rejects outputs of a cell without a count
    return (nbformat.writes(notebook) + "\n").encode()
