"""Make the pictures of the README's first screen, in docs/images: `make pictures`, with a headless Chromium."""

import contextlib
import io
import json
import re
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import TimeoutError

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "browser")]

import lab  # noqa: E402 - the tests' own server, browser, course folders and synthetic classes
from conftest import make_course  # noqa: E402
from synthetic_class import write_class  # noqa: E402

from grading.classroom.grade_students import grade_students  # noqa: E402
from grading.classroom.plan import Plan  # noqa: E402
from grading.course import Course  # noqa: E402
from grading.demo.synthetic_class import fill  # noqa: E402
from grading.exercises import find_exercise  # noqa: E402
from grading.exercises.solution_markers import worked_solution  # noqa: E402
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow  # noqa: E402
from grading.report.command import write_report  # noqa: E402
from grading.sandbox.isolation import available  # noqa: E402

ASSIGNMENT = "optimization"
EXPLORER = "demo-explore-momentum"
CHECKED = "update_parameters_with_adam"
# exercise -> the misconception in the pictures of the notebook and of the feedback page
WRONG = {CHECKED: "no-bias-correction", "random_mini_batches": "labels-not-shuffled", "update_lr": "decay-compounds"}
STUDENT = "student-0042"
WIDTH, HEIGHT = 1000, 640


def main():
    """Write the four pictures."""
    source = Course(ROOT).read_source(ASSIGNMENT)["cells"]
    with tempfile.TemporaryDirectory(prefix="pictures-") as folder:
        jupyter, course = Path(folder, "jupyter"), make_course(Path(folder, "course"))
        jupyter.mkdir()
        page, report = make_feedback(course, solutions_of(source)), make_report(Path(folder, "class"))
        with lab.jupyter(jupyter, "", {}) as server, lab.browser() as chromium:
            write_notebook(jupyter / "optimization.ipynb", source)
            tab = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            tab.goto(f"{server}/notebooks/optimization.ipynb")
            run_all(tab)
            save(tab, "notebook", tab.locator(".jp-CodeCell").last)
            explorer = tab.locator(".jp-CodeCell", has_text="Explorer(").locator(".jp-OutputArea").last
            reach_target(explorer)
            save(tab, "explorer", explorer)
            for name, address in (("feedback", page.as_uri()), ("report", f"{report.as_uri()}#scores")):
                tab = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT})
                tab.goto(address)
                save(tab, name)


def solutions_of(source):
    """Return the right answers, without markers, by exercise."""
    roles = ((cell["metadata"]["course"].get("exercise"), cell) for cell in source if "course" in cell["metadata"])
    return {name: worked_solution("".join(cell["source"])) for name, cell in roles if name}


def mistake(name, solution):
    """Return the wrong answer in the pictures."""
    named = {each.name: each for each in find_exercise(name).misconceptions}
    return named[WRONG[name]].apply(solution)


def make_feedback(course, solutions):
    """Grade one submission with some mistakes; return its feedback page."""
    release = json.loads(course.release(ASSIGNMENT).read_text(encoding="utf-8"))
    wrong = {name: mistake(name, solutions[name]) for name in WRONG}
    path = course.submission(STUDENT, ASSIGNMENT)
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(fill(release, solutions | wrong)), encoding="utf-8")
    workflow = NbgraderWorkflow(course, ASSIGNMENT)
    workflow.register()
    list(grade_students(workflow, [STUDENT], Plan(sandbox=available(), jobs=1)))
    workflow.feedback()
    return course.feedback_page(STUDENT, ASSIGNMENT)


def make_report(root):
    """Return the report on a synthetic class."""
    course = make_course(root)
    write_class(course, ASSIGNMENT, 150, seed=1)
    return write_report(course, ASSIGNMENT)


def write_notebook(path, source):
    """Write a notebook with everything that the explorer needs, the explorer, a wrong answer and its check."""
    cells = {cell["id"]: cell for cell in source if cell["cell_type"] == "code"}
    before = list(cells)[: list(cells).index(EXPLORER)]
    needed = [name for name in before if {"given", "exercise"} & set(cells[name]["metadata"].get("course", {}))]
    wrong = cells[CHECKED] | {"source": mistake(CHECKED, worked_solution("".join(cells[CHECKED]["source"])))}
    call = "".join(cells[EXPLORER]["source"])
    explorer = cells[EXPLORER] | {"source": f"from course_utils import {call.partition('(')[0]}\n{call}"}
    chosen = [*(cells[name] for name in needed), explorer, wrong, cells[f"check-{CHECKED}"]]
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    path.write_text(json.dumps({"cells": chosen, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}))


def run_all(tab):
    """Run all cells of the open notebook, and wait until the last one has run."""
    tab.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for(timeout=60_000)
    for _ in range(5):  # the kernel may not be ready yet
        tab.get_by_role("menuitem", name="Run", exact=True).click()
        tab.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        with contextlib.suppress(TimeoutError):
            tab.locator(".jp-InputPrompt", has_text=re.compile(r"[*\d]")).first.wait_for(timeout=5_000)
            break
    tab.locator(".jp-CodeCell").last.locator(".jp-InputPrompt", has_text=re.compile(r"\d")).wait_for(timeout=60_000)


def reach_target(explorer):
    """Move the handle of the map to β = 0.8 and α = 0.1, where momentum and gradient descent differ."""
    handle = explorer.get_by_role("slider", name="β and α")
    for key in ["Shift+ArrowRight"] * 8 + ["ArrowUp"] * 5:
        handle.press(key)
    handle.blur()
    explorer.get_by_text("Target reached.").wait_for()


def save(tab, name, element=None):
    """Write what is seen, or an element with what is above it in the window, in few colours."""
    if element is not None:
        element.scroll_into_view_if_needed()
    tab.wait_for_timeout(2_000)  # an explorer may still draw
    picture = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
    # the default method would paint thin coloured lines grey
    few = picture.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(ROOT / "docs" / "images" / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
