"""Confine a forked process: its own namespaces, where the kernel allows them, and limits that cannot be raised.

Namespaces exist on Linux only; the numbers are those of ``linux/sched.h`` and ``sys/mount.h``. On macOS only the limits
and the waiting for processes work.
"""

import contextlib
import ctypes
import os
import platform
import resource
import select
import signal
import sys
import time
from collections.abc import Iterator
from typing import Any

CLONE_NEWNS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID = 0x00020000, 0x08000000, 0x10000000, 0x20000000
CLONE_CHILD_CLEARTID, CLONE_CHILD_SETTID = 0x00200000, 0x01000000
MS_NOSUID, MS_NODEV = 0x2, 0x4
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS, PR_GET_TID_ADDRESS = 1, 36, 38, 40
NOBODY = 65534
PAGE = resource.getpagesize()
# the number of `clone`, and the index of its argument for the child's thread number
_CLONE = {"x86_64": (56, 3), "aarch64": (220, 4)}


class _CapabilityHeader(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


_CAPABILITIES_OF_THIS_PROCESS = _CapabilityHeader(0x20080522, 0)
_NO_CAPABILITY = (ctypes.c_uint32 * 6)()

HAS_NAMESPACES = sys.platform == "linux"
# Linux lists a process's children there. psutil is used on macOS only: it reads the list of all processes, which took
# 57 times as long in a measurement, and its import adds 2.6 MB to the process that is forked for each submission.
_CHILDREN_IN_PROC = os.path.exists("/proc/thread-self/children")
# process -> exit status and used resources, where waiting for a process has also collected it
_collected: dict[int, tuple[int, resource.struct_rusage]] = {}

_libc = ctypes.CDLL(None, use_errno=True)
# calls that keep the interpreter's lock, which the child of a fork needs as well
_locked_libc = ctypes.PyDLL(None, use_errno=True)
_locked_libc.syscall.restype = ctypes.c_long


def fork_into_sandbox(tmp_bytes: int) -> int:
    """Fork a child with its own user, process, mount and IPC namespace; return as `os.fork` does.

    It gets its own empty ``/tmp``. In ``/proc`` it sees only numbers and names of the processes outside: the memory,
    files and environment of a process belong to its user namespace. Raise OSError if the kernel or the container
    refuses.
    """
    pid = _fork_into(CLONE_NEWNS | CLONE_NEWIPC)
    if pid == 0:
        with exit_on_error():
            _mount_empty("/tmp", f"size={tmp_bytes},mode=700")
            _mount_empty("/dev/shm", f"size={tmp_bytes},mode=700")
            os.chdir("/tmp")
            give_up_privileges()
    return pid


def fork_into_processes_of_its_own() -> int:
    """Fork a child that is the first process of a process namespace; return as `os.fork` does.

    The child, and the processes that it starts, cannot send signals to processes outside. They end with the child, and
    the child ends with its parent. Raise OSError if the kernel or the container refuses, or namespaces are nested too
    deep.
    """
    pid = _fork_into()
    if pid == 0:
        with exit_on_error():
            give_up_privileges()
            die_with_parent()
    return pid


def _fork_into(more: int = 0) -> int:
    """Fork into a new user and process namespace, and more; the child maps its user, or it could not nest another one.

    The system call alone costs half of what a fork, an ``unshare`` and another fork cost. It skips what the C library
    and Python do to make a fork safe with threads, so this process must have only one; see `is_single_threaded`.
    """
    number, place = _CLONE.get(platform.machine(), (None, 0))
    own_number = ctypes.c_void_p()  # where the C library keeps the thread's number, which changes in the child
    if number is None or _libc.prctl(PR_GET_TID_ADDRESS, ctypes.byref(own_number), 0, 0, 0):
        raise OSError("no way to fork into namespaces on this machine")
    uid, gid = os.getuid(), os.getgid()
    flags = signal.SIGCHLD | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID | CLONE_NEWUSER | CLONE_NEWPID | more
    arguments: list[Any] = [ctypes.c_ulong(flags), None, None, None, None]
    arguments[place] = own_number
    pid = _locked_libc.syscall(ctypes.c_long(number), *arguments)
    if pid < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    if pid == 0:
        with exit_on_error():
            _write("/proc/self/setgroups", b"deny")
            # the child becomes root without capabilities, which could not be mapped again
            _write("/proc/self/uid_map", b"%d %d 1" % (uid or NOBODY, uid))
            _write("/proc/self/gid_map", b"%d %d 1" % (gid or NOBODY, gid))
    return pid


def is_single_threaded() -> bool:
    """Whether this process has only one thread; False where the system does not say."""
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


@contextlib.contextmanager
def exit_on_error() -> Iterator[None]:
    """End this forked process on any exception: it must never continue in its parent's code."""
    try:
        yield
    except BaseException:
        os._exit(1)


def number_in_proc() -> str:
    """Return this process's number in ``/proc``, which may differ from `os.getpid`, or an empty text."""
    try:
        return os.readlink("/proc/self")
    except OSError:
        return ""


def is_alone(number: str) -> bool:
    """Whether a process, by its number in ``/proc``, has neither children nor more threads."""
    try:
        return len(os.listdir(f"/proc/{number}/task")) == 1 and not _children(int(number))
    except OSError:
        return False


def give_up_privileges() -> None:
    """Drop every capability that the new user namespace gave; it cannot be regained."""
    _checked(_libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    _checked(_libc.capset(ctypes.byref(_CAPABILITIES_OF_THIS_PROCESS), _NO_CAPABILITY))


def die_with_parent() -> None:
    """Let the kernel kill this process when its parent ends."""
    _checked(_libc.prctl(PR_SET_PDEATHSIG, 9, 0, 0, 0))


def set_limits(limits: dict[str, Any], supervisors: int) -> None:
    """Set hard limits on this process and on all it starts: address space, file size, processes, processor time.

    The number of processes is that of the submission plus that of the processes that supervise its cells.
    """
    with contextlib.suppress(ValueError):  # macOS refuses it; on Linux `_limit` asks for nothing that is refused
        _limit(resource.RLIMIT_AS, limits["memory_bytes"])
    _limit(resource.RLIMIT_FSIZE, limits["file_bytes"])
    if limits["processes"]:
        _limit(resource.RLIMIT_NPROC, limits["processes"] + supervisors)
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


def _write(path: str, text: bytes) -> None:
    file = os.open(path, os.O_WRONLY)
    os.write(file, text)
    os.close(file)


def _checked(result: int) -> None:
    if result != 0:
        errno = ctypes.get_errno()
        raise OSError(errno, os.strerror(errno))


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent ends, so that none escapes."""
    with contextlib.suppress(OSError, AttributeError):  # this works on Linux only
        _checked(_libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0))


def kill_descendants() -> None:
    """Kill and collect all processes below this one, until none is left."""
    while pids := _descendants():
        for pid in pids:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        time.sleep(0.001)


def kill_the_largest_beyond(limit: int) -> None:
    """If the processes below this one use more than `limit` bytes of memory together, kill the one that uses most.

    Memory that forked processes share counts once. Measuring this is slow, so it is done only when the sum that counts
    shared memory for each process is too large.
    """
    pids = _descendants()
    if sum(map(_resident_bytes, pids)) <= limit:
        return
    shares = {pid: _share_of_bytes(pid) for pid in pids}
    if sum(shares.values()) > limit:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(max(shares, key=shares.__getitem__), signal.SIGKILL)


def can_watch_memory() -> bool:
    """Whether this process can find the processes below it, and their memory."""
    read_fd, write_fd = os.pipe()
    pid = os.fork()
    if pid == 0:
        with exit_on_error():
            os.close(write_fd)
            os.read(read_fd, 1)
            os._exit(0)
    try:
        return pid in _descendants() and _resident_bytes(pid) > 0
    finally:
        os.close(write_fd)
        os.close(read_fd)
        os.waitpid(pid, 0)


def _resident_bytes(pid: int) -> int:
    if not _CHILDREN_IN_PROC:
        import psutil

        try:
            return psutil.Process(pid).memory_info().rss
        except psutil.Error:
            return 0
    try:
        with open(f"/proc/{pid}/statm") as file:
            return int(file.read().split()[1]) * PAGE
    except (OSError, ValueError, IndexError):
        return 0


def _share_of_bytes(pid: int) -> int:
    """Return the memory of a process, with its share of the memory that it shares."""
    try:
        with open(f"/proc/{pid}/smaps_rollup") as file:
            return next(int(line.split()[1]) * 1024 for line in file if line.startswith("Pss:"))
    except (OSError, ValueError, StopIteration):
        return _resident_bytes(pid)  # the process hides this file


def _descendants() -> list[int]:
    if not _CHILDREN_IN_PROC:
        try:
            import psutil
        except ImportError:
            return []
        return [child.pid for child in psutil.Process().children(recursive=True)]
    found = _children(os.getpid())
    for pid in found:
        found.extend(_children(pid))  # the loop continues with these
    return found


def _children(pid: int) -> list[int]:
    """Return the children of a process: each of its threads has a list of those that it started itself."""
    found: list[int] = []
    with contextlib.suppress(OSError):
        for thread in os.listdir(f"/proc/{pid}/task"):
            with contextlib.suppress(OSError), open(f"/proc/{pid}/task/{thread}/children") as file:
                found += map(int, file.read().split())
    return found


def wait_for(pid: int, seconds: float) -> bool:
    """Wait for a child to end; return whether it ended in time. Afterwards `collect` it."""
    if hasattr(os, "pidfd_open"):
        process = os.pidfd_open(pid)
        try:
            return bool(select.select([process], [], [], max(0.0, seconds))[0])
        finally:
            os.close(process)
    deadline = time.monotonic() + seconds
    while not _has_ended(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.005)
    return True


def _has_ended(pid: int) -> bool:
    if hasattr(os, "waitid"):
        return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    ended, status, used = os.wait4(pid, os.WNOHANG)  # macOS before Python 3.13
    if ended:
        _collected[pid] = status, used
    return ended != 0


def collect(pid: int) -> tuple[int, float]:
    """Wait for a child to end and let the system forget it; return its exit code and its seconds of processor time."""
    status, used = _collected.pop(pid) if pid in _collected else os.wait4(pid, 0)[1:]
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime
