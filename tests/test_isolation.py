"""With bubblewrap, without it, and saying so."""

import json
import os
import shutil
import sys
from pathlib import Path

import commands
import pytest
from conftest import ASSIGNMENT, LIMITS, make_course

from grading.errors import CourseError
from grading.sandbox import isolation
from grading.sandbox.client import Sandbox


def course_command(folder, *words, path=None):
    """Run `course` where the only commands are these."""
    environment = {"HOME": str(folder)} | ({"PATH": str(path)} if path else {})
    return commands.run("course", *words, folder=folder, **environment)


@pytest.fixture(scope="module")
def without_bubblewrap(tmp_path_factory):
    """A PATH with everything but bubblewrap."""
    folder = tmp_path_factory.mktemp("bin")
    for place in reversed(os.defpath.split(os.pathsep)):
        for command in Path(place).iterdir() if Path(place).is_dir() else ():
            if command.name != "bwrap" and not (folder / command.name).is_symlink():
                (folder / command.name).symlink_to(command)
    return folder


@pytest.fixture(scope="module")
def collected(tmp_path_factory, solved):
    course = make_course(tmp_path_factory.mktemp("isolation"))
    path = course.submission("ada", ASSIGNMENT)
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(solved), encoding="utf-8")
    return course


def verdicts(course):
    path = course.root / "autograded" / "ada" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    return json.loads(path.read_text(encoding="utf-8"))["metadata"]["course"]["verdicts"]


def test_without_bubblewrap_grading_is_refused_in_one_line_that_helps(collected, without_bubblewrap):
    done = course_command(collected.root, "grade", ASSIGNMENT, path=without_bubblewrap)
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert "apt install bubblewrap" in line
    assert "--no-sandbox" in line
    assert not (collected.root / "autograded").exists()


def test_no_sandbox_option_is_recorded_in_every_verdict(collected, without_bubblewrap):
    done = course_command(collected.root, "grade", ASSIGNMENT, "--no-sandbox", "--force", path=without_bubblewrap)
    assert done.returncode == 0, done.stderr
    assert "WITHOUT isolation" in done.stderr
    assert "90 of 100" in done.stdout
    assert {verdict["isolation"] for verdict in verdicts(collected)} == {"none"}


def test_with_bubblewrap_every_verdict_says_so(collected, bubblewrap):
    done = course_command(collected.root, "grade", ASSIGNMENT, "--force")
    assert (done.returncode, done.stderr) == (0, "")
    [isolation] = {verdict["isolation"] for verdict in verdicts(collected)}
    assert isolation.startswith("bubblewrap")  # and then what this machine lacks


def test_the_demo_runs_without_bubblewrap_and_says_so_in_one_line(monkeypatch, capsys):
    from grading.demo import command as demo

    monkeypatch.setattr(demo, "available", lambda: False)
    monkeypatch.setattr(demo, "build", lambda *a, **k: (_ for _ in ()).throw(CourseError("enough")))
    with pytest.raises(CourseError, match="enough"):
        demo.run_demo(None)
    said = [line for line in capsys.readouterr().out.splitlines() if "bubblewrap" in line]
    assert len(said) == 1
    assert "synthetic" in said[0]


def test_grader_is_hidden_wherever_python_is_installed(tmp_path, monkeypatch):
    monkeypatch.setattr(isolation, "INSIDE", Path(sys.prefix) / "lib" / "grading" / "sandbox" / "inside")
    words = isolation.bubblewrap().options
    hidden = words[words.index("0555") + 2]
    assert hidden == "/opt/course/venv/lib/grading"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can try to be someone else")
def test_non_root_users_get_a_user_namespace(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    chosen = isolation.bubblewrap()
    assert "--unshare-user" in chosen.options
    assert "setpriv" not in chosen.command


def test_the_tests_of_the_sandbox_are_not_skipped_in_ci():
    text = (Path(__file__).parent.parent / ".ci" / "run").read_text(encoding="utf-8")
    assert "COURSE_REQUIRE_SANDBOX=1" in text
    assert "bubblewrap" in text
    assert shutil.which("bwrap") or not os.environ.get("COURSE_REQUIRE_SANDBOX")


def test_without_isolation_cells_are_protected_and_files_stay_in_the_submission():
    """Root, whom nothing keeps from making namespaces, has to protect one cell after the other as well."""
    writes = {"cell": "writes", "source": "import os; os.mkdir('kept')\nopen('helpers.py', 'w').write('x = 7'); None"}
    reads = {"cell": "reads", "source": "import helpers\nprint(helpers.x, sorted(os.listdir()))"}
    ends = {"cell": "ends", "source": "os._exit(0)"}
    with Sandbox(LIMITS, isolation.bare()) as sandbox:
        for _ in range(2):
            cells = sandbox.run([{"cell": "first", "source": "print(1)"}, writes, ends, reads]).cells
            assert [name for name, event in cells.items() if event.error] == ["ends"]
            assert cells["reads"].text.startswith("7 [")
            assert "kept" in cells["reads"].text
        left = sandbox.run([{"cell": "look", "source": "import os; print(os.listdir())"}])
    assert left.cells["look"].text == "[]\n"


def test_a_sandbox_that_leaves_a_process_when_it_fails_to_start_is_an_error(monkeypatch):
    monkeypatch.setattr("grading.sandbox.client._START_SECONDS", 0.5)
    command = ("sh", "-c", "echo no namespaces >&2; sleep 60 & exit 1")
    stuck = isolation.Isolation("none", command, {"PATH": os.defpath})
    with pytest.raises(CourseError, match="the sandbox does not start: no namespaces"):
        Sandbox(LIMITS, stuck).run([])
