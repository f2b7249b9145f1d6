"""A class's recorded verdicts, in the form that the rest of the report reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from grading.judging.verdict import Verdict


@dataclass(frozen=True)
class Submission:
    """One graded submission.

    Attributes
    ----------
    student : str
        Whose it is.
    exercises : dict
        Exercise -> its verdict, in the form of `ExerciseVerdict.to_json`.
    refused : str
        Why nothing could be graded; empty when it could.
    incidents : tuple of str
        What had to be restored.
    ended : str
        ``"done"``, ``"died"`` or ``"timeout"``.
    errors : dict
        Cell -> the error that it stops with: ``{"type", "message", "line"}``.
    isolation : str
        What it ran in: ``"bubblewrap"``, ``"none"``, or bubblewrap without some protection, which it names.
    seconds : float
        Wall time of judging.
    """

    student: str
    exercises: dict[str, dict[str, Any]]
    refused: str = ""
    incidents: tuple[str, ...] = ()
    ended: str = "done"
    errors: dict[str, dict[str, Any]] = field(default_factory=dict)
    isolation: str = "bubblewrap"
    seconds: float = 0.0

    @classmethod
    def from_verdict(cls, student: str, verdict: Verdict) -> Submission:
        """Return what the report reads of a stored verdict."""
        cells = {name: event.to_json() for name, event in verdict.cells.items()}
        return cls(
            student=student,
            exercises={name: each.to_json() for name, each in verdict.exercises.items()},
            refused=verdict.refused,
            incidents=verdict.incidents,
            ended=verdict.ended,
            errors={name: cell["error"] for name, cell in cells.items() if cell["error"]},
            isolation=verdict.isolation,
            seconds=verdict.seconds,
        )

    @property
    def score(self) -> int:
        """Points that the checks gave; what a person marks is not among them."""
        return sum(verdict["score"] for verdict in self.exercises.values())

    @property
    def max_score(self) -> int:
        """Points that the checks could give."""
        return sum(verdict["max_score"] for verdict in self.exercises.values())

    @property
    def attempted(self) -> bool:
        """Whether there is work in it: at least one exercise is not as it was released."""
        return any(verdict["attempted"] for verdict in self.exercises.values())
