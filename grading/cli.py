"""The `course` command. Each subcommand imports its modules when it runs, because nbgrader alone takes seconds."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from grading.course import Course
from grading.errors import CourseError, usage_error
from grading.interrupts import interrupts_noted
from grading.sandbox.operating_system import require_processes_that_fork
from grading.submitted_files import one_line

_Run = Callable[[argparse.Namespace], int | None]
_Argument = tuple[tuple[str, ...], dict[str, Any]]

_commands: list[tuple[str, str, tuple[_Argument, ...], _Run]] = []


def main(argv: list[str] | None = None) -> int:
    """Run the command and return its exit code: 0 done, 1 the work found a failure, 2 invalid arguments."""
    arguments = make_parser().parse_args(argv)
    try:
        with interrupts_noted():
            return arguments.run(arguments) or 0
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
    for name, description, arguments, run in _commands:
        command = commands.add_parser(name, help=description)
        for names, settings in arguments:
            command.add_argument(*names, **settings)
        command.set_defaults(run=run)
    return parser


def _command(name: str, description: str, *arguments: _Argument) -> Callable[[_Run], _Run]:
    """Make a function a subcommand; it returns an exit code, or None for 0."""

    def add(run: _Run) -> _Run:
        _commands.append((name, description, arguments, run))
        return run

    return add


def _argument(*names: str, **settings: Any) -> _Argument:
    """Return an argument as `argparse` takes it, by default named in capitals in the help."""
    if names[0][0] != "-":
        settings = {"metavar": names[0].upper()} | settings
    return names, settings


def _flag(name: str, description: str) -> _Argument:
    return _argument(name, action="store_true", help=description)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} must be a positive integer")
    return int(text)


_ASSIGNMENT = _argument("assignment")
_ASSIGNMENTS = _argument("assignments", metavar="ASSIGNMENT", nargs="*", help="default: all")
_NO_SANDBOX = _flag("--no-sandbox", "without bubblewrap: submissions can access your files")


@_command("init", "make a course folder for a term", _argument("folder", type=Path))
def _init(arguments: argparse.Namespace) -> None:
    from grading.course_folder.init_command import init_folder

    init_folder(arguments.folder)
    print(f"made {arguments.folder}; its README.md says what to do next")


@_command("update", "apply course.toml to release/ and the gradebook", _ASSIGNMENTS)
def _update(arguments: argparse.Namespace) -> None:
    course = Course.find()
    from grading.course_folder.update_command import update

    changed = False
    for line in update(course, arguments.assignments):
        print(line, flush=True)
        changed = True
    if not changed:
        print("everything is up to date")


@_command(
    "build",
    "build source/, release/ and reference outputs from notebooks/",
    _flag("--check", "write nothing; fail if a built file is out of date"),
)
def _build(arguments: argparse.Namespace) -> None:
    from grading.authoring.build import build, check

    course = Course.find()
    if arguments.check:
        check(course)
        print("source/, release/ and course_utils/reference/ are up to date")
        return
    changed = build(course, say=lambda line: print(line, file=sys.stderr, flush=True))
    print("\n".join(f"wrote {path}" for path in changed) or "everything is up to date")


@_command(
    "import",
    "import a roster, or the submissions that Canvas or Moodle exports",
    _argument(
        "archive",
        metavar="FILE.zip|FOLDER",
        nargs="?",
        type=Path,
        help="Canvas's or Moodle's archive of all submissions, as it was downloaded; or a folder STUDENT/*.ipynb. "
        "Newer submissions replace older ones. What belongs to no student is listed, and the exit code is 1",
    ),
    _argument("assignment", nargs="?", help="default: the one that the notebooks name"),
    _argument(
        "--roster",
        metavar="FILE.csv",
        type=Path,
        help="add the students of this file to the gradebook, and update the others; removes none. Takes roster.csv, "
        "Canvas's gradebook export, and Moodle's list of participants or grading worksheet (default: roster.csv)",
    ),
    _argument(
        "--worksheet",
        metavar="FILE.csv",
        type=Path,
        help="Moodle's grading worksheet of the assignment, in English: it has the times of submission, without which "
        "nobody counts as late, and tells students of the same name apart",
    ),
    _flag("--replace", "also replace submissions that may be newer"),
)
def _import(arguments: argparse.Namespace) -> int | None:
    from grading.lms.import_command import ImportOptions, import_roster, import_submissions

    course = Course.find()
    if arguments.archive is not None:
        options = ImportOptions(arguments.assignment, arguments.roster, arguments.worksheet, arguments.replace)
        return import_submissions(course, arguments.archive, options)
    if arguments.roster is None or arguments.worksheet:
        raise usage_error("name an archive or a folder of submissions, or a roster with --roster")
    import_roster(course, arguments.roster)
    return None


@_command(
    "grade",
    "grade the collected submissions of an assignment",
    _ASSIGNMENT,
    _argument("--student", metavar="ID", help="grade only this student"),
    _flag("--force", "grade everything again"),
    _argument("--jobs", metavar="N", type=_positive, default=0, help="worker processes (default: one per core)"),
    _argument("--scheduler", metavar="ADDR", default="", help="a Dask scheduler, such as tcp://host:8786"),
    _flag("--demos", "also run demonstration cells, which earn no points"),
    _NO_SANDBOX,
)
def _grade(arguments: argparse.Namespace) -> int:
    require_processes_that_fork()
    from grading.classroom.grade_command import grade_class
    from grading.classroom.plan import Plan

    plan = Plan(not arguments.no_sandbox, arguments.demos, arguments.force, arguments.jobs, arguments.scheduler)
    return grade_class(Course.find(), arguments.assignment, arguments.student, plan)


@_command(
    "regrade",
    "grade one submission again; manual scores stay",
    _argument("student"),
    _ASSIGNMENT,
    _argument("--note", default="", metavar="TEXT", help="what the feedback page tells the student about it"),
    _NO_SANDBOX,
)
def _regrade(arguments: argparse.Namespace) -> int:
    require_processes_that_fork()
    from grading.classroom.regrade_command import regrade

    sandbox = not arguments.no_sandbox
    return regrade(Course.find(), arguments.student, arguments.assignment, arguments.note, sandbox)


@_command(
    "explain",
    "show every case of a student's function, hidden ones included",
    _argument("student"),
    _ASSIGNMENT,
    _argument("exercise"),
    _NO_SANDBOX,
)
def _explain(arguments: argparse.Namespace) -> None:
    require_processes_that_fork()
    from grading.classroom.explain_command import explain

    sandbox = not arguments.no_sandbox
    explain(Course.find(), arguments.student, arguments.assignment, arguments.exercise, sandbox)


@_command(
    "judge",
    "judge functions in plain .py files",
    _argument("exercise", nargs="?"),
    _argument("files", metavar="FILE", nargs="*", type=Path),
    _flag("--list", "list all exercises"),
    _flag("--json", "print one JSON object per line"),
)
def _judge(arguments: argparse.Namespace) -> int | None:
    require_processes_that_fork()
    from grading.judging.judge_command import judge_python_files, list_exercises

    if arguments.list:
        if arguments.exercise is not None:
            raise usage_error("--list does not take an exercise")
        list_exercises(arguments.json)
        return None
    if arguments.exercise is None or not arguments.files:
        raise usage_error("name an exercise and at least one file, or use --list")
    return judge_python_files(Course.find(), arguments.exercise, arguments.files, arguments.json)


@_command(
    "feedback",
    "write the feedback pages of an assignment",
    _ASSIGNMENT,
    _flag("--solutions", "show the worked solutions too; only after the deadline"),
    _argument(
        "--zip",
        choices=("canvas", "moodle"),
        help="also pack the pages of the submissions imported from there, under the names under which it takes them "
        "back (Canvas: Upload submissions; Moodle: Upload multiple feedback files in a zip)",
    ),
    _argument("--to", metavar="FILE.zip", type=Path, help="default: feedback-ASSIGNMENT-canvas.zip"),
)
def _feedback(arguments: argparse.Namespace) -> int | None:
    from grading.exercises import exercises_of

    exercises_of(arguments.assignment)
    if arguments.to and not arguments.zip:
        raise usage_error("--to needs --zip canvas or moodle")
    from grading.gradebook.nbgrader_workflow import NbgraderWorkflow

    course = Course.find()
    NbgraderWorkflow(course, arguments.assignment).feedback(solutions=arguments.solutions)
    print(f"wrote feedback to {course.root / 'feedback'}")
    if arguments.zip is None:
        return None
    from grading.lms.feedback_zip import pack_feedback

    destination = arguments.to or Path(f"feedback-{arguments.assignment}-{arguments.zip}.zip")
    return pack_feedback(course, arguments.assignment, arguments.zip, destination)


@_command(
    "export",
    "write the scores: grades.csv, or the file of Canvas or Moodle filled in",
    _argument("assignment", nargs="?", help="default: all, in grades.csv"),
    _argument(
        "--format",
        choices=("csv", "canvas", "moodle"),
        default="csv",
        help="canvas and moodle write final scores, after late penalties, into a file that was exported there",
    ),
    _argument(
        "--fill",
        metavar="FILE.csv",
        type=Path,
        help="Canvas's gradebook (Grades, Export) or Moodle's grading worksheet. What is not graded is left empty; "
        "rows of others and all other columns stay as they are",
    ),
    _argument("--column", metavar="TITLE", help="the column of the assignment, if it has another name"),
    _flag("--scale", "convert the scores if the maximum in FILE.csv differs"),
    _flag("--exercises", "a column for each exercise; with --format csv"),
    _argument("--to", metavar="FILE", type=Path, help="default: grades.csv, or FILE-filled.csv"),
)
def _export(arguments: argparse.Namespace) -> int:
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


@_command(
    "status",
    "show who has handed in, is late, graded, exported, excused or missing",
    _argument("assignment", nargs="?", help="with lists of students for this one"),
    _flag("--all", "with every name in long lists"),
    _flag("--json", "print everything as one JSON object"),
)
def _status(arguments: argparse.Namespace) -> None:
    from grading.status import print_status

    print_status(Course.find(), arguments.assignment, arguments.json, arguments.all)


@_command(
    "report",
    "write a report on the class: a page, CSV and JSON",
    _ASSIGNMENT,
    _argument("--to", metavar="FOLDER", type=Path, help="output folder (default: reports/ASSIGNMENT)"),
)
def _report(arguments: argparse.Namespace) -> None:
    from grading.report.command import write_report

    print(f"wrote {write_report(Course.find(), arguments.assignment, arguments.to)}")


@_command(
    "bundle",
    "write a zip file with all that a student needs to work at home",
    _ASSIGNMENTS,
    _argument("--to", metavar="FILE", type=Path, default=Path("students.zip")),
)
def _bundle(arguments: argparse.Namespace) -> None:
    from grading.bundle.command import write_bundle

    files = write_bundle(Course.find(), arguments.assignments, arguments.to)
    print(f"wrote {arguments.to} ({len(files)} files)")


@_command(
    "validate",
    "run the visible checks of notebooks, as the Validate button does",
    _argument("files", metavar="FILE", nargs="+"),
)
def _validate(arguments: argparse.Namespace) -> int:
    from course_utils.validate import main as validate

    return validate(arguments.files)


@_command("demo", "run the full workflow with a synthetic class")
def _demo(_: argparse.Namespace) -> int:
    require_processes_that_fork()
    from grading.demo.command import run_demo

    return run_demo(Course.find())


@_command(
    "lab",
    "open JupyterLab on the release",
    _flag("--instructor", "open the course folder, with Formgrader"),
    _argument("options", metavar="-- OPTIONS", nargs="*", help="options of JupyterLab, such as -- --port=9999"),
)
def _lab(arguments: argparse.Namespace) -> int:
    import subprocess

    course = Course.find()
    folder = course.root if arguments.instructor else course.root / "release"
    return subprocess.call([sys.executable, "-m", "jupyterlab", *arguments.options], cwd=folder)


if __name__ == "__main__":
    sys.exit(main())
