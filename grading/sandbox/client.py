"""Hands jobs to the process in which student code runs, and takes its reports."""

from __future__ import annotations

import contextlib
import json
import select
import socket
import subprocess
import time
from collections import Counter
from dataclasses import asdict
from typing import Any

from grading.errors import CourseError
from grading.sandbox.isolation import Isolation, choose
from grading.sandbox.limits import Limits

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
        self._heard = bytearray()
        self._warm = False
        self._nested = False
        self._missing: list[str] = []

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def run(self, steps: list[dict[str, Any]], more: dict[str, list[dict[str, Any]]] | None = None) -> dict[str, Any]:
        """Run one submission's steps, then the further calls of its checks, and return what came of it.

        Parameters
        ----------
        steps : list of dict
            In the form that `grading/sandbox/inside/session.py` describes.
        more : dict, optional
            Calls by check. They leave this process when all that the steps have to say has arrived, and from then on
            nothing is taken but what these calls gave: no text that is read by anyone can tell of them.

        Returns
        -------
        dict
            ``"events"``; ``"more"``, the events of the further calls; and ``"ended"``: ``"done"``, ``"died"`` or
            ``"timeout"``. A session that breaks off is ended; its events so far count.

        Raises
        ------
        CourseError
            If no session can be started.
        """
        self._await_warm()
        more = more or {}
        first = _Report(steps, self.limits.report_bytes)
        later = _Report([{"check": name, "calls": calls} for name, calls in more.items()], self.limits.report_bytes)
        ours, theirs = socket.socketpair()
        deadline = time.monotonic() + self.limits.notebook_seconds + _GRACE_SECONDS
        with ours:
            with theirs:
                limits = asdict(self.limits) if self.isolation.confined else asdict(self.limits) | {"processes": 0}
                socket.send_fds(self._control, [_line(limits)], [theirs.fileno()])
                self._receive(deadline)  # that it has been taken: macOS loses a file that is closed while under way
            job = _line({"steps": steps, "more": list(more)})
            with contextlib.suppress(OSError):  # a session that ends early closes the socket on us
                _talk(ours, job, _line(more), first, later, deadline)
        ended = self._receive(deadline + _GRACE_SECONDS) or ""
        if ended == "" or (self.isolation.confined and not self._nested):
            self.close()
        return {"events": first.events, "more": later.events, "ended": ended or "died"}

    @property
    def protection(self) -> str:
        """What submissions run in, with the protections that this machine lacks; known after the first `run`."""
        if not self._missing:
            return self.isolation.name
        return f"{self.isolation.name} {' and '.join(f'without {what}' for what in self._missing)}"

    def close(self) -> None:
        """End the session process."""
        if self._process is not None:
            self._control.close()
            self._process.kill()
            self._process.wait()
            self._process = None

    def start(self) -> None:
        """Start the session process, if there is none, and do not wait for it; `run` does."""
        if self._process is not None and self._process.poll() is None:
            return
        self.close()
        self._warm = False
        self._control, theirs = socket.socketpair()
        self._heard.clear()
        with theirs, self.isolation.command_line() as (words, files):
            self._process = subprocess.Popen(
                words,
                pass_fds=files,
                stdin=theirs,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=self.isolation.environment,
                cwd="/",
            )

    def _await_warm(self) -> None:
        self.start()
        if self._warm:
            return
        hello = self._receive(time.monotonic() + _START_SECONDS)
        if not hello:
            self._process.kill()
            reason = self._process.communicate()[1].decode(errors="replace").strip().splitlines()
            self._process = None
            raise CourseError(f"the sandbox does not start: {reason[-1] if reason else 'no answer'}")
        self._process.stderr.close()
        self._nested, self._missing = hello["nested"], hello["missing"]
        self._warm = True

    def _receive(self, deadline: float) -> Any:
        """Return the warm process's next message, a line of JSON; None if it hangs up or the time is over."""
        while b"\n" not in self._heard:
            ready, _, _ = select.select([self._control], [], [], max(0.0, deadline - time.monotonic()))
            chunk = b""
            with contextlib.suppress(OSError):
                chunk = self._control.recv(1 << 10) if ready else b""
            if not chunk:
                return None
            self._heard += chunk
        line, _, rest = self._heard.partition(b"\n")
        self._heard = rest
        return json.loads(line)


def _line(data: Any) -> bytes:
    return json.dumps(data).encode() + b"\n"


def _talk(session: socket.socket, job: bytes, more: bytes, first: _Report, later: _Report, deadline: float) -> None:
    """Send a job and read the report to its end or the deadline; send `more` as often as it is asked for.

    It is asked for by each process of a session that has checks waiting.
    """
    session.setblocking(False)
    to_send = memoryview(job)
    report, asked = first, 0
    while (left := deadline - time.monotonic()) > 0:
        readable, writable, _ = select.select([session], [session] if to_send else [], [], left)
        if writable:
            to_send = to_send[session.send(to_send) :]
        if readable:
            chunk = session.recv(1 << 16)
            if not chunk:
                return
            report.read(chunk)
            if first.asks + later.asks > asked:
                report, asked = later, first.asks + later.asks
                to_send = memoryview(bytes(to_send) + more)


class _Report:
    """What has been reported so far, however much is written: of each thing that was asked for one event.

    Student code can write to the same socket. What is no whole line, no JSON object, too long, or tells of something
    that no step asked for, is left out. Of several events on a call the first counts; on a cell, the last.
    """

    def __init__(self, steps: list[dict[str, Any]], most_bytes: int):
        self._wanted = Counter(("cell", step["cell"]) for step in steps if "cell" in step)
        self._most_asks = len(steps) + 1
        for step in steps:
            if "check" in step:
                self._wanted.update(("call", step["check"], index) for index in range(len(step["calls"])))
                self._wanted["ended", step["check"]] += 1
        self._most = most_bytes
        self._line = bytearray()
        self._too_long = False
        self.events: list[dict[str, Any]] = []
        self.asks = 0
        self._place: dict[tuple[Any, ...], int] = {}

    def read(self, chunk: bytes) -> None:
        """Take in some more bytes."""
        *ends, rest = chunk.split(b"\n")
        for end in ends:
            self._append(end)
            if not self._too_long:
                self._take(bytes(self._line))
            self._line.clear()
            self._too_long = False
        self._append(rest)

    def _append(self, data: bytes) -> None:
        self._too_long |= len(self._line) + len(data) > self._most
        if not self._too_long:
            self._line += data

    def _take(self, line: bytes) -> None:
        try:
            event = json.loads(line)
            if "ready" in event:
                self.asks = min(self.asks + 1, self._most_asks)
                return
            thing = _what_it_tells_of(event)
            if self._wanted[thing]:
                self._wanted[thing] -= 1
                self._place[thing] = len(self.events)
                self.events.append(event)
            elif thing in self._place and thing[0] == "cell":
                self.events[self._place[thing]] = event
        except (ValueError, TypeError, AttributeError, RecursionError):
            return  # no JSON object, or a list where a name should be


def _what_it_tells_of(event: dict[str, Any]) -> tuple[Any, ...]:
    if "check" not in event:
        return ("cell", event.get("cell"))
    return ("ended", event["check"]) if "ended" in event else ("call", event["check"], event.get("call"))
