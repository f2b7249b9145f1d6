"""Confine a forked process: namespaces of its own, where the kernel lets it, and limits that nothing can lift.

Linux only; the numbers are those of ``linux/sched.h`` and ``sys/mount.h``.
"""

import contextlib
import ctypes
import os
import resource
import select
import signal
import time
from typing import Any

CLONE_NEWNS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = (
    0x00020000,
    0x08000000,
    0x10000000,
    0x20000000,
    0x40000000,
)
MS_NOSUID, MS_NODEV = 0x2, 0x4
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 36, 38
PAGE = resource.getpagesize()
_CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)


def enter_namespaces(tmp_bytes: int) -> None:
    """Give this process its own user, mount and IPC namespace, and its children a process namespace.

    It gets an empty ``/tmp`` of its own. In ``/proc``, whoever runs outside has a number and a name and nothing more:
    memory, files and environment of a process belong to its user namespace.

    Raises
    ------
    OSError
        If the kernel or the container refuses.
    """
    _unshare_with_user(CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWIPC)
    _mount_empty("/tmp", f"size={tmp_bytes},mode=700")
    _mount_empty("/dev/shm", f"size={tmp_bytes},mode=700")
    os.chdir("/tmp")


def enter_process_namespace() -> None:
    """Give this process's children a process namespace: no signal of theirs reaches anything outside.

    Raises
    ------
    OSError
        If the kernel or the container refuses, or namespaces are nested too deep.
    """
    _unshare_with_user(CLONE_NEWPID)


def _unshare_with_user(namespaces: int) -> None:
    """Enter namespaces, with a user namespace that owns them; only a user who has a name in one can make the next."""
    uid, gid = os.getuid(), os.getgid()
    _checked(_libc.unshare(CLONE_NEWUSER | namespaces))
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{uid} {uid} 1")
    _write("/proc/self/gid_map", f"{gid} {gid} 1")


def give_up_privileges() -> None:
    """Drop every capability that the new user namespace gave, for good."""

    class Header(ctypes.Structure):
        _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))

    _checked(_libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    nothing = (ctypes.c_uint32 * 6)()
    _checked(_libc.capset(ctypes.byref(Header(_CAPABILITY_VERSION_3, 0)), nothing))


def die_with_parent() -> None:
    """Let the kernel kill this process when its parent ends."""
    _checked(_libc.prctl(PR_SET_PDEATHSIG, 9, 0, 0, 0))


def set_limits(limits: dict[str, Any], guards: int) -> None:
    """Set hard limits on this process and on all it starts: address space, file size, processes, processor time.

    The processes that will stand guard come on top of those that a submission may have.
    """
    _limit(resource.RLIMIT_AS, limits["memory_bytes"])
    _limit(resource.RLIMIT_FSIZE, limits["file_bytes"])
    if limits["processes"]:
        _limit(resource.RLIMIT_NPROC, limits["processes"] + guards)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, 256)
    limit_cpu(limits["notebook_cpu_seconds"])


def limit_cpu(seconds: float) -> None:
    """Let the kernel end this process after so many seconds of processor time from its own start."""
    soft = int(seconds) + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    hard = soft + 1 if hard == resource.RLIM_INFINITY else min(soft + 1, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (min(soft, hard), hard))


def _limit(what: int, value: float) -> None:
    hard = resource.getrlimit(what)[1]
    value = int(value) if hard == resource.RLIM_INFINITY else min(int(value), hard)
    resource.setrlimit(what, (value, value))


def _mount_empty(place: str, options: str) -> None:
    if os.path.isdir(place):
        _checked(_libc.mount(b"tmpfs", place.encode(), b"tmpfs", MS_NOSUID | MS_NODEV, options.encode()))


def _write(path: str, text: str) -> None:
    with open(path, "w") as file:
        file.write(text)


def _checked(result: int) -> None:
    if result != 0:
        errno = ctypes.get_errno()
        raise OSError(errno, os.strerror(errno))


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent ends, so that none escapes."""
    with contextlib.suppress(OSError, AttributeError):  # only Linux knows how
        _checked(_libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0))


def kill_descendants() -> None:
    """Kill and collect all that this process started, until nothing is left."""
    while pids := _descendants():
        for pid in pids:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        time.sleep(0.001)


def kill_the_largest_beyond(limit: int) -> None:
    """If all processes below this one hold more memory together than `limit` bytes, kill the one that holds most.

    What forked processes share counts once for all of them; finding that out takes long, and is done only when the sum
    that counts it for each is too large.
    """
    pids = _descendants()
    if sum(map(_resident_bytes, pids)) <= limit:
        return
    shares = {pid: _share_of_bytes(pid) for pid in pids}
    if sum(shares.values()) > limit:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(max(shares, key=shares.get), signal.SIGKILL)


def _resident_bytes(pid: int) -> int:
    try:
        with open(f"/proc/{pid}/statm") as file:
            return int(file.read().split()[1]) * PAGE
    except (OSError, ValueError, IndexError):
        return 0


def _share_of_bytes(pid: int) -> int:
    """Return what a process holds, with its share of what it holds together with others."""
    try:
        with open(f"/proc/{pid}/smaps_rollup") as file:
            return next(int(line.split()[1]) * 1024 for line in file if line.startswith("Pss:"))
    except (OSError, ValueError, StopIteration):
        return _resident_bytes(pid)  # one that hides


def _descendants() -> list[int]:
    found = _children(os.getpid())
    for pid in found:
        found.extend(_children(pid))  # the list grows while we walk it: that is the point
    return found


def _children(pid: int) -> list[int]:
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as file:
            return [int(child) for child in file.read().split()]
    except OSError:
        return []


def wait_for(pid: int, seconds: float) -> bool:
    """Wait for a child to end, without collecting it; return whether it did in time."""
    if hasattr(os, "pidfd_open"):
        process = os.pidfd_open(pid)
        try:
            return bool(select.select([process], [], [], max(0.0, seconds))[0])
        finally:
            os.close(process)
    deadline = time.monotonic() + seconds
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        if time.monotonic() > deadline:
            return False
        time.sleep(0.005)
    return True
