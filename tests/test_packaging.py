"""What is shipped to whom: the student's wheel, the dependencies and their lock, and who imports what."""

import ast
import io
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, bare_environment
from packaging.requirements import Requirement

from grading.bundle.wheel import build_wheel
from grading.exercises import ASSIGNMENTS

GD = "update_parameters_with_gd"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
DEPENDENCIES = [*PROJECT["dependencies"], *(line for extra in EXTRAS.values() for line in extra)]


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


# The wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The student's wheel, unpacked."""
    root = tmp_path_factory.mktemp("wheel")
    _, content = build_wheel(ROOT)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(root / "installed")
        names = archive.namelist()
    return root / "installed", names


def test_wheel_contains_course_utils_only(wheel):
    _, names = wheel
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"course_utils"}
    held = {name for name in names if name.startswith("course_utils/")}
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "course_utils").rglob("*.py")}
    there |= {"course_utils/course.md", "course_utils/explorers/framework/view.js"}
    there |= {*(f"course_utils/reference/{assignment}.json" for assignment in ASSIGNMENTS)}
    assert held == there


def test_wheel_requires_the_student_dependencies(wheel):
    folder, _ = wheel
    [metadata] = folder.glob("*.dist-info/METADATA")
    lines = metadata.read_text().splitlines()
    needed = [line for line in lines if line.startswith("Requires-Dist") and "extra" not in line]
    assert len(needed) == len(PROJECT["dependencies"])


def run_outside(wheel, code, cwd):
    """Run code where the wheel alone, and not this repository, can be imported."""
    libraries = sysconfig.get_paths()["purelib"]
    libraries = [libraries, *(path for path in sys.path if path.endswith("site-packages") and path != libraries)]
    start = f"import sys\nsys.path[:0] = {[str(wheel[0]), *libraries]!r}\n"
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", start + code],
        cwd=cwd,
        env=bare_environment(HOME=str(cwd), MPLCONFIGDIR=str(cwd)),
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_wheel_alone_runs_check(wheel, release, tmp_path):
    sources = {cell["id"]: "".join(cell["source"]) for cell in release["cells"]}
    code = "\n".join([sources["given-imports"], sources[GD], f"{sources[f'check-{GD}']}"])
    done = run_outside(wheel, code, tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith(f"○ {GD}: not attempted")
    assert "not attempted" in done.stderr.splitlines()[-1]


def test_wheel_does_not_contain_the_grader(wheel, tmp_path):
    done = run_outside(wheel, "import course_utils\nprint(course_utils.__file__)\nimport grading", tmp_path)
    assert done.stdout.startswith(str(wheel[0]))
    assert "No module named 'grading'" in done.stderr


# Who imports what


def loaded_by(statement):
    code = f"import sys\n{statement}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


def test_import_course_utils_loads_no_heavy_packages():
    modules = loaded_by("import course_utils")
    assert not modules & {"matplotlib", "ipywidgets", "sklearn", "IPython", "scipy", "traitlets", "grading"}
    assert not loaded_by("from course_utils import check") & {"matplotlib", "ipywidgets", "sklearn", "scipy"}


def test_report_without_a_due_date_loads_no_nbgrader():
    assert not loaded_by("import grading.report.command") & {"nbgrader", "nbconvert"}


def test_public_names_of_course_utils_exist():
    import course_utils

    for name in course_utils.__all__:
        assert getattr(course_utils, name) is not None
    assert dir(course_utils) == sorted(course_utils.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        course_utils.nothing  # noqa: B018
    with pytest.raises(ImportError, match="lend is now replace_functions: get the current notebook"):
        course_utils.lend  # noqa: B018


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module


# who may import whom inside the project is a contract of import-linter (pyproject.toml)


def test_the_grading_distribution_lists_every_package():
    listed = tomllib.loads((ROOT / "grading" / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]
    found = [path.parent.relative_to(ROOT) for path in (ROOT / "grading").rglob("__init__.py")]
    assert listed == sorted(".".join(folder.parts) for folder in found)


# Dependencies


def test_dependencies_have_a_reason_comment():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for dependency in DEPENDENCIES:
        [line] = [line for line in text.splitlines() if line.strip().startswith(f'"{dependency}"')]
        assert len(line.partition("#")[2].split()) >= 3, line


def test_imported_packages_are_declared_dependencies():
    declared = {normal(Requirement(line).name) for line in DEPENDENCIES}
    # what these bring along by their nature, and is used through them
    brought = {
        "nbgrader": {"nbformat", "nbconvert", "nbclient", "traitlets", "sqlalchemy", "alembic", "requests"},
        "pytest": {"packaging"},
        "matplotlib": {"pil"},
        "jinja2": {"markupsafe"},
    }
    declared |= {name for owner, names in brought.items() if owner in declared for name in names}
    declared |= {"sklearn"} & {"sklearn" for name in declared if name == "scikit-learn"}
    own = {"grading", "course_utils", *(path.stem for path in (ROOT / "tests").rglob("*.py")), "get_config"}
    own |= {path.stem for path in (ROOT / "grading" / "sandbox" / "inside").glob("*.py")}  # found by path there
    files = [path for room in ("course_utils", "grading", "tests", "notebooks") for path in (ROOT / room).rglob("*.py")]
    files = [path for path in files if "student_answers" not in path.parts]  # some of those are no Python
    used = {name.partition(".")[0] for path in files for name in imports_of(path)} - set(sys.stdlib_module_names) - own
    assert {normal(name) for name in used} - declared == set()


LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_lock_pins_packages_with_hashes_and_no_urls():
    entries = [entry for entry in re.split(r"\n(?=\S)", LOCK.replace("\\\n", " ")) if entry and entry[0] != "#"]
    assert len(entries) > 50
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._-]+==[^ ;*]+( ; [^-]+.*)? +--hash=sha256:[0-9a-f]{64}", entry), entry[:80]
    code = "\n".join(line for line in LOCK.splitlines() if not line.strip().startswith("#"))
    assert not re.search(r"://|--index|--extra-index|--find-links|file:|@|\s-e\s", code)
    assert "://" not in LOCK


def test_lock_satisfies_direct_dependencies():
    pinned = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)", LOCK, re.MULTILINE))
    pinned = {normal(name): version for name, version in pinned.items()}
    for line in DEPENDENCIES:
        requirement = Requirement(line)
        assert normal(requirement.name) in pinned, line
        assert requirement.specifier.contains(pinned[normal(requirement.name)]), line


def test_environment_yml_has_the_same_dependencies():
    lines = re.findall(r"^  - (\S+)$", (ROOT / "environment.yml").read_text(encoding="utf-8"), re.MULTILINE)
    conda = {normal(Requirement(line).name): str(Requirement(line).specifier) for line in lines}
    assert conda.pop("conda-forge") == ""
    assert conda.pop("pip") == ""
    assert conda.pop("python") == PROJECT["requires-python"]
    pip = {normal(Requirement(line).name): str(Requirement(line).specifier) for line in DEPENDENCIES}
    assert conda == pip


def test_commands_are_installed_beside_python():
    for name in ("course", "nbgrader"):
        assert os.access(Path(sys.executable).with_name(name), os.X_OK), name
