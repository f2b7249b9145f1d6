"""Canvas's formats: the names in the archive of an assignment's submissions, and the gradebook as CSV.

The names are those of Canvas's `content_zipper.rb`, the columns those of its `gradebook_exporter.rb`.
"""

import re

from grading.csv_table import CsvTable
from grading.errors import CourseError
from grading.lms.match import Person, letters
from grading.lms.names import LmsTable, Sender, decimal_number
from grading.roster import find_columns, student_rows

# lovelaceada_LATE_12345_67890_optimization-1.ipynb: the student's name and number, the number of the file, its name;
# a student who wrote a text instead has no number of a file
_MEMBER = re.compile(
    r"(?P<name>\w+?)_(?P<late>LATE_)?(?P<user>[0-9]{1,18})_(?:(?P<file>[0-9]{1,18})_.+|(?:text|link)\.html)"
)
_TITLE = re.compile(r"(?P<title>.*?)\s*(?:\(\d+\))?")  # of an assignment's column: "Optimization (5512)"

_EXCUSED = "EX"


def sender(name: str) -> Sender | None:
    """Return who handed in a file, from the name of a member; None if Canvas does not write such names."""
    found = _MEMBER.fullmatch(name)
    if not found:
        return None
    person = Person(found["name"], found["user"])
    return Sender("canvas", person, name, late=bool(found["late"]), order=int(found["file"] or 0))


def feedback_name(member: str, assignment: str) -> str:
    """Return the name under which Canvas takes a feedback page back: that of the submission, as a page.

    Canvas finds the submission by the two numbers in it.
    """
    return member.rpartition(".")[0] + ".html"


def read_gradebook(table: CsvTable, assignment: str, column: str | None) -> LmsTable:
    """Find students, column and maximum in Canvas's gradebook; raise `CourseError` if it is none or has no column."""
    columns = find_columns(table)
    if "lms_id" not in columns:
        raise CourseError(f"{table.name} is not a gradebook of Canvas: export it there (Grades, Export)")
    place = _assignment_column(table, assignment, column)
    points = [row for row in range(1, len(table.rows)) if table.value(row, 0) == "Points Possible"]
    maximum = decimal_number(table.value(points[0], place)) if points else None
    people = {}
    for row in student_rows(table, columns):
        texts = {name: table.value(row, where) for name, where in columns.items()}
        name = texts.get("name") or f"{texts.get('last_name', '')}, {texts.get('first_name', '')}"
        keys = (texts.get("login", ""), texts.get("number", ""), texts.get("email", ""))
        people[row] = Person(name, texts["lms_id"], keys)
    locked = {row for row in people if table.value(row, place) in ("N/A", _EXCUSED)}  # not assigned, or excused
    return LmsTable(table, people, place, maximum, locked=locked, excused=_EXCUSED)


def _assignment_column(table: CsvTable, assignment: str, column: str | None) -> int:
    titles = {place: _TITLE.fullmatch(name)["title"] for place, name in enumerate(table.header)}  # type: ignore[index]
    numbered = {place: title for place, title in titles.items() if table.header[place] != title}
    if column is not None:
        found = [place for place, title in titles.items() if column in (title, table.header[place])]
    else:
        found = [place for place, title in numbered.items() if letters(title) == letters(assignment)]
        found = found or [place for place, title in numbered.items() if letters(assignment) in letters(title)]
    if len(found) == 1:
        return found[0]
    what = " and ".join(repr(table.header[place]) for place in found or numbered)
    problem = "more than one column could be" if found else "no column is that of"
    raise CourseError(f"{table.name}: {problem} {column or assignment}: name one with --column ({what})")
