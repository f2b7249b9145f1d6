"""`course demo`: the instructor's full workflow for a synthetic class, in its own course folder."""

import json
import shutil
import textwrap
from collections.abc import Iterator

from grading.authoring.build import build
from grading.classroom.grade_students import grade_students, progress, report
from grading.classroom.plan import Plan
from grading.course import CONFIG, Course
from grading.course_folder.update_command import update_assignment
from grading.demo.synthetic_class import synthetic_class
from grading.exercises import ASSIGNMENTS
from grading.exercises.answers import Answers
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow, export_csv
from grading.gradebook.scores import Score
from grading.judging.verdict import Verdict
from grading.report.command import read_class, write_report
from grading.sandbox.isolation import available

_EXCHANGE = """
# the exchange of the demo
c.Exchange.root = {exchange!r}
c.Exchange.cache = {cache!r}
"""


def run_demo(course: Course) -> int:
    """Build, release, submit, collect, grade, write feedback, report and export; print scores and reasons."""
    if not available():
        _say("bubblewrap is not installed: grading without isolation, which is safe for a synthetic class")
    _say("building the release from notebooks/")
    build(course, say=_say)
    demo = make_folder(course)
    lines: list[str] = []
    exit_code = 0
    for assignment in ASSIGNMENTS:
        steps = NbgraderWorkflow(demo, assignment)
        students = submit_all(demo, steps)
        results = grade_students(steps, students, Plan(sandbox=available()))
        exit_code = max(exit_code, report(results))
        for student in progress(students, "writing feedback"):
            steps.feedback(student)
        write_report(demo, assignment)
        lines += [f"\n{assignment}", *table(read_class(demo, assignment)[0], steps.scores())]
    rows = export_csv(demo, demo.root / "grades.csv")
    print("\n".join(lines))
    print(f"\n{rows} grades    {demo.root / 'grades.csv'}")
    print(f"feedback     {demo.root / 'feedback'}/STUDENT/ASSIGNMENT/ASSIGNMENT.html")
    print(f"reports      {demo.root / 'reports'}/ASSIGNMENT/report.html")
    print(f"gradebook    {demo.root / 'gradebook.db'}  (a course folder: Formgrader opens it)")
    return exit_code


def make_folder(course: Course) -> Course:
    """Return a new course folder under build/ with the source notebooks and its own exchange."""
    root = course.root / "build" / "demo"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(course.root / "source", root / "source")
    exchange, cache = root / "exchange", root / "cache"
    for folder in (exchange, cache):
        folder.mkdir()
    settings = (course.root / CONFIG).read_text(encoding="utf-8")
    settings += _EXCHANGE.format(exchange=str(exchange), cache=str(cache))
    (root / CONFIG).write_text(settings, encoding="utf-8")
    return Course(root)


def submit_all(demo: Course, steps: NbgraderWorkflow) -> list[str]:
    """Release the assignment, submit and collect it for the synthetic class; return the students."""
    assignment = steps.assignment
    _say(f"{assignment}: releasing, submitting, collecting, grading")
    update_assignment(demo, assignment)
    steps.release()
    release = json.loads(demo.release(assignment).read_text(encoding="utf-8"))
    submissions = synthetic_class(Answers(demo, assignment), release)
    for student, notebook in progress(submissions.items(), "submitting"):
        folder = demo.root / "students" / student
        (folder / assignment).mkdir(parents=True)
        (folder / assignment / f"{assignment}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
        steps.submit(student, folder)
    steps.collect()
    return sorted(submissions)


def table(verdicts: dict[str, Verdict], scores: dict[str, Score]) -> Iterator[str]:
    """Yield a line for every student, best first, and one for each exercise that lost points."""
    width = shutil.get_terminal_size((120, 24)).columns
    for student in sorted(verdicts, key=lambda student: (-scores[student].final, student)):
        score = scores[student]
        exercises = verdicts[student].exercises.values()
        note = "   one answer needs manual grading" if score.needs_manual_grade else ""
        yield f"  {student:<14} {score.final:5g} of {score.max_score:g}{note}"
        if untouched := sum(not each.attempted for each in exercises):
            yield f"      not attempted: {untouched} of {len(exercises)} exercises"
        for each in exercises:
            if each.passed or not each.attempted:
                continue
            why = each.message.split("\n")[0]
            line = f"{each.exercise} {each.score}/{each.max_score}: {why}"
            yield "      " + textwrap.shorten(line, width - 6, placeholder=" …")


def _say(line: str) -> None:
    print(line, flush=True)
