"""Statistics of a class: the distribution of scores, and the difficulty and discrimination of each exercise.

The statistics of exercises leave out submissions in which nothing was attempted, because these would make every
exercise look hard and would correlate all of them.
"""

import itertools
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import pointbiserialr

from grading.exercises.exercise import Exercise
from grading.judging.verdict import ExerciseVerdict, Verdict

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
    """The results of one exercise, in numbers of submissions."""

    name: str
    max_score: int
    n: int  # with at least one attempted exercise
    points_share: float  # share of the possible points that was earned
    full: int
    partial: int
    nothing: int  # attempted, but no points
    not_attempted: int
    discrimination: float | None  # point-biserial correlation of full marks here with the score on all other exercises
    why_undefined: str  # why there is no correlation; empty if there is one
    misconceptions: tuple[MisconceptionCount, ...]  # most frequent first
    unexplained: int  # wrong answers that match no known misconception


def distribution(verdicts: Collection[Verdict]) -> Distribution:
    """Return the distribution of the scores of at least one submission."""
    scores = [verdict.score for verdict in verdicts]
    max_score = max(verdict.max_score for verdict in verdicts)
    lower, median, upper = map(float, np.quantile(scores, [0.25, 0.5, 0.75]))
    return Distribution(
        n=len(scores),
        max_score=max_score,
        mean=float(np.mean(scores)),
        lower_quartile=lower,
        median=median,
        upper_quartile=upper,
        nothing_attempted=sum(verdict.nothing_attempted for verdict in verdicts),
        bars=histogram(scores, max_score),
    )


def histogram(scores: Sequence[int], max_score: int) -> tuple[Bar, ...]:
    """Count scores in bars of a round width; full marks have their own bar if the width divides the maximum."""
    round_widths = (digit * 10**power for power in itertools.count() for digit in (1, 2, 5))
    width = next(width for width in round_widths if max_score / width < _MOST_BARS)
    counts = Counter(score // width for score in scores)
    return tuple(
        Bar(place * width, min((place + 1) * width - 1, max_score), counts[place])
        for place in range(max_score // width + 1)
    )


def exercise_statistics(exercise: Exercise, verdicts: Collection[Verdict]) -> ExerciseStatistics:
    """Return the results of an exercise among the submissions in which something was attempted."""
    worked = [verdict for verdict in verdicts if verdict.attempted]
    own = [verdict.exercises[exercise.name] for verdict in worked]
    full = [each.passed for each in own]
    partial = sum(not each.passed and any(aspect.passed for aspect in each.aspects) for each in own)
    idle = sum(not each.attempted for each in own)
    r, why = point_biserial(full, [verdict.score - each.score for verdict, each in zip(worked, own, strict=True)])
    counts = Counter(each.misconception or "" for each in own if each.attempted and not each.passed)
    unexplained = counts.pop("", 0)
    hints = {misconception.name: misconception.hint for misconception in exercise.misconceptions}
    return ExerciseStatistics(
        name=exercise.name,
        max_score=exercise.points,
        n=len(worked),
        points_share=_points_share(own),
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


def _points_share(own: Sequence[ExerciseVerdict]) -> float:
    """Return the share of the possible points that was earned; of an optional exercise, the share of full marks."""
    if possible := sum(each.max_score for each in own):
        return sum(each.score for each in own) / possible
    return sum(each.passed for each in own) / len(own) if own else 0.0


def point_biserial(passed: Sequence[bool], rest: Sequence[float]) -> tuple[float | None, str]:
    """Return the point-biserial correlation of full marks with the scores on all other exercises.

    It is None where it is undefined, with the reason.
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
