"""A dozen synthetic submissions of an assignment: right, empty, with known mistakes, and unusual."""

import copy
import re
import textwrap

import nbformat

from grading.exercises import exercises_of
from grading.exercises.answers import Answers
from grading.exercises.solution_markers import BEGIN
from grading.judging.rebuild import Notebook

WITH_MISTAKES = 7
_ANSWER = "Adam moved fastest here because it scales every step by the recent size of its own gradient."


def synthetic_class(answers: Answers, release: Notebook) -> dict[str, Notebook]:
    """Return submissions by student id; each id describes its submission."""
    solved = answers.solutions
    exercises = exercises_of(answers.assignment)
    first_half = dict(list(solved.items())[: len(solved) // 2])
    submissions = {
        "solved": fill(release, solved),
        "untouched": fill(release, {}, answer=None),
        "half-finished": fill(release, first_half),
        "own-helpers": with_helper_cells(release, solved),
        "noisy": fill(release, {name: noisy(source) for name, source in solved.items()}),
    }
    for number in range(WITH_MISTAKES):
        wrong = {
            each.name: each.misconceptions[number % len(each.misconceptions)].apply(solved[each.name])
            for each in exercises[number % 3 :: 3]
        }
        submissions[f"mistakes-{number + 1}"] = fill(release, solved | wrong)
    return submissions


def fill(release: Notebook, sources: dict[str, str], answer: str | None = _ANSWER) -> Notebook:
    """Return the release with these sources in its solution cells, and with the free-text answer."""
    notebook = copy.deepcopy(release)
    for cell in notebook["cells"]:
        role = cell["metadata"].get("course", {})
        if role.get("exercise") in sources:
            cell["source"] = sources[role["exercise"]]
        elif "answer" in role and answer is not None:
            cell["source"] = answer
    return notebook


def noisy(solution: str) -> str:
    """Return a right answer that prints, also on standard error, and warns."""
    noise = 'import sys, warnings\nprint("working")\nwarnings.warn("look out")\nprint("careful", file=sys.stderr)'
    return re.sub(f"^( *){BEGIN}$", lambda begin: textwrap.indent(noise, begin[1]), solution, flags=re.MULTILINE)


def with_helper_cells(release: Notebook, sources: dict[str, str]) -> Notebook:
    """Return a solved notebook in which each function calls a helper in an extra cell of the student."""
    thin = {name: f"def {name}(*args, **kwargs):\n    return my_{name}(*args, **kwargs)" for name in sources}
    notebook = fill(release, thin)
    cells = []
    for number, cell in enumerate(notebook["cells"]):
        name = cell["metadata"].get("course", {}).get("exercise")
        if name:
            helper = sources[name].replace(f"def {name}(", f"def my_{name}(")
            cells.append(nbformat.v4.new_code_cell(helper, id=f"helper-{number}"))
        cells.append(cell)
    return notebook | {"cells": cells}
