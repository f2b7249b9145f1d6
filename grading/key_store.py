"""Where answer keys are kept from run to run: one file per assignment in the course folder, private like the seed.

The file is a pickle, which can run code when it is read: it is as trusted as `nbgrader_config.py` beside it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import tempfile
from pathlib import Path

from course_utils.answerkey import AnswerKey

FOLDER = ".answer_keys"

Keys = dict[str, AnswerKey]


def read_keys(root: Path, assignment: str, digest: str) -> Keys | None:
    """Return the stored keys if they were made from inputs with this digest; None if there are none, or damaged."""
    try:
        header, _, data = _path(root, assignment).read_bytes().partition(b"\n")
    except OSError:
        return None
    return pickle.loads(data) if header == _header(digest, data) else None


def write_keys(root: Path, assignment: str, digest: str, keys: Keys) -> None:
    """Store keys, whole or not at all, readable by their owner alone; a folder that takes no file costs only time."""
    path, data = _path(root, assignment), pickle.dumps(keys)
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{assignment}-")  # with mode 0600
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_header(digest, data) + b"\n" + data)
            os.replace(draft, path)
        except OSError:
            os.unlink(draft)
            raise


def _header(digest: str, data: bytes) -> bytes:
    """Return the first line: what the keys were made from, and what the rest of the file must be."""
    return f"{digest} {hashlib.sha256(data).hexdigest()}".encode()


def _path(root: Path, assignment: str) -> Path:
    return root / FOLDER / f"{assignment}.pickle"
