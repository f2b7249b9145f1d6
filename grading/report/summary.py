"""The content of a report, computed from a class's submissions; `page` and `tables` write it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grading.course import Course
from grading.exercises import exercises_of, manual_points
from grading.report.attention import Concern, concerns
from grading.report.records import Submission
from grading.report.similarity import Similarity, find_groups
from grading.report.solutions import expected_structures, read_solutions
from grading.report.statistics import (
    Distribution,
    ExerciseStatistics,
    MisconceptionCount,
    distribution,
    exercise_statistics,
)
from grading.report.unknown_mistakes import UnknownMistakes, find_unknown_mistakes


@dataclass(frozen=True)
class Summary:
    """The results of a class on an assignment.

    Attributes
    ----------
    assignment : str
        Which assignment.
    submissions : tuple of Submission
        All graded ones.
    manual_points : int
        Points of the question that needs manual grading; no score in a report contains them.
    scores : Distribution
        Distribution of the scores.
    exercises : tuple of ExerciseStatistics
        In the notebook's order.
    concerns : tuple of Concern
        Which submissions need attention, and why.
    similarity : Similarity
        Whose solutions are similar.
    unknown_mistakes : UnknownMistakes
        Wrong answers without a name that several students share.
    """

    assignment: str
    submissions: tuple[Submission, ...]
    manual_points: int
    scores: Distribution
    exercises: tuple[ExerciseStatistics, ...]
    concerns: tuple[Concern, ...]
    similarity: Similarity
    unknown_mistakes: UnknownMistakes

    @property
    def weaker_isolation(self) -> dict[str, int]:
        """Number of submissions that were judged without the full sandbox, by isolation."""
        return dict(Counter(each.isolation for each in self.submissions if each.isolation != "bubblewrap"))

    @property
    def misconceptions(self) -> list[tuple[str, MisconceptionCount]]:
        """(exercise, count) of wrong answers, most frequent first; unknown mistakes have no name."""
        found = [(exercise.name, count) for exercise in self.exercises for count in exercise.misconceptions]
        unknown = [(e.name, MisconceptionCount("", "", e.unexplained)) for e in self.exercises if e.unexplained]
        return sorted(found + unknown, key=lambda item: -item[1].count)


def summarize(
    course: Course, assignment: str, submissions: Sequence[Submission], not_counted: Mapping[str, str] | None = None
) -> Summary:
    """Compute the report on at least one submission; `not_counted` gives the reason for each student left out."""
    return Summary(
        assignment=assignment,
        submissions=tuple(submissions),
        manual_points=manual_points(assignment),
        scores=distribution(submissions),
        exercises=tuple(exercise_statistics(exercise, submissions) for exercise in exercises_of(assignment)),
        concerns=tuple(concerns(submissions, not_counted or {})),
        similarity=find_groups(
            read_solutions(course, assignment, submissions), expected_structures(course, assignment)
        ),
        unknown_mistakes=find_unknown_mistakes(
            course, assignment, {each.student: _unknown_mistakes(each) for each in submissions}
        ),
    )


def _unknown_mistakes(submission: Submission) -> dict[str, str]:
    """Return exercise -> digest of each wrong answer without a name."""
    found = {name: verdict["unknown_mistake"] for name, verdict in submission.exercises.items()}
    return {name: digest for name, digest in found.items() if digest}
