"""Submissions graded in an hour: by `nbgrader autograde` with nbgrader's own preprocessors, and by `course grade`.

    .venv/bin/python benchmarks/grading_throughput.py [COPIES]

The same solved and half-solved notebooks of all four assignments, on the same machine, in turn. nbgrader runs every
cell of a notebook; ours leaves out the demonstrations and tables, on which no point depends, and then, for comparison,
runs them as well. nbgrader starts a kernel for each notebook and uses one core; ours uses two. Ours is so much quicker
that its class is made of COPIES of each notebook: of a dozen it would be all start. Starting counts for both.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from _classes import ROOT, make_course, submit

from grading.course import CONFIG, Course
from grading.demo.synthetic_class import synthetic_class
from grading.exercises import ASSIGNMENTS
from grading.exercises.answers import Answers

CHOSEN = ("solved", "own-helpers", "mistakes-1")
PATIENT = "cell_seconds = 300\ncell_cpu_seconds = 300\nnotebook_seconds = 1200\nnotebook_cpu_seconds = 1200\n"
STOCK = "c = get_config()\nc.CourseDirectory.course_id = 'stock'\nc.Execute.timeout = 300\n"
STOCK += "c.Execute.skip_cells_with_tag = ''\n"  # it runs all cells, although our demonstrations are tagged
ENVIRONMENT = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def notebooks(assignment):
    """Return the chosen notebooks' bytes by name."""
    course = Course(ROOT)
    release = json.loads(course.release(assignment).read_text(encoding="utf-8"))
    made = synthetic_class(Answers(course, assignment), release)
    return {name: json.dumps(made[name]).encode() for name in CHOSEN}


def run(folder, *words):
    """Run a command; return the seconds it took."""
    start = time.perf_counter()
    done = subprocess.run(words, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)} failed: {done.stderr[-2000:]}")
    return time.perf_counter() - start


def by_nbgrader(root, assignment, contents):
    """Return seconds per submission of stock nbgrader."""
    course = make_course(root)
    (root / CONFIG).write_text(STOCK)
    run(root, "nbgrader", "generate_assignment", assignment, "--force")
    for name, content in contents.items():
        submit(course, name, assignment, content)
    return run(root, "nbgrader", "autograde", assignment) / len(contents)


def by_this(root, assignment, contents, copies, *words):
    """Return seconds per submission of this grader."""
    course = make_course(root)
    (root / "limits.toml").write_text(PATIENT)
    for name, content in contents.items():
        for number in range(copies):
            submit(course, f"{name}-{number:03}", assignment, content)
    return run(root, "course", "grade", assignment, "--jobs", "2", *words) / (copies * len(contents))


def main(copies):
    """Print a line for each assignment, and one for all."""
    print(f"$ .venv/bin/python {Path(__file__).relative_to(ROOT)} {copies}")
    print(f"{'seconds per submission':<24} {'nbgrader':>9} {'ours':>9} {'times':>7} {'ours, demos':>12} {'times':>7}")
    sums = [0.0, 0.0, 0.0]
    for assignment in ASSIGNMENTS:
        contents = notebooks(assignment)
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            root = Path(folder)
            took = (
                by_nbgrader(root / "stock", assignment, contents),
                by_this(root / "ours", assignment, contents, copies),
                by_this(root / "demos", assignment, contents, 2, "--demos"),
            )
        sums = [total + seconds / len(ASSIGNMENTS) for total, seconds in zip(sums, took, strict=True)]
        print_line(assignment, *took)
    print_line("all", *sums)


def print_line(name, stock, ours, demos):
    """Print seconds per submission and how many times quicker ours is."""
    print(
        f"{name:<24} {stock:>9.2f} {ours:>9.3f} {stock / ours:>7.0f} {demos:>12.2f} {stock / demos:>7.1f}", flush=True
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
