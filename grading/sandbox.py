"""Starts the process in which student code runs, hands it jobs and takes its reports.

This is the seam for isolation: whatever confines that process is decided in `command` alone.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

SESSION = Path(__file__).with_name("session.py")


@dataclass(frozen=True)
class Limits:
    """What a submission may use.

    Attributes
    ----------
    notebook_seconds, cell_seconds, check_seconds : float
        Wall time of a whole notebook, of one cell, and of all calls of one check.
    output_chars : int
        Characters of printed text kept of each cell.
    check_bytes : int
        Bytes of all that one check's calls may return.
    report_bytes : int
        Bytes of everything that one submission may return.
    """

    notebook_seconds: float = 300.0
    cell_seconds: float = 10.0
    check_seconds: float = 10.0
    output_chars: int = 10_000
    check_bytes: int = 2_000_000
    report_bytes: int = 32_000_000


class Sandbox:
    """A warm session process; use it in a ``with`` statement.

    The process is started when first needed, and again should a job have taken it down.
    """

    def __init__(self, limits: Limits | None = None):
        self.limits = limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def run(self, steps: list[dict[str, Any]]) -> dict[str, Any]:
        """Run one submission's steps and return the report, in the form that `grading/session.py` describes.

        A session that gives no report in time is ended, and counts as having died without a word.
        """
        process = self._started()
        job = json.dumps({"limits": asdict(self.limits), "steps": steps}).encode() + b"\n"
        try:
            process.stdin.write(job)
            process.stdin.flush()
            return json.loads(self._read_line(process))
        except (OSError, ValueError):
            self.close()
            return {"events": [], "ended": "died"}

    def close(self) -> None:
        """End the session process and remove its folder."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process.stdin.close()
            self._process.stdout.close()
            self._process = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._folder = tempfile.TemporaryDirectory(prefix="session-")
            self._process = subprocess.Popen(
                command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=self._folder.name,
                env=environment(self._folder.name),
                start_new_session=True,
            )
        return self._process

    def _read_line(self, process: subprocess.Popen[bytes]) -> bytes:
        # the session keeps the notebook's limit itself; ours is for a session that was taken down
        deadline = time.monotonic() + self.limits.notebook_seconds + 30
        line = bytearray()
        while not line.endswith(b"\n"):
            ready, _, _ = select.select([process.stdout], [], [], max(0.0, deadline - time.monotonic()))
            chunk = os.read(process.stdout.fileno(), 1 << 16) if ready else b""
            if not chunk or len(line) > 2 * self.limits.report_bytes:
                raise OSError("the session ended without a report")
            line += chunk
        return bytes(line)


def command() -> list[str]:
    """Return the command that starts a session: isolated Python, so that no folder of the course is importable."""
    return [sys.executable, "-I", str(SESSION)]


def environment(home: str) -> dict[str, str]:
    """Return the few variables that a session sees; none of the instructor's."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": home,
        "TMPDIR": home,
        "IPYTHONDIR": home,
        "MPLCONFIGDIR": home,
        "MPLBACKEND": "Agg",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "LANG": "C.UTF-8",
    }
