"""Moodle's formats: the names in the archive of an assignment's submissions, and the offline grading worksheet.

The names are those of `mod/assign/classes/downloader.php`, the columns those of `mod/assign/gradingtable.php`. The
number in both belongs to one student in one assignment: in another assignment it can be that of another student.
"""

import contextlib
import datetime
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

from grading.csv_table import CsvTable
from grading.errors import CourseError
from grading.lms.match import Person
from grading.lms.names import LmsTable, Sender, decimal_number

# "Ada Lovelace_12345_assignsubmission_file", before Moodle 4.1 with one more underscore; without folders a file is
# named "Ada Lovelace_12345_assignsubmission_file_optimization.ipynb"
_MEMBER = re.compile(
    r"(?P<name>[^_]*)_(?P<number>[0-9]{1,18})_assignsubmission_(?P<kind>file|onlinetext)(?:_(?P<file>.*))?"
)

# Moodle writes the worksheet in the language of the person who downloads it
_COLUMNS = {
    "identifier": ("identifier", "id"),
    "name": ("full name", "vollständiger name"),
    "grade": ("grade", "bewertung"),
    "maximum": ("maximum grade", "bestwertung"),
    "submitted": ("last modified (submission)", "zuletzt geändert (abgabe)"),
    "changeable": ("grade can be changed", "bewertung kann geändert werden"),
}
# the time of submission, in English
_TIMES = ("%A, %d %B %Y, %I:%M %p", "%A, %B %d, %Y, %I:%M %p")
_KEYS = ("email address", "e-mail-adresse", "username", "anmeldename", "id number", "id-nummer")


def sender(name: str) -> Sender | None:
    """Return who handed in a file, from the name of its folder; None if Moodle does not write such names."""
    found = _MEMBER.fullmatch(name)
    return Sender("moodle", Person(found["name"]), name, number=found["number"]) if found else None


def feedback_name(member: str, assignment: str) -> str:
    """Return the name under which Moodle takes a feedback page back."""
    found = _MEMBER.fullmatch(member)
    if found and found["file"]:
        return f"{member[: found.start('file')]}{assignment}.html"
    return f"{member}/{assignment}.html"


def read_worksheet(table: CsvTable, assignment: str, column: str | None) -> LmsTable:
    """Find students, column and maximum in Moodle's grading worksheet; raise `CourseError` if it is not one."""
    places = _places(table)
    if column is not None:
        places["grade"] = table.header.index(column) if column in table.header else None
    grade = places["grade"]
    if grade is None:
        raise _not_a_worksheet(table)
    rows = range(1, len(table.rows))
    maxima = {table.value(row, places["maximum"]) for row in rows}
    if len(maxima) > 1:
        raise CourseError(f"{table.name} has different maximum grades: download the worksheet again")
    numbers = {row: _number(table, row, places) for row in rows}
    locked = {row for row in rows if table.value(row, places["changeable"]).casefold() in ("no", "nein")}
    maximum = decimal_number(maxima.pop()) if maxima else None
    return LmsTable(table, _people(table, places), grade, maximum, numbers=numbers, locked=locked)


def add_worksheet(senders: Iterable[Sender], table: CsvTable, zone: ZoneInfo) -> dict[Sender, Sender]:
    """Return each sender with the addresses and the time of submission that a worksheet has for the same number.

    Raise `CourseError` if it is not a worksheet, or its times are not in English.
    """
    places = _places(table)
    if places["submitted"] is None:
        raise _not_a_worksheet(table)
    people = _people(table, places)
    by_number = {_number(table, row, places): row for row in people}
    known = {}
    for sender in senders:
        known[sender] = sender
        if (row := by_number.get(sender.number)) is not None:
            time = _read_time(table, row, places["submitted"], zone)
            known[sender] = replace(sender, person=people[row], time=time)
    return known


def _places(table: CsvTable) -> dict[str, int | None]:
    """Return the place of each column that the table has."""
    header = _folded_header(table)
    places = {
        name: next((header.index(each) for each in names if each in header), None) for name, names in _COLUMNS.items()
    }
    if places["identifier"] is None:
        raise _not_a_worksheet(table)
    return places


def _folded_header(table: CsvTable) -> list[str]:
    return [unicodedata.normalize("NFC", name).casefold() for name in table.header]


def _not_a_worksheet(table: CsvTable) -> CourseError:
    return CourseError(
        f"{table.name} is not a grading worksheet of Moodle: set Moodle's language to English and download it "
        "from the assignment (Download grading worksheet)"
    )


def _people(table: CsvTable, places: Mapping[str, int | None]) -> dict[int, Person]:
    keys = [place for place, name in enumerate(_folded_header(table)) if name in _KEYS]
    return {
        row: Person(table.value(row, places["name"]), keys=tuple(table.value(row, place) for place in keys))
        for row in range(1, len(table.rows))
    }


def _number(table: CsvTable, row: int, places: Mapping[str, int | None]) -> str:
    """Return the number in "Participant 12345"."""
    return re.sub(r"\D+", "", table.value(row, places["identifier"]))


def _read_time(table: CsvTable, row: int, place: int, zone: ZoneInfo) -> datetime.datetime | None:
    """Return the time of submission, which Moodle writes in the time zone of the course; None if there is none."""
    text = table.value(row, place)
    if text in ("", "-"):
        return None
    for form in _TIMES:
        with contextlib.suppress(ValueError):
            return datetime.datetime.strptime(text, form).replace(tzinfo=zone).astimezone(datetime.UTC)
    raise table.error(row, f"{text!r} is not a time in English: set Moodle's language and download the worksheet again")
