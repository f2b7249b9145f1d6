"""The students of a course, as a CSV file: `roster.csv`, or a list of students that Canvas or Moodle exports."""

import datetime
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from grading.csv_table import CsvTable, read_table
from grading.errors import CourseError
from grading.exercises import ASSIGNMENTS
from grading.submitted_files import why_no_id

ROSTER_FILE = "roster.csv"
EXCUSED = "excused"

# the columns that are read, with the names that Canvas and Moodle give them
_COLUMNS = {
    "id": ("id", "student id"),
    "last_name": ("last name", "lastname", "surname", "nachname"),
    "first_name": ("first name", "firstname", "vorname"),
    "name": ("student", "name", "full name", "student name", "vollständiger name"),
    "email": ("email", "e mail", "email address", "e mail adresse"),
    "login": ("login", "login id", "sis login id", "username", "anmeldename"),
    "number": ("sis user id", "id number", "idnumber", "id nummer", "matrikelnummer"),
    "lms_id": ("lms id", "lms user id"),
}
# without a column `id`, the first of these that the file has is the student's id
_INSTEAD_OF_ID = ("login", "number", "email")
_CANVAS = "sis login id"  # a column of each file that Canvas exports; there, "ID" is Canvas's own number
_MAX_CHARS = 128  # of a text in nbgrader's gradebook


@dataclass(frozen=True)
class Student:
    """A line of a roster; what the roster does not say is empty.

    `due` has the extended due date by assignment, or ``"excused"``. A date without a time zone is in the course's.
    """

    id: str
    last_name: str = ""
    first_name: str = ""
    email: str = ""
    login: str = ""
    lms_id: str = ""
    due: Mapping[str, datetime.datetime | str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def has_only_dates(self) -> bool:
        """Whether the line changes due dates and says nothing else of the student."""
        return bool(self.due) and self == Student(self.id, due=self.due)


@dataclass(frozen=True)
class Roster:
    """The students of a roster, by id, and what the reader of the file should know."""

    students: Mapping[str, Student]
    notes: tuple[str, ...] = ()


def read_roster(path: Path) -> Roster:
    """Read a roster; raise `CourseError` if a line has no id, a known one, or a due date that is not a date."""
    table = read_table(path)
    columns = find_columns(table)
    id_column = next((name for name in ("id", *_INSTEAD_OF_ID) if name in columns), None)
    if id_column is None:
        raise CourseError(
            f"{path.name}, line {table.lines[0]}: no column is named id; the first line must name the columns, "
            "such as id,last_name,first_name,email"
        )
    notes = []
    if table.encoding == "cp1252":
        notes.append(f"{path.name} is not UTF-8: it was read as Windows-1252; check the names with umlauts")
    if id_column != "id":
        notes.append(
            f"{path.name} has no column id: the ids are those of the column {table.header[columns[id_column]]!r}"
        )
    due = _due_columns(table)
    students: dict[str, Student] = {}
    lines: dict[str, int] = {}
    for row in student_rows(table, columns):
        student = _read_student(table, row, columns, id_column, due)
        folded = student.id.casefold()  # two folders whose names differ only in case are one on some systems
        if folded in lines:
            raise table.error(row, f"the id {student.id!r} is already on line {lines[folded]}: delete one of the lines")
        lines[folded] = table.lines[row]
        students[student.id] = student
    return Roster(students, tuple(notes))


def find_columns(table: CsvTable) -> dict[str, int]:
    """Return the place of each column by its name here; raise `CourseError` if two have the same name."""
    header = [_normalized(name) for name in table.header]
    if _CANVAS in header:
        header = ["lms id" if name == "id" else name for name in header]
    found: dict[str, int] = {}
    for name, synonyms in _COLUMNS.items():
        places = [place for place, text in enumerate(header) if text in synonyms]
        if len(places) > 1:
            twice = " and ".join(table.header[place] for place in places)
            raise table.error(0, f"the columns {twice} both mean {name}: delete or rename one of them")
        if places:
            found[name] = places[0]
    return found


def student_rows(table: CsvTable, columns: Mapping[str, int]) -> list[int]:
    """Return the rows that are students; Canvas adds its test student, and rows on the assignments."""
    rows = range(1, len(table.rows))
    if _CANVAS not in map(_normalized, table.header):
        return list(rows)
    named = {row: table.value(row, columns.get("name", columns.get("last_name"))) for row in rows}
    numbered = {row for row in rows if table.value(row, columns.get("lms_id"))}
    return [row for row in rows if row in numbered and named[row] not in ("Points Possible", "Student, Test")]


def names_of(full_name: str) -> tuple[str, str]:
    """Return last name and first name; in a name without a comma, the last word is the last name."""
    last, comma, first = full_name.partition(",")
    if not comma:
        first, _, last = full_name.rpartition(" ")
    return last.strip(), first.strip()


def _normalized(header: str) -> str:
    """Return the name of a column in lower case, with one space between its words."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", header).casefold().replace("_", " ")))


def _due_columns(table: CsvTable) -> dict[str, int]:
    """Return the place of the column `due ASSIGNMENT` of each assignment that has one."""
    names = {f"due {assignment}".replace("_", " "): assignment for assignment in ASSIGNMENTS}
    found = {}
    for place, header in enumerate(map(_normalized, table.header)):
        if header in names:
            found[names[header]] = place
        elif header.split(" ")[0] == "due":
            raise table.error(
                0, f"the column {table.header[place]!r} names no assignment; they are {', '.join(ASSIGNMENTS)}"
            )
    return found


def _read_student(
    table: CsvTable, row: int, columns: Mapping[str, int], id_column: str, due: Mapping[str, int]
) -> Student:
    if len(table.rows[row]) > len(table.rows[0]):
        raise table.error(row, "it has more cells than the header: put texts that contain the delimiter in quotes")
    texts = {name: unicodedata.normalize("NFC", table.value(row, place)) for name, place in columns.items()}
    for name, text in texts.items():
        if len(text) > _MAX_CHARS or not text.isprintable():
            raise table.error(row, f"{name} is longer than {_MAX_CHARS} characters, or has some that cannot be printed")
    student = texts.pop(id_column)
    if id_column != "id":
        texts[id_column] = student
    if not student:
        raise table.error(row, f"the {table.header[columns[id_column]]} is empty: every student needs one")
    if "/" in student or (why := why_no_id(student)):
        why = (
            "it contains a slash" if "/" in student else why.removesuffix(": rename it").replace("folder's name", "id")
        )
        raise table.error(row, f"{student!r} cannot be an id: {why}")
    full_name, _ = texts.pop("name", ""), texts.pop("number", "")
    if full_name and not texts.get("last_name") and not texts.get("first_name"):
        texts["last_name"], texts["first_name"] = names_of(full_name)
    dates = {name: _read_due(table, row, text) for name, place in due.items() if (text := table.value(row, place))}
    return Student(student, **texts, due=MappingProxyType(dates))


def _read_due(table: CsvTable, row: int, text: str) -> datetime.datetime | str:
    """Return a due date; a date without a time means the end of that day."""
    if text.casefold() == EXCUSED:
        return EXCUSED
    try:
        time = datetime.datetime.fromisoformat(text)
    except ValueError:
        raise table.error(row, f"{text!r} must be a date such as 2026-12-31 18:00, or {EXCUSED!r}") from None
    return time if re.search(r"\d[T ]\d", text) else time.replace(hour=23, minute=59, second=59)
