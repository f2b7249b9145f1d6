"""Grading on a Dask cluster, and into PostgreSQL: the same rows, files and verdicts as on one machine into SQLite."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import commands
import pytest
from conftest import bare_environment
from graded_class import command, start, state, ungraded, wait_until
from nbgrader.api import Gradebook

from grading.classroom.cluster import ClusterWorkers
from grading.errors import CourseError

BIN = Path(sys.executable).parent


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


# Dask


@pytest.fixture
def cluster(tmp_path):
    """A scheduler and two workers in a folder of their own, where there is no course."""
    place = tmp_path / "elsewhere"
    place.mkdir()
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    dask = [str(BIN / "dask")]
    quiet = {"cwd": place, "env": bare_environment(), "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    where = ["--host", "127.0.0.1", "--no-dashboard"]
    with contextlib.ExitStack() as stack:

        def launch(*words):
            process = stack.enter_context(subprocess.Popen([*dask, *words], **quiet))
            stack.callback(process.kill)
            return process

        launch("scheduler", *where, "--port", str(port))
        wait_until(lambda: accepts(port))
        worker = ["worker", address, *where, "--no-nanny", "--nthreads", "1", "--local-directory", str(place)]
        yield address, [launch(*worker) for _ in range(2)]


def test_dask_cluster_that_loses_a_worker_grades_everyone(cluster, baseline, tmp_path):
    address, workers = cluster
    graded_course, left = baseline
    course = ungraded(graded_course, tmp_path / "course")
    with start(course, "--scheduler", address) as process:
        wait_until(lambda: list((course.root / "verdicts").rglob("*.json")) or process.poll() is not None)
        workers[0].send_signal(signal.SIGKILL)
        printed, said = process.communicate(timeout=120)
    assert (process.returncode, said) == (0, "")
    assert len(printed.splitlines()) == 6
    assert state(course) == left


def test_invalid_scheduler_address_is_a_one_line_error(baseline, tmp_path):
    course = ungraded(baseline[0], tmp_path / "course")
    done = commands.run("course", *command("--scheduler", f"tcp://127.0.0.1:{free_port()}"), folder=course.root)
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert line.startswith("course: no Dask scheduler answers at 'tcp://127.0.0.1:")
    for address in ("nonsense://x:1", "tcp://", "8786"):
        with pytest.raises(CourseError, match="not the address of a scheduler") as caught:
            ClusterWorkers(None, address)
        assert caught.value.exit_code == 2


# PostgreSQL


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """The address of an empty database on a server that listens on this machine alone."""
    debian = ":".join(map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin"))))
    found = shutil.which("initdb", path=f"{os.environ['PATH']}:{debian}")
    if not found:
        message = "PostgreSQL is not installed: grading into it is not tested"
        if os.environ.get("COURSE_REQUIRE_POSTGRES"):
            pytest.fail(message)
        pytest.skip(message)
    folder = tmp_path_factory.mktemp("postgres")
    port = free_port()
    as_user = {}
    if os.geteuid() == 0:  # the server refuses to run as root
        user = pwd.getpwnam("nobody")
        as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        os.chown(folder, user.pw_uid, user.pw_gid)
        for parent in folder.parents[:-2]:
            parent.chmod(parent.stat().st_mode | 0o011)
    data = folder / "data"
    quiet = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **as_user}
    commands = Path(found).resolve().parent
    subprocess.run([commands / "initdb", "-D", data, "-U", "course", "-A", "trust", "-N"], check=True, **quiet)
    settings = ["-c", "listen_addresses=127.0.0.1", "-p", str(port), "-k", folder, "-c", "fsync=off"]
    with subprocess.Popen([commands / "postgres", "-D", data, *settings], **quiet) as server:
        try:
            ready = [commands / "pg_isready", "-h", "127.0.0.1", "-p", str(port)]
            wait_until(lambda: subprocess.run(ready, check=False, **quiet).returncode == 0)
            create = [commands / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "course", "grades"]
            subprocess.run(create, check=True, **quiet)
            yield f"postgresql://course@127.0.0.1:{port}/grades"
        finally:
            server.send_signal(signal.SIGINT)  # fast shutdown


def accepts(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_postgresql_gradebook_has_the_same_rows(database, baseline, tmp_path):
    graded_course, left = baseline
    course = ungraded(graded_course, tmp_path / "course")
    (course.root / "gradebook.db").unlink()
    with (course.root / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(f"\nc.CourseDirectory.db_url = {database!r}\n")
    shutil.copytree(graded_course.root / "verdicts", course.root / "verdicts")
    for _ in range(2):
        done = commands.run("course", *command(), folder=course.root)
        assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "unchanged: 6 of 6 submissions\n"  # the second run has nothing to write
    with Gradebook(database, "deep-learning") as book:
        assert state(course, book) == left
    assert not (course.root / "gradebook.db").exists()

    place = ("gradient_checking", "gradient_checking", "solved")
    with Gradebook(database, "deep-learning") as book:
        book.find_grade("check-gradient_check", *place).manual_score = 24
        book.db.commit()
    for drop in ('["gradient_check"]', "[]"):
        (course.root / "course.toml").write_text(f"[assignments.gradient_checking]\ndrop = {drop}\n", encoding="utf-8")
        done = commands.run("course", "update", "gradient_checking", folder=course.root)
        assert (done.returncode, done.stderr) == (0, "")
    assert "manual marks that are back: 1" in done.stdout
    with Gradebook(database, "deep-learning") as book:
        assert book.find_grade("check-gradient_check", *place).manual_score == 24
