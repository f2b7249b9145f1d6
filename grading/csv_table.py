"""CSV files: an LMS's, read with any usual delimiter and written back with new values; no value becomes a formula."""

import contextlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grading.errors import CourseError, os_error_as
from grading.submitted_files import one_line

_MAX_BYTES = 50 << 20
_DELIMITERS = ",;\t"
_LINE_END = re.compile(r"\r\n|\r|\n")
# a spreadsheet reads a text that begins with one of these as a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass
class CsvTable:
    """The cells of a CSV file as they are written there, with their quotation marks; empty lines are not rows."""

    name: str  # of the file, for messages
    encoding: str
    delimiter: str
    before: str = ""  # empty lines before the first row
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)  # the number of the line on which each row begins
    ends: list[str] = field(default_factory=list)  # what follows each row: its line end and any empty lines

    @property
    def header(self) -> list[str]:
        """The values of the first row."""
        return [self.value(0, column) for column in range(len(self.rows[0]))]

    def value(self, row: int, column: int | None) -> str:
        """Return the text of a cell without its quotation marks; empty if there is no such cell."""
        cells = self.rows[row]
        if column is None or column >= len(cells):
            return ""
        cell = cells[column].strip(" ")
        return (cell[1:-1].replace('""', '"') if cell.startswith('"') else cell).strip()

    def put(self, row: int, column: int, value: str) -> None:
        """Replace the text of a cell; it stays in quotation marks if it was."""
        cells = self.rows[row]
        cells += [""] * (column + 1 - len(cells))
        if self.value(row, column) != value:
            quoted = '"' in cells[column] or any(character in value for character in (self.delimiter, '"', "\n"))
            cells[column] = '"{}"'.format(value.replace('"', '""')) if quoted else value

    def content(self) -> bytes:
        """Return the file."""
        lines = zip(self.rows, self.ends, strict=True)
        text = self.before + "".join(self.delimiter.join(cells) + end for cells, end in lines)
        return text.encode(self.encoding)

    def error(self, row: int, problem: str) -> CourseError:
        """Return an error that names the line of a row."""
        return CourseError(one_line(f"{self.name}, line {self.lines[row]}: {problem}"))


def read_table(path: Path) -> CsvTable:
    """Read a CSV file; raise `CourseError` if it cannot be read, or is not a CSV file."""
    if not path.is_file():
        raise CourseError(f"{path} {'is not a file' if path.exists() else 'does not exist'}: name a CSV file")
    with os_error_as(f"{path} cannot be read"), path.open("rb") as file:
        content = file.read(_MAX_BYTES + 1)
    text, encoding = _decode(path.name, content)
    first = re.sub(r'"[^"]*"', "", _LINE_END.split(text.lstrip(), maxsplit=1)[0])
    table = CsvTable(path.name, encoding, max(_DELIMITERS, key=first.count))
    _split(table, text)
    if not table.rows:
        raise CourseError(f"{path.name} is empty: it must begin with a line that names the columns")
    return table


def _decode(name: str, content: bytes) -> tuple[str, str]:
    """Return the text of a file and its encoding."""
    if len(content) > _MAX_BYTES:
        raise CourseError(f"{name} is larger than {_MAX_BYTES >> 20} MB: name a CSV file")
    if content.startswith((b"PK", b"\xd0\xcf", b"\xff\xfe", b"\xfe\xff")) or b"\0" in content:
        raise CourseError(f"{name} is not a CSV file: open it in a spreadsheet and save it as 'CSV UTF-8'")
    for encoding in ("utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "utf-8", "cp1252"):
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise CourseError(f"{name} is neither UTF-8 nor Windows-1252 text: save it as 'CSV UTF-8'")


def _split(table: CsvTable, text: str) -> None:
    """Fill a table with the rows of a text."""
    plain = rf"[^{table.delimiter}\r\n]*"
    cell = re.compile(rf' *"[^"]*(?:""[^"]*)*" *(?=[{table.delimiter}\r\n]|\Z)|{plain}')
    place, line, cells, begins = 0, 1, [], 1
    while True:
        text_of_cell = cell.match(text, place)[0]  # type: ignore[index]  # it matches the empty text, too
        stripped = text_of_cell.strip(" ")
        if stripped.startswith('"') and not (len(stripped) > 1 and stripped.endswith('"')):
            raise CourseError(f"{table.name}, line {line}: a cell has only one of its quotation marks")
        cells.append(text_of_cell)
        line += len(_LINE_END.findall(text_of_cell))
        place += len(text_of_cell)
        if text[place : place + 1] == table.delimiter:
            place += 1
            continue
        end = _LINE_END.match(text, place)
        _add_row(table, cells, begins, end[0] if end else "")
        if not end:
            return
        place, line, cells = end.end(), line + 1, []
        begins = line


def _add_row(table: CsvTable, cells: list[str], line: int, end: str) -> None:
    if any(cell.strip(' "') for cell in cells):
        table.rows.append(cells)
        table.lines.append(line)
        table.ends.append(end)
    elif table.rows:
        table.ends[-1] += table.delimiter.join(cells) + end
    else:
        table.before += table.delimiter.join(cells) + end


def no_formula(value: Any) -> Any:
    """Return a cell's value in a form that no spreadsheet reads as a formula; numbers stay."""
    if not isinstance(value, str) or not value.startswith(_FORMULA):
        return value
    with contextlib.suppress(ValueError):
        float(value)
        return value
    return f"'{value}"
