"""`course regrade`: judge one submission again, and tell the student why."""

from grading.classroom.grade_command import grade_class
from grading.classroom.plan import Plan
from grading.course import Course
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow
from grading.gradebook.notes import add_note, check_note, read_notes


def regrade(course: Course, student: str, assignment: str, note: str, sandbox: bool) -> int:
    """Judge a submission again, print its score and the previous one, and keep a note for the feedback page.

    Manual scores stay. Return 1 if the submission could not be graded properly; then the note is not kept. Raise
    `CourseError` as `grade_class` does, or if the note is not valid.
    """
    if note:
        note = check_note(note)
        read_notes(course.root, student, assignment)  # refuses a damaged file before anything is done
    workflow = NbgraderWorkflow(course, assignment)
    before = workflow.scores().get(student)
    code = grade_class(course, assignment, student, Plan(sandbox, force=True, jobs=1))
    after = workflow.scores().get(student)
    if before and after:
        print("the score is as before" if before.final == after.final else f"the score was {before.final:g}")
    if note and not code:
        add_note(course.root, student, assignment, note)
        print(f"the note is kept; `course feedback {assignment}` puts it on the feedback page")
    return code
