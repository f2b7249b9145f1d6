"""From what a student's function returned to a verdict: points for each aspect, and one message.

Nothing of the student's runs here; this works on plain data alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from course_utils.checks.answer_key import AnswerKey, Aspect
from course_utils.checks.diagnosis import Diagnosis, Failure, diagnose
from course_utils.checks.outcomes import Outcome

# the stored verdict on one submission: see `grading/gradebook/verdict_store.py`
Record = dict[str, Any]


@dataclass(frozen=True)
class Verdict:
    """What one implementation of one exercise earned, and why.

    Attributes
    ----------
    exercise : str
        The function.
    attempted : bool
        False for a stub or a missing function.
    misconception : str or None
        The known error that the outcomes match.
    message : str
        What the student reads; it gives away nothing of a hidden case.
    aspects : tuple of (Aspect, int)
        Each with the points earned.
    """

    exercise: str
    attempted: bool
    misconception: str | None
    message: str
    aspects: tuple[tuple[Aspect, int], ...]

    @property
    def score(self) -> int:
        """Points earned."""
        return sum(earned for _, earned in self.aspects)

    @property
    def max_score(self) -> int:
        """Points to be had."""
        return sum(aspect.points for aspect, _ in self.aspects)

    @property
    def passed(self) -> bool:
        """Whether every point was earned."""
        return self.score == self.max_score

    def to_json(self) -> dict[str, Any]:
        """Return the verdict in the form that `course judge --json` prints."""
        return {
            "exercise": self.exercise,
            "passed": self.passed,
            "score": self.score,
            "max_score": self.max_score,
            "attempted": self.attempted,
            "misconception": self.misconception,
            "message": self.message,
            "aspects": [
                {"name": aspect.name, "earned": earned, "points": aspect.points} for aspect, earned in self.aspects
            ],
        }


def judge(key: AnswerKey, outcomes: list[Outcome], remark: str = "") -> Verdict:
    """Return the verdict on one outcome per case of the key.

    Parameters
    ----------
    key : AnswerKey
        Visible and hidden cases.
    outcomes : list of Outcome
        In the order of the key's cases.
    remark : str
        What is known about the cell, such as its syntax error; said when the function is missing.
    """
    diagnosis = diagnose(key, outcomes)
    failed = {failure.aspect.name for failure in diagnosis.failures}
    aspects = tuple((aspect, 0 if aspect.name in failed else aspect.points) for aspect in key.aspects)
    missing = all(outcome.kind == "missing" for outcome in outcomes)
    message = (remark or f"There is no function named {key.name}.") if missing else compose_message(diagnosis)
    return Verdict(key.name, diagnosis.attempted, diagnosis.misconception, message, aspects)


def compose_message(diagnosis: Diagnosis) -> str:
    """Say in a few lines what was found; of a hidden case only where, never a value."""
    return "\n".join((_compose_finding(diagnosis), *diagnosis.remarks))


def _compose_finding(diagnosis: Diagnosis) -> str:
    if not diagnosis.attempted:
        return f"Not attempted. {diagnosis.hint or 'The function still raises NotImplementedError.'}"
    if not diagnosis.failures:
        return "Correct: all visible and hidden cases passed."
    failure = _most_telling(diagnosis.failures)
    place = f"Case “{failure.case.label}”: {_explain(failure)}"
    if failure.case.hidden:
        place = f"The visible cases of this part pass, but a hidden one does not. {place}"
    return f"{diagnosis.hint}\n{place}" if diagnosis.hint else place


def _most_telling(failures: Iterable[Failure]) -> Failure:
    """Prefer a visible case, which can be told in full."""
    return min(failures, key=lambda failure: failure.case.hidden)


def _explain(failure: Failure) -> str:
    return failure.mismatch.brief if failure.case.hidden else failure.mismatch.detail


def outcomes_of(count: int, events: list[dict[str, Any]]) -> list[Outcome]:
    """Return one outcome for each of so many cases from a check's events; what is not there did not happen.

    The first word on a call counts, and a call that was never reported takes the reason why the check ended. Of a
    check that was never reached nothing is known, which counts as a missing function.
    """
    calls: dict[int, Outcome] = {}
    ended = "died" if events else "missing"
    for event in events:
        if "ended" in event:
            ended = event["ended"] if event["ended"] in ("missing", "timeout") else "died"
        else:
            index = event.get("call")
            outcome = {k: v for k, v in event.items() if k not in ("check", "call")}
            if isinstance(index, int):
                calls.setdefault(index, Outcome.from_json(outcome))
    return [calls.get(index, Outcome(ended)) for index in range(count)]
