"""What the formats of Canvas and Moodle have in common: who handed in a file, and a table of grades to fill in."""

import datetime
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from grading.csv_table import CsvTable
from grading.lms.match import Person


@dataclass(frozen=True)
class Sender:
    """Who handed in a file, as the name of the file or of its folder says.

    `lms` is ``"canvas"``, ``"moodle"`` or ``"folder"``. `member` is that name. `number` identifies the student in this
    assignment only; `order` increases with each file that is handed in. `time` is the time of submission in UTC, if it
    is known.
    """

    lms: str
    person: Person
    member: str
    number: str = ""
    late: bool = False
    order: int = 0
    time: datetime.datetime | None = None


@dataclass(frozen=True)
class LmsTable:
    """A table of an LMS with the rows of its students; `column` is that of the grade, `maximum` the best one."""

    table: CsvTable
    people: Mapping[int, Person]
    column: int
    maximum: float | None
    numbers: Mapping[int, str] = field(default_factory=dict)  # `Sender.number` by row
    locked: Set[int] = frozenset()  # rows in which the LMS takes no grade
    excused: str = ""  # the grade of a student who is excused


def decimal_number(text: str) -> float | None:
    """Return a number that is written with a decimal point or a decimal comma; None if it is not a number."""
    return float(text.replace(",", ".")) if re.fullmatch(r"\d+(?:[.,]\d+)?", text) else None
