"""Hands jobs to the process in which student code runs, and takes its reports."""

from __future__ import annotations

import contextlib
import json
import select
import socket
import subprocess
import time
from dataclasses import asdict
from typing import Any

from grading.errors import CourseError
from grading.isolation import Isolation, choose
from grading.limits import Limits

# a session starts in less than one second; a machine under load may take a while
_START_SECONDS = 60.0
# for a session to end what it started, beyond the notebook's own time
_GRACE_SECONDS = 30.0


class Sandbox:
    """A warm session process; use it in a ``with`` statement.

    The process is started when first needed, and again should a job have taken it down. Where the kernel refuses
    namespaces within the sandbox, each job gets a sandbox of its own instead of a fork.

    Parameters
    ----------
    limits : Limits, optional
        What a submission may use.
    isolation : Isolation, optional
        How it is kept apart; bubblewrap unless said otherwise.
    """

    def __init__(self, limits: Limits | None = None, isolation: Isolation | None = None):
        self.limits = limits or Limits()
        self.isolation = isolation or choose(tmp_bytes=self.limits.tmp_bytes)
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._nested = False

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def run(self, steps: list[dict[str, Any]]) -> dict[str, Any]:
        """Run one submission's steps and return what came of it.

        Returns
        -------
        dict
            ``"events"``, in the form that `grading/inside/session.py` describes, and ``"ended"``: ``"done"``,
            ``"died"`` or ``"timeout"``. A session that breaks off is ended; its events so far count.

        Raises
        ------
        CourseError
            If no session can be started.
        """
        self._start()
        ours, theirs = socket.socketpair()
        deadline = time.monotonic() + self.limits.notebook_seconds + _GRACE_SECONDS
        with ours:
            with theirs:
                limits = asdict(self.limits) if self.isolation.confined else asdict(self.limits) | {"processes": 0}
                socket.send_fds(self._control, [json.dumps(limits).encode()], [theirs.fileno()])
            data = self._talk(ours, json.dumps({"steps": steps}).encode(), deadline)
        ended = self._how_it_ended(deadline)
        if ended == "" or (self.isolation.confined and not self._nested):
            self.close()
        return {"events": _parse(data), "ended": ended or "died"}

    def close(self) -> None:
        """End the session process."""
        if self._process is not None:
            self._control.close()
            self._process.kill()
            self._process.wait()
            self._process = None

    def _start(self) -> None:
        if self._process is not None and self._process.poll() is None:
            return
        self.close()
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                self.isolation.command,
                stdin=theirs,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=self.isolation.environment,
                cwd="/",
            )
        hello = self._receive(time.monotonic() + _START_SECONDS)
        if not hello:
            self._process.kill()
            reason = self._process.communicate()[1].decode(errors="replace").strip().splitlines()
            self._process = None
            raise CourseError(f"the sandbox does not start: {reason[-1] if reason else 'no answer'}")
        self._process.stderr.close()
        self._nested = json.loads(hello)["nested"]

    def _talk(self, job: socket.socket, data: bytes, deadline: float) -> bytes:
        """Send a job and read the report to its end, its limit or the deadline."""
        report = bytearray()
        with contextlib.suppress(OSError):  # a session that ends early closes the socket on us
            job.settimeout(max(0.1, deadline - time.monotonic()))
            job.sendall(data)
            job.shutdown(socket.SHUT_WR)
            while len(report) <= self.limits.report_bytes:
                job.settimeout(max(0.1, deadline - time.monotonic()))
                chunk = job.recv(1 << 16)
                if not chunk:
                    break
                report += chunk
        return bytes(report[: self.limits.report_bytes])

    def _how_it_ended(self, deadline: float) -> str:
        return self._receive(deadline + _GRACE_SECONDS).decode()

    def _receive(self, deadline: float) -> bytes:
        ready, _, _ = select.select([self._control], [], [], max(0.0, deadline - time.monotonic()))
        with contextlib.suppress(OSError):
            return self._control.recv(1 << 10) if ready else b""
        return b""


def _parse(data: bytes) -> list[dict[str, Any]]:
    """Return the complete JSON objects of a report; a line cut off or garbled is left out."""
    events = []
    for line in data.splitlines():
        with contextlib.suppress(ValueError, RecursionError):
            event = json.loads(line)
            if isinstance(event, dict):
                events.append(event)
    return events
