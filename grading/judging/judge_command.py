"""`course judge`: the verdicts on implementations of one exercise in plain Python files."""

import json
import sys
from pathlib import Path

from grading.course import Course
from grading.errors import CourseError
from grading.exercises import all_exercises, find_exercise
from grading.judging.key_store import make_answer_keys
from grading.judging.notebook_judge import NotebookJudge
from grading.judging.verdict import ExerciseVerdict
from grading.sandbox.client import Sandbox
from grading.sandbox.isolation import available, choose
from grading.sandbox.limits import Limits


def judge_python_files(course: Course, exercise: str, files: list[Path], as_json: bool) -> int:
    """Print the verdict on each file; return 0 when every file could be judged, with any verdict, else 1.

    A file that cannot be read is reported on standard error, and the others are judged. Raise `CourseError` if there is
    no such exercise.
    """
    exit_code, assignment = 0, find_exercise(exercise).assignment
    notebook = course.read_source(assignment)
    judge = NotebookJudge(assignment, make_answer_keys(course, assignment, only=exercise))
    if not available():
        print("course: bubblewrap is not installed; judging without isolation", file=sys.stderr)
    with Sandbox(Limits.of_course(course.root), choose(available())) as sandbox:
        for file in files:
            try:
                source = _read(file)
            except CourseError as error:
                print(f"course: {error}", file=sys.stderr)
                exit_code = error.exit_code
                continue
            verdict = judge.judge_source(notebook, exercise, source, sandbox)
            print(_json_line(verdict, file) if as_json else _text(verdict, file), flush=True)
    return exit_code


def list_exercises(as_json: bool) -> None:
    """Print every exercise with its assignment, points, and numbers of cases and misconceptions."""
    for exercise in all_exercises():
        visible, hidden = len(exercise.visible_cases()), len(exercise.hidden_cases(0))
        row = {
            "exercise": exercise.name,
            "assignment": exercise.assignment,
            "points": exercise.points,
            "visible_cases": visible,
            "hidden_cases": hidden,
            "misconceptions": [wrong.name for wrong in exercise.misconceptions],
        }
        if as_json:
            print(json.dumps(row))
        else:
            print(
                f"{exercise.assignment:<18} {exercise.name:<42} {exercise.points:>3} points  "
                f"{visible} visible and {hidden} hidden cases, {len(exercise.misconceptions)} misconceptions"
            )


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")  # some editors on Windows begin a file with a byte-order mark
    except OSError as error:
        raise CourseError(f"cannot read {file}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise CourseError(f"cannot read {file}: it is not UTF-8 text") from None


def _json_line(verdict: ExerciseVerdict, file: Path) -> str:
    data = verdict.to_json()
    del data["unknown_mistake"]  # only the report compares answers
    return json.dumps({"exercise": data.pop("exercise"), "file": str(file), **data}, ensure_ascii=False)


def _text(verdict: ExerciseVerdict, file: Path) -> str:
    lines = (*verdict.message.split("\n"), *(aspect.text for aspect in verdict.aspects))
    return "\n".join([f"{file}: {verdict.points_text}", *(f"  {line}" for line in lines)])
