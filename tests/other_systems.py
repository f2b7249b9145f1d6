"""Stands in for Windows or macOS: takes from the course's own code what these systems lack.

Libraries keep everything, because their own code for other systems does not run here. So each import statement is
looked at: where a file of the course imports ``os``, it gets a stub of ``os`` without the names in the lists
below; where NumPy or IPython does, it gets the real one. Cells of a notebook count as files of the course.

As a script it runs another one in this way: ``python other_systems.py macos SCRIPT [ARGUMENT ...]``. `environment`
does the same for every Python process that is started with it, Jupyter's kernels and worker processes included.
"""

import builtins
import os
import runpy
import sys
import types
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent

# names that neither system has; socket.SOCK_SEQPACKET exists on macOS, but not for AF_UNIX
_LINUX_ONLY = {
    "os": "pidfd_open sched_getaffinity sched_setaffinity waitid memfd_create",
    "socket": "SOCK_SEQPACKET SO_PASSCRED SO_PEERCRED",
    "signal": "pidfd_send_signal sigwaitinfo sigtimedwait",
    "select": "epoll",
}
_UNIX_ONLY = {
    "os": "fork forkpty waitpid WNOHANG getuid geteuid getgid getegid setsid killpg setpgid getpgid setuid setgid "
    "chown sysconf uname mkfifo nice WIFEXITED",
    "socket": "AF_UNIX send_fds recv_fds",
    "signal": "pthread_sigmask setitimer getitimer alarm ITIMER_REAL SIGALRM SIGKILL SIGXCPU SIGXFSZ SIGCHLD SIGSTOP "
    "SIGCONT SIGHUP SIG_BLOCK SIG_UNBLOCK",
    "select": "poll",
}
_UNIX_MODULES = {"fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog", "posix"}

MISSING_MODULES = {"windows": _UNIX_MODULES, "macos": set()}
MISSING_NAMES = {
    "windows": {name: set(f"{_LINUX_ONLY[name]} {_UNIX_ONLY[name]}".split()) for name in _LINUX_ONLY},
    "macos": {name: set(names.split()) for name, names in _LINUX_ONLY.items()},
}
PLATFORM = {"windows": "win32", "macos": "darwin"}
MACHINE = {"windows": "AMD64", "macos": "arm64"}


class _StandIn(types.ModuleType):
    """A module without some of its names, and with others changed; what is set in it is set in the real one."""

    def __init__(self, module, missing=(), **changed):
        super().__init__(module.__name__)
        types.ModuleType.__getattribute__(self, "__dict__").update(
            _module=module, _missing=set(missing), _changed=changed
        )

    def __getattribute__(self, name):
        own = types.ModuleType.__getattribute__(self, "__dict__")
        if name == "__dict__":
            return own["_module"].__dict__
        if name in own["_missing"]:
            raise AttributeError(f"module {own['_module'].__name__!r} has no attribute {name!r}")
        return own["_changed"][name] if name in own["_changed"] else getattr(own["_module"], name)

    def __setattr__(self, name, value):
        setattr(types.ModuleType.__getattribute__(self, "__dict__")["_module"], name, value)


def _not_in_proc(function):
    """Return a function on paths for which there is no /proc."""

    def without_proc(path, *args, **kwargs):
        if isinstance(path, str | os.PathLike) and os.fspath(path).startswith("/proc"):
            if function.__name__ in ("exists", "isdir", "isfile", "islink"):
                return False
            raise FileNotFoundError(2, "no such file or directory", path)
        return function(path, *args, **kwargs)

    return without_proc


class _Library:
    """The C library, without the functions that Linux alone has."""

    def __init__(self, library):
        self._library = library

    def __getattr__(self, name):
        if name in ("prctl", "capset", "mount"):
            raise AttributeError(f"{name}: symbol not found")
        return getattr(self._library, name)


def _stubs(system):
    import ctypes
    import platform
    import select
    import signal
    import socket

    missing = MISSING_NAMES[system]
    path = _StandIn(os.path, **{name: _not_in_proc(getattr(os.path, name)) for name in ("exists", "isdir", "isfile")})
    on_paths = {name: _not_in_proc(getattr(os, name)) for name in ("listdir", "readlink", "open", "stat", "scandir")}
    launcher = os.environ.get("OTHER_SYSTEM_PYTHON", sys.executable)
    made = {
        "os": _StandIn(os, missing["os"], path=path, name="nt" if system == "windows" else "posix", **on_paths),
        "os.path": path,
        "sys": _StandIn(sys, platform=PLATFORM[system], executable=launcher),
        "platform": _StandIn(platform, machine=lambda: MACHINE[system]),
        "ctypes": _StandIn(
            ctypes,
            CDLL=lambda *args, **kwargs: _Library(ctypes.CDLL(*args, **kwargs)),
            PyDLL=lambda *args, **kwargs: _Library(ctypes.PyDLL(*args, **kwargs)),
        ),
    }
    for module in (select, signal, socket):
        made[module.__name__] = _StandIn(module, missing[module.__name__])
    return made


def _is_of_the_course(importing):
    """Whether code with these globals is the course's own, or a notebook's."""
    file = importing.get("__file__")
    if not file:
        return importing.get("__name__") == "__main__"
    file = Path(file)
    return any(file.is_relative_to(_ROOT / folder) for folder in ("course_utils", "grading", "notebooks", "tests"))


def hide(system):
    """From now on, let what the course's files import be what this system has."""
    made = _stubs(system)
    real_import, real_open = builtins.__import__, builtins.open

    def import_(name, globals=None, locals=None, fromlist=(), level=0):
        if level or not _is_of_the_course(globals or {}):
            return real_import(name, globals, locals, fromlist, level)
        top = name.partition(".")[0]
        if top in MISSING_MODULES[system]:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        module = real_import(name, globals, locals, fromlist, level)
        return made.get(name if fromlist else top, module)

    def open_(file, *args, **kwargs):
        importing = sys._getframe(1).f_globals
        if isinstance(file, str) and file.startswith("/proc") and _is_of_the_course(importing):
            raise FileNotFoundError(2, "no such file or directory", file)
        return real_open(file, *args, **kwargs)

    builtins.__import__, builtins.open = import_, open_


def environment(system, folder):
    """Return variables that make each Python process this system, with files for it in an empty folder.

    A session is started as an isolated Python, which heeds no variable: what the course's code takes for its Python
    is a command that goes through this script.
    """
    here = str(Path(__file__).resolve().parent)
    start = f"import sys\nsys.path.append({here!r})\nimport other_systems\nother_systems.hide({system!r})\n"
    (folder / "sitecustomize.py").write_text(start, encoding="utf-8")
    launcher = folder / "python"
    launcher.write_text(
        "#!/bin/sh\n"
        "# an isolated Python runs its script through this file; any other finds sitecustomize.py by itself\n"
        f'if [ "$1" != -I ]; then exec "{sys.executable}" "$@"; fi\n'
        f'shift; exec "{sys.executable}" -I "{__file__}" {system} "$@"\n',
        encoding="utf-8",
    )
    launcher.chmod(0o755)
    return {"PYTHONPATH": str(folder), "OTHER_SYSTEM_PYTHON": str(launcher)}


def main(system, script, *arguments):
    """Run a script as this system would."""
    hide(system)
    sys.argv = [script, *arguments]
    sys.path[0:0] = [str(Path(script).parent)]
    runpy.run_path(script, run_name="__main__")


if __name__ == "__main__":
    main(*sys.argv[1:])
