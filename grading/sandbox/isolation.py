"""The command that starts a session: inside bubblewrap, which hides the course, or without isolation."""

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import course_utils
from grading.errors import CourseError
from grading.sandbox.limits import Limits
from grading.sandbox.operating_system import require_processes_that_fork
from grading.sandbox.user_ids import ClaimedUserId, claim_user_id

INSIDE = Path(__file__).with_name("inside")
PACKAGE = Path(course_utils.__file__).parent

# where the sandbox has the session's files, course_utils and the virtual environment. Their paths on this machine would
# tell where the course is, and could be below /tmp.
_HOME = "/opt/course"
# A session forks. On macOS NumPy may use Apple's Accelerate, which must have no threads then, and Apple's frameworks
# would end forked processes.
_MACOS = {"VECLIB_MAXIMUM_THREADS": "1", "OBJC_DISABLE_INITIALIZE_FORK_SAFETY": "YES"}
# system files that Python and its libraries may look for; none contains data of this machine's users
_SYSTEM = ("/lib", "/lib64", "/bin", "/sbin", "/etc/ld.so.cache", "/etc/localtime", "/etc/fonts", "/etc/alternatives")


@dataclass(frozen=True)
class Isolation:
    """How a session is isolated.

    When root grades, the session becomes an unprivileged user. Limits on processes do not apply to root, and they
    count all processes of a user together, so each sandbox has its own user.
    """

    name: str  # bubblewrap or none; every verdict contains it, with the missing protections (`Sandbox.protection`)
    command: tuple[str, ...]  # what starts the session
    environment: dict[str, str]  # all environment variables of the session
    options: tuple[str, ...] = ()  # bubblewrap's options, which contain paths of this machine
    user: ClaimedUserId | None = field(default=None, compare=False)

    @property
    def confined(self) -> bool:
        """Whether there is any isolation."""
        return self.name != "none"

    @contextlib.contextmanager
    def command_line(self) -> Iterator[tuple[list[str], list[int]]]:
        """Yield the words that start a session, and the files to leave open for it.

        Student code can read the command line of its parent process, so bubblewrap's options are in a file.
        """
        if not self.options:
            yield list(self.command), []
            return
        with tempfile.TemporaryFile() as file:
            file.write(b"".join(os.fsencode(word) + b"\0" for word in self.options))
            file.seek(0)
            yield ["bwrap", "--args", str(file.fileno()), *self.command], [file.fileno()]


def choose(sandbox: bool = True, tmp_bytes: int = Limits.tmp_bytes) -> Isolation:
    """Return the isolation of bubblewrap with a ``/tmp`` of this size, or none if `sandbox` is False.

    Raise `CourseError` if bubblewrap is needed and missing, or on Windows.
    """
    require_processes_that_fork()
    if not sandbox:
        return bare()
    if not available():
        raise CourseError(
            "bubblewrap is not installed, and without it a submission could read and write what you can: "
            "install it (Debian, Ubuntu: apt install bubblewrap), or grade with --no-sandbox"
        )
    return bubblewrap(tmp_bytes)


def available() -> bool:
    """Whether this machine has bubblewrap."""
    return shutil.which("bwrap") is not None


def bare() -> Isolation:
    """Return no isolation: Python's isolated mode, a few variables, and the limits that need no namespaces."""
    environment = _environment(os.environ.get("TMPDIR", "/tmp"), os.environ.get("PATH", os.defpath), PACKAGE.parent)
    command = (sys.executable, "-I", str(INSIDE / "serve.py"), "--bare")
    return Isolation("none", command, environment | (_MACOS if sys.platform == "darwin" else {}))


def bubblewrap(tmp_bytes: int = Limits.tmp_bytes) -> Isolation:
    """Return the isolation of bubblewrap: no network, no home, no course, and only its own ``/tmp`` to write to.

    Root sets the sandbox up, and the session becomes another user before Python starts. All other users get a user
    namespace.
    """
    root = os.geteuid() == 0
    words = ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
    if not root:
        words += ["--unshare-user"]
    words += ["--die-with-parent", "--new-session", "--ro-bind", "/usr", "/usr"]
    for path in _SYSTEM:
        words += ["--symlink", os.readlink(path), path] if os.path.islink(path) else ["--ro-bind-try", path, path]
    python, folders = _python()
    for there, folder in folders.items():
        words += [*passable_parents(folder), "--ro-bind", there, folder]
        words += _hide_grader(there, folder)
    words += ["--dir", _HOME, "--ro-bind", str(INSIDE), f"{_HOME}/inside"]
    words += ["--ro-bind", str(PACKAGE), f"{_HOME}/course_utils"]
    words += _hide_grader("/usr", "/usr")
    words += ["--proc", "/proc", "--dev", "/dev"]
    for folder in ("/tmp", "/dev/shm"):
        words += ["--size", str(tmp_bytes), "--perms", "1777", "--tmpfs", folder]
    # the root and /dev are the sandbox's own file systems: if they were writable, a submission could leave files there
    words += ["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/tmp"]
    command = [python, "-I", f"{_HOME}/inside/serve.py"]
    user = None
    if root:
        user = claim_user_id()
        drop = ["setpriv", f"--reuid={user.number}", f"--regid={user.number}", "--clear-groups", "--no-new-privs"]
        command = [*drop, "--inh-caps=-all", "--bounding-set=-all", *command]
    return Isolation("bubblewrap", tuple(command), _environment("/tmp", "/usr/bin:/bin", _HOME), tuple(words), user)


def _python() -> tuple[str, dict[str, str]]:
    """Return the path of this Python in the sandbox, and for each folder that it needs the path there."""
    base = str(Path(sys.base_prefix).resolve())
    folders = {} if base.startswith("/usr") else {base: base}
    if sys.prefix == sys.base_prefix:
        return sys.executable, folders
    folders[sys.prefix] = f"{_HOME}/venv"
    return f"{_HOME}/venv/bin/{Path(sys.executable).name}", folders


def _hide_grader(there: str, folder: str) -> list[str]:
    """Return options that hide the grader and its course where they are inside a visible folder."""
    grader = INSIDE.parents[1]
    hidden = (grader, grader.parent) if (grader.parent / "source").is_dir() else (grader,)
    return [
        word
        for path in hidden
        if path.is_relative_to(there)
        for word in ("--perms", "0555", "--tmpfs", f"{folder}/{path.relative_to(there)}")
    ]


def passable_parents(folder: str) -> list[str]:
    """Return options that create a folder's parents; bubblewrap's own would stop other users."""
    return [
        word
        for parent in reversed(Path(folder).parents)
        if str(parent) != "/"
        for word in ("--perms", "0755", "--dir", str(parent))
    ]


def _environment(home: str, path: str, packages: str | Path) -> dict[str, str]:
    """Return all environment variables of a session; none is the instructor's."""
    return {
        "COURSE_UTILS_FOLDER": str(packages),
        "PATH": path,
        "HOME": home,
        "TMPDIR": home,
        "IPYTHONDIR": f"{home}/ipython",
        "MPLCONFIGDIR": f"{home}/matplotlib",
        "MPLBACKEND": "Agg",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        # joblib's workers search /proc for their own number, which is a different one in nested namespaces
        "JOBLIB_MULTIPROCESSING": "0",
        "LANG": "C.UTF-8",
    }
