"""`course export` and `course feedback --zip`: scores and pages reach the right rows and names; all else stays."""

import csv
import datetime
import os
import zipfile

import pytest
from conftest import ASSIGNMENT, make_course
from lms_files import STUDENTS, canvas_name, moodle_name, notebook, table, zipped
from test_cli import assert_one_line, course_command

from grading.errors import CourseError
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow, open_gradebook
from grading.gradebook.students import update_students
from grading.lms.export_command import FillOptions, export_table, fill_lms_file
from grading.lms.feedback_zip import pack_feedback
from grading.lms.import_command import ImportOptions, import_submissions
from grading.lms.scores import read_final_scores

ADA, JOERG, WANG, OTHER_WANG = STUDENTS
POINTS = 100  # of all exercises and the written question


@pytest.fixture(scope="module")
def course_dir(tmp_path_factory, release):
    """Ada has half of all points less 2.5 for being late, Jörg needs manual grading, one Wang has all points."""
    folder = tmp_path_factory.mktemp("export")
    course = make_course(folder / "course")
    (course.root / "course.toml").write_text(
        f"[late]\nper_day = 5\n[assignments.{ASSIGNMENT}]\ndue = 2026-12-01T12:00:00\n"
    )
    NbgraderWorkflow(course, ASSIGNMENT).register()
    (folder / "moodle.zip").write_bytes(
        zipped({moodle_name(student, 5000 + n): notebook(release) for n, student in enumerate((ADA, JOERG))})
    )
    with open_gradebook(course) as gradebook:
        update_students(gradebook, STUDENTS)
        assert gradebook.find_assignment(ASSIGNMENT).max_score == POINTS
        for student, part in ((ADA, 0.5), (JOERG, 1), (WANG, 1)):
            time = datetime.datetime(2026, 12, 1, 18 if student is ADA else 6)
            [submitted] = gradebook.add_submission(ASSIGNMENT, student.id, timestamp=time).notebooks
            for grade in submitted.grades:
                grade.auto_score = part * grade.max_score
                grade.needs_manual_grade = student is JOERG and grade.name == "answer-reflection"
        gradebook.db.commit()
    import_submissions(course, folder / "moodle.zip", ImportOptions())
    for student in (ADA, JOERG, WANG):
        for path in (course.graded(student.id, ASSIGNMENT), course.feedback_page(student.id, ASSIGNMENT)):
            path.parent.mkdir(parents=True)
            path.write_text(f"page of {student.id}")
    return course


def fill(course, path, text, lms, capsys, assignment=ASSIGNMENT, encoding="utf-8", **options):
    """Fill a file; return the exit code, the new text, and what was printed."""
    path.write_bytes(text.encode(encoding))
    code = fill_lms_file(course, assignment, FillOptions(lms, path, **options), path.with_name("filled.csv"))
    return code, path.with_name("filled.csv").read_bytes().decode(encoding), capsys.readouterr()


CANVAS_HEADER = [
    "Student",
    "ID",
    "SIS User ID",
    "SIS Login ID",
    "Section",
    "Quiz (1)",
    "Optimization (22)",
    "Final Score",
]


def canvas_file(grades=("", "", "", "", ""), delimiter=",", points="100.00"):
    people = [(f"{s.last_name}, {s.first_name}", s.lms_id, "", s.login) for s in STUDENTS]
    people.append(("Stranger, A", "900", "", "stranger"))
    return table(
        [
            CANVAS_HEADER,
            ["", "", "", "", "", "", "Manual Posting", ""],
            ["    Points Possible", "", "", "", "", "10", points, "(read only)"],
            *([*person, "=1+1", "7", grade, "50"] for person, grade in zip(people, grades, strict=True)),
            ["Student, Test", "999", "", "abc", "A", "", "", ""],
        ],
        delimiter,
    )


def test_canvas_gradebook(course_dir, tmp_path, capsys):
    before = canvas_file(("3", "4", "", "5", "6"))
    code, after, said = fill(course_dir, tmp_path / "canvas.csv", before, "canvas", capsys)
    assert after == canvas_file(("47.5", "", "100", "5", "6"))
    assert code == 0
    assert "1 empty (needs manual grading), 2 with a score, 1 without a submission" in said.out
    assert said.err == "  Stranger, A: not in the course, or more than one student; left as it is\n"


def test_canvas_with_semicolons_decimal_commas_and_bom(course_dir, tmp_path, capsys):
    text = canvas_file(delimiter=";", points="100,00")
    _, after, _ = fill(course_dir, tmp_path / "c.csv", text, "canvas", capsys, encoding="utf-8-sig")
    assert after == canvas_file(("47,5", "", "100", "", ""), ";", "100,00")
    assert (tmp_path / "filled.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_another_maximum_is_refused_or_converted(course_dir, tmp_path, capsys):
    with pytest.raises(CourseError, match=r"has 100 points, but 60 in c\.csv"):
        fill(course_dir, tmp_path / "c.csv", canvas_file(points="60.00"), "canvas", capsys)
    _, after, _ = fill(course_dir, tmp_path / "c.csv", canvas_file(points="60.00"), "canvas", capsys, scale=True)
    assert after == canvas_file(("28.5", "", "60", "", ""), points="60.00")


def test_rows_in_which_canvas_takes_no_grade(course_dir, tmp_path, capsys):
    before = canvas_file(("EX", "N/A", "", "", ""))
    code, after, said = fill(course_dir, tmp_path / "c.csv", before, "canvas", capsys)
    assert after == canvas_file(("EX", "N/A", "100", "", ""))
    assert "al: Canvas takes no grade in this row" in said.err
    assert code == 0


def test_who_is_excused_has_no_score(course_dir, tmp_path, capsys):
    roster = course_dir.root / "roster.csv"
    roster.write_text(f"id,due {ASSIGNMENT}\nal,excused\nwang2,excused\n")
    try:
        _, after, _ = fill(course_dir, tmp_path / "c.csv", canvas_file(), "canvas", capsys)
        assert after == canvas_file(("EX", "", "100", "EX", ""))
        _, after, _ = fill(course_dir, tmp_path / "c.csv", worksheet(["1"] * 5), "moodle", capsys)
        assert after == worksheet(["", "", "100", "", "1"])
    finally:
        roster.unlink()


def test_the_column_of_the_assignment(course_dir, tmp_path, capsys):
    renamed = canvas_file().replace("Optimization (22)", "Homework 4 (22)")
    with pytest.raises(CourseError, match=r"name one with --column \('Quiz \(1\)' and 'Homework 4 \(22\)'\)"):
        fill(course_dir, tmp_path / "c.csv", renamed, "canvas", capsys)
    _, after, _ = fill(course_dir, tmp_path / "c.csv", renamed, "canvas", capsys, column="Homework 4")
    assert "47.5" in after
    two = canvas_file().replace("Quiz (1)", "Optimization (21)")
    with pytest.raises(CourseError, match="more than one column could be"):
        fill(course_dir, tmp_path / "c.csv", two, "canvas", capsys)


def worksheet(grades, header=("Identifier", "Full name", "Email address", "Grade", "Maximum Grade"), maximum="100.00"):
    names = [("Participant 5000", "A. Lovelace", "private@x.org"), ("Participant 5001", "Jörg Müller", "jm@x.org")]
    names += [("Participant 5002", "Wei Wang", "wang1@x.org"), ("Participant 5003", "Wei Wang", "wang2@x.org")]
    names += [("Participant 5004", "A Stranger", "stranger@x.org")]
    rows = [[*person, grade, maximum] for person, grade in zip(names, grades, strict=True)]
    return table([header, *rows], line_end="\n")


def test_moodle_worksheet(course_dir, tmp_path, capsys):
    """The number of the import finds Ada, whose name and address are other ones; addresses tell the Wangs apart."""
    path = tmp_path / "Grades-DL-Optimization-77.csv"
    code, after, said = fill(course_dir, path, worksheet([""] * 5), "moodle", capsys, assignment=None)
    assert after == worksheet(["47.5", "", "100", "", ""])
    assert code == 0
    assert "A Stranger: not in the course" in said.err


def test_moodle_in_german(course_dir, tmp_path, capsys):
    header = ("ID", "Vollständiger Name", "E-Mail-Adresse", "Bewertung", "Bestwertung")
    before = worksheet([""] * 5, header, "100,00")
    _, after, _ = fill(course_dir, tmp_path / "w.csv", before, "moodle", capsys)
    assert after == worksheet(["47,5", "", "100", "", ""], header, "100,00")


def test_a_score_without_a_row_is_said(course_dir, tmp_path, capsys):
    text = "".join(worksheet([""] * 5).splitlines(keepends=True)[:2])
    code, _, said = fill(course_dir, tmp_path / "w.csv", text, "moodle", capsys)
    assert code == 1
    assert said.err == "  wang1: has a score but no row in w.csv\n"


def test_a_submission_after_grading_has_no_score_and_no_page(course_dir, tmp_path, capsys):
    path = course_dir.submission("al", ASSIGNMENT)
    before = path.stat().st_mtime
    os.utime(path, (before + 1000, before + 1000))
    try:
        assert read_final_scores(course_dir, ASSIGNMENT).without["al"] == "submitted again after grading"
        assert pack_feedback(course_dir, ASSIGNMENT, "moodle", tmp_path / "f.zip") == 1
        assert "al: no page" in capsys.readouterr().err
    finally:
        os.utime(path, (before, before))


def test_csv_with_a_column_for_each_exercise(course_dir, tmp_path):
    export_table(course_dir, tmp_path / "grades.csv", ASSIGNMENT, exercises=True)
    with (tmp_path / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert float(rows["al"]["update_lr"]) * 2 == float(rows["wang1"]["update_lr"]) > 0
    assert rows["jm"]["reflection"] == ""
    assert rows["wang2"]["update_lr"] == ""
    assert (rows["al"]["score"], rows["al"]["assignment"]) == ("47.5", ASSIGNMENT)


@pytest.mark.parametrize(
    ("lms", "names"),
    [
        ("moodle", ["Ada Lovelace_5000_assignsubmission_file/optimization.html"]),
        ("canvas", ["lovelaceada_LATE_101_12_optimization-1.html"]),
    ],
)
def test_feedback_archives(course_dir, release, tmp_path, capsys, lms, names):
    if lms == "canvas":
        archive = {canvas_name(ADA, 12, "optimization-1.ipynb", late=True): notebook(release, "again")}
        (tmp_path / "c.zip").write_bytes(zipped(archive))
        import_submissions(course_dir, tmp_path / "c.zip", ImportOptions(replace=True))
        graded = course_dir.graded("al", ASSIGNMENT)
        graded.write_text(graded.read_text())
    assert pack_feedback(course_dir, ASSIGNMENT, lms, tmp_path / "f.zip") == (lms == "canvas")
    with zipfile.ZipFile(tmp_path / "f.zip") as archive:
        assert archive.namelist()[:1] == names
        assert archive.read(names[0]) == b"page of al"
    if lms == "canvas":
        assert "jm: the submission was not imported from Canvas" in capsys.readouterr().err


def test_bad_input_is_one_line(course_dir, tmp_path):
    (tmp_path / "other.csv").write_text("name,grade\n")
    for words, code, line in [
        (["--format", "canvas"], 2, "--fill"),
        (["--fill", "x.csv"], 2, "need --format"),
        (["--format", "moodle", "--fill", "absent.csv", ASSIGNMENT], 1, "absent.csv does not exist"),
        (["--format", "moodle", "--fill", tmp_path / "other.csv"], 2, "name the assignment"),
        (["--format", "moodle", "--fill", tmp_path / "other.csv", ASSIGNMENT], 1, "not a grading worksheet"),
        (["--format", "canvas", "--fill", tmp_path / "other.csv", ASSIGNMENT], 1, "not a gradebook of Canvas"),
        (["--format", "canvas", "--fill", tmp_path / "other.csv", "initialization"], 1, "not a gradebook of Canvas"),
    ]:
        assert_one_line(course_command(course_dir.root, "export", *words), code, line)
    assert_one_line(course_command(course_dir.root, "feedback", ASSIGNMENT, "--to", "x.zip"), 2, "--to needs --zip")
