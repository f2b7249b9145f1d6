"""Grade one notebook: run what was rebuilt, judge every check, and write the verdicts where people read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from course_utils import plaindata
from course_utils.answerkey import AnswerKey
from course_utils.outcomes import Outcome
from grading.answers import Answers
from grading.course import Course
from grading.exercises import exercises_of
from grading.judge import Verdict, judge, outcomes_of
from grading.rebuild import Notebook, source_of
from grading.sandbox import Sandbox

# what a cell is that runs while grading, and what runs on request
_RUN = frozenset({"given", "exercise", "extra"})
_DEMOS = frozenset({"demo", "table"})


@dataclass
class Graded:
    """The verdicts on one notebook, the events of its session by cell, and how that ended (see `Sandbox.run`)."""

    verdicts: dict[str, Verdict]
    cells: dict[str, dict[str, Any]] = field(default_factory=dict)
    ended: str = "done"


class Grader:
    """Grades notebooks of one assignment; make it once, it keeps the answer keys.

    Parameters
    ----------
    course : Course or None
        Where the source notebook and the private seed are; None where the keys are at hand.
    assignment : str
        Which assignment.
    keys : dict, optional
        Exercise -> answer key, for those that are at hand.
    demos : bool
        Whether demonstrations and tables run as well.
    """

    def __init__(
        self, course: Course | None, assignment: str, keys: dict[str, AnswerKey] | None = None, demos: bool = False
    ):
        self.course = course
        self.assignment = assignment
        self.exercises = {exercise.name: exercise for exercise in exercises_of(assignment)}
        self._keys = dict(keys or {})
        self._roles = _RUN | _DEMOS if demos else _RUN

    @cached_property
    def answers(self) -> Answers:
        """The right answers."""
        return Answers(self.course, self.assignment)

    def key(self, exercise: str) -> AnswerKey:
        """Return the answer key of an exercise, visible and hidden cases."""
        if exercise not in self._keys:
            self._keys[exercise] = self.answers.full_key(self.exercises[exercise], self.course.seed())
        return self._keys[exercise]

    def grade(self, notebook: Notebook, sandbox: Sandbox) -> Graded:
        """Run a rebuilt notebook and return a verdict for each of its checks."""
        return self._run([step for cell in notebook["cells"] if (step := self._step(cell))], sandbox, self.exercises)

    def _run(self, steps: list[dict[str, Any]], sandbox: Sandbox, exercises: Iterable[str]) -> Graded:
        """Run the steps twice, with visible cases and with hidden ones.

        What is printed, and what a message quotes, comes from the first run: code that looks for the arguments of
        hidden cases in its process finds them only where it can tell no one.
        """
        shown, kept_back = (sandbox.run([_of(step, hidden) for step in steps]) for hidden in (False, True))
        cells = {event["cell"]: event for event in shown["events"] if _tells_of_a_cell(event)}
        ended = next((report["ended"] for report in (shown, kept_back) if report["ended"] != "done"), "done")
        verdicts = {}
        for name in exercises:
            key = self.key(name)
            outcomes = []
            for report, hidden in ((shown, False), (kept_back, True)):
                part = replace(key, cases=tuple(case for case in key.cases if case.hidden == hidden))
                own = [event for event in report["events"] if event.get("check") == name]
                outcomes += outcomes_of(part, own)
            verdicts[name] = judge(key, outcomes, _remark(name, cells.get(name), ended))
        return Graded(verdicts, cells, ended)

    def refuse(self, reason: str) -> Graded:
        """Return the verdicts on a submission that cannot be graded: nothing, for this reason."""
        missing = Outcome("missing")
        keys = {name: self.key(name) for name in self.exercises}
        return Graded({name: judge(key, [missing] * len(key.cases), reason) for name, key in keys.items()})

    def grade_source(self, exercise: str, source: str, sandbox: Sandbox) -> Verdict:
        """Judge one implementation: `source` runs where the exercise's solution cell would."""
        steps: list[dict[str, Any]] = []
        for cell in self.course.read_source(self.assignment)["cells"]:
            role = cell["metadata"].get("course", {})
            if "given" in role:
                steps.append({"cell": cell["id"], "source": source_of(cell), "own": False})
            elif role.get("exercise") == exercise:
                steps.append({"cell": exercise, "source": source, "own": True})
            elif role.get("check") == exercise:
                steps.append(self._check_step(exercise))
        return self._run(steps, sandbox, [exercise]).verdicts[exercise]

    def _step(self, cell: dict[str, Any]) -> dict[str, Any] | None:
        role = cell["metadata"].get("course", {})
        if "check" in role:
            return self._check_step(role["check"])
        if self._roles & set(role):
            return {"cell": cell["id"], "source": source_of(cell), "own": "given" not in role}
        return None

    def _check_step(self, exercise: str) -> dict[str, Any]:
        calls = [
            {
                "args": plaindata.encode(case.args),
                "seed": case.seed,
                "stand_ins": case.stand_ins,
                "separate": case.separate,
                "hidden": case.hidden,
            }
            for case in self.key(exercise).cases
        ]
        return {"check": exercise, "calls": calls}


def _of(step: dict[str, Any], hidden: bool) -> dict[str, Any]:
    """Return a step with the visible calls alone, or the hidden ones."""
    if "calls" not in step:
        return step
    calls = [{k: v for k, v in call.items() if k != "hidden"} for call in step["calls"] if call["hidden"] == hidden]
    return step | {"calls": calls}


def _tells_of_a_cell(event: dict[str, Any]) -> bool:
    """Whether an event has the form of one about a cell; student code can write whatever it likes."""
    return isinstance(event.get("cell"), str) and isinstance(event.get("error"), dict | None)


def _remark(exercise: str, cell: dict[str, Any] | None, ended: str) -> str:
    """Say why a function may be missing, from what its cell did."""
    if cell is not None and cell.get("error"):
        error = cell["error"]
        where = f" in line {error.get('line')}" if error.get("line") else ""
        return f"There is no function named {exercise}: its cell stops with {error.get('type')}{where}."
    reasons = {
        "timeout": "the notebook ran too long and was stopped",
        "died": "an earlier cell ended the whole program",
    }
    return f"There is no verdict on {exercise}: {reasons[ended]}." if ended in reasons else ""
