"""The settings of a course folder, from its `course.toml`: exercises, points, due dates, and how late work counts.

A folder without the file has the default of every setting, and every assignment as it is declared.
"""

import datetime
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Self
from zoneinfo import ZoneInfo

from grading.course import read_toml
from grading.errors import CourseError
from grading.exercises import ASSIGNMENTS, WRITTEN_QUESTION, exercises_of, manual_points, nearest
from grading.exercises.exercise import Exercise

SETTINGS_FILE = "course.toml"

_MAX_POINTS = 1000
_UNITS = {"min": 60, "h": 3600, "day": 86_400, "days": 86_400}
_END_OF_DAY = datetime.time(23, 59, 59)


@dataclass(frozen=True)
class LatePolicy:
    """What handing in after the due date costs."""

    grace: datetime.timedelta = datetime.timedelta()  # after the due date, without a penalty
    per_day: float = 0.0  # percent of the points earned, for each day that has begun
    cap: float = 100.0  # the most percent that all days cost together


@dataclass(frozen=True)
class AssignmentSettings:
    """What the course changes in one assignment; names are those of exercises, or `WRITTEN_QUESTION`."""

    due: datetime.datetime | None = None  # in UTC, with its time zone
    drop: tuple[str, ...] = ()  # not graded; students get the function as given code
    optional: tuple[str, ...] = ()  # checked, with feedback, for 0 points
    points: dict[str, int] = field(default_factory=dict)  # instead of the declared ones


@dataclass(frozen=True)
class Settings:
    """All settings of a course folder."""

    course_id: str = "deep-learning"
    time_zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    exchange: Path | None = None  # nbgrader's exchange; None leaves nbgrader's own default
    late: LatePolicy | None = None
    assignments: dict[str, AssignmentSettings] = field(default_factory=dict)

    @classmethod
    def of_folder(cls, root: Path) -> Self:
        """Read `course.toml`; raise `CourseError`, which names the key, if it is not valid."""
        data = read_toml(root / SETTINGS_FILE)
        _require_known("", data, ("course", "late", "assignments"))
        course = _read("course", data.get("course", {}), {"id": _course_id, "time_zone": _zone, "exchange": _folder})
        late = _read("late", data.get("late", {}), {"grace": _duration, "per_day": _percent, "cap": _percent})
        zone = course.get("time_zone", ZoneInfo("UTC"))
        tables = data.get("assignments", {})
        _require_known("assignments", tables, ASSIGNMENTS)
        return cls(
            course_id=course.get("id", cls.course_id),
            time_zone=zone,
            exchange=course.get("exchange"),
            late=LatePolicy(**late) if "late" in data else None,
            assignments={name: _assignment(name, table, zone) for name, table in tables.items()},
        )

    def assignment(self, assignment: str) -> AssignmentSettings:
        """Return the settings of one assignment."""
        return self.assignments.get(assignment, AssignmentSettings())

    def exercises(self, assignment: str) -> tuple[Exercise, ...]:
        """Return the graded exercises with their points here; raise `CourseError` for an unknown assignment."""
        own = self.assignment(assignment)
        graded = [exercise for exercise in exercises_of(assignment) if exercise.name not in own.drop]
        return tuple(_with_points(exercise, _points(exercise.name, own)) for exercise in graded)

    def manual_points(self, assignment: str) -> int | None:
        """Return what the question graded by hand is worth; None if it is dropped."""
        own = self.assignment(assignment)
        if WRITTEN_QUESTION in own.drop:
            return None
        points = _points(WRITTEN_QUESTION, own)
        return manual_points(assignment) if points is None else points

    def cell_points(self, assignment: str) -> dict[str, int]:
        """Return the points of each graded cell of a release, by its grade_id."""
        points = {f"check-{exercise.name}": exercise.points for exercise in self.exercises(assignment)}
        manual = self.manual_points(assignment)
        return points if manual is None else points | {f"answer-{WRITTEN_QUESTION}": manual}


def _points(name: str, own: AssignmentSettings) -> int | None:
    """Return the points that replace the declared ones, if any do."""
    return 0 if name in own.optional else own.points.get(name)


def _with_points(exercise: Exercise, points: int | None) -> Exercise:
    if points is None or points == exercise.points:
        return exercise
    shares = apportion(points, [aspect.points for aspect in exercise.aspects])
    aspects = zip(exercise.aspects, shares, strict=True)
    return replace(exercise, aspects=tuple(replace(aspect, points=share) for aspect, share in aspects))


def apportion(total: int, weights: list[int]) -> list[int]:
    """Divide points among aspects in proportion to their declared points, in whole points and at least 1 for each.

    This is the Huntington-Hill method. A total of 0 gives 0 to each.
    """
    if not total:
        return [0] * len(weights)
    shares = [1] * len(weights)
    for _ in range(total - len(weights)):
        neediest = max(range(len(weights)), key=lambda i: weights[i] ** 2 / (shares[i] * (shares[i] + 1)))
        shares[neediest] += 1
    return shares


def in_utc(zone: datetime.tzinfo, time: datetime.datetime) -> datetime.datetime:
    """Return a time in UTC; one without an offset is in `zone`."""
    return (time if time.tzinfo else time.replace(tzinfo=zone)).astimezone(datetime.UTC)


# Reading course.toml


class _InvalidError(Exception):
    """A value that a key cannot have; the message says what the key takes."""


def _read(where: str, table: Any, readers: dict[str, Callable[[Any], Any]]) -> dict[str, Any]:
    """Return the values of a table, each read by the function of its key."""
    _require_known(where, table, readers)
    values = {}
    for key, value in table.items():
        try:
            values[key] = readers[key](value)
        except _InvalidError as error:
            raise CourseError(f"{SETTINGS_FILE}: {where}.{key} is {_shown(value)}; it must be {error}") from None
    return values


def _require_known(where: str, table: Any, known: Collection[str]) -> None:
    prefix = f"{where}." if where else ""
    if not isinstance(table, dict):
        raise CourseError(f"{SETTINGS_FILE}: {where} must be a table, [{where}], not {_shown(table)}")
    for key in table:
        if key not in known:
            raise CourseError(f"{SETTINGS_FILE}: unknown key {prefix}{key}{nearest(key, known)}")


def _assignment(assignment: str, table: Any, zone: ZoneInfo) -> AssignmentSettings:
    """Return the settings of one assignment from its table."""
    where = f"assignments.{assignment}"
    aspects = {exercise.name: len(exercise.aspects) for exercise in exercises_of(assignment)} | {WRITTEN_QUESTION: 1}
    readers: dict[str, Callable[[Any], Any]] = {
        "due": partial(_time, zone),
        "drop": partial(_names, aspects),
        "optional": partial(_names, aspects),
        "points": lambda table: _read(
            f"{where}.points", table, {name: partial(_whole_points, count) for name, count in aspects.items()}
        ),
    }
    values = _read(where, table, readers)
    settings = AssignmentSettings(**values)
    listed = [*settings.drop, *settings.optional, *settings.points]
    if twice := [name for name in aspects if listed.count(name) > 1]:
        raise CourseError(f"{SETTINGS_FILE}: {where}: {twice[0]} can be in one of drop, optional and points only")
    if all(name in settings.drop for name in aspects if name != WRITTEN_QUESTION):
        raise CourseError(f"{SETTINGS_FILE}: {where}.drop must leave at least one exercise")
    return settings


def _shown(value: Any) -> str:
    text = repr(str(value) if isinstance(value, datetime.date | datetime.time) else value)
    return text if len(text) < 80 else f"{text[:80]}…"


def _course_id(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}", value):
        raise _InvalidError("a name of letters, digits, '.', '_' and '-'")
    return value


def _zone(value: Any) -> ZoneInfo:
    try:
        return ZoneInfo(value)
    except (ValueError, TypeError, AttributeError, OSError, LookupError):
        raise _InvalidError('the name of a time zone, such as "Europe/Berlin"') from None


def _folder(value: Any) -> Path:
    path = Path(value) if isinstance(value, str) else Path()
    if not path.is_absolute():
        raise _InvalidError("the absolute path of a folder")
    return path


def _duration(value: Any) -> datetime.timedelta:
    found = re.fullmatch(r"(\d{1,4}) ?(min|h|days?)", value) if isinstance(value, str) else None
    if not found:
        raise _InvalidError('a number and a unit, such as "15 min", "2 h" or "1 day"')
    return datetime.timedelta(seconds=int(found[1]) * _UNITS[found[2]])


def _percent(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        raise _InvalidError("a percentage from 0 to 100, without a % sign")
    return float(value)


def _time(zone: ZoneInfo, value: Any) -> datetime.datetime:
    """Return a date and time in UTC; a date alone means the end of that day, a time without offset is in `zone`."""
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        value = datetime.datetime.combine(value, _END_OF_DAY)
    if not isinstance(value, datetime.datetime):
        raise _InvalidError("a date and time without quotes, such as 2026-12-01T23:59:00")
    try:
        return in_utc(zone, value)
    except OverflowError:
        raise _InvalidError("a date between the years 2 and 9998") from None


def _names(known: Collection[str], value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise _InvalidError('a list of names, such as ["update_lr"]')
    if unknown := [name for name in value if name not in known]:
        raise _InvalidError(f"a list of exercises: there is no {unknown[0]!r}{nearest(unknown[0], known)}")
    if len(set(value)) < len(value):
        raise _InvalidError("a list of different names")
    return tuple(value)


def _whole_points(aspects: int, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not aspects <= value <= _MAX_POINTS:
        raise _InvalidError(f"a whole number from {aspects} (a point for each aspect) to {_MAX_POINTS}")
    return value
