"""The verdict on a submission: points for each aspect of each exercise, and one message per exercise.

No student code runs here; this module works on plain data only.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from course_utils.checks.answer_key import AnswerKey
from course_utils.checks.diagnosis import Diagnosis, diagnose
from course_utils.checks.fingerprint import Fingerprint
from course_utils.checks.outcomes import Outcome
from grading.sandbox.protocol import CallEvent, CellEvent, EndedEvent, Event

# longer than any message of the course; some messages contain what a function returned
_MAX_MESSAGE_CHARS = 4_000


@dataclass(frozen=True)
class AspectScore:
    """The points that an aspect of an exercise earned, and the points that it is worth."""

    name: str
    earned: int
    points: int
    passed: bool  # an aspect of an optional exercise is worth 0 points

    @property
    def text(self) -> str:
        """The score in one line."""
        return f"{'✓' if self.passed else '✗'} {self.name}: {self.earned} of {self.points}"

    def to_json(self) -> dict[str, Any]:
        """Return the score as plain data, with ``passed`` only where the points do not show it."""
        data = asdict(self)
        return data if not self.points else {name: data[name] for name in ("name", "earned", "points")}


@dataclass(frozen=True)
class ExerciseVerdict:
    """The score of one implementation of an exercise, and the reason."""

    exercise: str
    attempted: bool  # False for a stub or a missing function
    misconception: str | None  # the known error that the outcomes match
    message: str  # for the student; it reveals nothing about a hidden case
    aspects: tuple[AspectScore, ...]
    # For a wrong answer without a name, a digest that is the same for equal outcomes. It is empty for all others, for
    # functions that did not return, and in verdicts that were stored before there was a digest.
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
        """Whether every aspect is right."""
        return all(aspect.passed for aspect in self.aspects)

    @property
    def points_text(self) -> str:
        """The points in words, such as "5 of 7 points"."""
        return f"{self.score} of {self.max_score} points" if self.max_score else "optional, 0 points"

    def to_json(self) -> dict[str, Any]:
        """Return the verdict in the form of the verdict store; `course judge --json` prints most of it."""
        sums = {"exercise": self.exercise, "passed": self.passed, "score": self.score, "max_score": self.max_score}
        return sums | asdict(self) | {"aspects": [aspect.to_json() for aspect in self.aspects]}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the verdict that `to_json` wrote."""
        aspects = tuple(AspectScore(**({"passed": each["earned"] > 0} | each)) for each in data["aspects"])
        known = {name: data[name] for name in ("exercise", "attempted", "misconception", "message")}
        return cls(**known, aspects=aspects, unknown_mistake=data.get("unknown_mistake", ""))


@dataclass(frozen=True)
class Verdict:
    """The verdict on one submission."""

    assignment: str
    exercises: dict[str, ExerciseVerdict]
    refused: str = ""  # why the submission cannot be graded; empty when it can
    incidents: tuple[str, ...] = ()  # restored cells and other changes, a line each
    ended: str = "done"  # how its session ended: done, died or timeout
    cells: dict[str, CellEvent] = field(default_factory=dict)
    isolation: str = ""  # bubblewrap, none, or bubblewrap with the names of its missing protections
    key: str = ""  # SHA-256 of everything that decides the verdict
    seconds: float = 0.0  # wall time of judging, which differs from run to run

    @property
    def score(self) -> int:
        """Points of the automatic checks."""
        return sum(exercise.score for exercise in self.exercises.values())

    @property
    def max_score(self) -> int:
        """Points that the automatic checks could give."""
        return sum(exercise.max_score for exercise in self.exercises.values())

    @property
    def attempted(self) -> bool:
        """Whether at least one exercise is not as it was released."""
        return any(exercise.attempted for exercise in self.exercises.values())

    @property
    def nothing_attempted(self) -> bool:
        """Whether the notebook ran to its end with every exercise as it was released."""
        return not self.refused and self.ended == "done" and not self.attempted

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
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the verdict that `to_json` wrote; raise KeyError, TypeError or AttributeError for another form."""
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
    """Return the verdict on one outcome per case of the key; `remark` says why the function may be missing."""
    diagnosis = diagnose(key, outcomes)
    failed = {failure.aspect.name for failure in diagnosis.failures}
    aspects = tuple(
        AspectScore(aspect.name, aspect.points * passed, aspect.points, passed)
        for aspect in key.aspects
        for passed in [aspect.name not in failed]
    )
    missing = all(outcome.kind == "missing" for outcome in outcomes)
    message = (remark or f"There is no function named {key.name}.") if missing else compose_message(diagnosis)
    ended = any(outcome.kind in ("missing", "timeout", "died") for outcome in outcomes)
    unknown_mistake = "" if ended else _digest(diagnosis.unexplained)
    message = message[:_MAX_MESSAGE_CHARS]
    return ExerciseVerdict(key.name, diagnosis.attempted, diagnosis.misconception, message, aspects, unknown_mistake)


def _digest(wrong: Mapping[str, Fingerprint]) -> str:
    """Return a text that is the same for the same wrong parts; empty if there are none."""
    parts = {part: [found.structure, *found.sums] for part, found in wrong.items()}
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16] if parts else ""


def compose_message(diagnosis: Diagnosis) -> str:
    """Return the message to the student; about a hidden case it says only where it fails, never a value."""
    return "\n".join((_compose_finding(diagnosis), *diagnosis.remarks))


def _compose_finding(diagnosis: Diagnosis) -> str:
    if not diagnosis.attempted:
        return f"Not attempted. {diagnosis.hint or 'The function still raises NotImplementedError.'}"
    if not diagnosis.failures:
        return "Correct: all visible and hidden cases passed."
    failure = min(diagnosis.failures, key=lambda failure: failure.case.hidden)  # a message can show a visible case
    explanation = failure.mismatch.brief if failure.case.hidden else failure.mismatch.detail
    place = f"Case “{failure.case.label}”: {explanation}"
    if failure.case.hidden:
        place = f"The visible cases of this part pass, but a hidden one does not. {place}"
    return f"{diagnosis.hint}\n{place}" if diagnosis.hint else place


def outcomes_from_events(check: str, count: int, events: Iterable[Event]) -> list[Outcome]:
    """Return one outcome for each of a check's `count` calls.

    A call that was not reported gets the reason why the check ended. A check that was never reached counts as a missing
    function.
    """
    own = [event for event in events if not isinstance(event, CellEvent) and event.check == check]
    calls = {event.call: event.outcome for event in own if isinstance(event, CallEvent)}
    endings = [event.ended for event in own if isinstance(event, EndedEvent)]
    why = "died" if own else "missing"
    if endings:
        why = endings[-1] if endings[-1] in ("missing", "timeout") else "died"
    return [calls.get(index, Outcome(why)) for index in range(count)]
