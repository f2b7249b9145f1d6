"""The worked example in CONTRIBUTING.md: its exercise is built into a notebook, and its answer judged."""

import json
import re
import shutil
import sys
import types

import pytest
from conftest import ROOT

from grading.authoring.build import build
from grading.cli import main
from grading.course import CONFIG, Course

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"^```\w+ (\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))


@pytest.fixture
def example(tmp_path, monkeypatch):
    """A course folder with the assignment of the page alone, built."""
    module = types.ModuleType("grading.exercises.warm_up")
    exec(BLOCKS["declaration"], module.__dict__)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr("grading.exercises.ASSIGNMENTS", ("warm_up",))
    monkeypatch.setattr("grading.authoring.build.ASSIGNMENTS", ("warm_up",))
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / CONFIG, tmp_path)
    course = Course(tmp_path)
    course.script("warm_up").parent.mkdir()
    course.script("warm_up").write_text(BLOCKS["notebook"], encoding="utf-8")
    build(course, say=print)
    return course


def judged(capsys, source):
    """The verdict on a file, as text."""
    (Course.find().root / "answer.py").write_text(source, encoding="utf-8")
    capsys.readouterr()
    assert main(["judge", "to_fahrenheit", "answer.py"]) == 0
    return capsys.readouterr().out


def test_contributing_example_builds_a_release_without_the_solution(example):
    released = example.release("warm_up").read_text(encoding="utf-8")
    assert "raise NotImplementedError()" in released
    assert "32 + 1.8 * celsius" not in released
    assert list(json.loads(example.reference("warm_up").read_text(encoding="utf-8"))) == ["to_fahrenheit"]


def test_contributing_example_is_judged_as_the_page_says(example, capsys):
    assert judged(capsys, BLOCKS["answer"]).startswith(BLOCKS["verdict"])
    assert judged(capsys, BLOCKS["notebook"]).startswith("answer.py: 10 of 10 points\n")


def test_contributing_names_only_files_that_exist():
    paths = re.findall(r"`((?:grading|course_utils|tests|benchmarks|notebooks)/[\w./]*)`", PAGE)
    assert len(paths) > 15
    made_by_the_example = {"grading/exercises/warm_up.py", "notebooks/warm_up.py"}
    assert [path for path in paths if not (ROOT / path).exists() and path not in made_by_the_example] == []


@pytest.mark.parametrize(
    ("sought", "text"),
    [
        ("the hint of a misconception", "Misconception("),
        ("the memory limit", "memory_bytes"),
        ("the text of the feedback page", "needs manual grading"),
        ("the order of the report's sections", "<h2"),
        ("how a submission is matched with the release", "def rebuild("),
    ],
)
def test_contributing_says_where_to_change(sought, text):
    [line] = [line for line in PAGE.splitlines() if line.startswith(f"| {sought} |")]
    path = re.search(r"`([\w/.<>]+)`", line)[1].replace("<assignment>", "optimization")
    files = [ROOT / path] if (ROOT / path).is_file() else list((ROOT / path).glob("*.py"))
    assert any(text in file.read_text(encoding="utf-8") for file in files), path
