"""What grading costs as a class grows: seconds for each submission, and the memory of the coordinator.

    .venv/bin/python benchmarks/grading_scale.py [SIZE ...]

`course grade` on two workers, on classes of 20, 200 and 2000 synthetic submissions of the assignment that is judged
quickest, so that what grows would show most. Starting (imports, answer keys, warm sandboxes) and ending (the last rows,
the list of scores) are shown by themselves: between them lie the times at which verdicts were stored.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from itertools import cycle, islice
from pathlib import Path

from _classes import ROOT, make_course, submit, synthetic_submissions

ASSIGNMENT = "gradient_checking"
JOBS = 2
# after so many verdicts every worker is at work
WARM = 4


def measure(size, submissions):
    """Grade a class of this size; return seconds of starting, each submission and ending, and megabytes."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        course = make_course(Path(folder) / "course")
        for number, content in enumerate(islice(cycle(submissions), size)):
            submit(course, f"s{number:05}", ASSIGNMENT, content)
        command = [str(Path(sys.executable).with_name("course")), "grade", ASSIGNMENT, "--jobs", str(JOBS)]
        began = time.time()
        process = subprocess.Popen(command, cwd=course.root, stdout=subprocess.DEVNULL)
        memory = Memory(process.pid)
        memory.start()
        if process.wait() != 0:
            sys.exit("course grade failed")
        ended = time.time()
        stored = sorted(path.stat().st_mtime for path in (course.root / "verdicts" / ASSIGNMENT).iterdir())
        warm = stored[WARM:]
        return warm[0] - began, (warm[-1] - warm[0]) / (len(warm) - 1), ended - warm[-1], memory.most / 1e6


class Memory(threading.Thread):
    """Watches how much memory a process holds at most, without its children."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.statm, self.most = Path(f"/proc/{pid}/statm"), 0

    def run(self):
        """Look until the process is gone."""
        page = os.sysconf("SC_PAGE_SIZE")
        try:
            while pages := int(self.statm.read_text().split()[1]):
                self.most = max(self.most, pages * page)
                time.sleep(0.05)
        except (OSError, IndexError):
            return


def main(sizes):
    """Print a line for each size of class."""
    print(f"$ .venv/bin/python {Path(__file__).relative_to(ROOT)} {' '.join(map(str, sizes))}")
    submissions = synthetic_submissions(ASSIGNMENT)
    print(f"{'submissions':>11} {'starting':>12} {'each':>12} {'ending':>12} {'coordinator':>12}")
    for size in sizes:
        starting, each, ending, memory = measure(size, submissions)
        print(f"{size:>11} {starting:>10.1f} s {1000 * each:>9.1f} ms {ending:>10.1f} s {memory:>9.0f} MB", flush=True)


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [20, 200, 2000])
