"""The verdict on a submission: points for each aspect of each exercise, and one message per exercise.

No student code runs here; this works on plain data alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from course_utils.checks.answer_key import AnswerKey
from course_utils.checks.diagnosis import Diagnosis, Failure, diagnose
from course_utils.checks.fingerprint import Fingerprint
from course_utils.checks.outcomes import Outcome
from grading.sandbox.protocol import CallEvent, CellEvent, EndedEvent, Event

# longer than any message of the course; what a function returned stands in some of them
_MAX_MESSAGE_CHARS = 4_000


@dataclass(frozen=True)
class AspectScore:
    """What one aspect of an exercise earned.

    Attributes
    ----------
    name : str
        The aspect.
    earned, points : int
        The points earned, and the points that it is worth.
    """

    name: str
    earned: int
    points: int


@dataclass(frozen=True)
class ExerciseVerdict:
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
    aspects : tuple of AspectScore
        The points earned for each aspect.
    unknown_mistake : str
        For a wrong answer without a name, a digest that is the same for equal outcomes. It is empty for all others, for
        functions that did not return in time or at all, and in verdicts that were stored before there was a digest.
    """

    exercise: str
    attempted: bool
    misconception: str | None
    message: str
    aspects: tuple[AspectScore, ...]
    unknown_mistake: str = ""

    @property
    def score(self) -> int:
        """Points earned."""
        return sum(aspect.earned for aspect in self.aspects)

    @property
    def max_score(self) -> int:
        """The points that the exercise is worth."""
        return sum(aspect.points for aspect in self.aspects)

    @property
    def passed(self) -> bool:
        """Whether every point was earned."""
        return self.score == self.max_score

    def to_json(self) -> dict[str, Any]:
        """Return the verdict in the form of the verdict store; `course judge --json` prints most of it."""
        return {
            "exercise": self.exercise,
            "passed": self.passed,
            "score": self.score,
            "max_score": self.max_score,
            "attempted": self.attempted,
            "misconception": self.misconception,
            "unknown_mistake": self.unknown_mistake,
            "message": self.message,
            "aspects": [asdict(aspect) for aspect in self.aspects],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> ExerciseVerdict:
        """Return the verdict that `to_json` wrote."""
        aspects = tuple(AspectScore(each["name"], each["earned"], each["points"]) for each in data["aspects"])
        return cls(
            data["exercise"],
            data["attempted"],
            data["misconception"],
            data["message"],
            aspects,
            data.get("unknown_mistake", ""),
        )


@dataclass(frozen=True)
class Verdict:
    """The verdict on one submission.

    Attributes
    ----------
    assignment : str
        Which assignment.
    exercises : dict
        Exercise -> `ExerciseVerdict`.
    refused : str
        Why the submission cannot be graded; empty when it can.
    incidents : tuple of str
        What had to be restored.
    ended : str
        How its session ended: ``"done"``, ``"died"`` or ``"timeout"``.
    cells : dict
        Cell -> what it printed and the error that ended it.
    isolation : str
        What it ran in: ``"bubblewrap"``, ``"none"``, or bubblewrap with the names of its missing protections.
    key : str
        SHA-256 of everything that decides the verdict.
    seconds : float
        Wall time of judging; it differs from run to run, all else does not.
    """

    assignment: str
    exercises: dict[str, ExerciseVerdict]
    refused: str = ""
    incidents: tuple[str, ...] = ()
    ended: str = "done"
    cells: dict[str, CellEvent] = field(default_factory=dict)
    isolation: str = ""
    key: str = ""
    seconds: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Return the verdict in the form of a file in the verdict store: ``"verdict"`` is the same for the same key."""
        return {
            "key": self.key,
            "verdict": {
                "assignment": self.assignment,
                "isolation": self.isolation,
                "refused": self.refused,
                "incidents": list(self.incidents),
                "ended": self.ended,
                "exercises": [exercise.to_json() for exercise in self.exercises.values()],
                "cells": {name: event.to_json() for name, event in self.cells.items()},
            },
            "run": {"seconds": self.seconds},
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Verdict:
        """Return the verdict that `to_json` wrote.

        Raises
        ------
        KeyError, TypeError, AttributeError
            If `data` has another form.
        """
        verdict = data["verdict"]
        return cls(
            assignment=verdict["assignment"],
            exercises={each["exercise"]: ExerciseVerdict.from_json(each) for each in verdict["exercises"]},
            refused=verdict["refused"],
            incidents=tuple(verdict["incidents"]),
            ended=verdict["ended"],
            cells={name: CellEvent.from_json(name, cell) for name, cell in verdict["cells"].items()},
            isolation=verdict["isolation"],
            key=data["key"],
            seconds=data["run"]["seconds"],
        )


def judge_exercise(key: AnswerKey, outcomes: Sequence[Outcome], remark: str = "") -> ExerciseVerdict:
    """Return the verdict on one outcome per case of the key.

    Parameters
    ----------
    key : AnswerKey
        Visible and hidden cases.
    outcomes : sequence of Outcome
        In the order of the key's cases.
    remark : str
        What is known about the cell, such as its syntax error; it is the message when the function is missing.
    """
    diagnosis = diagnose(key, outcomes)
    failed = {failure.aspect.name for failure in diagnosis.failures}
    aspects = tuple(
        AspectScore(aspect.name, 0 if aspect.name in failed else aspect.points, aspect.points) for aspect in key.aspects
    )
    missing = all(outcome.kind == "missing" for outcome in outcomes)
    message = (remark or f"There is no function named {key.name}.") if missing else compose_message(diagnosis)
    ended = any(outcome.kind in ("missing", "timeout", "died") for outcome in outcomes)
    return ExerciseVerdict(
        key.name,
        diagnosis.attempted,
        diagnosis.misconception,
        message[:_MAX_MESSAGE_CHARS],
        aspects,
        "" if ended else _digest(diagnosis.unexplained),
    )


def _digest(wrong: Mapping[str, Fingerprint]) -> str:
    """Return a text that is the same for the same wrong parts; empty if there are none."""
    parts = {part: [found.structure, *found.sums] for part, found in wrong.items()}
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16] if parts else ""


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
    """Prefer a visible case, of which the message can show everything."""
    return min(failures, key=lambda failure: failure.case.hidden)


def _explain(failure: Failure) -> str:
    return failure.mismatch.brief if failure.case.hidden else failure.mismatch.detail


def outcomes_from_events(check: str, count: int, events: Iterable[Event]) -> list[Outcome]:
    """Return one outcome for each of a check's `count` calls; a call without an event did not happen.

    A call that was never reported gets the reason why the check ended. A check that was never reached counts as a
    missing function.
    """
    own = [event for event in events if not isinstance(event, CellEvent) and event.check == check]
    calls = {event.call: event.outcome for event in own if isinstance(event, CallEvent)}
    endings = [event.ended for event in own if isinstance(event, EndedEvent)]
    why = "died" if own else "missing"
    if endings:
        why = endings[-1] if endings[-1] in ("missing", "timeout") else "died"
    return [calls.get(index, Outcome(why)) for index in range(count)]
