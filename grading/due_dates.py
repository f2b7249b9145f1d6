"""When each student must hand in, and what handing in late costs, by `course.toml` and `roster.csv`."""

import datetime
import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from grading.errors import CourseError
from grading.roster import EXCUSED, ROSTER_FILE, read_roster
from grading.settings import SETTINGS_FILE, LatePolicy, Settings, in_utc

_DAY = datetime.timedelta(days=1)
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class DueDates:
    """The due dates of one assignment, all in UTC."""

    zone: ZoneInfo  # of the course
    set_in_course: bool  # whether there is a course.toml; without one, the gradebook decides on `due`
    due: datetime.datetime | None
    extended: Mapping[str, datetime.datetime | None]  # for every student in roster.csv; None without an extension
    excused: frozenset[str]
    only_dates: tuple[str, ...] = ()  # the ids of which roster.csv has nothing but due dates, of any assignment

    @classmethod
    def of_course(cls, root: Path, assignment: str) -> Self:
        """Read the due dates of an assignment; raise `CourseError` if `course.toml` or `roster.csv` is not valid."""
        settings = Settings.of_folder(root)
        students = read_roster(root / ROSTER_FILE).students if (root / ROSTER_FILE).exists() else {}
        dates = {student.id: student.due.get(assignment) for student in students.values()}
        try:
            extended = {
                name: in_utc(settings.time_zone, date) if isinstance(date, datetime.datetime) else None
                for name, date in dates.items()
            }
        except OverflowError:
            raise CourseError(f"{ROSTER_FILE}: due dates must be between the years 2 and 9998") from None
        due, set_in_course = settings.assignment(assignment).due, (root / SETTINGS_FILE).exists()
        if set_in_course and due is None and any(extended.values()):
            raise CourseError(
                f"{ROSTER_FILE} has due dates for {assignment}, but {SETTINGS_FILE} has none: "
                f"set due in [assignments.{assignment}]"
            )
        return cls(
            settings.time_zone,
            set_in_course,
            due,
            extended,
            frozenset(name for name, date in dates.items() if date == EXCUSED),
            tuple(name for name, student in students.items() if student.has_only_dates),
        )

    def of_student(self, student: str) -> datetime.datetime | None:
        """Return a student's due date; an extension never shortens the time."""
        return max(filter(None, (self.due, self.extended.get(student))), default=None)


def days_late(policy: LatePolicy, zone: ZoneInfo, due: datetime.datetime, handed_in: datetime.datetime) -> int:
    """Return how many days after the due date have begun, without the grace; on time is 0.

    A day ends when local clocks show the time of day of the due date, also when it has 23 or 25 hours.
    """
    counted = handed_in - policy.grace
    if counted <= due:
        return 0
    wall_time = counted.astimezone(zone).replace(tzinfo=None) - due.astimezone(zone).replace(tzinfo=None)
    return max(1, math.ceil(wall_time / _DAY))


def penalty(policy: LatePolicy, days: int, points: float) -> float:
    """Return the points that so many days cost, rounded to cents; the arithmetic is decimal, so all machines agree."""
    percent = min(Decimal(str(policy.per_day)) * days, Decimal(str(policy.cap)), Decimal(100))
    return float((Decimal(str(round(points, 6))) * percent / 100).quantize(_CENT))


def duration(seconds: float) -> str:
    """Return a time in its largest unit, rounded up; empty for zero."""
    units = ((86400, "day"), (3600, "hour"), (60, "minute"))
    size, unit = next((each for each in units if seconds >= each[0]), units[-1])
    count = math.ceil(seconds / size)
    return f"{count} {unit}{'' if count == 1 else 's'}" if count else ""
