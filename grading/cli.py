"""The `course` command. Each subcommand imports its modules when it runs, because nbgrader alone takes seconds."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from grading.course import Course
from grading.errors import CourseError, usage_error
from grading.sandbox.operating_system import require_processes_that_fork
from grading.submitted_files import one_line


def main(argv: list[str] | None = None) -> int:
    """Run the command and return its exit code: 0 done, 1 the work found a failure, 2 invalid arguments."""
    arguments = make_parser().parse_args(argv)
    try:
        return arguments.run(arguments)
    except CourseError as error:
        print(one_line(f"course: {error}"), file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        sys.stdout = None  # nobody reads our output any more
        return 1
    except KeyboardInterrupt:
        print("course: stopped; run the same command again to continue", file=sys.stderr)
        return 130


class _Parser(argparse.ArgumentParser):
    """Reports invalid arguments in one line, without the usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"course: {message}; see `{self.prog} --help`\n")


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of all subcommands."""
    parser = _Parser(prog="course", description="Build, grade and try the deep-learning course.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    init = commands.add_parser("init", help="make a course folder for a term")
    init.add_argument("folder", metavar="FOLDER", type=Path)
    init.set_defaults(run=run_init)

    update = commands.add_parser("update", help="apply course.toml to release/ and the gradebook")
    update.add_argument("assignments", metavar="ASSIGNMENT", nargs="*")
    update.set_defaults(run=run_update)

    build = commands.add_parser("build", help="build source/, release/ and reference outputs from notebooks/")
    build.add_argument("--check", action="store_true", help="write nothing; fail if a built file is out of date")
    build.set_defaults(run=run_build)

    import_ = commands.add_parser("import", help="import a roster, or the submissions that Canvas or Moodle exports")
    import_.add_argument(
        "archive",
        metavar="FILE.zip|FOLDER",
        nargs="?",
        type=Path,
        help="Canvas's or Moodle's archive of all submissions, as it was downloaded; or a folder STUDENT/*.ipynb. "
        "Newer submissions replace older ones. What belongs to no student is listed, and the exit code is 1",
    )
    import_.add_argument("assignment", metavar="ASSIGNMENT", nargs="?", help="default: the one that the notebooks name")
    import_.add_argument(
        "--roster",
        metavar="FILE.csv",
        type=Path,
        help="add the students of this file to the gradebook, and update the others; removes none. Takes roster.csv, "
        "Canvas's gradebook export, and Moodle's list of participants or grading worksheet (default: roster.csv)",
    )
    import_.add_argument(
        "--worksheet",
        metavar="FILE.csv",
        type=Path,
        help="Moodle's grading worksheet of the assignment, in English: it has the times of submission, without which "
        "nobody counts as late, and tells students of the same name apart",
    )
    import_.add_argument("--replace", action="store_true", help="also replace submissions that may be newer")
    import_.set_defaults(run=run_import)

    grade = commands.add_parser("grade", help="grade the collected submissions of an assignment")
    grade.add_argument("assignment", metavar="ASSIGNMENT")
    grade.add_argument("--student", metavar="ID", help="grade only this student")
    grade.add_argument("--force", action="store_true", help="grade everything again")
    grade.add_argument(
        "--jobs", metavar="N", type=_positive, default=0, help="worker processes (default: one per core)"
    )
    grade.add_argument("--scheduler", metavar="ADDR", default="", help="a Dask scheduler, such as tcp://host:8786")
    grade.add_argument("--demos", action="store_true", help="also run demonstration cells, which earn no points")
    _add_no_sandbox(grade)
    grade.set_defaults(run=run_grade)

    regrade = commands.add_parser("regrade", help="grade one submission again; manual scores stay")
    regrade.add_argument("student", metavar="STUDENT")
    regrade.add_argument("assignment", metavar="ASSIGNMENT")
    regrade.add_argument("--note", default="", metavar="TEXT", help="what the feedback page tells the student about it")
    _add_no_sandbox(regrade)
    regrade.set_defaults(run=run_regrade)

    explain = commands.add_parser("explain", help="show every case of a student's function, hidden ones included")
    explain.add_argument("student", metavar="STUDENT")
    explain.add_argument("assignment", metavar="ASSIGNMENT")
    explain.add_argument("exercise", metavar="EXERCISE")
    _add_no_sandbox(explain)
    explain.set_defaults(run=run_explain)

    judge = commands.add_parser("judge", help="judge functions in plain .py files")
    judge.add_argument("exercise", metavar="EXERCISE", nargs="?")
    judge.add_argument("files", metavar="FILE", nargs="*", type=Path)
    judge.add_argument("--list", action="store_true", help="list all exercises")
    judge.add_argument("--json", action="store_true", help="print one JSON object per line")
    judge.set_defaults(run=run_judge)

    feedback = commands.add_parser("feedback", help="write the feedback pages of an assignment")
    feedback.add_argument("assignment", metavar="ASSIGNMENT")
    feedback.add_argument(
        "--solutions", action="store_true", help="show the worked solutions too; only after the deadline"
    )
    feedback.add_argument(
        "--zip",
        choices=("canvas", "moodle"),
        help="also pack the pages of the submissions imported from there, under the names under which it takes them "
        "back (Canvas: Upload submissions; Moodle: Upload multiple feedback files in a zip)",
    )
    feedback.add_argument("--to", metavar="FILE.zip", type=Path, help="default: feedback-ASSIGNMENT-canvas.zip")
    feedback.set_defaults(run=run_feedback)

    export = commands.add_parser(
        "export", help="write the scores: grades.csv, or the file of Canvas or Moodle filled in"
    )
    export.add_argument("assignment", metavar="ASSIGNMENT", nargs="?", help="default: all, in grades.csv")
    export.add_argument(
        "--format",
        choices=("csv", "canvas", "moodle"),
        default="csv",
        help="canvas and moodle write final scores, after late penalties, into a file that was exported there",
    )
    export.add_argument(
        "--fill",
        metavar="FILE.csv",
        type=Path,
        help="Canvas's gradebook (Grades, Export) or Moodle's grading worksheet. What is not graded is left empty; "
        "rows of others and all other columns stay as they are",
    )
    export.add_argument("--column", metavar="TITLE", help="the column of the assignment, if it has another name")
    export.add_argument("--scale", action="store_true", help="convert the scores if the maximum in FILE.csv differs")
    export.add_argument("--exercises", action="store_true", help="a column for each exercise; with --format csv")
    export.add_argument("--to", metavar="FILE", type=Path, help="default: grades.csv, or FILE-filled.csv")
    export.set_defaults(run=run_export)

    status = commands.add_parser("status", help="show who has handed in, is late, graded, exported, excused or missing")
    status.add_argument("assignment", metavar="ASSIGNMENT", nargs="?", help="with lists of students for this one")
    status.add_argument("--all", action="store_true", help="with every name in long lists")
    status.add_argument("--json", action="store_true", help="print everything as one JSON object")
    status.set_defaults(run=run_status)

    report = commands.add_parser("report", help="write a report on the class: a page, CSV and JSON")
    report.add_argument("assignment", metavar="ASSIGNMENT")
    report.add_argument("--to", metavar="FOLDER", type=Path, help="output folder (default: reports/ASSIGNMENT)")
    report.set_defaults(run=run_report)

    bundle = commands.add_parser("bundle", help="write a zip file with all that a student needs to work at home")
    bundle.add_argument("assignments", metavar="ASSIGNMENT", nargs="*", help="default: all")
    bundle.add_argument("--to", metavar="FILE", type=Path, default=Path("students.zip"))
    bundle.set_defaults(run=run_bundle)

    validate = commands.add_parser("validate", help="run the visible checks of notebooks, as the Validate button does")
    validate.add_argument("files", metavar="FILE", nargs="+")
    validate.set_defaults(run=run_validate)

    demo = commands.add_parser("demo", help="run the full workflow with a synthetic class")
    demo.set_defaults(run=run_demo)

    lab = commands.add_parser("lab", help="open JupyterLab on the release")
    lab.add_argument("--instructor", action="store_true", help="open the course folder, with Formgrader")
    lab.add_argument("options", metavar="-- OPTIONS", nargs="*", help="options of JupyterLab, such as -- --port=9999")
    lab.set_defaults(run=run_lab)
    return parser


def _add_no_sandbox(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--no-sandbox", action="store_true", help="without bubblewrap: submissions can access your files"
    )


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} must be a positive integer")
    return int(text)


def run_init(arguments: argparse.Namespace) -> int:
    """Make a course folder."""
    from grading.course_folder.init_command import init_folder

    init_folder(arguments.folder)
    print(f"made {arguments.folder}; its README.md says what to do next")
    return 0


def run_update(arguments: argparse.Namespace) -> int:
    """Apply course.toml."""
    course = Course.find()
    from grading.course_folder.update_command import update

    changed = False
    for line in update(course, arguments.assignments):
        print(line, flush=True)
        changed = True
    if not changed:
        print("everything is up to date")
    return 0


def run_build(arguments: argparse.Namespace) -> int:
    """Build everything, or check that everything is up to date."""
    from grading.authoring.build import build, check

    course = Course.find()
    if arguments.check:
        check(course)
        print("source/, release/ and course_utils/reference/ are up to date")
        return 0
    changed = build(course, say=lambda line: print(line, file=sys.stderr, flush=True))
    print("\n".join(f"wrote {path}" for path in changed) or "everything is up to date")
    return 0


def run_import(arguments: argparse.Namespace) -> int:
    """Import a roster, submissions or both."""
    from grading.lms.import_command import ImportOptions, import_roster, import_submissions

    course = Course.find()
    if arguments.archive is not None:
        options = ImportOptions(arguments.assignment, arguments.roster, arguments.worksheet, arguments.replace)
        return import_submissions(course, arguments.archive, options)
    if arguments.roster is None or arguments.worksheet:
        raise usage_error("name an archive or a folder of submissions, or a roster with --roster")
    import_roster(course, arguments.roster)
    return 0


def run_grade(arguments: argparse.Namespace) -> int:
    """Grade a class, or one student."""
    require_processes_that_fork()
    from grading.classroom.grade_command import grade_class
    from grading.classroom.plan import Plan

    plan = Plan(not arguments.no_sandbox, arguments.demos, arguments.force, arguments.jobs, arguments.scheduler)
    return grade_class(Course.find(), arguments.assignment, arguments.student, plan)


def run_regrade(arguments: argparse.Namespace) -> int:
    """Grade one submission again."""
    require_processes_that_fork()
    from grading.classroom.regrade_command import regrade

    course, sandbox = Course.find(), not arguments.no_sandbox
    return regrade(course, arguments.student, arguments.assignment, arguments.note, sandbox)


def run_explain(arguments: argparse.Namespace) -> int:
    """Show every case of a student's function."""
    require_processes_that_fork()
    from grading.classroom.explain_command import explain

    explain(
        Course.find(), arguments.student, arguments.assignment, arguments.exercise, sandbox=not arguments.no_sandbox
    )
    return 0


def run_judge(arguments: argparse.Namespace) -> int:
    """Judge files, or list the exercises."""
    require_processes_that_fork()
    from grading.judging.judge_command import judge_python_files, list_exercises

    if arguments.list:
        if arguments.exercise is not None:
            raise usage_error("--list does not take an exercise")
        list_exercises(arguments.json)
        return 0
    if arguments.exercise is None or not arguments.files:
        raise usage_error("name an exercise and at least one file, or use --list")
    return judge_python_files(Course.find(), arguments.exercise, arguments.files, arguments.json)


def run_feedback(arguments: argparse.Namespace) -> int:
    """Write feedback pages."""
    from grading.exercises import exercises_of

    exercises_of(arguments.assignment)
    if arguments.to and not arguments.zip:
        raise usage_error("--to needs --zip canvas or moodle")
    from grading.gradebook.nbgrader_workflow import NbgraderWorkflow

    course = Course.find()
    NbgraderWorkflow(course, arguments.assignment).feedback(solutions=arguments.solutions)
    print(f"wrote feedback to {course.root / 'feedback'}")
    if arguments.zip is None:
        return 0
    from grading.lms.feedback_zip import pack_feedback

    destination = arguments.to or Path(f"feedback-{arguments.assignment}-{arguments.zip}.zip")
    return pack_feedback(course, arguments.assignment, arguments.zip, destination)


def run_export(arguments: argparse.Namespace) -> int:
    """Write the scores as CSV, or into a file of an LMS."""
    from grading.lms.export_command import FillOptions, export_table, fill_lms_file

    course = Course.find()
    if arguments.format == "csv":
        if arguments.fill or arguments.column or arguments.scale:
            raise usage_error("--fill, --column and --scale need --format canvas or moodle")
        return export_table(course, arguments.to or Path("grades.csv"), arguments.assignment, arguments.exercises)
    if arguments.fill is None or arguments.exercises:
        problem = "--exercises needs --format csv" if arguments.fill else "name the file to fill with --fill"
        raise usage_error(problem)
    options = FillOptions(arguments.format, arguments.fill, arguments.column, arguments.scale)
    return fill_lms_file(course, arguments.assignment, options, arguments.to)


def run_status(arguments: argparse.Namespace) -> int:
    """Show the status of one assignment, or of all."""
    from grading.status import print_status

    print_status(Course.find(), arguments.assignment, arguments.json, arguments.all)
    return 0


def run_report(arguments: argparse.Namespace) -> int:
    """Write the report on a class."""
    from grading.exercises import exercises_of

    exercises_of(arguments.assignment)
    from grading.report.command import write_report

    print(f"wrote {write_report(Course.find(), arguments.assignment, arguments.to)}")
    return 0


def run_bundle(arguments: argparse.Namespace) -> int:
    """Write the students' zip file."""
    from grading.bundle.command import write_bundle

    files = write_bundle(Course.find(), arguments.assignments, arguments.to)
    print(f"wrote {arguments.to} ({len(files)} files)")
    return 0


def run_validate(arguments: argparse.Namespace) -> int:
    """Validate notebooks as a student does."""
    from course_utils.validate import main

    return main(arguments.files)


def run_demo(arguments: argparse.Namespace) -> int:
    """Run the full workflow with a synthetic class."""
    require_processes_that_fork()
    from grading.demo.command import run_demo

    return run_demo(Course.find())


def run_lab(arguments: argparse.Namespace) -> int:
    """Open JupyterLab; return when it is closed."""
    import subprocess

    course = Course.find()
    folder = course.root if arguments.instructor else course.root / "release"
    return subprocess.call([sys.executable, "-m", "jupyterlab", *arguments.options], cwd=folder)


if __name__ == "__main__":
    sys.exit(main())
