"""The notebooks in an archive or a folder; archives are hostile until shown otherwise.

Nothing is written: a member's content is read into memory, within bounds, and its name never becomes a path.
"""

import contextlib
import datetime
import io
import os
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from grading.errors import CourseError, os_error_as
from grading.judging.read_submission import MAX_BYTES, read_file
from grading.submitted_files import one_line

_MAX_FILES = 100_000
_MAX_NESTING = 2  # a student's archive in that of the LMS, and one more
# of an archive that a student made
_MAX_ARCHIVE_BYTES = 100 << 20
_MAX_DIRECTORY_BYTES = 1 << 20  # about 10 000 members
_MAX_NOTEBOOKS = 100
_MAX_NOTEBOOK_BYTES = 200 << 20  # of all notebooks in it, unpacked

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error)
_JUNK = ("__MACOSX", ".ipynb_checkpoints")


@dataclass(frozen=True)
class ReceivedFile:
    """A file in what was received; `parts` are the names on the way to it, those of nested archives included.

    `time` is in UTC. In an archive within an archive it is that of the inner archive, because students set the others.
    """

    parts: tuple[str, ...]
    time: datetime.datetime
    read: Callable[[], bytes]  # raises CourseError

    @property
    def is_notebook(self) -> bool:
        """Whether it is named like a notebook."""
        return self.parts[-1].casefold().endswith(".ipynb")

    @property
    def is_archive(self) -> bool:
        """Whether it is named like a zip archive."""
        return _is_archive(self.parts[-1])


@dataclass
class Unpacked(AbstractContextManager["Unpacked"]):
    """All files of an archive or a folder, and why others were refused; used in a ``with`` statement."""

    files: list[ReceivedFile] = field(default_factory=list)
    refused: dict[tuple[str, ...], str] = field(default_factory=dict)
    _archive: zipfile.ZipFile | None = None

    def __exit__(self, *exc: object) -> None:
        if self._archive:
            self._archive.close()


def unpack(path: Path) -> Unpacked:
    """Find the files in a zip archive or a folder; raise `CourseError` if there is none, or it is broken."""
    unpacked = Unpacked()
    if path.is_dir():
        _walk_folder(path, unpacked)
        return unpacked
    if not path.is_file():
        raise CourseError(
            f"{path} {'is not a file' if path.exists() else 'does not exist'}: name a zip file or a folder"
        )
    try:
        unpacked._archive = archive = zipfile.ZipFile(path)
    except (*_BROKEN, OSError) as error:
        raise CourseError(f"{path.name} is not a complete zip file: download it again ({error})") from None
    _list_archive(archive, None, lambda: archive, unpacked)
    return unpacked


def _add(unpacked: Unpacked, file: ReceivedFile) -> None:
    if len(unpacked.files) >= _MAX_FILES:
        raise CourseError(f"it has more than {_MAX_FILES} files: import it in parts")
    unpacked.files.append(file)


def _walk_folder(root: Path, unpacked: Unpacked) -> None:
    for where, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in _JUNK)
        for name in sorted(folders + names):
            path = Path(where, name)
            parts = tuple(unicodedata.normalize("NFC", part) for part in path.relative_to(root).parts)
            mode = path.lstat().st_mode
            if name.startswith(".") or stat.S_ISDIR(mode):
                continue
            if not stat.S_ISREG(mode):
                unpacked.refused[parts] = "it is a link" if stat.S_ISLNK(mode) else "it is not a regular file"
                continue
            time = datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC)
            file = ReceivedFile(parts, time, partial(_read_file, path))
            _add(unpacked, file)
            if file.is_archive:
                _list_nested(file, unpacked)


def _read_file(path: Path) -> bytes:
    with os_error_as(f"{path.name} cannot be read"):
        return read_file(path)


def _is_archive(name: str) -> bool:
    return name.casefold().endswith(".zip")


def _list_archive(
    archive: zipfile.ZipFile, outer: ReceivedFile | None, reopen: Callable[[], zipfile.ZipFile], unpacked: Unpacked
) -> None:
    """Add the files of an archive, which is itself the file `outer` or what was received; `reopen` opens it again."""
    above = outer.parts if outer else ()
    for info in archive.infolist():
        name = _name(info)
        inner = tuple(part for part in name.split("/") if part)
        if not inner or name.endswith("/") or inner[-1].startswith(".") or set(_JUNK) & set(inner):
            continue
        if why := _why_unsafe(info):
            unpacked.refused[above + inner] = why
            continue
        file = ReceivedFile(above + inner, outer.time if outer else _time(info), partial(_read_member, reopen, info))
        _add(unpacked, file)
        if file.is_archive:
            _list_nested(file, unpacked)


def _list_nested(file: ReceivedFile, unpacked: Unpacked) -> None:
    """Add the files of an archive within what was received."""
    if sum(map(_is_archive, file.parts)) > _MAX_NESTING:
        unpacked.refused[file.parts] = f"archives are nested more than {_MAX_NESTING} deep"
        return
    try:
        with _open_nested(file) as archive:
            notebooks = [info for info in archive.infolist() if _name(info).casefold().endswith(".ipynb")]
            if len(notebooks) > _MAX_NOTEBOOKS or sum(info.file_size for info in notebooks) > _MAX_NOTEBOOK_BYTES:
                raise CourseError("it has too many notebooks, or too large ones")
            _list_archive(archive, file, partial(_open_nested, file), unpacked)
    except CourseError as error:
        unpacked.refused[file.parts] = str(error)


def _open_nested(file: ReceivedFile) -> zipfile.ZipFile:
    """Open an archive that a student made, if its list of members is of reasonable length."""
    content = file.read()
    end = content.rfind(b"PK\5\6", -(22 + 65_535))  # the record at the end, before a comment
    try:
        [directory_bytes] = struct.unpack_from("<L", content, end + 12) if end >= 0 else [0]
        if len(content) > _MAX_ARCHIVE_BYTES or directory_bytes > _MAX_DIRECTORY_BYTES:
            raise CourseError("the archive is too large")
        return zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN:
        raise CourseError("it is not a complete zip file") from None


def _name(info: zipfile.ZipInfo) -> str:
    """Return a member's name; where an old program did not mark it as UTF-8, it is tried."""
    name = info.filename
    if not info.flag_bits & 0x800:
        with contextlib.suppress(UnicodeError):  # else it is in the code page of old Windows, as zipfile read it
            name = name.encode("cp437").decode("utf-8")
    return unicodedata.normalize("NFC", name.replace("\\", "/"))


def _why_unsafe(info: zipfile.ZipInfo) -> str:
    """Return why a member must not be read; empty when it may."""
    name = _name(info)
    if name.startswith("/") or ":" in name.split("/")[0] or ".." in name.split("/"):
        return "its name points outside of the archive"
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "it is a link, or not a regular file"
    if info.flag_bits & 1:
        return "it is encrypted: ask the student for a file without a password"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "its compression is unusual: ask the student for the notebook itself"
    if _is_archive(name) and info.file_size > _MAX_ARCHIVE_BYTES:
        return "the archive is too large"
    return ""


def _time(info: zipfile.ZipInfo) -> datetime.datetime:
    """Return the time of a member. Zip files store it without a time zone: it is taken as that of this computer."""
    try:
        return datetime.datetime(*info.date_time).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)  # the earliest that a zip file can store


def _read_member(reopen: Callable[[], zipfile.ZipFile], info: zipfile.ZipInfo) -> bytes:
    """Return a member's content, or one byte more than can be graded."""
    try:
        with reopen().open(info) as member:
            return member.read(MAX_BYTES + 1)
    except (*_BROKEN, OSError) as error:
        raise CourseError(one_line(f"it is damaged ({error})")) from None
