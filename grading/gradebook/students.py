"""The students of the gradebook: adds and updates them, removes none, and finds ids that may be mistyped."""

import sys
from collections.abc import Iterable, Mapping

from nbgrader.api import Gradebook
from nbgrader.api import Student as GradebookStudent

from grading.course import Course
from grading.roster import ROSTER_FILE, Student
from grading.submitted_files import one_line

_MOST_IDS = 3  # in a line


def update_students(gradebook: Gradebook, students: Iterable[Student]) -> tuple[list[str], list[str]]:
    """Add students, and change what is known of others, in one transaction; return both lists of ids.

    What a student's line in the roster leaves empty stays as it is in the gradebook.
    """
    known = {student.id: student for student in gradebook.db.query(GradebookStudent)}
    added, changed = [], []
    for student in students:
        values = {
            "last_name": student.last_name,
            "first_name": student.first_name,
            "email": student.email,
            "lms_user_id": student.lms_id,
        }
        given = {name: value for name, value in values.items() if value}
        row = known.get(student.id)
        if row is None:
            gradebook.db.add(GradebookStudent(id=student.id, **given))
            added.append(student.id)
        elif new := {name: value for name, value in given.items() if getattr(row, name) != value}:
            for name, value in new.items():
                setattr(row, name, value)
            changed.append(student.id)
    gradebook.db.commit()
    return added, changed


def warn_of_unknown_ids(course: Course, gradebook: Gradebook, only_dates: Iterable[str]) -> set[str]:
    """Return the ids that neither the gradebook nor a submission has, and name them in one line on standard error.

    `only_dates` are ids of which the roster has nothing but due dates. While nobody is known, none of them is unknown.
    """
    known = {student for (student,) in gradebook.db.query(GradebookStudent.id)}
    known |= {folder.name for folder in (course.root / "submitted").glob("*")}
    unknown = [student for student in only_dates if student not in known] if known else []
    if unknown:
        more = f" and {len(unknown) - _MOST_IDS} more" if len(unknown) > _MOST_IDS else ""
        ids = ", ".join(map(repr, unknown[:_MOST_IDS])) + more
        problem = f"{ROSTER_FILE} has due dates for {ids}, but the course has no such student: correct the id"
        add = f"or add a new student with `course import --roster {ROSTER_FILE}`"
        print(one_line(f"course: {problem}, {add}"), file=sys.stderr)
    return set(unknown)


def course_students(gradebook: Gradebook, roster: Mapping[str, Student]) -> list[Student]:
    """Return everyone in the gradebook, with the logins that a roster has, which the gradebook cannot store."""
    return [
        Student(row.id, row.last_name or "", row.first_name or "", row.email or "", login, row.lms_user_id or "")
        for row in gradebook.db.query(GradebookStudent)
        for login in [roster[row.id].login if row.id in roster else ""]
    ]
