"""Sends jobs to the process in which student code runs, and receives its reports."""

import contextlib
import json
import select
import socket
import subprocess
import time
from contextlib import AbstractContextManager
from dataclasses import asdict
from typing import Any

from grading.errors import CourseError
from grading.sandbox.isolation import Isolation, choose
from grading.sandbox.limits import Limits
from grading.sandbox.protocol import ReportParser, SessionReport

# a session starts in less than one second; a machine under load needs longer
_START_SECONDS = 60.0
# for a session to end what it started, beyond the notebook's own time
_GRACE_SECONDS = 30.0


class Sandbox(AbstractContextManager["Sandbox"]):
    """A warm session process; use it in a ``with`` statement.

    The process starts when it is first needed, and again if a job has ended it. Where the kernel refuses namespaces
    within the sandbox, each job gets its own sandbox instead of a fork. The default isolation is bubblewrap.
    """

    def __init__(self, limits: Limits | None = None, isolation: Isolation | None = None):
        self.limits = limits or Limits()
        self.isolation = isolation or choose(tmp_bytes=self.limits.tmp_bytes)
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._received = bytearray()
        self._warm = False
        self._nested = False
        self._missing: list[str] = []

    def __exit__(self, *exc: object) -> None:
        self.close()

    def run(
        self, steps: list[dict[str, Any]], further_calls: dict[str, list[dict[str, Any]]] | None = None
    ) -> SessionReport:
        """Run one submission's steps, then the further calls of its checks, and return the report.

        `inside/session.py` describes the steps. The further calls are sent when the steps' report is complete, and from
        then on only the outcomes of these calls are accepted: no text that anyone reads can contain their arguments.
        Raise `CourseError` if no session can be started.
        """
        control = self._warm_control()
        further_calls = further_calls or {}
        checks = [{"check": name, "calls": calls} for name, calls in further_calls.items()]
        first = ReportParser(steps, self.limits)
        later = ReportParser(checks, self.limits)
        ours, theirs = socket.socketpair()
        deadline = time.monotonic() + self.limits.notebook_seconds + _GRACE_SECONDS
        with ours:
            with theirs:
                limits = asdict(self.limits) | ({} if self.isolation.confined else {"processes": 0})
                socket.send_fds(control, [_line(limits)], [theirs.fileno()])
                self._receive(control, deadline)  # "taken": macOS loses a file that is closed before it arrives
            job = _line({"steps": steps, "more": list(further_calls)})
            with contextlib.suppress(OSError):  # a session that ends early closes the socket on us
                _exchange(ours, job, _line(further_calls), first, later, deadline)
        ended = self._receive(control, deadline + _GRACE_SECONDS) or ""
        if ended == "" or (self.isolation.confined and not self._nested):
            self.close()
        return SessionReport(first.events, later.events, ended or "died")

    @property
    def protection(self) -> str:
        """What submissions run in, with the protections that this machine lacks; known after the first `run`."""
        if not self._missing:
            return self.isolation.name
        return f"{self.isolation.name} {' and '.join(f'without {what}' for what in self._missing)}"

    def close(self) -> None:
        """End the session process."""
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def start(self) -> tuple[subprocess.Popen[bytes], socket.socket]:
        """Start the session process, unless it runs, without waiting until it is ready; return it and its socket."""
        if self._process is not None and self._control is not None and self._process.poll() is None:
            return self._process, self._control
        self.close()
        self._warm = False
        self._received.clear()
        self._control, theirs = socket.socketpair()
        with theirs, self.isolation.command_line() as (words, files):
            self._process = subprocess.Popen(
                words,
                pass_fds=files,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=self.isolation.environment,
                cwd="/",
            )
        return self._process, self._control

    def _warm_control(self) -> socket.socket:
        """Return the socket to the session process when it is ready for a job."""
        process, control = self.start()
        if self._warm:
            return control
        hello = self._receive(control, time.monotonic() + _START_SECONDS)
        if not hello:
            process.kill()
            try:
                text = process.communicate(timeout=5)[1]
            except subprocess.TimeoutExpired as error:  # what bubblewrap started outlives it and keeps the pipe open
                text = error.stderr or b""
            reason = text.decode(errors="replace").strip().splitlines()
            self.close()
            raise CourseError(f"the sandbox does not start: {reason[-1] if reason else 'no answer'}")
        if process.stderr is not None:
            process.stderr.close()
        self._nested, self._missing = hello["nested"], hello["missing"]
        self._warm = True
        return control

    def _receive(self, control: socket.socket, deadline: float) -> Any:
        """Return the session process's next message, a line of JSON; None if it hangs up or at the deadline."""
        while b"\n" not in self._received:
            ready, _, _ = select.select([control], [], [], max(0.0, deadline - time.monotonic()))
            chunk = b""
            with contextlib.suppress(OSError):
                chunk = control.recv(1 << 10) if ready else b""
            if not chunk:
                return None
            self._received += chunk
        line, _, rest = self._received.partition(b"\n")
        self._received = rest
        return json.loads(line)


def _line(data: Any) -> bytes:
    return json.dumps(data).encode() + b"\n"


def _exchange(
    session: socket.socket, job: bytes, further: bytes, first: ReportParser, later: ReportParser, deadline: float
) -> None:
    """Send a job and read the report to its end, its limits or the deadline.

    Each process of a session that has suspended checks requests the further calls, and gets them.
    """
    session.setblocking(False)
    to_send = memoryview(job)
    report, answered = first, 0
    while (left := deadline - time.monotonic()) > 0:
        readable, writable, _ = select.select([session], [session] if to_send else [], [], left)
        if writable:
            to_send = to_send[session.send(to_send) :]
        if readable:
            chunk = session.recv(1 << 16)
            if not chunk:
                return
            report.feed(chunk)
            if report.exceeded:
                return
            if first.requests + later.requests > answered:
                report, answered = later, first.requests + later.requests
                to_send = memoryview(bytes(to_send) + further)
