"""User ids for sandboxes that root starts: each sandbox on this machine has a different one."""

import contextlib
import socket
from dataclasses import dataclass

from grading.errors import CourseError

# distributions leave this range unused
_RANGE = range(30_000, 60_000)


@dataclass(frozen=True)
class ClaimedUserId:
    """A user id, and the lock that prevents other processes from claiming it while this object exists."""

    number: int
    lock: socket.socket


def claim_user_id(numbers: range = _RANGE) -> ClaimedUserId:
    """Claim a user id that no other process of this machine has claimed.

    The lock is the name of an abstract Unix socket: it is claimed atomically, and the kernel releases it when its
    process ends. Raise `CourseError` if none is left.
    """
    for number in numbers:
        lock = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        with contextlib.suppress(OSError):
            lock.bind(f"\0course-sandbox-user-{number}")
            return ClaimedUserId(number, lock)
        lock.close()
    raise CourseError(f"sandboxes of this machine use all user ids from {numbers.start} to {numbers.stop - 1}")
