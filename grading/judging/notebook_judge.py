"""Judge one notebook: run its cells and checks in a sandbox, and compare the outcomes with the answer keys."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from course_utils.checks import plain_data
from course_utils.checks.answer_key import AnswerKey
from course_utils.checks.outcomes import Outcome
from grading.judging.rebuild import Notebook, source_of
from grading.judging.verdict import ExerciseVerdict, Verdict, judge_exercise, outcomes_from_events
from grading.sandbox.client import Sandbox
from grading.sandbox.protocol import CellEvent, EndedEvent, SessionReport

# the roles of the cells that run while grading, and of those that run on request
_RUN = frozenset({"given", "exercise", "extra"})
_DEMOS = frozenset({"demo", "table"})
# printed text that the verdict keeps of all cells of a submission together
_MAX_PRINTED_CHARS = 1_000_000


class NotebookJudge:
    """Judges notebooks of one assignment with the answer keys of its exercises, by name.

    `demos` says whether demonstrations and tables run as well.
    """

    def __init__(self, assignment: str, keys: Mapping[str, AnswerKey], demos: bool = False):
        self.assignment = assignment
        self.keys = keys
        self._roles = _RUN | _DEMOS if demos else _RUN
        self._encoded: dict[tuple[str, bool], list[dict[str, Any]]] = {}

    def judge(self, notebook: Notebook, sandbox: Sandbox) -> Verdict:
        """Run a rebuilt notebook and return the verdict on each of its checks."""
        return self._run(self.steps(notebook), sandbox, self.keys)

    def refuse(self, reason: str) -> Verdict:
        """Return the verdict on a submission that cannot be graded: no points, for this reason."""
        missing = Outcome("missing")
        exercises = {name: judge_exercise(key, [missing] * len(key.cases), reason) for name, key in self.keys.items()}
        return Verdict(self.assignment, exercises, refused=reason)

    def judge_source(self, source_notebook: Notebook, exercise: str, source: str, sandbox: Sandbox) -> ExerciseVerdict:
        """Judge one implementation: `source` runs where the source notebook has the exercise's solution cell."""
        cells = []
        for cell in source_notebook["cells"]:
            role = cell["metadata"].get("course", {})
            if role.get("exercise") == exercise:
                cells.append(cell | {"source": source})
            elif "given" in role or role.get("check") == exercise:
                cells.append(cell)
        return self._run(self.steps({"cells": cells}), sandbox, [exercise]).exercises[exercise]

    def explain(self, notebook: Notebook, exercise: str, sandbox: Sandbox) -> tuple[ExerciseVerdict, list[Outcome]]:
        """Run a rebuilt notebook; return the verdict on one exercise, and its outcome in each case of the key."""
        report = self._report(self.steps(notebook), sandbox, [exercise])
        return self._judge_exercise(exercise, report), self._outcomes(exercise, report)

    def _run(self, steps: list[dict[str, Any]], sandbox: Sandbox, exercises: Iterable[str]) -> Verdict:
        """Run the steps and return the verdict on these exercises."""
        report = self._report(steps, sandbox, exercises)
        verdicts = {name: self._judge_exercise(name, report) for name in exercises}
        return Verdict(self.assignment, verdicts, ended=report.ended, cells=_shortened(report.cells))

    def _report(self, steps: list[dict[str, Any]], sandbox: Sandbox, exercises: Iterable[str]) -> SessionReport:
        """Run the steps with the visible cases, then the hidden cases, with each function as it was at its check.

        All printed texts, and all values that a message quotes, have arrived before the first argument of a hidden case
        is sent. So code that finds hidden arguments in the sandbox cannot show them to anyone.
        """
        hidden = {name: self.calls(name, hidden=True) for name in exercises}
        report = sandbox.run(steps, hidden)
        endings = [event for event in report.further if isinstance(event, EndedEvent)]
        if not_kept := {event.check for event in endings if event.ended == "not kept"}:
            silent = [step | {"calls": []} if "check" in step else step for step in steps]
            again = sandbox.run(silent, {name: hidden[name] for name in not_kept}).further
            kept = [event for event in report.further if isinstance(event, CellEvent) or event.check not in not_kept]
            report = replace(report, further=kept + again)
        return report

    def _judge_exercise(self, name: str, report: SessionReport) -> ExerciseVerdict:
        remark = _remark(name, report.cells.get(name), report.ended)
        return judge_exercise(self.keys[name], self._outcomes(name, report), remark)

    def _outcomes(self, name: str, report: SessionReport) -> list[Outcome]:
        """Return the outcome of each case of an exercise: the visible ones first, as in its key."""
        cases = self.keys[name].cases
        visible = sum(not case.hidden for case in cases)
        outcomes = outcomes_from_events(name, visible, report.events)
        return outcomes + outcomes_from_events(name, len(cases) - visible, report.further)

    def steps(self, notebook: Notebook) -> list[dict[str, Any]]:
        """Return the steps of a notebook for a session, with the calls of the visible cases."""
        steps: list[dict[str, Any]] = []
        for cell in notebook["cells"]:
            role = cell["metadata"].get("course", {})
            if "check" in role:
                steps.append({"check": role["check"], "calls": self.calls(role["check"], hidden=False)})
            elif self._roles & set(role):
                steps.append({"cell": cell["id"], "source": source_of(cell), "own": "given" not in role})
        return steps

    def calls(self, exercise: str, hidden: bool) -> list[dict[str, Any]]:
        """Return the calls of an exercise's visible cases, or of its hidden ones, in the form for a session."""
        if (exercise, hidden) not in self._encoded:
            self._encoded[exercise, hidden] = [
                {
                    "args": plain_data.encode(case.args, binary=True),
                    "seed": case.seed,
                    "stubs": case.stubs,
                    "must_not_alias": case.must_not_alias,
                }
                for case in self.keys[exercise].cases
                if case.hidden == hidden
            ]
        return self._encoded[exercise, hidden]


def _shortened(cells: dict[str, CellEvent]) -> dict[str, CellEvent]:
    """Return the same events, with their texts cut off beyond `_MAX_PRINTED_CHARS`."""
    left, kept = _MAX_PRINTED_CHARS, {}
    for name, event in cells.items():
        kept[name] = event if len(event.text) <= left else replace(event, text=event.text[:left])
        left -= len(kept[name].text)
    return kept


def _remark(exercise: str, cell: CellEvent | None, ended: str) -> str:
    """Return the reason why a function may be missing, from its cell's error or the end of the session."""
    if cell is not None and cell.error is not None:
        return f"There is no function named {exercise}: its cell stops with {cell.error.summary}."
    whys = {"died": "an earlier cell ended the whole program", "timeout": "the notebook ran too long and was stopped"}
    return f"There is no verdict on {exercise}: {whys[ended]}." if ended in whys else ""
