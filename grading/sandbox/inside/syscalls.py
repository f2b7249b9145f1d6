"""Refuse the system calls that a notebook never needs and that could bypass the sandbox's limits.

Memory that belongs to no process (newly mounted file systems, anonymous files, System V's segments and queues) escapes
every limit. Network sockets leave traces that the next submission in the same sandbox could see. Key rings and tracing
give access to other processes' secrets. The other calls have had security holes. The filter is the kernel's (seccomp):
it cannot be removed, and every process inherits it from the one that starts it.
"""

import ctypes
import errno
import platform

# number on x86_64, number on aarch64
_REFUSED = {
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "setns": (308, 268),
    "unshare": (272, 97),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "semget": (64, 190),
    "msgget": (68, 186),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "perf_event_open": (298, 241),
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
}
_CLONE, _CLONE3, _KILL, _SOCKET = (56, 220), (435, 435), (62, 129), (41, 198)
_AF_UNIX = 1
# AUDIT_ARCH_X86_64, AUDIT_ARCH_AARCH64
_ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

_NEW_USER, _NEW_PID = 0x10000000, 0x20000000
_NEW_NAMESPACES = 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x40000000 | _NEW_USER | _NEW_PID

# classic BPF: load a word, jump if equal, jump if it has a bit, jump if at least, return
_LOAD, _EQUAL, _HAS, _AT_LEAST, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_NUMBER_AT, _ARCHITECTURE_AT, _ARGUMENT_AT = 0, 4, 16
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2


class _Instruction(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("yes", ctypes.c_uint8),
        ("no", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("instructions", ctypes.POINTER(_Instruction)))


def refuse() -> None:
    """Install the filter on this process; raise OSError if the kernel refuses it, or the processor is unknown."""
    known = _ARCHITECTURES.get(platform.machine())
    if known is None:
        raise OSError(f"no filter of system calls for the processor {platform.machine()}")
    lines = _filter(*known)
    program = _Program(len(lines), (_Instruction * len(lines))(*(_Instruction(*line) for line in lines)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(
        _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0
    ):
        raise OSError(ctypes.get_errno(), "no filter of system calls")


def _filter(column: int, architecture: int) -> list[tuple[int, int, int, int]]:
    """Return the program, as (code, jump if true, jump if false, value); each jump skips over one return at most."""
    refused = (_RETURN, 0, 0, _ERRNO | errno.EPERM)
    lines = [(_LOAD, 0, 0, _ARCHITECTURE_AT), (_EQUAL, 1, 0, architecture), refused]  # no other processor's calls
    lines += [(_LOAD, 0, 0, _NUMBER_AT), (_AT_LEAST, 0, 1, 0x40000000), refused]  # nor x86's 32-bit ones
    for numbers in _REFUSED.values():
        lines += [(_EQUAL, 0, 1, numbers[column]), refused]
    # no filter can read its flags, which are in memory; the C library then uses `clone`
    lines += [(_EQUAL, 0, 1, _CLONE3[column]), (_RETURN, 0, 0, _ERRNO | errno.ENOSYS)]
    # the session itself must fork into user and process namespaces, to isolate its children
    others = _NEW_NAMESPACES & ~(_NEW_USER | _NEW_PID)
    for call, code, value, refused_if in (
        (_CLONE, _HAS, others, True),
        (_KILL, _EQUAL, 0xFFFFFFFF, True),  # everything at once
        (_SOCKET, _EQUAL, _AF_UNIX, False),
    ):
        lines += [
            (_LOAD, 0, 0, _NUMBER_AT),
            (_EQUAL, 0, 3, call[column]),
            (_LOAD, 0, 0, _ARGUMENT_AT),
            (code, not refused_if, refused_if, value),
            refused,
        ]
    return [*lines, (_RETURN, 0, 0, _ALLOW)]
