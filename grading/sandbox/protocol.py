"""Parses a session's report, lines of JSON that student code can forge, into typed events.

`grading/sandbox/inside/session.py` describes the lines.
"""

import json
from collections import Counter
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Self

from course_utils.checks.outcomes import Outcome, printable
from grading.sandbox.limits import Limits

_MESSAGE_CHARS = 1000
# far more than a session writes, even one that often runs cells again
_MOST_LINES = 200_000
# JSON writes a character as twelve bytes at most
_CHAR_BYTES = 12
# how a check can end; every other word means that its process died
_CHECK_ENDINGS = ("done", "missing", "timeout", "died", "not kept")


@dataclass(frozen=True)
class CellError:
    """The exception that ended a cell, and the line of the cell in which it arose, if that is known."""

    type: str
    message: str
    line: int | None

    @property
    def summary(self) -> str:
        """The type and the line."""
        return f"{self.type} in line {self.line}" if self.line else self.type


@dataclass(frozen=True)
class CellEvent:
    """The cell with this id was run: the text that it printed, and the error that ended it, if one did."""

    cell: str
    text: str
    error: CellError | None

    @classmethod
    def from_json(cls, cell: str, data: dict[str, Any]) -> Self:
        """Return the event that `data` describes; AttributeError says that its error is not an object."""
        return cls(cell, printable(data.get("text") or ""), _cell_error(data.get("error")))

    def to_json(self) -> dict[str, Any]:
        """Return the form in which a stored verdict holds the event."""
        return {"text": self.text, "error": self.error and asdict(self.error)}


@dataclass(frozen=True)
class CallEvent:
    """The check of an exercise called the function; `call` is the index of the call within the check."""

    check: str
    call: int
    outcome: Outcome


@dataclass(frozen=True)
class EndedEvent:
    """The check of an exercise has ended: ``"done"``, ``"missing"``, ``"timeout"``, ``"died"`` or ``"not kept"``."""

    check: str
    ended: str


Event = CellEvent | CallEvent | EndedEvent


@dataclass
class SessionReport:
    """The events of the steps and of the further calls of one submission; it ended with done, died or timeout."""

    events: list[Event] = field(default_factory=list)
    further: list[Event] = field(default_factory=list)
    ended: str = "done"

    @property
    def cells(self) -> dict[str, CellEvent]:
        """The event of each cell that was run."""
        return {event.cell: event for event in self.events if isinstance(event, CellEvent)}


class ReportParser:
    """Parses the report on some steps as it arrives, and keeps one event for each cell, call and check of them.

    Student code can write to the same socket. A line that is too long, not complete, not a JSON object, or not about
    one of the steps is left out. So is the number of a line that no cell has. After `report_bytes` in lines that are
    not too long, or very many lines, nothing more is parsed. If a call has several events, the first counts; if a cell
    has several, the last.
    """

    def __init__(self, steps: list[dict[str, Any]], limits: Limits):
        self._wanted: Counter[tuple[Any, ...]] = Counter(("cell", step["cell"]) for step in steps if "cell" in step)
        self._max_requests = len(steps) + 1
        for step in steps:
            if "check" in step:
                self._wanted.update(("call", step["check"], index) for index in range(len(step["calls"])))
                self._wanted["ended", step["check"]] += 1
        self._lines_of_cell = {step["cell"]: step["source"].count("\n") + 1 for step in steps if "cell" in step}
        self._output_chars = limits.output_chars
        self._max_line_bytes = limits.check_bytes + _CHAR_BYTES * (limits.output_chars + 2 * _MESSAGE_CHARS)
        self._bytes_left = limits.report_bytes
        self._lines_left = _MOST_LINES
        self._line = bytearray()
        self._too_long = False
        self.events: list[Event] = []  # reported so far
        self.requests = 0  # how often the session has requested the further calls
        self.exceeded = False  # whether the report is too large
        self._position: dict[tuple[Any, ...], int] = {}

    def feed(self, chunk: bytes) -> None:
        """Parse some more bytes."""
        *ends, rest = chunk.split(b"\n")
        for end in ends:
            self._append(end)
            if not self._too_long and self._spend(len(self._line)):
                self._parse(bytes(self._line))
            self._line.clear()
            self._too_long = False
        self._append(rest)

    def _spend(self, count: int) -> bool:
        """Count a line of this many bytes; return whether the report is still within its limits."""
        self._bytes_left -= count
        self._lines_left -= 1
        self.exceeded |= self._bytes_left < 0 or self._lines_left < 0
        return not self.exceeded

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
            if self._wanted[subject]:
                event = self._event(data)
                self._wanted[subject] -= 1
                self._position[subject] = len(self.events)
                self.events.append(event)
            elif subject in self._position and subject[0] == "cell":
                self.events[self._position[subject]] = self._event(data)
        except (ValueError, TypeError, AttributeError, RecursionError):
            return  # not JSON, or a list instead of a name

    def _event(self, data: dict[str, Any]) -> Event:
        """Return the typed event, without text beyond the limit and without the number of a line that no cell has."""
        event = _event(data)
        if isinstance(event, CellEvent):
            error = event.error
            if error and not _is_line(error.line, self._lines_of_cell[event.cell]):
                error = replace(error, line=None)
            return replace(event, text=event.text[: self._output_chars], error=error)
        if isinstance(event, CallEvent) and not _is_line(
            event.outcome.line, max(self._lines_of_cell.values(), default=0)
        ):
            return replace(event, outcome=replace(event.outcome, line=None))
        return event


def _is_line(line: int | None, count: int) -> bool:
    return type(line) is int and 1 <= line <= count


def _subject(data: dict[str, Any]) -> tuple[Any, ...]:
    """Return which cell, call or check an event is about."""
    if "check" not in data:
        return ("cell", data.get("cell"))
    return ("ended", data["check"]) if "ended" in data else ("call", data["check"], data.get("call"))


def _event(data: dict[str, Any]) -> Event:
    """Return the typed event; raise TypeError or AttributeError if it was certainly not the session that wrote it."""
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
