"""Every command of docs/instructors.md, from an empty folder to scores and feedback in the form of an LMS."""

import csv
import json
import re
import shlex
import subprocess
import sys
import zipfile

import pytest
from conftest import ASSIGNMENT, ROOT, bare_environment
from lms_files import STUDENTS, canvas_name, moodle_name, table

from grading.cli import main, make_parser
from grading.course import Course
from grading.demo.synthetic_class import fill
from grading.gradebook.nbgrader_workflow import open_gradebook
from grading.sandbox.isolation import available

GUIDE = (ROOT / "docs" / "instructors.md").read_text(encoding="utf-8").replace("2026-12", "2020-12")
BLOCKS = re.findall(r"^ *```(\w+) ?(\w*)\n(.*?)^ *```$", GUIDE, re.MULTILINE | re.DOTALL)
# Ada has an extension, Jörg is excused, one Wang is late, and the other has not submitted
DAYS = {"al": 5, "jm": 1, "wang1": 2}  # of December 2020, on which they submitted


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "exchange").mkdir()
    return tmp_path


def write_files_of_lms(lms, course, solved, release):
    """Write what an instructor downloads: the list of students, the submissions, and the table to fill in."""
    work = {"al": solved, "jm": release, "wang1": solved}
    name = canvas_name if lms == "canvas" else moodle_name
    with zipfile.ZipFile("submissions.zip", "w") as archive:
        for number, student in enumerate(STUDENTS[:3]):
            archive.writestr(name(student, 700 + number), json.dumps(work[student.id]))
    if lms == "canvas":
        header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Optimization (22)"]
        rows = [[f"{s.last_name}, {s.first_name}", s.lms_id, "", s.login, "A", ""] for s in STUDENTS]
        text = table([header, ["    Points Possible", "", "", "", "", "100.00"], *rows])
        (course / "canvas-grades.csv").write_text(text, encoding="utf-8")
        return
    people = [[s.first_name, s.last_name, s.login, s.email] for s in STUDENTS]
    text = table([["First name", "Last name", "Username", "Email address"], *people])
    (course / "participants.csv").write_text(text, encoding="utf-8")
    header = ["Identifier", "Full name", "Email address", "Status", "Grade", "Maximum Grade"]
    header += ["Grade can be changed", "Last modified (submission)", "Last modified (grade)", "Feedback comments"]
    rows = []
    for number, student in enumerate(STUDENTS):
        date = f"Tuesday, {DAYS[student.id]} December 2020, 12:00 PM" if student.id in DAYS else "-"
        full_name = f"{student.first_name} {student.last_name}"
        rows.append([f"Participant {700 + number}", full_name, student.email, "", "", "100.00", "Yes", date, "-", ""])
    (course / "worksheet.csv").write_text(table([header, *rows]), encoding="utf-8")


def grade_by_hand(course):
    with open_gradebook(course) as gradebook:
        for submission in gradebook.assignment_submissions(ASSIGNMENT):
            grade = gradebook.find_grade("answer-reflection", ASSIGNMENT, ASSIGNMENT, submission.student.id)
            grade.manual_score, grade.needs_manual_grade = 10, False
        gradebook.db.commit()


def run(line, root, monkeypatch):
    """Run one line of the guide; return its exit code."""
    words = shlex.split(line)
    if words[0] == "cd":
        monkeypatch.chdir(words[1])
        return 0
    if words[0] == "nbgrader":
        command = [sys.executable, "-m", "nbgrader", *words[1:]]
        return subprocess.run(command, env=bare_environment(), capture_output=True, check=False).returncode
    unsafe = ["--no-sandbox"] if words[1] in ("grade", "regrade", "explain") and not available() else []
    return main([*words[1:], *unsafe])


@pytest.mark.parametrize("lms", ["canvas", "moodle"])
def test_guide_leads_from_an_empty_folder_to_scores_and_feedback(lms, folder, monkeypatch, course, release, answers):
    root = folder / "ml-2026"
    solved = fill(release, answers.solutions)
    labels = ("", lms, "exchange") if lms == "moodle" else ("", lms)
    for language, label, text in BLOCKS:
        if language == "toml":
            exchange = text.replace("[late]", f'exchange = "{folder / "exchange"}"\n[late]')
            (root / "course.toml").write_text(exchange if lms == "moodle" else text)
            write_files_of_lms(lms, root, solved, release)
        elif language == "csv":
            check_files(lms, root)
            if lms == "canvas":  # the rest of the guide does not depend on the LMS
                return
            (root / "roster.csv").write_text(text)
        elif label in labels:
            for line in text.strip().splitlines():
                assert run(line.strip(), root, monkeypatch) == 0, line
            if "course report" in text:
                grade_by_hand(Course(root))
    with (root / "grades.csv").open(newline="", encoding="utf-8") as file:
        scores = {row["student_id"]: row["score"] for row in csv.DictReader(file) if row["assignment"] == ASSIGNMENT}
    assert scores == {"al": "60.0", "jm": "10.0", "wang1": "90.0", "wang2": "0.0"}  # before the extension
    page = Course(root).feedback_page("al", ASSIGNMENT).read_text(encoding="utf-8")
    assert "Graded again after your question of Monday." in page


def check_files(lms, root):
    """The table of the LMS has the final scores, and the archive of feedback a page for each submission."""
    path = root / ("canvas-grades-filled.csv" if lms == "canvas" else "worksheet-filled.csv")
    with path.open(newline="", encoding="utf-8") as file:
        column = "Optimization (22)" if lms == "canvas" else "Grade"
        scores = [row[column] for row in csv.DictReader(file)][-len(STUDENTS) :]
    late = "90" if lms == "moodle" else "100"  # Canvas's archive has no times
    extended_later = "60" if lms == "moodle" else "100"
    assert scores == [extended_later, "10", late, ""]
    with zipfile.ZipFile(root / f"feedback-{ASSIGNMENT}-{lms}.zip") as archive:
        assert len(archive.namelist()) == 3


def test_every_other_command_in_the_guide_exists():
    inline = set(
        re.findall(r"`course ((?:lab|grade|status|report|export|explain|regrade|update|init|feedback)[^`]*)`", GUIDE)
    )
    assert "lab --instructor" in inline
    needs_more = {"explain", "regrade", "init", "grade", "report"}
    for words in map(shlex.split, inline):
        if not (len(words) == 1 and words[0] in needs_more):
            make_parser().parse_args(words)
