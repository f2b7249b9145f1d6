"""Grade submissions with stock nbgrader, each in a copy of the course folder; run by path, within the sandbox.

For `compare_stock.py`; prints one JSON object a line: the name, the points in the gradebook, and why there are none.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

SCORE = """
import sys
from nbgrader.api import Gradebook
with Gradebook("sqlite:///gradebook.db") as book:
    submission = book.find_submission(sys.argv[1], sys.argv[2])
    print(sum(g.score for notebook in submission.notebooks for g in notebook.grades if g.cell.cell_type == "code"))
"""


def main(source: str, assignment: str, patience: str, cell_patience: str) -> None:
    """Grade every notebook in the folder `submissions`."""
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for path in sorted(Path(source, "submissions").iterdir()):
        root = Path("/tmp/course")
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(Path(source, "course"), root)
        place = root / "submitted" / path.stem / assignment
        place.mkdir(parents=True)
        shutil.copy(path, place / f"{assignment}.ipynb")
        points, why = autograde(root, assignment, path.stem, float(patience), cell_patience)
        print(json.dumps({"name": path.stem, "points": points, "why": why}), flush=True)


def autograde(
    root: Path, assignment: str, student: str, patience: float, cell_patience: str
) -> tuple[float | None, str]:
    """Return what `nbgrader autograde` wrote into the gradebook."""
    words = ["nbgrader", "autograde", assignment, "--student", student, "--create"]
    words += [f"--Execute.timeout={cell_patience}", "--Execute.skip_cells_with_tag="]
    why = ""
    with (root / "log").open("w") as log:
        process = subprocess.Popen(words, cwd=root, stdout=log, stderr=log, start_new_session=True)
        try:
            if process.wait(patience) != 0:
                why = "no grade"
        except subprocess.TimeoutExpired:
            why = "never ends"
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    words = [sys.executable, "-c", SCORE, assignment, student]
    score = subprocess.run(words, cwd=root, capture_output=True, text=True, check=False).stdout
    if why or not score.strip():
        return None, why or "no grade"
    return float(score), ""


if __name__ == "__main__":
    main(*sys.argv[1:])
