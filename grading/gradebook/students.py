"""The students of the gradebook: adds and updates them, removes none."""

from collections.abc import Iterable, Mapping

from nbgrader.api import Gradebook
from nbgrader.api import Student as GradebookStudent

from grading.roster import Student


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


def course_students(gradebook: Gradebook, roster: Mapping[str, Student]) -> list[Student]:
    """Return everyone in the gradebook, with the logins that a roster has, which the gradebook cannot store."""
    return [
        Student(row.id, row.last_name or "", row.first_name or "", row.email or "", login, row.lms_user_id or "")
        for row in gradebook.db.query(GradebookStudent)
        for login in [roster[row.id].login if row.id in roster else ""]
    ]
