"""Which submissions need attention, and why. None of this changes a score."""

import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from grading.judging.verdict import Verdict

# a submission is slow if it took more than this many times the class's median, and more than this many seconds
_TIMES_THE_MEDIAN = 5
_QUICK_SECONDS = 10.0

# the words of a verdict's message if a function did not return
_ENDINGS = ("took too long and was stopped", "ended the whole program instead of returning")

# kinds, most urgent first, each with its meaning
KINDS = {
    "not graded": "Not counted in this report, for lack of a current verdict. Run `course grade` again.",
    "refused": "The submission could not be graded; score 0.",
    "crashed": "The notebook or a function in it ended the program or took too long. Checks without a result score 0.",
    "nothing attempted": "All exercises are unchanged from the release. The student may have submitted the wrong file.",
    "stopped cell": "The cell of an exercise stops with an error, so its function is not defined.",
    "restored": "The grader restored given cells that were changed or deleted, usually by accident.",
    "slow": (
        f"Grading took more than {_QUICK_SECONDS:g} seconds and more than {_TIMES_THE_MEDIAN} times the class's median."
    ),
}


@dataclass(frozen=True)
class Concern:
    """One reason why a student's submission needs attention; `kind` is a key of `KINDS`."""

    kind: str
    student: str
    reason: str


def concerns(verdicts: Mapping[str, Verdict], not_counted: Mapping[str, str]) -> list[Concern]:
    """Return every concern, by kind, then by student; `not_counted` gives the reason for each student left out."""
    found = [Concern("not graded", student, reason) for student, reason in not_counted.items()]
    median = statistics.median(verdict.seconds for verdict in verdicts.values())
    slow = max(_QUICK_SECONDS, _TIMES_THE_MEDIAN * median)
    for student, verdict in verdicts.items():
        found += (Concern(kind, student, reason) for kind, reason in _reasons(verdict, slow))
    urgency = {kind: place for place, kind in enumerate(KINDS)}
    return sorted(found, key=lambda concern: (urgency[concern.kind], concern.student))


def _reasons(verdict: Verdict, slow: float) -> Iterator[tuple[str, str]]:
    """Yield (kind, reason) for each concern about one submission; a refused submission has no other."""
    if verdict.refused:
        yield "refused", verdict.refused
        return
    if verdict.ended != "done":
        yield "crashed", "took too long and was stopped" if verdict.ended == "timeout" else "ended the whole program"
    elif verdict.nothing_attempted:
        yield "nothing attempted", "all exercises are unchanged"
    for name, exercise in verdict.exercises.items():
        for ending in _ENDINGS:
            if f"{name} {ending}." in exercise.message:
                yield "crashed", f"{name} {ending}"
        if name in verdict.cells and (error := verdict.cells[name].error) and not exercise.passed:
            yield "stopped cell", f"{name}: {error.summary}"
    if verdict.incidents:
        yield "restored", "; ".join(verdict.incidents)
    if verdict.seconds > slow:
        yield "slow", f"{verdict.seconds:.0f} seconds"
