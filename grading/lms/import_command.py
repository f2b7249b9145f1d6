"""`course import`: rosters and submissions, as Canvas and Moodle export them."""

from __future__ import annotations

import sys
from pathlib import Path

from grading.course import Course
from grading.folder_lock import only_one_in
from grading.gradebook.nbgrader_workflow import open_gradebook
from grading.gradebook.students import update_students
from grading.roster import Roster, read_roster


def import_roster(course: Course, path: Path) -> Roster:
    """Add and update the students of a roster in the gradebook, and print how many.

    Raises
    ------
    CourseError
        If the roster or the gradebook cannot be read, or someone else is grading.
    """
    roster = read_roster(path)
    for note in roster.notes:
        print(f"course: {note}", file=sys.stderr)
    with only_one_in(course.root), open_gradebook(course) as gradebook:
        added, changed = update_students(gradebook, roster.students.values())
    same = len(roster.students) - len(added) - len(changed)
    print(f"{path.name}: {len(added)} students added, {len(changed)} changed, {same} already known")
    return roster
