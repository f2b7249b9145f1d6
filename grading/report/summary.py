"""The content of a report, computed from the verdicts on a class; `page` and `tables` write it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from grading.course import Course
from grading.judging.verdict import Verdict
from grading.report.attention import Concern, concerns
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
from grading.settings import Settings


@dataclass(frozen=True)
class Summary:
    """The results of a class on an assignment."""

    assignment: str
    verdicts: dict[str, Verdict]  # by student
    manual_points: int  # of the question that needs manual grading; no score in a report includes them
    scores: Distribution
    exercises: tuple[ExerciseStatistics, ...]  # in the notebook's order
    concerns: tuple[Concern, ...]
    similarity: Similarity
    unknown_mistakes: UnknownMistakes  # wrong answers without a name that several students share
    late_penalties: Mapping[str, float]  # points, by student; no score in a report includes them

    @property
    def weaker_isolation(self) -> dict[str, int]:
        """Number of submissions that were judged without the full sandbox, by isolation."""
        return dict(Counter(each.isolation for each in self.verdicts.values() if each.isolation != "bubblewrap"))

    @property
    def misconceptions(self) -> list[tuple[str, MisconceptionCount]]:
        """(exercise, count) of wrong answers, most frequent first; unknown mistakes have no name."""
        found = [(exercise.name, count) for exercise in self.exercises for count in exercise.misconceptions]
        unknown = [(e.name, MisconceptionCount("", "", e.unexplained)) for e in self.exercises if e.unexplained]
        return sorted(found + unknown, key=lambda item: -item[1].count)


def summarize(
    course: Course,
    assignment: str,
    verdicts: dict[str, Verdict],
    not_counted: Mapping[str, str],
    late_penalties: Mapping[str, float] | None = None,
) -> Summary:
    """Compute the report on at least one submission; `not_counted` gives the reason for each student left out."""
    settings = Settings.of_folder(course.root)
    unnamed = {
        student: {name: each.unknown_mistake for name, each in verdict.exercises.items() if each.unknown_mistake}
        for student, verdict in verdicts.items()
    }
    return Summary(
        assignment=assignment,
        verdicts=verdicts,
        manual_points=settings.manual_points(assignment) or 0,
        scores=distribution(verdicts.values()),
        exercises=tuple(exercise_statistics(each, verdicts.values()) for each in settings.exercises(assignment)),
        concerns=tuple(concerns(verdicts, not_counted)),
        similarity=find_groups(read_solutions(course, assignment, verdicts), expected_structures(course, assignment)),
        unknown_mistakes=find_unknown_mistakes(course, assignment, unnamed),
        late_penalties={name: points for name, points in (late_penalties or {}).items() if name in verdicts},
    )
