"""What a session reports: lines of JSON from a process that student code can write to, parsed once into typed events.

`grading/sandbox/inside/session.py` describes the lines.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from course_utils.checks.outcomes import Outcome, printable

_MESSAGE_CHARS = 1000
# how a check can end; any other word means that its process died
_CHECK_ENDINGS = ("done", "missing", "timeout", "died", "not kept")


@dataclass(frozen=True)
class CellError:
    """The exception that ended a cell.

    Attributes
    ----------
    type, message : str
        Of the exception.
    line : int or None
        The line of the cell in which it arose.
    """

    type: str
    message: str
    line: int | None


@dataclass(frozen=True)
class CellEvent:
    """A cell was run.

    Attributes
    ----------
    cell : str
        Its id.
    text : str
        What it printed.
    error : CellError or None
        What ended it.
    """

    cell: str
    text: str
    error: CellError | None

    @classmethod
    def from_json(cls, cell: str, data: dict[str, Any]) -> CellEvent:
        """Return the event that `data` describes; student code may have written it.

        Raises
        ------
        AttributeError
            If the error is not an object.
        """
        return cls(cell, printable(data.get("text") or ""), _cell_error(data.get("error")))

    def to_json(self) -> dict[str, Any]:
        """Return the form in which a stored verdict holds the event."""
        return {"text": self.text, "error": self.error and asdict(self.error)}


@dataclass(frozen=True)
class CallEvent:
    """A check called its function.

    Attributes
    ----------
    check : str
        The exercise.
    call : int
        Index of the call within the check.
    outcome : Outcome
        What the call gave.
    """

    check: str
    call: int
    outcome: Outcome


@dataclass(frozen=True)
class EndedEvent:
    """A check has ended.

    Attributes
    ----------
    check : str
        The exercise.
    ended : str
        ``"done"``, ``"missing"``, ``"timeout"``, ``"died"`` or ``"not kept"``.
    """

    check: str
    ended: str


Event = CellEvent | CallEvent | EndedEvent


@dataclass
class SessionReport:
    """What came of running one submission.

    Attributes
    ----------
    events : list
        The events of the steps.
    further : list
        The events of the further calls.
    ended : str
        ``"done"``, ``"died"`` or ``"timeout"``.
    """

    events: list[Event] = field(default_factory=list)
    further: list[Event] = field(default_factory=list)
    ended: str = "done"

    @property
    def cells(self) -> dict[str, CellEvent]:
        """The event of each cell that was run."""
        return {event.cell: event for event in self.events if isinstance(event, CellEvent)}


class ReportParser:
    """Parses a report as it arrives, however much is written; of each thing that was asked for it keeps one event.

    Student code can write to the same socket. What is not a whole line, not a JSON object, too long, or an event that
    no step asked for, is left out. Of several events on a call the first counts; on a cell, the last.

    Parameters
    ----------
    steps : list of dict
        What the session was asked to do.
    max_line_bytes : int
        Longer lines are left out.
    """

    def __init__(self, steps: list[dict[str, Any]], max_line_bytes: int):
        self._wanted: Counter[tuple[Any, ...]] = Counter(("cell", step["cell"]) for step in steps if "cell" in step)
        self._max_requests = len(steps) + 1
        for step in steps:
            if "check" in step:
                self._wanted.update(("call", step["check"], index) for index in range(len(step["calls"])))
                self._wanted["ended", step["check"]] += 1
        self._max_line_bytes = max_line_bytes
        self._bytes_left = 2 * max_line_bytes  # of all events that are kept: each is in memory until it is judged
        self._line = bytearray()
        self._too_long = False
        self.events: list[Event] = []
        self.requests = 0  # how often the session has asked for the further calls
        self._position: dict[tuple[Any, ...], int] = {}

    def feed(self, chunk: bytes) -> None:
        """Parse some more bytes."""
        *ends, rest = chunk.split(b"\n")
        for end in ends:
            self._append(end)
            if not self._too_long:
                self._parse(bytes(self._line))
            self._line.clear()
            self._too_long = False
        self._append(rest)

    def _append(self, data: bytes) -> None:
        self._too_long |= len(self._line) + len(data) > self._max_line_bytes
        if not self._too_long:
            self._line += data

    def _parse(self, line: bytes) -> None:
        try:
            data = json.loads(line)
            if not isinstance(data, dict):
                return
            if "ready" in data:
                self.requests = min(self.requests + 1, self._max_requests)
                return
            subject = _subject(data)
            if len(line) > self._bytes_left:
                return
            if self._wanted[subject]:
                event = _event(data)
                self._bytes_left -= len(line)
                self._wanted[subject] -= 1
                self._position[subject] = len(self.events)
                self.events.append(event)
            elif subject in self._position and subject[0] == "cell":
                self.events[self._position[subject]] = _event(data)
                self._bytes_left -= len(line)
        except (ValueError, TypeError, AttributeError, RecursionError):
            return  # not JSON, or a list where a name should be


def _subject(data: dict[str, Any]) -> tuple[Any, ...]:
    """Return which thing that was asked for an event is about."""
    if "check" not in data:
        return ("cell", data.get("cell"))
    return ("ended", data["check"]) if "ended" in data else ("call", data["check"], data.get("call"))


def _event(data: dict[str, Any]) -> Event:
    """Return the typed event; raise TypeError or AttributeError where a session would never have written this."""
    if "check" not in data:
        return CellEvent.from_json(data["cell"], data)
    if "ended" in data:
        return EndedEvent(data["check"], data["ended"] if data["ended"] in _CHECK_ENDINGS else "died")
    if not isinstance(data["call"], int):
        raise TypeError("the index of a call must be an integer")
    outcome = {name: value for name, value in data.items() if name not in ("check", "call")}
    return CallEvent(data["check"], data["call"], Outcome.from_json(outcome))


def _cell_error(data: Any) -> CellError | None:
    if not data and (data is None or isinstance(data, dict)):
        return None
    line = data.get("line")
    return CellError(
        printable(data.get("type"))[:_MESSAGE_CHARS],
        printable(data.get("message"))[:_MESSAGE_CHARS],
        line if isinstance(line, int) else None,
    )
