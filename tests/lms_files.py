"""Archives and tables as Canvas and Moodle write them, for a small class or a large one."""

import csv
import io
import json
import zipfile

from grading.roster import Student

STUDENTS = [
    Student("al", "Lovelace", "Ada", "ada@x.org", "al", "101"),
    Student("jm", "Müller", "Jörg", "jm@x.org", "jm", "102"),
    Student("wang1", "Wang", "Wei", "wang1@x.org", "wang1", "103"),
    Student("wang2", "Wang", "Wei", "wang2@x.org", "wang2", "104"),
]
DOWNLOADED = (2026, 11, 21, 12, 0, 0)


def zipped(members, time=DOWNLOADED):
    """The bytes of a zip archive: a dict of contents by name, or pairs of `ZipInfo` or name and content."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items() if isinstance(members, dict) else members:
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name, time)
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def canvas_name(student, file, title="optimization.ipynb", late=False):
    name = "".join(filter(str.isalnum, student.last_name + student.first_name)).lower()
    return f"{name}_{'LATE_' * late}{student.lms_id}_{file}_{title}"


def moodle_name(student, number, rest="/optimization.ipynb"):
    return f"{student.first_name} {student.last_name}_{number}_assignsubmission_file{rest}"


def notebook(release, text=""):
    """A submission that differs from others by its text."""
    cells = [*release["cells"], {"cell_type": "markdown", "id": "mine", "metadata": {}, "source": text}]
    return json.dumps(release | {"cells": cells}).encode()


def table(rows, delimiter=",", line_end="\r\n"):
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return buffer.getvalue()
