"""All that one report says, put together from a class's submissions; how it is written is the business of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grading.course import Course
from grading.exercises import exercises_of, manual_points
from grading.report.attention import Concern, concerns
from grading.report.likeness import Likeness, find_groups
from grading.report.records import Submission
from grading.report.solutions import expected_structures, read_solutions
from grading.report.statistics import Distribution, ExerciseStatistics, distribution, exercise_statistics


@dataclass(frozen=True)
class Summary:
    """What is known of a class and an assignment.

    Attributes
    ----------
    assignment : str
        Which assignment.
    submissions : tuple of Submission
        Every graded one.
    manual_points : int
        What is left for a person to mark; no score in a report contains it.
    scores : Distribution
        How the scores are spread.
    exercises : tuple of ExerciseStatistics
        In the notebook's order.
    concerns : tuple of Concern
        Who needs a look.
    likeness : Likeness
        Whose solutions are alike.
    """

    assignment: str
    submissions: tuple[Submission, ...]
    manual_points: int
    scores: Distribution
    exercises: tuple[ExerciseStatistics, ...]
    concerns: tuple[Concern, ...]
    likeness: Likeness

    @property
    def weaker_isolation(self) -> dict[str, int]:
        """How many submissions were judged in less than the whole sandbox, by what they were judged in."""
        return dict(Counter(each.isolation for each in self.submissions if each.isolation != "bubblewrap"))


def summarize(
    course: Course, assignment: str, submissions: Sequence[Submission], not_graded: Iterable[str] = ()
) -> Summary:
    """Put together what at least one submission says."""
    return Summary(
        assignment=assignment,
        submissions=tuple(submissions),
        manual_points=manual_points(assignment),
        scores=distribution(submissions),
        exercises=tuple(exercise_statistics(exercise, submissions) for exercise in exercises_of(assignment)),
        concerns=tuple(concerns(submissions, not_graded)),
        likeness=find_groups(read_solutions(course, assignment, submissions), expected_structures(course, assignment)),
    )
