"""On Windows and macOS: a student can do everything, an instructor what the docs say; see `other_systems`."""

import copy
import json
import os
import subprocess
import sys
from pathlib import Path

import other_systems
import pytest
from conftest import ASSIGNMENT, ROOT, STUDENT, make_course

GD = "update_parameters_with_gd"
SYSTEMS = ("windows", "macos")
unix = pytest.mark.skipif(sys.platform == "win32", reason="runs what Windows lacks")


@pytest.fixture(scope="module")
def variables(tmp_path_factory):
    """Environment variables by system; no bubblewrap is in PATH."""
    made = {system: other_systems.environment(system, tmp_path_factory.mktemp(system)) for system in SYSTEMS}
    return {system: os.environ | {"PATH": str(Path(sys.executable).parent)} | made[system] for system in SYSTEMS}


def python(variables, *words, cwd=ROOT, timeout=240):
    command = [sys.executable, *map(str, words)]
    return subprocess.run(command, cwd=cwd, env=variables, capture_output=True, text=True, timeout=timeout)


# What the stubs take away


PROBE = """
import os
lacking = []
for module in MODULES:
    try: exec(f"import {module}")
    except ModuleNotFoundError: lacking.append(module)
for module, names in NAMES.items():
    exec(f"import {module}")
    lacking += [name for name in names if not hasattr(eval(module), name)]
print(len(lacking), os.path.exists("/proc/self"), os.path.exists(os.curdir))
"""


@pytest.mark.student
@pytest.mark.parametrize("system", SYSTEMS)
def test_hidden_names_are_missing_in_the_course_and_there_for_libraries(system, variables):
    modules, names = sorted(other_systems.MISSING_MODULES[system]), other_systems.MISSING_NAMES[system]
    names = {module: sorted(missing) for module, missing in names.items()}
    probe = PROBE.replace("MODULES", repr(modules)).replace("NAMES", repr(names))
    count = len(modules) + sum(map(len, names.values()))
    assert python(variables[system], "-c", probe).stdout.split() == [str(count), "False", "True"]
    if sys.platform == "linux":
        of_a_library = f"__file__ = {json.__file__!r}\n{probe}"
        assert python(variables[system], "-c", of_a_library).stdout.split() == ["0", "True", "True"]


# A student's side: as on Windows, because macOS lacks nothing that Windows has


@pytest.mark.student
def test_windows_lacks_all_that_macos_lacks():
    windows, macos = (other_systems.MISSING_NAMES[system] for system in SYSTEMS)
    assert other_systems.MISSING_MODULES["macos"] <= other_systems.MISSING_MODULES["windows"]
    assert all(names <= windows[module] for module, names in macos.items())


IMPORT_ALL = """
import importlib, pkgutil, course_utils
names = [m.name for m in pkgutil.walk_packages(course_utils.__path__, "course_utils.")]
for name in names: importlib.import_module(name)
for name in course_utils.__all__: getattr(course_utils, name)
print(len(names))
"""


@pytest.mark.student
@pytest.mark.parametrize("system", SYSTEMS)
def test_every_module_of_the_students_package_can_be_imported(system, variables):
    done = python(variables[system], "-c", IMPORT_ALL)
    assert done.returncode == 0, done.stderr
    modules = [path for path in (ROOT / "course_utils").rglob("*.py") if path.parent.name != "course_utils"]
    assert int(done.stdout) > len(modules)


@pytest.mark.student
def test_check_and_explorers_pass_their_tests(variables):
    tests = ("tests/test_check.py", "tests/test_explorers.py")
    chosen = "test_check or test_a_move_changes_the_picture"
    done = python(variables["windows"], "-m", "pytest", "-x", "-p", "no:cacheprovider", *tests, "-k", chosen)
    assert done.returncode == 0, done.stdout


@pytest.mark.student
def test_no_student_test_imports_what_windows_lacks(variables):
    done = python(variables["windows"], "-m", "pytest", "--collect-only", "-m", "student", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout
    tests = (ROOT / "tests").glob("test_*.py")
    marked = {path.name for path in tests if STUDENT in path.read_text(encoding="utf-8")}
    assert len(marked) > 5
    assert {line.partition("::")[0].rpartition("/")[2] for line in done.stdout.splitlines() if "::" in line} == marked


LACKS_FORK = {
    "cell_type": "code",
    "id": "lacks",
    "metadata": {},
    "outputs": [],
    "execution_count": None,
    "source": "import os\nassert not hasattr(os, 'fork')",
}


@pytest.mark.student
@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
def test_a_notebook_validates_if_and_only_if_it_is_right(right, variables, solved, tmp_path):
    notebook = copy.deepcopy(solved)
    cells = {cell["id"]: cell for cell in notebook["cells"]}
    notebook["cells"] = [cells["given-imports"], cells[GD], cells[f"check-{GD}"]]
    if not right:
        cells[GD]["source"] = f"def {GD}(parameters, grads, learning_rate):\n    return parameters"
    notebook["cells"].insert(0, LACKS_FORK)
    (tmp_path / "mine.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    done = python(variables["windows"], "-m", "nbgrader", "validate", "mine.ipynb", cwd=tmp_path)
    said = "Success! Your notebook passes all the tests." if right else "VALIDATION FAILED ON 1 CELL(S)"
    assert said in done.stdout, done.stdout + done.stderr
    assert ("not yet right" in done.stdout) == (not right)


# Grading on Windows


@pytest.mark.parametrize(
    "words", [("grade", ASSIGNMENT), ("grade", ASSIGNMENT, "--no-sandbox"), ("judge", GD, "answer.py"), ("demo",)]
)
def test_on_windows_grading_is_refused_in_one_line_that_names_wsl(words, variables):
    done = python(variables["windows"], "-m", "grading.cli", *words)
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert line.startswith("course: ")
    assert "WSL 2" in line


@unix
def test_on_windows_make_is_refused_in_one_line_that_names_wsl():
    done = subprocess.run(["make", "OS=Windows_NT", "demo"], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode != 0
    [line] = done.stderr.splitlines()
    assert "WSL 2" in line


# Grading on macOS


@pytest.fixture(scope="module")
def mac(variables):
    return variables["macos"]


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    course = make_course(tmp_path_factory.mktemp("other") / "course")
    (course.root / "limits.toml").write_text("check_seconds = 2\ncell_seconds = 2\n", encoding="utf-8")
    return course


ANSWERS = {
    "right": "def update_lr(alpha, epoch, rate): return alpha / (1 + rate * epoch)",
    "wrong": "def update_lr(alpha, epoch, rate): return alpha",
    "exits": "import os\ndef update_lr(*args): os._exit(0)",
    "loops": "def update_lr(*args):\n    while True: pass",
    "loops-at-once": "while True: pass",
    "leaves-processes": "import subprocess\ndef update_lr(alpha, epoch, rate):\n"
    f"    subprocess.Popen(['/bin/sleep', '9{os.getpid()}'])\n    return alpha / (1 + rate * epoch)",
}


@unix
def test_on_macos_judging_gives_the_same_verdicts(mac, here):
    for name, source in ANSWERS.items():
        (here.root / f"{name}.py").write_text(source, encoding="utf-8")
    words = ("-m", "grading.cli", "judge", "update_lr", *(f"{name}.py" for name in ANSWERS))
    done = python(mac, *words, cwd=here.root)
    assert done.returncode == 0, done.stderr
    assert "without isolation" in done.stderr
    scores = [line for line in done.stdout.splitlines() if line.endswith("points")]
    assert scores == [f"{name}.py: {5 if name in ('right', 'leaves-processes') else 0} of 5 points" for name in ANSWERS]
    assert done.stdout == python(os.environ, *words, cwd=here.root).stdout
    running = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert f"sleep 9{os.getpid()}" not in running


@unix
def test_on_macos_a_class_is_graded_with_the_same_verdicts(mac, here, notebooks):
    assignment, students = "gradient_checking", ("solved", "mistakes-1", "noisy")
    for student in students:
        path = here.submission(student, assignment)
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebooks[student]), encoding="utf-8")

    def verdicts(variables, *words):
        command = ("-m", "grading.cli", "grade", assignment, "--force", "--jobs", "2", "--no-sandbox")
        done = python(variables, *command, cwd=here.root)
        assert done.returncode == 0, done.stderr
        assert "WITHOUT isolation" in done.stderr
        files = [here.root / "verdicts" / assignment / f"{student}.json" for student in students]
        return [json.loads(file.read_text(encoding="utf-8"))["verdict"] for file in files]

    there = verdicts(mac)
    assert {verdict["isolation"] for verdict in there} == {"none"}
    assert there == verdicts(os.environ)
