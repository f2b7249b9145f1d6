"""A course folder: what `course init` makes, and that commands work in such a folder only."""

import commands
import pytest
from conftest import ROOT
from nbgrader.coursedir import CourseDirectory
from test_cli import assert_one_line

from grading.cli import main
from grading.course import Course
from grading.exercises import ASSIGNMENTS, exercises_of
from grading.gradebook.release_notebook import load_config
from grading.settings import Settings


def test_init_makes_a_course_folder_with_every_assignment(tmp_path, capsys):
    folder = tmp_path / "courses" / "ml"
    assert main(["init", str(folder)]) == 0
    assert "README.md" in capsys.readouterr().out
    course = Course.find(folder / "source")
    assert course == Course(folder)
    assert Settings.of_folder(folder) == Settings(assignments=dict.fromkeys(ASSIGNMENTS, Settings().assignment("")))
    for assignment in ASSIGNMENTS:
        assert course.release(assignment).read_bytes() == Course(ROOT).release(assignment).read_bytes()
        assert course.source(assignment).read_bytes() == Course(ROOT).source(assignment).read_bytes()
        for exercise in exercises_of(assignment):
            assert f"#   {exercise.name} {exercise.points}\n" in (folder / "course.toml").read_text(encoding="utf-8")
    assert (folder / "roster.csv").read_text() == "id,last_name,first_name,email,login,lms_id\n"
    assert "roster.csv" in (folder / ".gitignore").read_text()
    assert [path.name for path in folder.parent.iterdir()] == ["ml"]


def test_init_refuses_a_folder_with_files_and_takes_an_empty_one(tmp_path, capsys):
    (tmp_path / "mine.txt").touch()
    assert main(["init", str(tmp_path)]) == 2
    assert "not an empty folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    (tmp_path / "mine.txt").unlink()
    assert main(["init", str(tmp_path)]) == 0


def test_init_that_fails_leaves_nothing(tmp_path, capsys, monkeypatch):
    def disk_full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", disk_full)
    assert main(["init", str(tmp_path / "ml")]) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        ("build", "--check"),
        ("update",),
        ("grade", "optimization"),
        ("judge", "update_lr", "x.py"),
        ("feedback", "optimization"),
        ("export",),
        ("report", "optimization"),
        ("demo",),
        ("lab",),
    ],
)
def test_commands_outside_of_a_course_folder_are_refused(tmp_path, monkeypatch, capsys, words):
    monkeypatch.chdir(tmp_path)
    assert main([*words]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert f"{tmp_path} is not in a course folder" in line
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("folder") / "ml"
    assert main(["init", str(folder)]) == 0
    return folder


@pytest.mark.parametrize("words", [("build",), ("build", "--check"), ("demo",)])
def test_maintainers_commands_in_a_course_folder_are_refused(folder, words):
    assert_one_line(commands.run("course", *words, folder=folder), 2, "notebooks", "in the repository of the course")


def write_settings(folder, text):
    (folder / "course.toml").write_text(text, encoding="utf-8")


def test_nbgrader_takes_course_id_and_exchange_from_course_toml(folder):
    write_settings(folder, '[course]\nid = "ml-26"\nexchange = "/srv/ml"')
    config = load_config(Course(folder))
    assert (CourseDirectory(config=config).course_id, config.Exchange.root) == ("ml-26", "/srv/ml")


def test_nbgrader_releases_nothing_with_an_invalid_course_toml(folder, tmp_path):
    write_settings(folder, '[course]\nid = "a b"')
    done = commands.run(
        "nbgrader",
        "release_assignment",
        "optimization",
        f"--Exchange.root={tmp_path}",
        folder=folder,
        HOME=str(tmp_path),
    )
    assert done.returncode == 1
    assert done.stderr.startswith("course: course.toml: course.id is 'a b'")
    assert "No course id" in done.stderr
    assert not (tmp_path / "deep-learning").exists()
    assert_one_line(commands.run("course", "export", folder=folder), 1, "course.toml", "course.id")
