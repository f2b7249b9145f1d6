"""The `course` command: bad input is one clear line, costs nobody else anything, and has the right exit code."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import commands
import pytest
from conftest import ASSIGNMENT, bare_environment, make_course

from grading.cli import main
from grading.demo.synthetic_class import fill
from grading.exercises import all_exercises

GD = "update_parameters_with_gd"
RIGHT = f"def {GD}(p, g, a):\n    return {{k: v - a * g['d' + k] for k, v in p.items()}}\n"


INSTALLED = (str(Path(sys.executable).with_name("course")),)


def course_command(folder, *words):
    """Run `course` where no virtual environment is active."""
    return commands.run("course", *words, folder=folder)


def course_itself(folder, *words, command=INSTALLED):
    """The same with the installed script, in a process that begins from nothing."""
    return subprocess.run(
        [*command, *map(str, words)],
        cwd=folder,
        env=bare_environment(),
        capture_output=True,
        text=True,
        timeout=120,
    )


def assert_one_line(done, exit_code, *words):
    """What a person sees of an error: one line that says what is wrong."""
    assert done.returncode == exit_code, done.stderr
    [line] = done.stderr.splitlines()
    assert line.startswith("course")
    for word in words:
        assert word in line


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    return make_course(tmp_path_factory.mktemp("cli") / "course")


# Invalid arguments


@pytest.mark.parametrize(
    ("words", "hints"),
    [
        ((), ["COMMAND"]),
        (("grad",), ["grad", "grade"]),
        (("grade",), ["ASSIGNMENT"]),
        (("grade", "optimisation"), ["'optimisation'", "did you mean 'optimization'"]),
        (("grade", "qwerty"), ["'qwerty'", "optimization"]),
        (("grade", "../optimization"), ["../optimization"]),
        (("feedback", "optimisation"), ["did you mean 'optimization'"]),
        (("judge",), ["name an exercise"]),
        (("judge", GD), ["at least one file"]),
        (("judge", "update_parameters_with_dg", "x.py"), ["'update_parameters_with_dg'", f"did you mean '{GD}'"]),
        (("judge", "--list", GD), ["--list"]),
        (("build", "--chekc"), ["--chekc"]),
    ],
)
def test_invalid_arguments_are_one_line_and_exit_code_2(here, words, hints):
    done = course_command(here.root, *words)
    assert_one_line(done, 2, *hints)
    assert done.stdout == ""


def test_installed_script_returns_the_exit_code(here):
    assert_one_line(course_itself(here.root, "judge"), 2, "name an exercise")


def test_grade_without_submissions_is_one_line_and_exit_code_1(here):
    assert_one_line(course_command(here.root, "grade", ASSIGNMENT), 1, "nothing has been collected", "nbgrader collect")


def test_feedback_before_grading_is_one_line(here):
    assert_one_line(course_command(here.root, "feedback", ASSIGNMENT), 1, "course grade")


def test_lab_hands_options_to_jupyterlab(here, monkeypatch):
    called = []
    monkeypatch.setattr(subprocess, "call", lambda command, cwd: called.append((command[2:], cwd)) or 0)
    monkeypatch.chdir(here.root)
    assert main(["lab", "--instructor", "--", "--port", "9999"]) == 0
    assert called == [(["jupyterlab", "--port", "9999"], here.root)]


# course judge


def test_judge_prints_one_json_object_per_file(here, tmp_path):
    texts = {
        "right": RIGHT,
        "stub": f"def {GD}(p, g, a):\n    raise NotImplementedError()\n",
        "syntax": f"x = 1\ndef {GD}(p, g, a)\n    return p\n",
        "missing": "def other(): pass\n",
        "uphill": RIGHT.replace("v - a", "v + a"),
        "bom": "\ufeff" + RIGHT,
        "windows": RIGHT.replace("\n", "\r\n"),
        "empty": "",
        "nul": "x = '\x00'\n",
        "magic": "%matplotlib inline\n" + RIGHT,
    }
    files = [tmp_path / f"{name}.py" for name in texts]
    for file, text in zip(files, texts.values(), strict=True):
        file.write_text(text, encoding="utf-8", newline="")
    done = course_itself(here.root, "judge", GD, *files, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    verdicts = dict(zip(texts, map(json.loads, done.stdout.splitlines()), strict=True))
    for file, verdict in zip(files, verdicts.values(), strict=True):
        assert list(verdict) == [
            "exercise",
            "file",
            "passed",
            "score",
            "max_score",
            "attempted",
            "misconception",
            "message",
            "aspects",
        ]
        assert (verdict["exercise"], verdict["file"], verdict["max_score"]) == (GD, str(file), 6)
        assert verdict["passed"] is (verdict["score"] == 6)
        assert isinstance(verdict["attempted"], bool)
        assert isinstance(verdict["message"], str)
        assert verdict["message"]
        assert verdict["misconception"] is None or isinstance(verdict["misconception"], str)
        for aspect in verdict["aspects"]:
            assert list(aspect) == ["name", "earned", "points"]
            assert isinstance(aspect["name"], str)
            assert {type(aspect["earned"]), type(aspect["points"])} == {int}
    assert {name for name, verdict in verdicts.items() if verdict["passed"]} == {"right", "bom", "windows", "magic"}
    assert verdicts["uphill"]["misconception"] == "walks-uphill"
    assert "SyntaxError in line 2" in verdicts["syntax"]["message"]
    assert [name for name, verdict in verdicts.items() if not verdict["attempted"]] == [
        "stub",
        "syntax",
        "missing",
        "empty",
        "nul",
    ]


def test_judge_prints_text(here, tmp_path):
    file = tmp_path / "mine.py"
    file.write_text(RIGHT)
    done = course_command(here.root, "judge", GD, file)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{file}: 6 of 6 points" in done.stdout


def test_judge_unreadable_file_is_an_error_and_the_others_are_judged(here, tmp_path):
    (tmp_path / "latin.py").write_bytes("# café\n".encode("latin-1") + RIGHT.encode())
    (tmp_path / "folder.py").mkdir()
    (tmp_path / "right.py").write_text(RIGHT)
    files = [tmp_path / name for name in ("none.py", "latin.py", "folder.py", "right.py")]
    done = course_command(here.root, "judge", GD, *files, "--json")
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert len(lines) == 3
    for line, file in zip(lines, files, strict=False):
        assert line.startswith(f"course: cannot read {file}: ")
    [verdict] = map(json.loads, done.stdout.splitlines())
    assert verdict["passed"]


def test_judge_list_prints_every_exercise(here):
    done = course_command(here.root, "judge", "--list", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["exercise"], row["assignment"], row["points"]) for row in rows] == [
        (exercise.name, exercise.assignment, exercise.points) for exercise in all_exercises()
    ]
    words = course_command(here.root, "judge", "--list").stdout
    assert all(exercise.name in words for exercise in all_exercises())


@pytest.mark.parametrize("words", [("--help",), ("judge", "--help"), ("judge", "--list")])
def test_help_and_list_do_not_import_nbgrader(here, words):
    command = (sys.executable, "-X", "importtime", "-m", "grading.cli")
    done = course_itself(here.root, *words, command=command)
    assert done.returncode == 0
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "argparse" in loaded
    assert not loaded & {"nbgrader", "IPython", "jupytext", "nbformat", "matplotlib", "sklearn"}


# course grade


@pytest.fixture(scope="module")
def class_with_problems(tmp_path_factory, release, answers):
    """A class in which nearly everyone did something odd, graded by the command."""
    course = make_course(tmp_path_factory.mktemp("class") / "course")
    solved = fill(release, answers.solutions)
    other = {**solved, "metadata": {"course": {"assignment": "initialization"}}}
    other["cells"] = [cell for cell in solved["cells"] if "exercise" not in cell["metadata"].get("course", {})]
    contents = {
        "a-garbage": b"\x00\xff\xfe garbage",
        "b-list": b"[1, 2, 3]",
        "c-other-json": b'{"hello": "world"}',
        "d-other-assignment": json.dumps(other).encode(),
        "e-solved": json.dumps(solved).encode(),
        "f-empty": b"",
    }
    for student, content in contents.items():
        path = course.submission(student, ASSIGNMENT)
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    wrong_name = course.submission("g-no-notebook", ASSIGNMENT).parent
    wrong_name.mkdir(parents=True)
    (wrong_name / "Optimization (1).ipynb").write_text("{}")
    done = course_itself(course.root, "grade", ASSIGNMENT)
    return course, contents, done


def test_grade_continues_after_invalid_notebooks(class_with_problems):
    course, contents, done = class_with_problems
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    scores = {line.split()[0]: float(line.split()[1]) for line in done.stdout.splitlines()}
    assert scores == {"e-solved": 90.0}
    for student, content in contents.items():
        assert course.submission(student, ASSIGNMENT).read_bytes() == content


def test_grade_prints_one_line_per_problem_with_the_student(class_with_problems):
    _, _, done = class_with_problems
    lines = [line for line in done.stderr.splitlines() if line.startswith("course: ")]
    assert lines == done.stderr.splitlines()
    told = {line.split(": ")[1]: line for line in lines}
    assert len(told) == len(lines) == 6
    for student in ("a-garbage", "b-list", "c-other-json", "f-empty"):
        assert "not a notebook" in told[student]
    assert "'initialization'" in told["d-other-assignment"]
    assert "no optimization.ipynb" in told["g-no-notebook"]
    assert "Optimization (1).ipynb" in told["g-no-notebook"]


def test_invalid_notebooks_score_0_in_the_gradebook(class_with_problems):
    course, _, _ = class_with_problems
    done = course_command(course.root, "export", "--to", "grades.csv")
    assert done.returncode == 0, done.stderr
    text = (course.root / "grades.csv").read_text()
    for student in ("a-garbage", "d-other-assignment", "e-solved"):
        assert student in text


def test_a_refused_notebook_fails_only_the_run_that_finds_it(class_with_problems):
    course, _, _ = class_with_problems
    done = course_command(course.root, "grade", ASSIGNMENT)
    assert (done.returncode, done.stdout) == (1, "unchanged: 1 of 7 submissions\n")
    not_graded, refused = done.stderr.splitlines()
    assert not_graded.startswith("course: g-no-notebook: no optimization.ipynb")
    assert refused.startswith("course: score 0 as before, not a notebook to grade: a-garbage, b-list, ")
    done = course_command(course.root, "grade", ASSIGNMENT, "--student", "a-garbage")
    assert_one_line(done, 0, "score 0 as before")


def test_grade_one_student_and_an_unknown_student(class_with_problems):
    course, _, _ = class_with_problems
    assert_one_line(course_command(course.root, "grade", ASSIGNMENT, "--student", "nobody"), 2, "'nobody'")
    done = course_command(course.root, "grade", ASSIGNMENT, "--student", "e-solved", "--force")
    assert (done.returncode, done.stderr) == (0, "")
    assert "e-solved" in done.stdout


def test_missing_source_is_one_line(tmp_path):
    course = make_course(tmp_path / "course")
    shutil.rmtree(course.root / "source")
    (tmp_path / "mine.py").write_text(RIGHT)
    assert_one_line(course_command(course.root, "judge", GD, tmp_path / "mine.py"), 1, "course build")
    assert_one_line(course_command(course.root, "build", "--check"), 1, "course build")


def test_invalid_seed_is_one_line(here, tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_SEED", "sesame")
    (tmp_path / "mine.py").write_text(RIGHT)
    assert_one_line(course_command(here.root, "judge", GD, tmp_path / "mine.py"), 1, "integer")
