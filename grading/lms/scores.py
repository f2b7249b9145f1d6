"""The scores of an assignment as an LMS gets them: after late penalties, and only those that are final."""

from dataclasses import dataclass

from grading.course import Course
from grading.errors import CourseError
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow
from grading.gradebook.timestamps import was_resubmitted
from grading.roster import EXCUSED


@dataclass(frozen=True)
class FinalScores:
    """The final scores of an assignment by student, and why others have none: `EXCUSED`, or a reason to wait."""

    maximum: float
    final: dict[str, float]
    without: dict[str, str]


def read_final_scores(course: Course, assignment: str) -> FinalScores:
    """Read the scores of an assignment from the gradebook; raise `CourseError` if nothing has been graded."""
    workflow = NbgraderWorkflow(course, assignment)
    scores = workflow.scores()
    if not scores:
        raise CourseError(f"nothing has been graded: run `course grade {assignment}` first")
    final, without = {}, dict.fromkeys(set(course.students(assignment)) - set(scores), "not graded")
    for student, score in scores.items():
        if score.needs_manual_grade:
            without[student] = "needs manual grading"
        elif was_resubmitted(course, student, assignment):
            without[student] = "submitted again after grading"
        else:
            final[student] = score.final
    for student in workflow.due_dates.excused:
        without[student] = EXCUSED
        final.pop(student, None)
    return FinalScores(next(iter(scores.values())).max_score, final, without)
