"""How long `course grade` takes to start, as a multiple of `nbgrader --version`, which only imports nbgrader.

    .venv/bin/python benchmarks/grading_start.py [ROUNDS]

Each round runs all commands once, in turn, so that whatever else the machine does meets them all alike. The course
folder has a gradebook, and a class of 20 that is handed in. "To the first verdict" is the time until the first verdict
of that class is stored. CPU time is that of all processes that a command starts, sandboxes included.
"""

import ctypes
import os
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

from _classes import ROOT, make_course, submit, synthetic_submissions

from grading.gradebook.nbgrader_workflow import NbgraderWorkflow
from grading.sandbox.isolation import available

ASSIGNMENT = "optimization"
SIZE = 20
BIN = Path(sys.executable).parent
GRADE = [str(BIN / "course"), "grade", ASSIGNMENT, *([] if available() else ["--no-sandbox"])]
_PR_SET_CHILD_SUBREAPER = 36


def measure(words, folder, until=None):
    """Return wall and CPU seconds of a command; with `until`, interrupt it as soon as that is true."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(words, cwd=folder, **quiet) as process:
        while until is not None and not until():
            if process.poll() is not None:
                sys.exit(f"{' '.join(words)} ended with {process.returncode} and gave no verdict")
            time.sleep(0.005)
        if until is not None:
            seconds = time.perf_counter() - start
            process.send_signal(signal.SIGINT)
        code = process.wait()
    if until is None:
        seconds = time.perf_counter() - start
        if code != 0:
            sys.exit(f"{' '.join(words)} ended with {code}")
    reap_orphans()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def reap_orphans():
    """Wait for sandboxes whose worker was ended: only then does their CPU time count."""
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


class Folders:
    """Two course folders: a class that is never finished, and one that gets one more submission a round."""

    def __init__(self, place):
        contents = cycle(synthetic_submissions(ASSIGNMENT))
        self.one_more, self.whole = (make_course(place / name) for name in ("one-more", "whole"))
        self._next = contents
        for number in range(SIZE):
            submit(self.whole, f"s{number:02}", ASSIGNMENT, next(contents))
        submit(self.one_more, "first", ASSIGNMENT, next(contents))
        for course in (self.one_more, self.whole):
            NbgraderWorkflow(course, ASSIGNMENT).register()
        shutil.copy(self.whole.root / "gradebook.db", place / "empty.db")
        self._empty = place / "empty.db"
        measure(GRADE, self.one_more.root)
        self.first_verdict()

    def new_submission(self, number):
        """Grade a submission that was handed in just now."""
        submit(self.one_more, f"new{number}", ASSIGNMENT, next(self._next))
        return measure(GRADE, self.one_more.root)

    def nothing_to_do(self):
        """Grade again."""
        return measure(GRADE, self.one_more.root)

    def first_verdict(self):
        """Grade the class of which nothing is graded, until there is a verdict."""
        for made in ("verdicts", "autograded"):
            shutil.rmtree(self.whole.root / made, ignore_errors=True)
        shutil.copy(self._empty, self.whole.root / "gradebook.db")
        verdicts = self.whole.root / "verdicts"
        return measure(GRADE, self.whole.root, until=lambda: any(verdicts.glob("*/*.json")))


def main(rounds):
    """Print the medians, and their ratios to `nbgrader --version` in the same round."""
    print(f"$ .venv/bin/python {Path(__file__).relative_to(ROOT)} {rounds}")
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)
    taken = {name: [] for name in ("nbgrader --version", "one new submission", "to the first verdict", "nothing to do")}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        folders = Folders(Path(folder))
        for number in range(rounds):
            taken["nbgrader --version"].append(measure([str(BIN / "nbgrader"), "--version"], folder))
            taken["one new submission"].append(folders.new_submission(number))
            taken["to the first verdict"].append(folders.first_verdict())
            taken["nothing to do"].append(folders.nothing_to_do())
    print(f"{'medians':<22} {'wall s':>8} {'ratio':>7} {'CPU s':>8} {'ratio':>7}")
    base = taken["nbgrader --version"]
    for name, runs in taken.items():
        columns = []
        for index in (0, 1):
            ratio = statistics.median(run[index] / other[index] for run, other in zip(runs, base, strict=True))
            columns += [f"{statistics.median(run[index] for run in runs):>8.2f}", f"{ratio:>7.2f}"]
        print(f"{name:<22} {' '.join(columns)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
