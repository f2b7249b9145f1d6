"""The command that starts a session: inside bubblewrap, with nothing of the course in sight, or, on request, bare."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import course_utils
from grading.errors import CourseError

INSIDE = Path(__file__).with_name("inside")
PACKAGE = Path(course_utils.__file__).parent

# where the session's own files and course_utils lie in the sandbox
_HOME = "/opt/course"
# the unprivileged user that a session becomes when root grades: limits on processes do not bind root
_NOBODY = "65534"
# system files that Python and its libraries may look for; none holds anything of this machine's users
_SYSTEM = ("/lib", "/lib64", "/bin", "/sbin", "/etc/ld.so.cache", "/etc/localtime", "/etc/fonts", "/etc/alternatives")


@dataclass(frozen=True)
class Isolation:
    """How a session is kept apart.

    Attributes
    ----------
    name : str
        ``"bubblewrap"`` or ``"none"``; said in every verdict.
    command : list of str
        What starts the session.
    environment : dict
        All the variables that it sees.
    """

    name: str
    command: tuple[str, ...]
    environment: dict[str, str]

    @property
    def confined(self) -> bool:
        """Whether there is any isolation."""
        return self.name != "none"


def choose(sandbox: bool = True) -> Isolation:
    """Return bubblewrap's isolation, or none if the caller asks for none.

    Raises
    ------
    CourseError
        If bubblewrap is asked for and missing.
    """
    if not sandbox:
        return bare()
    if shutil.which("bwrap") is None:
        raise CourseError(
            "bubblewrap is not installed, and without it a submission could read and write what you can: "
            "install it (Debian, Ubuntu: apt install bubblewrap), or grade with --no-sandbox"
        )
    return bubblewrap()


def available() -> bool:
    """Whether this machine has bubblewrap."""
    return shutil.which("bwrap") is not None


def bare() -> Isolation:
    """Return no isolation: an isolated Python with a few variables, and the limits that bind without namespaces."""
    temporary = os.environ.get("TMPDIR", "/tmp")
    return Isolation(
        "none", (sys.executable, "-I", str(INSIDE / "serve.py")), _environment(temporary, _path(), PACKAGE.parent)
    )


def bubblewrap() -> Isolation:
    """Return the isolation of bubblewrap: no network, no home, no course, a read-only system, an own ``/tmp``.

    Root sets the sandbox up and is given up before the first line of Python runs; anyone else gets a user namespace.
    """
    root = os.geteuid() == 0
    words = ["bwrap", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
    if not root:
        words += ["--unshare-user"]
    words += ["--die-with-parent", "--new-session", "--ro-bind", "/usr", "/usr"]
    for path in _SYSTEM:
        words += _as_on_the_host(path)
    for folder in _python_folders():
        words += [*_passable_parents(folder), "--ro-bind", folder, folder]
    words += ["--dir", _HOME, "--ro-bind", str(INSIDE), f"{_HOME}/inside"]
    words += ["--ro-bind", str(PACKAGE), f"{_HOME}/course_utils"]
    words += ["--proc", "/proc", "--dev", "/dev", "--size", str(64 << 20), "--perms", "1777", "--tmpfs", "/tmp"]
    words += ["--chdir", "/tmp"]
    if root:
        words += ["setpriv", "--reuid", _NOBODY, "--regid", _NOBODY, "--clear-groups", "--no-new-privs"]
        words += ["--inh-caps=-all", "--bounding-set=-all"]
    words += [sys.executable, "-I", f"{_HOME}/inside/serve.py"]
    return Isolation("bubblewrap", tuple(words), _environment("/tmp", "/usr/bin:/bin", _HOME))


def _python_folders() -> list[str]:
    """Return the folders of this Python and of its virtual environment that are not under /usr."""
    folders = dict.fromkeys(str(Path(prefix).resolve()) for prefix in (sys.base_prefix, sys.prefix))
    return [folder for folder in folders if not folder.startswith("/usr/")]


def _passable_parents(folder: str) -> list[str]:
    """Return words that make a folder's parents with permissions to pass: bubblewrap's own would stop a plain user."""
    return [
        word
        for parent in reversed(Path(folder).parents)
        if str(parent) != "/"
        for word in ("--perms", "0755", "--dir", str(parent))
    ]


def _as_on_the_host(path: str) -> list[str]:
    if os.path.islink(path):
        return ["--symlink", os.readlink(path), path]
    return ["--ro-bind-try", path, path]


def _environment(home: str, path: str, packages: str | Path) -> dict[str, str]:
    """Return the few variables that a session sees; none of the instructor's."""
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
        "LANG": "C.UTF-8",
    }


def _path() -> str:
    return os.environ.get("PATH", os.defpath)
