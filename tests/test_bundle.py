"""`course bundle`: what is in the students' zip file; it installs and runs from the zip file alone."""

import json
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import commands
import pytest
from conftest import ASSIGNMENT, ROOT, bare_environment, make_course
from IPython.core.interactiveshell import InteractiveShell

from course_utils.version import VERSION
from grading.bundle.command import TOP, write_bundle
from grading.demo.synthetic_class import fill, noisy
from grading.errors import CourseError
from grading.exercises import ASSIGNMENTS

WHEEL = f"course_utils-{VERSION}-py3-none-any.whl"
GD, LR, ADAM = "update_parameters_with_gd", "update_lr", "update_parameters_with_adam"
MOMENTUM = "update_parameters_with_momentum"


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    """The zip file of a course folder, unpacked."""
    root = tmp_path_factory.mktemp("bundle")
    here = make_course(root / "course")
    done = commands.run("course", "bundle", "--to", root / "students.zip", folder=here.root)
    assert (done.returncode, done.stderr) == (0, "")
    with zipfile.ZipFile(root / "students.zip") as archive:
        archive.extractall(root / "home")
    return here, root / "students.zip", root / "home" / TOP


def test_bundle_contains_only_what_a_student_needs(bundle):
    _, _, folder = bundle
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    notebooks = {f"{name}/{name}.ipynb" for name in ASSIGNMENTS}
    assert found == {"GUIDE.html", "environment.yml", "requirements.txt", WHEEL} | notebooks
    for name in notebooks:
        assert (folder / name).read_bytes() == (ROOT / "release" / name).read_bytes()
    assert "-m pip install -r requirements.txt" in (folder / "GUIDE.html").read_text(encoding="utf-8")


def test_students_install_the_locked_versions_of_their_dependencies_only(bundle):
    _, _, folder = bundle
    lines = (folder / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if "==" in line]
    assert [line for line in lines if line not in pins and not line.startswith("#")] == [f"./{WHEEL}"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert all(f"\n{pin} \\\n" in f"\n{lock}" for pin in pins)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {pin.partition("==")[0] for pin in pins}
    assert {re.split("[<=>]", line)[0] for line in project["dependencies"]} <= names
    assert {"ipykernel", "pywinpty", "appnope"} <= names  # needed by these, the last two on one system each
    assert not {"ruff", "psycopg", "jupyterhub", "pytest", "distributed", "jupytext"} & names
    conda = (folder / "environment.yml").read_text(encoding="utf-8")
    assert set(project["dependencies"]) <= set(re.findall(r"^  - (.*)$", conda, re.MULTILINE))
    assert f"      - ./{WHEEL}\n" in conda


def test_equal_contents_give_equal_bytes(bundle, tmp_path):
    here, path, _ = bundle
    for file in here.root.joinpath("release").rglob("*.ipynb"):
        file.touch()
        file.chmod(0o600)
    assert len(write_bundle(here, [], tmp_path / "again.zip")) == 8
    assert (tmp_path / "again.zip").read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (WHEEL, "course_utils-99.0.0-py3-none-any.whl", "needs another version of course_utils"),
        ("raise NotImplementedError()", "### BEGIN SOLUTION", "contains a solution"),
        (None, None, "is missing"),
    ],
)
def test_a_release_that_must_not_go_out_is_refused(bundle, tmp_path, old, new, why):
    here, _, _ = bundle
    course = type(here)(tmp_path)
    shutil.copytree(here.root / "release", tmp_path / "release")
    file = course.release(ASSIGNMENT)
    if old:
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    else:
        file.unlink()
    with pytest.raises(CourseError, match=f"release/{ASSIGNMENT}/{ASSIGNMENT}.ipynb {why}: run `nbgrader generate"):
        write_bundle(course, [ASSIGNMENT], tmp_path / "students.zip")
    assert not (tmp_path / "students.zip").exists()


# The wheel of the bundle


@pytest.fixture(scope="module")
def student(bundle):
    """A student's virtual environment with the wheel; other packages come from the environment of the tests."""
    _, _, folder = bundle
    venv.create(folder / ".venv", symlinks=True)
    python = folder / ".venv" / "bin" / "python"
    scripts = {name: sysconfig.get_path(name) for name in ("purelib", "scripts")}
    install = ["uv", "pip", "install", "--offline", "--no-deps", "--quiet", "--python", python, folder / WHEEL]
    subprocess.run([Path(scripts["scripts"], install[0]), *install[1:]], check=True, timeout=60)
    [packages] = (folder / ".venv").glob("lib/python*/site-packages")
    (packages / "others.pth").write_text(f"{scripts['purelib']}\n")

    def run(*words):
        environment = bare_environment(HOME=str(folder))
        return subprocess.run(
            [python, *words], cwd=folder, env=environment, capture_output=True, text=True, timeout=120
        )

    where = run("-c", "import course_utils; print(course_utils.__file__)").stdout
    assert where.startswith(str(packages)), where
    return run


def test_validation_agrees_with_check_and_skips_demonstrations(bundle, student, release, answers):
    _, _, folder = bundle
    right = answers.solutions
    sources = {name: noisy(source) for name, source in right.items() if name != ADAM}
    sources[MOMENTUM] = sources[MOMENTUM].replace(":\n", "\n", 1)
    sources[GD] = sources[GD].replace(" - ", " + ")
    notebook = fill(release, sources)
    for cell in notebook["cells"]:
        if "demo" in cell["metadata"].get("course", {}):
            cell["source"] = "import time\ntime.sleep(600)"  # a demonstration that runs ends the test
            del cell["metadata"]["nbgrader"]["checksum"]
    mine = folder / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    mine.write_text(json.dumps(notebook), encoding="utf-8")
    done = student("-m", "course_utils.validate", mine)
    expected = dict.fromkeys(right, "visible checks passed") | {GD: "not yet right", ADAM: "not attempted"}
    lines = [f"{k}: {v}" for k, v in expected.items()] + ["answer-reflection: answered"]
    error = (
        "its cell stops with SyntaxError in line 1 (expected ':'). Correct it, run that cell, then run this cell again."
    )
    lines[list(right).index(MOMENTUM)] = f"{MOMENTUM} is not defined: {error}"
    assert done.stdout.splitlines() == lines
    assert (done.returncode, done.stderr) == (1, "")
    stock = student("-m", "nbgrader", "validate", mine)
    assert "VALIDATION FAILED ON 3 CELL(S)" in stock.stdout
    assert stock.returncode == 0  # which is nbgrader's own; docs/grading.md says so


def test_a_validated_notebook_without_errors_ends_with_exit_code_0(bundle, solved):
    here, _, folder = bundle
    mine = folder / "solved.ipynb"
    mine.write_text(json.dumps(solved), encoding="utf-8")
    done = commands.run("course", "validate", mine, folder=here.root)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("visible checks passed") == 10


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, "No such file or directory"),
        ("# Notes", "it is not a notebook"),
        ('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "it has no graded cells"),
    ],
)
def test_a_file_that_cannot_be_validated_is_one_line_and_exit_code_1(tmp_path, text, why):
    file = tmp_path / "x.ipynb"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    done = commands.run("course", "validate", file, folder=ROOT)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{file} cannot be validated: {why}\n"


# The first cell


def first_cell(assignment):
    release = json.loads((ROOT / "release" / assignment / f"{assignment}.ipynb").read_text(encoding="utf-8"))
    return next("".join(cell["source"]) for cell in release["cells"] if cell["cell_type"] == "code")


def test_every_place_names_the_same_version():
    for file in ("pyproject.toml", "grading/pyproject.toml"):
        assert tomllib.loads((ROOT / file).read_text(encoding="utf-8"))["project"]["version"] == VERSION
    for assignment in ASSIGNMENTS:
        assert re.findall(r'^wheel = "(.*?)"', first_cell(assignment)) == [WHEEL]


OLD_PACKAGE = "import types; sys.modules['course_utils'] = types.SimpleNamespace(check=None)"


@pytest.mark.parametrize(
    ("before", "why"),
    [
        ("sys.modules['course_utils'] = None", "import of course_utils halted; None in sys.modules"),
        (OLD_PACKAGE, "cannot import name 'require_wheel' from '<unknown module name>' (unknown location)"),
        (
            "from course_utils import version; version.VERSION = '1.0.9'",
            "course_utils 1.0.9 is older than this notebook",
        ),
    ],
)
def test_first_cell_explains_a_missing_or_old_package_in_one_line(capsys, monkeypatch, before, why):
    for name in ("course_utils", "course_utils.version"):
        monkeypatch.setitem(sys.modules, name, sys.modules[name])
    monkeypatch.setattr("course_utils.version.VERSION", VERSION)
    shell = InteractiveShell()
    shell.run_cell(f"import sys; {before}").raise_error()
    assert isinstance(shell.run_cell(first_cell(ASSIGNMENT)).error_in_exec, ImportError)
    assert capsys.readouterr().out == f"{why}: run `%pip install ../{WHEEL}` in a new cell, then restart the kernel.\n"
