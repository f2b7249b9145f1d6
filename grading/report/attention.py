"""Which students need a look, and why. None of this changes a score."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from grading.report.records import Submission

# what took this many times the class's median is slow, unless it is quick all the same
_TIMES_THE_MEDIAN = 5
_QUICK_SECONDS = 10.0

# what a verdict's message says of a function that did not come back (`course_utils.checks.answer_key`)
_ENDINGS = ("took too long and was stopped", "ended the whole program instead of returning")

# kinds in the order of their urgency, each with what it means
KINDS = {
    "not graded": "Handed in, but there is no verdict yet: run `course grade` again.",
    "refused": "Nothing could be graded; the submission earns 0.",
    "crashed": "The notebook, or a function in it, ended the program or ran out of time; what had no result earns 0.",
    "nothing attempted": "Every exercise is as it was released. Some hand in the wrong file.",
    "stopped cell": "The cell of an exercise stops with an error, so that its function does not exist.",
    "restored": "The grader put back what was changed or deleted. Most of it happens by accident.",
    "slow": (
        f"Judging took more than {_QUICK_SECONDS:g} seconds and more than {_TIMES_THE_MEDIAN} times the class's median."
    ),
}


@dataclass(frozen=True)
class Concern:
    """One reason to look at one student's submission; `kind` is a key of `KINDS`."""

    kind: str
    student: str
    reason: str


def concerns(submissions: Sequence[Submission], not_graded: Iterable[str] = ()) -> list[Concern]:
    """Return every reason for a look, by kind, then by student."""
    found = [Concern("not graded", student, "no verdict") for student in not_graded]
    median = statistics.median(submission.seconds for submission in submissions) if submissions else 0.0
    slow = max(_QUICK_SECONDS, _TIMES_THE_MEDIAN * median)
    for submission in submissions:
        found += (Concern(kind, submission.student, reason) for kind, reason in _reasons(submission, slow))
    urgency = {kind: place for place, kind in enumerate(KINDS)}
    return sorted(found, key=lambda concern: (urgency[concern.kind], concern.student))


def _reasons(submission: Submission, slow: float) -> Iterator[tuple[str, str]]:
    """Yield the kinds of concern about one submission, and for each the reason; of refused and idle ones only that."""
    if submission.refused:
        yield "refused", submission.refused
        return
    if submission.ended != "done":
        yield "crashed", "took too long and was stopped" if submission.ended == "timeout" else "ended the whole program"
    elif not submission.attempted:
        yield "nothing attempted", "every exercise is as it was released"
    for name, verdict in submission.exercises.items():
        for ending in _ENDINGS:
            if f"{name} {ending}." in verdict["message"]:
                yield "crashed", f"{name} {ending}"
        error = submission.errors.get(name)
        if error and not verdict["passed"]:
            where = f" in line {error['line']}" if error.get("line") else ""
            yield "stopped cell", f"{name}: {error.get('type')}{where}"
    if submission.incidents:
        yield "restored", "; ".join(submission.incidents)
    if submission.seconds > slow:
        yield "slow", f"{submission.seconds:.0f} seconds"
