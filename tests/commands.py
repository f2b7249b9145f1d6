"""The commands `course` and `nbgrader` as a person types them, without the seconds that importing nbgrader takes.

Each command is a process of its own, with its own folder, environment and standard streams. It is forked from a process
that has the imports ready, and runs the function that the installed script runs.
"""

import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from conftest import bare_environment

SECONDS = 240
PRELOADED = ["nbgrader.apps", "nbgrader.apps.nbgraderapp", "grading.classroom.grade_students", "grading.cli"]


class Done(subprocess.CompletedProcess):
    """What `subprocess.run` returns, and `peak_bytes`: the most memory that a process of the command has held.

    The processes are that of the command itself and those that it has started and waited for, not those in a sandbox.
    """

    peak_bytes = 0


def run(command, *words, folder, **environment):
    """Run one command where no virtual environment is active, and return what became of it.

    Parameters
    ----------
    command : str
        ``"course"`` or ``"nbgrader"``.
    *words : str or Path
        The arguments.
    folder : Path
        Where it runs.
    **environment : str
        More variables.
    """
    words = [command, *map(str, words)]
    with tempfile.TemporaryDirectory() as streams:
        files = [Path(streams) / name for name in ("stdout", "stderr", "peak")]
        arguments = (words, folder, bare_environment(**environment), files)
        process = _context().Process(target=_become, args=arguments)
        process.start()
        process.join(SECONDS)
        if process.is_alive():
            process.kill()
            raise subprocess.TimeoutExpired(words, SECONDS)
        stdout, stderr, peak = (file.read_text("utf-8") if file.exists() else "" for file in files)
        done = Done(words, process.exitcode, stdout, stderr)
        done.peak_bytes = int(peak or 0)
        return done


@cache
def _context():
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


def _become(words, folder, environment, files):
    """Run the command in this process, which has just been forked."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    *streams, peak = files
    for fd, file in enumerate(streams, start=1):
        opened = os.open(file, os.O_WRONLY | os.O_CREAT)
        os.dup2(opened, fd)
        os.close(opened)
    sys.argv = words
    if words[0] == "course":
        from grading.cli import main
    else:
        from nbgrader.apps.nbgraderapp import main
    try:
        sys.exit(main())
    finally:
        used = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        peak.write_text(str(1024 * max(used)))
