"""`make compare-stock`: what stock nbgrader gives to hostile submissions, and what this grader gives, as a table.

The stock side gets the same notebook without its demonstrations, with check cells of the classic kind: hidden asserts
against expected values. It is graded by `nbgrader autograde` with nothing of ours configured, each submission in its
own copy of the course folder, all within one limited sandbox without a network. A maintainer's tool: the submissions
are those of `tests/hostile.py`.
"""

from __future__ import annotations

import copy
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from course_utils.checks.answer_key import AnswerKey
from grading.course import CONFIG, Course
from grading.errors import CourseError
from grading.exercises import exercises_of
from grading.exercises.answers import Answers
from grading.judging.key_store import make_answer_keys
from grading.sandbox.isolation import bubblewrap, passable_parents

ASSIGNMENT = "optimization"
SEED = "2024"
PAGE = "docs/grading.md"
BEGIN, END = "<!-- compare-stock: begin -->", "<!-- compare-stock: end -->"

# a kernel's start takes seconds: not all submissions, but some of each kind
CHOSEN = """
    solved untouched honest-warns honest-prints-to-stderr honest-plots-inline honest-syntax-error
    attack-input-transformer attack-kernel-does-nothing attack-assert-dropper attack-displayhook attack-always-equal
    attack-always-right-numpy attack-always-right-comparison attack-reads-the-source attack-no-check
    attack-patched-shell attack-patched-json attack-forged-events attack-magic-objects attack-memorised-visible-cases
    function-warns function-raises function-exit function-os-exit function-kills-itself function-segfault function-loop
    function-loop-that-heeds-nothing function-recursion function-input function-always-equal-dict function-lying-array
    function-closes-everything function-leaves-things-running
    cell-os-exit cell-kills-parent cell-loop cell-floods-everything
    checks-deleted all-cells-doubled locked-cells-edited all-cells-retagged points-changed metadata-stripped
    cells-out-of-order one-id-for-all old-schema alien-kernel forged-outputs solution-deleted windows-line-ends
    format-4.0 format-3 another-notebook file-empty file-cut-off
""".split()  # noqa: SIM905 - a list of words reads better

# seconds that stock nbgrader may take for one submission, all told, and for one cell of it
_PATIENCE, _CELL_PATIENCE = 60, 5
_WITHIN = ("prlimit", f"--as={6 << 30}", f"--fsize={64 << 20}", "--nproc=400", "--core=0")


def main() -> int:
    """Measure both graders and write the table into the page."""
    course = Course.find(Path(__file__))
    os.environ["COURSE_SEED"] = SEED
    sys.path.insert(0, str(course.root / "tests"))
    from hostile import submissions

    answers = Answers(course, ASSIGNMENT)
    with tempfile.TemporaryDirectory() as folder:
        stock = make_stock_course(course, Path(folder) / "stock" / "course")
        made = submissions(_read(stock.release(ASSIGNMENT)), answers)
        theirs = grade_by_stock(stock, {name: made[name].content for name in CHOSEN})
        ours = submissions(_read(course.release(ASSIGNMENT)), answers)
        mine = grade_by_this(course, Path(folder) / "ours", {name: ours[name] for name in CHOSEN})
    points = {exercise.name: exercise.points for exercise in exercises_of(ASSIGNMENT)}
    deserved = {name: sum(points[e] for e in points if e not in ours[name].lost) for name in CHOSEN}
    page = course.root / PAGE
    page.write_text(put_between(page.read_text(encoding="utf-8"), table(deserved, theirs, mine)), encoding="utf-8")
    print(f"wrote {len(CHOSEN)} rows to {PAGE}")
    return 0


def make_stock_course(course: Course, root: Path) -> Course:
    """Return a course folder of stock nbgrader with the same functions and classic hidden tests."""
    notebook = copy.deepcopy(course.read_source(ASSIGNMENT))
    keys = make_answer_keys(course, ASSIGNMENT)
    roles = [(cell, cell["metadata"].get("course", {})) for cell in notebook["cells"]]
    for cell, role in roles:
        if "check" in role:
            cell["source"] = hidden_tests(keys[role["check"]])
    notebook["cells"] = [cell for cell, role in roles if not {"demo", "table"} & set(role)]
    stock = Course(root)
    stock.source(ASSIGNMENT).parent.mkdir(parents=True)
    stock.source(ASSIGNMENT).write_text(json.dumps(notebook), encoding="utf-8")
    (root / CONFIG).write_text("c = get_config()\nc.CourseDirectory.course_id = 'stock'\n", encoding="utf-8")
    commands = Path(sys.executable).parent
    done = subprocess.run(
        [str(commands / "nbgrader"), "generate_assignment", ASSIGNMENT],
        cwd=root,
        env=os.environ | {"PATH": f"{commands}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise CourseError(f"stock nbgrader makes no release: {done.stderr.strip().splitlines()[-1]}")
    return stock


def hidden_tests(key: AnswerKey) -> str:
    """Return a classic check cell: asserts on the values of some cases, hidden from students."""
    lines = ["### BEGIN HIDDEN TESTS"]
    cases = [(case, value) for case, value in zip(key.cases, key.expected, strict=True) if not case.stubs]
    for case, value in [*cases[:1], *cases[-2:]]:
        lines += [f"np.random.seed({case.seed})", f"actual = {key.name}({', '.join(map(literal, case.args))})"]
        lines += asserts("actual", value)
    return "\n".join([*lines, "### END HIDDEN TESTS"])


def asserts(actual: str, expected: Any) -> Iterable[str]:
    """Yield the asserts that an instructor would write by hand."""
    if isinstance(expected, dict):
        for key, value in expected.items():
            yield from asserts(f"{actual}[{key!r}]", value)
    elif isinstance(expected, list | tuple):
        for index, value in enumerate(expected):
            yield from asserts(f"{actual}[{index}]", value)
    elif isinstance(expected, np.ndarray):
        yield f"assert np.allclose({actual}, {literal(expected)})"
    elif isinstance(expected, float):
        yield f"assert abs({actual} - {expected!r}) < 1e-6"
    else:
        yield f"assert {actual} == {expected!r}"


def literal(value: Any) -> str:
    """Return Python source for a plain value."""
    if isinstance(value, np.ndarray):
        return f"np.array({value.tolist()!r}).reshape({value.shape!r})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {literal(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(literal, value)) + "]"
    return repr(value)


def grade_by_stock(stock: Course, contents: dict[str, bytes]) -> dict[str, str]:
    """Return what stock nbgrader gives each submission, within one sandbox."""
    folder = stock.root.parent
    (folder / "submissions").mkdir()
    for name, content in contents.items():
        (folder / "submissions" / f"{name}.ipynb").write_bytes(content)
    isolation = bubblewrap(1 << 30)
    sandbox = ["bwrap", *isolation.options]
    *drop_root, _, _, _ = isolation.command
    script = Path(__file__).with_name("stock_autograde.py")
    seal = sandbox.index("--remount-ro")
    sandbox[seal:seal] = ["--ro-bind", str(folder), "/opt/stock", "--ro-bind", str(script), f"/opt/{script.name}"]
    # nbgrader and alembic are scripts that name their Python by its place on this machine
    sandbox[seal:seal] = [*passable_parents(sys.prefix), "--ro-bind", sys.prefix, sys.prefix]
    words = [*sandbox, *drop_root, *_WITHIN, sys.executable, f"/opt/{script.name}", "/opt/stock", ASSIGNMENT]
    words += [str(_PATIENCE), str(_CELL_PATIENCE)]
    given = {}
    environment = isolation.environment | {"PYTHONPATH": "/opt/course"}  # the notebooks import course_utils
    with subprocess.Popen(
        words, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    ) as process:
        for line in process.stdout:
            row = json.loads(line)
            given[row["name"]] = row["why"] or f"{row['points']:g}"
            print(f"stock nbgrader: {row['name']}: {given[row['name']]}", flush=True)
    return given


def grade_by_this(course: Course, root: Path, wanted: dict[str, Any]) -> dict[str, str]:
    """Return what this grader gives each submission, as `course grade` does it."""
    from hostile import grade_as_one_class

    for name in ("source", "release", "notebooks"):
        shutil.copytree(course.root / name, root / name)
    shutil.copy(course.root / CONFIG, root / CONFIG)
    graded = grade_as_one_class(Course(root), ASSIGNMENT, wanted)
    return {name: f"{sum(each['score'] for each in found.verdicts.values()):g}" for name, found in graded.items()}


def table(deserved: dict[str, int], theirs: dict[str, str], mine: dict[str, str]) -> str:
    """Return the table, with what is not deserved in bold."""
    lines = ["| submission | deserves | stock nbgrader | this grader |", "|---|---:|---:|---:|"]
    wrong = [0, 0]
    for name, points in deserved.items():
        cells = [theirs.get(name, "not measured"), mine[name]]
        for column, cell in enumerate(cells):
            if cell != f"{points:g}":
                wrong[column] += 1
                cells[column] = f"**{cell}**"
        lines.append(f"| {name} | {points} | {cells[0]} | {cells[1]} |")
    lines += ["", f"Not what the work deserves, of {len(deserved)}: stock nbgrader {wrong[0]}, this grader {wrong[1]}."]
    return "\n".join(lines)


def put_between(page: str, text: str) -> str:
    """Return the page with the text between the markers.

    Raises
    ------
    CourseError
        If the markers are not there.
    """
    if BEGIN not in page or END not in page:
        raise CourseError(f"{PAGE} lacks the markers {BEGIN} and {END}")
    return page[: page.index(BEGIN) + len(BEGIN)] + "\n\n" + text + "\n\n" + page[page.index(END) :]


def _read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
