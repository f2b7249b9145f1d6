"""Where answer keys are kept from run to run: one file per assignment in the course folder, private like the seed.

The keys are pickled, and reading a pickle can run code: the file is as trusted as `nbgrader_config.py` beside it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

FOLDER = ".answer_keys"


def read_keys(root: Path, assignment: str, digest: str) -> bytes | None:
    """Return the stored keys if they were made from inputs with this digest; None if there are none, or damaged."""
    try:
        header, _, keys = _path(root, assignment).read_bytes().partition(b"\n")
    except OSError:
        return None
    return keys if header == _header(digest, keys) else None


def write_keys(root: Path, assignment: str, digest: str, keys: bytes) -> None:
    """Store keys, whole or not at all, readable by their owner alone; a folder that takes no file costs only time."""
    path = _path(root, assignment)
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{assignment}-")  # with mode 0600
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_header(digest, keys) + b"\n" + keys)
            os.replace(draft, path)
        except OSError:
            os.unlink(draft)
            raise


def _header(digest: str, keys: bytes) -> bytes:
    """Return the first line: what the keys were made from, and what the rest of the file must be."""
    return f"{digest} {hashlib.sha256(keys).hexdigest()}".encode()


def _path(root: Path, assignment: str) -> Path:
    return root / FOLDER / f"{assignment}.pickle"
