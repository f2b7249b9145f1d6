"""The processor time of judging one notebook, and what it is spent on, beside the floor.

    .venv/bin/python benchmarks/grading_cpu.py [ROUNDS]

The submissions are the synthetic classes of all four assignments. The floor is the same cells and calls, run once in
one warm Python process without isolation. Everything else is counted whole: the grader's process, and the sandbox with
all the processes that were ever forked in it.
"""

import contextlib
import copy
import io
import json
import os
import sys
import time
import warnings

import numpy as np
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from course_utils.patch_globals import patch_globals
from grading.course import Course
from grading.demo.synthetic_class import synthetic_class
from grading.exercises import ASSIGNMENTS
from grading.exercises.answers import Answers
from grading.judging.key_store import make_answer_keys
from grading.judging.notebook_judge import NotebookJudge
from grading.judging.rebuild import rebuild
from grading.sandbox.client import Sandbox

COLUMNS = ("floor", "rebuild", "start", "cells", "visible", "hidden", "talk", "judge", "total", "over the floor")


class QuietShell(InteractiveShell):
    """A shell that prints no tracebacks, as the grader's does not."""

    def showtraceback(self, *args, **kwargs):
        """Print nothing."""


def run_bare(shell, judge, notebook):
    """Run a notebook's cells and make all calls of its checks, here and now; return the seconds that took."""
    shell.reset(new_session=False)
    start = time.process_time()
    for cell in notebook["cells"]:
        role = cell["metadata"].get("course", {})
        if {"given", "exercise", "extra"} & set(role):
            shell.run_cell(cell["source"], store_history=False)
        elif "check" in role:
            call_all(shell.user_ns.get(role["check"]), judge.keys[role["check"]].cases, shell.user_ns)
    return time.process_time() - start


def call_all(function, cases, namespace):
    """Call a function with each case."""
    for case in cases:
        stubs = {}
        exec(case.stubs, {"np": np}, stubs)
        np.random.seed(case.seed)
        with patch_globals(namespace, stubs), contextlib.suppress(Exception):
            function(*copy.deepcopy(case.args))


def seconds_of_tree(pid):
    """Return the processor time of a process and of all below it, those included that have ended and were collected."""
    ticks, pids = 0, [pid]
    for each in pids:
        with open(f"/proc/{each}/stat") as file:
            ticks += sum(map(int, file.read().rsplit(")", 1)[1].split()[11:15]))
        with open(f"/proc/{each}/task/{each}/children") as file:
            pids += map(int, file.read().split())
    return ticks / os.sysconf("SC_CLK_TCK")


def measure(assignment, rounds):
    """Return milliseconds a notebook by column."""
    course = Course.find()
    judge = NotebookJudge(assignment, make_answer_keys(course, assignment))
    release = json.loads(course.release(assignment).read_text(encoding="utf-8"))
    submissions = list(synthetic_class(Answers(course, assignment), release).values())
    share = 1e3 / (rounds * len(submissions))
    rebuilt = [rebuild(release, submission).notebook for submission in submissions]
    steps = [judge.steps(notebook) for notebook in rebuilt]
    hidden = {name: judge.calls(name, hidden=True) for name in judge.keys}
    shell = QuietShell(config=Config({"HistoryManager": {"enabled": False, "hist_file": ":memory:"}}))

    def spend(do, items, tree=None):
        """Return what one round over all items costs here, and in the sandbox."""
        do(items[0])
        here, there = time.process_time(), seconds_of_tree(tree) if tree else 0.0
        for _ in range(rounds):
            for item in items:
                do(item)
        return (time.process_time() - here) * share, ((seconds_of_tree(tree) if tree else 0.0) - there) * share

    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        floor = share * sum(run_bare(shell, judge, notebook) for _ in range(rounds) for notebook in rebuilt)
    with Sandbox() as box:
        box.run([])
        pid = box._process.pid
        restore, _ = spend(lambda submission: rebuild(release, submission), submissions)
        _, start = spend(lambda steps: box.run([]), steps, pid)
        _, cells = spend(lambda steps: box.run([step for step in steps if "cell" in step]), steps, pid)
        _, visible = spend(lambda steps: box.run(steps), steps, pid)
        talk, all_calls = spend(lambda steps: box.run(steps, hidden), steps, pid)
        here, there = spend(lambda notebook: judge.judge(notebook, box), rebuilt, pid)
    total = restore + here + there
    parts = (start, cells - start, visible - cells, all_calls - visible, talk, here - talk)
    return dict(zip(COLUMNS, (floor, restore, *parts, total, total - floor), strict=True))


def main():
    """Print a table, and the mean over the assignments."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    warnings.simplefilter("ignore")
    print(f"CPU time of judging a notebook, in ms; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'':20}" + "".join(f"{name:>15}" for name in COLUMNS))
    rows = []
    for assignment in ASSIGNMENTS:
        rows.append(measure(assignment, rounds))
        print(f"{assignment:20}" + "".join(f"{value:15.1f}" for value in rows[-1].values()), flush=True)
    means = [sum(row[name] for row in rows) / len(rows) for name in COLUMNS]
    print(f"{'mean':20}" + "".join(f"{value:15.1f}" for value in means))


if __name__ == "__main__":
    main()
