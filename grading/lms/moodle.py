"""Moodle's formats: the names in the archive of an assignment's submissions, and the offline grading worksheet.

The names are those of `mod/assign/classes/downloader.php`, the columns those of `mod/assign/gradingtable.php`. The
number in both belongs to one student in one assignment: in another assignment it can be that of another student.
"""

from __future__ import annotations

import re
import unicodedata

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
    "changeable": ("grade can be changed", "bewertung kann geändert werden"),
}
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
    """Find the students, the column of the grade and its maximum in a worksheet that Moodle exported.

    Raises
    ------
    CourseError
        If it is not such a file, or the grades are not numbers.
    """
    header = [unicodedata.normalize("NFC", name).casefold() for name in table.header]
    places = {
        name: next((header.index(each) for each in names if each in header), None) for name, names in _COLUMNS.items()
    }
    if column is not None:
        places["grade"] = table.header.index(column) if column in table.header else None
    grade = places["grade"]
    if grade is None or places["identifier"] is None:
        raise CourseError(
            f"{table.name} is not a grading worksheet of Moodle: set Moodle's language to English and download it "
            "from the assignment (Download grading worksheet)"
        )
    rows = range(1, len(table.rows))
    maxima = {table.value(row, places["maximum"]) for row in rows}
    if len(maxima) > 1:
        raise CourseError(f"{table.name} has different maximum grades: download the worksheet again")
    keys = [place for place, name in enumerate(header) if name in _KEYS]
    people = {
        row: Person(table.value(row, places["name"]), keys=tuple(table.value(row, place) for place in keys))
        for row in rows
    }
    numbers = {row: re.sub(r"\D+", "", table.value(row, places["identifier"])) for row in rows}
    locked = {row for row in rows if table.value(row, places["changeable"]).casefold() in ("no", "nein")}
    maximum = decimal_number(maxima.pop()) if maxima else None
    return LmsTable(table, people, grade, maximum, numbers=numbers, locked=locked)
