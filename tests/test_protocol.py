"""The report of a session, which student code can write to: it is bounded, and says only what a session can."""

import json

import pytest

from grading.sandbox.limits import Limits
from grading.sandbox.protocol import CallEvent, CellEvent, ReportParser

CELL = {"cell": "cell", "source": "x = 1\ny = 2"}
CHECK = {"check": "f", "calls": [{}, {}]}
LIMITS = Limits(check_bytes=1_000, report_bytes=100_000, output_chars=100)


def parse(*lines, steps=(CELL, CHECK)):
    parser = ReportParser(list(steps), LIMITS)
    for line in lines:
        parser.feed((line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n")
    return parser


def raised(line):
    return {"check": "f", "call": 0, "raised": {"type": "ValueError", "message": "", "line": line}}


FLOODS = {
    "long lines": (b"[" * 20_000 + b"\n") * 6,
    "short lines": b"{}\n" * 60_000,
    "empty lines": b"\n" * 200_001,
}


@pytest.mark.parametrize("flood", FLOODS)
def test_after_too_large_a_report_nothing_more_is_parsed(flood):
    first, second = ({"check": "f", "call": index, "returned": 1.0} for index in (0, 1))
    parser = parse(first, FLOODS[flood], second)
    assert [event.call for event in parser.events] == [0]
    assert parser.exceeded


def test_a_line_without_end_is_dropped_alone():
    first, second = ({"check": "f", "call": index, "returned": 1.0} for index in (0, 1))
    parser = parse(first, *[b"x" * 200_000] * 5, second)
    assert [event.call for event in parser.events] == [0, 1]
    assert not parser.exceeded


def test_lines_of_usual_length_are_parsed_and_longer_ones_are_not():
    text = "\U0001f600" * LIMITS.output_chars
    parser = parse({"cell": "cell", "text": text}, {"check": "f", "call": 0, "returned": "x" * 9_000 + text * 20})
    assert parser.events == [CellEvent("cell", text, None)]
    assert not parser.exceeded


def test_text_of_a_cell_beyond_the_limit_is_dropped():
    [event] = parse({"cell": "cell", "text": "x" * 500}).events
    assert event.text == "x" * LIMITS.output_chars


@pytest.mark.parametrize(
    ("line", "kept"), [(1, 1), (2, 2), (3, None), (0, None), (-1, None), (10**9, None), (True, None), ("1", None)]
)
def test_the_line_of_an_error_is_one_of_the_cell(line, kept):
    error = {"type": "ValueError", "message": "", "line": line}
    cell, call = parse({"cell": "cell", "text": "", "error": error}, raised(line)).events
    assert (cell.error.line, call.outcome.line) == (kept, kept)


def test_further_calls_report_no_lines():
    [event] = parse(raised(1), steps=[CHECK]).events
    assert isinstance(event, CallEvent)
    assert event.outcome.line is None
