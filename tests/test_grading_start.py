"""Starting to grade: what is not imported, what is not made again, and which files a stored verdict depends on."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import numpy as np
import pytest
from conftest import ROOT, make_course

from grading.exercises import ASSIGNMENTS
from grading.judging import key_store
from grading.judging.grading_inputs import RunOptions, make_grading_inputs
from grading.judging.software import files_that_judge
from grading.sandbox.limits import Limits

ASSIGNMENT = "gradient_checking"
OPTIONS = RunOptions(Limits())


def run(code):
    """What a fresh Python prints that runs this code."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return json.loads(done.stdout)


# Imports


def test_grading_compiles_no_grammars_and_still_validates_notebooks():
    code = """
import json, sys
import grading.classroom.grade_students, nbformat
notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")])
nbformat.validate(notebook)
notebook.cells[0].outputs = [{"output_type": "nonsense"}]
try:
    nbformat.validate(notebook)
    refused = False
except nbformat.ValidationError:
    refused = True
print(json.dumps(["lark" in sys.modules, refused]))
"""
    assert run(code) == [False, True]


def test_no_nbformat_schema_uses_the_iri_format():
    schemas = [path.read_text(encoding="utf-8") for path in Path(nbformat.__file__).parent.rglob("*.json")]
    assert len(schemas) > 5
    assert not [text for text in schemas if '"iri' in text]


# The digest of the software


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_digest_covers_every_file_that_a_judging_process_loads(assignment):
    """What is really loaded after a submission was judged, against what reading the import statements found."""
    code = f"""
import json, sys
from pathlib import Path
from grading.course import Course
from grading.sandbox.isolation import available
from grading.sandbox.limits import Limits
from grading.judging.grading_inputs import RunOptions, make_grading_inputs
from grading.judging.submission_judge import SubmissionJudge
from grading.classroom.workers import grade_content
course = Course(Path({str(ROOT)!r}))
inputs = make_grading_inputs(course, {assignment!r}, RunOptions(Limits(), available()))
with SubmissionJudge(inputs) as judge:
    grade_content(judge, 'ada', course.release({assignment!r}).read_bytes())
print(json.dumps([module.__file__ for name, module in sys.modules.items()
                  if name.split(".")[0] in ("grading", "course_utils") and getattr(module, "__file__", None)]))
"""
    covered = {str(path.resolve()) for path in files_that_judge(assignment).values()}
    loaded = set(run(code))
    assert len(loaded) > 15
    assert loaded <= covered


def test_the_digest_covers_what_runs_beside_student_code_and_nothing_that_only_shows_results():
    names = {path.relative_to(ROOT).as_posix() for path in files_that_judge(ASSIGNMENT).values()}
    inside = {path.relative_to(ROOT).as_posix() for path in (ROOT / "grading" / "sandbox" / "inside").glob("*.py")}
    assert inside
    assert inside <= names
    assert {f"course_utils/reference/{ASSIGNMENT}.json", "course_utils/plots.py", "grading/judging/verdict.py"} <= names
    assert not {name for name in names if name.startswith("grading/report/")}
    assert not names & {
        "grading/cli.py",
        "grading/demo/command.py",
        "grading/authoring/build.py",
        "grading/gradebook/rows.py",
    }
    assert not {name for name in names if "optimization" in name}


@pytest.mark.parametrize(
    "line",
    [
        "from grading import added",
        "import grading.added as other",
        "from ..added import x",
        "def f():\n    from grading.added import (\n        x,\n    )",
    ],
)
def test_the_digest_follows_every_form_of_import(tmp_path, monkeypatch, line):
    package = tmp_path / "grading"
    shutil.copytree(ROOT / "grading", package, ignore=shutil.ignore_patterns("__pycache__"))
    (package / "added.py").write_text("x = 1\n")
    with (package / "judging" / "verdict.py").open("a") as file:
        file.write(f"\n{line}\n")
    monkeypatch.setattr("grading.judging.software._GRADING", package)
    assert files_that_judge(ASSIGNMENT)["grading.added"] == package / "added.py"


# The answer keys


@pytest.fixture
def course_dir(tmp_path):
    return make_course(tmp_path / "course")


def refuse_to_make(*args):
    raise AssertionError("the keys are made again")


def key_file(course):
    return course.root / key_store.FOLDER / f"{ASSIGNMENT}.pickle"


def test_stored_answer_keys_equal_fresh_ones(course_dir, monkeypatch):
    made = make_grading_inputs(course_dir, ASSIGNMENT, OPTIONS)
    assert key_file(course_dir).stat().st_mode & 0o777 == 0o600
    with monkeypatch.context() as patch:
        patch.setattr(key_store, "make_answer_keys", refuse_to_make)
        stored = make_grading_inputs(course_dir, ASSIGNMENT, OPTIONS)
    assert stored.digest == made.digest
    assert list(stored.keys) == list(made.keys)
    for name in made.keys:
        np.testing.assert_equal(stored.keys[name].to_json(), made.keys[name].to_json())
        assert [case.hidden for case in stored.keys[name].cases] == [case.hidden for case in made.keys[name].cases]


def edit_source(course, monkeypatch):
    path = course.source(ASSIGNMENT)
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")


def change_seed(course, monkeypatch):
    monkeypatch.setenv("COURSE_SEED", "4")


def change_software(course, monkeypatch):
    monkeypatch.setattr("grading.judging.grading_inputs.software_digest", lambda assignment: "other")


def cut_off(course, monkeypatch):
    key_file(course).write_bytes(key_file(course).read_bytes()[:-100])


def flip_a_byte(course, monkeypatch):
    data = bytearray(key_file(course).read_bytes())
    data[len(data) // 2] ^= 1
    key_file(course).write_bytes(data)


def empty(course, monkeypatch):
    key_file(course).write_bytes(b"")


@pytest.mark.parametrize("change", [edit_source, change_seed, change_software, cut_off, flip_a_byte, empty])
def test_keys_are_made_again_when_what_they_depend_on_changes_or_the_file_is_damaged(course_dir, monkeypatch, change):
    make_grading_inputs(course_dir, ASSIGNMENT, OPTIONS)
    change(course_dir, monkeypatch)
    made, original = [], key_store.make_answer_keys
    monkeypatch.setattr(key_store, "make_answer_keys", lambda *args: made.append(args) or original(*args))
    make_grading_inputs(course_dir, ASSIGNMENT, OPTIONS)
    assert made == [(course_dir, ASSIGNMENT)]


def test_unwritable_answer_key_folder_does_not_prevent_grading(course_dir):
    (course_dir.root / key_store.FOLDER).write_text("in the way")
    assert make_grading_inputs(course_dir, ASSIGNMENT, OPTIONS).keys


def test_keys_are_never_committed_or_released(course_dir):
    make_grading_inputs(course_dir, ASSIGNMENT, OPTIONS)
    made = {path.relative_to(course_dir.root).parts[0] for path in course_dir.root.rglob("*.pickle")}
    assert made == {key_store.FOLDER}
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split("\n")
    assert f"/{key_store.FOLDER}/" in ignored


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_release_is_what_nbformat_reads(course, assignment):
    node = nbformat.read(course.release(assignment), as_version=4)
    assert make_grading_inputs(course, assignment, OPTIONS).release == json.loads(json.dumps(node))
