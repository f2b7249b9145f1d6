"""Statistics of a class: the distribution of scores, and the difficulty and discrimination of each exercise.

The statistics of exercises leave out submissions in which nothing was attempted, because these would make every
exercise look hard and would correlate all of them.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scipy.stats import pointbiserialr

from grading.exercises.exercise import Exercise
from grading.report.records import Submission

# with fewer submissions a correlation is mostly chance: with ten, only 0.6 differs from 0 at the 5 % level
ENOUGH_TO_CORRELATE = 10
_MOST_BARS = 20


@dataclass(frozen=True)
class Bar:
    """Scores from `low` to `high`, both included, and the number of submissions with such a score."""

    low: int
    high: int
    count: int

    @property
    def label(self) -> str:
        """The scores of the bar as text."""
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


@dataclass(frozen=True)
class Distribution:
    """Scores of a class, in points."""

    n: int
    max_score: int
    mean: float
    lower_quartile: float
    median: float
    upper_quartile: float
    nothing_attempted: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class MisconceptionCount:
    """A misconception, its hint, and the number of submissions with it; without a name, no known misconception."""

    name: str
    hint: str
    count: int


@dataclass(frozen=True)
class ExerciseStatistics:
    """The results of one exercise.

    Attributes
    ----------
    n : int
        Number of submissions in which at least one exercise was attempted.
    points_share : float
        Share of the possible points that was earned.
    full, partial, nothing, not_attempted : int
        Number of submissions with full marks, part of the points, no points although attempted, not attempted.
    discrimination : float or None
        Point-biserial correlation of full marks here with the score on all other exercises.
    why_undefined : str
        Why the correlation is undefined; empty if it is defined.
    misconceptions : tuple of MisconceptionCount
        Most frequent first.
    unexplained : int
        Number of wrong answers that match no known misconception.
    """

    name: str
    max_score: int
    n: int
    points_share: float
    full: int
    partial: int
    nothing: int
    not_attempted: int
    discrimination: float | None
    why_undefined: str
    misconceptions: tuple[MisconceptionCount, ...]
    unexplained: int


def distribution(submissions: Sequence[Submission]) -> Distribution:
    """Return the distribution of the scores of at least one submission."""
    scores = [submission.score for submission in submissions]
    max_score = max(submission.max_score for submission in submissions)
    # a single score is all three quartiles
    lower, median, upper = statistics.quantiles(scores, n=4, method="inclusive") if len(scores) > 1 else scores * 3
    return Distribution(
        n=len(scores),
        max_score=max_score,
        mean=statistics.fmean(scores),
        lower_quartile=lower,
        median=median,
        upper_quartile=upper,
        nothing_attempted=sum(not submission.attempted for submission in submissions),
        bars=histogram(scores, max_score),
    )


def histogram(scores: Sequence[int], max_score: int) -> tuple[Bar, ...]:
    """Count scores in bars of a round width; full marks have their own bar if the width divides the maximum."""
    width = next(width for width in _round_widths() if max_score / width < _MOST_BARS)
    counts = Counter(score // width for score in scores)
    return tuple(
        Bar(place * width, min((place + 1) * width - 1, max_score), counts[place])
        for place in range(max_score // width + 1)
    )


def _round_widths() -> Iterator[int]:
    """Yield 1, 2, 5, 10, 20, 50 and so on without end."""
    scale = 1
    while True:
        yield from (scale, 2 * scale, 5 * scale)
        scale *= 10


def exercise_statistics(exercise: Exercise, submissions: Sequence[Submission]) -> ExerciseStatistics:
    """Return the results of an exercise among the submissions in which something was attempted."""
    worked = [s for s in submissions if s.attempted and exercise.name in s.exercises]
    verdicts = [submission.exercises[exercise.name] for submission in worked]
    full = [verdict["passed"] for verdict in verdicts]
    partial = sum(0 < verdict["score"] < verdict["max_score"] for verdict in verdicts)
    idle = sum(not verdict["attempted"] for verdict in verdicts)
    rest = [s.score - verdict["score"] for s, verdict in zip(worked, verdicts, strict=True)]
    r, why = point_biserial(full, rest)
    counts = Counter(verdict["misconception"] for verdict in verdicts if verdict["attempted"] and not verdict["passed"])
    unexplained = counts.pop(None, 0)
    hints = {misconception.name: misconception.hint for misconception in exercise.misconceptions}
    return ExerciseStatistics(
        name=exercise.name,
        max_score=exercise.points,
        n=len(worked),
        points_share=sum(v["score"] for v in verdicts) / (exercise.points * len(worked)) if worked else 0.0,
        full=sum(full),
        partial=partial,
        nothing=len(worked) - sum(full) - partial - idle,
        not_attempted=idle,
        discrimination=r,
        why_undefined=why,
        misconceptions=tuple(
            MisconceptionCount(name, hints.get(name, ""), count)
            for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        ),
        unexplained=unexplained,
    )


def point_biserial(passed: Sequence[bool], rest: Sequence[float]) -> tuple[float | None, str]:
    """Return the point-biserial correlation, or None and the reason why it is undefined.

    Parameters
    ----------
    passed : sequence of bool
        Whether each student has full marks on the exercise.
    rest : sequence of float
        Each student's score on all other exercises, so that the exercise is not correlated with itself.
    """
    if len(passed) < ENOUGH_TO_CORRELATE:
        return None, f"fewer than {ENOUGH_TO_CORRELATE} submissions"
    if not any(passed):
        return None, "no submission has full marks"
    if all(passed):
        return None, "all submissions have full marks"
    if min(rest) == max(rest):
        return None, "all other scores are identical"
    return float(pointbiserialr(passed, rest).statistic), ""
