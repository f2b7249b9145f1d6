"""Grade one notebook: run what was rebuilt, judge every check, and write the verdicts where people read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from course_utils.checks import plain_data
from course_utils.checks.answer_key import AnswerKey
from course_utils.checks.outcomes import Outcome
from grading.course import Course
from grading.exercises import exercises_of
from grading.exercises.answers import Answers
from grading.judging.rebuild import Notebook, source_of
from grading.judging.verdict import Verdict, judge, outcomes_of
from grading.sandbox.client import Sandbox

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
        self._encoded: dict[tuple[str, bool], list[dict[str, Any]]] = {}

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
        """Run the steps with the visible cases, then the hidden cases, each function as it was at its check's place.

        What is printed, and what a message quotes, has been said before the first argument of a hidden case reaches
        the sandbox: code that looks for them there can tell no one.
        """
        hidden = {name: self._calls(name, hidden=True) for name in exercises}
        report = sandbox.run(steps, hidden)
        if again := {event["check"] for event in report["more"] if event.get("ended") == "not kept"}:
            silent = [step | {"calls": []} if "check" in step else step for step in steps]
            new = sandbox.run(silent, {name: hidden[name] for name in again})["more"]
            report["more"] = [event for event in report["more"] if event["check"] not in again] + new
        cells = {event["cell"]: event for event in report["events"] if _tells_of_a_cell(event)}
        verdicts = {}
        for name in exercises:
            key = self.key(name)
            visible = sum(not case.hidden for case in key.cases)
            parts = ((report["events"], visible), (report["more"], len(key.cases) - visible))
            outcomes = [
                outcome
                for events, count in parts
                for outcome in outcomes_of(count, [event for event in events if event.get("check") == name])
            ]
            verdicts[name] = judge(key, outcomes, _remark(name, cells.get(name), report["ended"]))
        return Graded(verdicts, cells, report["ended"])

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
        return {"check": exercise, "calls": self._calls(exercise, hidden=False)}

    def _calls(self, exercise: str, hidden: bool) -> list[dict[str, Any]]:
        """Return the calls of an exercise's visible cases, or of its hidden ones, as a session takes them."""
        if (exercise, hidden) not in self._encoded:
            self._encoded[exercise, hidden] = [
                {
                    "args": plain_data.encode(case.args, binary=True),
                    "seed": case.seed,
                    "stand_ins": case.stand_ins,
                    "separate": case.separate,
                }
                for case in self.key(exercise).cases
                if case.hidden == hidden
            ]
        return self._encoded[exercise, hidden]


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
