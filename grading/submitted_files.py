"""Checks names, kinds and sizes of submitted files, which students control, before any of them is opened."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from grading.errors import CourseError, os_error_as

# nbgrader's gradebook allows 128 characters; a file system allows 255 bytes, some of them for the verdict's suffix
_MAX_ID_BYTES = 128
# nbgrader uses ids in patterns of file names, in pages and in tables
_NOT_IN_IDS = frozenset('*?<>",')
# far more than any honest submission; all files are copied into autograded/
_MAX_FILES = 5_000
_MAX_TOTAL_BYTES = 1 << 30
MAX_TIMESTAMP_BYTES = 1_000

_SHOWN_CHARS = 500


def one_line(text: str, most: int = _SHOWN_CHARS) -> str:
    """Return text as one line for a terminal: characters that could move its cursor or hide others are escaped."""
    line = "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in text[:most])
    return line + "…" * (len(text) > most)


def why_no_id(name: str) -> str:
    """Return the reason why the name of a folder cannot be a student's id; empty when it can."""
    if not name.isprintable():
        return "the folder's name has characters that cannot be printed: rename it"
    if name.startswith((".", " ")) or name.endswith(" "):
        return "the folder's name must not begin with a dot or a space, nor end with a space: rename it"
    if bad := sorted(_NOT_IN_IDS & set(name)):
        return f"the folder's name must not contain {' '.join(bad)}: rename it"
    if len(name.encode()) > _MAX_ID_BYTES:
        return f"the folder's name is longer than {_MAX_ID_BYTES} bytes: rename it"
    return ""


def require_plain_files(folder: Path) -> None:
    """Raise `CourseError` if a submission's folder is a link, or has more than regular files of reasonable size."""
    for part in (folder.parent, folder):
        if part.is_symlink():
            raise CourseError(f"the folder {part.name} is a link: replace it by the files themselves")
    count = size = 0
    for where, folders, files in os.walk(folder):
        for name in folders + files:
            with os_error_as(f"{name} cannot be read"):
                status = os.lstat(os.path.join(where, name))
            kind = stat.S_IFMT(status.st_mode)
            if kind not in (stat.S_IFREG, stat.S_IFDIR):
                what = "a link" if kind == stat.S_IFLNK else "not a regular file"
                raise CourseError(f"{name} is {what}: delete it, or replace it by a regular file")
            count, size = count + 1, size + status.st_size
            if name == "timestamp.txt" and status.st_size > MAX_TIMESTAMP_BYTES:
                raise CourseError("its timestamp.txt is not a valid time: correct or delete it")
            if count > _MAX_FILES or size > _MAX_TOTAL_BYTES:
                raise CourseError(
                    f"it has more than {_MAX_FILES} files or {_MAX_TOTAL_BYTES >> 20} MB: delete what is not needed"
                )


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file, never a link or a FIFO; raise `CourseError` for these, OSError if it cannot be opened."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise CourseError(f"{path.name} is a link: replace it by a regular file") from None
        raise
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    raise CourseError(f"{path.name} is not a regular file: replace it by one")
