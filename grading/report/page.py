"""The report as one HTML page that needs nothing else: no network, no script, no other file."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from grading.course import Course
from grading.report.attention import KINDS, Concern
from grading.report.statistics import Distribution
from grading.report.summary import Summary

# rows of one table on the page; the CSV file has all of them
MOST_ROWS = 50

# the histogram, in the SVG's own units
_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM = 720, 250, 44, 20, 46


@dataclass(frozen=True)
class Column:
    """A bar of the histogram, placed."""

    x: float
    y: float
    width: float
    height: float
    low: int
    label: str
    count: int


@dataclass(frozen=True)
class Histogram:
    """The histogram's bars, the lines behind them as (y, count), its text, and how many scores a bar is wide."""

    columns: tuple[Column, ...]
    lines: tuple[tuple[float, int], ...]
    text: str
    step: int
    width: int = _WIDTH
    height: int = _HEIGHT
    left: int = _LEFT
    foot: int = _HEIGHT - _BOTTOM


def write_page(summary: Summary, course: Course, path: Path) -> None:
    """Write the page; links lead to pages of the course folder, as seen from where the report lies."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = lambda share: f"{100 * share:.0f} %"
    environment.filters["breakable"] = lambda name: Markup("_<wbr>").join(name.split("_"))
    text = environment.get_template("page.html").render(
        summary=summary,
        histogram=draw(summary.scores),
        # where 95 % of correlations lie that are none, roughly
        chance=1.96 / math.sqrt(max(1, summary.exercises[0].n)),
        wrong=[exercise for exercise in summary.exercises if exercise.misconceptions or exercise.unexplained],
        looks=_by_kind(summary.concerns),
        link=lambda student: link_to(course, student, summary.assignment, path.parent),
        most_rows=MOST_ROWS,
    )
    path.write_text(text, encoding="utf-8", errors="backslashreplace")


def draw(scores: Distribution) -> Histogram:
    """Place the bars of a distribution."""
    foot, most = _HEIGHT - _BOTTOM, max(bar.count for bar in scores.bars)
    step = _round_step(most)
    top = step * -(-most // step)
    unit = (foot - _TOP) / top
    pitch = (_WIDTH - _LEFT) / len(scores.bars)
    columns = tuple(
        Column(
            x=round(_LEFT + place * pitch + 0.1 * pitch, 1),
            y=round(foot - unit * bar.count, 1),
            width=round(0.8 * pitch, 1),
            height=round(unit * bar.count, 1),
            low=bar.low,
            label=str(bar.low) if bar.low == bar.high else f"{bar.low}–{bar.high}",
            count=bar.count,
        )
        for place, bar in enumerate(scores.bars)
    )
    lines = tuple((round(foot - unit * count, 1), count) for count in range(0, top + 1, step))
    text = "; ".join(f"{column.label} points: {column.count}" for column in columns if column.count)
    first = scores.bars[0]
    return Histogram(columns, lines, text, first.high - first.low + 1)


def _round_step(most: int) -> int:
    """Return the smallest of 1, 2, 5, 10, ... that gives five lines at most."""
    step, scale = 1, 1
    while most / step > 5:
        step, scale = next(((f * scale, scale) for f in (2, 5) if f * scale > step), (10 * scale, 10 * scale))
    return step


def _by_kind(concerns: tuple[Concern, ...]) -> list[tuple[str, str, list[Concern]]]:
    """Return (kind, what it means, its concerns), without kinds that nobody gave cause for."""
    kinds = ((kind, meaning, [c for c in concerns if c.kind == kind]) for kind, meaning in KINDS.items())
    return [found for found in kinds if found[2]]


def link_to(course: Course, student: str, assignment: str, folder: Path) -> tuple[str, str] | None:
    """Return (address, what it is) of the student's feedback page, else of the graded or submitted notebook."""
    places = (
        (course.feedback_page(student, assignment), "feedback"),
        (course.graded(student, assignment), "graded notebook"),
        (course.submission(student, assignment), "submitted notebook"),
    )
    for path, what in places:
        if path.is_file():
            return quote(Path(os.path.relpath(path, folder.resolve())).as_posix()), what
    return None
